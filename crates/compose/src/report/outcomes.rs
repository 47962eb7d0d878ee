//! Chapter 2 of an aggregate: each outcome or standard, question by question, stage by stage.

use assize_disclose::Mask;
use assize_framework::Framework;
use assize_model::{Exact, RemarkKind, ratio};
use assize_report::chart::Dot;
use assize_report::{Block, Cell, Chart, ColumnKind, Form, Row, RowKind, Section, Table};
use assize_scoring::{Part, Scorecard};

use super::bars::{Beside, Drawn, chart, of_questions};
use super::{chapter, paragraph, sentence};
use crate::against::Means;
use crate::figures::{self, Value, counts_text, figure, of_text, percent_text};
use crate::inspection::name;
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
    let none =
        "Nothing is known of the single questions of these inspections: the sources give neither cases nor counts.";
    let blocks = if sections.is_empty() { vec![paragraph(none)] } else { Vec::new() };
    chapter("outcomes", "Part by part", blocks, sections)
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
        let note = "of all together; the lowest and the highest of the bodies stand in the table of results".to_owned();
        blocks.push(Block::KeyFigures {
            figures: vec![assize_report::KeyFigure { label: "Score".to_owned(), figure: made, note }],
        });
    }
    let all: Vec<usize> = stages.iter().flat_map(|(_, questions)| questions.iter().copied()).collect();
    blocks.extend(over_bodies(card, &all, &format!("{id}-bodies"), uncertainty, mask).map(Block::Chart));
    for (node, questions) in &stages {
        blocks.extend(stage(card, *node, questions, &id, uncertainty, mask).map(Block::Chart));
    }
    blocks.extend(not_done(card, &all, &id, mask).map(Block::Table));
    for (kind, heading) in [(RemarkKind::Practice, "From practice:"), (RemarkKind::Recommendation, "Recommended:")] {
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
    format!(
        "{text}Looked at, in {questions} {question_level}s: {titles}.",
        question_level = framework.question_level,
        titles = list(&titles)
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
        (0, 1) => "The bodies differ by no more than chance alone would give.".to_owned(),
        (0, many) => format!("In none of {many} {level}s do the bodies differ by more than chance alone would give."),
        (some, many) if some == many => {
            format!("In all of {many} {level}s the bodies differ by more than chance alone would give.")
        }
        (some, many) => format!("In {some} of {many} {level}s the bodies differ by more than chance alone would give."),
    };
    let said: Vec<String> = rows
        .iter()
        .map(|row| {
            format!(
                "{dot}: {figure} ({n_of}), {range} over {bodies}, by chance {expected}",
                dot = row.dot.label,
                figure = row.dot.figure.text,
                n_of = row.n_of,
                range = row.range,
                bodies = row.bodies,
                expected = row.expected
            )
        })
        .collect();
    let columns = vec![
        column("", ColumnKind::Text),
        column("Pooled", ColumnKind::Number),
        column("n of N", ColumnKind::Number),
        column("Range", ColumnKind::Number),
        column("Bodies", ColumnKind::Number),
        column("Smallest base", ColumnKind::Number),
        column("By chance", ColumnKind::Number),
    ];
    let line = |row: &Ranged| Row {
        figure: None,
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
    let notes = vec![format!(
        "By chance: if one share stood behind all bodies, the pooled one, all of their shares would lie in it {percent} times in a hundred, their samples being as large as they are. Many questions are looked at, so that some fall outside by chance. Bodies are not ranked.",
        percent = uncertainty.confidence.percent()
    )];
    let table = Table {
        name: String::new(),
        id: format!("{id}-table"),
        title: String::new(),
        columns,
        rows: rows.iter().map(line).collect(),
        notes,
    };
    Some(Chart {
        id: id.to_owned(),
        finding,
        measure: format!("Per cent judged sufficient, all bodies together and the range over {ids}", ids = members.ids.len()),
        alternative: format!("Dots on ranges, from the top down. {said}.", said = said.join("; ")),
        reading: "The dot is the share of all units together; the thin line leads from the lowest to the highest body, the thick one over the range that chance alone would give.".to_owned(),
        form: Form::Dots {
            dots: rows.into_iter().map(|row| row.dot).collect(),
            range: format!("range over {ids} bodies", ids = members.ids.len()),
            expected: Some("expected from chance alone".to_owned()),
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
    let measure = format!("Per cent judged sufficient; {inspection}", inspection = card.inspection.title);
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
            not_well.map_or(Cell::empty(""), |count| Cell::text(counts_text(count, of))),
        ];
        Some(Row { figure: None, kind: RowKind::Body, cells })
    };
    let rows: Vec<Row> = questions.iter().filter_map(row).collect();
    let columns = vec![
        column("", ColumnKind::Text),
        column("Not done at all", ColumnKind::Number),
        column("Done, not well enough", ColumnKind::Number),
    ];
    let notes = vec!["Both are parts of what was not sufficient; where the source does not say how many were not done, the question is not here.".to_owned()];
    let title = "Not done though needed".to_owned();
    (!rows.is_empty()).then(|| Table { name: String::new(), id: format!("{id}-not-done"), title, columns, rows, notes })
}
