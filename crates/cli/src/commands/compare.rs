use std::path::PathBuf;

use assize_model::{Exact, parse_decimal, ratio};
use assize_study::{Comparing, Findings, StudyRequest};
use clap::Args;

use super::{World, study};
use crate::arguments::{Intervals, Output, Scoring, Selection, TableArguments};

/// Compare inspections, and say what can be compared with what
///
/// Each inspection is shown in its own regime's words. A difference is given only where the two can be compared, and otherwise the reasons.
/// If both sides have cases, these are judged under both regimes, and a change is split into criteria, cases and practice.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  assize compare --area london                 what the program carries on London
  assize compare marrowdale-trust-2014.toml marrowdale-crc-2018.toml
  assize compare trust crc nps                 kinds: ratings by year and standard
  assize compare crc reviewing                 one stage, theme or standard
  assize compare trust.toml crc.toml nps.toml --weights example-crc=70..75,example-nps=25..30")]
pub(crate) struct Compare {
    /// Records (TOML), tables (CSV, Parquet, XLSX, ODS) [default: the built-in record]
    #[arg(value_name = "RECORD|TABLE")]
    pub(crate) inputs: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) selection: Selection,
    /// Only this theme (court, desistance, engagement, resettlement, safety, sentence, unpaid-work, victim-contact) or stage (sentencing,
    /// assessment, planning, delivery, reviewing, outcome)
    ///
    /// Or the standards with these words in their titles: `staffing`.
    #[arg(long, aliases = ["stage", "standard", "topic"], value_name = "THEME")]
    pub(crate) theme: Option<String>,
    /// Judge the cases of both sides under these frameworks too, beside the regimes of the two
    #[arg(long, value_name = "ID|PATH,...", value_delimiter = ',')]
    pub(crate) under: Vec<String>,
    /// Per cent of divided work that each body took over, or `60..75`
    #[arg(long, value_name = "BODY=PERCENT,...", value_delimiter = ',', value_parser = weight)]
    pub(crate) weights: Vec<(String, [Exact; 2])>,
    #[command(flatten)]
    pub(crate) reading: TableArguments,
    #[command(flatten)]
    pub(crate) scoring: Scoring,
    #[command(flatten)]
    pub(crate) intervals: Intervals,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// Inspections side by side.
pub(super) fn run(compare: &Compare, world: World<'_>, findings: &mut Findings) -> Option<()> {
    let request = StudyRequest {
        selection: compare.selection.of_study(),
        uncertainty: compare.intervals.uncertainty(),
        ..compare.reading.request(&compare.inputs, &compare.scoring)
    };
    let how = Comparing {
        under: compare.under.clone(),
        weights: compare.weights.iter().cloned().collect(),
        theme: compare.theme.clone(),
    };
    study(request, &compare.under, &compare.output, world, findings, |study, findings| study.comparison(&how, findings))
}

/// "example-crc=70", "example-crc=60..75".
fn weight(text: &str) -> Result<(String, [Exact; 2]), String> {
    let percent = |text: &str| {
        let percent = parse_decimal(text).map(|(percent, _)| percent / ratio(100, 1));
        let percent = percent.filter(|percent| *percent <= ratio(1, 1));
        percent.ok_or_else(|| format!("`{text}` is not a percentage from 0 to 100"))
    };
    let (body, range) =
        text.split_once('=').ok_or("write the body's id, `=` and its weight, or two with `..` between")?;
    let (least, most) = range.split_once("..").unwrap_or((range, range));
    let (least, most) = (percent(least)?, percent(most)?);
    if least > most {
        return Err("the first of the two weights must not be the larger one".to_owned());
    }
    Ok((body.to_owned(), [least, most]))
}
