//! Prices of needs show that so few units are not enough: whatever the prices, units that meet all needs cost no less than the needs pay, less what
//! those units earn whose needs pay more than a unit costs (the dual of the linear programme, after Lagrange).

use assize_model::GROUP;
use fearless_simd::{Level, Simd, dispatch, i64x8, mask64x8, prelude::*};

use super::cover::{Alike, bits};

/// What a unit costs. Prices are whole numbers, so that what they show is exact.
pub(super) const UNIT: i64 = 1 << 12;

/// A full step towards what is hoped for, and after how many rounds without gain steps become shorter.
const FULL: i64 = 16;
const PATIENCE: u32 = 8;

/// What needs pay by these prices.
pub(super) struct Prices {
    /// What those units earn whose needs pay more than a unit costs.
    pub(super) rent: i64,
    /// By need: how many of those units meet it.
    pub(super) met: Vec<u64>,
}

/// Units by need: which of 64 after another have it, so that a price is added for many at once.
pub(super) struct ByNeed {
    pub(super) units: Vec<Alike>,
    needs: usize,
    /// Of each group of units a word a need.
    planes: Vec<u64>,
}

impl ByNeed {
    pub(super) fn of(units: Vec<Alike>, needs: usize) -> Self {
        let mut planes = vec![0; units.len().div_ceil(GROUP) * needs];
        for (unit, (mask, _)) in units.iter().enumerate() {
            let of_group = &mut planes[unit / GROUP * needs..];
            bits(*mask).for_each(|need| of_group[need] |= 1_u64 << (unit % GROUP));
        }
        Self { units, needs, planes }
    }

    /// What the needs of each sort of unit pay together.
    pub(super) fn paid(&self, prices: &[i64]) -> Vec<i64> {
        let mut paid = dispatch!(Level::new(), simd => self.paid_with(simd, prices));
        paid.truncate(self.units.len());
        paid
    }

    #[inline(always)]
    fn paid_with<S: Simd>(&self, simd: S, prices: &[i64]) -> Vec<i64> {
        const EIGHT: usize = 8;
        let nothing = i64x8::splat(simd, 0);
        let mut paid = Vec::with_capacity(self.units.len().next_multiple_of(GROUP));
        for planes in self.planes.chunks_exact(self.needs.max(1)) {
            let mut sums = [nothing; GROUP / EIGHT];
            for (plane, price) in planes.iter().zip(prices).filter(|(plane, price)| **plane != 0 && **price != 0) {
                let price = i64x8::splat(simd, *price);
                for (place, sum) in sums.iter_mut().enumerate() {
                    let has = mask64x8::from_bitmask(simd, plane >> (EIGHT * place) & 0xFF);
                    *sum += has.select(price, nothing);
                }
            }
            sums.iter().for_each(|sum| paid.extend_from_slice(sum.as_slice()));
        }
        paid
    }

    /// What these prices show.
    pub(super) fn priced(&self, prices: &[i64]) -> Prices {
        let (mut rent, mut met) = (0, vec![0; prices.len()]);
        let (paid, groups) = (self.paid(prices), self.planes.chunks_exact(self.needs.max(1)));
        for ((paid, units), planes) in paid.chunks(GROUP).zip(self.units.chunks(GROUP)).zip(groups) {
            let (mut earn, mut are_single) = (0_u64, true);
            let earning = paid.iter().zip(units).enumerate().filter(|(_, (paid, _))| **paid > UNIT);
            for (place, (paid, (_, count))) in earning {
                rent += (paid - UNIT) * *count as i64;
                earn |= 1 << place;
                are_single &= *count == 1;
            }
            for (met, plane) in met.iter_mut().zip(planes) {
                *met += match are_single {
                    true => u64::from((plane & earn).count_ones()),
                    false => bits(u128::from(plane & earn)).map(|unit| units[unit].1).sum(),
                };
            }
        }
        Prices { rent, met }
    }
}

/// How many units at least, where needs pay this much.
pub(super) fn units(paid: i64) -> u64 {
    (paid.max(0) as u64).div_ceil(UNIT as u64)
}

/// Mends prices so that they show more, and gives how many units they show to be needed at least. `look` is told the prices and what is shown so far,
/// and gives what the prices show, in which direction they would show more, and how many units are known to be enough; `None`: no more.
pub(super) fn ascend(
    prices: &mut [i64],
    rounds: u32,
    mut look: impl FnMut(&[i64], u64) -> Option<(i64, Vec<i64>, u64)>,
) -> u64 {
    let (mut best, mut shown, mut length, mut idle) = (prices.to_vec(), 0, FULL, 0);
    for _ in 0..rounds {
        let Some((value, slope, enough)) = look(prices, units(shown)) else { break };
        if value > shown {
            (shown, idle) = (value, 0);
            best.copy_from_slice(prices);
        } else {
            idle += 1;
        }
        if idle >= PATIENCE {
            (length, idle) = ((length * 2 / 3).max(1), 0);
            prices.copy_from_slice(&best);
            continue;
        }
        let steepness: i128 = slope.iter().map(|one| i128::from(*one).pow(2)).sum();
        if steepness == 0 {
            break;
        }
        let hoped = i128::from((enough as i64 * UNIT - value).max(UNIT / 8) * length);
        for (price, slope) in prices.iter_mut().zip(slope) {
            let change = hoped * i128::from(slope) / (i128::from(FULL) * steepness);
            *price = (*price + change as i64).clamp(0, UNIT);
        }
    }
    prices.copy_from_slice(&best);
    units(shown)
}

#[cfg(test)]
mod tests {
    use super::{Alike, ByNeed, Prices, UNIT, bits};

    #[test]
    fn prices_are_added_as_unit_by_unit() {
        for (sorts, many) in [(0, 1), (1, 3), (64, 1), (150, 1), (150, 4)] {
            let unit = |unit: u64| (u128::from(unit * unit * 2_654_435_761 % 8_191), 1 + unit % many);
            let units: Vec<Alike> = (1..=sorts).map(unit).collect();
            let prices: Vec<i64> = (0..13).map(|need| need * 317 % UNIT).collect();
            let paid = |(mask, _): &Alike| bits(*mask).map(|need| prices[need]).sum::<i64>();
            let by_need = ByNeed::of(units.clone(), prices.len());
            assert_eq!(by_need.paid(&prices), units.iter().map(paid).collect::<Vec<_>>());
            let earn: Vec<&Alike> = units.iter().filter(|one| paid(one) > UNIT).collect();
            assert!(sorts < 64 || earn.len() > 9);
            let Prices { rent, met } = by_need.priced(&prices);
            assert_eq!(rent, earn.iter().map(|one| (paid(one) - UNIT) * one.1 as i64).sum::<i64>());
            let having = |need: usize| earn.iter().filter(move |one| one.0 >> need & 1 == 1).map(|one| one.1).sum();
            assert_eq!(met, (0..prices.len()).map(having).collect::<Vec<u64>>());
        }
    }
}
