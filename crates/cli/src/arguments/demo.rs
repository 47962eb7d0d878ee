//! `assize demo`.

use std::path::PathBuf;

use clap::Args;

/// Do the main job on what the program carries
///
/// Scores a made-up inspection and the published ones that are built in. With -o the result goes to a folder in every format, with the
/// records and tables it was made from, to be looked at and changed.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  assize demo
  assize demo -o tour                          then: assize score tour/*.toml")]
pub(crate) struct Demo {
    /// Write everything to this new folder
    #[arg(long, short, value_name = "DIR")]
    pub(crate) output: Option<PathBuf>,
    /// Replace what is there
    #[arg(long)]
    pub(crate) force: bool,
}
