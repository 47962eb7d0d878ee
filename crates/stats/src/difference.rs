use crate::Interval;
use crate::normal::{tail, z};
use crate::proportion::{share, wilson};

/// The share at which a difference is hardest to see: what [`detectable_difference`] takes where nothing better is known.
pub const EVEN: f64 = 0.5;

/// The hybrid score interval of Newcombe (1998, method 10) for the difference of two independent shares, the first less the second.
///
/// With pᵢ the shares and lᵢ, uᵢ the ends of their [`wilson`] intervals: from `d − √((p₁−l₁)² + (u₂−p₂)²)` to `d + √((u₁−p₁)² + (p₂−l₂)²)`, d = p₁ − p₂.
/// Swapping the samples swaps and negates the ends. It holds if neither sample is a part of the other.
/// Source: R. G. Newcombe, *Interval estimation for the difference between independent proportions*, Statistics in Medicine 17 (1998).
///
/// `None` where a sample is empty, has more with the property than it has, or the confidence is not between 0 and 1.
pub fn newcombe(n1: u64, of1: u64, n2: u64, of2: u64, confidence: f64) -> Option<Interval> {
    let (first, second) = (share(n1, of1)?, share(n2, of2)?);
    let (around_first, around_second) = (wilson(n1, of1, confidence)?, wilson(n2, of2, confidence)?);
    let difference = first - second;
    let below = (first - around_first.low).hypot(around_second.high - second);
    let above = (around_first.high - first).hypot(second - around_second.low);
    Some(Interval { low: difference - below, high: difference + above })
}

/// The interval of a weighted sum of independent shares, `(weight, n, of)` each, by the same recovery of variances (G. Y. Zou and A. Donner, *Construction
/// of confidence limits about effect measures*, Statistics in Medicine 27, 2008): [`newcombe`] is the case of the weights 1 and -1. The weights are taken as given.
///
/// `None` where a sample is empty, has more with the property than it has, or the confidence is not between 0 and 1.
pub fn weighted_sum(parts: &[(f64, u64, u64)], confidence: f64) -> Option<Interval> {
    let around = |(weight, n, of): &(f64, u64, u64)| Some((*weight, share(*n, *of)?, wilson(*n, *of, confidence)?));
    Some(weighted_sum_of(&parts.iter().map(around).collect::<Option<Vec<_>>>()?))
}

/// The same for shares that each have an interval already: `(weight, share, interval)`.
pub fn weighted_sum_of(parts: &[(f64, f64, Interval)]) -> Interval {
    let (mut sum, mut below, mut above) = (0.0, 0.0_f64, 0.0_f64);
    for (weight, share, around) in parts {
        let (to_low, to_high) = (weight * (share - around.low), weight * (around.high - share));
        sum += weight * share;
        let (down, up) = if *weight < 0.0 { (to_high, to_low) } else { (to_low, to_high) };
        below = below.hypot(down);
        above = above.hypot(up);
    }
    Interval { low: sum - below, high: sum + above }
}

/// The smallest difference of two shares that samples of `of1` and `of2` would show, with chance `power`, in a test with two sides at `confidence`.
///
/// `(z(1 − α/2) + z(power)) √(baseline (1 − baseline) (1/of1 + 1/of2))`, the normal approximation with the same variance on both sides; `baseline` is the
/// share around which it is asked for, [`EVEN`] the one where it is largest. It is about the design, not about what was found.
/// Source: J. L. Fleiss, B. Levin and M. C. Paik, *Statistical Methods for Rates and Proportions*, third edition (2003), chapter 4, without the correction
/// for continuity.
///
/// `None` where a sample is empty, where the confidence, the power or the baseline is not between 0 and 1, and where not even a difference of the whole
/// scale would be found.
pub fn detectable_difference(of1: u64, of2: u64, confidence: f64, power: f64, baseline: f64) -> Option<f64> {
    let is_share = baseline > 0.0 && baseline < 1.0;
    if of1 == 0 || of2 == 0 || !is_share {
        return None;
    }
    let quantiles = z(1.0 - tail(confidence)?)? + z(power)?;
    let error = (baseline * (1.0 - baseline) * (1.0 / of1 as f64 + 1.0 / of2 as f64)).sqrt();
    Some(quantiles * error).filter(|difference| (0.0..1.0).contains(difference))
}

#[cfg(test)]
mod tests {
    use super::{newcombe, weighted_sum};

    #[test]
    fn a_difference_is_a_sum_with_weights_of_one() {
        for (n1, of1, n2, of2) in [(56, 70, 48, 80), (9, 10, 3, 10), (0, 10, 0, 20), (10, 10, 0, 20)] {
            let (one, other) = (
                newcombe(n1, of1, n2, of2, 0.95).unwrap(),
                weighted_sum(&[(1.0, n1, of1), (-1.0, n2, of2)], 0.95).unwrap(),
            );
            assert!(
                (one.low - other.low).abs() < 1e-12 && (one.high - other.high).abs() < 1e-12,
                "{n1} {of1} {n2} {of2}"
            );
        }
        assert_eq!(weighted_sum(&[(1.0, 2, 1)], 0.95), None);
    }
}
