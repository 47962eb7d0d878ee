//! `assize man`.

use std::path::PathBuf;

use clap::Args;

/// Print the manual page, or write one a command to a folder
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  assize man | man -l -
  assize man -o man1                           one page a command")]
pub(crate) struct Man {
    /// Write one page a command to this new folder
    #[arg(long, short, value_name = "DIR")]
    pub(crate) output: Option<PathBuf>,
    /// Replace what is there
    #[arg(long)]
    pub(crate) force: bool,
}
