//! Every table of a report as one: a row a row, and the same columns for the same things, for spreadsheets and statistics.

mod columns;
mod fields;
mod listing;
mod metadata;
mod part;
mod rows;
mod tables;
mod text;

use std::collections::{BTreeMap, BTreeSet};

use assize_report::{Parted, Report, Section, Table};
use assize_writer::{About, File, Note, Options, Refusal, Severity, Writer, Written};

use columns::Columns;
use listing::Listing;
use tables::{Placed, Tables};

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
        let sections: Vec<&Section> = report.sections.iter().collect();
        write(report, &sections, None, options)
    }

    fn write_parted(&self, parted: Parted<'_>, options: &Options) -> Result<Written, Refusal> {
        let mut parts = parted.parts();
        let first = parts.next().map(|first| parted.made(first, |section| section)).unwrap_or_default();
        let sections: Vec<&Section> = parted.head.sections.iter().chain(&first).collect();
        write(&parted.head, &sections, Some(&parted), options)
    }
}

/// Lists the tables of these sections, and of those after the first part of a report in parts.
fn write(
    head: &Report,
    first: &[&Section],
    parted: Option<&Parted<'_>>,
    options: &Options,
) -> Result<Written, Refusal> {
    let is_set = |name: &str| match options.settings.get(name).map(String::as_str) {
        Some("yes") => Ok(true),
        None | Some("no") => Ok(false),
        Some(_) => Err(Refusal::new(format!("the setting `{name}` is `yes` or `no`"))),
    };
    let mark: &[u8] = if is_set("bom")? { BYTE_ORDER_MARK } else { &[] };
    let wanted = options.settings.get("table").map(String::as_str);
    let about = rows::About::of(head);
    let mut names = BTreeSet::new();
    let mut listed = |columns: Columns| {
        let mut listing = Listing::new(columns, &about);
        let mut tables = Tables::wanted(wanted);
        listing.add(&tables.further(about.placed(first)));
        if let Some(parted) = parted {
            parted.parts().skip(1).for_each(|part| tables.list(parted, part, &mut listing));
        }
        names = tables.names;
        listing
    };
    // Mostly the first inspections have room for the values of all. Where others need more, all are listed again.
    let mut listing = listed(Columns::default());
    if listing.is_outdated {
        listing = listed(listing.columns);
    }
    if listing.is_empty() {
        return Err(Refusal::new(nothing(&names, wanted)));
    }
    // Tables of one name have their columns, whatever stands in them; of all tables together those that something stands in.
    let fields = if wanted.is_some() { listing.columns.fields() } else { listing.filled() };
    let mut written = Written::file(FILE, listing.lines(&fields, mark));
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

fn nothing(names: &BTreeSet<String>, wanted: Option<&str>) -> String {
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    match (wanted, names.as_slice()) {
        (_, []) => "this report has no table; `text`, `json`, `markdown` and `html` can write it".to_owned(),
        (Some(name), names) => format!("this report has no table `{name}`; it has `{}`", names.join("`, `")),
        (None, _) => "this report has no table".to_owned(),
    }
}

/// The tables of a report by their ids, each to be listed alone.
pub(crate) struct Alone<'r> {
    about: rows::About<'r>,
    known: BTreeMap<&'r str, Placed<'r>>,
}

impl<'r> Alone<'r> {
    pub(crate) fn of(report: &'r Report) -> Self {
        let about = rows::About::of(report);
        let sections: Vec<&Section> = report.sections.iter().collect();
        let placed = Tables::wanted(None).further(about.placed(&sections));
        let known = placed.into_iter().map(|placed| (placed.table.id.as_str(), placed)).collect();
        Self { about, known }
    }

    /// A table of the report, as CSV.
    pub(crate) fn lines(&self, table: &Table) -> Vec<u8> {
        let placed = self.known.get(table.id.as_str()).copied().unwrap_or(Placed { inspection: None, table });
        let mut listing = Listing::new(Columns::default(), &self.about);
        listing.add(&[placed]);
        listing.lines(&listing.columns.fields(), &[])
    }
}

#[cfg(test)]
const KINDS: [assize_report::ColumnKind; 9] = [
    assize_report::ColumnKind::Text,
    assize_report::ColumnKind::Count,
    assize_report::ColumnKind::Number,
    assize_report::ColumnKind::Share,
    assize_report::ColumnKind::Bar,
    assize_report::ColumnKind::Rating,
    assize_report::ColumnKind::Points,
    assize_report::ColumnKind::Refs,
    assize_report::ColumnKind::Other,
];

#[cfg(test)]
mod tests;
