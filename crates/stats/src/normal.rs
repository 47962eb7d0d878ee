use statrs::distribution::{ContinuousCDF, Normal};

/// The quantile of the standard normal distribution that leaves `probability` below it: 1.96 for 0.975.
///
/// `None` for a probability that is not strictly between 0 and 1.
pub fn z(probability: f64) -> Option<f64> {
    let is_inside = probability > 0.0 && probability < 1.0;
    is_inside.then(|| Normal::standard().inverse_cdf(probability))
}

/// The quantile for an interval with two sides: 1.96 for a confidence of 0.95.
pub(crate) fn two_sided(confidence: f64) -> Option<f64> {
    tail(confidence).and_then(|tail| z(1.0 - tail))
}

/// What an interval with two sides leaves out on each.
pub(crate) fn tail(confidence: f64) -> Option<f64> {
    let is_inside = confidence > 0.0 && confidence < 1.0;
    is_inside.then(|| (1.0 - confidence) / 2.0)
}

#[cfg(test)]
mod tests {
    use super::{two_sided, z};

    #[test]
    fn quantiles_are_those_of_the_tables() {
        let known = [
            (0.9, 1.281_551_565_544_600_4),
            (0.975, 1.959_963_984_540_054),
            (0.995, 2.575_829_303_548_900_4),
            (0.5, 0.0),
        ];
        for (probability, expected) in known {
            let found = z(probability).expect("inside");
            assert!((found - expected).abs() < 1e-14, "{probability}: {found}");
        }
        assert_eq!(z(0.0), None);
        assert_eq!(z(1.0), None);
        assert_eq!(z(f64::NAN), None);
        assert_eq!(two_sided(1.0), None);
        assert_eq!(two_sided(-0.5), None);
    }
}
