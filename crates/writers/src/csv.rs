//! Every table of a report as one: a row a row, and the same columns for the same things, for spreadsheets and statistics.

mod line;
mod metadata;
mod text;

use std::collections::{BTreeMap, BTreeSet};

use assize_report::{
    Audience, Cell, Column, ColumnKind, Inspection, Parted, Report, Row, RowKind, Section, Shown, Table,
};
use assize_writer::{About, File, Note, Options, Refusal, Severity, Writer, Written};

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
            summary: "every table in one, a row for each figure, for spreadsheets and statistics",
        }
    }

    fn write(&self, report: &Report, options: &Options) -> Result<Written, Refusal> {
        let all: Vec<&Section> = report.sections.iter().collect();
        write(report, options, |take| take(&all))
    }

    fn write_parted(&self, parted: Parted<'_>, options: &Options) -> Result<Written, Refusal> {
        write(&parted.head, options, |take| parted.each(take))
    }
}

/// Lists the tables of sections, which are given some at a time, in the order of the report, whenever they are asked for.
fn write(head: &Report, options: &Options, each: impl Fn(&mut dyn FnMut(&[&Section]))) -> Result<Written, Refusal> {
    let is_set = |name: &str| match options.settings.get(name).map(String::as_str) {
        Some("yes") => Ok(true),
        None | Some("no") => Ok(false),
        Some(_) => Err(Refusal::new(format!("the setting `{name}` is `yes` or `no`"))),
    };
    let mark: &[u8] = if is_set("bom")? { BYTE_ORDER_MARK } else { &[] };
    let wanted = options.settings.get("table");
    let mut names = BTreeSet::new();
    let mut listed = |columns: Columns| {
        let mut tables = Tables::of(head);
        let mut listing = Listing::new(columns, &tables.inspections, head.audience, mark);
        each(&mut |sections| {
            let mut some = tables.within(sections);
            names.extend(some.iter().map(|one| one.table.name.clone()));
            some.retain(|one| wanted.is_none_or(|name| *name == one.table.name));
            listing.add(&some);
        });
        listing
    };
    // Mostly the first inspections have the columns of all. Where others have more, all are listed again.
    let mut listing = listed(Columns::default());
    if listing.lacks_columns {
        listing = listed(listing.columns);
    }
    if !listing.has_begun {
        return Err(Refusal::new(nothing(&names, wanted)));
    }
    // Tables of one name have their columns, whatever stands in them; of all tables together those that something stands in.
    let kept = if wanted.is_some() { vec![true; listing.fields.len()] } else { listing.kept() };
    let fields: Vec<Field> =
        listing.fields.iter().zip(&kept).filter(|(_, kept)| **kept).map(|(field, _)| *field).collect();
    let contents = match fields.len() == listing.fields.len() {
        true => listing.line.written(),
        false => listing.line.keeping(&kept, mark.len()),
    };
    let mut written = Written::file(FILE, contents);
    if wanted.is_none() && names.len() > 1 {
        written.notes.push(wide(fields.len(), &names));
    }
    if is_set("metadata")? {
        let contents = metadata::metadata(head, FILE, (&listing.columns, &fields));
        // Where programs look for it.
        written.files.push(File { name: format!("{FILE}-metadata.json"), contents });
    }
    Ok(written)
}

/// How wide the file is, and how to have less.
fn wide(columns: usize, names: &BTreeSet<String>) -> Note {
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let message = format!(
        "{columns} columns for {} tables; one table alone: `--option table=NAME` ({})",
        names.len(),
        names.join(", ")
    );
    Note { severity: Severity::Note, message, help: None }
}

fn nothing(names: &BTreeSet<String>, wanted: Option<&String>) -> String {
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
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
    inspections: BTreeMap<&'r str, &'r Inspection>,
    known: BTreeMap<&'r str, Placed<'r>>,
}

impl<'r> Alone<'r> {
    pub(crate) fn of(report: &'r Report) -> Self {
        let all: Vec<&Section> = report.sections.iter().collect();
        let mut tables = Tables::of(report);
        let known = tables.within(&all).into_iter().map(|placed| (placed.table.id.as_str(), placed));
        Self { audience: report.audience, known: known.collect(), inspections: tables.inspections }
    }

    /// A table of the report, as CSV.
    pub(crate) fn lines(&self, table: &Table) -> Vec<u8> {
        let placed = self.known.get(table.id.as_str()).copied().unwrap_or(Placed { inspection: None, table });
        let mut listing = Listing::new(Columns::default(), &self.inspections, self.audience, &[]);
        listing.add(&[placed]);
        listing.line.written()
    }
}

/// Finds the tables of a report.
struct Tables<'r> {
    inspections: BTreeMap<&'r str, &'r Inspection>,
    /// The ids of those that were found.
    known: BTreeSet<String>,
}

impl<'r> Tables<'r> {
    fn of(report: &'r Report) -> Self {
        let inspections = report.inspections.iter().map(|one| (one.id.as_str(), one)).collect();
        Self { inspections, known: BTreeSet::new() }
    }

