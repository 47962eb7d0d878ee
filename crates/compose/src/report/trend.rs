//! Chapter 7: this inspection after the earlier ones of the same body.

use assize_analysis::{Break, Comparison};
use assize_report::chart::Break as Broken;
use assize_report::{Cell, Chart, Column, Form, Section, Share, Table};
use assize_scoring::Scorecard;
use indexmap::IndexMap;

use crate::cells;
use crate::comparison::{documents, lanes, shares};
use crate::dates::date;
use crate::scorecard::shown_nodes;
use crate::uncertainty::Uncertainty;
use crate::words::{counted, have, list, lower, of_standards};

/// What each said, a line for each standard with its breaks, and the shares that may be set against each other. Nothing where there is no earlier one.
pub(super) fn trend(whole: Option<&Comparison<'_, '_>>, uncertainty: Uncertainty) -> Option<Section> {
    let whole = whole.filter(|whole| whole.entries.len() > 1)?;
    // Where no share is known twice, what each found still has its place in time.
    let drawn = slope(whole).or_else(|| lanes(whole, None, &IndexMap::new()));
    let section = Section::new("trend", "Since the last inspection").blocks(drawn).blocks(documents(whole).blocks);
    Some(section.sections(shares(whole, uncertainty)))
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

/// The share of each standard at each inspection; a standard is recognised by its id and title.
pub(super) fn slope(whole: &Comparison<'_, '_>) -> Option<Chart> {
    let cards: Vec<&Scorecard<'_>> = whole.home_cards().collect();
    let mut lines: IndexMap<String, Vec<Option<Share>>> = IndexMap::new();
    for (time, card) in cards.iter().enumerate() {
        for node in shown_nodes(card) {
            let Some(point) = point(card, node) else { continue };
            lines.entry(card.node(node).title()).or_insert_with(|| vec![None; cards.len()])[time] = Some(point);
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
    let lines: Vec<Line> = lines.into_iter().collect();
    let said: Vec<String> = lines.iter().map(|line| in_words(line, &times)).collect();
    let broken: Vec<String> = breaks.iter().map(|one| format!("before {}: {}", times[one.before], one.label)).collect();
    let mut alternative = format!("Lines over time. {}.", said.join("; "));
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
        source: String::new(),
        table: table(&lines, &cards, &times),
        form: Form::Slope { columns: cards.iter().map(|card| card.inspection.id.clone()).collect(), breaks },
    })
}

/// A standard's name, and its share at each time that has one.
type Line = (String, Vec<Option<Share>>);

/// A node's share where it can be drawn as one number, as counted or as printed.
pub(crate) fn point(card: &Scorecard<'_>, node: usize) -> Option<Share> {
    cells::of_node(card.node(node)).share().filter(|share| share.drawn_at().is_some()).cloned()
}

/// When a report came out, or the work was looked at.
pub(super) fn when(card: &Scorecard<'_>) -> String {
    card.inspection.dated().map_or_else(|| "no date".to_owned(), date)
}

fn in_words((label, points): &Line, times: &[String]) -> String {
    let said = points.iter().zip(times);
    let said = said.filter_map(|(point, time)| Some(format!("{} in {time}", point.as_ref()?.text)));
    format!("{label}: {}", said.collect::<Vec<_>>().join(", "))
}

fn finding(lines: &[Line], breaks: &[Broken]) -> String {
    if let Some(first) = breaks.first() {
        let many = if breaks.len() == 1 { "once".to_owned() } else { format!("{} times", breaks.len()) };
        let judged = counted(lines.len(), "standard was", "standards were").unwrap_or_default();
        let label = &first.label;
        return format!(
            "{judged} judged more than once, but the series breaks {many} ({label}): no line crosses the break."
        );
    }
    let ends = |line: &Line| {
        let points: Vec<f64> = line.1.iter().flatten().filter_map(Share::drawn_at).collect();
        Some((*points.first()?, *points.last()?))
    };
    let rose: Vec<&str> = lines.iter().filter(|line| ends(line).is_some_and(|(a, b)| b > a)).map(line_title).collect();
    let fell: Vec<&str> = lines.iter().filter(|line| ends(line).is_some_and(|(a, b)| b < a)).map(line_title).collect();
    let others = |how: &str| if lines.len() == 1 { String::new() } else { format!(", and none {how} one") };
    match (rose.len(), fell.len()) {
        (0, 0) if lines.len() == 1 => "The one standard has no other share than before.".to_owned(),
        (0, 0) => format!("None of {} standards has another share than before.", lines.len()),
        (some, 0) => format!("{} a higher share than before{}.", of_standards(some, lines.len()), others("a lower")),
        (0, some) => format!("{} a lower share than before{}.", of_standards(some, lines.len()), others("a higher")),
        (_, _) => format!(
            "Of {} standards, {} a higher share than before, {} a lower one: {}.",
            lines.len(),
            have(rose.len()),
            fell.len(),
            lower(&list(&fell))
        ),
    }
}

fn line_title(line: &Line) -> &str {
    &line.0
}

/// The columns are those of the inspections.
fn table(lines: &[Line], cards: &[&Scorecard<'_>], times: &[String]) -> Table {
    let column = |(card, time): (&&Scorecard<'_>, &String)| Column::share(&card.inspection.id, time);
    let mut table = Table::new("trend", "").of("trend-chart").column(Column::text("title", ""));
    table.columns.extend(cards.iter().zip(times).map(column));
    let cell = |point: &Option<Share>| cells::or(point.clone(), "no share at that time");
    for (label, points) in lines {
        table.row(std::iter::once(Cell::text(label)).chain(points.iter().map(cell)).collect());
    }
    table
}
