use std::path::PathBuf;

use assize_study::Findings;
use clap::Args;

use super::{World, study};
use crate::arguments::{Output, Scoring, TableArguments};

/// Say how far assessors who judged the same units agree, and who is more lenient
///
/// Answers are compared column by column: agreement, Cohen's kappa, Gwet's AC1, direction. With `assessor` in a record's `[[data]]`, or
/// `--assessor`, every other assessor is compared with that one, otherwise every pair. Units judged by three or more show how their
/// answers are spread. Assessors are named and units are shown by their lines: only for people who may see the cases.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  assize agreement inspection.toml             each assessor against the one scored
  assize agreement cases.csv --framework 2018-crc
  assize agreement cases.csv --framework 2018-crc --assessor \"A. Lead\"
  assize agreement inspection.toml --writer csv --option table=pairs")]
pub(crate) struct Agreement {
    /// Inspection records (TOML) and tables of cases (CSV, Parquet, XLSX, ODS)
    #[arg(value_name = "RECORD|TABLE", required = true)]
    pub(crate) inputs: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) reading: TableArguments,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// How far assessors agree who judged the same units.
pub(super) fn run(agreement: &Agreement, world: World<'_>, findings: &mut Findings) -> Option<()> {
    let request = agreement.reading.request(&agreement.inputs, &Scoring::default());
    study(request, &[], &agreement.output, world, findings, |study, findings| study.agreement(findings))
}
