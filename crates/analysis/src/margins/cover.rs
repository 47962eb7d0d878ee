//! The fewest units that cover several needs at once, exactly, within a limit of steps.

/// Units that can be flipped in the same questions: a bit a question, and how many they are.
pub(super) type Alike = (u128, u64);

/// How many units, at least and at most; the same where the search was done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Covered {
    pub(super) least: u64,
    pub(super) most: u64,
}

/// With more needs than these only some of their subsets are looked at for a bound.
const ALL_SUBSETS: usize = 6;

/// The fewest of `units` such that need i is met by units with bit i, each unit counting once for every need whose bit it has.
///
/// For one number after the other it is shown that so few are not enough, from the largest bound up; `steps` are counted down, and where they
/// run out the bounds reached so far are the answer. `None` where not even all units meet the needs.
pub(super) fn cover(units: &[Alike], needs: &[u64], steps: &mut u64) -> Option<Covered> {
    let mut units: Vec<Alike> = units.iter().copied().filter(|(mask, count)| *mask != 0 && *count > 0).collect();
    units.sort_by_key(|(mask, _)| (std::cmp::Reverse(mask.count_ones()), *mask));
    let is_enough = |(need, wanted): (usize, &u64)| available(&units, need) >= *wanted;
    if !needs.iter().enumerate().all(is_enough) {
        return None;
    }
    let most = greedy(&units, needs);
    let subsets: Vec<Subset> = subsets(needs.len()).into_iter().map(|subset| Subset::new(subset, &units)).collect();
    let mut least = subsets.iter().map(|subset| subset.bound(0, needs)).max().unwrap_or_default();
    let mut search = Search { units: &units, subsets: &subsets, telling: 0, steps };
    while least < most {
        match search.decide(0, &mut needs.to_vec(), least) {
            Some(true) => return Some(Covered { least, most: least }),
            Some(false) => least += 1,
            None => return Some(Covered { least, most }),
        }
    }
    Some(Covered { least: most, most })
}

fn available(units: &[Alike], need: usize) -> u64 {
    units.iter().filter(|(mask, _)| mask >> need & 1 == 1).map(|(_, count)| count).sum()
}

/// A number that is enough: one unit after the other, each of those that meet the most that is still open.
fn greedy(units: &[Alike], needs: &[u64]) -> u64 {
    let mut open = needs.to_vec();
    let mut left: Vec<Alike> = units.to_vec();
    let mut taken = 0;
    while open.iter().any(|need| *need > 0) {
        let largest = open.iter().copied().max().unwrap_or_default();
        let worth = |mask: u128| {
            let met = (0..open.len()).filter(|need| mask >> need & 1 == 1 && open[*need] > 0);
            let (count, most_open) = met.fold((0, 0), |(count, most), need| (count + 1, most.max(open[need])));
            (most_open == largest, count)
        };
        let Some(best) = left.iter_mut().filter(|(_, count)| *count > 0).max_by_key(|(mask, _)| worth(*mask)) else {
            break;
        };
        best.1 -= 1;
        taken += 1;
        let mask = best.0;
        (0..open.len()).filter(|need| mask >> need & 1 == 1).for_each(|need| open[need] = open[need].saturating_sub(1));
    }
    taken
}

/// Sets of needs that are looked at together: all of them, or, where they are many, each alone, in pairs, and the whole.
fn subsets(needs: usize) -> Vec<u128> {
    if needs <= ALL_SUBSETS {
        return (1..1_u128 << needs).collect();
    }
    let alone = (0..needs).map(|one| 1_u128 << one);
    let pairs = (0..needs).flat_map(|one| (0..one).map(move |other| 1_u128 << one | 1_u128 << other));
    let whole = (0..needs).fold(0, |mask, need| mask | 1_u128 << need);
    alone.chain(pairs).chain([whole]).collect()
}

/// Needs that are looked at together.
struct Subset {
    needs: Vec<usize>,
    /// From each of the units on, by how many of these needs they meet, one at least: how many units do.
    by_worth: Vec<u64>,
}

