//! `assize compare`.

use std::path::PathBuf;

use assize_model::{Exact, ProviderKind, parse_decimal, ratio};
use clap::Args;

use super::providers::kind;
use super::{Intervals, Output, Reading, Scoring};

/// Set inspections beside each other, and say what may be set against what
///
/// What each says stands in its own regime's words. A difference is made only where a verdict allows it; the reasons are given where none
/// does. Where both sides have cases, these are judged under both regimes, and a change is split into criteria, cases and practice.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  assize compare --area london                 what the program carries on London
  assize compare marrowdale-trust-2014.toml marrowdale-crc-2018.toml
  assize compare --bodies london-crc,nps-london
  assize compare --kind crc --years 2018..2019
  assize compare trust.toml crc.toml nps.toml --weights example-crc=70..75,example-nps=25..30
  assize compare --area kent --writer json | jq .comparison.pairs[].themes")]
pub(crate) struct Compare {
    /// Inspection records (TOML) and tables of cases (CSV) [default: the records that the program carries]
    #[arg(value_name = "RECORD|TABLE")]
    pub(crate) inputs: Vec<PathBuf>,
    /// Only inspections of work in this area, whoever did it
    #[arg(long, value_name = "NAME")]
    pub(crate) area: Option<String>,
    /// Only inspections of these bodies
    #[arg(long, value_name = "ID,...", value_delimiter = ',')]
    pub(crate) bodies: Vec<String>,
    /// Only inspections of bodies of this kind
    #[arg(long, value_name = "KIND", value_parser = kind())]
    pub(crate) kind: Option<ProviderKind>,
    /// Only inspections published in this year, or in these years
    #[arg(long, value_name = "YEAR[..YEAR]", value_parser = years)]
    pub(crate) years: Option<(u16, u16)>,
    /// Only what belongs to this theme of the catalogue
    #[arg(long, value_name = "THEME")]
    pub(crate) theme: Option<String>,
    /// Judge the cases of both sides under these frameworks too, beside the regimes of the two
    #[arg(long, value_name = "ID|PATH,...", value_delimiter = ',')]
    pub(crate) under: Vec<String>,
    /// What each of the bodies weighs that took over a divided body's work, per cent [default: anything]
    #[arg(long, value_name = "BODY=PERCENT[..PERCENT],...", value_delimiter = ',', value_parser = weight)]
    pub(crate) weights: Vec<(String, [Exact; 2])>,
    /// How tables are read.
    #[command(flatten)]
    pub(crate) reading: Reading,
    /// How questions are answered.
    #[command(flatten)]
    pub(crate) scoring: Scoring,
    /// How intervals are made.
    #[command(flatten)]
    pub(crate) intervals: Intervals,
    /// Where the result goes.
    #[command(flatten)]
    pub(crate) output: Output,
}

/// "2018", "2018..2020".
fn years(text: &str) -> Result<(u16, u16), String> {
    let year = |text: &str| {
        let year = text.parse::<u16>().ok().filter(|year| (1900..=2200).contains(year));
        year.ok_or_else(|| format!("`{text}` is no year; write 2018, or 2018..2020"))
    };
    let (first, last) = text.split_once("..").unwrap_or((text, text));
    let (first, last) = (year(first)?, year(last)?);
    if first > last { Err(format!("{first} is after {last}")) } else { Ok((first, last)) }
}

/// "example-crc=70", "example-crc=60..75".
fn weight(text: &str) -> Result<(String, [Exact; 2]), String> {
    let percent = |text: &str| {
        let percent = parse_decimal(text).map(|(percent, _)| percent / ratio(100, 1));
        let percent = percent.filter(|percent| *percent <= ratio(1, 1));
        percent.ok_or_else(|| format!("`{text}` is no percentage from 0 to 100"))
    };
    let (body, range) =
        text.split_once('=').ok_or("write the body's id, `=` and its weight, or two with `..` between")?;
    let (least, most) = range.split_once("..").unwrap_or((range, range));
    let (least, most) = (percent(least)?, percent(most)?);
    if least > most {
        return Err("the first of the two weights is the lesser one".to_owned());
    }
    Ok((body.to_owned(), [least, most]))
}
