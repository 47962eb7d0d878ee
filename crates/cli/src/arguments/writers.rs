//! `assize writers`.

use clap::{Args, Subcommand};

use super::Output;

/// List, check and begin report writers
///
/// A writer lays reports out in one format. Some are built in; others are libraries, which run in a process of their own.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  assize writers list
  assize writers list --writer-dir my-writers
  assize writers check ./figures.so
  assize writers new parish-newsletter")]
pub(crate) struct Writers {
    /// What to do with them.
    #[command(subcommand)]
    pub(crate) verb: WritersVerb,
}

/// What to do with writers.
#[derive(Subcommand, Debug)]
pub(crate) enum WritersVerb {
    /// List the writers that are built in, and the libraries that are found
    #[command(after_help = "\
Examples:
  assize writers list
  assize writers list --writer-dir my-writers --writer json")]
    List {
        /// Where the result goes.
        #[command(flatten)]
        output: Output,
    },
    /// Hold a writer to its promises, on documents made for that
    ///
    /// It writes documents with everything, with hostile texts and with next to nothing; loses and alters no figure; keeps marks and
    /// notices; gives the same bytes twice; lets no text act. Exit code 3 where it fails.
    #[command(after_help = "\
Examples:
  assize writers check ./figures.so
  assize writers check markdown")]
    Check {
        /// A library's path or name, or the name of a writer that is built in
        #[arg(value_name = "FILE|NAME")]
        tried: String,
        /// Where the result goes.
        #[command(flatten)]
        output: Output,
    },
    /// Make a project for a writer of one's own, which builds as it is
    #[command(after_help = "\
Examples:
  assize writers new parish-newsletter         then: cargo build, in there")]
    New {
        /// The writer's name, and the new folder's
        #[arg(value_name = "NAME")]
        name: String,
        /// Make the project in this folder instead
        #[arg(long, short, value_name = "DIR")]
        output: Option<std::path::PathBuf>,
    },
}
