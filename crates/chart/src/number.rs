//! Places in a drawing: numbers to a tenth, the same on every machine.

/// A place, to a tenth: "12.5", "-3", "0". What is not a number is drawn at nothing.
pub(crate) fn place(value: f64) -> String {
    #[allow(clippy::cast_possible_truncation, reason = "clamped before")]
    let tenths = if value.is_finite() { (value * 10.0).round().clamp(-1e9, 1e9) as i64 } else { 0 };
    let sign = if tenths < 0 { "-" } else { "" };
    let (whole, rest) = (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
    if rest == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest}") }
}

/// Within a scale; what is not a number lies at its beginning.
pub(crate) fn within(value: f64, low: f64, high: f64) -> f64 {
    if value.is_nan() { low } else { value.max(low).min(high) }
}

#[cfg(test)]
mod tests {
    use super::{place, within};

    #[test]
    fn places_are_to_a_tenth() {
        for (value, expect) in [
            (0.0, "0"),
            (-0.01, "0"),
            (12.5, "12.5"),
            (12.04, "12"),
            (-3.26, "-3.3"),
            (f64::NAN, "0"),
            (f64::INFINITY, "0"),
        ] {
            assert_eq!(place(value), expect);
        }
        assert_eq!((within(f64::NAN, 0.0, 100.0), within(f64::INFINITY, 0.0, 100.0)), (0.0, 100.0));
    }
}
