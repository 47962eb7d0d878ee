use crate::Interval;
use crate::beta::below;
use crate::found::chances;
use crate::normal::tail;
use crate::proportion::wilson;

/// How often at least `n` of a sample of `of` have a property that the share `share` has: binomial where the population has no end, hypergeometric
/// where it is known (then `share` of it, rounded half up to whole units, has the property).
///
/// Binomial: P(X ≥ n) is the regularised incomplete beta function at the share, with n and of − n + 1.
///
/// `None` where the share is not between 0 and 1, or more are drawn than there are.
pub fn chance_of_at_least(n: u64, of: u64, share: f64, population: Option<u64>) -> Option<f64> {
    if !(0.0..=1.0).contains(&share) || population.is_some_and(|population| of > population) {
        return None;
    }
    if n == 0 {
        return Some(1.0);
    }
    if n > of {
        return Some(0.0);
    }
    let Some(population) = population else { return Some(below(n as f64, (of - n + 1) as f64, share)) };
    let having = ((share * population as f64 + 0.5).floor() as u64).min(population);
    chances(having, population, of, &[n])?.pop()
}

/// How often all of several things happen together that happen independently; `None` where one has no chance.
pub fn chance_of_all(chances: impl IntoIterator<Item = Option<f64>>) -> Option<f64> {
    chances.into_iter().product()
}

/// Between which shares all of several samples lie, with this confidence, if one share stands behind all of them: what chance alone gives a range over
/// bodies. `bases` are how many units each sample has.
///
/// Each sample has an interval of its own, from the binomial quantiles that leave (1 - confidence^(1/k)) / 2 outside at either end, k being how many
/// there are (Sidak); the lowest and the highest of their ends hold all of them at least as often as the confidence says.
///
/// `None` where the share or the confidence is not between 0 and 1, no sample is given, or one is empty.
pub fn range_by_chance(share: f64, bases: &[u64], confidence: f64) -> Option<Interval> {
    let each = confidence.powf(1.0 / bases.len() as f64);
    let tail = tail(Some(each).filter(|each| each.is_finite())?)?;
    let ends = bases.iter().map(|of| {
        let at_least = |n: u64| chance_of_at_least(n, *of, share, None);
        at_least(0).filter(|_| *of > 0)?;
        // P(X >= n) falls as n grows: the last n at which it is still large enough.
        let last = |least: f64| {
            let (mut from, mut to) = (0, *of);
            while from < to {
                let middle = to - (to - from) / 2;
                if at_least(middle).is_some_and(|chance| chance >= least) { from = middle } else { to = middle - 1 }
            }
            from
        };
        let base = *of as f64;
        Some((last(1.0 - tail) as f64 / base, last(tail) as f64 / base))
    });
    let ends: Vec<(f64, f64)> = ends.collect::<Option<_>>()?;
    let low = ends.iter().map(|end| end.0).fold(1.0, f64::min);
    let high = ends.iter().map(|end| end.1).fold(0.0, f64::max);
    Some(Interval { low, high })
}

/// How far, either way, `n` of `of` random draws may be from the share of endlessly many: half the width of Wilson's interval.
///
/// `None` as for [`wilson`].
pub fn half_width(n: u64, of: u64, confidence: f64) -> Option<f64> {
    wilson(n, of, confidence).map(|interval| (interval.high - interval.low) / 2.0)
}
