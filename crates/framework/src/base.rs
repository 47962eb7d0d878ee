use assize_diag::Span;
use assize_model::Exact;

use crate::Origin;

/// How much a rating by a band must rest on (semantics 7.42).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MinimumBase {
    /// Units judged.
    pub units: Option<u64>,
    /// Per cent judged of the units that certainly apply.
    pub answered: Option<Exact>,
    /// What becomes of a rating that rests on less.
    pub otherwise: BelowMinimum,
}

/// The edges of a band for shares of fewer units (semantics 7.44).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SmallBase {
    /// Fewer than this many.
    pub units: u64,
    pub edges: Vec<Exact>,
    /// By edge: whether a rating begins above it. Empty where none does.
    pub above: Vec<bool>,
}

/// What becomes of a rating that rests on less than the minimum.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BelowMinimum {
    NotRated,
    /// It stands, with a mark.
    Marked,
}

impl BelowMinimum {
    pub const ALL: [Self; 2] = [Self::NotRated, Self::Marked];

    /// The words for it in files.
    pub const fn words(self) -> &'static str {
        match self {
            Self::NotRated => "not rated",
            Self::Marked => "marked",
        }
    }
}

/// What a regime makes of blanks (semantics 7.43).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MissingRule {
    pub blank: Blank,
    /// A unit with more blanks than this percentage of what is asked of it counts nowhere.
    pub leave_out_above: Option<Exact>,
    pub origin: Origin,
    pub span: Span,
}

/// What a blank answer counts as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Blank {
    Unknown,
    Insufficient,
}

impl Blank {
    pub const ALL: [Self; 2] = [Self::Unknown, Self::Insufficient];

    /// The words for it in files.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Insufficient => "insufficient",
        }
    }
}
