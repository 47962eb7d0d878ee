//! Tables of units: a CSV file, a sheet of a workbook or a Parquet file, one row a unit (or an answer).

mod blocks;
mod cells;
#[cfg(feature = "parquet")]
mod columns;
pub(crate) mod counts;
pub(crate) mod date_form;
mod fields;
mod form;
pub(crate) mod format;
pub(crate) mod grid;
mod header;
mod identifiers;
mod inspections;
mod long;
mod many;
mod marks;
mod near;
mod options;
mod packed;
mod quotes;
mod rows;
mod separator;
mod survey;
mod synthetic;
mod tallied;
mod text;
mod totals;
pub(crate) mod twins;
mod unheaded;
pub(crate) mod units;
mod wide;

use std::collections::{BTreeSet, VecDeque};
use std::io;
use std::path::{Path, PathBuf};

use assize_diag::{Diagnostics, Place, SourceId};
use assize_model::{Inspection, LeftOut, UnitTable};
use assize_reader::Complaints;

use crate::column_map::{self, ColumnMap};
use crate::{Context, diags};
use blocks::Blocks;
use form::Form;
use format::Format;
use header::Header;
use rows::{Plan, Taken, Taker};

pub use date_form::DateForm;
pub use format::{is_parquet, is_table, is_workbook};
pub use many::{is_many, is_part};
pub use near::{ids_in, nearly};
pub use options::{Encoding, Layout, TableOptions};
pub(crate) use packed::is_packed;
pub(crate) use quotes::{QuoteFault, QuoteFaultKind};
pub use separator::Separator;
pub use survey::{Person, Survey, Surveyed, survey};
pub(crate) use synthetic::synthetic_place;
use text::{Heads, Parts, Text};
pub use totals::{SaysTotal, total};

#[cfg(feature = "workbooks")]
use crate::workbook::{Chosen, Fault};

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
    /// The framework of its inspection.
    pub(crate) framework: String,
    /// Where it is not said, the headings tell whether rows are of units or of counts.
    pub(crate) layout: Option<Layout>,
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
            framework: options.framework.clone(),
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
    pub(crate) table: UnitTable,
    /// How its rows are laid out.
    pub(crate) layout: Layout,
    /// The rows of a table of counts whose question a spreadsheet keeps as a number.
    pub(crate) numbers: BTreeSet<usize>,
    /// Which field holds the id, from 1, and how it is headed.
    pub(crate) id_field: u32,
    pub(crate) id_heading: String,
    /// Whether some of the table could not be read, which has been complained of.
    pub(crate) has_gaps: bool,
}

/// Reads the rows of a table; `None` where they cannot be told apart, which has been complained of.
pub(crate) fn read(request: &Request, context: &mut Context<'_>) -> Option<Rows> {
    let Opened { format, blocks, files } = open(request, context)?;
    match format {
        Format::Text => read_text(blocks, files, request, context),
        Format::Workbook => read_workbook(&whole(blocks, request, context)?, request, context),
        Format::Parquet => read_columns(blocks, files, request, context),
        Format::Refused(refused) => {
            let source = context.sources.add_private(request.path.display().to_string());
            context.diagnostics.push(diags::workbook::refused(refused, source));
            None
        }
    }
}

/// What a request is of.
struct Opened<'f> {
    format: Format,
    blocks: Blocks<'f>,
    /// All files, one or more; the first is open.
    files: Vec<PathBuf>,
}

/// Opens a file, unpacks it where it is packed, and says what it is by its name and its first bytes; or the first of several that are one table.
fn open<'f>(request: &Request, context: &mut Context<'f>) -> Option<Opened<'f>> {
    let path = &request.path;
    let found = told(many::files(path, context.files), request, context)?;
    let (files, others) = found.unwrap_or_else(|| (vec![path.clone()], Vec::new()));
    if let Some((first, more)) = others.split_first() {
        context.diagnostics.push(diags::file::left_out(first, more.len(), request.named.clone()));
    }
    let opened = context.files.open(&files[0]).and_then(|file| {
        let mut blocks = Blocks::new(packed::unpack(&files[0], file)?, blocks::BLOCK);
        Ok((format::of(&packed::unpacked(&files[0]), blocks.first()?), blocks))
    });
    told(opened, request, context).map(|(format, blocks)| Opened { format, blocks, files })
}

/// All of a file that is opened.
fn whole(blocks: Blocks<'_>, request: &Request, context: &mut Context<'_>) -> Option<Vec<u8>> {
    told(blocks.whole(), request, context)
}

