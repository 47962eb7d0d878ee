//! A sample whose strata were drawn unequally: each stratum counted apart, and weighed as much as in the frame (semantics 6.10).

mod placings;
mod unweighed;

use std::sync::OnceLock;

use assize_model::{Exact, GROUP, Limit, Truth, ratio};
use indexmap::IndexMap;
use num_traits::{One, Zero};

use crate::admit::Admitted;
use crate::alike::each_kind;
use crate::node::score_nodes;
use crate::table::AdmittedTable;
use crate::tally::{self, Grouping};
use crate::{Figure, Group, Limits, NineCounts, NodeScore, QuestionScore, Reached, Tally};

pub use placings::Unplaced;
pub(crate) use unweighed::unweighed;
pub use unweighed::{Unweighed, WhyUnweighed};

/// The strata of a sample that was drawn unequally.
#[derive(Clone, Debug)]
pub struct UnequalStrata<'a> {
    /// The kind of unit that was drawn.
    pub unit: &'a str,
    /// In the record's order.
    pub strata: Vec<DrawnStratum<'a>>,
    /// Units that may be of several of them; then a weighted share has limits, and a point only where every way to place them gives it.
    pub unplaced: Vec<Unplaced>,
    /// Every node as it is where each stratum weighs as much as in the frame. Pooled shares are not known then.
    pub nodes: Vec<NodeScore<'a>>,
    /// By group, by question; `None` where a question is not answered from these units.
    counts: IndexMap<Group, Vec<Option<Counted>>>,
}

/// A question in a group.
#[derive(Clone, Debug)]
struct Counted {
    /// Of each stratum, then of each of the unplaced.
    counts: Vec<NineCounts>,
    /// The least and the most that the weighted share may be: over all ways to place units, so it is worked out once.
    ends: OnceLock<[Exact; 2]>,
}

/// How much of a stratum was drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DrawnStratum<'a> {
    pub title: &'a str,
    /// Units of the frame.
    pub eligible: u64,
    /// Units read that are known to be of it; at least one, where all have a place.
    pub read: u64,
}

impl DrawnStratum<'_> {
    /// How many units of the frame each unit read stands for.
    pub fn weight(&self) -> Exact {
        ratio(self.eligible, self.read)
    }
}

/// What a stratum brings to a weighted share.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StratumShare {
    /// Sufficient, and of how many that the point counts.
    pub counted: (u64, u64),
    /// How many units of the frame these stand for.
    pub population: Exact,
    /// Whether the whole stratum was drawn.
    pub is_whole: bool,
}

/// How far the strata's parts of the cases may lie from those of the frame, all together, before a sample counts as drawn unequally: so far could a share
/// of all cases be moved. Assumed.
fn most_shift() -> Exact {
    ratio(5, 100)
}

