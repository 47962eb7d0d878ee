//! Which figures may be published.
//!
//! A [`Mask`] names the figures that are hidden; this crate alone builds one. Until disclosure control exists the mask is empty, and every
//! report says that it is internal.

use std::collections::BTreeSet;

use assize_scoring::{FigureName, Scorecard};

/// The figures that a report must not show.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Mask {
    hidden: BTreeSet<FigureName>,
    is_public: bool,
}

impl Mask {
    /// Hides nothing: for reports whose audience holds the cases.
    pub fn internal() -> Self {
        Self::default()
    }

    /// Hides nothing, because there are no cases in it: figures of published records are public already.
    ///
    /// # Errors
    /// The ids of inspections of which cases are known: nobody has looked at what their figures disclose.
    pub fn published<'c, 'a: 'c>(cards: impl IntoIterator<Item = &'c Scorecard<'a>>) -> Result<Self, Vec<String>> {
        let with_cases = cards.into_iter().filter(|card| !card.inspection.tables.is_empty());
        let with_cases: Vec<String> = with_cases.map(|card| card.inspection.id.clone()).collect();
        if with_cases.is_empty() { Ok(Self { hidden: BTreeSet::new(), is_public: true }) } else { Err(with_cases) }
    }

    /// Whether anyone may see what is made with it: then what might have moved a rating stays inside as well (semantics 6).
    pub fn is_public(&self) -> bool {
        self.is_public
    }

    /// Whether a figure must not be shown.
    pub fn hides(&self, name: &FigureName) -> bool {
        self.hidden.contains(name)
    }
}
