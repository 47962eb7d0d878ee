//! Bars of shares: what is drawn, the same as a table, and the same in words.

use assize_disclose::Mask;
use assize_framework::Framework;
use assize_model::{Exact, PrintedPercent, ratio};
use assize_report::chart::{Bar, Edge, Reference};
use assize_report::{Cell, Chart, ColumnKind, Form, Row, RowKind, Table};
use assize_scoring::Scorecard;

use crate::against::Means;
use crate::figures::{self, Value, figure, of_text};
use crate::inspection::{name, question_text};
use crate::scorecard::column;
use crate::uncertainty::Uncertainty;
use crate::words::lower;

/// A bar with what the table under the chart says of it besides.
pub(super) struct Drawn {
    /// Without its number.
    pub(super) title: String,
    pub(super) bar: Bar,
    /// More columns, each with its heading; the same ones for every bar of a chart.
    pub(super) beside: Vec<(&'static str, Cell)>,
}

/// A chart of these bars. Its text alternative and its table are made from them.
pub(super) fn chart(
    id: &str,
    finding: String,
    measure: String,
    edges: Vec<Edge>,
    drawn: Vec<Drawn>,
    note: Option<String>,
) -> Chart {
    let has_interval = drawn.iter().any(|one| one.bar.interval.is_some());
    let has_limits = drawn.iter().any(|one| one.bar.limits.is_some());
    let has_reference = drawn.iter().any(|one| one.bar.reference.is_some());
    let mut reading = vec!["Each bar is a share, from nothing to 100 per cent."];
    if has_interval {
        reading.push("The thin line at its end is where the share of all units lies by the sample.");
    }
    if has_limits {
        reading.push(
            "A bar without an end is drawn between the limits within which the share lies, whatever is not known.",
        );
    }
    if !edges.is_empty() {
        reading.push("A line across the bars is where the next rating begins.");
    }
    if has_reference {
        reading.push("The mark on a bar is the plain mean of other bodies of the same kind.");
    }
    if drawn.iter().any(|one| one.bar.stands_out) {
        reading.push("The bar that stands out is the lowest.");
    }
    let alternative = alternative(&drawn, &edges);
    let table = table(id, &drawn, note);
    let bars = drawn.into_iter().map(|one| one.bar).collect();
    Chart {
        id: id.to_owned(),
        finding,
        measure,
        alternative,
        reading: reading.join(" "),
        form: Form::Bars { bars, edges },
        table,
    }
}

fn alternative(drawn: &[Drawn], edges: &[Edge]) -> String {
    let said = |one: &Drawn| {
        let base = if one.bar.base.is_empty() { String::new() } else { format!(" ({})", one.bar.base) };
        let mark = one.bar.reference.as_ref().map(|mark| format!(", {}", mark.label)).unwrap_or_default();
        format!("{}: {}{base}{mark}", one.bar.label, one.bar.figure.text)
    };
    let bars: Vec<String> = drawn.iter().map(said).collect();
    let mut text = format!("Bars, from the top down. {bars}.", bars = bars.join("; "));
    if !edges.is_empty() {
        let edges: Vec<String> = edges.iter().map(|edge| edge.label.clone()).collect();
        text += &format!(" Ratings: {}.", edges.join("; "));
    }
    text
}

fn table(id: &str, drawn: &[Drawn], note: Option<String>) -> Table {
    let beside: Vec<&str> =
        drawn.first().map(|one| one.beside.iter().map(|(title, _)| *title).collect()).unwrap_or_default();
    let mut columns = vec![column("", ColumnKind::Text), column("Share", ColumnKind::Number)];
    columns.extend(beside.iter().map(|title| column(title, ColumnKind::Text)));
    let row = |one: &Drawn| {
        let mut cells = vec![Cell::text(&one.bar.label), Cell::Figure(one.bar.figure.clone())];
        cells.extend(beside.iter().map(|title| {
            let found = one.beside.iter().find(|(known, _)| known == title);
            found.map_or(Cell::empty(""), |(_, cell)| cell.clone())
        }));
        Row { figure: None, kind: RowKind::Body, cells }
    };
    Table {
        name: String::new(),
        id: format!("{id}-table"),
        title: String::new(),
        columns,
        rows: drawn.iter().map(row).collect(),
        notes: note.into_iter().collect(),
    }
}

/// Where ratings begin on a node's scale.
pub(super) fn edges_of(framework: &Framework, node: usize) -> Vec<Edge> {
    let Some(band) = framework.nodes[node].band.map(|band| &framework.bands[band]) else { return Vec::new() };
    let edge = |(below, edge): (usize, &Exact)| {
        let printed = PrintedPercent { percent: edge.clone(), decimals: u32::from(!edge.is_integer()) };
        let rating = &framework.ratings[below + 1].title.en;
        Edge {
            value: figures::hundredths(edge),
            label: format!(
                "{rating} from {printed}",
                rating = lower(rating),
                printed = figures::printed_text(&printed)
            ),
        }
    };
    band.edges.iter().enumerate().map(edge).collect()
}

/// What stands beside a question's bar besides its share.
pub(super) struct Beside<'b> {
    pub(super) means: &'b Means,
    pub(super) lowest: &'b [usize],
    pub(super) uncertainty: Uncertainty,
}

