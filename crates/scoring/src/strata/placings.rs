//! Units whose stratum is not known: what a weighted share may be over all ways to place them (semantics 6.10 j).

use assize_model::{Exact, ratio};
use num_traits::{One, Zero};

use super::{DrawnStratum, is_unequal};
use crate::NineCounts;

/// Where there may be more ways to place the units of a question, the sample is not weighed.
const MOST_WAYS: u128 = 10_000;

/// Units that may be of the same strata.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unplaced {
    /// The strata that their facts do not rule out, in order; at least one.
    pub may_be: Vec<usize>,
    pub units: u64,
}

/// Units that go to any of these strata.
struct Lot<'u> {
    may_be: &'u [usize],
    units: u64,
    /// What each of them counts in the numerator and the denominator of a share.
    counts: [u64; 2],
}

/// A stratum with what was placed in it.
#[derive(Clone, Copy)]
struct Filled {
    read: u64,
    counts: [u64; 2],
}

/// Whether the sample is unequal however the units are placed, and there are few enough ways.
pub(super) fn are_weighed(strata: &[DrawnStratum<'_>], unplaced: &[Unplaced]) -> bool {
    let ways: u128 = unplaced.iter().map(|one| ways(one.units, one.may_be.len())).fold(1, u128::saturating_mul);
    let lots: Vec<Lot<'_>> =
        unplaced.iter().map(|one| Lot { may_be: &one.may_be, units: one.units, counts: [0, 0] }).collect();
    let (mut any, mut all) = (false, ways <= MOST_WAYS);
    if all {
        place(strata, &vec![[0, 0]; strata.len()], &lots, &mut |filled| {
            any = true;
            all &= is_unequal(strata, filled.iter().map(|one| one.read));
        });
    }
    any && all
}

/// The most ways to place so many units in so many strata: those that count as sufficient, as insufficient and not at all each apart.
fn ways(units: u64, strata: usize) -> u128 {
    // Each step is a whole number: C(units + more, more).
    let of_lot = |units: u64| {
        (1..strata as u128).fold(1_u128, |ways, more| ways.saturating_mul(u128::from(units) + more) / more)
    };
    (0..3).map(|lot| of_lot((units + lot) / 3)).fold(1, u128::saturating_mul)
}

/// The least and the most of a share, where each way gives one. `counts`: by stratum what is placed, then what is not, in the order of
/// `unplaced`.
pub(super) fn limits(strata: &[DrawnStratum<'_>], unplaced: &[Unplaced], counts: &[NineCounts]) -> [Exact; 2] {
    let low = |counts: &NineCounts| {
        [counts.all_sufficient(), counts.certain() + counts.optional_insufficient + counts.optional_unknown]
    };
    let high = |counts: &NineCounts| {
        let best = counts.all_sufficient() + counts.unknown + counts.optional_sufficient + counts.optional_unknown;
        [best, counts.certain() + counts.optional_sufficient + counts.optional_unknown]
    };
    [shares(strata, unplaced, counts, low, true).0, shares(strata, unplaced, counts, high, false).1]
}

/// The least and the most over all ways; what a share of nothing is, where none counts anything.
fn shares(
    strata: &[DrawnStratum<'_>],
    unplaced: &[Unplaced],
    counts: &[NineCounts],
    of: impl Fn(&NineCounts) -> [u64; 2],
    of_nothing: bool,
) -> (Exact, Exact) {
    let (placed, open) = counts.split_at(strata.len());
    let placed: Vec<[u64; 2]> = placed.iter().map(&of).collect();
    let lots = unplaced.iter().zip(open).flat_map(|(one, counts)| {
        let [sufficient, all] = of(counts);
        let lots = [(sufficient, [1, 1]), (all - sufficient, [0, 1]), (one.units - all, [0, 0])];
        lots.map(|(units, counts)| Lot { may_be: &one.may_be, units, counts })
    });
    let mut found: Option<(Exact, Exact)> = None;
    place(strata, &placed, &lots.collect::<Vec<_>>(), &mut |filled| {
        let sum = |part: usize| {
            let parts = strata
                .iter()
                .zip(filled)
                .map(|(one, filled)| Exact::new_raw((one.eligible * filled.counts[part]).into(), filled.read.into()));
            parts.fold(Exact::zero(), |sum, part| sum + part)
        };
        let all = sum(1);
        let share = if all.is_zero() { ratio(of_nothing.into(), 1) } else { sum(0) / all };
        found = Some(match found.take() {
            None => (share.clone(), share),
            Some((least, most)) if share < least => (share, most),
            Some((least, most)) if share > most => (least, share),
            Some(found) => found,
        });
    });
    found.unwrap_or_else(|| (Exact::zero(), Exact::one()))
}

/// Tries every way to place the lots in which each stratum has a unit and not more than were eligible.
fn place(strata: &[DrawnStratum<'_>], placed: &[[u64; 2]], lots: &[Lot<'_>], take: &mut impl FnMut(&[Filled])) {
    let filled = strata.iter().zip(placed).map(|(one, counts)| Filled { read: one.read, counts: *counts });
    let left = lots.first().map_or(0, |lot| lot.units);
    fill(strata, lots, (0, left), filled.collect(), take);
}

/// Places what is left of the first lot, from one of its strata on; then the others.
fn fill(
    strata: &[DrawnStratum<'_>],
    lots: &[Lot<'_>],
    (at, left): (usize, u64),
    filled: Vec<Filled>,
    take: &mut impl FnMut(&[Filled]),
) {
    let Some((lot, others)) = lots.split_first() else {
        let fits = |(one, filled): (&DrawnStratum<'_>, &Filled)| (1..=one.eligible).contains(&filled.read);
        if strata.iter().zip(&filled).all(fits) {
            take(&filled);
        }
        return;
    };
    let is_last = at + 1 == lot.may_be.len();
    for units in if is_last { left..=left } else { 0..=left } {
        let mut filled = filled.clone();
        let one = &mut filled[lot.may_be[at]];
        one.read += units;
        one.counts = [0, 1].map(|part| one.counts[part] + units * lot.counts[part]);
        match is_last {
            true => fill(strata, others, (0, others.first().map_or(0, |lot| lot.units)), filled, take),
            false => fill(strata, lots, (at + 1, left - units), filled, take),
        }
    }
}
