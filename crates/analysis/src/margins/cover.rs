//! The fewest units that cover several needs at once, exactly, within a limit of steps.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::prices::{ByNeed, Prices, UNIT, ascend};

/// Units that can be flipped in the same questions: a bit a question, and how many they are.
pub(super) type Alike = (u128, u64);

/// How many units, at least and at most; the same where the search was done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Covered {
    pub(super) least: u64,
    pub(super) most: u64,
}

/// Sorting units, dearest first, is as long as `TO_BEGIN` looks at each; deciding how many of one sort of unit to take is as long as `AS_LONG`.
const TO_BEGIN: u64 = 6;
const AS_LONG: u64 = 32;

/// How often prices are mended, and after how many times a choice of units is tried by them.
const ROUNDS: u32 = 120;
const TRIED_EVERY: u32 = 12;

/// The fewest of `units` such that need i is met by units with bit i, each unit counting once for every need whose bit it has.
///
/// Prices of the needs show how few units are not enough, and which to take. If a gap is left, it is closed by showing for one number after
/// the other that it is not enough. `prices` are those to begin with, if there are any. Numbers from `enough` on are of no interest. A step
/// is a look at one sort of unit; if the `steps` run out, the bounds reached so far are the answer. `None` where not even all units meet
/// the needs.
pub(super) fn cover(
    units: &[Alike],
    needs: &[u64],
    prices: Option<Vec<i64>>,
    enough: u64,
    steps: &mut u64,
) -> Option<Covered> {
    let units: Vec<Alike> = units.iter().copied().filter(|(mask, count)| *mask != 0 && *count > 0).collect();
    let of = |need: usize| units.iter().filter(move |(mask, _)| mask >> need & 1 == 1);
    if needs.iter().enumerate().any(|(need, wanted)| of(need).map(|(_, count)| count).sum::<u64>() < *wanted) {
        return None;
    }
    let all = units.len() as u64;
    *steps = steps.saturating_sub(TO_BEGIN * all);
    let by_need = ByNeed::of(units, needs.len());
    let largest = needs.iter().copied().max().unwrap_or_default();
    let mut prices = prices.unwrap_or_else(|| vec![UNIT / needs.len().clamp(1, 4) as i64; needs.len()]);
    let (mut most, mut least, mut round) = (needs.iter().sum::<u64>(), largest, 0_u32);
    let bound = ascend(&mut prices, ROUNDS, |prices, bound| {
        least = least.max(bound);
        if least >= most.min(enough) || *steps < all {
            return None;
        }
        *steps -= all;
        // What is too much is mostly shown before.
        if round.is_multiple_of(TRIED_EVERY) && (round > 0 || enough == u64::MAX) {
            most = most.min(greedy(&by_need, needs, prices));
        }
        round += 1;
        let Prices { rent, met } = by_need.priced(prices);
        let paid: i64 = needs.iter().zip(prices).map(|(need, price)| *need as i64 * price).sum();
        let slope = needs.iter().zip(met).map(|(need, met)| *need as i64 - met as i64).collect();
        Some((paid - rent, slope, most.min(enough)))
    });
    if bound < enough {
        most = most.min(greedy(&by_need, needs, &prices));
    }
    least = least.max(bound).min(most);
    let mut units = by_need.units;
    units.sort_by_key(|(mask, _)| (Reverse(price(*mask, &prices)), *mask));
    let mut search = Search::new(&units, prices, steps);
    while least < most.min(enough) {
        match search.decide(0, &mut needs.to_vec(), least) {
            Some(true) => most = least,
            Some(false) => least += 1,
            None => break,
        }
    }
    Some(Covered { least, most })
}

/// The needs that are in a mask.
pub(super) fn bits(mut mask: u128) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let bit = (mask != 0).then(|| mask.trailing_zeros() as usize)?;
        mask &= mask - 1;
        Some(bit)
    })
}

fn price(mask: u128, prices: &[i64]) -> i64 {
    bits(mask).map(|need| prices[need]).sum()
}

/// A number that is enough: units that meet what is dearest of what is open, as many as meet it, without those that nothing needs in the end.
pub(super) fn greedy(by_need: &ByNeed, needs: &[u64], prices: &[i64]) -> u64 {
    let units = &by_need.units;
    let mut open = needs.to_vec();
    let mut taken = vec![0; units.len()];
    let open_mask =
        |open: &[u64]| (0..open.len()).filter(|need| open[*need] > 0).fold(0, |mask, need| mask | 1_u128 << need);
    loop {
        let mask = open_mask(&open);
        // What costs nothing must be met, too.
        let worth = |(price, open): (&i64, &u64)| if *open > 0 { price + 1 } else { 0 };
        let worth = by_need.paid(&prices.iter().zip(&open).map(worth).collect::<Vec<_>>());
        let useful = worth.iter().enumerate().filter(|(one, worth)| **worth > 0 && taken[*one] < units[*one].1);
        // The first few are mostly enough.
        let mut dearest: BinaryHeap<_> = useful.map(|(one, worth)| (*worth, Reverse(one))).collect();
        if dearest.is_empty() {
            break;
        }
        while let Some((_, Reverse(one))) = dearest.pop() {
            let met = units[one].0 & mask;
            let closes = bits(met).map(|need| open[need]).min().unwrap_or_default();
            let more = closes.min(units[one].1 - taken[one]);
            taken[one] += more;
            bits(met).for_each(|need| open[need] -= more);
            if more == closes {
                break;
            }
        }
    }
    without_idle(units, needs, prices, taken)
}

