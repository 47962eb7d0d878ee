//! What a person would repeat of many inspections: how many have which rating, by sets of standards and kinds of bodies.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use assize_model::{InspectionKind, Provider, ProviderKind};
use assize_report::MainPoint;
use assize_scoring::Scorecard;
use indexmap::IndexMap;

use super::{A_SENTENCE_EACH, main_points, together};
use crate::comparison::{is_abbreviation, short, standards, times, why_the_worst, without_kind};
use crate::dates::years;
use crate::scorecard::capital;
use crate::words::{self, list, lower};

/// With more sets of standards than these none has a sentence of its own.
const MOST_SETS: usize = 4;
/// A set with such a part of the ratings speaks for itself.
const MOST_OF: (usize, usize) = (3, 4);
/// Bodies that a limit holds are named where there are this few or fewer.
const MOST_HELD: usize = 4;
/// Bodies with a rating are named where there are this few or fewer.
const FEW: usize = 2;

/// How many of many have which overall rating.
pub(crate) fn of_many(cards: &[&Scorecard<'_>]) -> Vec<MainPoint> {
    let (several, single): (Vec<&Provider>, Vec<&Provider>) =
        cards.iter().map(|card| &card.inspection.provider).partition(|provider| provider.several);
    let bodies: BTreeSet<&str> = single.iter().map(|provider| provider.id.as_str()).collect();
    let of = match (bodies.len(), several.len()) {
        (0, _) => "each of several bodies together".to_owned(),
        (1, 0) => "of 1 body".to_owned(),
        (bodies, 0) => format!("of {bodies} bodies"),
        (bodies, 1) => format!("1 of several bodies together, the others of {bodies} bodies"),
        (bodies, several) => format!("{several} of several bodies together, the others of {bodies} bodies"),
    };
    let when = years(cards.iter().map(|card| card.inspection)).map(|years| format!(", {years}")).unwrap_or_default();
    let comma = if several.is_empty() { "" } else { "," };
    let whole = format!("{} inspections{comma} {of}{when}.", cards.len());
    let why = together(why_the_worst(cards));
    std::iter::once(MainPoint::new(whole)).chain(rated_by_standards(cards)).chain(why).collect()
}

/// How many of these have which overall rating; of a few, and where none has any, what there is.
pub(crate) fn rated_or_counted(cards: &[&Scorecard<'_>]) -> Vec<MainPoint> {
    let rated = if cards.len() > A_SENTENCE_EACH { rated_by_standards(cards) } else { Vec::new() };
    if rated.is_empty() { main_points(cards) } else { rated }
}

/// How many have which overall rating, by sets of standards where there are not too many of them; then who has none.
pub(crate) fn rated_by_standards(cards: &[&Scorecard<'_>]) -> Vec<MainPoint> {
    let rated: Vec<&Scorecard<'_>> = cards.iter().filter(|card| card.overall_rating().is_some()).copied().collect();
    let sets = by_standards(&rated);
    let said: Vec<String> = match sets.len() {
        0 => Vec::new(),
        1..=MOST_SETS => vec![of_sets(&sets, rated.len())],
        _ => vec![format!("{} have an overall rating: {}.", rated.len(), overall_of(&rated, None))],
    };
    let not_rated = (!said.is_empty()).then(|| not_rated_overall(cards)).flatten();
    said.into_iter().chain(held_by_limits(&rated)).chain(not_rated).map(MainPoint::new).collect()
}

/// "Held by limits, and not where the rule alone puts them: North CRC, South CRC and West CRC by `safety-cap`.": overall ratings, by limit.
fn held_by_limits(rated: &[&Scorecard<'_>]) -> Option<String> {
    let mut limits: IndexMap<(&str, &str), Vec<String>> = IndexMap::new();
    for card in rated {
        for held in card.total.iter().flat_map(|total| &total.last.held).filter(|held| held.is_certain) {
            let limit = (card.framework.id.as_str(), card.framework.limits[held.limit].id.as_str());
            limits.entry(limit).or_default().push(short(&card.inspection.provider));
        }
    }
    let said = limits.iter().map(|((_, limit), bodies)| match bodies.len() {
        many if many > MOST_HELD => format!("{many} by `{limit}`"),
        _ => format!("{} by `{limit}`", list(bodies)),
    });
    let said: Vec<String> = said.collect();
    (!said.is_empty()).then(|| format!("Held by limits, and not where the rule alone puts them: {}.", list(&said)))
}

/// Sets of standards, and of each set the inspections of a kind of body.
pub(crate) type Sets<'c, 'a> = IndexMap<String, Vec<Vec<&'c Scorecard<'a>>>>;

/// Inspections by sets of standards and kinds of bodies.
pub(crate) fn by_standards<'c, 'a>(cards: &[&'c Scorecard<'a>]) -> Sets<'c, 'a> {
    let mut regimes: IndexMap<(&str, &str), Vec<&Scorecard<'_>>> = IndexMap::new();
    for card in cards {
        regimes.entry((&card.framework.id, card.inspection.provider.kind.word())).or_default().push(card);
    }
    // Two regimes for one kind of body go by their titles.
    let set_of = |cards: &[&Scorecard<'_>]| standards(cards[0].framework);
    let is_shared = |kind: &str, set: &str| {
        regimes.iter().filter(|((_, other), cards)| *other == kind && set_of(cards) == set).count() > 1
    };
    let mut sets = Sets::new();
    for ((_, kind), cards) in &regimes {
        let set = set_of(cards);
        let set = if is_shared(kind, &set) { cards[0].framework.title.en.clone() } else { capital(&set) };
        sets.entry(set).or_default().push(cards.clone());
    }
    sets
}

/// By the largest set of standards, and by the next where that leaves out more than a few; then all others together.
fn of_sets(sets: &Sets<'_, '_>, rated: usize) -> String {
    let held = |regimes: &[Vec<&Scorecard<'_>>]| regimes.iter().map(Vec::len).sum::<usize>();
    let mut by_size: Vec<usize> = (0..sets.len()).collect();
    by_size.sort_by_key(|set| Reverse(held(&sets[*set])));
    let is_enough = held(&sets[by_size[0]]) * MOST_OF.1 >= rated * MOST_OF.0;
    let mut told = by_size[..if is_enough { 1 } else { 2.min(sets.len()) }].to_vec();
    told.sort_unstable();
    let others: Vec<&Scorecard<'_>> = (0..sets.len())
        .filter(|set| !told.contains(set))
        .flat_map(|set| sets[set].iter().flat_map(|cards| cards.iter().copied()))
        .collect();
    let is_one_kind = others.iter().all(|card| card.inspection.provider.kind == others[0].inspection.provider.kind);
    let named = if is_one_kind { place } else { short };
    let more = || format!("By other standards {} more: {}.", others.len(), overall_of(&others, Some(named)));
    let said = told.iter().filter_map(|set| sets.get_index(*set)).map(|(set, regimes)| of_set(set, regimes));
    said.chain((!others.is_empty()).then(more)).collect::<Vec<_>>().join(" ")
}

/// "18 CRC inspections": of one kind of body.
fn counted(cards: &[&Scorecard<'_>]) -> Option<String> {
    let kind = cards.first()?.inspection.provider.kind.short();
    words::counted(cards.len(), &format!("{kind} inspection"), &format!("{kind} inspections"))
}

/// "Not rated overall: 8 Trust inspections, 2014; 17 CRC inspections, 2016 to 2018."
fn not_rated_overall(cards: &[&Scorecard<'_>]) -> Option<String> {
    let mut kinds: BTreeMap<&ProviderKind, Vec<&Scorecard<'_>>> = BTreeMap::new();
    let is_single = |card: &&&Scorecard<'_>| card.inspection.kind != InspectionKind::Aggregate;
    for card in cards.iter().filter(is_single).filter(|card| card.overall_rating().is_none()) {
        kinds.entry(&card.inspection.provider.kind).or_default().push(card);
    }
    let said = kinds.values().filter_map(|cards| {
        let years = years(cards.iter().map(|card| card.inspection)).map(|years| format!(", {years}"));
        Some(format!("{}{}", counted(cards)?, years.unwrap_or_default()))
    });
    let said: Vec<String> = said.collect();
    (!said.is_empty()).then(|| format!("Not rated overall: {}.", said.join("; ")))
}

/// "Standards of April 2018: of 18 CRC inspections, 1 good (Hampshire), 16 requires improvement and 1 inadequate; of 7 NPS division inspections, 5
/// good and 2 requires improvement." One alone is named: "NPS London requires improvement".
fn of_set(set: &str, regimes: &[Vec<&Scorecard<'_>>]) -> String {
    let of_kind = |cards: &Vec<&Scorecard<'_>>| match cards.as_slice() {
        [card] => {
            let rating = lower(words::rating(card.framework, card.overall_rating()?));
            Some(format!("{} {rating}", short(&card.inspection.provider)))
        }
        cards => Some(format!("of {}, {}", counted(cards)?, overall_of(cards, Some(place)))),
    };
    let said: Vec<String> = regimes.iter().filter_map(of_kind).collect();
    format!("{set}: {}.", said.join("; "))
}

fn overall_of(cards: &[&Scorecard<'_>], named: Names) -> String {
    ratings_of(cards.iter().filter_map(|card| Some((*card, card.overall_rating()?))), named)
}

/// How bodies are called that few share a rating with; `None`: they are not named.
pub(crate) type Names = Option<fn(&Provider) -> String>;

/// Among others of one kind: "London CRC", "Camden".
pub(crate) fn place(body: &Provider) -> String {
    let place = without_kind(body);
    if is_abbreviation(body.kind.short()) || place == body.name { short(body) } else { place.to_owned() }
}

/// How many have which rating, the best first; those that few have with their bodies.
pub(crate) fn ratings_of<'c, 'a: 'c>(
    rated: impl IntoIterator<Item = (&'c Scorecard<'a>, usize)>,
    named: Names,
) -> String {
    // By rating: the inspections in which each body has it, one for each time.
    type Bodies<'c> = IndexMap<String, Vec<&'c str>>;
    let mut found: Vec<(usize, String, Bodies<'c>)> = Vec::new();
    for (card, rating) in rated {
        let title = lower(words::rating(card.framework, rating));
        let place = found.iter().position(|(_, known, _)| *known == title).unwrap_or(found.len());
        if place == found.len() {
            found.push((rating, title, IndexMap::new()));
        }
        let body = named.unwrap_or(short)(&card.inspection.provider);
        found[place].2.entry(body).or_default().push(&card.inspection.id);
    }
    found.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let named_so = |(body, of): (&String, &Vec<&str>)| match of.as_slice() {
        [_] => body.clone(),
        [first, rest @ ..] if rest.iter().all(|one| one == first) => format!("{body} on {} standards", of.len()),
        many => format!("{body} {}", times(many.len())),
    };
    let said = found.iter().map(|(_, title, bodies)| {
        let all = format!("{} {title}", bodies.values().map(Vec::len).sum::<usize>());
        let names: Vec<String> = bodies.iter().map(named_so).collect();
        if named.is_some() && names.len() <= FEW { format!("{all} ({})", list(&names)) } else { all }
    });
    let said: Vec<String> = said.collect();
    list(said)
}
