//! Prices of needs show that so few units are not enough: whatever the prices, units that meet all needs cost no less than the needs pay, less what
//! those units earn whose needs pay more than a unit costs (the dual of the linear programme, after Lagrange).

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

impl Prices {
    pub(super) fn of(units: &[Alike], prices: &[i64]) -> Self {
        let (mut rent, mut met) = (0, vec![0; prices.len()]);
        for (mask, count) in units {
            let paid: i64 = bits(*mask).map(|need| prices[need]).sum();
            if paid > UNIT {
                rent += (paid - UNIT) * *count as i64;
                bits(*mask).for_each(|need| met[need] += count);
            }
        }
        Self { rent, met }
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
