//! What else there is on an area: inspections of places within it.

use std::collections::{BTreeMap, BTreeSet};

use assize_model::{Provider, ProviderKind, fold};
use assize_report::Block;
use assize_scoring::Scorecard;
use indexmap::IndexMap;

use super::About;
use super::groups::overall_ratings;
use super::lanes::named_with_year;
use crate::dates::years;
use crate::words::{list, lower};

/// So many of one kind are named.
const NAMED: usize = 2;

/// "Of places in Wales, not compared here: Gwent, the CRC's work, 2017; 6 delivery units, 2022 to 2025 (2 good, 4 requires improvement)."
pub(crate) fn within(about: About<'_, '_>) -> Option<String> {
    let mut kinds: BTreeMap<&ProviderKind, Vec<&Scorecard<'_>>> = BTreeMap::new();
    for card in about.within {
        kinds.entry(&card.inspection.provider.kind).or_default().push(card);
    }
    let said: Vec<String> = kinds.iter().map(|(kind, cards)| of_kind(kind, cards)).collect();
    let area = about.area;
    (!said.is_empty()).then(|| format!("Of places in {area}, not compared here: {}.", said.join("; ")))
}

/// The same, the years that were not asked for, and the areas that it lies in.
pub(crate) fn also(about: About<'_, '_>, providers: &IndexMap<String, Provider>) -> Vec<String> {
    within(about).into_iter().chain(other_years(about)).chain(around(about.area, providers)).collect()
}

/// "Manchester lies in Greater Manchester: `assize compare "greater manchester"`."
fn around(area: &str, providers: &IndexMap<String, Provider>) -> Option<String> {
    let serves = |body: &&Provider, area: &str| body.areas.iter().any(|one| fold(one) == fold(area));
    let within = providers.values().filter(|body| serves(body, area)).flat_map(|body| &body.within);
    let within = within.filter(|one| fold(one) != fold(area) && providers.values().any(|body| serves(&body, one)));
    let within: Vec<&str> = within.map(String::as_str).collect::<BTreeSet<_>>().into_iter().collect();
    let [first, ..] = within.as_slice() else { return None };
    Some(format!("{area} lies in {}: `assize compare \"{}\"`.", list(&within), first.to_lowercase()))
}

/// "On Wales there are inspections of 2014 and 2025, too: leave the year out."
fn other_years(about: About<'_, '_>) -> Option<String> {
    let years: Vec<String> = about.other_years.iter().map(u16::to_string).collect();
    let years = list(years);
    (!years.is_empty()).then(|| format!("On {} there are inspections of {years}, too: leave out the year.", about.area))
}

/// What to type to see one of those within it.
pub(crate) fn one_within(about: About<'_, '_>) -> Option<Block> {
    let places = about.within.iter().flat_map(|card| {
        let own = &card.inspection.areas;
        if own.is_empty() { &card.inspection.provider.areas } else { own }
    });
    // The shortest is the easiest to type.
    let place = places.min_by_key(|place| (place.contains(' '), place.len()))?.to_lowercase();
    let place = if place.contains(' ') { format!("\"{place}\"") } else { place };
    Some(Block::commands([format!("A place in {}: `assize score {place}`.", about.area)]))
}

fn of_kind(kind: &ProviderKind, cards: &[&Scorecard<'_>]) -> String {
    if cards.len() <= NAMED {
        let titles: Vec<String> = cards.iter().map(|card| named_with_year(card.inspection, ", ")).collect();
        return list(titles);
    }
    let years = years(cards.iter().map(|card| card.inspection)).map(|years| format!(", {years}")).unwrap_or_default();
    let bodies: BTreeSet<&str> = cards.iter().map(|card| card.inspection.provider.id.as_str()).collect();
    let inspected = match bodies.len() == cards.len() {
        true => String::new(),
        false => format!("{} inspections of ", cards.len()),
    };
    format!("{inspected}{} {}{years} ({})", bodies.len(), lower(kind.plural()), overall_ratings(cards))
}
