use std::cmp::Ordering;

use crate::normal::two_sided;

/// From where to where something lies that a sample tells about: shares, or differences of shares.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Interval {
    pub low: f64,
    /// The upper end, not under the lower one.
    pub high: f64,
}

impl Interval {
    /// Whether `value` lies between the ends, or on one of them.
    pub fn contains(self, value: f64) -> bool {
        self.low <= value && value <= self.high
    }

    /// On which side of `value` it lies as a whole; `Equal` where it [`contains`](Self::contains) it.
    pub fn beyond(self, value: f64) -> Ordering {
        match (self.low > value, self.high < value) {
            (true, _) => Ordering::Greater,
            (_, true) => Ordering::Less,
            (false, false) => Ordering::Equal,
        }
    }

    /// Both ends in hundredths of a per cent, the nearest whole number: 0.70919 is 7092.
    pub fn hundredths(self) -> [i64; 2] {
        [hundredths(self.low), hundredths(self.high)]
    }

    /// Both ends in whole per cents, half up, from the values themselves: 0.334985 is 33, though its hundredths are 3350.
    pub fn whole(self) -> [i64; 2] {
        [self.low, self.high].map(whole)
    }

    /// Half way between this and another, end by end.
    #[must_use]
    pub fn halfway(self, other: Self) -> Self {
        Self { low: f64::midpoint(self.low, other.low), high: f64::midpoint(self.high, other.high) }
    }
}

/// The normal interval around an estimate whose variance is estimated, too (by a jackknife, say).
///
/// `None` where the variance is not above 0, since a sample in which nothing varies says nothing of others, where either is no finite number, or where the
/// confidence is not between 0 and 1.
pub fn from_variance(estimate: f64, variance: f64, confidence: f64) -> Option<Interval> {
    let reach = two_sided(confidence)? * variance.sqrt();
    let usable = variance > 0.0 && estimate.is_finite() && reach.is_finite();
    usable.then_some(Interval { low: estimate - reach, high: estimate + reach })
}

/// A half that arithmetic has lost by less than this is a half: 87.5 per cent may come out as 87.49999999999999.
const LOST: f64 = 1e-9;

/// How many of these parts of one, as the nearest whole number, half away from 0: -0.0345 is -3 hundredths.
pub fn nearest(value: f64, parts: f64) -> i64 {
    let parts = value * parts;
    (parts.abs() + 0.5 + LOST).floor().copysign(parts) as i64
}

/// This many parts of one as the nearest number, where `of` parts make one. It is the same number that their decimals are read as, if there are
/// fewer than 2^53 parts.
pub fn of_parts(parts: i64, of: u32) -> f64 {
    parts as f64 / f64::from(of)
}

/// A share, or a difference of shares, in hundredths of a per cent, the nearest whole number.
pub fn hundredths(share: f64) -> i64 {
    nearest(share, 10_000.0)
}

/// In whole per cents, half up.
pub fn whole(share: f64) -> i64 {
    (share * 100.0 + 0.5 + LOST).floor() as i64
}

#[cfg(test)]
mod tests {
    use super::{hundredths, nearest, of_parts, whole};

    #[test]
    fn parts_are_the_number_that_their_decimals_are_read_as() {
        for parts in (-20_000..=20_000).chain([i64::from(i32::MAX), 999_999_999_999]) {
            let (sign, digits) = (if parts < 0 { "-" } else { "" }, parts.unsigned_abs());
            let hundredths = format!("{sign}{}.{:02}", digits / 100, digits % 100);
            let ten_thousandths = format!("{sign}{}.{:04}", digits / 10_000, digits % 10_000);
            assert_eq!(of_parts(parts, 100).to_string().parse(), hundredths.parse::<f64>());
            assert_eq!(Ok(of_parts(parts, 10_000)), ten_thousandths.parse::<f64>());
        }
    }

    #[test]
    fn halves_are_halves_though_arithmetic_loses_a_little() {
        assert_eq!([0.875, 0.874_999_999_999_99, 0.874_95, -0.125].map(whole), [88, 88, 87, -12]);
        assert_eq!([0.001_25, 0.001_249_999_999_999_9, -0.001_25].map(hundredths), [13, 13, -13]);
        assert_eq!([nearest(-0.0345, 100.0), nearest(0.005, 100.0), nearest(0.0, 100.0)], [-3, 1, 0]);
    }
}
