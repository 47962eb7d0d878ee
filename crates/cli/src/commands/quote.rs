use std::path::PathBuf;

use assize_study::Findings;
use clap::Args;

use super::{World, figure_and_inputs, study};
use crate::arguments::{Output, Scoring, TableArguments};

/// Put a figure into a sentence, with everything that a quotation needs
///
/// n of N and the percentage, in the regime's words if it has words for proportions; the units, how the figure was derived, and its name. A figure
/// known only within limits is quoted with its limits, and what a source says in words is quoted in its words.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  assize quote overall london-crc-2019
  assize quote 2.1.3 inspection.toml
  assize quote \"initial home visit\" six-trusts-2014
  assize quote '2.1.3@sex=female#insufficient' inspection.toml
  assize quote 2.1.3 cases.csv --framework 2018-crc --writer json | jq '.. | select(.name? == \"quotation\").rows[].cells'")]
pub(crate) struct Quote {
    /// The name of a figure, as `explain` takes it
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

/// One figure as a sentence.
pub(super) fn run(quote: &Quote, world: World<'_>, findings: &mut Findings) -> Option<()> {
    let (figure, inputs) = figure_and_inputs(&quote.figure, &quote.inputs, world);
    let request = quote.reading.request(&inputs, &quote.scoring);
    study(request, &[], &quote.output, world, findings, |study, findings| study.quotation(&figure, findings))
}
