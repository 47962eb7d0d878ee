//! The line under each chart: who published what is drawn, and when.

use std::collections::BTreeSet;

use assize_report::{Block, Cell, Chart, Report, Section};
use assize_scoring::Scorecard;

use crate::dates::date;

/// So many inspections are named; of more, how many they are.
const NAMED: usize = 2;

/// The report with a source line under each of its charts that has none.
pub(crate) fn with_sources(mut report: Report, cards: &[&Scorecard<'_>]) -> Report {
    report.sections.iter_mut().for_each(|section| in_section(section, cards));
    report
}

fn in_section(section: &mut Section, cards: &[&Scorecard<'_>]) {
    for block in &mut section.blocks {
        if let Block::Chart(chart) = block
            && chart.source.is_empty()
        {
            chart.source = source(chart, cards);
        }
    }
    section.sections.iter_mut().for_each(|section| in_section(section, cards));
}

/// "Source: HM Inspectorate of Probation, press release, May 2014"; nothing where no inspection is told by its figures.
fn source(chart: &Chart, cards: &[&Scorecard<'_>]) -> String {
    let of_figures = chart.table.figures().filter_map(|name| name.split('/').next());
    let named = chart.table.rows.iter().filter_map(|row| chart.table.cell(row, "inspection")).map(Cell::words);
    let drawn: BTreeSet<&str> = of_figures.chain(named).collect();
    let mut known: BTreeSet<&str> = BTreeSet::new();
    let of: Vec<&&Scorecard<'_>> = cards
        .iter()
        .filter(|card| drawn.contains(card.inspection.id.as_str()) && known.insert(&card.inspection.id))
        .collect();
    let made_up = of.iter().filter(|card| card.inspection.is_synthetic()).count();
    let said: Vec<String> = of.iter().map(|card| one(card)).collect();
    match said.len() {
        0 => String::new(),
        1..=NAMED => format!("Source: {}.", said.join("; ")),
        many if made_up == many => format!("Source: {many} inspections with made-up cases."),
        many => {
            let mut years: Vec<u16> = of.iter().filter_map(|card| card.inspection.year()).collect();
            years.sort_unstable();
            let years = match (years.first(), years.last()) {
                (Some(first), Some(last)) if first != last => format!(", {first} to {last}"),
                (Some(one), _) => format!(", {one}"),
                (None, _) => String::new(),
            };
            format!("Source: {many} inspections{years}.")
        }
    }
}

fn one(card: &Scorecard<'_>) -> String {
    let inspection = card.inspection;
    if inspection.is_synthetic() {
        return format!("{}, made-up cases", inspection.title);
    }
    match (&inspection.source, inspection.dated()) {
        (Some(source), _) => source.trim_end_matches('.').to_owned(),
        (None, Some(dated)) => format!("{}, {}", inspection.title, date(dated)),
        (None, None) => inspection.title.clone(),
    }
}