impl UnequalStrata<'_> {
    /// The stratum's part of the frame, and of the units read the least and the most.
    pub fn parts(&self, stratum: usize) -> [(u64, u64); 3] {
        let one = &self.strata[stratum];
        let frame = self.strata.iter().map(|one| one.eligible).sum();
        let may_be = self.unplaced.iter().filter(|unplaced| unplaced.may_be.contains(&stratum));
        let most = one.read + may_be.map(|unplaced| unplaced.units).sum::<u64>();
        let all = self.strata.iter().map(|one| one.read).sum::<u64>() + self.without_place();
        [(one.eligible, frame), (one.read, all), (most, all)]
    }

    /// How many units may be of several strata.
    pub fn without_place(&self) -> u64 {
        self.unplaced.iter().map(|unplaced| unplaced.units).sum()
    }

    /// The counts of each stratum, then of those that may be of several.
    pub fn counts(&self, group: &Group, question: usize) -> Option<&[NineCounts]> {
        Some(&self.counted(group, question)?.counts)
    }

    fn counted(&self, group: &Group, question: usize) -> Option<&Counted> {
        self.counts.get(group)?.get(question)?.as_ref()
    }

    /// The weighted share of a question in a group; `None` where it has no basis or is not answered from these units.
    pub fn share(&self, group: &Group, question: usize, reached: Reached) -> Option<Figure> {
        let counted = self.counted(group, question)?;
        let counts = &counted.counts;
        if counts.iter().all(NineCounts::has_no_basis) {
            return None;
        }
        let [low, high] = self.ends(counted).clone();
        let certain = counts.iter().any(|counts| counts.certain() > 0);
        let point = self.point(counts, &low, &high);
        let limits = Limits { low: Limit::closed(low), high: Limit::closed(high) };
        let rates = match &point {
            Some(point) if reached.rates_by_point() => Limits::point(point),
            _ => limits.clone(),
        };
        Some(Figure { limits, point, rates, may_drop_out: !certain, units: None, counted: crate::Counted::default() })
    }

    /// What each stratum brings to the point of that share, those without a unit in it left out; empty where it has none.
    pub fn shares(&self, group: &Group, question: usize) -> Vec<StratumShare> {
        let Some(question) = self.counted(group, question).filter(|_| self.unplaced.is_empty()) else {
            return Vec::new();
        };
        let (counts, [low, high]) = (&question.counts, self.ends(question));
        if self.point(counts, low, high).is_none() {
            return Vec::new();
        }
        let counted = |counts: &NineCounts| match low == high {
            true => {
                (counts.all_sufficient(), counts.certain() + counts.optional_insufficient + counts.optional_unknown)
            }
            false => (counts.sufficient, counts.sufficient + counts.insufficient),
        };
        let shares = self.strata.iter().zip(counts).map(|(stratum, counts)| {
            let counted = counted(counts);
            let population = stratum.weight() * ratio(counted.1, 1);
            StratumShare { counted, population, is_whole: stratum.eligible == stratum.read }
        });
        shares.filter(|share| share.counted.1 > 0).collect()
    }

    fn sum(&self, counts: &[NineCounts], count: impl Fn(&NineCounts) -> u64) -> Exact {
        let parts = self.strata.iter().zip(counts).map(|(stratum, counts)| stratum.weight() * ratio(count(counts), 1));
        parts.fold(Exact::zero(), |sum, part| sum + part)
    }

    /// The least and the most that the weighted share may be.
    fn ends<'c>(&self, Counted { counts, ends }: &'c Counted) -> &'c [Exact; 2] {
        ends.get_or_init(|| match self.unplaced.is_empty() {
            true => [self.low(counts), self.high(counts)],
            false => placings::limits(&self.strata, &self.unplaced, counts),
        })
    }

    fn low(&self, counts: &[NineCounts]) -> Exact {
        let of = self.sum(counts, |counts| counts.certain() + counts.optional_insufficient + counts.optional_unknown);
        if of.is_zero() { Exact::one() } else { self.sum(counts, NineCounts::all_sufficient) / of }
    }

    fn high(&self, counts: &[NineCounts]) -> Exact {
        let of = self.sum(counts, |counts| counts.certain() + counts.optional_sufficient + counts.optional_unknown);
        let best = |counts: &NineCounts| {
            counts.all_sufficient() + counts.unknown + counts.optional_sufficient + counts.optional_unknown
        };
        if of.is_zero() { Exact::zero() } else { self.sum(counts, best) / of }
    }

    fn point(&self, counts: &[NineCounts], low: &Exact, high: &Exact) -> Option<Exact> {
        if low == high && counts.iter().any(|counts| counts.certain() > 0) {
            return Some(low.clone());
        }
        if !self.unplaced.is_empty() {
            return None;
        }
        let of = self.sum(counts, |counts| counts.sufficient + counts.insufficient);
        if of.is_zero() || counts.iter().any(|counts| counts.absent) {
            return None;
        }
        let share = self.sum(counts, |counts| counts.sufficient) / of;
        (*low <= share && share <= *high).then_some(share)
    }
}

/// Whether the parts of the frame exceed those of so many units read by so much together that a share could be moved.
fn is_unequal(strata: &[DrawnStratum<'_>], read: impl Iterator<Item = u64> + Clone) -> bool {
    let (frame, all) = (strata.iter().map(|one| one.eligible).sum(), read.clone().sum());
    let apart = strata.iter().zip(read).map(|(one, read)| {
        let [frame, read] = [ratio(one.eligible, frame), ratio(read, all)];
        if frame > read { frame - read } else { Exact::zero() }
    });
    apart.fold(Exact::zero(), |sum, one| sum + one) >= most_shift()
}

/// Counts the strata apart, where they were drawn unequally whichever of them the units read are of.
pub(crate) fn unequal_strata<'a>(
    admitted: &Admitted<'a>,
    tally: &Tally,
    questions: &[QuestionScore],
) -> Option<UnequalStrata<'a>> {
    let design = admitted.inspection.sample.as_ref()?;
    let place = admitted.tables.iter().position(|table| table.table.unit == design.unit())?;
    let table = &admitted.tables[place];
    let mut unplaced: Vec<Unplaced> = Vec::new();
    let mut by_row = Vec::with_capacity(table.table.len());
    for row in 0..table.table.len() {
        by_row.push(match place_of(admitted, row) {
            StratumOf::Known(stratum) => stratum,
            StratumOf::Nowhere => return None,
            StratumOf::Open(may_be) => {
                let known = unplaced.iter().position(|one| one.may_be == may_be);
                let index = known.unwrap_or_else(|| {
                    unplaced.push(Unplaced { may_be, units: 0 });
                    unplaced.len() - 1
                });
                unplaced[index].units += 1;
                design.strata.len() + index
            }
        });
    }
    let drawn = design.strata.iter().enumerate().map(|(index, stratum)| {
        let read = by_row.iter().filter(|of| **of == index).count() as u64;
        let eligible = stratum.value.eligible.filter(|eligible| *eligible >= read.max(1))?;
        Some(DrawnStratum { title: &stratum.value.title, eligible, read })
    });
    let strata: Vec<DrawnStratum<'a>> = drawn.collect::<Option<_>>()?;
    if !placings::are_weighed(&strata, &unplaced) {
        return None;
    }
    let mut found = UnequalStrata { unit: design.unit(), strata, unplaced, nodes: Vec::new(), counts: IndexMap::new() };
    let classes = found.strata.len() + found.unplaced.len();
    found.counts = count(admitted, tally, (place, table), &by_row, classes);
    let weighted: Vec<QuestionScore> =
        questions.iter().enumerate().map(|(index, question)| weigh(&found, index, question)).collect();
    found.nodes = score_nodes(admitted, &weighted);
    Some(found)
}

