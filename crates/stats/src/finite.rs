use statrs::function::factorial::ln_binomial;

use crate::Interval;
use crate::normal::tail;
use crate::proportion::share;

/// From the fewest to the most of a population that may have the property.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Range {
    least: u64,
    most: u64,
}

/// The exact interval for the share *of a population of `population`* from which `of` were drawn without putting back, `n` of them with the property.
///
/// How many of the population may have the property, over `population`. A whole population drawn leaves no uncertainty: both ends are n / of.
///
/// `None` where `of` is 0, `n` is over `of`, `of` is over the population, or the confidence is not between 0 and 1.
pub fn hypergeometric(n: u64, of: u64, population: u64, confidence: f64) -> Option<Interval> {
    let count = population_count(n, of, population, confidence)?;
    Some(Interval { low: count.least as f64 / population as f64, high: count.most as f64 / population as f64 })
}

/// How many of the population may have the property: the test of the hypergeometric distribution, inverted with equal tails.
///
/// With X the number found in a sample of `of` if K of the population have it, and α = 1 − confidence: the least K with P(X ≥ n | K) > α/2 to the largest K
/// with P(X ≤ n | K) > α/2. Covers at least as often as it says for every K. Both tails fall or rise with K, so each end is found by halving.
/// Source: H. S. Konijn, *Statistical Theory of Sample Survey Design and Analysis* (1973); T. Wright, *Exact Confidence Bounds when Sampling from Small Finite
/// Universes* (1991).
///
/// `None` as for [`hypergeometric`].
fn population_count(n: u64, of: u64, population: u64, confidence: f64) -> Option<Range> {
    share(n, of)?;
    let tail = tail(confidence)?;
    if of > population {
        return None;
    }
    // What the sample itself says: n have it, of - n do not.
    let (at_least, at_most) = (n, population - (of - n));
    let is_likely_low = |count: u64| from_above(n, of, count, population) > tail;
    let is_likely_high = |count: u64| from_below(n, of, count, population) > tail;
    let least = first(at_least, at_most, is_likely_low);
    let most = last(at_least, at_most, is_likely_high);
    Some(Range { least, most })
}

/// P(X ≥ n), from the side of n with the smaller terms, so that no term is too small to tell from 0.
fn from_above(n: u64, of: u64, count: u64, population: u64) -> f64 {
    if n == 0 {
        1.0
    } else if u128::from(n) * u128::from(population) >= u128::from(of) * u128::from(count) {
        falling(n, of, count, population)
    } else {
        1.0 - falling(of - (n - 1), of, population - count, population)
    }
}

/// The terms from n up, each made from the one before; n is not under the mean, so they fall.
fn falling(n: u64, of: u64, count: u64, population: u64) -> f64 {
    let mut term = probability(n, of, count, population);
    let mut sum = 0.0;
    for found in n..=of.min(count) {
        sum += term;
        let (found, without) = (found as f64, (population - count) as f64);
        term *= (count as f64 - found) * (of as f64 - found) / ((found + 1.0) * (without + found + 1.0 - of as f64));
        if term < sum * 1e-18 {
            break;
        }
    }
    sum
}

/// P(X ≤ n): the same, looked at from those without the property.
fn from_below(n: u64, of: u64, count: u64, population: u64) -> f64 {
    from_above(of - n, of, population - count, population)
}

/// P(X = n) where `count` of `population` have the property and `of` are drawn; 0 where that cannot be.
fn probability(n: u64, of: u64, count: u64, population: u64) -> f64 {
    if n > of || n > count || of - n > population - count {
        return 0.0;
    }
    (ln_binomial(count, n) + ln_binomial(population - count, of - n) - ln_binomial(population, of)).exp()
}

/// The first of `low..=high` that holds, where all after it do and the last does.
fn first(mut low: u64, mut high: u64, holds: impl Fn(u64) -> bool) -> u64 {
    while low < high {
        let middle = low + (high - low) / 2;
        if holds(middle) { high = middle } else { low = middle + 1 }
    }
    low
}

/// The last of `low..=high` that holds, where all before it do and the first does.
fn last(mut low: u64, mut high: u64, holds: impl Fn(u64) -> bool) -> u64 {
    while low < high {
        let middle = high - (high - low) / 2;
        if holds(middle) { low = middle } else { high = middle - 1 }
    }
    low
}

#[cfg(test)]
mod tests {
    use super::{Range, population_count, probability};

    #[test]
    fn a_hand_worked_population_of_five() {
        // 2 of 3 drawn from 5. K = 2: P(X ≥ 2) = 3/10; K = 3: P(X ≥ 2) = 7/10, P(X ≤ 2) = 9/10; K = 4: P(X ≤ 2) = 6/10.
        assert_eq!(population_count(2, 3, 5, 0.50), Some(Range { least: 2, most: 4 }));
        assert_eq!(population_count(2, 3, 5, 0.30), Some(Range { least: 3, most: 4 }));
        assert!((probability(2, 3, 3, 5) - 0.6).abs() < 1e-12);
        assert!((probability(3, 3, 3, 5) - 0.1).abs() < 1e-12);
    }

    #[test]
    fn large_populations_are_searched_without_losing_the_small_terms() {
        let range = population_count(0, 16_000, 32_000, 0.95).expect("a sample");
        // P(X = 0 | K) = (1/2)^K nearly, and 2^-6 < 0.025 < 2^-5.
        assert_eq!(range, Range { least: 0, most: 5 });
        let range = population_count(8_000, 16_000, 32_000, 0.95).expect("a sample");
        assert!(range.least + range.most == 32_000 && range.most - range.least < 400, "{range:?}");
    }

    #[test]
    fn a_whole_population_leaves_nothing_open() {
        for n in 0..=20 {
            assert_eq!(population_count(n, 20, 20, 0.95), Some(Range { least: n, most: n }));
        }
    }

    #[test]
    fn what_cannot_be_asked_has_no_answer() {
        assert_eq!(population_count(0, 0, 10, 0.95), None);
        assert_eq!(population_count(4, 3, 10, 0.95), None);
        assert_eq!(population_count(1, 11, 10, 0.95), None);
        assert_eq!(population_count(1, 3, 10, 0.0), None);
        assert_eq!(population_count(1, 3, 10, f64::NAN), None);
    }
}
