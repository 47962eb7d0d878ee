//! Sizes of samples and their margins.

use assize_stats::{margin, sample_size};

#[test]
fn a_margin_is_the_size_read_backwards() {
    for population in [1, 2, 7, 100, 640, 16_000] {
        for sample in 1..=population.min(300) {
            let reached = margin(sample, population, 0.80).expect("a sample");
            if sample == population {
                assert!(reached.abs() < 1e-15);
            } else if reached < 0.999 {
                // A hair wider, so that rounding up does not depend on the last bit.
                assert_eq!(sample_size(population, 0.80, reached * (1.0 + 1e-9)), Some(sample), "{population}");
            }
        }
    }
    // 1.281552 √(400 / (4 · 100 · 499))
    assert!((margin(100, 500, 0.80).expect("a sample") - 0.057_369_9).abs() < 1e-6);
    assert_eq!(margin(0, 5, 0.80), None);
    assert_eq!(margin(6, 5, 0.80), None);
    assert_eq!(margin(5, 5, 1.0), None);
}

#[test]
fn sizes_of_finite_populations() {
    let known = [(100, 63), (200, 91), (300, 107), (500, 124), (1_000, 142), (2_000, 152), (1, 1), (10_000_000, 165)];
    for (population, expected) in known {
        assert_eq!(sample_size(population, 0.80, 0.05), Some(expected), "{population}");
    }
    assert_eq!(sample_size(10_000_000, 0.80, 0.10), Some(42));
    assert_eq!(sample_size(10_000_000, 0.95, 0.05), Some(385));
    assert_eq!(sample_size(0, 0.80, 0.05), None);
    assert_eq!(sample_size(100, 0.80, 0.0), None);
    assert_eq!(sample_size(100, 1.0, 0.05), None);
    assert_eq!(sample_size(100, 0.80, f64::NAN), None);
}
