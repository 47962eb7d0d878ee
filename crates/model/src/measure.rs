use crate::{Exact, Status};

/// What a record gives for a measure, in the unit of the framework.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MeasureValue {
    pub given: GivenMeasure,
    pub status: Option<Status>,
    pub source: Option<String>,
}

/// How a measure is given.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum GivenMeasure {
    /// The value, and how many decimals it is written with.
    Value(Exact, u32),
    /// One number by another, which is above 0.
    Rate { numerator: Exact, denominator: Exact },
}
