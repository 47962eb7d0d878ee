//! Every table of a report as one: a row a row, and the same columns for the same things, for spreadsheets and statistics.

mod line;
mod metadata;
mod text;

use std::collections::{BTreeMap, BTreeSet};

use assize_report::{Audience, Cell, Column, ColumnKind, Inspection, Report, Row, RowKind, Section, Shown, Table};
use assize_writer::{About, File, Options, Refusal, Writer, Written};

use line::{Line, Part, parts};
use text::text;

/// Lists the tables of a report, or those of the name that the setting `table` gives, in the columns that `FORMAT.md` describes.
pub(crate) struct Csv;

/// `table`: those of this name alone; `bom`: a byte order mark in front, by which Excel knows UTF-8; `metadata`: a file beside that says
/// what the columns are.
pub(crate) const SETTINGS: [&str; 3] = ["table", "bom", "metadata"];

const FILE: &str = "report.csv";

/// What Excel needs to take a file for UTF-8.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

impl Writer for Csv {
    fn about(&self) -> &About {
        &About {
            name: "csv",
            version: env!("CARGO_PKG_VERSION"),
            summary: "every table in one, a row a figure, for spreadsheets and statistics",
        }
    }

    fn write(&self, report: &Report, options: &Options) -> Result<Written, Refusal> {
        let all = tables(report);
        let wanted = options.settings.get("table");
        let chosen: Vec<&Placed<'_>> =
            all.iter().filter(|one| wanted.is_none_or(|name| *name == one.table.name)).collect();
        if chosen.is_empty() {
            return Err(Refusal::new(nothing(&all, wanted)));
        }
        let is_set = |name: &str| match options.settings.get(name).map(String::as_str) {
            Some("yes") => Ok(true),
            None | Some("no") => Ok(false),
            Some(_) => Err(Refusal::new(format!("the setting `{name}` is `yes` or `no`"))),
        };
        let mark: &[u8] = if is_set("bom")? { BYTE_ORDER_MARK } else { &[] };
        let mut written = Written::file(FILE, lines(mark, report.audience, &chosen));
        if is_set("metadata")? {
            let contents = metadata::metadata(report, FILE, &chosen);
            // Where programs look for it.
            written.files.push(File { name: format!("{FILE}-metadata.json"), contents });
        }
        Ok(written)
    }
}

fn nothing(all: &[Placed<'_>], wanted: Option<&String>) -> String {
    let mut names: Vec<&str> = all.iter().map(|one| one.table.name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    match (wanted, names.as_slice()) {
        (_, []) => "this report has no table; `text`, `json`, `markdown` and `html` can write it".to_owned(),
        (Some(name), names) => format!("this report has no table `{name}`; it has `{}`", names.join("`, `")),
        (None, _) => "this report has no table".to_owned(),
    }
}

/// A table, and the inspection in whose section it stands.
#[derive(Clone, Copy)]
struct Placed<'r> {
    inspection: Option<&'r Inspection>,
    table: &'r Table,
}

/// The tables of a report by their ids, each to be listed alone.
pub(crate) struct Alone<'r> {
    audience: Audience,
    known: BTreeMap<&'r str, Placed<'r>>,
}

impl<'r> Alone<'r> {
    pub(crate) fn of(report: &'r Report) -> Self {
        let known = tables(report).into_iter().map(|placed| (placed.table.id.as_str(), placed)).collect();
        Self { audience: report.audience, known }
    }

    /// A table of the report, as CSV.
    pub(crate) fn lines(&self, table: &Table) -> Vec<u8> {
        let alone = Placed { inspection: None, table };
        lines(&[], self.audience, &[self.known.get(table.id.as_str()).unwrap_or(&alone)])
    }
}

/// Every table with rows, each once, in the order of the report.
fn tables(report: &Report) -> Vec<Placed<'_>> {
    let inspections: BTreeMap<&str, &Inspection> =
        report.inspections.iter().map(|one| (one.id.as_str(), one)).collect();
    let (mut all, mut known) = (Vec::new(), BTreeSet::new());
    let mut open: Vec<(&Section, Option<&Inspection>)> =
        report.sections.iter().rev().map(|section| (section, None)).collect();
    while let Some((section, above)) = open.pop() {
        let inspection = inspections.get(section.id.as_str()).copied().or(above);
        let own = section.own_tables().filter(|table| !table.rows.is_empty() && known.insert(table.id.as_str()));
        // A table that stands apart from its inspection has its id in front of its own.
        let owner = |table: &Table| {
            let id = table.id.strip_suffix("-table").unwrap_or(&table.id);
            inspections.get(id.strip_suffix(table.name.as_str())?.strip_suffix('-')?).copied()
        };
        all.extend(own.map(|table| Placed { inspection: inspection.or_else(|| owner(table)), table }));
        open.extend(section.sections.iter().rev().map(|section| (section, inspection)));
    }
    all
}