    /// Every table with rows of the next sections, each once, in their order.
    fn within<'s>(&mut self, sections: &[&'s Section]) -> Vec<Placed<'s>>
    where
        'r: 's,
    {
        let mut all = Vec::new();
        let mut open: Vec<(&'s Section, Option<&'s Inspection>)> =
            sections.iter().rev().map(|section| (*section, None)).collect();
        while let Some((section, above)) = open.pop() {
            let inspection = self.inspections.get(section.id.as_str()).copied().or(above);
            // A table that stands apart from its inspection has its id in front of its own.
            let owner = |table: &Table| {
                let id = table.id.strip_suffix("-table").unwrap_or(&table.id);
                self.inspections.get(id.strip_suffix(table.name.as_str())?.strip_suffix('-')?).copied()
            };
            for table in section.own_tables().filter(|table| !table.rows.is_empty()) {
                if self.known.insert(table.id.clone()) {
                    all.push(Placed { inspection: inspection.or_else(|| owner(table)), table });
                }
            }
            open.extend(section.sections.iter().rev().map(|section| (section, inspection)));
        }
        all
    }
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

/// Tables in one, as CSV; cells are quoted where they must be.
struct Listing<'r> {
    columns: Columns,
    /// What stands in a line, since the headings are written.
    fields: Vec<Field>,
    /// What stands in each of them in any line.
    held: Vec<Held>,
    /// By their ids: of a row that names its inspection.
    inspections: BTreeMap<&'r str, &'r Inspection>,
    audience: Audience,
    line: Line,
    has_begun: bool,
    /// A table came after the headings were written that has columns of its own: what is written is of no use.
    lacks_columns: bool,
}

impl<'r> Listing<'r> {
    /// The columns, as far as they are known; and what stands before them.
    fn new(
        columns: Columns,
        inspections: &BTreeMap<&'r str, &'r Inspection>,
        audience: Audience,
        before: &[u8],
    ) -> Self {
        let (fields, held, inspections) = (Vec::new(), Vec::new(), inspections.clone());
        let line = Line::after(before);
        Self { columns, fields, held, inspections, audience, line, has_begun: false, lacks_columns: false }
    }

    /// The fields in which something stands; the value with any part of it, and why there is none beside it.
    fn kept(&self) -> Vec<bool> {
        let fields = || self.fields.iter().zip(&self.held);
        let filled = fields().filter_map(|(field, held)| match field {
            Field::Cell(column, part) if *held == Held::Something && *part != Part::Text => Some(*column),
            Field::Cell(..) | Field::Whose(_) | Field::Where(_) => None,
        });
        let filled: BTreeSet<usize> = filled.collect();
        let is_kept = |(field, held): (&Field, &Held)| match (field, held) {
            (_, Held::Something) => true,
            (Field::Cell(column, Part::Value), _) | (Field::Cell(column, Part::Text), Held::Reasons) => {
                filled.contains(column)
            }
            (_, Held::Nothing | Held::Reasons) => false,
        };
        fields().map(is_kept).collect()
    }

    fn add(&mut self, tables: &[Placed<'_>]) {
        let has_more = self.columns.add(tables);
        if self.has_begun && has_more && !self.lacks_columns {
            (self.lacks_columns, self.line) = (true, Line::after(&[]));
        }
        if self.lacks_columns || tables.is_empty() {
            return;
        }
        if !std::mem::replace(&mut self.has_begun, true) {
            self.headings();
        }
        tables.iter().for_each(|table| self.rows(table));
    }

    fn headings(&mut self) {
        self.fields = self.columns.fields();
        self.held = vec![Held::Nothing; self.fields.len()];
        self.fields.iter().for_each(|field| self.line.put(&self.columns.heading(*field)));
        self.line.end();
    }

    fn rows(&mut self, Placed { inspection, table }: &Placed<'_>) {
        let line = &mut self.line;
        let of_section = whose(self.audience, *inspection);
        let of_table: BTreeMap<&str, usize> =
            listed(table).map(|(place, column)| (column.id.as_str(), place)).collect();
        let filled_by = |field: &Field| match field {
            Field::Whose(at) => Some(WHOSE[*at]),
            Field::Where(_) => None,
            Field::Cell(column, _) => Some(self.columns.list[*column].id.as_str()),
        };
        let place = |field: &Field| filled_by(field).and_then(|id| of_table.get(id).copied());
        // Of most columns of the file a table has nothing.
        let is_own =
            |(_, field, place): &(usize, Field, Option<usize>)| place.is_some() || !matches!(field, Field::Cell(..));
        let fields: Vec<(usize, Field, Option<usize>)> =
            self.fields.iter().enumerate().map(|(at, field)| (at, *field, place(field))).filter(is_own).collect();
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
            let stands = [&table.name, kind, group, row.figure.as_deref().unwrap_or_default()];
            // A row that names its inspection is that one's.
            let named = of_table.get("inspection").and_then(|place| row.cells.get(*place)).map(Cell::words);
            let named = named.and_then(|id| self.inspections.get(id).copied());
            let of_row = named.map(|one| whose(self.audience, Some(one)));
            let whose = of_row.as_ref().unwrap_or(&of_section);
            let mut done = 0;
            for (at, field, place) in &fields {
                line.skip(at - done);
                done = at + 1;
                let (cell, held) = (place.and_then(|place| row.cells.get(place)), &mut self.held[*at]);
                let before = line.next();
                match field {
                    Field::Whose(at) => match cell.map(Cell::words) {
                        Some(words) if !words.is_empty() => line.put(&text(words)),
                        _ => line.put(&whose[*at]),
                    },
                    Field::Where(at) => line.put(&text(stands[*at])),
                    Field::Cell(column, part) => match cell {
                        Some(cell) => line.part(cell, *part, self.columns.list[*column].kind),
                        None => line.put(""),
                    },
                }
                // A comma alone is nothing.
                *held = (*held).max(match (line.next() > before + 1, field, cell) {
                    (false, ..) => Held::Nothing,
                    (true, Field::Cell(..), Some(Cell::Empty { .. })) => Held::Reasons,
                    (true, ..) => Held::Something,
                });
            }
            line.skip(self.fields.len() - done);
            line.end();
        }
    }
}

