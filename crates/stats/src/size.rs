use crate::normal::two_sided;

/// How many of a population of `population` must be drawn for a share to be known within `margin` (0.05: five points either way) at `confidence`.
///
/// `n₀ = z² / 4 margin²`, the number without end at the share one half, and `n₀ / (1 + (n₀ − 1) / population)` in the population; rounded *up*, so that
/// the margin holds (rounded to the nearest, as is often printed, it may be one fewer). A normal approximation, for a simple random sample.
/// Source: W. G. Cochran, *Sampling Techniques*, third edition (1977), section 4.4.
///
/// `None` where the population is empty, or the confidence or the margin is not between 0 and 1.
pub fn sample_size(population: u64, confidence: f64, margin: f64) -> Option<u64> {
    let z = two_sided(confidence)?;
    if population == 0 || !(margin > 0.0 && margin < 1.0) {
        return None;
    }
    let without_end = z * z / (4.0 * margin * margin);
    let needed = without_end / (1.0 + (without_end - 1.0) / population as f64);
    Some((needed.ceil() as u64).clamp(1, population))
}

/// How well a sample of `sample` out of `population` knows a share: the margin for which [`sample_size`] would ask for so many, before it rounds up.
///
/// `z √((population − sample) / (4 sample (population − 1)))`, at the share one half; 0 where the whole population is drawn.
///
/// `None` where the sample is empty or larger than the population, or the confidence is not between 0 and 1.
pub fn margin(sample: u64, population: u64, confidence: f64) -> Option<f64> {
    let z = two_sided(confidence)?;
    if sample == 0 || sample > population {
        return None;
    }
    let not_drawn = (population - sample) as f64;
    let others = (population - 1).max(1) as f64;
    Some(z * (not_drawn / (4.0 * sample as f64 * others)).sqrt())
}

#[cfg(test)]
mod tests {
    use super::{margin, sample_size};

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
        let known =
            [(100, 63), (200, 91), (300, 107), (500, 124), (1_000, 142), (2_000, 152), (1, 1), (10_000_000, 165)];
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
}
