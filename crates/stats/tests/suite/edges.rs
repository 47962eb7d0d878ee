//! Samples that say nothing, samples at the ends, and what two samples could show.

use assize_stats::{EVEN, Interval, clopper_pearson, detectable_difference, hypergeometric, newcombe, wilson};

type Method = fn(u64, u64, f64) -> Option<Interval>;

const METHODS: [Method; 2] = [wilson, clopper_pearson];

#[test]
fn no_sample_no_interval() {
    for method in METHODS {
        assert_eq!(method(0, 0, 0.95), None);
        assert_eq!(method(6, 5, 0.95), None);
        for confidence in [0.0, 1.0, -1.0, 95.0, f64::NAN, f64::INFINITY] {
            assert_eq!(method(3, 5, confidence), None, "{confidence}");
        }
    }
    assert_eq!(newcombe(0, 0, 1, 5, 0.95), None);
    assert_eq!(newcombe(1, 5, 6, 5, 0.95), None);
}

#[test]
fn none_and_all_end_at_none_and_all() {
    for method in METHODS {
        for of in [1, 2, 7, 457, 16_000, 10_000_000] {
            let none = method(0, of, 0.95).expect("a sample");
            let all = method(of, of, 0.95).expect("a sample");
            assert_eq!(none.low.to_bits(), 0.0_f64.to_bits());
            assert_eq!(all.high.to_bits(), 1.0_f64.to_bits());
            assert!(
                none.high > 0.0 && none.high < 1.0 && (none.high - (1.0 - all.low)).abs() < 1e-12,
                "{of}: {none:?} {all:?}"
            );
        }
    }
}

#[test]
fn an_interval_contains_what_was_found() {
    for of in 1..=60 {
        for n in 0..=of {
            let share = n as f64 / of as f64;
            for method in METHODS {
                assert!(method(n, of, 0.80).is_some_and(|interval| interval.contains(share)), "{n} of {of}");
            }
            let finite = hypergeometric(n, of, 75, 0.80).expect("a sample");
            assert!(finite.contains(share), "{n} of {of} of 75: {finite:?}");
        }
    }
}

#[test]
fn detectable_differences() {
    // (1.959964 + 0.841621) √(0.25 (1/100 + 1/100))
    let found = detectable_difference(100, 100, 0.95, 0.80, EVEN).expect("two samples");
    assert!((found - 0.198_102_9).abs() < 1e-6, "{found}");
    // ... at a baseline of 0.9 three fifths of it.
    let near_the_end = detectable_difference(100, 100, 0.95, 0.80, 0.9).expect("two samples");
    assert!((near_the_end / found - 0.6).abs() < 1e-12);
    assert_eq!(detectable_difference(0, 100, 0.95, 0.80, EVEN), None);
    assert_eq!(detectable_difference(2, 2, 0.95, 0.80, EVEN), None, "not even the whole scale");
    assert_eq!(detectable_difference(100, 100, 0.95, 1.0, EVEN), None);
    assert_eq!(detectable_difference(100, 100, 0.95, 0.80, 0.0), None);
}
