//! Which plan a report follows.

use assize_diag::{Code, Diagnostic, Place};
use assize_model::Inspection;

use crate::arguments::{Outline, Report};

const NO_PLAN: Code = Code::new("usage/no-plan");

/// The plan that was asked for, else the one that what was read is for.
pub(super) fn plan(asked: &Report, inspections: &[Inspection]) -> Result<Outline, Diagnostic> {
    match (asked.plan, inspections) {
        (Some(plan), _) => Ok(plan),
        (None, [_]) => Ok(Outline::Inspection),
        (None, _) => Err(Diagnostic::error(
            NO_PLAN,
            format!("{} inspections are read, and one is reported on", inspections.len()),
        )
        .at(Place::Argument("report".to_owned()))
        .help("`--plan inspection` reports on the last in time, and sets the others beside it")),
    }
}
