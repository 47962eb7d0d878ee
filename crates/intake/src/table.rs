//! Tables of units: a CSV file or a sheet of a workbook, one row a unit (or an answer).

mod cells;
pub(crate) mod date_form;
pub(crate) mod format;
pub(crate) mod grid;
mod header;
mod identifiers;
mod inspections;
mod lines;
mod long;
mod options;
mod quotes;
mod rows;
mod separator;
mod survey;
mod synthetic;
mod text;
pub(crate) mod twins;
mod unheaded;
pub(crate) mod units;
mod watched;
mod wide;

use std::path::{Path, PathBuf};

use assize_diag::{Place, SourceId};
use assize_model::{Inspection, Table};
use assize_reader::Complaints;

use crate::column_map::{self, ColumnMap};
use crate::{Context, diags, file};
use format::Format;
use header::Header;

pub use date_form::DateForm;
pub use format::{is_table, is_workbook};
pub use options::{Encoding, Layout, TableOptions};
pub(crate) use quotes::{QuoteFault, QuoteFaultKind};
pub use separator::Separator;
pub use survey::{Person, Survey, Surveyed, survey};
pub(crate) use synthetic::synthetic_place;
use text::TextRows;

/// Reads a bare table, whose rows form the inspections: by `inspection`, else by `provider` and `year`, else all are one, named after the
/// file. What is wrong is in the diagnostics, and may be so beside inspections too.
pub fn read_table(path: &Path, options: &TableOptions, context: &mut Context<'_>) -> Vec<Inspection> {
    let Some(rows) = read(&Request::of_bare(path, options), context) else { return Vec::new() };
    let providers = context.providers;
    Complaints::gather(context.diagnostics, |complaints| inspections::form(rows, path, options, providers, complaints))
}

/// Which file is wanted, and how it is to be taken.
#[cfg_attr(not(feature = "workbooks"), expect(dead_code, reason = "sheets and formulas are of workbooks alone"))]
pub(crate) struct Request {
    pub(crate) path: PathBuf,
    /// Where the file is named.
    pub(crate) named: Place,
    pub(crate) unit: String,
    pub(crate) layout: Layout,
    /// The column map, and where it is named.
    pub(crate) columns: Option<(PathBuf, Place)>,
    pub(crate) line_breaks: bool,
    /// What divides fields, where it is said.
    pub(crate) separator: Option<Separator>,
    pub(crate) encoding: Encoding,
    /// Which sheet of a workbook, and where it is named.
    pub(crate) sheet: Option<(String, Place)>,
    /// Takes what a formula gave when the workbook was saved.
    pub(crate) accept_cached: bool,
}

impl Request {
    /// What the command line asks of a bare table.
    fn of_bare(path: &Path, options: &TableOptions) -> Self {
        let argument = |path: &Path| Place::Argument(path.display().to_string());
        Self {
            path: path.to_owned(),
            named: argument(path),
            unit: options.unit.clone(),
            layout: options.layout,
            columns: options.columns.as_ref().map(|columns| (columns.clone(), argument(columns))),
            line_breaks: options.line_breaks,
            separator: options.separator,
            encoding: options.encoding,
            sheet: options.sheet.as_ref().map(|sheet| (sheet.clone(), Place::Argument(format!("--sheet {sheet}")))),
            accept_cached: options.accept_cached,
        }
    }
}

/// A table with all its rows. Its ids have not been looked at yet.
pub(crate) struct Rows {
    pub(crate) table: Table,
    /// Which field holds the id, from 1, and how it is headed.
    pub(crate) id_field: u32,
    pub(crate) id_heading: String,
    /// Whether some of the table could not be read, which has been complained of.
    pub(crate) has_gaps: bool,
}

/// Reads the rows of a table; `None` where they cannot be told apart, which has been complained of.
pub(crate) fn read(request: &Request, context: &mut Context<'_>) -> Option<Rows> {
    let bytes = file::read(&request.path, request.named.clone(), context)?;
    match format::of(&request.path, &bytes) {
        Format::Text => read_text(&bytes, request, context),
        Format::Workbook => read_workbook(&bytes, request, context),
        Format::Refused(refused) => {
            let source = context.sources.add_private(request.path.display().to_string());
            context.diagnostics.push(diags::workbook::refused(refused, source));
            None
        }
    }
}