fn open_text<'f>(
    blocks: Blocks<'f>,
    files: Vec<PathBuf>,
    source: SourceId,
    request: &Request,
    heads: Heads<'_>,
    context: &mut Context<'f>,
) -> Option<Text<'f>> {
    let of_file = |path: PathBuf, context: &mut Context<'_>| {
        let own = path != request.path;
        let source = if own { context.sources.add_private(path.display().to_string()) } else { source };
        (path, source)
    };
    let list: VecDeque<_> = files.into_iter().map(|path| of_file(path, context)).collect();
    let first = list[0].1;
    let opened = Text::open(blocks, Parts { files: context.files, list }, request, heads, context.threads);
    match told(opened, request, context)? {
        Ok(text) => Some(text),
        Err(fault) => {
            context.diagnostics.push(diags::table::not_text(fault, Place::File(first)));
            None
        }
    }
}

/// What was read, unless it could not be, which is complained of.
fn told<T>(read: io::Result<T>, request: &Request, context: &mut Context<'_>) -> Option<T> {
    let tell = |error| {
        context.diagnostics.push(diags::file::unreadable(&request.path, &error, request.named.clone()));
    };
    read.map_err(tell).ok()
}

fn read_text<'f>(blocks: Blocks<'f>, of: Vec<PathBuf>, request: &Request, context: &mut Context<'f>) -> Option<Rows> {
    let source = context.sources.add_private(request.path.display().to_string());
    // What is wrong with the map or the rows is told only where the lines of the whole file are as they should be.
    let (mut of_map, mut of_rows) = (Diagnostics::new(), Diagnostics::new());
    let Context { files, providers, names, sources, threads, .. } = &mut *context;
    let of_request =
        &mut Context { files: *files, providers, names: *names, sources, diagnostics: &mut of_map, threads: *threads };
    let mut map = column_map(request, of_request);
    let none = ColumnMap::default();
    let known = map.as_ref().unwrap_or(&none);
    let heads_ids = |heading: &str| match request.layout {
        Some(layout) => header::heads_ids(heading, known, layout),
        None => [Layout::Wide, Layout::Counts].into_iter().any(|layout| header::heads_ids(heading, known, layout)),
    };
    let near_ids = |cells: &[&str]| header::near_ids(cells.iter().copied(), false, known);
    let mut text = open_text(blocks, of, source, request, Heads::known(&heads_ids, &near_ids), context)?;
    if let Some(map) = &mut map {
        header::take_for_ids(&text.header(map), map);
    }
    let read =
        Complaints::gather(&mut of_rows, |complaints| read_rows(&mut text, map.as_ref(), request, source, complaints));
    let (forms, rows) = told(read, request, context)?;
    if !is_sound(&text, &forms, source, context) {
        return None;
    }
    context.diagnostics.extend(of_map);
    map?;
    context.diagnostics.extend(of_rows);
    rows
}

/// Whether lines are as they should be; from here on places are those of files.
fn is_sound(text: &Text<'_>, forms: &[Form], source: SourceId, context: &mut Context<'_>) -> bool {
    for (part, first) in text.parts().filter(|(part, _)| *part != source) {
        let name = context.sources.get(part).name().to_owned();
        context.sources.add_part(source, first, name);
    }
    Complaints::gather(context.diagnostics, |complaints| text.is_sound(forms, source, complaints))
}

fn read_rows(
    text: &mut Text<'_>,
    map: Option<&ColumnMap>,
    request: &Request,
    source: SourceId,
    complaints: &Complaints,
) -> io::Result<(Vec<Form>, Option<Rows>)> {
    let none = ColumnMap::default();
    let written = text.header(map.unwrap_or(&none));
    let unheaded = header::unheaded(&written, map.unwrap_or(&none));
    let layout = request.layout.unwrap_or_else(|| header::layout(&written, map.unwrap_or(&none)));
    let place = header::Origin { line: text.first_line(), layout, source, divided: text.divided() };
    let has_ids = written.iter().any(|one| header::heads_ids(&one.text, map.unwrap_or(&none), layout));
    let header = map.and_then(|map| Header::read(written, place, map, complaints));
    let map = map.unwrap_or(&none);
    let sheet = header.as_ref().map(|header| Sheet { source, header, map, complaints });
    let fields = unheaded.iter().map(|(field, _)| *field as usize - 1).collect();
    let plan = Plan::new(header.as_ref(), map, layout, fields);
    let mut taken = Taken::new(&plan);
    let forms =
        text.each(Taker::new(&plan), Taker::others, Taker::line, |block| taken.gather(block, sheet.as_ref()))?;
    // Without a column of ids it may be that one which has no heading.
    if has_ids {
        header::check_unheaded(&unheaded, taken.unheaded(), source, complaints);
    }
    Ok((forms, sheet.and_then(|sheet| sheet.read(taken, layout, &request.unit))))
}