/// What stands in a field, in any line: at most why there is nothing, or more.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Held {
    Nothing,
    Reasons,
    Something,
}

/// A column of the file.
#[derive(Clone, Copy, Debug)]
enum Field {
    /// Whose the row is, by place in [`WHOSE`].
    Whose(usize),
    /// Where it stands, by place in [`WHERE`].
    Where(usize),
    /// A part of a column of the tables, by its place among these.
    Cell(usize, Part),
}

/// What a reader of the file looks for first.
const FIRST: [&str; 7] = ["inspection", "provider", "provider_name", "year", "table", "id", "title"];

/// The columns of all tables, each once, in the order in which they come.
#[derive(Default)]
struct Columns {
    list: Vec<Known>,
    places: BTreeMap<String, usize>,
    /// Those of [`WHOSE`] that a table has of its own.
    whose: BTreeSet<String>,
}

struct Known {
    id: String,
    title: String,
    kind: ColumnKind,
}

impl Columns {
    /// The columns of the file: what a row is about, its values, whose it is and where, how its values are known, and words in their place.
    fn fields(&self) -> Vec<Field> {
        let own = (0..WHOSE.len()).map(Field::Whose).chain((0..WHERE.len()).map(Field::Where));
        let of_column =
            |(at, column): (usize, &Known)| parts(column.kind).iter().map(move |part| Field::Cell(at, *part));
        let mut fields: Vec<Field> = own.chain(self.list.iter().enumerate().flat_map(of_column)).collect();
        fields.sort_by_cached_key(|field| {
            let heading = self.heading(*field);
            FIRST.iter().position(|first| *first == heading).unwrap_or_else(|| {
                FIRST.len()
                    + match field {
                        Field::Cell(_, part) if part.is_value() => 0,
                        Field::Whose(_) | Field::Where(_) => 1,
                        Field::Cell(_, part) if *part != Part::Text => 2,
                        Field::Cell(..) => 3,
                    }
            })
        });
        fields
    }

    fn heading(&self, field: Field) -> String {
        match field {
            Field::Whose(at) => WHOSE[at].to_owned(),
            Field::Where(at) => WHERE[at].to_owned(),
            Field::Cell(column, part) => {
                let id = self.list[column].id.as_str();
                let of_cell = if WHERE.contains(&id) { "cell_" } else { "" };
                format!("{of_cell}{id}{}", part.ending())
            }
        }
    }

    /// Adds those of these tables; whether there is more than before.
    fn add(&mut self, tables: &[Placed<'_>]) -> bool {
        let mut has_more = false;
        for table in tables.iter().map(|one| one.table) {
            for (place, column) in listed(table) {
                if WHOSE.contains(&column.id.as_str()) {
                    self.whose.insert(column.id.clone());
                    continue;
                }
                // Words alone may stand on the right, as numbers do.
                let is_number = |row: &Row| matches!(row.cells.get(place), Some(Cell::Number(_)));
                let kind = match column.kind {
                    ColumnKind::Bar => ColumnKind::Share,
                    ColumnKind::Number if !table.rows.iter().any(is_number) => ColumnKind::Text,
                    kind => kind,
                };
                match self.places.get(&column.id).map(|place| &mut self.list[*place].kind) {
                    None => {
                        self.places.insert(column.id.clone(), self.list.len());
                        self.list.push(Known { id: column.id.clone(), title: column.title.clone(), kind });
                        has_more = true;
                    }
                    // What is words in one table and a value in another has room for the value.
                    Some(known) if parts(*known).len() < parts(kind).len() => (*known, has_more) = (kind, true),
                    Some(_) => {}
                }
            }
        }
        has_more
    }
}

/// The columns of a table that are listed, with their places.
fn listed(table: &Table) -> impl Iterator<Item = (usize, &Column)> {
    table.columns.iter().enumerate().filter(|(_, column)| column.shown != Shown::Readers)
}

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
