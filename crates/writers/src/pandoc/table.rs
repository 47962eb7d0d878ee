//! Tables: a caption, one header row, the first column as the names of the rows.

use assize_report::{Cell, Column, ColumnKind, Row, RowKind, Table};
use serde_json::{Value, json};

use super::{Document, attributes, of};
use crate::flat::{self, words};
use crate::labels::Labels;

/// How many characters a line of a page holds, as Pandoc's own Word document sets it; a wider table shares this width among its columns.
const PAGE: usize = 64;
/// How many characters of a column count at most for its width.
const WIDEST: usize = 40;
/// How many characters the edges of a cell take.
const BESIDE: usize = 3;

impl Document<'_> {
    /// The table and its notes. A title that says no more than the heading above it is left out.
    pub(super) fn table(&self, table: &Table, heading: &str) -> Vec<Value> {
        let Some(table) = &table.for_readers() else { return Vec::new() };
        let title = if table.title == heading { Vec::new() } else { self.said(&table.title) };
        let title = if title.is_empty() { Vec::new() } else { vec![of("Plain", title)] };
        let head = table.columns.iter().map(|column| cell(self.said(&self.heading(column)))).collect();
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
            self.columns(table),
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

    fn heading(&self, column: &Column) -> String {
        flat::heading(column, Labels::of(&self.report.language))
    }

    /// How each column stands, and what part of the page it has: what it says takes; of a table that is wider than a page, its longest word,
    /// and of what is left the more the more it says. Programs that are told nothing make all columns alike.
    fn columns(&self, table: &Table) -> Vec<Value> {
        let texts = |(place, column): (usize, &Column)| {
            let cells =
                table.rows.iter().filter(|row| row.kind != RowKind::Group).filter_map(|row| row.cells.get(place));
            let mut texts: Vec<String> = cells.map(|cell| words(cell).into_owned()).collect();
            // A heading breaks between its words.
            texts.extend(self.heading(column).split(' ').map(str::to_owned));
            texts
        };
        let longest = |lengths: &mut dyn Iterator<Item = usize>| lengths.max().unwrap_or(0).clamp(2, WIDEST) + BESIDE;
        let sizes = |texts: Vec<String>| {
            let whole = longest(&mut texts.iter().map(|text| text.chars().count()));
            let word = longest(&mut texts.iter().flat_map(|text| text.split(' ')).map(|word| word.chars().count()));
            (word, whole)
        };
        let sizes: Vec<(usize, usize)> = table.columns.iter().enumerate().map(|column| sizes(texts(column))).collect();
        let (words, all) = sizes.iter().fold((0, 0), |(words, all), (word, whole)| (words + word, all + whole));
        let left = PAGE.saturating_sub(words);
        // In thousandths, so that no column is a hair wider than the page.
        let part = |(word, whole): (usize, usize)| match all <= PAGE {
            true => whole * 1000 / PAGE,
            false => (word * 1000 + left * (whole - word) * 1000 / (all - words).max(1)) / (words + left),
        };
        let column = |(column, size): (&Column, (usize, usize))| {
            let stands = if column.is_numeric_without_bars() { "AlignRight" } else { "AlignLeft" };
            let width = format!("0.{:03}", part(size).min(999)).parse::<serde_json::Number>().ok();
            json!([{ "t": stands }, { "t": "ColWidth", "c": width }])
        };
        table.columns.iter().zip(sizes).map(column).collect()
    }
}

fn row(cells: Vec<Value>) -> Value {
    json!([attributes(), cells])
}

fn cell(inlines: Vec<Value>) -> Value {
    let blocks = if inlines.is_empty() { Vec::new() } else { vec![of("Plain", inlines)] };
    json!([attributes(), { "t": "AlignDefault" }, 1, 1, blocks])
}
