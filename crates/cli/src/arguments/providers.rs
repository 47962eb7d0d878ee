//! `assize providers`.

use std::path::PathBuf;

use assize_model::ProviderKind;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Subcommand};

use super::Output;

/// List the bodies inspected, and show who took over from whom
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  assize providers list
  assize providers list --kind crc --area Lincolnshire
  assize providers show london-crc")]
pub(crate) struct Providers {
    /// What to do with them.
    #[command(subcommand)]
    pub(crate) verb: ProvidersVerb,
}

/// What to do with bodies.
#[derive(Subcommand, Debug)]
pub(crate) enum ProvidersVerb {
    /// List the bodies that the program knows: kind, name, areas, dates
    #[command(after_help = "\
Examples:
  assize providers list
  assize providers list --area London
  assize providers list --kind trust --writer csv -o trusts.csv")]
    List {
        /// Only bodies of this kind
        #[arg(long, value_name = "KIND", value_parser = kind())]
        kind: Option<ProviderKind>,
        /// Only bodies that serve this area
        #[arg(long, value_name = "NAME")]
        area: Option<String>,
        /// Where the result goes.
        #[command(flatten)]
        output: Output,
    },
    /// Show a body, all before and after it, and the inspections of each of them
    ///
    /// Work that was divided is followed by area: of bodies that were cut up, only those that concern this one are shown.
    #[command(after_help = "\
Examples:
  assize providers show london-crc
  assize providers show east-midlands-region
  assize providers show example-crc inspection.toml
  assize providers show wales-crc --writer json")]
    Show {
        /// The body's id
        #[arg(value_name = "ID")]
        provider: String,
        /// Inspection records (TOML); a body that one of them declares can be shown too. None: the published ones that the program carries
        #[arg(value_name = "RECORD")]
        records: Vec<PathBuf>,
        /// Where the result goes.
        #[command(flatten)]
        output: Output,
    },
}

pub(super) fn kind() -> impl TypedValueParser<Value = ProviderKind> {
    let words = PossibleValuesParser::new(ProviderKind::ALL.map(ProviderKind::word));
    words.map(|word| {
        let found = ProviderKind::ALL.into_iter().find(|kind| kind.word() == word);
        found.expect("only words of kinds are possible")
    })
}
