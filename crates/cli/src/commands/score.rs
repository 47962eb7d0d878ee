use std::path::PathBuf;

use assize_compose::Language;
use assize_study::Findings;
use assize_study::{ScorecardExtras, StudyRequest};
use clap::{Args, ValueEnum};

use super::{World, studied};
use crate::arguments::{Intervals, Output, Scoring, Selection, Stability, TableArguments, language};

/// Calculate figures, ratings and points, exactly by the framework's rules
///
/// A built-in published inspection is named by its id, the beginning of it, or words of its title. Areas, bodies, kinds of bodies, years and
/// ratings list those that have one of each: `youth outstanding 2023`. Without inputs, all are listed.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  assize score                                 the published record, listed
  assize score london crc 2019                 one inspection of it
  assize score pdu inadequate                  so rated; or `wales`, `2014`
  assize score cases.csv --framework 2018-crc --by sex,rosh.inspector
  assize score *.toml --against kind           each beside others of its kind
  assize score inspection.toml --stability --seed 7
  assize score inspection.toml --margins       how far ratings are from the next
  assize score inspection.toml -o scorecard.html
  assize score crc --writer csv --option table=overview -o crc.csv")]
pub(crate) struct Score {
    /// Inspection records (TOML), tables of cases (CSV, Parquet, XLSX, ODS), ids of built-in published inspections
    ///
    /// A table may be packed (.gz, .zst), stand in the files of a folder (`cases/`) or of a pattern (`'cases-*.csv'`), or come from
    /// standard input (`-`).
    #[arg(value_name = "RECORD|TABLE")]
    pub(crate) inputs: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) selection: Selection,
    #[command(flatten)]
    pub(crate) reading: TableArguments,
    #[command(flatten)]
    pub(crate) scoring: Scoring,
    /// Break shares down by these facts, each in a table of its own
    #[arg(long, value_name = "FACT,...", value_delimiter = ',', help_heading = "Scoring")]
    pub(crate) by: Vec<String>,
    /// Others beside each: of this run, else built-in ones
    #[arg(long, value_name = "WHOM", help_heading = "Scoring")]
    pub(crate) against: Option<Against>,
    /// Say how many units judged differently would change each rating (internal)
    #[arg(long, requires = "inputs", help_heading = "Scoring")]
    pub(crate) margins: bool,
    #[command(flatten)]
    pub(crate) intervals: Intervals,
    #[command(flatten)]
    pub(crate) stability: Stability,
    /// The language of titles, ratings and labels
    #[arg(long, value_name = "LANGUAGE", default_value = "en", value_parser = language(), help_heading = "Output")]
    pub(crate) language: Language,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// Which others.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum Against {
    /// Inspections of other bodies of the same kind under the same framework.
    Kind,
}

/// Figures, ratings and points of each inspection.
pub(super) fn run(score: &Score, world: World<'_>, findings: &mut Findings) -> Option<()> {
    let mut request = StudyRequest {
        selection: score.selection.of_study(),
        by: score.by.clone(),
        uncertainty: score.intervals.uncertainty(),
        ..score.reading.request(&score.inputs, &score.scoring)
    };
    // Of a table whose body is named `--kind` says what that body is, as everywhere else.
    if let (Some(_), None, [kind]) =
        (&score.reading.provider, &score.reading.provider_kind, score.selection.kind.as_slice())
    {
        request.tables.provider_kind = Some(kind.clone());
        request.selection.kinds.clear();
    }
    let beside = ScorecardExtras {
        kind: score.against == Some(Against::Kind),
        margins: score.margins,
        redrawing: score.stability.redrawing(score.scoring.threads),
    };
    studied(request, &[], &score.output, world, findings, |study, delivery, findings| {
        study.scorecard_in_parts(beside, findings, |parted, findings| {
            if score.language == Language::English {
                return delivery.deliver(parted, findings);
            }
            let mut report = parted.whole();
            assize_compose::set_language(&mut report, score.language, study.library.frameworks.values());
            delivery.deliver(report, findings)
        })
    })
}
