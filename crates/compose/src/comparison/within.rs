//! What else there is on an area: inspections of places within it.

use std::collections::BTreeMap;

use assize_model::ProviderKind;
use assize_scoring::Scorecard;

use super::About;
use super::groups::overall_ratings;
use super::lanes::named;
use crate::dates::years;
use crate::words::{list, lower};

/// So many of one kind are named.
const NAMED: usize = 2;

/// "Also in Wales, of places in it: Gwent, the CRC's work, 2017; 6 of delivery units, 2022 to 2025 (2 good, 4 requires improvement)."
pub(crate) fn within(about: About<'_, '_>) -> Option<String> {
    let mut kinds: BTreeMap<&ProviderKind, Vec<&Scorecard<'_>>> = BTreeMap::new();
    for card in about.within {
        kinds.entry(&card.inspection.provider.kind).or_default().push(card);
    }
    let said: Vec<String> = kinds.iter().map(|(kind, cards)| of_kind(kind, cards)).collect();
    let area = about.area;
    (!said.is_empty()).then(|| format!("Also in {area}, of places in it, and not compared here: {}.", said.join("; ")))
}

/// The same, with what to type to see them.
pub(crate) fn within_and_how(about: About<'_, '_>) -> Option<String> {
    let places = about.within.iter().flat_map(|card| {
        let own = &card.inspection.areas;
        if own.is_empty() { &card.inspection.provider.areas } else { own }
    });
    // The shortest is the easiest to type.
    let place = places.min_by_key(|place| (place.contains(' '), place.len()))?.to_lowercase();
    let place = if place.contains(' ') { format!("\"{place}\"") } else { place };
    Some(format!("{} Each place by its name: `assize score {place}`.", within(about)?))
}

fn of_kind(kind: &ProviderKind, cards: &[&Scorecard<'_>]) -> String {
    if cards.len() <= NAMED {
        let one = |card: &&Scorecard<'_>| {
            let year = card.inspection.year().map(|year| format!(", {year}")).unwrap_or_default();
            format!("{}{year}", named(card.inspection))
        };
        let titles: Vec<String> = cards.iter().map(one).collect();
        return list(&titles.iter().map(String::as_str).collect::<Vec<_>>());
    }
    let years = years(cards.iter().map(|card| card.inspection)).map(|years| format!(", {years}")).unwrap_or_default();
    format!("{} of {}{years} ({})", cards.len(), lower(kind.plural()), overall_ratings(cards))
}
