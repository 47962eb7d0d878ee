//! `assize template`.

use std::path::PathBuf;

use clap::Args;

/// Make an empty table for a regime's questions, to be filled in and scored
///
/// Its columns are the id, the facts on which it depends what is asked, and the questions. As a workbook (-o NAME.xlsx) it has lists of what may
/// stand in each column, and a second sheet that explains them; as CSV it is the line of headings.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  assize template 2018-crc > cases.csv
  assize template 2018-crc -o cases.xlsx       then: assize score cases.xlsx --framework 2018-crc
  assize template 2018-crc --unit unpaid-work-case -o unpaid-work.xlsx
  assize template 2014-adult-offending-work --observations -o cases.csv")]
pub(crate) struct Template {
    /// The framework's id, or its file
    #[arg(value_name = "ID|PATH")]
    pub(crate) framework: String,
    /// The kind of unit that each row is
    #[arg(long, value_name = "UNIT", default_value = "case", help_heading = "Columns")]
    pub(crate) unit: String,
    /// Columns for the prompts under the questions, too
    #[arg(long, help_heading = "Columns")]
    pub(crate) prompts: bool,
    /// Columns for the observations that answer questions by rule, too
    #[arg(long, help_heading = "Columns")]
    pub(crate) observations: bool,
    /// Write to this file, .csv or .xlsx, instead of CSV to standard output
    #[arg(long, short, value_name = "PATH", help_heading = "Output")]
    pub(crate) output: Option<PathBuf>,
    /// Replace the file if it is there
    #[arg(long, help_heading = "Output")]
    pub(crate) force: bool,
}
