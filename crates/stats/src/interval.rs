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
}
