use std::path::PathBuf;

use assize_study::Findings;
use clap::Args;

use super::{World, study};
use crate::arguments::{Output, Scoring, TableArguments};

/// Show what changed between two versions of an inspection's data, and what it moved
///
/// Both are read under one framework. Units are matched by their ids, which are not shown: lines of the two tables say where to look.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  assize diff before/inspection.toml after/inspection.toml
  assize diff monday.csv friday.csv --framework 2018-crc
  assize diff monday.csv friday.csv --framework 2018-crc --writer csv --option table=causes")]
pub(crate) struct Diff {
    /// The earlier version: a record (TOML), a table of cases (CSV, Parquet, XLSX, ODS), the id of a published inspection
    #[arg(value_name = "EARLIER")]
    pub(crate) earlier: PathBuf,
    /// The later version
    #[arg(value_name = "LATER")]
    pub(crate) later: PathBuf,
    #[command(flatten)]
    pub(crate) reading: TableArguments,
    #[command(flatten)]
    pub(crate) scoring: Scoring,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// What changed between two versions of an inspection's data, and what that moved.
pub(super) fn run(diff: &Diff, world: World<'_>, findings: &mut Findings) -> Option<()> {
    let request = diff.reading.request(&[diff.earlier.clone(), diff.later.clone()], &diff.scoring);
    study(request, &[], &diff.output, world, findings, |study, findings| study.difference(findings))
}
