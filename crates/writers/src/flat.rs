//! What pages of plain text share: blocks that they have no form for, as blocks that they have; a cell in words; what stands behind the
//! sections.

use std::borrow::Cow;

use assize_report::{Block, Cell, Chart, Column, Grid, Item, KeyFigure, Provenance, Report, Section, Table};

use crate::labels::Labels;
use crate::visible;

/// The blocks that stand for this one; nothing where it has a form of its own.
pub(crate) fn flat(block: &Block, labels: &Labels) -> Option<Vec<Block>> {
    match block {
        Block::KeyFigures { figures } => Some(vec![figures.iter().flat_map(key_figure).collect::<Vec<_>>().into()]),
        Block::Grid(grid) => Some(vec![Block::Table(rows_of_boxes(grid, labels))]),
        Block::Chart(chart) => Some(in_words(chart)),
        Block::Paragraph { .. }
        | Block::Items { .. }
        | Block::Table(_)
        | Block::Tree { .. }
        | Block::List { .. }
        | Block::Remark { .. }
        | Block::Commands { .. }
        | Block::Other => None,
    }
}

fn key_figure(one: &KeyFigure) -> Vec<Item> {
    let note = (!one.note.is_empty()).then(|| Item::new("", &one.note));
    [Item::new(&one.label, one.figure.clone())].into_iter().chain(note).collect()
}

pub(crate) fn rows_of_boxes(grid: &Grid, labels: &Labels) -> Table {
    let is_held = grid.groups.iter().flat_map(|group| &group.boxes).any(|(_, rating)| rating.held.is_some());
    let held = is_held.then(|| Column::text("held", labels.held));
    let columns = [Column::text("title", ""), Column::rating("rating", labels.rating)].into_iter().chain(held);
    let mut table = Table::new("boxes", &grid.title).with_id(&grid.id).columns(columns);
    for group in &grid.groups {
        // Standards that nothing is above have no heading.
        if !group.title.is_empty() {
            table.group(&group.title);
        }
        for (label, rating) in &group.boxes {
            let held = is_held.then(|| match &rating.held {
                Some(held) => Cell::text(held),
                None => Cell::empty("none acts on it"),
            });
            table.row([Cell::text(label), rating.clone().into()].into_iter().chain(held).collect());
        }
    }
    table
}

/// What the chart shows, what of, and its numbers: how to read a drawing says nothing where there is none. One whose table is for scripts draws
/// what readers find in another table.
fn in_words(chart: &Chart) -> Vec<Block> {
    let Some(table) = chart.table.for_readers() else { return Vec::new() };
    let source = (!chart.source.is_empty()).then(|| Block::paragraph(&chart.source));
    [Block::paragraph(&chart.finding), Block::Table(Table { title: chart.measure.clone(), ..table })]
        .into_iter()
        .chain(source)
        .collect()
}

/// What heads a column: a table for programs that read cells one by one has no heading that is blank.
pub(crate) fn heading(column: &Column, labels: &Labels) -> String {
    match (column.title.as_str(), column.id.as_str()) {
        ("", "title") => labels.title.to_owned(),
        ("", "number") => labels.number.to_owned(),
        ("", id) => {
            let id = id.replace(['_', '-'], " ");
            let mut letters = id.chars();
            letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
        }
        (title, _) => title.to_owned(),
    }
}

/// What the cell says, with the marks of its figure, as `visible` shows it.
pub(crate) fn words(cell: &Cell) -> Cow<'_, str> {
    let said = visible(cell.words());
    if cell.marks().is_empty() {
        return said;
    }
    let marks = cell.marks().iter().map(|mark| format!(" {}", mark.text()));
    Cow::Owned(said.into_owned() + &marks.collect::<String>())
}

/// The one section of a report that is about one thing: its heading would say the report's again.
pub(crate) fn alone(report: &Report) -> Option<&Section> {
    match report.sections.as_slice() {
        [section] if section.title == report.title => Some(section),
        _ => None,
    }
}

/// The glossary, and what the report was made from, as sections: they stand last.
pub(crate) fn last(report: &Report) -> Vec<Section> {
    let labels = Labels::of(&report.language);
    let terms: Vec<Item> = report.glossary.iter().map(|one| Item::new(&one.term, &one.meaning)).collect();
    let glossary = (!terms.is_empty()).then(|| Section::new("glossary", labels.glossary).block(terms));
    let made_from = |provenance| Section::new("provenance", labels.made_from).block(made_from(provenance, labels));
    glossary.into_iter().chain(report.provenance.as_ref().map(made_from)).collect()
}

fn made_from(provenance: &Provenance, labels: &Labels) -> Vec<Item> {
    let lists = [
        (labels.inputs, &provenance.inputs),
        (labels.frameworks, &provenance.frameworks),
        (labels.writer, &provenance.writers),
    ];
    let mut items = vec![Item::new(labels.program, &provenance.program)];
    for (title, inputs) in lists {
        for (place, input) in inputs.iter().enumerate() {
            let name = if place == 0 { title } else { "" };
            items.push(Item::new(name, format!("{}, {} {}", input.name, labels.digest, input.sha256)));
        }
    }
    for (place, argument) in provenance.arguments.iter().enumerate() {
        items.push(Item::new(if place == 0 { labels.arguments } else { "" }, argument));
    }
    items
}
