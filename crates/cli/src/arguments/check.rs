//! `assize check`.

use std::path::PathBuf;

use clap::Args;

use super::{Output, Reading};

/// Say everything that is wrong with records, tables, column maps and frameworks, and how good the data are
///
/// What a file is, is told by what is in it. Nothing is scored. Where records and tables have no errors, a report on the data follows:
/// the sample as drawn, assessed and read; blanks; assessors; answers that contradict each other; dates outside the window.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  assize check inspection.toml                 a record and the tables it names
  assize check cases.csv --framework 2018-crc  a table, for a regime's questions
  assize check inspection.toml --writer markdown -o quality.md
  assize check cases.xlsx --framework 2018-crc the same, in a workbook
  assize check my-regime.toml                  a framework
  assize check --message-format short *.toml   one line a message, for editors")]
pub(crate) struct Check {
    /// Records, tables, column maps, frameworks
    #[arg(value_name = "FILE", required = true)]
    pub(crate) files: Vec<PathBuf>,
    /// How tables are read.
    #[command(flatten)]
    pub(crate) reading: Reading,
    /// Where the report goes.
    #[command(flatten)]
    pub(crate) output: Output,
}
