//! Which plan a report follows.

use assize_model::Inspection;

use crate::arguments::{Outline, Report};

/// The plan that was asked for, else the one that what was read is for.
pub(super) fn plan(asked: &Report, inspections: &[Inspection]) -> Outline {
    match (asked.plan, inspections) {
        (Some(plan), _) => plan,
        (None, [_]) => Outline::Inspection,
        (None, _) => Outline::Comparison,
    }
}
