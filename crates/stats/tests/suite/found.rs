//! What a sample will find, against counting every sample.

use assize_stats::{chances, chances_of_lowest};

/// Each number found on its own: ranges that begin at 1, 2, ...
fn each(with: u64, population: u64, sample: u64) -> Vec<f64> {
    let starts: Vec<u64> = (1..=sample).collect();
    chances(with, population, sample, &starts).expect("a sample")
}

#[test]
fn every_sample_of_small_populations_is_counted() {
    for population in 1..=10_u64 {
        for with in 0..=population {
            for sample in 1..=population {
                let mut counted = vec![0.0; sample as usize + 1];
                for drawn in 0..1_u32 << population {
                    if u64::from(drawn.count_ones()) == sample {
                        let found = drawn & ((1 << with) - 1);
                        counted[found.count_ones() as usize] += 1.0;
                    }
                }
                let samples: f64 = counted.iter().sum();
                let by_recurrence = each(with, population, sample);
                for (found, (count, chance)) in counted.iter().zip(&by_recurrence).enumerate() {
                    assert!((count / samples - chance).abs() < 1e-13, "{found} of {sample}, {with} of {population}");
                }
            }
        }
    }
}

#[test]
fn chances_sum_to_one_and_mirror_each_other() {
    for (population, sample) in [(640, 131), (16_000, 500), (100_000, 90_000), (3, 3), (10_000_000, 385)] {
        for with in [0, 1, population / 3, population / 2, population - 1, population] {
            let starts = [sample / 4, sample / 2, sample * 4 / 5];
            let found = chances(with, population, sample, &starts).expect("a sample");
            assert!((found.iter().sum::<f64>() - 1.0).abs() < 1e-12);
            // Those without the property fall in the mirrored ranges.
            let mut mirrored: Vec<u64> = starts.iter().map(|start| sample + 1 - start).collect();
            mirrored.reverse();
            let mut without = chances(population - with, population, sample, &mirrored).expect("a sample");
            without.reverse();
            for (one, other) in found.iter().zip(&without) {
                assert!((one - other).abs() < 1e-11, "{population} {sample} {with}: {found:?} {without:?}");
            }
        }
    }
}

#[test]
fn the_lowest_of_several_is_that_of_all_their_pairs() {
    let one = chances(6, 10, 4, &[2, 3]).expect("a sample");
    let mut pairs = [0.0; 3];
    for (first, p) in one.iter().enumerate() {
        for (second, q) in one.iter().enumerate() {
            pairs[first.min(second)] += p * q;
        }
    }
    for (by_power, by_pairs) in chances_of_lowest(&one, 2).iter().zip(pairs) {
        assert!((by_power - by_pairs).abs() < 1e-14);
    }
    assert_eq!(chances_of_lowest(&[1.0, 0.0], 4), [1.0, 0.0]);
    assert!((chances_of_lowest(&one, 40).iter().sum::<f64>() - 1.0).abs() < 1e-12);
}

#[test]
fn what_cannot_be_drawn_has_no_chances() {
    assert_eq!(chances(1, 5, 0, &[]), None);
    assert_eq!(chances(1, 5, 6, &[]), None);
    assert_eq!(chances(6, 5, 3, &[]), None);
    assert_eq!(chances(1, 5, 3, &[2, 1]), None);
    assert_eq!(chances(5, 5, 5, &[5]), Some(vec![0.0, 1.0]));
}
