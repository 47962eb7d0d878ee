/// How likely it is that what a sample finds falls in each of several ranges.
///
/// `with` of a population of `population` have the property, `sample` are drawn without putting back. `starts` are the least numbers found of the second,
/// third, ... range; the first range begins at 0. The chances are those of the hypergeometric distribution: each term is made from its neighbour, from the
/// likeliest outwards, and all are divided by their sum, so that no large factorial is ever formed. Terms under 1e-25 of the likeliest are left out.
///
/// `None` where the sample is empty or larger than the population, more have the property than there are, or the starts do not rise.
pub fn chances(with: u64, population: u64, sample: u64, starts: &[u64]) -> Option<Vec<f64>> {
    if sample == 0 || sample > population || with > population || starts.windows(2).any(|pair| pair[0] > pair[1]) {
        return None;
    }
    let (least, most) = ((sample + with).saturating_sub(population), sample.min(with));
    let mut ranges = vec![0.0; starts.len() + 1];
    let mut add = |found: u64, term: f64| ranges[starts.partition_point(|start| *start <= found)] += term;
    let likeliest = likeliest(with, population, sample).clamp(least, most);
    // Without those with the property and those drawn; may be negative, where every sample finds some.
    let neither = population as f64 - with as f64 - sample as f64;
    let ratio_to_next = |found: u64| {
        let x = found as f64;
        (with as f64 - x) * (sample as f64 - x) / ((x + 1.0) * (neither + x + 1.0))
    };
    add(likeliest, 1.0);
    let mut term = 1.0;
    for found in likeliest..most {
        term *= ratio_to_next(found);
        add(found + 1, term);
        if term < NEGLIGIBLE {
            break;
        }
    }
    let mut term = 1.0;
    for found in (least..likeliest).rev() {
        term /= ratio_to_next(found);
        add(found, term);
        if term < NEGLIGIBLE {
            break;
        }
    }
    let sum: f64 = ranges.iter().sum();
    Some(ranges.into_iter().map(|range| range / sum).collect())
}

/// The chances that the lowest of `k` independent findings falls in each range, from those of one: at least a range with the k-th power of the chance that one is.
pub fn chances_of_lowest(of_one: &[f64], k: u32) -> Vec<f64> {
    let exponent = i32::try_from(k).unwrap_or(i32::MAX);
    let mut at_least: Vec<f64> = of_one
        .iter()
        .rev()
        .scan(0.0, |sum, chance| {
            *sum += chance;
            Some(f64::powi(*sum, exponent))
        })
        .collect();
    at_least.reverse();
    let next = at_least.iter().skip(1).copied().chain([0.0]);
    at_least.iter().zip(next).map(|(this, next)| (this - next).max(0.0)).collect()
}

/// A term that adds nothing to a sum of terms of which one is 1.
const NEGLIGIBLE: f64 = 1e-25;

/// The number found most often: the largest whole number up to (sample + 1)(with + 1) / (population + 2).
fn likeliest(with: u64, population: u64, sample: u64) -> u64 {
    let found = (u128::from(sample) + 1) * (u128::from(with) + 1) / (u128::from(population) + 2);
    u64::try_from(found).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::{chances, chances_of_lowest};

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
                        assert!(
                            (count / samples - chance).abs() < 1e-13,
                            "{found} of {sample}, {with} of {population}"
                        );
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
}
