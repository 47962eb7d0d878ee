//! `assize frameworks`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::Output;

/// List, show and check frameworks
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  assize frameworks list
  assize frameworks show 2018-crc
  assize frameworks check my-regime.toml
  assize frameworks list --frameworks my-regimes")]
pub(crate) struct Frameworks {
    /// What to do with them.
    #[command(subcommand)]
    pub(crate) verb: FrameworksVerb,
}

/// What to do with frameworks.
#[derive(Subcommand, Debug)]
pub(crate) enum FrameworksVerb {
    /// List the frameworks that the program knows
    #[command(after_help = "\
Examples:
  assize frameworks list
  assize frameworks list --writer json")]
    List {
        /// Where the result goes.
        #[command(flatten)]
        output: Output,
    },
    /// Show what a framework asks, of which units, and how answers become ratings
    #[command(after_help = "\
Examples:
  assize frameworks show 2018-crc
  assize frameworks show 2014-adult-offending-work -o outline.txt")]
    Show {
        /// The framework's id, or its file
        #[arg(value_name = "ID|PATH")]
        framework: String,
        /// Where the result goes.
        #[command(flatten)]
        output: Output,
    },
    /// Say everything that is wrong with framework files
    #[command(after_help = "\
Examples:
  assize frameworks check my-regime.toml
  assize frameworks check --strict my-regime.toml")]
    Check {
        /// Framework files (TOML)
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
    },
}
