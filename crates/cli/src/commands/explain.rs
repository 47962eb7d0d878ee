use std::path::PathBuf;

use assize_compose::UnitIds;
use assize_study::Findings;
use clap::Args;

use super::{World, figure_and_inputs, study};
use crate::arguments::{Output, Scoring, TableArguments};
use crate::writers::is_builtin;

/// Show how a figure was derived, down to rows and file lines
///
/// A figure is named <inspection>/<framework>/<node or question>[@fact=value][#part]. An id alone is enough, and so are the beginnings
/// of the parts, or words of its title, if they match one figure; otherwise the nearest ten are listed. Parts: share, insufficient, not-done; rating, points.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  assize explain london-crc-2019/overall       of the published record
  assize explain 2.1.3 inspection.toml
  assize explain \"initial home visit\" six-trusts-2014
  assize explain '2.1.3@sex=female' inspection.toml
  assize explain '2.1#rating' inspection.toml
  assize explain recommendations london        and what became of them")]
pub(crate) struct Explain {
    /// The name of a figure, its id, beginnings of its parts, or words of its title
    #[arg(value_name = "FIGURE")]
    pub(crate) figure: String,
    /// Inspection records (TOML), tables of cases (CSV, Parquet, XLSX, ODS), ids of built-in published inspections [default: all of these]
    #[arg(value_name = "RECORD|TABLE")]
    pub(crate) inputs: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) reading: TableArguments,
    #[command(flatten)]
    pub(crate) scoring: Scoring,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// Where one figure comes from.
pub(super) fn run(explain: &Explain, world: World<'_>, findings: &mut Findings) -> Option<()> {
    let (figure, inputs) = figure_and_inputs(&explain.figure, &explain.inputs, world);
    let request = explain.reading.request(&inputs, &explain.scoring);
    let is_ours = is_builtin(findings.keep(explain.output.writer())?);
    let ids = if is_ours { UnitIds::Told } else { UnitIds::Withheld };
    study(request, &[], &explain.output, world, findings, |study, findings| study.explanation(&figure, ids, findings))
}
