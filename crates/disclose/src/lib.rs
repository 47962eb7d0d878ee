//! Which figures may be published.
//!
//! A [`Mask`] names the figures that are hidden; this crate alone builds one. Until disclosure control exists the mask is empty, and every
//! report says that it is internal.

use std::collections::BTreeSet;

use assize_scoring::FigureName;

/// The figures that a report must not show.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Mask {
    hidden: BTreeSet<FigureName>,
}

impl Mask {
    /// Hides nothing: for reports whose audience holds the cases.
    pub fn internal() -> Self {
        Self::default()
    }

    /// Whether a figure must not be shown.
    pub fn hides(&self, name: &FigureName) -> bool {
        self.hidden.contains(name)
    }
}
