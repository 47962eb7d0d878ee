//! Every table of a report as one: a row a row, and the same columns for the same things, for spreadsheets and statistics.

mod text;

use std::collections::{BTreeMap, BTreeSet};

use assize_report::{Audience, Cell, Column, ColumnKind, Inspection, Report, Row, RowKind, Section, Shown, Table};
use assize_writer::{About, Options, Refusal, Writer, Written};

use text::text;

/// Lists the tables of a report, or those of the name that the setting `table` gives, in the columns that `FORMAT.md` describes.
pub(crate) struct Csv;

/// `table`: those of this name alone; `bom`: a byte order mark in front, by which Excel knows UTF-8.
pub(crate) const SETTINGS: [&str; 2] = ["table", "bom"];

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
        let mark: &[u8] = match options.settings.get("bom").map(String::as_str) {
            Some("yes") => BYTE_ORDER_MARK,
            None | Some("no") => &[],
            Some(_) => return Err(Refusal::new("the setting `bom` is `yes` or `no`")),
        };
        Ok(Written::file("report.csv", [mark, &lines(&chosen)].concat()))
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

/// A table, and the cells of [`WHOSE`] for the inspection in whose section it stands.
struct Placed<'r> {
    whose: Vec<String>,
    table: &'r Table,
}

/// One table of a report, as this writer lists it alone.
pub(crate) fn of_table(report: &Report, table: &Table) -> Vec<u8> {
    let alone = Placed { whose: whose(report.audience, None), table };
    let known = tables(report).into_iter().find(|placed| placed.table.id == table.id);
    lines(&[&known.unwrap_or(alone)])
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
        all.extend(
            own.map(|table| Placed { whose: whose(report.audience, inspection.or_else(|| owner(table))), table }),
        );
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
            text(&one.id),
            text(&one.kind),
            text(&one.provider.id),
            text(&one.provider.name),
            text(&one.provider.kind),
            one.provider.fictional.to_string(),
            text(&one.framework),
            plain(one.year),
            one.synthetic.to_string(),
        ]
    }));
    cells.resize(WHOSE.len(), String::new());
    cells
}

/// The tables in one, as CSV; cells are quoted where they must be.
fn lines(tables: &[&Placed<'_>]) -> Vec<u8> {
    let columns = columns(tables);
    let mut written = ::csv::WriterBuilder::new().terminator(::csv::Terminator::Any(b'\n')).from_writer(Vec::new());
    let mut line = |cells: Vec<String>| {
        written.write_record(cells).expect("lines are equally long, and memory takes what is written to it");
    };
    let named = |id: &str| if WHERE.contains(&id) { format!("cell_{id}") } else { id.to_owned() };
    let parts =
        columns.iter().flat_map(|(id, kind)| parts(*kind).iter().map(move |part| format!("{}{part}", named(id))));
    line(WHOSE.into_iter().chain(WHERE).map(str::to_owned).chain(parts).collect());
    for Placed { whose, table } in tables {
        let of_table: BTreeMap<&str, usize> =
            listed(table).map(|(place, column)| (column.id.as_str(), place)).collect();
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
            let cell = |id: &str| row.cells.get(*of_table.get(id)?);
            let own = |(name, value): (&&str, &String)| match cell(name).map(Cell::words) {
                Some(words) if !words.is_empty() => text(words),
                _ => value.clone(),
            };
            let place = [&table.name, kind, group, row.figure.as_deref().unwrap_or_default()].map(text);
            let cells = columns.iter().flat_map(|(id, kind)| values(cell(id), *kind));
            line(WHOSE.iter().zip(whose).map(own).chain(place).chain(cells).collect());
        }
    }
    written.into_inner().expect("memory takes what is written to it")
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

/// What a column of this kind becomes: endings of its id.
const fn parts(kind: ColumnKind) -> &'static [&'static str] {
    match kind {
        ColumnKind::Text | ColumnKind::Refs | ColumnKind::Other => &[""],
        ColumnKind::Count => &["", "_text"],
        ColumnKind::Number => &["", "_low", "_high", "_text"],
        ColumnKind::Share | ColumnKind::Bar => &[
            "",
            "_n",
            "_of",
            "_low",
            "_high",
            "_low_open",
            "_high_open",
            "_interval_low",
            "_interval_high",
            "_interval_confidence",
            "_interval_method",
            "_status",
            "_marks",
            "_text",
        ],
        ColumnKind::Rating => &["", "_worst", "_best", "_points_least", "_points_most", "_basis", "_text"],
        ColumnKind::Points => &["", "_least", "_most", "_of", "_text"],
    }
}

/// A cell as the parts of its column: numbers as numbers; words, and why there is nothing, as text.
fn values(cell: Option<&Cell>, kind: ColumnKind) -> Vec<String> {
    let mut values = vec![String::new(); parts(kind).len()];
    let Some(cell) = cell else { return values };
    let mut set = |part: &str, value: String| {
        if let Some(place) = parts(kind).iter().position(|known| *known == part) {
            values[place] = value;
        }
    };
    let said = match cell {
        Cell::Empty { reason } => reason,
        Cell::Count { .. } => "",
        _ => cell.words(),
    };
    set(if parts(kind).contains(&"_text") { "_text" } else { "" }, text(said));
    match cell {
        Cell::Count { count, .. } => set("", count.to_string()),
        Cell::Number(number) => {
            set("", plain(number.value));
            set("_low", plain(number.low));
            set("_high", plain(number.high));
        }
        Cell::Share(share) => {
            set("", plain(share.value));
            set("_n", plain(share.n));
            set("_of", plain(share.of));
            set("_low", plain(share.low.as_ref().map(|limit| limit.value)));
            set("_high", plain(share.high.as_ref().map(|limit| limit.value)));
            set("_interval_low", plain(share.interval.as_ref().map(|interval| interval.low)));
            set("_interval_high", plain(share.interval.as_ref().map(|interval| interval.high)));
            set("_low_open", plain(share.low.as_ref().map(|limit| limit.open)));
            set("_high_open", plain(share.high.as_ref().map(|limit| limit.open)));
            set("_interval_confidence", plain(share.interval.as_ref().map(|interval| interval.confidence)));
            set("_interval_method", plain(share.interval.as_ref().map(|interval| &interval.method)));
            set("_status", share.status.clone().unwrap_or_default());
            let marks: Vec<&str> = share.marks.iter().map(|mark| mark.text()).collect();
            set("_marks", marks.join(" "));
        }
        Cell::Rating(rated) => {
            set("", text(rated.rating.as_deref().unwrap_or_default()));
            let [worst, best] = rated.between.clone().unwrap_or_default();
            set("_worst", text(&worst));
            set("_best", text(&best));
            set("_points_least", plain(rated.points.as_ref().map(|points| points.least)));
            set("_points_most", plain(rated.points.as_ref().map(|points| points.most)));
            set("_basis", text(rated.basis.as_deref().unwrap_or_default()));
        }
        Cell::Points(points) => {
            set("", plain((points.least == points.most).then_some(points.least)));
            set("_least", points.least.to_string());
            set("_most", points.most.to_string());
            set("_of", plain(points.of));
        }
        Cell::Refs { ids, .. } => set("", text(&ids.join(" "))),
        Cell::Text { .. } | Cell::Empty { .. } | Cell::Other => {}
    }
    values
}

/// A number of our own.
fn plain(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests;
