//! Which inspections of all that are read; shared by the commands that set several side by side.

use assize_model::ProviderKind;
use clap::Args;

use super::providers::kind;

/// Which inspections of all that are read.
#[derive(Args, Default, Debug)]
pub(crate) struct Selection {
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
}

impl Selection {
    /// Whether anything is left out.
    pub(crate) fn narrows(&self) -> bool {
        self.area.is_some() || !self.bodies.is_empty() || self.kind.is_some() || self.years.is_some()
    }
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
