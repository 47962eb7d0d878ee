//! What a record gives for figures: counted, measured, entered, stated in words, decided by a panel, printed.

use std::ops::Deref;

use assize_diag::{Place, Spanned};

use crate::{Exact, Limit, Status, ratio};

/// The name of a rating, a node or a question, and where a record has it. Two are the same where the names are.
#[derive(Clone, Debug)]
pub struct PlacedName {
    pub name: String,
    pub place: Place,
}

impl PartialEq for PlacedName {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for PlacedName {}

impl Deref for PlacedName {
    type Target = str;

    fn deref(&self) -> &str {
        &self.name
    }
}

impl From<Spanned<String>> for PlacedName {
    fn from(name: Spanned<String>) -> Self {
        Self { name: name.value, place: name.span.into() }
    }
}

/// Published counts of one question.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Counts {
    /// Units judged sufficient.
    pub sufficient: u64,
    /// Units judged insufficient.
    pub insufficient: u64,
    /// Units that could not be judged.
    pub cannot_tell: u64,
    /// Units without an answer.
    pub missing: u64,
    /// Units it does not apply to.
    pub not_applicable: u64,
    /// The part of the insufficient that was not done at all.
    pub not_done: Option<u64>,
    pub status: Option<Status>,
    pub source: Option<String>,
}

/// What a record gives for a measure, in the unit of the framework.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MeasureValue {
    pub given: GivenMeasure,
    pub status: Option<Status>,
    pub source: Option<String>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum GivenMeasure {
    /// The value, and how many decimals it is written with.
    Value(Exact, u32),
    /// One number by another, which is above 0.
    Rate { numerator: Exact, denominator: Exact },
}

/// Judged by the inspector, or all that was published.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entered {
    pub value: EnteredValue,
    /// The part of a question's insufficient that was not done at all.
    pub not_done: Option<NotDone>,
    pub status: Option<Status>,
    pub source: Option<String>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum EnteredValue {
    Rating(PlacedName),
    /// A node that the report does not rate, and why.
    NotRated(String),
    /// A node's percentage with its range over a number of members.
    Score {
        value: PrintedPercent,
        low: Option<PrintedPercent>,
        high: Option<PrintedPercent>,
        over: Option<u64>,
    },
    /// A question's percentage that was not sufficient.
    Insufficient(PrintedPercent),
}

/// A percentage as printed: exact as far as its decimals go.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PrintedPercent {
    /// Per cent, 0 to 100.
    pub percent: Exact,
    /// Decimal places printed.
    pub decimals: u32,
}

impl PrintedPercent {
    /// What it leaves of all.
    #[must_use]
    pub fn turned(&self) -> Self {
        Self { percent: ratio(100, 1) - &self.percent, decimals: self.decimals }
    }

    /// Whether it is taken for a fraction of 1: no inspection has the hundreds of cases that so small a percentage needs (semantics 7.14 c).
    pub fn is_fraction(&self) -> bool {
        self.decimals > 0 && self.percent > ratio(0, 1) && self.percent < ratio(1, 1)
    }

    /// Half a unit of its last place: it is rounded by this much at most.
    pub fn half_unit(&self) -> Exact {
        ratio(1, 2 * 10_u64.pow(self.decimals))
    }
}

/// What of a question's units was not done at all: a part of what was not sufficient.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum NotDone {
    /// n of N, which is above 0.
    Counted(u64, u64),
    /// As printed, of the same units.
    Printed(PrintedPercent),
}

impl NotDone {
    /// The least share that it may be.
    pub fn least(&self) -> Exact {
        match self {
            Self::Counted(n, of) => ratio(*n, *of),
            Self::Printed(printed) => {
                let least = (&printed.percent - printed.half_unit()) / ratio(100, 1);
                least.max(ratio(0, 1))
            }
        }
    }

    /// The most that may have been sufficient beside it.
    pub fn leaves(&self) -> Limit {
        Limit::closed(ratio(1, 1) - self.least())
    }
}

/// A limit that a source gives in words. Never a point.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stated {
    /// The lower limit of the share.
    pub low: Limit,
    /// The upper limit of the share.
    pub high: Limit,
    /// The source's words.
    pub words: String,
    /// The words are not the source's own, but say what it says.
    pub retold: bool,
    /// What the words are about, where that is said.
    pub about: Option<PrintedPart>,
    /// The part that was not done at all.
    pub not_done: Option<NotDone>,
    pub source: String,
}

/// A decision of the ratings panel.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Panel {
    pub rating: PlacedName,
    pub reason: String,
    pub status: Option<Status>,
    pub source: Option<String>,
}

/// What a report prints for one figure.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Printed {
    /// A node or question, or `overall`.
    pub id: String,
    pub part: PrintedPart,
    pub value: PrintedValue,
}

/// Which part of a figure a printed value is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum PrintedPart {
    /// The figure itself.
    Whole,
    /// The share that was not sufficient.
    Insufficient,
    /// The share that was not done.
    NotDone,
}

impl PrintedPart {
    pub const ALL: [Self; 3] = [Self::Whole, Self::Insufficient, Self::NotDone];
    /// The parts that have a word: what stands after the `#` of a figure's name.
    pub const NAMED: [Self; 2] = [Self::Insufficient, Self::NotDone];

    /// What words are about: what was sufficient, or a part of what was not.
    pub const fn side(self) -> &'static str {
        match self {
            Self::Whole => "sufficient",
            Self::Insufficient | Self::NotDone => self.word(),
        }
    }

    /// That word; empty for the figure itself.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Whole => "",
            Self::Insufficient => "insufficient",
            Self::NotDone => "not-done",
        }
    }
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PrintedValue {
    Rating(PlacedName),
    /// Points of the total.
    Points(u64),
    Percent(PrintedPercent),
}
