//! Where a series of inspections breaks.

use assize_framework::Framework;
use assize_model::Inspection;

use crate::verdict::edition;

/// Why a line may not be drawn from one inspection to a later one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Break {
    /// The body changed.
    Body,
    /// The regime changed.
    Regime,
    /// Another area was looked at.
    Area,
}

impl Break {
    /// The word for it in the report document.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Body => "body",
            Self::Regime => "regime",
            Self::Area => "area",
        }
    }
}

/// What changed from one inspection to another.
pub fn breaks(a: (&Inspection, &Framework), b: (&Inspection, &Framework)) -> Vec<Break> {
    [
        (a.0.provider.id != b.0.provider.id, Break::Body),
        (edition(a.1) != edition(b.1), Break::Regime),
        (a.0.areas != b.0.areas, Break::Area),
    ]
    .into_iter()
    .filter(|(changed, _)| *changed)
    .map(|(_, what)| what)
    .collect()
}
