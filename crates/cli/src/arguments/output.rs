//! Where the result goes; shared by the commands that write one.

use std::path::PathBuf;

use clap::Args;

/// Where the result goes.
#[derive(Args, Debug)]
#[command(next_help_heading = "Output")]
pub(crate) struct Output {
    /// How the result is laid out: text, json, markdown, csv
    #[arg(long, value_name = "NAME", default_value = "text")]
    pub(crate) writer: String,
    /// Write to this file instead of standard output
    #[arg(long, short, value_name = "PATH")]
    pub(crate) output: Option<PathBuf>,
    /// Replace the file if it is there
    #[arg(long)]
    pub(crate) force: bool,
    /// How many columns of text a line may have [default: those of the terminal, else 100]
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(24..=1000))]
    pub(crate) width: Option<u16>,
}
