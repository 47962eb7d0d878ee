//! What a sample says about all that it was drawn from; shared by the commands that print intervals.

use std::num::NonZeroUsize;

use assize_analysis::Redrawing;
use assize_compose::{Confidence, IntervalMethod, Uncertainty};
use clap::Args;
use clap::builder::TypedValueParser;

use super::{one_of, whole};

/// How intervals are made.
#[derive(Args, Debug)]
#[command(next_help_heading = "Intervals")]
pub(crate) struct Intervals {
    /// How intervals are made [default: hypergeometric where the record's `[sample]` says how many were eligible, else Wilson]
    #[arg(long = "interval", value_name = "METHOD", value_parser = one_of(METHODS), hide_short_help = true)]
    method: Option<IntervalMethod>,
    /// Confidence of intervals, in per cent
    #[arg(long, value_name = "PERCENT", default_value = "95", value_parser = confidence(), hide_short_help = true)]
    confidence: Confidence,
}

impl Intervals {
    pub(crate) fn uncertainty(&self) -> Uncertainty {
        Uncertainty { method: self.method, confidence: self.confidence }
    }
}

/// Intervals that ask for no design.
const METHODS: [(&str, &str, IntervalMethod); 2] = [
    ("wilson", "The score interval: near its confidence on average", IntervalMethod::Wilson),
    ("clopper-pearson", "The exact interval: never under its confidence, and so wider", IntervalMethod::ClopperPearson),
];

/// Reads 80, 90, 95 or 99.
pub(crate) fn confidence() -> impl TypedValueParser<Value = Confidence> {
    one_of([
        ("80", "", Confidence::Eighty),
        ("90", "", Confidence::Ninety),
        ("95", "", Confidence::NinetyFive),
        ("99", "", Confidence::NinetyNine),
    ])
}

/// How the sample is drawn again.
#[derive(Args, Debug)]
#[command(next_help_heading = "Stability")]
pub(crate) struct Stability {
    /// Show how often each rating would come out if the sample were drawn again: never how likely it is that a body is good
    #[arg(long, requires = "inputs", hide_short_help = true)]
    stability: bool,
    /// The seed of the random numbers: the same seed gives the same draws
    #[arg(long, value_name = "N", default_value = "1", value_parser = whole::<u64>(0..=u64::MAX), requires = "stability", hide_short_help = true)]
    seed: u64,
    /// How often the sample is drawn again
    #[arg(long, value_name = "N", default_value = "2000", value_parser = whole::<u32>(100..=20_000), requires = "stability", hide_short_help = true)]
    replicates: u32,
    /// Draw together the cases that share a value of this fact (`assessor`), since they may be alike [default: each case by itself]
    #[arg(long, value_name = "FACT", requires = "stability", hide_short_help = true)]
    clusters: Option<String>,
}

impl Stability {
    /// What is asked for; `None`: nothing.
    pub(crate) fn redrawing(&self, threads: Option<u16>) -> Option<Redrawing<'_>> {
        let threads = threads.and_then(|threads| NonZeroUsize::new(usize::from(threads)));
        let Self { replicates, seed, .. } = *self;
        self.stability.then_some(Redrawing { replicates, seed, clusters: self.clusters.as_deref(), threads })
    }
}
