//! Chapter 2 of an aggregate: each outcome or standard, question by question, stage by stage.

use assize_disclose::Mask;
use assize_framework::Framework;
use assize_model::{Exact, RemarkKind, ratio};
use assize_report::chart::Dot;
use assize_report::{Align, Block, Cell, Chart, Form, Row, RowKind, Section, Table};
use assize_scoring::{Part, Scorecard};

use super::bars::{Beside, Drawn, chart, of_questions};
use super::{chapter, paragraph, sentence};
use crate::against::Means;
use crate::figures::{self, Value, counts_text, figure, of_text, percent_text};
use crate::inspection::name;
use crate::language::{label, say};
use crate::scorecard::{column, node_figure, remarks_on};
use crate::uncertainty::Uncertainty;
use crate::words::{list, lower};

/// A section a node at the top of which a question is answered.
pub(super) fn outcomes(pooled: &[&Scorecard<'_>], uncertainty: Uncertainty, mask: &Mask) -> Section {
    let mut sections = Vec::new();
    for card in pooled {
        let tops = (0..card.nodes.len()).filter(|node| card.framework.nodes[*node].parent.is_none());
        let of_card: Vec<Section> = tops.filter_map(|node| outcome(card, node, uncertainty, mask)).collect();
        match pooled.len() {
            1 => sections.extend(of_card),
            _ if of_card.is_empty() => {}
            _ => {
                let id = format!("outcomes-{}", card.inspection.id);
                sections.push(chapter(&id, &card.inspection.title, Vec::new(), of_card));
            }
        }
    }
    let none = label("text-nothing-is-known-of-the-single");
    let blocks = if sections.is_empty() { vec![paragraph(none)] } else { Vec::new() };
    chapter("outcomes", label("title-part-by-part"), blocks, sections)
}

/// The node and all under it.
fn subtree(framework: &Framework, node: usize) -> Vec<usize> {
    let mut all = vec![node];
    let mut at = 0;
    while at < all.len() {
        all.extend(&framework.nodes[all[at]].children);
        at += 1;
    }
    all
}

fn outcome(card: &Scorecard<'_>, top: usize, uncertainty: Uncertainty, mask: &Mask) -> Option<Section> {
    let framework = card.framework;
    let nodes = subtree(framework, top);
    let is_answered =
        |question: &usize| card.questions[*question].figure.is_ok() && framework.questions[*question].scored;
    let stages: Vec<(usize, Vec<usize>)> = nodes
        .iter()
        .map(|node| (*node, framework.nodes[*node].questions.iter().copied().filter(is_answered).collect()))
        .filter(|(_, questions): &(usize, Vec<usize>)| !questions.is_empty())
        .collect();
    if stages.is_empty() {
        return None;
    }
    let declared = &framework.nodes[top];
    let id = format!("outcome-{}-{}", card.inspection.id, declared.id);
    let mut blocks = vec![paragraph(expected(card, top, &stages))];
    if super::headline::scored(card).contains(&top)
        && let Some(made) = node_figure(card, top, mask)
    {
        let note = label("words-of-all-together-the-lowest").to_owned();
        blocks.push(Block::KeyFigures {
            figures: vec![assize_report::KeyFigure { label: label("words-score").to_owned(), figure: made, note }],
        });
    }
    let all: Vec<usize> = stages.iter().flat_map(|(_, questions)| questions.iter().copied()).collect();
    blocks.extend(over_bodies(card, &all, &format!("{id}-bodies"), uncertainty, mask).map(Block::Chart));
    for (node, questions) in &stages {
        blocks.extend(stage(card, *node, questions, &id, uncertainty, mask).map(Block::Chart));
    }
    blocks.extend(not_done(card, &all, &id, mask).map(Block::Table));
    for (kind, heading) in
        [(RemarkKind::Practice, label("text-from-practice")), (RemarkKind::Recommendation, label("text-recommended"))]
    {
        let mut points: Vec<String> = Vec::new();
        for node in &nodes {
            for point in remarks_on(card.inspection, kind, Some(&framework.nodes[*node].id)) {
                if !points.contains(&point) {
                    points.push(point);
                }
            }
        }
        if !points.is_empty() {
            blocks.push(paragraph(heading));
            blocks.push(Block::List { points });
        }
    }
    Some(chapter(&id, &format!("{} {}", declared.id, declared.title.en), blocks, Vec::new()))
}

/// What was looked at.
fn expected(card: &Scorecard<'_>, top: usize, stages: &[(usize, Vec<usize>)]) -> String {
    let framework = card.framework;
    let text = framework.nodes[top].text.as_ref().map(|text| format!("{} ", sentence(&text.en))).unwrap_or_default();
    let titles: Vec<String> = stages.iter().map(|(node, _)| lower(&framework.nodes[*node].title.en)).collect();
    let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
    let questions: usize = stages.iter().map(|(_, questions)| questions.len()).sum();
    say(
        "say-looked-at-in-s",
        &[
            ("text", &text),
            ("questions", &questions),
            ("question-level", &framework.question_level),
            ("titles", &list(&titles)),
        ],
    )
}

/// A dot a question on its range over the bodies, with the range that chance alone gives.
fn over_bodies(
    card: &Scorecard<'_>,
    questions: &[usize],
    id: &str,
    uncertainty: Uncertainty,
    mask: &Mask,
) -> Option<Chart> {
    let members = card.members.as_ref()?;
    let framework = card.framework;
    struct Ranged {
        dot: Dot,
        n_of: String,
        bodies: String,
        smallest: String,
        range: String,
        expected: String,
        wider: bool,
    }
    let ranged = |question: &usize| {
        let spread = members.spread.get(question).filter(|spread| spread.members > 1)?;
        let declared = &framework.questions[*question];
        let cell = card.questions[*question].cell()?;
        let (n, of) = cell.point()?;
        let share = card.questions[*question].figure.as_ref().ok()?;
        let name = name(card, &declared.id);
        let made = figure(
            &name,
            &Value::Share { point: share.point.as_ref(), limits: &share.limits, cell: Some(cell) },
            declared.status,
            mask,
        );
        let by_chance = uncertainty.by_chance(n, of, &spread.bases);
        let ends = [figures::number(&spread.lowest), figures::number(&spread.highest)];
        let range = format!("{} to {}", percent_text(&spread.lowest), percent_text(&spread.highest));
        let wider = by_chance.as_ref().is_some_and(|([low, high], _)| ends[0] < *low || ends[1] > *high);
        Some(Ranged {
            dot: Dot {
                label: format!("{} {}", declared.id, declared.title.en),
                value: made.number,
                figure: made,
                range: Some(ends),
                expected: by_chance.as_ref().map(|(ends, _)| *ends),
                base: of_text(n, of),
            },
            n_of: of_text(n, of),
            bodies: spread.members.to_string(),
            smallest: spread.smallest_base.to_string(),
            range,
            expected: by_chance.map(|(_, text)| text).unwrap_or_default(),
            wider,
        })
    };
    let rows: Vec<Ranged> = questions.iter().filter_map(ranged).collect();
    if rows.is_empty() {
        return None;
    }
    let wider: Vec<&str> = rows.iter().filter(|row| row.wider).map(|row| row.dot.label.as_str()).collect();
    let level = &framework.question_level;
    let finding = match (wider.len(), rows.len()) {
        (0, 1) => label("text-the-bodies-differ-by-no").to_owned(),
        (0, many) => say("text-in-none-of-s-do", &[("many", &many), ("level", &level)]),
        (some, many) if some == many => say("text-in-all-of-s-the", &[("many", &many), ("level", &level)]),
        (some, many) => say("text-in-of-s-the-bodies", &[("some", &some), ("many", &many), ("level", &level)]),
    };
    let said: Vec<String> = rows
        .iter()
        .map(|row| {
            say(
                "say-over-by-chance",
                &[
                    ("dot", &row.dot.label),
                    ("figure", &row.dot.figure.text),
                    ("n-of", &row.n_of),
                    ("range", &row.range),
                    ("bodies", &row.bodies),
                    ("expected", &row.expected),
                ],
            )
        })
        .collect();
    let columns = vec![
        column("", Align::Left),
        column(label("column-pooled"), Align::Right),
        column(label("column-n-of-n"), Align::Right),
        column(label("column-range"), Align::Right),
        column(label("column-bodies"), Align::Right),
        column(label("column-smallest-base"), Align::Right),
        column(label("column-by-chance"), Align::Right),
    ];
    let line = |row: &Ranged| Row {
        kind: RowKind::Body,
        cells: vec![
            Cell::text(&row.dot.label),
            Cell::Figure(row.dot.figure.clone()),
            Cell::text(&row.n_of),
            Cell::text(&row.range),
            Cell::text(&row.bodies),
            Cell::text(&row.smallest),
            Cell::text(&row.expected),
        ],
    };
    let notes = vec![say("note-by-chance-if-one-share", &[("percent", &uncertainty.confidence.percent())])];
    let table = Table {
        id: format!("{id}-table"),
        title: String::new(),
        columns,
        rows: rows.iter().map(line).collect(),
        notes,
    };
    Some(Chart {
        id: id.to_owned(),
        finding,
        measure: say("say-per-cent-judged-sufficient-all", &[("ids", &members.ids.len())]),
        alternative: say("text-dots-on-ranges-from-the", &[("said", &said.join("; "))]),
        reading: label("text-the-dot-is-the-share").to_owned(),
        form: Form::Dots {
            dots: rows.into_iter().map(|row| row.dot).collect(),
            range: say("say-range-over-bodies", &[("ids", &members.ids.len())]),
            expected: Some(label("words-expected-from-chance-alone").to_owned()),
        },
        table,
    })
}

/// The questions of one stage as bars, best first.
fn stage(
    card: &Scorecard<'_>,
    node: usize,
    questions: &[usize],
    id: &str,
    uncertainty: Uncertainty,
    mask: &Mask,
) -> Option<Chart> {
    let declared = &card.framework.nodes[node];
    let mut sorted = questions.to_vec();
    // By the point, else by the middle of the limits.
    let place = |question: &usize| -> Option<Exact> {
        let share = card.questions[*question].figure.as_ref().ok()?;
        let (low, high) = (&share.limits.low.value, &share.limits.high.value);
        Some(share.point.clone().unwrap_or_else(|| (low + high) * ratio(1, 2)))
    };
    sorted.sort_by(|a, b| place(b).cmp(&place(a)).then(a.cmp(b)));
    let drawn: Vec<Drawn> =
        of_questions(card, &sorted, &Beside { means: &Means::new(), lowest: &[], uncertainty }, mask);
    if drawn.is_empty() {
        return None;
    }
    let finding = format!(
        "{}: {}",
        declared.title.en,
        lower(&super::bars::spread(card, &sorted, &card.framework.question_level))
    );
    let measure = say("say-per-cent-judged-sufficient", &[("inspection", &card.inspection.title)]);
    Some(chart(&format!("{id}-{}", declared.id), finding, measure, Vec::new(), drawn, None))
}

/// What was needed and not done at all, apart from what was done but not well enough.
fn not_done(card: &Scorecard<'_>, questions: &[usize], id: &str, mask: &Mask) -> Option<Table> {
    let row = |question: &usize| {
        let (n, of) = card.questions[*question].not_done()?;
        let declared = &card.framework.questions[*question];
        let name = name(card, &declared.id).part(Part::NotDone);
        let made = figure(&name, &Value::Counts(n, of), declared.status, mask);
        let not_well = card.questions[*question]
            .cell()
            .and_then(assize_scoring::Cell::point)
            .map(|(good, all)| all - good - n.min(all - good));
        let cells = vec![
            Cell::text(format!("{} {}", declared.id, declared.title.en)),
            Cell::Figure(made),
            not_well.map_or(Cell::Empty, |count| Cell::text(counts_text(count, of))),
        ];
        Some(Row { kind: RowKind::Body, cells })
    };
    let rows: Vec<Row> = questions.iter().filter_map(row).collect();
    let columns = vec![
        column("", Align::Left),
        column(label("column-not-done-at-all"), Align::Right),
        column(label("column-done-not-well-enough"), Align::Right),
    ];
    let notes = vec![label("note-both-are-parts-of-what").to_owned()];
    let title = label("title-not-done-though-needed").to_owned();
    (!rows.is_empty()).then(|| Table { id: format!("{id}-not-done"), title, columns, rows, notes })
}
