//! Chapter 2: the overall rating, a box for each standard, and which is lowest.

use assize_disclose::Mask;
use assize_framework::Rollup;
use assize_report::chart::{Bar, RatingBox};
use assize_report::{Block, Cell, Chart, Grid, GridGroup, KeyFigure, Section};
use assize_scoring::{Basis, Outcome, Part, Scorecard, WhyNotRated};

use super::bars::{Drawn, chart, edges_of};
use super::{chapter, paragraph};
use crate::figures::{self, Value, figure};
use crate::inspection::name;
use crate::scorecard::{node_figure, nodes_table, printed_overall, shown_nodes, total_words};
use crate::words::{self, lower};

/// The ratings page, or, in a regime without ratings, the scores.
pub(super) fn ratings(card: &Scorecard<'_>, mask: &Mask) -> Section {
    let mut blocks = Vec::new();
    blocks.extend(overall(card, mask));
    blocks.extend(grid(card).map(Block::Grid));
    blocks.extend(standards_chart(card, mask).map(Block::Chart));
    let shown = shown_nodes(card);
    if card.framework.nodes.iter().any(|node| node.rollup.is_some()) {
        blocks.push(Block::Table(nodes_table(card, &shown, &card.inspection.id, mask)));
    }
    if blocks.is_empty() {
        blocks.push(paragraph("This regime makes neither ratings nor scores."));
    }
    let title = if card.framework.ratings.is_empty() { "Scores" } else { "Ratings" };
    chapter("ratings", title, blocks, Vec::new())
}

/// The overall rating and the points, each with what it rests on.
fn overall(card: &Scorecard<'_>, mask: &Mask) -> Option<Block> {
    let total = card.total.as_ref()?;
    let framework = card.framework;
    let rating = match (&total.last.rating, printed_overall(card)) {
        (Ok(outcome), _) => words::outcome(framework, *outcome),
        (Err(_), Some(printed)) => printed.to_owned(),
        (Err(_), None) => "No overall rating".to_owned(),
    };
    let note = match (total.basis, &total.last.rating) {
        (_, Err(why)) => {
            format!("as printed or not at all: {why_no_overall}", why_no_overall = words::why_no_overall(*why))
        }
        (Basis::Rule, Ok(_)) => "by the scoring rule".to_owned(),
        (Basis::Panel, Ok(_)) => {
            format!(
                "after the ratings panel; by the rule: {total}",
                total = total_words(framework, &total.rule, total.maximum)
            )
        }
        (Basis::Published, Ok(_)) => "as published".to_owned(),
    };
    let points = match total.last.points {
        (least, most) if least == most => format!("{least} of {maximum}", maximum = total.maximum),
        (least, most) => format!("{least} to {most} of {maximum}", maximum = total.maximum),
    };
    let of = |part, words: &str| figure(&name(card, "overall").part(part), &Value::Words(words), None, mask);
    let standards = format!("of {standards} standards", standards = total.standards.len());
    let figures = vec![
        KeyFigure { label: "Overall rating".to_owned(), figure: of(Part::Rating, &rating), note },
        KeyFigure { label: "Points".to_owned(), figure: of(Part::Points, &points), note: standards },
    ];
    Some(Block::KeyFigures { figures })
}

/// A box a standard, by the domain it is under.
pub(super) fn grid(card: &Scorecard<'_>) -> Option<Grid> {
    let framework = card.framework;
    if framework.ratings.is_empty() {
        return None;
    }
    let boxed = |node: usize| -> Option<(String, RatingBox)> {
        let rated_box = rating_box(card, node)?;
        Some((format!("{} {}", framework.nodes[node].id, framework.nodes[node].title.en), rated_box))
    };
    let mut groups: Vec<GridGroup> = Vec::new();
    for node in shown_nodes(card) {
        let Some(one) = boxed(node) else { continue };
        let title = match framework.nodes[node].parent.map(|parent| &framework.nodes[parent]) {
            Some(parent) => format!("{} {}", parent.id, parent.title.en),
            None => String::new(),
        };
        match groups.iter_mut().find(|group| group.title == title) {
            Some(group) => group.boxes.push(one),
            None => groups.push(GridGroup { title, boxes: vec![one] }),
        }
    }
    let title = "Each standard's rating".to_owned();
    (!groups.is_empty()).then(|| Grid { id: "rating-grid".to_owned(), title, groups })
}

