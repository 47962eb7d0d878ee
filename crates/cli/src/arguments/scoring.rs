//! How questions are answered; shared by the commands that score.

use clap::Args;

/// How questions are answered.
#[derive(Args, Debug, Default)]
#[command(next_help_heading = "Scoring")]
pub(crate) struct Scoring {
    /// Where an answer is missing, take what the question's rule gives; both counts are printed
    #[arg(long)]
    pub(crate) derive_missing: bool,
    /// Work on so many threads; the result is the same for any number [default: one a processor]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) threads: Option<u16>,
}