#[cfg(feature = "workbooks")]
fn read_workbook(bytes: &[u8], request: &Request, context: &mut Context<'_>) -> Option<Rows> {
    let path = request.path.display().to_string();
    let file = context.sources.add_private(&*path);
    let mut map = column_map(request, context)?;
    let (mut layout, mut chosen) = choose(bytes, &map, request);
    if let Some(heading) = near_ids(&chosen, bytes, &map, request) {
        map.take_for_ids(&heading);
        (layout, chosen) = choose(bytes, &map, request);
    }
    let chosen = chosen.map_err(|fault| context.diagnostics.push(diags::workbook::fault(fault, file))).ok()?;
    let source = context.sources.add_sheet(path, &*chosen.name);
    Complaints::gather(context.diagnostics, |complaints| {
        // Every report on the table names its sheet.
        if let Some(kind) = identifiers::pattern(&chosen.name) {
            complaints.push(diags::persons::identifier_in_name(kind, Place::File(file)));
        }
        for other in &chosen.passed_over {
            complaints.push(diags::workbook::passed_over(other, source));
        }
        let table = grid::GridTable::find(&chosen.grid, request.accept_cached, layout, &map, source, complaints)?;
        let headings = table.headings(&map);
        let unheaded = header::unheaded(&headings, &map);
        header::check_unheaded(&unheaded, table.unheaded(&unheaded), source, complaints);
        let place = header::Origin { line: table.line(), layout, source, divided: None };
        let header = Header::read(headings, place, &map, complaints)?;
        let sheet = Sheet { source, header: &header, map: &map, complaints };
        table.check(&sheet);
        let plan = Plan::new(Some(&header), &map, layout, Vec::new());
        let (mut taken, mut taker) = (Taken::new(&plan), Taker::new(&plan));
        table.each(&sheet, &mut taker);
        taken.gather(&mut taker, Some(&sheet));
        taken.rows = table.rows();
        let mut rows = sheet.read(taken, layout, &request.unit)?;
        rows.table.sheet = Some(chosen.name);
        Some(rows)
    })
}

/// The heading that is nearly what the map calls the ids, in a workbook where no sheet has that heading.
#[cfg(feature = "workbooks")]
fn near_ids(chosen: &Result<Chosen, Fault>, bytes: &[u8], map: &ColumnMap, request: &Request) -> Option<String> {
    let seek = || {
        let is_near = |written: &str| header::is_near_ids(written, map);
        crate::workbook::read(bytes, ending(request), request.sheet.as_ref(), is_near).ok()
    };
    match chosen {
        Ok(chosen) => chosen.grid.near_ids(map),
        Err(Fault::NoTable { .. }) => seek()?.grid.near_ids(map),
        Err(_) => None,
    }
}

/// How the name of a workbook ends; that of standard input does not.
#[cfg(feature = "workbooks")]
fn ending(request: &Request) -> &str {
    request.path.extension().and_then(|ending| ending.to_str()).unwrap_or_default()
}

/// The sheet that is read, and how its rows are laid out: where that is not said, of counts where nothing heads ids and something heads counts.
#[cfg(feature = "workbooks")]
fn choose(bytes: &[u8], map: &ColumnMap, request: &Request) -> (Layout, Result<Chosen, Fault>) {
    let heads = |layout| move |written: &str| header::heads_ids(written, map, layout);
    let read = |layout| crate::workbook::read(bytes, ending(request), request.sheet.as_ref(), heads(layout));
    let layout = request.layout.unwrap_or(Layout::Wide);
    let chosen = read(layout);
    let is_found = match &chosen {
        Ok(chosen) => chosen.grid.heading_row(heads(layout)).is_some(),
        Err(fault) => !matches!(fault, Fault::NoTable { .. }),
    };
    if request.layout.is_some() {
        return (layout, chosen);
    }
    if is_found {
        return (chosen.as_ref().map_or(layout, |chosen| header_layout(chosen, map)), chosen);
    }
    let counts = read(Layout::Counts);
    let is_of_counts = |chosen: &Chosen| {
        let head = chosen.grid.heading_row(heads(Layout::Counts)).map(|head| chosen.grid.filled(head));
        head.is_some_and(|head| head.iter().any(|(_, heading)| counts::is_figure(heading, map)))
    };
    match counts.as_ref().is_ok_and(is_of_counts) {
        true => (Layout::Counts, counts),
        false => (layout, chosen),
    }
}

/// How the rows below headings of ids are laid out.
#[cfg(feature = "workbooks")]
fn header_layout(chosen: &Chosen, map: &ColumnMap) -> Layout {
    let head = chosen.grid.heading_row(|written| header::heads_ids(written, map, Layout::Wide));
    let headings = head.map(|head| grid::GridTable::below(&chosen.grid, head).headings(map));
    header::layout(&headings.unwrap_or_default(), map)
}