/// A question with its weighted share, and without counts that could be pooled.
fn weigh(strata: &UnequalStrata<'_>, index: usize, question: &QuestionScore) -> QuestionScore {
    match strata.share(&Group::All, index, question.reached) {
        Some(figure) => QuestionScore { figure: Ok(figure), tally: None, ..question.clone() },
        None => question.clone(),
    }
}

/// Of which stratum a unit is.
enum StratumOf {
    Known(usize),
    /// Its facts do not rule these out.
    Open(Vec<usize>),
    /// Of none, of several, or nothing says.
    Nowhere,
}

fn place_of(admitted: &Admitted<'_>, row: usize) -> StratumOf {
    let (mut certain, mut open) = (0_usize, Vec::new());
    for (index, applies) in admitted.strata.iter().enumerate() {
        match applies.as_ref().map(|applies| applies.truth(row)) {
            None => return StratumOf::Nowhere,
            Some(Truth::No) => continue,
            Some(Truth::Yes) => certain += 1,
            Some(Truth::Unknown) => {}
        }
        open.push(index);
    }
    match (certain, open.as_slice()) {
        (1, [one]) => StratumOf::Known(*one),
        (2.., _) | (_, []) => StratumOf::Nowhere,
        (0 | 1, _) => StratumOf::Open(open),
    }
}

/// The stratum that a unit is known to be of.
fn stratum_of(admitted: &Admitted<'_>, row: usize) -> Option<usize> {
    match place_of(admitted, row) {
        StratumOf::Known(stratum) => Some(stratum),
        StratumOf::Open(_) | StratumOf::Nowhere => None,
    }
}

/// By group, by question: the counts of each stratum, then of those that may be of several.
fn count(
    admitted: &Admitted<'_>,
    tally: &Tally,
    (place, table): (usize, &AdmittedTable<'_>),
    by_row: &[usize],
    strata: usize,
) -> IndexMap<Group, Vec<Option<Counted>>> {
    let mut groupings: IndexMap<&str, Grouping<'_>> = IndexMap::new();
    for group in tally.groups.keys() {
        if let Group::Fact { fact, .. } = group {
            groupings.entry(fact).or_insert_with(|| Grouping::new(table, fact, admitted));
        }
    }
    let groupings: Vec<Grouping<'_>> = groupings.into_values().collect();
    // By stratum and `GROUP` rows: a bit for each that is of it.
    let mut of_stratum = vec![vec![0_u64; by_row.len().div_ceil(GROUP)]; strata];
    for (row, stratum) in by_row.iter().enumerate() {
        of_stratum[*stratum][row / GROUP] |= 1 << (row % GROUP);
    }
    let nothing = || vec![None; admitted.routes.len()];
    let of = |counts| Some(Counted { counts, ends: OnceLock::new() });
    let mut counted: IndexMap<Group, Vec<Option<Counted>>> =
        tally.groups.keys().map(|group| (group.clone(), nothing())).collect();
    for question in admitted.answered_by(place) {
        let none = vec![NineCounts { absent: tally.lacks_column(question), ..NineCounts::default() }; strata];
        let groups: Vec<Group> = tally::groups(&groupings).collect();
        let mut counts = vec![none.clone(); groups.len()];
        each_kind(table, question, |_, one, group, rows| {
            for (stratum, of) in of_stratum.iter().enumerate() {
                tally::divide(&groupings, group, rows & of[group], |place, rows| {
                    counts[place][stratum] += one.counts.times(u64::from(rows.count_ones()));
                });
            }
        });
        counted.values_mut().for_each(|of_group| of_group[question] = of(none.clone()));
        for (group, counts) in groups.iter().zip(counts) {
            counted[group][question] = of(counts);
        }
    }
    counted
}
