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

/// How well a sample of `sample` out of `population` knows a share: the margin for which [`sample_size`] asks for this many, before it rounds up.
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
