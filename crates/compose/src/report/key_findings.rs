//! Chapter 3: what matters most, what is recommended, and what became of what was recommended before.

use assize_framework::Framework;
use assize_model::{FollowUpStatus, RemarkKind};
use assize_report::{Block, Cell, Column, Section, Table};
use assize_scoring::{Outcome, Scorecard};

use super::{chapter, paragraph};
use crate::cells;
use crate::figures::percent_text;
use crate::scorecard::{is_own, remarks_on, shown_nodes, total_words};
use crate::words::{self, list, lower};

/// Findings made from the figures; then strengths, concerns, recommendations and follow-up as they were recorded.
pub(super) fn key_findings(card: &Scorecard<'_>) -> Section {
    let inspection = card.inspection;
    let mut blocks = vec![Block::List { points: from_figures(card) }];
    for (kind, title) in [(RemarkKind::Strength, "Strengths"), (RemarkKind::Concern, "Concerns")] {
        let points = remarks_on(inspection, kind, None);
        if !points.is_empty() {
            blocks.push(paragraph(format!("{title}:")));
            blocks.push(Block::List { points });
        }
    }
    let recommended = remarks_on(inspection, RemarkKind::Recommendation, None);
    let recommendations = match recommended.is_empty() {
        true => vec![paragraph("The record holds no recommendations.")],
        false => vec![Block::List { points: recommended }],
    };
    let follow_up = match follow_up(card) {
        Some(table) => vec![Block::Table(table)],
        None => vec![paragraph("The record does not follow up earlier recommendations.")],
    };
    let sections = vec![
        chapter("recommendations", "Recommendations", recommendations, Vec::new()),
        chapter("earlier-recommendations", "What became of earlier recommendations", follow_up, Vec::new()),
    ];
    chapter("key-findings", "Key findings", blocks, sections)
}

/// Sentences that follow from the figures alone.
fn from_figures(card: &Scorecard<'_>) -> Vec<String> {
    let framework = card.framework;
    let mut points = Vec::new();
    if let Some(total) = &card.total {
        points.push(format!("Overall: {total}.", total = lower(&total_words(framework, &total.last, total.maximum))));
    }
    if is_own(card) {
        points.push("A self-assessment covers what the body judged itself, and has no overall rating.".to_owned());
    }
    points.extend(distribution(card));
    points.extend(extremes(card));
    points.extend(standards(card));
    if points.is_empty() {
        points.push("No figure of this inspection is known.".to_owned());
    }
    points
}

/// How many standards have each rating, best first.
fn distribution(card: &Scorecard<'_>) -> Option<String> {
    let framework = card.framework;
    let rated: Vec<Outcome> = shown_nodes(card).into_iter().map(|node| card.nodes[node].last).collect();
    let count = |rating: usize| rated.iter().filter(|outcome| outcome.rated() == Some(rating)).count();
    let parts: Vec<String> = (0..framework.ratings.len())
        .rev()
        .filter(|rating| count(*rating) > 0)
        .enumerate()
        .map(|(place, rating)| {
            let (number, title) = (count(rating), lower(words::rating(framework, rating)));
            match (place, number) {
                (0, 1) => format!("{number} is rated {title}"),
                (0, _) => format!("{number} are rated {title}"),
                (_, _) => format!("{number} {title}"),
            }
        })
        .collect();
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let known = rated.iter().filter(|outcome| outcome.rated().is_some()).count();
    let open = rated.iter().filter(|outcome| matches!(outcome, Outcome::Between { .. } | Outcome::Unknown)).count();
    let (mut whole, level) = match (parts.is_empty(), level(framework)) {
        (true, _) | (_, None) => return None,
        (false, Some(level)) => {
            let said = format!("Of {open} {level}s {parts}", open = (known + open), parts = list(&parts));
            (said, level)
        }
    };
    if open > 0 {
        whole += &format!("; for {open} the {level}'s rating is known within limits or not at all");
    }
    Some(format!("{whole}."))
}

/// What rated nodes are called.
fn level(framework: &Framework) -> Option<&str> {
    let node = framework.nodes.iter().find(|node| node.band.is_some())?;
    Some(&framework.levels[node.level])
}

/// The lowest and the highest of the questions that have a share.
fn extremes(card: &Scorecard<'_>) -> Option<String> {
    let scored = |question: &usize| card.framework.questions[*question].scored;
    let all: Vec<usize> = (0..card.questions.len()).filter(scored).collect();
    let known = all
        .iter()
        .filter(|question| card.questions[**question].figure.as_ref().is_ok_and(|share| share.point.is_some()))
        .copied()
        .collect::<Vec<_>>();
    (known.len() > 1).then(|| super::bars::spread(card, &known, &card.framework.question_level))
}

/// The lowest and the highest of the standards that are judged from cases.
fn standards(card: &Scorecard<'_>) -> Vec<String> {
    let framework = card.framework;
    let mut nodes: Vec<(usize, &assize_model::Exact)> = (0..card.nodes.len())
        .filter(|node| framework.nodes[*node].band.is_some())
        .filter_map(|node| Some((node, card.nodes[node].figure.as_ref().ok()?.point.as_ref()?)))
        .collect();
    nodes.sort_by(|a, b| a.1.cmp(b.1).then(a.0.cmp(&b.0)));
    match nodes.as_slice() {
        [(lowest, least), .., (highest, most)] => vec![format!(
            "{lowest} is the lowest standard judged from cases, at {percent}; {highest} the highest, at {percent_2}.",
            lowest = framework.nodes[*lowest].title.en,
            percent = percent_text(least),
            highest = lower(&framework.nodes[*highest].title.en),
            percent_2 = percent_text(most)
        )],
        _ => Vec::new(),
    }
}

/// What the record says of earlier recommendations.
fn follow_up(card: &Scorecard<'_>) -> Option<Table> {
    let mut table = Table::new("follow-ups", "").with_id("follow-up-table").columns([
        Column::text("of", "Of"),
        Column::text("status", "Became of it"),
        Column::text("text", "In words"),
        Column::text("source", "Source"),
    ]);
    for one in &card.inspection.follow_ups {
        let how = match one.value.status {
            FollowUpStatus::Done => "done",
            FollowUpStatus::InPart => "done in part",
            FollowUpStatus::NotDone => "not done",
        };
        let source = cells::text_or(one.value.source.as_ref(), "none is given");
        let text = cells::words_or(&one.value.text, "nothing is said");
        table.row(vec![Cell::text(&one.value.of), Cell::text(how), text, source]);
    }
    (!table.rows.is_empty()).then_some(table)
}
