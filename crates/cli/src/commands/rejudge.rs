use std::path::PathBuf;

use assize_study::Findings;
use clap::Args;

use super::{World, study};
use crate::arguments::{Output, Scoring, TableArguments};

/// Judge the same cases under every regime that they can answer
///
/// Cases are not tied to a regime: what was observed about them can answer the questions of other regimes too. Each question is shown as
/// recorded, derived by the regime's rule, or unanswerable, always with its limits; ratings are in each regime's own words.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  assize rejudge inspection.toml               under every regime that the cases can answer
  assize rejudge inspection.toml --under 2018-crc,2018-nps
  assize rejudge cases.csv --framework 2014-adult-offending-work --under 2018-crc
  assize rejudge inspection.toml --writer json | jq '.. | select(.name? == \"regimes\") | .rows[].cells.caveats.ids'")]
pub(crate) struct Rejudge {
    /// Inspection records (TOML) and tables of cases (CSV, Parquet, XLSX, ODS)
    #[arg(value_name = "RECORD|TABLE", required = true)]
    pub(crate) inputs: Vec<PathBuf>,
    /// Only under these frameworks [default: all that have a question which the cases answer]
    #[arg(long, value_name = "ID|PATH,...", value_delimiter = ',')]
    pub(crate) under: Vec<String>,
    #[command(flatten)]
    pub(crate) reading: TableArguments,
    #[command(flatten)]
    pub(crate) scoring: Scoring,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// The same cases under every regime that they can answer, or under those that are named.
pub(super) fn run(rejudge: &Rejudge, world: World<'_>, findings: &mut Findings) -> Option<()> {
    let request = rejudge.reading.request(&rejudge.inputs, &rejudge.scoring);
    study(request, &rejudge.under, &rejudge.output, world, findings, |study, findings| {
        study.rejudgement(&rejudge.under, findings)
    })
}
