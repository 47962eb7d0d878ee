//! Leaves those inspections that are asked for.

use assize_analysis::concerns;
use assize_framework::Library;
use assize_model::{Inspection, fold};

use crate::arguments::Selection;
use crate::commands::{unknown_area, unknown_provider};
use crate::findings::Findings;

/// Keeps the inspections that are asked for. Gives the area as it is known, where one is named; `None` where nobody knows it, or one of the bodies.
pub(crate) fn select(
    inspections: &mut Vec<Inspection>,
    selection: &Selection,
    library: &mut Library,
    findings: &mut Findings,
) -> Option<Option<String>> {
    for inspection in &*inspections {
        let declared = || inspection.provider.clone();
        library.providers.entry(inspection.provider.id.clone()).or_insert_with(declared);
    }
    let unknown = selection.bodies.iter().filter(|body| !library.providers.contains_key(*body));
    let unknown: Vec<_> = unknown.map(|body| unknown_provider(body, library)).collect();
    if !unknown.is_empty() {
        unknown.into_iter().for_each(|fault| findings.push(fault));
        return None;
    }
    let mut about = None;
    if let Some(area) = &selection.area {
        let areas = || library.providers.values().flat_map(|provider| &provider.areas);
        let Some(known) = areas().find(|known| fold(known) == fold(area)) else {
            findings.push(unknown_area(area, library));
            return None;
        };
        about = Some(known.clone());
        inspections.retain(|one| concerns(one, known, &library.providers));
    }
    let is_wanted = |one: &Inspection| {
        (selection.bodies.is_empty() || selection.bodies.contains(&one.provider.id))
            && selection.kind.is_none_or(|kind| one.provider.kind == kind)
            && selection.years.is_none_or(|(first, last)| one.year().is_some_and(|year| (first..=last).contains(&year)))
    };
    inspections.retain(is_wanted);
    Some(about)
}
