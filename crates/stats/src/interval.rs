/// From where to where something lies that a sample tells about: shares, or differences of shares.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Interval {
    /// The lower end.
    pub low: f64,
    /// The upper end, not under the lower one.
    pub high: f64,
}

impl Interval {
    /// Whether `value` lies between the ends, or on one of them.
    pub fn contains(self, value: f64) -> bool {
        self.low <= value && value <= self.high
    }

    /// Both ends in hundredths of a per cent, the nearest whole number: 0.70919 is 7092.
    pub fn hundredths(self) -> [i64; 2] {
        [hundredths(self.low), hundredths(self.high)]
    }
}

/// A share, or a difference of shares, in hundredths of a per cent, the nearest whole number.
pub fn hundredths(share: f64) -> i64 {
    (share * 10_000.0).round() as i64
}
