//! `assize verify`.

use std::path::PathBuf;

use clap::Args;

use super::WriterFolders;

/// Derive a report again from the same inputs, and say the first difference
///
/// What was asked for stands in the report itself; only what it was made from is named again. A report on published inspections that the
/// program carries needs nothing named. Nothing is said where everything is the same, byte for byte.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  assize verify report inspection.toml
  assize verify report cases.csv --framework my-regime.toml
  assize verify report                         of published inspections

Exit codes: 0 the same; 1 not the same, or no report.")]
pub(crate) struct Verify {
    /// The folder of the report
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,
    /// The records and tables it was made from, in the same order
    #[arg(value_name = "RECORD|TABLE")]
    pub(crate) inputs: Vec<PathBuf>,
    /// The framework's file, where the report was made with one
    #[arg(long, value_name = "PATH")]
    pub(crate) framework: Option<PathBuf>,
    /// The column map, where the report was made with one
    #[arg(long, value_name = "MAP")]
    pub(crate) columns: Option<PathBuf>,
    /// Where libraries are.
    #[command(flatten)]
    pub(crate) folders: WriterFolders,
}