#[cfg(not(feature = "workbooks"))]
fn read_workbook(_: &[u8], request: &Request, context: &mut Context<'_>) -> Option<Rows> {
    let source = context.sources.add_private(request.path.display().to_string());
    context.diagnostics.push(diags::workbook::not_in_this_build(source));
    None
}

#[cfg(feature = "parquet")]
fn read_columns(blocks: Blocks<'_>, files: Vec<PathBuf>, request: &Request, context: &mut Context<'_>) -> Option<Rows> {
    let mut map = column_map(request, context)?;
    let source = context.sources.add_columns(request.path.display().to_string());
    let parts = columns::Parts::new(files, source, request, context);
    let first = parts.first(blocks, request, context)?;
    let headings = columns::headings(&first);
    header::take_for_ids(&headings, &mut map);
    // An index of pandas has no heading, and comes last; of rows that were chosen or sorted its numbers are in no order.
    let is_index = |field: u32| matches!(first.columns[field as usize - 1].kind, crate::parquet::Kind::Whole(..));
    let unheaded = header::unheaded(&headings, &map).into_iter().filter(|(field, _)| !is_index(*field));
    let unheaded: Vec<_> = unheaded.map(|(field, _)| (field, true)).collect();
    let layout = request.layout.unwrap_or_else(|| header::layout(&headings, &map));
    let place = header::Origin { line: 0, layout, source, divided: None };
    let has_ids = headings.iter().any(|one| header::heads_ids(&one.text, &map, layout));
    let header = Complaints::gather(context.diagnostics, |complaints| Header::read(headings, place, &map, complaints));
    let fields = unheaded.iter().map(|(field, _)| *field as usize - 1).collect();
    let plan = Plan::new(header.as_ref(), &map, layout, fields);
    let mut taken = Taken::new(&plan);
    let is_sound = parts.each(first, &plan, &mut taken, request, context)?;
    Complaints::gather(context.diagnostics, |complaints| {
        if has_ids {
            header::check_unheaded(&unheaded, taken.unheaded(), source, complaints);
        }
        let sheet = header.as_ref().map(|header| Sheet { source, header, map: &map, complaints })?;
        let mut rows = sheet.read(taken, layout, &request.unit)?;
        rows.has_gaps |= !is_sound;
        Some(rows)
    })
}

#[cfg(not(feature = "parquet"))]
fn read_columns(_: Blocks<'_>, _: Vec<PathBuf>, request: &Request, context: &mut Context<'_>) -> Option<Rows> {
    let source = context.sources.add_private(request.path.display().to_string());
    context.diagnostics.push(diags::parquet::not_in_this_build(source));
    None
}

fn column_map(request: &Request, context: &mut Context<'_>) -> Option<ColumnMap> {
    match &request.columns {
        Some((path, named)) => column_map::read(path, named.clone(), &request.framework, context),
        None => Some(ColumnMap::default()),
    }
}

/// Everything of a table file that its rows are read with.
struct Sheet<'a> {
    source: SourceId,
    header: &'a Header,
    map: &'a ColumnMap,
    complaints: &'a Complaints,
}

impl Sheet<'_> {
    fn cell(&self, line: u32, field: u32) -> Place {
        let heading = self.header.list.iter().find(|heading| heading.field == field);
        let header = heading.map_or("", |heading| &heading.name).to_owned();
        Place::Cell { source: self.source, line, column: field, header }
    }

    /// How many rows the map leaves out; complains of its words that no row has.
    fn rows_left_out(&self, taken: &Taken<'_>) -> usize {
        for (word, _) in self.map.no_units.values().zip(&taken.no_units).filter(|(_, rows)| **rows == 0) {
            self.complaints.push(diags::map::unknown_row(word));
        }
        taken.no_units.iter().sum()
    }

    fn read(&self, taken: Taken<'_>, layout: Layout, unit: &str) -> Option<Rows> {
        let (mut numbers, mut rows_left_out, rows) = (BTreeSet::new(), self.rows_left_out(&taken), taken.lines.len());
        let mut table = match layout {
            Layout::Wide => wide::read(self, taken, unit)?,
            Layout::Long => long::read(self, taken, unit)?,
            Layout::Tally => tallied::checked(self, wide::read(self, taken, unit)?)?,
            Layout::Counts => {
                let of_ids = taken.numbers.iter().filter(|(_, field)| *field == self.header.id().index());
                let of_ids = of_ids.map(|(row, _)| *row).collect();
                let named = counts::name(self, wide::read(self, taken, unit)?, of_ids);
                numbers = named.1;
                rows_left_out += rows - named.0.len();
                named.0
            }
        };
        table.left_out = LeftOut { columns: self.header.left_out(), rows: rows_left_out };
        let id = self.header.id();
        let has_gaps = self.complaints.errors() > 0;
        Some(Rows { table, layout, numbers, id_field: id.field, id_heading: id.name.clone(), has_gaps })
    }
}
