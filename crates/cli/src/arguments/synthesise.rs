//! `assize synthesise`.

use std::path::PathBuf;

use clap::Args;

/// Make up cases of a fictional body, for any framework
///
/// Facts are drawn first, then answers exactly where the facts say that something is asked. Answers of one case share its quality, so that
/// they hang together as in real work. A rates file says how often what comes out: as shares, or as counts that are met exactly. Tables say
/// `synthetic` in every row; the name of a real body is refused. The same seed gives the same bytes on every machine.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  assize synthesise 2018-crc --cases 120 --seed 7 -o made-up
  assize score made-up/inspection.toml
  assize synthesise 2018-crc --cases 120 --seed 7 --rates rates.toml -o made-up
  assize synthesise my-regime.toml --cases 60 --seed 1 -o cases.csv
  assize synthesise 2018-crc --cases 90 --seed 1 --observations \\
      --also 2014-adult-offending-work -o made-up  to be judged under both")]
pub(crate) struct Synthesise {
    /// The framework's id, or its file
    #[arg(value_name = "ID|PATH")]
    pub(crate) framework: String,
    /// How many of each kind of unit
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub(crate) cases: u32,
    /// Where chance begins
    #[arg(long, value_name = "N")]
    pub(crate) seed: u64,
    /// How often what comes out (TOML) [default: 65 per cent sufficient]
    #[arg(long, value_name = "FILE")]
    pub(crate) rates: Option<PathBuf>,
    /// Which kinds of unit, each with a number of its own if it needs one [default: case]
    #[arg(long, value_name = "UNIT[=N],...", value_delimiter = ',')]
    pub(crate) unit: Vec<String>,
    /// What the fictional body is called [default: after its kind]
    #[arg(long, value_name = "NAME")]
    pub(crate) provider: Option<String>,
    /// Record observations, so that questions follow from them; else questions are recorded
    #[arg(long)]
    pub(crate) observations: bool,
    /// Record the observations of these frameworks too
    #[arg(long, value_name = "ID,...", value_delimiter = ',', requires = "observations")]
    pub(crate) also: Vec<String>,
    /// Give back the published counts of this inspection: a record, or the id of one that the program carries
    #[arg(long, value_name = "RECORD", conflicts_with = "observations")]
    pub(crate) like: Option<PathBuf>,
    /// Write to this new folder; or, ending in .csv, the table alone to this file [default: the table, printed]
    #[arg(long, short, value_name = "DIR|FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Replace what is there
    #[arg(long)]
    pub(crate) force: bool,
}
