//! What else there is on an area: inspections of places within it.

use std::collections::{BTreeMap, BTreeSet};

use assize_model::{Provider, ProviderKind, fold};
use assize_report::Block;
use assize_scoring::Scorecard;
use indexmap::IndexMap;

use super::AboutArea;
use super::groups::overall_ratings;
use super::lanes::named_with_year;
use super::recommended::are_told;
use crate::asked::SelectionInWords;
use crate::dates::years;
use crate::words::{list, lower};

/// How many of one kind are named.
const NAMED: usize = 2;
/// Inspections come every other year or so: more years between two are spoken of.
const LEAST_GAP: u16 = 2;

/// "Of places in Wales, not compared here: Gwent, the CRC's work, 2017; 6 delivery units, 2022 to 2025 (2 good, 4 requires improvement)."
pub(crate) fn within(about: AboutArea<'_, '_>) -> Option<String> {
    let mut kinds: BTreeMap<&ProviderKind, Vec<&Scorecard<'_>>> = BTreeMap::new();
    for card in about.within {
        kinds.entry(&card.inspection.provider.kind).or_default().push(card);
    }
    let said: Vec<String> = kinds.iter().map(|(kind, cards)| of_kind(kind, cards)).collect();
    let area = about.area;
    (!said.is_empty()).then(|| format!("Of places in {area}, not compared here: {}.", said.join("; ")))
}

/// What else there is on an area, and what to type to see it: of other years, areas that it lies in, recommendations, places within it. `are_told`:
/// what these places are stands elsewhere.
pub(super) fn next(
    (about, asked): (AboutArea<'_, '_>, &SelectionInWords),
    cards: &[&Scorecard<'_>],
    providers: &IndexMap<String, Provider>,
    are_told: bool,
) -> Option<Block> {
    // What is lacking is known where all on the area was asked for.
    let is_whole = asked.is_of_areas_alone() && about.other_years.is_empty();
    let lacking = is_whole.then(|| [uninspected(about, cards, providers), gaps(about, cards)]);
    let [uninspected, gaps] = lacking.unwrap_or_default();
    let of_area = other_years(about).into_iter().chain(gaps).chain(lies_in(about.area, providers));
    let sentences: Vec<String> = uninspected
        .into_iter()
        .chain(of_area)
        .chain(recommendations(about.area, cards))
        .chain(one_within(about, are_told))
        .collect();
    (!sentences.is_empty()).then(|| Block::commands(sentences))
}

/// "No inspection is held of Probation Service South Central, from 26 June 2021.": of bodies that serve the area as a whole and came after all that were
/// inspected.
fn uninspected(
    about: AboutArea<'_, '_>,
    cards: &[&Scorecard<'_>],
    providers: &IndexMap<String, Provider>,
) -> Option<String> {
    let last = cards.iter().filter_map(|card| card.inspection.provider.from).max()?;
    let serves =
        |body: &&Provider| body.areas.iter().any(|one| fold(one) == fold(about.area)) && body.within.is_empty();
    let is_later = |body: &&Provider| body.from.is_some_and(|from| from > last) && !body.fictional;
    let named = providers.values().filter(serves).filter(is_later).map(|body| body.name.as_str());
    let named: Vec<&str> = named.collect();
    (!named.is_empty()).then(|| format!("There is no inspection of {} here.", list(&named)))
}

/// What to type to see what was recommended, where anything was.
fn recommendations(area: &str, cards: &[&Scorecard<'_>]) -> Option<String> {
    let what = "What was recommended, and what became of it";
    cards
        .iter()
        .any(|card| are_told(card))
        .then(|| format!("{what}: `assize explain recommendations {}`.", typed(area)))
}

/// In small letters, and in quotes if it is several words.
fn typed(place: &str) -> String {
    let place = place.to_lowercase();
    if place.contains(' ') { format!("\"{place}\"") } else { place }
}

/// "Manchester lies in Greater Manchester: `assize compare "greater manchester"`."
fn lies_in(area: &str, providers: &IndexMap<String, Provider>) -> Option<String> {
    let serves = |body: &&Provider, area: &str| body.areas.iter().any(|one| fold(one) == fold(area));
    let within = providers.values().filter(|body| serves(body, area)).flat_map(|body| &body.within);
    let within = within.filter(|one| fold(one) != fold(area) && providers.values().any(|body| serves(&body, one)));
    let within: Vec<&str> = within.map(String::as_str).collect::<BTreeSet<_>>().into_iter().collect();
    let [first, ..] = within.as_slice() else { return None };
    Some(format!("{area} is in {}: `assize compare {}`.", list(&within), typed(first)))
}

/// "On Wales there are inspections of 2014 and 2025, too: leave out the year."
fn other_years(about: AboutArea<'_, '_>) -> Option<String> {
    let years: Vec<String> = about.other_years.iter().map(u16::to_string).collect();
    let years = list(years);
    (!years.is_empty()).then(|| format!("On {} there are inspections of {years}, too: leave out the year.", about.area))
}

/// "Not compared here: 21 inspections of places in London, 2011 to 2026: `assize score brent`."
fn one_within(about: AboutArea<'_, '_>, are_told: bool) -> Option<String> {
    let places = about.within.iter().flat_map(|card| {
        let own = &card.inspection.areas;
        if own.is_empty() { &card.inspection.provider.areas } else { own }
    });
    // The shortest is the easiest to type.
    let place = typed(places.min_by_key(|place| (place.contains(' '), place.len()))?);
    let years = years(about.within.iter().map(|card| card.inspection)).map(|years| format!(", {years}"));
    let (area, years) = (about.area, years.unwrap_or_default());
    if are_told {
        return Some(format!("A place in {area}: `assize score {place}`."));
    }
    let inspections = match about.within.len() {
        1 => format!("1 inspection of a place in {area}"),
        many => format!("{many} inspections of places in {area}"),
    };
    Some(format!("Not compared here: {inspections}{years}: `assize score {place}`."))
}

/// "Of 2015 to 2018 no inspection of Wales as a whole is carried, which is not to say that there was none."
fn gaps(about: AboutArea<'_, '_>, cards: &[&Scorecard<'_>]) -> Option<String> {
    let inspected: BTreeSet<u16> = cards.iter().filter_map(|card| card.inspection.year()).collect();
    let inspected: Vec<u16> = inspected.into_iter().collect();
    let gaps = inspected.windows(2).filter(|pair| pair[1] - pair[0] > LEAST_GAP);
    let gaps: Vec<String> = gaps.map(|pair| format!("{} to {}", pair[0] + 1, pair[1] - 1)).collect();
    let is_shown = !gaps.is_empty();
    let area = about.area;
    let of = list(gaps);
    let none = "is carried, which is not to say that there was none";
    is_shown.then(|| format!("For {of}, no inspection of {area} as a whole {none}."))
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
