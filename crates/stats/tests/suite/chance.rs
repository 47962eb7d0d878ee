//! Chances of samples, by hand and term by term.

use assize_stats::{chance_of_at_least, half_width, range_by_chance};

fn near(found: Option<f64>, expected: f64) {
    assert!(found.is_some_and(|found| (found - expected).abs() < 1e-12), "{found:?} {expected}");
}

#[test]
fn hand_worked() {
    // Three throws of a fair coin: all heads 1/8, at least one 7/8, at least two 1/2.
    near(chance_of_at_least(3, 3, 0.5, None), 0.125);
    near(chance_of_at_least(2, 3, 0.5, None), 0.5);
    near(chance_of_at_least(1, 3, 0.5, None), 0.875);
    // 2 of 4 have it and 2 are drawn: both 1/6, at least one 5/6.
    near(chance_of_at_least(2, 2, 0.5, Some(4)), 1.0 / 6.0);
    near(chance_of_at_least(1, 2, 0.5, Some(4)), 5.0 / 6.0);
    // Five of six have it: two drawn hold at least one; the share that is meant is rounded to whole units.
    near(chance_of_at_least(1, 2, 0.8, Some(6)), 1.0);
    // The whole population is drawn: it is as it is.
    near(chance_of_at_least(13, 20, 0.65, Some(20)), 1.0);
    near(chance_of_at_least(14, 20, 0.65, Some(20)), 0.0);
}

/// Ten throws of a fair coin: 0 or 1, and 9 or 10, come 22 times in 2,048; 2 or fewer 112 times.
#[test]
fn a_range_by_chance() {
    let range =
        |bases: &[u64], confidence| range_by_chance(0.5, bases, confidence).map(|range| (range.low, range.high));
    assert_eq!(range(&[10], 0.95), Some((0.2, 0.8)));
    assert_eq!(range(&[10], 0.80), Some((0.3, 0.7)));
    // Of more samples, or smaller ones, more is to be expected.
    assert_eq!(range(&[10, 10, 10], 0.95), Some((0.1, 0.9)));
    assert_eq!(range(&[10, 2], 0.95).map(|(low, _)| low), Some(0.0));
    assert_eq!(range_by_chance(1.0, &[10, 20], 0.95).map(|range| (range.low, range.high)), Some((1.0, 1.0)));
    assert_eq!((range(&[], 0.95), range(&[0], 0.95), range_by_chance(1.5, &[10], 0.95)), (None, None, None));
}

/// Term by term: how often all of three samples lie in the range.
#[test]
fn a_range_by_chance_holds_all_as_often_as_it_says() {
    for share in [0.1, 0.37, 0.62, 0.9] {
        let bases = [18_u64, 40, 75];
        let range = range_by_chance(share, &bases, 0.95).expect("shares");
        let all: f64 = bases
            .iter()
            .map(|of| {
                let low = (range.low * *of as f64 - 1e-9).ceil() as u64;
                let high = (range.high * *of as f64 + 1e-9).floor() as u64;
                let at_least = |n| chance_of_at_least(n, *of, share, None).expect("shares");
                at_least(low) - at_least(high + 1)
            })
            .product();
        assert!(all >= 0.95, "{share}: {all}");
    }
}

#[test]
fn ends_and_what_cannot_be_asked() {
    for population in [None, Some(50)] {
        near(chance_of_at_least(0, 10, 0.0, population), 1.0);
        near(chance_of_at_least(1, 10, 0.0, population), 0.0);
        near(chance_of_at_least(10, 10, 1.0, population), 1.0);
        near(chance_of_at_least(11, 10, 1.0, population), 0.0);
        assert_eq!(chance_of_at_least(1, 10, 1.5, population), None);
        assert_eq!(chance_of_at_least(1, 10, f64::NAN, population), None);
    }
    assert_eq!(chance_of_at_least(1, 10, 0.5, Some(9)), None);
}

#[test]
fn the_terms_sum_to_what_the_function_says() {
    // Term by term: P(X = 0) = 0.35^20, each next one times (20 - k) / (k + 1) x 0.65 / 0.35.
    let (mut term, mut under) = (0.35_f64.powi(20), 0.0);
    for n in 0..=20 {
        near(chance_of_at_least(n, 20, 0.65, None), 1.0 - under);
        under += term;
        term *= (20 - n) as f64 / (n + 1) as f64 * 0.65 / 0.35;
    }
}

#[test]
fn more_draws_say_more_and_never_everything() {
    let width = |n, of| half_width(n, of, 0.95).expect("draws");
    assert!((width(1_000, 2_000) - 0.0219).abs() < 1e-4);
    assert!(width(2_000, 2_000) > 0.0 && width(2_000, 2_000) < 0.001);
    assert!(width(5_000, 10_000) < width(1_000, 2_000));
}
