use std::path::PathBuf;

use assize_study::Findings;
use clap::Args;

use super::{World, study};
use crate::arguments::{Output, Reading, Scoring};

/// Say how far assessors agree who judged the same units, and who is the more lenient
///
/// Answers are set side by side column by column: the same or not, Cohen's kappa, Gwet's AC1, the direction. With `assessor` in a
/// record's `[[data]]`, or `--assessor`, each other assessor is set against that one; else every two. Units that three or more judged
/// show how their answers are spread. Assessors are named and units by their lines; it is for those who hold the cases.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  assize agreement inspection.toml             each assessor against the one scored
  assize agreement cases.csv --framework 2018-crc
  assize agreement cases.csv --framework 2018-crc --assessor \"A. Lead\"
  assize agreement inspection.toml --writer json | jq .agreements[].units[].pairs")]
pub(crate) struct Agreement {
    /// Inspection records (TOML) and tables of cases (CSV)
    #[arg(value_name = "RECORD|TABLE", required = true)]
    pub(crate) inputs: Vec<PathBuf>,
    /// How tables are read.
    #[command(flatten)]
    pub(crate) reading: Reading,
    /// Where the result goes.
    #[command(flatten)]
    pub(crate) output: Output,
}

/// How far assessors agree who judged the same units.
pub(super) fn run(agreement: &Agreement, world: World<'_>, findings: &mut Findings) -> Option<()> {
    let request = agreement.reading.request(&agreement.inputs, &Scoring::default());
    study(request, &[], &agreement.output, world, findings, |study, findings| study.agreement(findings))
}
