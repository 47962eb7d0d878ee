//! What ratings would come to if the sample were drawn again.

use std::num::NonZeroUsize;

use assize_analysis::Redrawing;
use clap::Args;

/// How the sample is drawn again.
#[derive(Args, Debug)]
#[command(next_help_heading = "Stability")]
pub(crate) struct Stability {
    /// Show how often each rating would come out if the sample were drawn again: never how likely it is that a body is good
    #[arg(long, requires_all = ["seed", "inputs"])]
    stability: bool,
    /// Where chance begins: the same number, the same draws
    #[arg(long, value_name = "N", requires = "stability")]
    seed: Option<u64>,
    /// How often the sample is drawn again
    #[arg(long, value_name = "N", default_value = "2000", value_parser = clap::value_parser!(u32).range(100..=20_000), requires = "stability")]
    replicates: u32,
    /// Draw together the cases that share a value of this fact (`assessor`), since they may be alike [default: each case for itself]
    #[arg(long, value_name = "FACT", requires = "stability")]
    clusters: Option<String>,
}

impl Stability {
    /// What is asked for; `None`: nothing.
    pub(crate) fn redrawing(&self, threads: Option<u16>) -> Option<Redrawing<'_>> {
        let seed = self.seed.filter(|_| self.stability)?;
        let threads = threads.and_then(|threads| NonZeroUsize::new(usize::from(threads)));
        Some(Redrawing { replicates: self.replicates, seed, clusters: self.clusters.as_deref(), threads })
    }
}
