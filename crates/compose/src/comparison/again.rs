//! Bodies that were rated more than once: how they came out before and after, and whether that can be compared.

use std::cmp::Ordering;

use assize_analysis::{Comparison, PairCompared};
use assize_report::{Cell, Column, MainPoint, Section, Table};
use assize_scoring::{Basis, Outcome};
use indexmap::IndexMap;

use super::lanes::{named_with_year, short, year_in};
use super::summary::may_be_ranked;
use crate::cells;
use crate::words::{self, lower};

/// How many bodies are named with their ratings; a table has all.
const NAMED: usize = 3;

/// A body's first and last rating, of those that can be compared if any can.
struct Again<'w, 'r, 'a> {
    whole: &'w Comparison<'r, 'a>,
    pair: &'w PairCompared,
    ratings: [usize; 2],
    bases: [Basis; 2],
    moved: Ordering,
}

/// The rating that is looked at and what it rests on: of the part of the work that is asked about, else the overall one.
fn rating(whole: &Comparison<'_, '_>, entry: usize) -> Option<(usize, Basis)> {
    let card = whole.entries[entry].home_card()?;
    match &whole.topic {
        None => {
            // Where no rule makes one, it is the printed one.
            let basis = card.total.as_ref().map_or(Basis::Printed, |total| total.basis);
            card.overall_rating().map(|rating| (rating, basis))
        }
        Some(topic) => {
            let of_topic = card.all_nodes().filter(|node| topic.has_node(card.framework, node.index));
            let rated: Vec<_> = of_topic.filter_map(|node| Some((node.rating().rated()?, node.basis()))).collect();
            <[_; 1]>::try_from(rated).ok().map(|[one]| one)
        }
    }
}

/// Whether these are two of one body, rated by rules that mean the same.
pub(super) fn is_rated_again(whole: &Comparison<'_, '_>, pair: &PairCompared) -> bool {
    let [a, b] = [pair.a, pair.b].map(|entry| &whole.entries[entry].inspection.provider.id);
    a == b && may_be_ranked(pair) && rating(whole, pair.a).and(rating(whole, pair.b)).is_some()
}

/// Of bodies rated again under rules that mean the same, and under other rules, a sentence each.
pub(crate) fn again(whole: &Comparison<'_, '_>) -> Option<MainPoint> {
    let [same, other] = bodies(whole);
    let said: Vec<String> = [under_the_same(&same), under_others(&other)].into_iter().flatten().collect();
    (!said.is_empty()).then(|| MainPoint::new(said.join(" ")))
}

/// "The overall ratings can be compared: that of Wales CRC, 2020 is better".
pub(super) fn of_two(whole: &Comparison<'_, '_>, pair: &PairCompared) -> Option<String> {
    let [(first, _), (last, _)] = [rating(whole, pair.a)?, rating(whole, pair.b)?];
    let named = |entry: usize| named_with_year(whole.entries[entry].inspection, ", ");
    let how = match last.cmp(&first) {
        Ordering::Equal => "they are the same".to_owned(),
        Ordering::Greater => format!("that of {} is better", named(pair.b)),
        Ordering::Less if is_rated_again(whole, pair) => format!("that of {} is worse", named(pair.b)),
        Ordering::Less => format!("that of {} is better", named(pair.a)),
    };
    may_be_ranked(pair).then(|| format!("The overall ratings can be compared: {how}"))
}

/// A row for each of several bodies that were rated again.
pub(super) fn rated_again(whole: &Comparison<'_, '_>) -> Option<Section> {
    let all: Vec<_> = bodies(whole).into_iter().flatten().collect();
    let mut table = Table::new("rated-again", "").with_id("rated-again-table").columns([
        Column::text("body", "Body"),
        Column::text("first_year", "First"),
        Column::rating("before", "Rated"),
        Column::text("last_year", "Last"),
        Column::rating("after", "Rated"),
        Column::text("moved", "Compared"),
        Column::text("provider", "Body").for_scripts(),
        Column::refs("inspections", "Inspections").for_scripts(),
    ]);
    for one in &all {
        let entries = [one.pair.a, one.pair.b].map(|entry| whole.entries[entry]);
        let rating = |at: usize| {
            let card = entries[at].home_card();
            let outcome = Outcome::Rated(one.ratings[at]);
            cells::or(card.map(|card| cells::based(card.framework, outcome, one.bases[at])), "not rated")
        };
        let moved = match (may_be_ranked(one.pair), one.moved) {
            (false, _) => "by other rules",
            (true, moved) => in_a_word(moved),
        };
        let ([first, last], ids) = (one.years(), entries.map(|entry| entry.inspection.id.as_str()));
        table.row(vec![
            Cell::text(one.body()),
            Cell::text(first),
            rating(0),
            Cell::text(last),
            rating(1),
            Cell::text(moved),
            Cell::text(&entries[0].inspection.provider.id),
            Cell::refs(ids),
        ]);
    }
    if all.iter().any(|one| !may_be_ranked(one.pair)) {
        table.note("By other rules: before and after cannot be compared.");
    }
    (all.len() > 1).then(|| Section::new("again", "Rated more than once").block(table))
}

