//! Chapter 7: this inspection after the earlier ones of the same body.

use assize_analysis::{Break, Comparison, home_card};
use assize_disclose::Mask;
use assize_report::chart::{Break as Broken, Line, LinePoint};
use assize_report::{Block, Cell, Chart, ColumnKind, Form, Row, RowKind, Section, Table};
use assize_scoring::Scorecard;
use indexmap::IndexMap;

use super::{chapter, paragraph};
use crate::comparison::{documents, shares};
use crate::dates::date;
use crate::figures;
use crate::scorecard::{column, node_figure, shown_nodes};
use crate::uncertainty::Uncertainty;
use crate::words::{list, lower};

/// What each said, a line for each standard with its breaks, and the shares that may be set against each other. `None`: there is no earlier one.
pub(super) fn trend(whole: Option<&Comparison<'_, '_>>, uncertainty: Uncertainty, mask: &Mask) -> Section {
    let Some(whole) = whole.filter(|whole| whole.entries.len() > 1) else {
        let text = "No earlier inspection of this body was read, and the program carries none.";
        return chapter("trend", "Since the last inspection", vec![paragraph(text)], Vec::new());
    };
    let mut blocks = documents(whole).blocks;
    blocks.extend(slope(whole, mask).map(Block::Chart));
    let sections = shares(whole, uncertainty).into_iter().collect();
    chapter("trend", "Since the last inspection", blocks, sections)
}

/// Why the line is broken, in words.
pub(super) fn broken(changed: &[Break]) -> Option<String> {
    let word = |one: &Break| match one {
        Break::Body => "another body",
        Break::Regime => "another regime",
        Break::Area => "another area",
    };
    let words: Vec<&str> = changed.iter().map(word).collect();
    (!words.is_empty()).then(|| list(&words))
}

/// The share of each standard at each inspection; a standard is told by its id and title.
pub(super) fn slope(whole: &Comparison<'_, '_>, mask: &Mask) -> Option<Chart> {
    let cards: Vec<&Scorecard<'_>> = whole.entries.iter().filter_map(|one| home_card(one)).collect();
    let mut lines: IndexMap<String, Vec<Option<LinePoint>>> = IndexMap::new();
    for (time, card) in cards.iter().enumerate() {
        for node in shown_nodes(card) {
            let Some(point) = point(card, node, mask) else { continue };
            let declared = &card.framework.nodes[node];
            let label = format!("{} {}", declared.id, declared.title.en);
            lines.entry(label).or_insert_with(|| vec![None; cards.len()])[time] = Some(point);
        }
    }
    // A line has two ends.
    lines.retain(|_, points| points.iter().flatten().count() > 1);
    if lines.is_empty() {
        return None;
    }
    let times: Vec<String> = cards.iter().map(|card| when(card)).collect();
    let breaks: Vec<Broken> = (1..)
        .zip(&whole.breaks)
        .filter_map(|(before, changed)| Some(Broken { before, label: broken(changed)? }))
        .collect();
    let lines: Vec<Line> = lines.into_iter().map(|(label, points)| Line { label, points }).collect();
    let said: Vec<String> = lines.iter().map(|line| in_words(line, &times)).collect();
    let broken: Vec<String> = breaks
        .iter()
        .map(|one| format!("before {before}: {one}", before = times[one.before], one = one.label))
        .collect();
    let mut alternative = format!("Lines over time. {said}.", said = said.join("; "));
    let mut reading = "Each line is a standard's share, in the order of time.".to_owned();
    if !broken.is_empty() {
        alternative += &format!(" No line crosses a break ({}).", broken.join("; "));
        reading += " Where the line is broken, another yardstick or another body begins: what is on the left cannot be set against what is on the right.";
    }
    Some(Chart {
        id: "trend-chart".to_owned(),
        finding: finding(&lines, &breaks),
        measure: "Per cent, each standard by its own regime's rule".to_owned(),
        alternative,
        reading,
        table: table(&lines, &times),
        form: Form::Slope { times, lines, breaks },
    })
}

fn point(card: &Scorecard<'_>, node: usize, mask: &Mask) -> Option<LinePoint> {
    let made = node_figure(card, node, mask)?;
    let entered = card.record.scores.get(&node).map(|(percent, _)| figures::hundredths(&percent.value.percent));
    let value = made.number.or(entered)?;
    Some(LinePoint { figure: made, value, interval: None })
}

/// When a report came out, or the work was looked at.
pub(super) fn when(card: &Scorecard<'_>) -> String {
    card.inspection.dated().map_or_else(|| "no date".to_owned(), date)
}

fn in_words(line: &Line, times: &[String]) -> String {
    let said = line.points.iter().zip(times);
    let said =
        said.filter_map(|(point, time)| Some(format!("{figure} in {time}", figure = point.as_ref()?.figure.text)));
    format!("{}: {}", line.label, said.collect::<Vec<_>>().join(", "))
}

fn finding(lines: &[Line], breaks: &[Broken]) -> String {
    if let Some(first) = breaks.first() {
        let many = if breaks.len() == 1 { "once".to_owned() } else { format!("{breaks} times", breaks = breaks.len()) };
        return format!(
            "{lines} standards were judged more than once, but the series breaks {many} ({label}): no line leads across.",
            lines = lines.len(),
            label = first.label
        );
    }
    let ends = |line: &Line| {
        let points: Vec<f64> = line.points.iter().flatten().map(|point| point.value).collect();
        Some((*points.first()?, *points.last()?))
    };
    let rose: Vec<&str> = lines.iter().filter(|line| ends(line).is_some_and(|(a, b)| b > a)).map(line_title).collect();
    let fell: Vec<&str> = lines.iter().filter(|line| ends(line).is_some_and(|(a, b)| b < a)).map(line_title).collect();
    match (rose.len(), fell.len()) {
        (0, 0) => format!("None of {lines} standards has another share than before.", lines = lines.len()),
        (_, 0) => format!(
            "{rose} of {lines} standards have a higher share than before, and none a lower one.",
            rose = rose.len(),
            lines = lines.len()
        ),
        (0, _) => format!(
            "{fell} of {lines} standards have a lower share than before, and none a higher one.",
            fell = fell.len(),
            lines = lines.len()
        ),
        (_, _) => format!(
            "Of {lines} standards {rose} have a higher share than before, {fell} a lower one: {fell_2}.",
            lines = lines.len(),
            rose = rose.len(),
            fell = fell.len(),
            fell_2 = lower(&list(&fell))
        ),
    }
}

fn line_title(line: &Line) -> &str {
    &line.label
}

fn table(lines: &[Line], times: &[String]) -> Table {
    let mut columns = vec![column("", ColumnKind::Text)];
    columns.extend(times.iter().map(|time| column(time, ColumnKind::Number)));
    let cell =
        |point: &Option<LinePoint>| point.as_ref().map_or(Cell::empty(""), |one| Cell::Figure(one.figure.clone()));
    let row = |line: &Line| Row {
        figure: None,
        kind: RowKind::Body,
        cells: [Cell::text(&line.label)].into_iter().chain(line.points.iter().map(cell)).collect(),
    };
    let rows = lines.iter().map(row).collect();
    Table {
        name: String::new(),
        id: "trend-chart-table".to_owned(),
        title: String::new(),
        columns,
        rows,
        notes: Vec::new(),
    }
}
