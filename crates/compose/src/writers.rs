//! The writers that there are.

use assize_report::{Audience, Block, Cell, Column, ColumnKind, Kind, Report, Row, RowKind, Section, Table};

/// A writer, or a library that should be one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WriterFound {
    /// What `--writer` takes, its version and its one line; or why it cannot be used.
    pub who: Result<(String, String, String), String>,
    /// The library's file; `None`: built in.
    pub library: Option<String>,
    /// SHA-256 of that file.
    pub digest: Option<String>,
}

/// A report of these writers.
pub fn writers(found: &[WriterFound]) -> Report {
    let columns = ["Name", "Version", "What it makes", "From"];
    let columns = columns.map(|title| Column::new(ColumnKind::Text, "", title.to_owned())).to_vec();
    let row = |one: &WriterFound| {
        let (name, version, summary) = match &one.who {
            Ok((name, version, summary)) => (name.clone(), version.clone(), summary.clone()),
            Err(why) => ("cannot be used".to_owned(), String::new(), why.clone()),
        };
        let from = match (&one.library, &one.digest) {
            (None, _) => "built in".to_owned(),
            (Some(path), None) => path.clone(),
            (Some(path), Some(digest)) => {
                format!("{path} (SHA-256 {digest})", digest = digest.get(..12).unwrap_or(digest))
            }
        };
        Row { figure: None, kind: RowKind::Body, cells: [name, version, summary, from].map(Cell::text).to_vec() }
    };
    let notes = vec!["Libraries are looked for in the folders of `--writer-dir` and ASSIZE_WRITERS, and in `writers` beside the program. Each runs in a process of its own.".to_owned()];
    let rows = found.iter().map(row).collect();
    let table =
        Table { name: String::new(), id: "writers-table".to_owned(), title: String::new(), columns, rows, notes };
    let blocks = vec![Block::Table(table)];
    let title = "The writers that can be used".to_owned();
    let mut report = Report::new(Kind::Writers, Audience::Public, "Writers");
    report.sections.push(Section { id: "writers".to_owned(), title, blocks, sections: Vec::new() });
    report
}

/// One thing that a writer was held to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Trial {
    /// What it must do.
    pub what: String,
    /// What is wrong; `None`: it does.
    pub fault: Option<String>,
    /// Whether a fault is worth knowing, and no more.
    pub is_advice: bool,
}

impl Trial {
    /// A trial, passed or not.
    pub fn new(what: impl Into<String>, fault: Option<String>) -> Self {
        Self { what: what.into(), fault, is_advice: false }
    }
}

/// A report of how a writer did.
pub fn trials(writer: &str, trials: &[Trial]) -> Report {
    let columns = ["What is asked", "", "What is wrong"];
    let columns = columns.map(|title| Column::new(ColumnKind::Text, "", title.to_owned())).to_vec();
    let row = |trial: &Trial| {
        let (result, fault) = match (&trial.fault, trial.is_advice) {
            (None, _) => ("passed", String::new()),
            (Some(fault), true) => ("advice", fault.clone()),
            (Some(fault), false) => ("failed", fault.clone()),
        };
        Row {
            figure: None,
            kind: RowKind::Body,
            cells: vec![Cell::text(trial.what.clone()), Cell::text(result), Cell::text(fault)],
        }
    };
    let failed = trials.iter().filter(|trial| trial.fault.is_some() && !trial.is_advice).count();
    let summary = match failed {
        0 => format!("{writer} passed."),
        failed => format!("{writer} failed {failed} of {trials} trials.", trials = trials.len()),
    };
    let rows = trials.iter().map(row).collect();
    let table =
        Table { name: String::new(), id: "trials".to_owned(), title: String::new(), columns, rows, notes: Vec::new() };
    let blocks = vec![Block::Paragraph { text: summary }, Block::Table(table)];
    let mut report = Report::new(Kind::Writers, Audience::Public, "A writer held to its promises");
    let title = "What it was held to".to_owned();
    report.sections.push(Section { id: "conformance".to_owned(), title, blocks, sections: Vec::new() });
    report
}
