//! Tables of units: a CSV file, one row a unit (or an answer).

mod cells;
mod header;
mod identifiers;
mod inspections;
mod lines;
mod long;
mod options;
mod quotes;
mod rows;
mod separator;
mod synthetic;
pub(crate) mod units;
mod watched;
mod wide;

use std::path::{Path, PathBuf};

use assize_diag::{Place, SourceId};
use assize_model::{Inspection, Table};
use assize_reader::Complaints;

use crate::column_map::{self, ColumnMap};
use crate::{Context, diags, encoding, file};
use header::Header;
use lines::Line;

pub use options::{Layout, TableOptions};
pub(crate) use quotes::{QuoteFault, QuoteFaultKind};
pub(crate) use synthetic::synthetic_place;

/// Reads a bare table, whose rows form the inspections: by `inspection`, else by `provider` and `year`, else all are one, named after the
/// file. What is wrong is in the diagnostics, and may be so beside inspections too.
pub fn read_table(path: &Path, options: &TableOptions, context: &mut Context<'_>) -> Vec<Inspection> {
    let argument = |path: &Path| Place::Argument(path.display().to_string());
    let request = Request {
        path: path.to_owned(),
        named: argument(path),
        unit: options.unit.clone(),
        layout: options.layout,
        columns: options.columns.as_ref().map(|columns| (columns.clone(), argument(columns))),
        line_breaks: options.line_breaks,
    };
    let Some(rows) = read(&request, context) else { return Vec::new() };
    let providers = context.providers;
    Complaints::gather(context.diagnostics, |complaints| inspections::form(rows, path, options, providers, complaints))
}

/// Which file is wanted, and how it is to be taken.
pub(crate) struct Request {
    pub(crate) path: PathBuf,
    /// Where the file is named.
    pub(crate) named: Place,
    pub(crate) unit: String,
    pub(crate) layout: Layout,
    /// The column map, and where it is named.
    pub(crate) columns: Option<(PathBuf, Place)>,
    pub(crate) line_breaks: bool,
}

/// A table with all its rows. Its ids have not been looked at yet.
pub(crate) struct Rows {
    pub(crate) table: Table,
    /// Which field holds the id, from 1, and how it is headed.
    pub(crate) id_field: u32,
    pub(crate) id_heading: String,
}

/// Reads the rows of a table; `None` where they cannot be told apart, which has been complained of.
pub(crate) fn read(request: &Request, context: &mut Context<'_>) -> Option<Rows> {
    let bytes = file::read(&request.path, request.named.clone(), context)?;
    let source = context.sources.add_private(request.path.display().to_string());
    let (text, lines) = Complaints::gather(context.diagnostics, |complaints| {
        let text = text(&bytes, source, complaints)?;
        Some((text, lines(text, source, request, complaints)?))
    })?;
    let map = match &request.columns {
        Some((path, named)) => column_map::read(path, named.clone(), context)?,
        None => ColumnMap::default(),
    };
    Complaints::gather(context.diagnostics, |complaints| {
        let header = Header::read(rows::header(text), &map, request.layout, source, complaints)?;
        let sheet = Sheet { source, text, lines: &lines, header: &header, map: &map, complaints };
        let table = match request.layout {
            Layout::Wide => wide::read(&sheet, &request.unit)?,
            Layout::Long => long::read(&sheet, &request.unit)?,
        };
        let id = header.id();
        Some(Rows { table, id_field: id.field, id_heading: id.name.clone() })
    })
}

/// Everything of a table file that its rows are read with.
struct Sheet<'a> {
    source: SourceId,
    text: &'a str,
    lines: &'a [Line],
    header: &'a Header,
    map: &'a ColumnMap,
    complaints: &'a Complaints,
}

impl Sheet<'_> {
    /// A field of a line.
    fn cell(&self, line: u32, field: u32) -> Place {
        let heading = self.header.list.get(field as usize - 1).map_or("", |heading| &heading.name);
        Place::Cell { source: self.source, line, column: field, header: heading.to_owned() }
    }
}

/// The text, if the bytes are CSV in UTF-8.
fn text<'b>(bytes: &'b [u8], source: SourceId, complaints: &Complaints) -> Option<&'b str> {
    match encoding::text(bytes) {
        Ok(text) if text.trim().is_empty() => {
            complaints.push(diags::table::empty(source));
            None
        }
        Ok(text) => Some(text),
        Err(fault) => {
            complaints.push(diags::table::not_text(fault, lines::place_of_fault(bytes, fault, source)));
            None
        }
    }
}

/// The lines, if they are whole and divided by commas.
fn lines(text: &str, source: SourceId, request: &Request, complaints: &Complaints) -> Option<Vec<Line>> {
    let first = text.lines().next().unwrap_or_default();
    if let Some(separator) = separator::other_than_comma(first) {
        complaints.push(diags::table::separator(separator, source));
        return None;
    }
    let ends = lines::check_ends(text, source, complaints);
    let lines = lines::split(text, request.line_breaks);
    for fault in &lines.faults {
        complaints.push(diags::table::quote(fault, source));
    }
    let begins = lines.check_blank(source, complaints);
    (ends && begins && lines.faults.is_empty()).then_some(lines.rows)
}
