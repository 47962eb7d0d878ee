//! A report as a workbook: a cover, contents with links, notes, what is said in words, and each table on a sheet of its own, as the
//! Government Analysis Function asks of published spreadsheets. Two formats are made of it.

mod build;
mod names;
mod number;
mod ods;
mod parts;
#[cfg(test)]
mod tests;
mod xlsx;

use std::collections::BTreeSet;

use assize_report::Report;
use assize_writer::{About, Options, Refusal, Writer, Written};

use number::{Format, FormattedNumber};
pub(crate) use parts::Part;

/// What the cover may say besides: whom to ask.
pub(crate) const SETTINGS: [&str; 1] = ["contact"];

/// An OpenDocument spreadsheet.
pub(crate) struct Ods;

/// A workbook of Excel.
pub(crate) struct Xlsx;

impl Writer for Ods {
    fn about(&self) -> &About {
        &About {
            name: "ods",
            version: env!("CARGO_PKG_VERSION"),
            summary: "an OpenDocument spreadsheet, a table a sheet, for publishing",
        }
    }

    fn write(&self, report: &Report, options: &Options) -> Result<Written, Refusal> {
        let bytes =
            ods::bytes(&build::book(&report.for_pages(), options)).map_err(|error| Refusal::new(error.to_string()))?;
        Ok(Written::file("report.ods", bytes))
    }
}

impl Writer for Xlsx {
    fn about(&self) -> &About {
        &About { name: "xlsx", version: env!("CARGO_PKG_VERSION"), summary: "a workbook of Excel, a table a sheet" }
    }

    fn write(&self, report: &Report, options: &Options) -> Result<Written, Refusal> {
        let bytes =
            xlsx::bytes(&build::book(&report.for_pages(), options)).map_err(|error| Refusal::new(error.to_string()))?;
        Ok(Written::file("report.xlsx", bytes))
    }
}

/// A workbook.
struct Book {
    title: String,
    /// As BCP 47 names it.
    language: &'static str,
    sheets: Vec<Sheet>,
    /// What of its texts is English, where the workbook is not: as shown.
    english: BTreeSet<String>,
}

/// A sheet: its title in the first cell, lines under it, then a table if it has one. All of it begins in the first column.
struct Sheet {
    /// Of [`names::Names`].
    name: String,
    title: String,
    lines: Vec<Value>,
    table: Option<Marked>,
}

/// A table that is marked as one, with one line of headings; no two are the same, and none is empty, nor is any cell.
struct Marked {
    headings: Vec<String>,
    rows: Vec<Vec<Value>>,
}

/// What a cell holds.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Value {
    Text(String),
    Figure(FormattedNumber),
    /// The name of a sheet, as a link to it.
    Link(String),
}

impl Value {
    fn shown(&self) -> &str {
        match self {
            Self::Text(text) | Self::Link(text) => text,
            Self::Figure(figure) => &figure.shown,
        }
    }
}

impl Marked {
    /// How wide its columns are, in characters; that of long texts is wider.
    fn widths(&self) -> Vec<usize> {
        let longest = |column: usize| {
            let cells = self.rows.iter().filter_map(move |row| row.get(column)).map(Value::shown);
            let heading = self.headings.get(column).map(String::as_str);
            cells.chain(heading).map(|text| text.chars().count()).max().unwrap_or(0)
        };
        let width = |longest: usize| longest.clamp(10, if longest > LONG { 100 } else { 50 }) + 2;
        (0..self.headings.len()).map(|column| width(longest(column))).collect()
    }
}

/// So many letters are a long text.
const LONG: usize = 400;
/// How wide a sheet without a table is.
const COVER: usize = 90;

/// Lines of text in a row whose cells are so many letters wide: words do not fill them, and not every program has the font. Nor does every
/// program make rows as high as their texts.
fn lines(cells: &[Value], widths: &[usize]) -> usize {
    let each = cells.iter().zip(widths).map(|(value, width)| match value {
        Value::Text(text) => text.chars().count().div_ceil((width - width / 8).max(1)),
        Value::Figure(_) | Value::Link(_) => 1,
    });
    each.max().unwrap_or(1).max(1)
}

impl Sheet {
    /// What its table is called.
    fn range(&self) -> String {
        names::range(&self.name)
    }

    /// How wide its columns are, in characters.
    fn widths(&self) -> Vec<usize> {
        self.table.as_ref().map_or_else(|| vec![COVER], Marked::widths)
    }

    /// The line of its table's headings, from 0.
    fn head(&self) -> usize {
        self.lines.len() + 1
    }
}
