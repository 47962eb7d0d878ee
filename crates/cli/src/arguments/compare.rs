//! `assize compare`.

use std::path::PathBuf;

use assize_model::ProviderKind;
use clap::Args;

use super::providers::kind;
use super::{Intervals, Output, Reading, Scoring};

/// Set inspections beside each other, and say what may be set against what
///
/// What each says stands in its own regime's words. A difference is made only where a verdict allows it; the reasons are given where none
/// does. Where both sides have cases, these are judged under both regimes, and a change is split into criteria, cases and practice.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  assize compare --area london                 what the program carries on London
  assize compare marrowdale-trust-2014.toml marrowdale-crc-2018.toml
  assize compare --bodies london-crc,nps-london
  assize compare --area kent --writer json | jq .comparison.pairs[].themes")]
pub(crate) struct Compare {
    /// Inspection records (TOML) and tables of cases (CSV) [default: the records that the program carries]
    #[arg(value_name = "RECORD|TABLE")]
    pub(crate) inputs: Vec<PathBuf>,
    /// Only inspections of work in this area, whoever did it
    #[arg(long, value_name = "NAME")]
    pub(crate) area: Option<String>,
    /// Only inspections of these bodies
    #[arg(long, value_name = "ID,...", value_delimiter = ',')]
    pub(crate) bodies: Vec<String>,
    /// Only inspections of bodies of this kind
    #[arg(long, value_name = "KIND", value_parser = kind())]
    pub(crate) kind: Option<ProviderKind>,
    /// How tables are read.
    #[command(flatten)]
    pub(crate) reading: Reading,
    /// How questions are answered.
    #[command(flatten)]
    pub(crate) scoring: Scoring,
    /// How intervals are made.
    #[command(flatten)]
    pub(crate) intervals: Intervals,
    /// Where the result goes.
    #[command(flatten)]
    pub(crate) output: Output,
}
