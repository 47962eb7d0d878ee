//! How tables are read; shared by the commands that read them.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// How tables are read.
#[derive(Args, Debug, Default)]
#[command(next_help_heading = "Reading")]
pub(crate) struct Reading {
    /// The framework of tables that come without a record
    #[arg(long, value_name = "ID|PATH")]
    pub(crate) framework: Option<String>,
    /// The kind of unit that a table without a record has in each row [default: case]
    #[arg(long, value_name = "UNIT")]
    pub(crate) unit: Option<String>,
    /// How a table without a record is laid out [default: wide]
    #[arg(long)]
    pub(crate) layout: Option<Layout>,
    /// A column map (TOML) for tables without a record
    #[arg(long, value_name = "MAP")]
    pub(crate) columns: Option<PathBuf>,
    /// The body inspected, by id or name, where a table without a record has no column for it
    #[arg(long, value_name = "ID")]
    pub(crate) provider: Option<String>,
    /// The body judged its own work: every report says so, and there is no overall rating
    #[arg(long)]
    pub(crate) self_assessment: bool,
    /// Whose answers are scored where a table without a record has several assessors
    #[arg(long, value_name = "NAME")]
    pub(crate) assessor: Option<String>,
    /// Allow line breaks inside quotes in a table without a record
    #[arg(long)]
    pub(crate) line_breaks: bool,
    /// What the bytes of a CSV file without a record are in [default: utf-8]
    #[arg(long)]
    pub(crate) encoding: Option<Encoding>,
    /// Which sheet of a workbook without a record is read, where several have headings
    #[arg(long, value_name = "NAME")]
    pub(crate) sheet: Option<String>,
    /// Take what formulas gave when a workbook without a record was saved
    #[arg(long)]
    pub(crate) accept_cached: bool,
}

impl Reading {
    /// The options given here that only tables without a record have a use for.
    pub(crate) fn of_tables_only(&self) -> Vec<&'static str> {
        let given = [
            (self.unit.is_some(), "--unit"),
            (self.layout.is_some(), "--layout"),
            (self.columns.is_some(), "--columns"),
            (self.provider.is_some(), "--provider"),
            (self.self_assessment, "--self-assessment"),
            (self.assessor.is_some(), "--assessor"),
            (self.line_breaks, "--line-breaks"),
            (self.encoding.is_some(), "--encoding"),
            (self.sheet.is_some(), "--sheet"),
            (self.accept_cached, "--accept-cached"),
        ];
        given.into_iter().filter(|(is_given, _)| *is_given).map(|(_, option)| option).collect()
    }
}

impl Reading {
    /// The options given here that only CSV files have a use for, and those that only workbooks have.
    pub(crate) fn of_one_form(&self) -> [Vec<&'static str>; 2] {
        let of = |given: [(bool, &'static str); 2]| given.into_iter().filter(|(is, _)| *is).map(|(_, option)| option);
        [
            of([(self.encoding.is_some(), "--encoding"), (self.line_breaks, "--line-breaks")]).collect(),
            of([(self.sheet.is_some(), "--sheet"), (self.accept_cached, "--accept-cached")]).collect(),
        ]
    }
}

/// How a table is laid out.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum Layout {
    /// One row a unit.
    Wide,
    /// One row an answer.
    Long,
}

/// What the bytes of a CSV file stand for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum Encoding {
    /// What everything should be in.
    #[value(name = "utf-8")]
    Utf8,
    /// What Excel's plain CSV is in.
    #[value(name = "windows-1252")]
    Windows1252,
}