/// How many are left of those taken without such as nothing needs, the cheapest first.
fn without_idle(units: &[Alike], needs: &[u64], prices: &[i64], mut taken: Vec<u64>) -> u64 {
    let mut over: Vec<i64> = needs.iter().map(|need| -(*need as i64)).collect();
    for ((mask, _), taken) in units.iter().zip(&taken) {
        bits(*mask).for_each(|need| over[need] += *taken as i64);
    }
    let mut order: Vec<usize> = (0..units.len()).filter(|one| taken[*one] > 0).collect();
    order.sort_by_cached_key(|one| price(units[*one].0, prices));
    for one in order {
        let idle = bits(units[one].0).map(|need| over[need]).min().unwrap_or_default().clamp(0, taken[one] as i64);
        taken[one] -= idle as u64;
        bits(units[one].0).for_each(|need| over[need] -= idle);
    }
    taken.iter().sum()
}

struct Search<'s> {
    units: &'s [Alike],
    prices: Vec<i64>,
    /// From each of the units on: what those earn that their needs pay more for than a unit costs, and how many units there are for each need.
    rest: Vec<(i64, Vec<u64>)>,
    steps: &'s mut u64,
}

impl<'s> Search<'s> {
    fn new(units: &'s [Alike], prices: Vec<i64>, steps: &'s mut u64) -> Self {
        let mut rest = vec![(0, vec![0; prices.len()])];
        for (mask, count) in units.iter().rev() {
            let (mut rent, mut there) = rest[rest.len() - 1].clone();
            rent += (price(*mask, &prices) - UNIT).max(0) * *count as i64;
            bits(*mask).for_each(|need| there[need] += count);
            rest.push((rent, there));
        }
        rest.reverse();
        Self { units, prices, rest, steps }
    }

    /// Whether `left` of the units from `from` on meet what is open. `None`: the steps ran out.
    fn decide(&mut self, from: usize, open: &mut Vec<u64>, left: u64) -> Option<bool> {
        if open.iter().all(|need| *need == 0) {
            return Some(true);
        }
        *self.steps = self.steps.checked_sub(AS_LONG)?;
        if from == self.units.len() || self.are_too_few(from, open, left) {
            return Some(false);
        }
        let (mask, count) = self.units[from];
        let useful = bits(mask).map(|need| open[need]).max().unwrap_or_default();
        for taken in (0..=count.min(left).min(useful)).rev() {
            let before = open.clone();
            bits(mask).for_each(|need| open[need] = open[need].saturating_sub(taken));
            let found = self.decide(from + 1, open, left - taken);
            *open = before;
            if found != Some(false) {
                return found;
            }
        }
        Some(false)
    }

    /// Whether prices, or one need alone, show that `left` of the units from `from` on are not enough.
    fn are_too_few(&self, from: usize, open: &[u64], left: u64) -> bool {
        let (rent, there) = &self.rest[from];
        let paid: i64 = open.iter().zip(&self.prices).map(|(need, price)| *need as i64 * price).sum();
        paid - rent > left as i64 * UNIT || open.iter().zip(there).any(|(need, there)| *need > left.min(*there))
    }
}

#[cfg(test)]
mod tests {
    use super::{Covered, cover};

    /// The fewest by trying every set of units.
    fn by_trying(units: &[u128], needs: &[u64]) -> Option<u64> {
        let meets = |chosen: u32| {
            let met = |need: usize| {
                let meets = |(unit, mask): (usize, &u128)| chosen >> unit & 1 == 1 && mask >> need & 1 == 1;
                units.iter().enumerate().filter(|one| meets(*one)).count() as u64
            };
            needs.iter().enumerate().all(|(need, wanted)| met(need) >= *wanted)
        };
        (0..1_u32 << units.len()).filter(|chosen| meets(*chosen)).map(|chosen| u64::from(chosen.count_ones())).min()
    }

    #[test]
    fn it_is_the_fewest_of_all_sets_of_units() {
        let mut seed = 7_u64;
        let mut below = |end: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) % end
        };
        let (mut solved, mut larger_than_greatest) = (0, 0);
        for _ in 0..3_000 {
            let n_needs = 1 + below(8) as usize;
            let needs: Vec<u64> = (0..n_needs).map(|_| 1 + below(4)).collect();
            let units: Vec<u128> = (0..1 + below(11)).map(|_| u128::from(below(1 << n_needs))).collect();
            let alike: Vec<(u128, u64)> = units.iter().map(|mask| (*mask, 1)).collect();
            let expect = by_trying(&units, &needs);
            let found = cover(&alike, &needs, None, u64::MAX, &mut 1_000_000);
            assert_eq!(found, expect.map(|fewest| Covered { least: fewest, most: fewest }), "{units:?} {needs:?}");
            solved += usize::from(expect.is_some());
            larger_than_greatest += usize::from(expect > needs.iter().copied().max());
            // Without steps the bounds hold the truth.
            let bounds = cover(&alike, &needs, None, u64::MAX, &mut 0);
            assert!(bounds.zip(expect).is_none_or(|(b, fewest)| b.least <= fewest && fewest <= b.most));
        }
        assert!(solved > 500 && larger_than_greatest > 200, "{solved} {larger_than_greatest}");
    }

    #[test]
    fn units_that_are_alike_are_taken_together() {
        // 40 meet both, 5 the first alone, 100 the second alone: 40 and 2.
        let units = [(0b11, 40), (0b01, 5), (0b10, 100)];
        assert_eq!(cover(&units, &[42, 30], None, u64::MAX, &mut 1_000), Some(Covered { least: 42, most: 42 }));
        assert_eq!(cover(&units, &[40, 60], None, u64::MAX, &mut 1_000), Some(Covered { least: 60, most: 60 }));
        assert_eq!(cover(&units, &[46, 1], None, u64::MAX, &mut 1_000), None);
        assert_eq!(cover(&units, &[0, 0], None, u64::MAX, &mut 1_000), Some(Covered { least: 0, most: 0 }));
    }
}
