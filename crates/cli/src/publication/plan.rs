//! Which plan a report follows.

use assize_analysis::edition;
use assize_framework::Library;
use assize_model::{Inspection, InspectionKind};

use crate::arguments::{Outline, Report};

/// The plan that was asked for, else the one that what was read is for: one inspection; an aggregate, alone or with its members, or
/// inspections of different bodies under one edition of standards; else a comparison.
pub(super) fn plan(asked: &Report, inspections: &[Inspection], library: &Library) -> Outline {
    if let Some(plan) = asked.plan {
        return plan;
    }
    let aggregates: Vec<&Inspection> = inspections.iter().filter(|one| one.kind == InspectionKind::Aggregate).collect();
    let is_member = |one: &Inspection| {
        aggregates.iter().any(|aggregate| aggregate.members.iter().any(|member| member.value == one.id))
    };
    let is_together = |one: &Inspection| one.kind == InspectionKind::Aggregate || is_member(one);
    match inspections {
        [one] if one.kind != InspectionKind::Aggregate => Outline::Inspection,
        all if !aggregates.is_empty() && all.iter().all(is_together) => Outline::Aggregate,
        all if asked.selection.narrows() || !is_one_family(all, library) => Outline::Comparison,
        _ => Outline::Aggregate,
    }
}

/// Different bodies, one edition of standards.
fn is_one_family(inspections: &[Inspection], library: &Library) -> bool {
    let mut bodies: Vec<&str> = inspections.iter().map(|one| one.provider.id.as_str()).collect();
    bodies.sort_unstable();
    bodies.dedup();
    let of = |one: &Inspection| library.frameworks.get(&one.framework).map(edition);
    let first = inspections.first().and_then(of);
    bodies.len() == inspections.len() && first.is_some() && inspections.iter().all(|one| of(one) == first)
}