/// Whose a row is. A column of a table that is called so says it for its own rows.
const WHOSE: [&str; 10] = [
    "audience",
    "inspection",
    "inspection_kind",
    "provider",
    "provider_name",
    "provider_kind",
    "fictional",
    "framework",
    "year",
    "synthetic",
];

/// Where a row stands.
const WHERE: [&str; 4] = ["table", "row", "group", "figure"];

fn whose(audience: Audience, inspection: Option<&Inspection>) -> Vec<String> {
    let audience = match audience {
        Audience::Internal => "internal",
        Audience::Public => "public",
    };
    let mut cells = vec![audience.to_owned()];
    cells.extend(inspection.into_iter().flat_map(|one| {
        [
            text(&one.id).into_owned(),
            text(&one.kind).into_owned(),
            text(&one.provider.id).into_owned(),
            text(&one.provider.name).into_owned(),
            text(&one.provider.kind).into_owned(),
            one.provider.fictional.to_string(),
            text(&one.framework).into_owned(),
            one.year.map(|year| year.to_string()).unwrap_or_default(),
            one.synthetic.to_string(),
        ]
    }));
    cells.resize(WHOSE.len(), String::new());
    cells
}

/// The tables in one, as CSV, after these bytes; cells are quoted where they must be.
fn lines(before: &[u8], audience: Audience, tables: &[&Placed<'_>]) -> Vec<u8> {
    let columns = columns(tables);
    let mut line = Line::after(before);
    WHOSE.iter().chain(&WHERE).for_each(|heading| line.put(heading));
    for (id, kind) in &columns {
        parts(*kind).iter().for_each(|part| line.put(&heading(id, *part)));
    }
    line.end();
    for Placed { inspection, table } in tables {
        let whose = whose(audience, *inspection);
        let of_table: BTreeMap<&str, usize> =
            listed(table).map(|(place, column)| (column.id.as_str(), place)).collect();
        let own = WHOSE.map(|name| of_table.get(name).copied());
        let places: Vec<Option<usize>> = columns.iter().map(|(id, _)| of_table.get(id).copied()).collect();
        let mut group = "";
        for row in &table.rows {
            let kind = match row.kind {
                RowKind::Group => {
                    group = row.cells.first().map_or("", Cell::words);
                    continue;
                }
                RowKind::Total => "total",
                RowKind::Body => "body",
            };
            let cell = |place: &Option<usize>| row.cells.get((*place)?);
            for (place, value) in own.iter().zip(&whose) {
                match cell(place).map(Cell::words) {
                    Some(words) if !words.is_empty() => line.put(&text(words)),
                    _ => line.put(value),
                }
            }
            let place = [&table.name, kind, group, row.figure.as_deref().unwrap_or_default()];
            place.into_iter().for_each(|words| line.put(&text(words)));
            for ((_, kind), place) in columns.iter().zip(&places) {
                match cell(place) {
                    Some(cell) => parts(*kind).iter().for_each(|part| line.part(cell, *part, *kind)),
                    None => line.nothing(parts(*kind).len()),
                }
            }
            line.end();
        }
    }
    line.written()
}

/// The heading of a part of the column of this id.
fn heading(id: &str, part: Part) -> String {
    let of_cell = if WHERE.contains(&id) { "cell_" } else { "" };
    format!("{of_cell}{id}{}", part.ending())
}

/// The columns of all tables, each once, in the order in which they come.
fn columns<'t>(tables: &[&Placed<'t>]) -> Vec<(&'t str, ColumnKind)> {
    let mut columns: Vec<(&str, ColumnKind)> = Vec::new();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for table in tables.iter().map(|one| one.table) {
        for (place, column) in listed(table).filter(|(_, column)| !WHOSE.contains(&column.id.as_str())) {
            // Words alone may stand on the right, as numbers do.
            let is_number = |row: &Row| matches!(row.cells.get(place), Some(Cell::Number(_)));
            let kind = match column.kind {
                ColumnKind::Bar => ColumnKind::Share,
                ColumnKind::Number if !table.rows.iter().any(is_number) => ColumnKind::Text,
                kind => kind,
            };
            let known = *places.entry(&column.id).or_insert(columns.len());
            match columns.get_mut(known) {
                None => columns.push((&column.id, kind)),
                // What is words in one table and a value in another has room for the value.
                Some((_, known)) if parts(*known).len() < parts(kind).len() => *known = kind,
                Some(_) => {}
            }
        }
    }
    columns
}

/// The columns of a table that are listed, with their places.
fn listed(table: &Table) -> impl Iterator<Item = (usize, &Column)> {
    table.columns.iter().enumerate().filter(|(_, column)| column.shown != Shown::Readers)
}

/// Every kind of column.
#[cfg(test)]
const KINDS: [ColumnKind; 9] = [
    ColumnKind::Text,
    ColumnKind::Count,
    ColumnKind::Number,
    ColumnKind::Share,
    ColumnKind::Bar,
    ColumnKind::Rating,
    ColumnKind::Points,
    ColumnKind::Refs,
    ColumnKind::Other,
];

#[cfg(test)]
mod tests;
