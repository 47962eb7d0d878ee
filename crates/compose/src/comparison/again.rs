//! Bodies that were rated more than once: how they came out before and after, and whether that can be compared.

use std::cmp::Ordering;

use assize_analysis::{Comparison, PairCompared};
use assize_report::MainPoint;
use indexmap::IndexMap;

use super::lanes::{short, year_in};
use super::summary::may_be_ranked;
use crate::main_points::rating_of;
use crate::words::{self, list, lower};

/// So many bodies are named with their ratings, and so many under the ratings that they share.
const NAMED: usize = 6;
const NAMED_TOGETHER: usize = 12;

/// A body's first and last rating, of those that can be compared if any can.
struct Again<'w, 'r, 'a> {
    whole: &'w Comparison<'r, 'a>,
    pair: &'w PairCompared,
    ratings: [usize; 2],
    moved: Ordering,
}

/// The rating that is looked at: of the part of the work that is asked about, else the overall one.
fn rating(whole: &Comparison<'_, '_>, entry: usize) -> Option<usize> {
    let card = whole.entries[entry].home_card()?;
    match &whole.topic {
        None => rating_of(card),
        Some(topic) => {
            let of_topic = card.all_nodes().filter(|node| topic.has_node(card.framework, node.index));
            let rated: Vec<usize> = of_topic.filter_map(|node| node.rating().rated()).collect();
            <[usize; 1]>::try_from(rated).ok().map(|[one]| one)
        }
    }
}

/// Whether these are two of one body, rated by rules that mean the same.
pub(super) fn is_rated_again(whole: &Comparison<'_, '_>, pair: &PairCompared) -> bool {
    let [a, b] = [pair.a, pair.b].map(|entry| &whole.entries[entry].inspection.provider.id);
    a == b && may_be_ranked(pair) && rating(whole, pair.a).and(rating(whole, pair.b)).is_some()
}

/// Two sentences at most: on bodies rated again under rules that mean the same, and on those rated again under other rules.
pub(crate) fn again(whole: &Comparison<'_, '_>) -> Vec<MainPoint> {
    let body = |entry: usize| whole.entries[entry].inspection.provider.id.as_str();
    let (mut same, mut other): (IndexMap<&str, Again<'_, '_, '_>>, _) = (IndexMap::new(), IndexMap::new());
    // Pairs stand in order of time: of each body the one furthest apart is the last that begins with its first.
    for pair in whole.pairs.iter().filter(|pair| body(pair.a) == body(pair.b)) {
        let Some((first, last)) = rating(whole, pair.a).zip(rating(whole, pair.b)) else { continue };
        let known = if may_be_ranked(pair) { &mut same } else { &mut other };
        let one = || Again { whole, pair, ratings: [first, last], moved: last.cmp(&first) };
        let known = known.entry(body(pair.a)).or_insert_with(one);
        if known.pair.a == pair.a {
            *known = one();
        }
    }
    other.retain(|body, _| !same.contains_key(body));
    let same = same.into_values().collect::<Vec<_>>();
    let other = other.into_values().collect::<Vec<_>>();
    [under_the_same(&same), under_others(&other)].into_iter().flatten().map(MainPoint::new).collect()
}

/// "Rated again under rules that mean the same: 6 bodies; 1 better (Wales CRC: requires improvement in 2019, good in 2020), none worse."
fn under_the_same(all: &[Again<'_, '_, '_>]) -> Option<String> {
    let moved = |way: Ordering, how: &str| {
        let such: Vec<String> = all.iter().filter(|one| one.moved == way).map(Again::named).collect();
        match such.len() {
            0 => format!("none {how}"),
            some if some > NAMED => format!("{some} {how}"),
            some => format!("{some} {how} ({})", such.join("; ")),
        }
    };
    let said = match all {
        [] => return None,
        [one] => {
            let how = match one.moved {
                Ordering::Less => "worse",
                Ordering::Equal => "unchanged",
                Ordering::Greater => "better",
            };
            format!("1 body, {how} ({})", one.named())
        }
        some => {
            let (better, worse) = (moved(Ordering::Greater, "better"), moved(Ordering::Less, "worse"));
            format!("{} bodies; {better}, {worse}", some.len())
        }
    };
    Some(format!("Rated again under rules that mean the same: {said}."))
}

/// "Rated again under other rules, so that the two ratings cannot be compared: 2 bodies; requires improvement both times: Gwent (2022, 2025);
/// inadequate, then requires improvement: Swansea (2023, 2025)."
fn under_others(all: &[Again<'_, '_, '_>]) -> Option<String> {
    // By the two ratings: who had them, and how many more.
    let mut paths: IndexMap<String, (Vec<String>, usize)> = IndexMap::new();
    for (place, one) in all.iter().enumerate() {
        let [first, last] = one.ratings();
        let path = if first == last { format!("{first} both times") } else { format!("{first}, then {last}") };
        let (named, more) = paths.entry(path).or_default();
        match place < NAMED_TOGETHER {
            true => named.push(format!("{} ({})", one.body(), one.years().join(", "))),
            false => *more += 1,
        }
    }
    let said = paths.into_iter().map(|(path, (mut named, more))| match (named.len(), more) {
        (0, more) => format!("{path}: {more}"),
        (_, 0) => format!("{path}: {}", list(named)),
        (_, more) => {
            named.push(format!("{more} more"));
            format!("{path}: {}", list(named))
        }
    });
    let said: Vec<String> = said.collect();
    let bodies = if all.len() == 1 { "1 body".to_owned() } else { format!("{} bodies", all.len()) };
    let what = "Rated again under other rules, so that before and after cannot be compared";
    (!all.is_empty()).then(|| format!("{what}: {bodies}; {}.", said.join("; ")))
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