fn read_text(bytes: &[u8], request: &Request, context: &mut Context<'_>) -> Option<Rows> {
    let source = context.sources.add_private(request.path.display().to_string());
    let text = Complaints::gather(context.diagnostics, |complaints| text::decode(bytes, request, source, complaints))?;
    let rows = Complaints::gather(context.diagnostics, |complaints| text::rows(&text, request, source, complaints))?;
    let map = column_map(request, context)?;
    Complaints::gather(context.diagnostics, |complaints| {
        let unheaded = |fields: &[u32]| unheaded::of_text(&rows, fields);
        let place = header::Origin { line: rows.first_line(), layout: request.layout, source };
        let header = Header::read(rows::header(&rows), place, &map, &unheaded, complaints)?;
        Sheet { source, body: Body::Text(&rows), header: &header, map: &map, complaints }.read(request)
    })
}

#[cfg(feature = "workbooks")]
fn read_workbook(bytes: &[u8], request: &Request, context: &mut Context<'_>) -> Option<Rows> {
    let path = request.path.display().to_string();
    let file = context.sources.add_private(&*path);
    let map = column_map(request, context)?;
    let chosen = {
        // Standard input has no ending.
        let ending = request.path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        crate::workbook::read(bytes, ending, request.sheet.as_ref(), |written| {
            header::meaning(written, &map).1 == header::Role::Id
        })
    };
    let chosen = chosen.map_err(|fault| context.diagnostics.push(diags::workbook::fault(fault, file))).ok()?;
    let source = context.sources.add_sheet(path, chosen.name);
    Complaints::gather(context.diagnostics, |complaints| {
        for other in &chosen.passed_over {
            complaints.push(diags::workbook::passed_over(other, source));
        }
        let table = grid::GridTable::find(&chosen.grid, request.accept_cached, &map, source, complaints)?;
        let unheaded = |columns: &[u32]| table.unheaded(columns);
        let place = header::Origin { line: table.line(), layout: request.layout, source };
        let header = Header::read(table.headings(), place, &map, &unheaded, complaints)?;
        let sheet = Sheet { source, body: Body::Grid(&table), header: &header, map: &map, complaints };
        table.check(&sheet);
        sheet.read(request)
    })
}

#[cfg(not(feature = "workbooks"))]
fn read_workbook(_: &[u8], request: &Request, context: &mut Context<'_>) -> Option<Rows> {
    let source = context.sources.add_private(request.path.display().to_string());
    context.diagnostics.push(diags::workbook::not_in_this_build(source));
    None
}

fn column_map(request: &Request, context: &mut Context<'_>) -> Option<ColumnMap> {
    match &request.columns {
        Some((path, named)) => column_map::read(path, named.clone(), context),
        None => Some(ColumnMap::default()),
    }
}

/// Everything of a table file that its rows are read with.
struct Sheet<'a> {
    source: SourceId,
    body: Body<'a>,
    header: &'a Header,
    map: &'a ColumnMap,
    complaints: &'a Complaints,
}

/// What the rows stand in.
#[derive(Clone, Copy)]
enum Body<'a> {
    Text(&'a TextRows<'a>),
    #[cfg_attr(
        not(feature = "workbooks"),
        expect(dead_code, reason = "nothing makes a grid in a build that reads no workbooks")
    )]
    Grid(&'a grid::GridTable<'a>),
}

impl Body<'_> {
    /// How many rows there are below the headings.
    fn rows(&self) -> usize {
        match self {
            Self::Text(text) => text.lines.iter().filter(|line| !line.blank).count() - 1,
            Self::Grid(table) => table.rows(),
        }
    }
}

impl Sheet<'_> {
    /// A field of a line.
    fn cell(&self, line: u32, field: u32) -> Place {
        let heading = self.header.list.iter().find(|heading| heading.field == field);
        let header = heading.map_or("", |heading| &heading.name).to_owned();
        Place::Cell { source: self.source, line, column: field, header }
    }

    fn read(&self, request: &Request) -> Option<Rows> {
        let table = match request.layout {
            Layout::Wide => wide::read(self, &request.unit)?,
            Layout::Long => long::read(self, &request.unit)?,
        };
        let id = self.header.id();
        let has_gaps = self.complaints.errors() > 0;
        Some(Rows { table, id_field: id.field, id_heading: id.name.clone(), has_gaps })
    }
}
