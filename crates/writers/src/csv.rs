//! Every table of a report as one: a row a row, and the same columns for the same things, for spreadsheets and statistics.

mod text;

use assize_report::{Audience, Cell, Column, ColumnKind, Report, Row, RowKind, Section, Shown, Table};
use assize_writer::{About, Options, Refusal, Writer, Written};

use text::text;

/// Lists the tables of a report, or those of the name that the setting `table` gives, in the columns that `FORMAT.md` describes.
pub(crate) struct Csv;

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
        Ok(Written::file("report.csv", lines(report, &chosen)))
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
struct Placed<'r> {
    inspection: &'r str,
    table: &'r Table,
}

/// Every table with rows, each once, in the order of the report.
fn tables(report: &Report) -> Vec<Placed<'_>> {
    fn collect<'r>(report: &'r Report, section: &'r Section, inspection: &'r str, into: &mut Vec<Placed<'r>>) {
        let is_one = report.inspections.iter().any(|one| one.id == section.id);
        let inspection = if is_one { &section.id } else { inspection };
        let own = section.own_tables().filter(|table| !table.rows.is_empty());
        for table in own {
            if into.iter().all(|one| one.table.id != table.id) {
                into.push(Placed { inspection, table });
            }
        }
        section.sections.iter().for_each(|section| collect(report, section, inspection, into));
    }
    let mut all = Vec::new();
    report.sections.iter().for_each(|section| collect(report, section, "", &mut all));
    all
}

/// Whose a row is and where it stands, before what it holds.
const PLACE: [&str; 14] = [
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
    "table",
    "row",
    "group",
    "figure",
];

impl Placed<'_> {
    /// The cells of [`PLACE`] for a row of this kind, in this group, about this figure.
    fn place(&self, report: &Report, row: &str, group: &str, figure: &str) -> Vec<String> {
        let audience = match report.audience {
            Audience::Internal => "internal",
            Audience::Public => "public",
        };
        let mut place = vec![audience.to_owned()];
        match report.inspections.iter().find(|one| one.id == self.inspection) {
            Some(one) => place.extend([
                text(&one.id),
                text(&one.kind),
                text(&one.provider.id),
                text(&one.provider.name),
                text(&one.provider.kind),
                one.provider.fictional.to_string(),
                text(&one.framework),
                plain(one.year),
                one.synthetic.to_string(),
            ]),
            None => place.extend((0..9).map(|_| String::new())),
        }
        place.extend([&self.table.name, row, group, figure].map(text));
        place
    }
}

/// The tables in one, as CSV; cells are quoted where they must be.
fn lines(report: &Report, tables: &[&Placed<'_>]) -> Vec<u8> {
    let columns = columns(tables);
    let mut written = ::csv::WriterBuilder::new().terminator(::csv::Terminator::Any(b'\n')).from_writer(Vec::new());
    let mut line = |cells: Vec<String>| {
        written.write_record(cells).expect("lines are equally long, and memory takes what is written to it");
    };
    let parts =
        columns.iter().flat_map(|(column, kind)| parts(*kind).iter().map(move |part| format!("{column}{part}")));
    line(PLACE.map(str::to_owned).into_iter().chain(parts).collect());
    for placed in tables {
        let table = placed.table;
        let mut group = "";
        for row in &table.rows {
            if row.kind == RowKind::Group {
                group = row.cells.first().map_or("", Cell::words);
                continue;
            }
            let kind = if row.kind == RowKind::Total { "total" } else { "body" };
            let mut place = placed.place(report, kind, group, row.figure.as_deref().unwrap_or_default());
            // A row may say itself whose it is.
            for (name, value) in PLACE.iter().zip(&mut place) {
                if let Some(cell) = cell(table, row, name) {
                    *value = text(cell.words());
                }
            }
            let cells = columns.iter().flat_map(|(id, kind)| values(cell(table, row, id), *kind));
            line(place.into_iter().chain(cells).collect());
        }
    }
    written.into_inner().expect("memory takes what is written to it")
}

/// The columns of all tables, each once, in the order in which they come.
fn columns<'t>(tables: &[&Placed<'t>]) -> Vec<(&'t str, ColumnKind)> {
    let mut columns: Vec<(&str, ColumnKind)> = Vec::new();
    for column in tables
        .iter()
        .flat_map(|one| &one.table.columns)
        .filter(|column| is_listed(column) && !PLACE.contains(&column.id.as_str()))
    {
        let kind = match column.kind {
            ColumnKind::Bar => ColumnKind::Share,
            ColumnKind::Number if !is_of_numbers(tables, &column.id) => ColumnKind::Text,
            kind => kind,
        };
        match columns.iter_mut().find(|(id, _)| *id == column.id) {
            None => columns.push((&column.id, kind)),
            // What is words in one table and a value in another has room for the value.
            Some((_, known)) if parts(*known).len() < parts(kind).len() => *known = kind,
            Some(_) => {}
        }
    }
    columns
}

/// Whether any table has a number in this column: words alone may stand on the right as numbers do.
fn is_of_numbers(tables: &[&Placed<'_>], id: &str) -> bool {
    let rows = tables.iter().flat_map(|one| one.table.rows.iter().map(|row| (one.table, row)));
    rows.filter_map(|(table, row)| cell(table, row, id)).any(|cell| matches!(cell, Cell::Number(_)))
}

fn is_listed(column: &Column) -> bool {
    column.shown != Shown::Readers
}

fn cell<'t>(table: &'t Table, row: &'t Row, id: &str) -> Option<&'t Cell> {
    let place = table.columns.iter().position(|column| column.id == id && is_listed(column))?;
    row.cells.get(place)
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
        Cell::Text { .. } | Cell::Empty { .. } | Cell::Figure(_) | Cell::Bar { .. } | Cell::Other => {}
    }
    values
}

/// A number of our own.
fn plain(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests;
