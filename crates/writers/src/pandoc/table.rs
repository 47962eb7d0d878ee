//! Tables: a caption, one header row, the first column as the names of the rows.

use assize_report::{Cell, Column, ColumnKind, Row, RowKind, Table};
use serde_json::{Value, json};

use super::{Document, attributes, of};
use crate::flat::words;

/// A page holds so many characters of a line; a wider table shares its width among its columns.
const PAGE: usize = 80;
/// Of a column, so many characters at most count for its width.
const WIDEST: usize = 40;

impl Document<'_> {
    /// The table and its notes. A title that says no more than the heading above it is left out.
    pub(super) fn table(&self, table: &Table, heading: &str) -> Vec<Value> {
        let Some(table) = &table.for_readers() else { return Vec::new() };
        let title = if table.title == heading { Vec::new() } else { self.said(&table.title) };
        let title = if title.is_empty() { Vec::new() } else { vec![of("Plain", title)] };
        let head = table.columns.iter().map(|column| cell(self.said(&column.title))).collect();
        let is_named = table.columns.first().is_some_and(|column| column.kind == ColumnKind::Text);
        let body = json!([
            attributes(),
            u8::from(is_named),
            [],
            table.rows.iter().map(|line| self.row(line)).collect::<Vec<_>>()
        ]);
        let made = json!([
            [table.id, [], []],
            [null, title],
            columns(table),
            [attributes(), [row(head)]],
            [body],
            [attributes(), []]
        ]);
        let made = (!table.columns.is_empty()).then(|| of("Table", made));
        made.into_iter().chain(table.notes.iter().map(|note| self.paragraph(note))).collect()
    }

    /// Groups and totals are strong.
    fn row(&self, line: &Row) -> Value {
        let said = |one: &Cell| match line.kind {
            RowKind::Body => self.inlines(one.words(), &words(one)),
            RowKind::Group | RowKind::Total => {
                let said = self.inlines(one.words(), &words(one));
                if said.is_empty() { said } else { vec![of("Strong", said)] }
            }
        };
        row(line.cells.iter().map(|one| cell(said(one))).collect())
    }
}

fn row(cells: Vec<Value>) -> Value {
    json!([attributes(), cells])
}

fn cell(inlines: Vec<Value>) -> Value {
    let blocks = if inlines.is_empty() { Vec::new() } else { vec![of("Plain", inlines)] };
    json!([attributes(), { "t": "AlignDefault" }, 1, 1, blocks])
}

/// How each column stands, and what part of the page it has.
fn columns(table: &Table) -> Vec<Value> {
    let longest = |(place, column): (usize, &Column)| {
        let cells = table.rows.iter().filter(|row| row.kind != RowKind::Group).filter_map(|row| row.cells.get(place));
        let texts = cells.map(|cell| words(cell).chars().count());
        // A heading breaks between its words.
        let heading = column.title.split(' ').map(|word| word.chars().count()).max();
        texts.chain(heading).max().unwrap_or(0).clamp(4, WIDEST) + 2
    };
    let widths: Vec<usize> = table.columns.iter().enumerate().map(longest).collect();
    let all: usize = widths.iter().sum();
    let column = |(column, width): (&Column, usize)| {
        let stands = if column.is_numeric() { "AlignRight" } else { "AlignLeft" };
        // In thousandths, so that no column is a hair wider than the page.
        let part = width * 1000 / all.max(1);
        let width = match all > PAGE {
            true => json!({ "t": "ColWidth", "c": json!(format!("0.{part:03}").parse::<serde_json::Number>().ok()) }),
            false => json!({ "t": "ColWidthDefault" }),
        };
        json!([{ "t": stands }, width])
    };
    table.columns.iter().zip(widths).map(column).collect()
}
