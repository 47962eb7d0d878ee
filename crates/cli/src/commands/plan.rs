use assize_analysis::{PlanWanted, plan};
use assize_compose::Confidence;
use assize_diag::{Diagnostic, Place};
use assize_model::{Exact, parse_decimal, ratio};
use assize_study::{Findings, concrete, framework_file};
use clap::Args;

use super::World;
use crate::arguments::{Output, confidence, whole};
use crate::deliver::Delivery;

/// Calculate how large a sample must be, and how often it would rate a body wrongly
///
/// Before a sample is drawn: its size for a confidence and a margin, with 80 per cent and 5 points beside it; how precisely questions are known
/// that only some cases answer; and, for true shares near the edges of a regime's bands, how often chance alone would put the result into another
/// band, for one key question and for the lowest of several.
#[derive(Args, Debug)]
#[command(
    override_usage = "assize plan [OPTIONS] --eligible <N>",
    after_help = "\
Examples:
  assize plan --eligible 640
  assize plan --eligible 640 --confidence 80 --margin 10
  assize plan --eligible 640 --sample 120 --share 62,71.5
  assize plan --eligible 2400 --framework my-regime.toml
  assize plan --eligible 640 --writer csv -o plan.csv"
)]
pub(crate) struct Plan {
    /// How many units there are to draw from
    #[arg(long, alias = "caseload", value_name = "N", value_parser = whole::<u64>(1..=10_000_000), required_unless_present = "units")]
    eligible: Option<u64>,
    /// The same, without the option
    #[arg(value_name = "N", value_parser = whole::<u64>(1..=10_000_000), conflicts_with = "eligible", hide = true)]
    units: Option<u64>,
    /// Confidence, in per cent
    #[arg(long, value_name = "PERCENT", default_value = "95", value_parser = confidence(), help_heading = "Sample")]
    pub(crate) confidence: Confidence,
    /// Margin of a share, in points either way
    #[arg(long, value_name = "POINTS", default_value = "5", value_parser = margin, help_heading = "Sample")]
    pub(crate) margin: Exact,
    /// Size of the sample [default: what confidence and margin need]
    #[arg(long, value_name = "N", value_parser = whole::<u64>(1..=10_000_000), help_heading = "Sample")]
    pub(crate) sample: Option<u64>,
    /// Whose edges are used: the framework's id, or its file
    #[arg(long, value_name = "ID|PATH", default_value = "2018-crc", help_heading = "Ratings")]
    pub(crate) framework: String,
    /// Also look at these true shares, in per cent
    #[arg(long, value_name = "PERCENT,...", value_delimiter = ',', value_parser = share, help_heading = "Ratings")]
    pub(crate) share: Vec<Exact>,
    #[command(flatten)]
    pub(crate) output: Output,
}

fn margin(typed: &str) -> Result<Exact, String> {
    let found = parse_decimal(typed).map(|(points, _)| points);
    let is_margin = |points: &Exact| *points > ratio(0, 1) && *points < ratio(50, 1);
    found.filter(is_margin).ok_or_else(|| "a margin is more than 0 and less than 50 points".to_owned())
}

fn share(typed: &str) -> Result<Exact, String> {
    let found = parse_decimal(typed).map(|(percent, _)| percent);
    found.filter(|percent| *percent <= ratio(100, 1)).ok_or_else(|| "a share is from 0 to 100 per cent".to_owned())
}

/// How large a sample must be, and how often it would rate a body wrongly.
pub(super) fn run(wanted: &Plan, world: World<'_>, findings: &mut Findings) -> Option<()> {
    let eligible = wanted.eligible.or(wanted.units)?;
    if let Some(sample) = wanted.sample.filter(|sample| *sample > eligible) {
        findings.push(sample_over_eligible(sample, eligible));
        return None;
    }
    let own = framework_file(&wanted.framework);
    let delivery = findings.keep(Delivery::new(&wanted.output, own.as_slice(), world))?;
    let library = world.library([&wanted.framework], findings)?;
    let framework = concrete(&wanted.framework, &library, findings)?;
    // Options refuse what no sample can be planned for.
    let planned = plan(&PlanWanted {
        eligible,
        confidence: ratio(u64::from(wanted.confidence.percent()), 1),
        margin: wanted.margin.clone(),
        sample: wanted.sample,
        shares: &wanted.share,
        framework,
    })?;
    delivery.deliver(assize_compose::plan(&planned, findings.audience()), findings)
}

fn sample_over_eligible(sample: u64, eligible: u64) -> Diagnostic {
    Diagnostic::error(
        "usage/sample-over-eligible",
        format!("a sample of {sample} cannot be drawn from {eligible} eligible"),
    )
    .at(Place::Argument(format!("--sample {sample}")))
    .help("each is drawn once at most; without `--sample` the size follows from confidence and margin")
}
