//! Options of every command.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// Options of every command.
#[derive(Args, Debug)]
#[command(next_help_heading = "Common options")]
pub(crate) struct Common {
    /// Also load the frameworks in this folder or file [env: ASSIZE_FRAMEWORKS, a list of folders]
    #[arg(long = "frameworks", value_name = "DIR", global = true, hide_short_help = true)]
    frameworks: Vec<PathBuf>,
    /// How messages are printed
    #[arg(long, value_name = "FORMAT", default_value = "human", global = true, hide_short_help = true)]
    pub(crate) message_format: MessageFormat,
    /// Whether to use colour; `auto` uses it on a terminal unless NO_COLOR is set
    #[arg(long, value_name = "WHEN", default_value = "auto", global = true, hide_short_help = true)]
    pub(crate) color: Colour,
    /// Print errors and results only
    #[arg(long, short, global = true, hide_short_help = true)]
    pub(crate) quiet: bool,
    /// Treat warnings as errors
    #[arg(long, global = true, hide_short_help = true)]
    pub(crate) strict: bool,
}

impl Common {
    /// Folders and files of frameworks: those of the command line after those of the environment.
    pub(crate) fn frameworks(&self) -> Vec<PathBuf> {
        let variable = std::env::var_os("ASSIZE_FRAMEWORKS").unwrap_or_default();
        let named = std::env::split_paths(&variable).filter(|path| !path.as_os_str().is_empty());
        named.chain(self.frameworks.iter().cloned()).collect()
    }
}

/// How messages are printed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum MessageFormat {
    /// With the lines they are about, for reading.
    Human,
    /// One line each: PATH:LINE:COL: error[family/name]: message.
    Short,
    /// One JSON object on each line.
    Json,
}

/// Whether to use colour.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum Colour {
    /// On a terminal that wants it.
    Auto,
    /// Everywhere.
    Always,
    /// Nowhere.
    Never,
}