/// Bodies that were rated again under rules that mean the same, and those that were only under other rules.
fn bodies<'w, 'r, 'a>(whole: &'w Comparison<'r, 'a>) -> [Vec<Again<'w, 'r, 'a>>; 2] {
    let body = |entry: usize| whole.entries[entry].inspection.provider.id.as_str();
    let (mut same, mut other): (IndexMap<&str, Again<'_, '_, '_>>, _) = (IndexMap::new(), IndexMap::new());
    // Pairs are in order of time: a body's pair furthest apart is the last that begins with its first inspection.
    for pair in whole.pairs.iter().filter(|pair| body(pair.a) == body(pair.b)) {
        let Some(((first, before), (last, after))) = rating(whole, pair.a).zip(rating(whole, pair.b)) else { continue };
        let known = if may_be_ranked(pair) { &mut same } else { &mut other };
        let one = || Again { whole, pair, ratings: [first, last], bases: [before, after], moved: last.cmp(&first) };
        let known = known.entry(body(pair.a)).or_insert_with(one);
        if known.pair.a == pair.a {
            *known = one();
        }
    }
    other.retain(|body, _| !same.contains_key(body));
    [same, other].map(|bodies| bodies.into_values().collect())
}

fn in_a_word(moved: Ordering) -> &'static str {
    match moved {
        Ordering::Less => "worse",
        Ordering::Equal => "unchanged",
        Ordering::Greater => "better",
    }
}

/// "Rated again under rules that mean the same: 6 bodies; 1 better (Wales CRC: requires improvement in 2019, good in 2020), none worse."
fn under_the_same(all: &[Again<'_, '_, '_>]) -> Option<String> {
    let moved = |way: Ordering| {
        let such: Vec<String> = all.iter().filter(|one| one.moved == way).map(Again::named).collect();
        let how = in_a_word(way);
        match such.len() {
            0 => format!("none {how}"),
            some if some > NAMED => format!("{some} {how}"),
            some => format!("{some} {how} ({})", such.join("; ")),
        }
    };
    let said = match all {
        [] => return None,
        [one] => format!("1 body, {} ({})", in_a_word(one.moved), one.named()),
        some => format!("{} bodies; {}, {}", some.len(), moved(Ordering::Greater), moved(Ordering::Less)),
    };
    Some(format!("Rated again under rules that mean the same: {said}."))
}

/// "Rated again under other rules, so that before and after cannot be compared: 9 bodies; 2 requires improvement both times; 1 inadequate, then
/// requires improvement." One alone is named.
fn under_others(all: &[Again<'_, '_, '_>]) -> Option<String> {
    let mut paths: IndexMap<String, usize> = IndexMap::new();
    for one in all {
        *paths.entry(one.path()).or_default() += 1;
    }
    let said = match all {
        [] => return None,
        [one] => format!("{}: {} ({})", one.body(), one.path(), one.years().join(", ")),
        some => {
            let paths: Vec<String> = paths.iter().map(|(path, count)| format!("{count} {path}")).collect();
            format!("{} bodies; {}", some.len(), paths.join("; "))
        }
    };
    Some(format!("Rated again under other rules, so that before and after cannot be compared: {said}."))
}

impl Again<'_, '_, '_> {
    fn body(&self) -> String {
        short(&self.whole.entries[self.pair.a].inspection.provider)
    }

    fn ratings(&self) -> [String; 2] {
        let title = |entry: usize, rating: usize| {
            let card = self.whole.entries[entry].home_card();
            card.map(|card| lower(words::rating(card.framework, rating))).unwrap_or_default()
        };
        [title(self.pair.a, self.ratings[0]), title(self.pair.b, self.ratings[1])]
    }

    /// "good both times"; "inadequate, then good".
    fn path(&self) -> String {
        let [first, last] = self.ratings();
        if first == last { format!("{first} both times") } else { format!("{first}, then {last}") }
    }

    fn years(&self) -> [String; 2] {
        // A title may say another year than that of publication.
        let year = |entry: usize| {
            let inspection = self.whole.entries[entry].inspection;
            let said = year_in(&inspection.title).map(str::to_owned);
            said.or_else(|| inspection.year().map(|year| year.to_string()))
        };
        [self.pair.a, self.pair.b].map(|entry| year(entry).unwrap_or_else(|| "undated".to_owned()))
    }

    /// "Wales CRC: requires improvement in 2019, good in 2020"; "Wales CRC: good in 2019 and in 2020".
    fn named(&self) -> String {
        let ([first, last], [before, after]) = (self.ratings(), self.years());
        match first == last {
            true => format!("{}: {first} in {before} and in {after}", self.body()),
            false => format!("{}: {first} in {before}, {last} in {after}", self.body()),
        }
    }
}
