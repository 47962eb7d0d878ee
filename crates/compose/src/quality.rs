//! How good data are, as a report: nothing in it is rated, and no case is named.

mod answers;
mod assessors;
mod figures;
mod sample;
mod units;

pub(crate) use sample::sample;

use assize_analysis::{Lines, Quality};
use assize_model::Inspection;
use assize_report::{Audience, Block, Cell, Column, ColumnKind, Item, Kind, Report, Row, RowKind, Section, Table};

use crate::figures::whole_text;
use crate::words;

/// A report on the data of these inspections.
pub fn quality(all: &[Quality<'_>]) -> Report {
    let title = match all {
        [one] => format!("Data quality: {inspection}", inspection = one.inspection.title),
        _ => "Data quality".to_owned(),
    };
    Report {
        notices: notices_of(&all.iter().map(|one| one.inspection).collect::<Vec<_>>()),
        sections: all.iter().map(section).collect(),
        quality: all.iter().map(figures::figures).collect(),
        ..Report::new(Kind::Quality, Audience::Internal, title)
    }
}

/// What a reader of a report on data must know first.
pub(crate) fn notices_of(all: &[&Inspection]) -> Vec<String> {
    let mut notices = vec!["Internal: nothing in this report has been hidden.".to_owned()];
    let made_up: Vec<&str> = all.iter().filter(|one| is_synthetic(one)).map(|one| one.title.as_str()).collect();
    if !made_up.is_empty() {
        let titles = words::list(&made_up);
        notices.push(format!("Synthetic: the cases of {titles} are made up. No figure here is about a real body."));
    }
    notices
}

pub(crate) fn is_synthetic(inspection: &Inspection) -> bool {
    inspection.synthetic || inspection.tables.iter().any(|table| table.synthetic)
}

fn section(quality: &Quality<'_>) -> Section {
    let inspection = quality.inspection;
    let sections = sample(quality).into_iter().chain(units(quality)).collect();
    Section { id: inspection.id.clone(), title: inspection.title.clone(), blocks: head(quality), sections }
}

/// What is to be said of the tables, one after the other.
pub(crate) fn units(quality: &Quality<'_>) -> Vec<Section> {
    quality.tables.iter().flat_map(|table| units::units(quality, table)).collect()
}

/// Whose data, and how much of them there is.
fn head(quality: &Quality<'_>) -> Vec<Block> {
    let (inspection, framework) = (quality.inspection, quality.framework);
    let fictional = if inspection.provider.fictional { ", fictional" } else { "" };
    let mut items = vec![
        item("Inspection", inspection.id.clone()),
        item("Provider", format!("{} ({}{fictional})", inspection.provider.name, inspection.provider.kind.title())),
        item("Framework", format!("{} ({})", framework.title.en, framework.id)),
    ];
    let read: Vec<String> =
        quality.tables.iter().map(|table| words::units(framework, &table.unit, table.rows as usize)).collect();
    if read.is_empty() {
        let text = "This record has no table of cases, so there are no answers to look at.".to_owned();
        return vec![Block::Items { items }, Block::Paragraph { text }];
    }
    let aside: u64 = quality.tables.iter().map(|table| table.set_aside).sum();
    let aside = if aside > 0 {
        format!("; {aside} rows of other assessors set aside", aside = whole_text(aside))
    } else {
        String::new()
    };
    items.push(item("Read", format!("{}{aside}", read.join(", "))));
    vec![Block::Items { items }]
}

fn item(name: &str, value: impl Into<String>) -> Item {
    Item { name: name.to_owned(), value: Cell::text(value) }
}

pub(crate) fn table(
    id: String,
    title: &str,
    columns: &[(&str, ColumnKind)],
    rows: Vec<Row>,
    notes: Vec<String>,
) -> Block {
    let columns = columns.iter().map(|(title, align)| Column::new(*align, "", *title)).collect();
    Block::Table(Table { name: String::new(), id, title: title.to_owned(), columns, rows, notes })
}

pub(crate) fn row(cells: impl IntoIterator<Item = String>) -> Row {
    let cell = |text: String| if text.is_empty() { Cell::empty("") } else { Cell::Text { text } };
    Row { figure: None, kind: RowKind::Body, cells: cells.into_iter().map(cell).collect() }
}

/// "", or the number: in tables where most is nothing, nothing is left blank.
pub(crate) fn unless_none(count: u64) -> String {
    if count == 0 { String::new() } else { whole_text(count) }
}

/// "3: lines 4, 9, 12", "14: lines 2, ... and 4 more".
fn lines_text(lines: &Lines) -> String {
    let count = whole_text(lines.count);
    let listed: Vec<String> = lines.first.iter().map(u32::to_string).collect();
    let more = lines.count.saturating_sub(listed.len() as u64);
    match listed.as_slice() {
        [] => count,
        [one] if more == 0 => format!("{count}: line {one}"),
        several if more > 0 => {
            format!("{count}: lines {several} and {more} more", several = several.join(", "), more = whole_text(more))
        }
        [most @ .., last] => format!("{count}: lines {most} and {last}", most = most.join(", ")),
    }
}
