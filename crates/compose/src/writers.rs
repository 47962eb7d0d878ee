//! The writers that there are.

use assize_report::{Audience, Block, Cell, Column, Kind, Report, Section, Table};

use crate::cells;

/// A writer, or a file that should be one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WriterFound {
    /// What `--writer` takes, its version and its one line; or why it cannot be used.
    pub who: Result<(String, String, String), String>,
    /// The library or the command; `None`: built in.
    pub file: Option<String>,
    /// SHA-256 of that file.
    pub digest: Option<String>,
}

/// What the system keeps libraries and commands from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Contained {
    /// Files and the network.
    Whole,
    /// All but the files that a command writes.
    ButFilesOfCommands,
    /// The files that a writer writes, and nothing else.
    FilesAlone,
    Not,
}

pub fn writers(found: &[WriterFound], contained: Contained) -> Report {
    let mut table = Table::new("writers", "").with_id("writers-table").columns([
        Column::text("name", "Name"),
        Column::text("version", "Version"),
        Column::text("summary", "What it makes"),
        Column::text("from", "From"),
        Column::text("file", "File").for_scripts(),
        Column::text("sha256", "SHA-256").for_scripts(),
    ]);
    for one in found {
        let [name, version, summary] = match &one.who {
            Ok((name, version, summary)) => [name, version, summary].map(Cell::text),
            Err(why) => [Cell::text("cannot be used"), Cell::empty("cannot be used"), Cell::text(why)],
        };
        let from = match (&one.file, &one.digest) {
            (None, _) => "built in".to_owned(),
            (Some(path), None) => path.clone(),
            (Some(path), Some(digest)) => {
                format!("{path} (SHA-256 {})", digest.get(..12).unwrap_or(digest))
            }
        };
        let [file, sha256] = [(&one.file, "built in"), (&one.digest, "built in, or not read")]
            .map(|(one, why)| cells::or(one.as_ref(), why));
        table.row(vec![name, version, summary, Cell::text(from), file, sha256]);
    }
    table.note("Libraries, and commands called `assize-writer-NAME`, are looked for in the folders of `--writer-dir` and ASSIZE_WRITERS, and in `writers` beside the program. Each runs in a process of its own.");
    table.note(match contained {
        Contained::Whole => "A library reaches no file and no network; a command reads files, writes in a folder of its own alone, and reaches no network.",
        Contained::ButFilesOfCommands => "A library reaches neither files nor the network, and a command no network. This system does not keep commands from writing your files (Linux does from 6.2 on, with Landlock): use those you trust.",
        Contained::FilesAlone => "This system keeps libraries and commands from writing your files, but not from reading them or from the network: its kernel has no seccomp. Use those you trust.",
        Contained::Not => "This system does not keep libraries and commands from your files and the network: use those you trust.",
    });
    let mut report = Report::new(Kind::Writers, Audience::Public, "Writers");
    report.sections.push(Section::new("writers", "The writers that can be used").block(table));
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
    let mut table = Table::new("trials", "").columns([
        Column::text("trial", "What is asked"),
        Column::text("result", ""),
        Column::text("fault", "What is wrong"),
    ]);
    for trial in trials {
        let result = match (&trial.fault, trial.is_advice) {
            (None, _) => "passed",
            (Some(_), true) => "advice",
            (Some(_), false) => "failed",
        };
        let fault = cells::or(trial.fault.as_ref(), "nothing");
        table.row(vec![Cell::text(&trial.what), Cell::text(result), fault]);
    }
    let failed = trials.iter().filter(|trial| trial.fault.is_some() && !trial.is_advice).count();
    let summary = match failed {
        0 => format!("{writer} passed."),
        failed => format!("{writer} failed {failed} of {} trials.", trials.len()),
    };
    let mut report = Report::new(Kind::Writers, Audience::Public, "A writer checked against its promises");
    let section = Section::new("conformance", "What it was checked for").block(Block::paragraph(summary)).block(table);
    report.sections.push(section);
    report
}
