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

#[cfg(test)]
mod tests {
    use super::sample_size;

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