impl Subset {
    fn new(subset: u128, units: &[Alike]) -> Self {
        let needs: Vec<usize> = (0..u128::BITS as usize).filter(|need| subset >> need & 1 == 1).collect();
        let mut by_worth = vec![0; (units.len() + 1) * needs.len()];
        let mut own = vec![0; needs.len()];
        let froms = by_worth.chunks_mut(needs.len()).rev().skip(1);
        for ((mask, count), from) in units.iter().rev().zip(froms) {
            if let Some(worth) = (mask & subset).count_ones().checked_sub(1) {
                own[worth as usize] += count;
            }
            from.copy_from_slice(&own);
        }
        Self { needs, by_worth }
    }

    /// No fewer of the units from `from` on are enough, if those are taken that meet most of what is open. More than all where not even all are.
    fn bound(&self, from: usize, open: &[u64]) -> u64 {
        let mut wanted: u64 = self.needs.iter().map(|need| open[*need]).sum();
        let counts = &self.by_worth[from * self.needs.len()..][..self.needs.len()];
        let mut taken = 0;
        for (met, count) in counts.iter().enumerate().rev() {
            let worth = met as u64 + 1;
            if wanted <= worth * count {
                return taken + wanted.div_ceil(worth);
            }
            wanted -= worth * count;
            taken += count;
        }
        if wanted > 0 { u64::MAX } else { taken }
    }
}

struct Search<'s> {
    units: &'s [Alike],
    subsets: &'s [Subset],
    /// The one that told last that too few are left: mostly it tells again.
    telling: usize,
    steps: &'s mut u64,
}

impl Search<'_> {
    /// Whether `left` of the units from `from` on meet what is open. `None`: the steps ran out.
    fn decide(&mut self, from: usize, open: &mut Vec<u64>, left: u64) -> Option<bool> {
        if open.iter().all(|need| *need == 0) {
            return Some(true);
        }
        *self.steps = self.steps.checked_sub(1)?;
        if from == self.units.len() || self.are_too_few(from, open, left) {
            return Some(false);
        }
        let (mask, count) = self.units[from];
        let met: Vec<usize> = (0..open.len()).filter(|need| mask >> need & 1 == 1).collect();
        let useful = met.iter().map(|need| open[*need]).max().unwrap_or_default();
        for taken in (0..=count.min(left).min(useful)).rev() {
            let before = open.clone();
            met.iter().for_each(|need| open[*need] = open[*need].saturating_sub(taken));
            let found = self.decide(from + 1, open, left - taken);
            *open = before;
            if found != Some(false) {
                return found;
            }
        }
        Some(false)
    }

    /// Whether some needs show that `left` of the units from `from` on are not enough.
    fn are_too_few(&mut self, from: usize, open: &[u64], left: u64) -> bool {
        let tells = |subset: &Subset| subset.bound(from, open) > left;
        if self.subsets.get(self.telling).is_some_and(tells) {
            return true;
        }
        let telling = self.subsets.iter().position(tells);
        self.telling = telling.unwrap_or(self.telling);
        telling.is_some()
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
            let found = cover(&alike, &needs, &mut 1_000_000);
            assert_eq!(found, expect.map(|fewest| Covered { least: fewest, most: fewest }), "{units:?} {needs:?}");
            solved += usize::from(expect.is_some());
            larger_than_greatest += usize::from(expect > needs.iter().copied().max());
            // Without steps the bounds hold the truth.
            let bounds = cover(&alike, &needs, &mut 0);
            assert!(bounds.zip(expect).is_none_or(|(b, fewest)| b.least <= fewest && fewest <= b.most));
        }
        assert!(solved > 500 && larger_than_greatest > 200, "{solved} {larger_than_greatest}");
    }

    #[test]
    fn units_that_are_alike_are_taken_together() {
        // 40 meet both, 5 the first alone, 100 the second alone: 40 and 2.
        let units = [(0b11, 40), (0b01, 5), (0b10, 100)];
        assert_eq!(cover(&units, &[42, 30], &mut 1_000), Some(Covered { least: 42, most: 42 }));
        assert_eq!(cover(&units, &[40, 60], &mut 1_000), Some(Covered { least: 60, most: 60 }));
        assert_eq!(cover(&units, &[46, 1], &mut 1_000), None);
        assert_eq!(cover(&units, &[0, 0], &mut 1_000), Some(Covered { least: 0, most: 0 }));
    }
}