/// The rating of a node, where it is one that is rated.
pub(super) fn rating_box(card: &Scorecard<'_>, node: usize) -> Option<RatingBox> {
    let (framework, outcome) = (card.framework, card.nodes[node].last);
    let step = match outcome {
        Outcome::Rated(rating) => Some([rating, framework.ratings.len()]),
        Outcome::NotRated(WhyNotRated::Groups | WhyNotRated::NoBand) => return None,
        Outcome::Between { .. } | Outcome::Unknown | Outcome::NotRated(_) => None,
    };
    let figure = name(card, &framework.nodes[node].id).part(Part::Rating).to_string();
    Some(RatingBox { text: words::outcome(framework, outcome), step, figure: Some(figure) })
}

/// The shares of standards that are judged from cases, as bars.
fn standards_chart(card: &Scorecard<'_>, mask: &Mask) -> Option<Chart> {
    let framework = card.framework;
    // Those at the top in a regime of scores, those that are rated in one of ratings.
    let is_one = |node: &usize| match framework.ratings.is_empty() {
        true => framework.nodes[*node].parent.is_none(),
        false => framework.nodes[*node].band.is_some(),
    };
    let nodes: Vec<usize> = shown_nodes(card).into_iter().filter(is_one).collect();
    let mut drawn: Vec<Drawn> = nodes.iter().filter_map(|node| bar(card, *node, mask)).collect();
    if drawn.len() < 2 {
        return None;
    }
    let level = &framework.levels[framework.nodes[nodes[0]].level];
    let mut with_point: Vec<&Drawn> = drawn.iter().filter(|one| one.bar.value.is_some()).collect();
    with_point.sort_by(|a, b| a.bar.value.partial_cmp(&b.bar.value).unwrap_or(std::cmp::Ordering::Equal));
    let finding = match with_point.as_slice() {
        [lowest, .., highest] if with_point.len() == drawn.len() => format!(
            "{lowest} is the lowest of {drawn} {level}s, at {figure}; {highest} is the highest, at {figure_2}.",
            lowest = lowest.title,
            drawn = drawn.len(),
            figure = lowest.bar.figure.text,
            highest = lower(&highest.title),
            figure_2 = highest.bar.figure.text
        ),
        [] => format!(
            "Of {drawn} {level}s none has a share that is one number: they are known within limits.",
            drawn = drawn.len()
        ),
        some => format!(
            "Of {drawn} {level}s {some} have a share that is one number.",
            drawn = drawn.len(),
            some = some.len()
        ),
    };
    let lowest = with_point.first().filter(|_| with_point.len() == drawn.len()).map(|one| one.bar.label.clone());
    for one in &mut drawn {
        one.bar.stands_out = Some(&one.bar.label) == lowest.as_ref();
    }
    let same_band = nodes.iter().all(|node| framework.nodes[*node].band == framework.nodes[nodes[0]].band);
    let edges = if same_band { edges_of(framework, nodes[0]) } else { Vec::new() };
    let measure = format!("Per cent, each {level} by its own rule; {inspection}", inspection = card.inspection.title);
    Some(chart("standards-chart", finding, measure, edges, drawn, None))
}

fn bar(card: &Scorecard<'_>, node: usize, mask: &Mask) -> Option<Drawn> {
    let (declared, score) = (&card.framework.nodes[node], &card.nodes[node]);
    let made = node_figure(card, node, mask)?;
    let share = score.figure.as_ref().ok();
    let entered = card.record.scores.get(&node).map(|(percent, _)| figures::hundredths(&percent.value.percent));
    let value = entered.or_else(|| share.and_then(|share| share.point.as_ref()).map(figures::number));
    let limits = share
        .filter(|_| value.is_none())
        .map(|share| [figures::number(&share.limits.low.value), figures::number(&share.limits.high.value)]);
    let base = match declared.rollup {
        Some(Rollup::Lowest) => {
            let ids: Vec<&str> = score.limited_by.iter().map(|child| child.id(card.framework)).collect();
            if ids.is_empty() { String::new() } else { format!("lowest: {ids}", ids = words::list(&ids)) }
        }
        _ => String::new(),
    };
    let bar = Bar {
        label: format!("{} {}", declared.id, declared.title.en),
        figure: made,
        value,
        limits,
        interval: None,
        reference: None,
        stands_out: false,
        base: base.clone(),
    };
    let rating = words::outcome_cell(card.framework, score.last);
    let beside = if card.framework.ratings.is_empty() { Vec::new() } else { vec![("Rating", rating)] };
    let beside = beside.into_iter().chain((!base.is_empty()).then(|| ("Rests on", Cell::text(base)))).collect();
    Some(Drawn { title: declared.title.en.clone(), bar, beside })
}