/// A bar of each question that has a share.
pub(super) fn of_questions(card: &Scorecard<'_>, questions: &[usize], beside: &Beside<'_>, mask: &Mask) -> Vec<Drawn> {
    questions.iter().filter_map(|question| of_question(card, *question, beside, mask)).collect()
}

fn of_question(card: &Scorecard<'_>, index: usize, beside: &Beside<'_>, mask: &Mask) -> Option<Drawn> {
    let (question, score) = (&card.framework.questions[index], &card.questions[index]);
    let share = score.figure.as_ref().ok()?;
    let name = name(card, &question.id);
    let is_hidden = mask.hides(&name);
    // What is printed as a percentage alone stands as printed, and is drawn between the limits of its rounding.
    let printed = card.record.percents.get(&index).map(|_| question_text(card, index));
    let value = match &printed {
        Some(words) => Value::Words(words),
        None => Value::Share { point: share.point.as_ref(), limits: &share.limits, cell: score.cell() },
    };
    let made = figure(&name, &value, question.status, mask);
    let counted = score.cell().and_then(assize_scoring::Cell::point);
    let base = counted.map(|(n, of)| of_text(n, of)).unwrap_or_default();
    let cell = score.cell().filter(|_| !is_hidden);
    let interval = cell.and_then(|cell| beside.uncertainty.interval(card, &question.unit, cell));
    let mean = beside.means.get(&question.id);
    let limits = [figures::number(&share.limits.low.value), figures::number(&share.limits.high.value)];
    let text = |text: Option<&str>| text.map_or(Cell::empty(""), Cell::text);
    let mut columns = vec![
        ("n of N", text(Some(base.as_str()).filter(|base| !base.is_empty() && !is_hidden))),
        ("Interval", text(interval.as_ref().map(|interval| interval.text.as_str()))),
    ];
    if !beside.means.is_empty() {
        columns.push(("Mean of others", text(mean.map(|mean| mean.text.as_str()))));
    }
    let is_base_small = if score.small_base { ", fewer than 10 units" } else { "" };
    let bar = Bar {
        label: format!("{} {}", question.id, question.title.en),
        value: made.number,
        limits: Some(limits).filter(|_| made.number.is_none() && !is_hidden),
        figure: made,
        interval: interval.map(|interval| [interval.low, interval.high]),
        reference: mean
            .map(|mean| Reference { label: format!("mean of others {mean}", mean = mean.text), value: mean.number }),
        stands_out: beside.lowest.contains(&index),
        base: if is_hidden { String::new() } else { format!("{base}{is_base_small}") },
    };
    Some(Drawn { title: question.title.en.clone(), bar, beside: columns })
}

/// A question's share as one number, as it was counted or printed, with its text.
fn one_number(card: &Scorecard<'_>, question: usize) -> Option<(Exact, String)> {
    if let Some(entered) = card.record.percents.get(&question) {
        let share = &entered.percent.percent / ratio(100, 1);
        let share = if entered.insufficient { ratio(1, 1) - share } else { share };
        return Some((share, question_text(card, question)));
    }
    let share = card.questions[question].figure.as_ref().ok()?;
    if let Some(point) = &share.point {
        return Some((point.clone(), figures::percent_text(point)));
    }
    // Limits no wider than the rounding of two printed percentages leave no doubt about the order.
    let (low, high) = (&share.limits.low.value, &share.limits.high.value);
    (high - low <= ratio(2, 100)).then(|| ((low + high) * ratio(1, 2), question_text(card, question)))
}

/// What a row of questions shows: how far apart the lowest and the highest are.
pub(super) fn spread(card: &Scorecard<'_>, questions: &[usize], what: &str) -> String {
    let mut known: Vec<(usize, Exact, String)> = questions
        .iter()
        .filter_map(|question| one_number(card, *question).map(|(share, text)| (*question, share, text)))
        .collect();
    known.sort_by(|a, b| a.1.cmp(&b.1).then(a.0.cmp(&b.0)));
    let title = |question: usize| &card.framework.questions[question].title.en;
    let with_share = questions.iter().filter(|question| card.questions[**question].figure.is_ok()).count();
    match known.as_slice() {
        [] if with_share == 1 => within_limits(card, questions),
        [] => format!("Of {with_share} {what}s none has a share that is one number: they are known within limits."),
        [(one, _, text)] if with_share == 1 => format!("{}: {text}.", title(*one)),
        [(one, _, text)] => format!(
            "Of {with_share} {what}s one has a share that is one number: {one}, {text}.",
            one = lower(title(*one))
        ),
        [(_, least, text), .., (_, most, _)] if least == most => {
            format!("All of {known} {what}s that are one number have the share {text}.", known = known.len())
        }
        [(lowest, _, least), .., (highest, _, most)] => format!(
            "{title} is the lowest of {known} {what}s, at {least}; {highest} is the highest, at {most}.",
            title = title(*lowest),
            known = known.len(),
            highest = lower(title(*highest))
        ),
    }
}

/// The one question of which the limits alone are known.
fn within_limits(card: &Scorecard<'_>, questions: &[usize]) -> String {
    let known =
        questions.iter().find_map(|question| Some((*question, card.questions[*question].figure.as_ref().ok()?)));
    let Some((question, share)) = known else { return String::new() };
    let limits = figures::limits_text(&share.limits.low, &share.limits.high);
    format!("{question}: known within limits alone, {limits}.", question = card.framework.questions[question].title.en)
}
