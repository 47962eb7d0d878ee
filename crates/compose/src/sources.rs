//! The line under each chart: who published what is drawn, and when.

use std::collections::BTreeSet;

use assize_model::{Inspection, PartialDate};
use assize_report::{Block, Cell, Chart, Report, Section};
use assize_scoring::Scorecard;

use crate::dates::{date, years};
use crate::scorecard::capital;

/// Up to this many inspections are named; more are counted.
const NAMED: usize = 2;
/// Whose reports the program carries; of some of them the press is a source as well.
const INSPECTORATE: &str = "HM Inspectorate of Probation";

/// The report with a line under its title, and one under each of its charts, on who published what it is `about`; figures of all `cards` may be drawn.
pub(crate) fn with_sources(mut report: Report, about: &[&Scorecard<'_>], cards: &[&Scorecard<'_>]) -> Report {
    report.byline = byline(about);
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

/// "Source: HM Inspectorate of Probation, press release, May 2014"; nothing where no inspection is known by its figures.
fn source(chart: &Chart, cards: &[&Scorecard<'_>]) -> String {
    let of_figures = chart.table.figures().filter_map(|name| name.split('/').next());
    let named = chart.table.rows.iter().filter_map(|row| chart.table.cell(row, "inspection")).map(Cell::words);
    let drawn: BTreeSet<&str> = of_figures.chain(named).collect();
    let mut known: BTreeSet<&str> = BTreeSet::new();
    let of = cards
        .iter()
        .filter(|card| drawn.contains(card.inspection.id.as_str()) && known.insert(&card.inspection.id))
        .copied();
    source_of(&of.collect::<Vec<_>>())
}

/// The same of figures of these inspections.
pub(crate) fn source_of(of: &[&Scorecard<'_>]) -> String {
    let made_up = of.iter().filter(|card| card.inspection.is_synthetic()).count();
    let said: Vec<String> = of.iter().map(|card| one(card)).collect();
    match said.len() {
        0 => String::new(),
        1..=NAMED => format!("Source: {}.", said.join("; ")),
        many if made_up == many => format!("Source: {many} inspections with made-up cases."),
        many => {
            let years = years(of.iter().map(|card| card.inspection)).map(|years| format!(", {years}"));
            format!("Source: {many} inspections{}.", years.unwrap_or_default())
        }
    }
}

fn one(card: &Scorecard<'_>) -> String {
    let inspection = card.inspection;
    if inspection.is_synthetic() {
        return format!("{}, made-up cases", inspection.title);
    }
    match (&inspection.source, inspection.dated()) {
        (Some(source), _) => without_addresses(source.trim_end_matches('.')),
        (None, Some(dated)) => format!("{}, {}", inspection.title, date(dated)),
        (None, None) => inspection.title.clone(),
    }
}

/// Without addresses in brackets, which the annex on sources has.
fn without_addresses(source: &str) -> String {
    // "ins.gov.uk/a/b", "ins.gov.uk, a/b".
    let begins_with_host = |inner: &str| inner.split(['/', ',']).next().is_some_and(|host| host.contains('.'));
    let is_address = |inner: &str| inner.contains('/') && begins_with_host(inner);
    let mut parts = source.split(" (");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |said, part| match part.split_once(')') {
        Some((inner, rest)) if is_address(inner) => said + rest,
        _ => format!("{said} ({part}"),
    })
}

/// "HM Inspectorate of Probation, May 2014 to August 2019."
fn byline(cards: &[&Scorecard<'_>]) -> String {
    let inspections = || cards.iter().map(|card| card.inspection);
    let publisher = |inspection: &Inspection| {
        let source = inspection.source.as_deref().filter(|_| !inspection.is_synthetic())?;
        let mut parts = source.split([';', ',']).map(str::trim);
        let first = parts.clone().next()?;
        Some(parts.find(|part| *part == INSPECTORATE).unwrap_or(first).to_owned())
    };
    let publishers: BTreeSet<String> = inspections().filter_map(publisher).collect();
    let mut dates: Vec<PartialDate> = inspections().filter_map(Inspection::dated).collect();
    dates.sort_by_key(PartialDate::to_string);
    let month = |dated: &PartialDate| date(PartialDate { day: None, ..*dated });
    let ends = dates.first().map(month).zip(dates.last().map(month));
    let dates = ends.map(|(first, last)| if first == last { first } else { format!("{first} to {last}") });
    let made_up = inspections().any(Inspection::is_synthetic).then(|| "made-up cases".to_owned());
    let publisher = publishers.first().filter(|_| publishers.len() == 1).cloned();
    let parts: Vec<String> = [made_up, publisher, dates].into_iter().flatten().collect();
    if parts.is_empty() { String::new() } else { format!("{}.", capital(&parts.join(", "))) }
}

#[cfg(test)]
mod tests {
    use super::without_addresses;

    #[test]
    fn a_source_line_has_no_addresses() {
        let source = "HMI Probation, press release (ins.gov.uk, a/b), April 2017 (in part); news (ins.gov.uk/?p=1)";
        assert_eq!(without_addresses(source), "HMI Probation, press release, April 2017 (in part); news");
    }
}
