//! `assize demo`.

use std::path::PathBuf;

use clap::Args;

/// Tell what the published record says of London, and show a world made up to play with
///
/// What each document says, in the words of its regime, which cannot be set against which, and why; then a fictional Trust, company and
/// division with their cases. With -o the result goes to a folder in every format, with the records and tables it was made from, and a
/// report of them to publish.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  assize demo
  assize demo -o tour                          then: assize score tour/marrowdale-*.toml")]
pub(crate) struct Demo {
    /// Write everything to this new folder
    #[arg(long, short, value_name = "DIR")]
    pub(crate) output: Option<PathBuf>,
    /// Replace what is there
    #[arg(long)]
    pub(crate) force: bool,
}
