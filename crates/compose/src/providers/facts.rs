//! The half for scripts.

use assize_model::{Inspection, Lineage, PartialDate, Provider, Succession};
use assize_report::{InspectionSummary, ProviderFacts, SuccessionFacts};

use super::{of, printed};

/// A body, with those next to it and its inspections.
pub(super) fn facts(provider: &Provider, lineage: &Lineage<'_>, inspections: &[Inspection]) -> ProviderFacts {
    let before = lineage.predecessors(provider).into_iter();
    let after = lineage.successors(provider).into_iter();
    ProviderFacts {
        id: provider.id.clone(),
        name: provider.name.clone(),
        kind: provider.kind.word().to_owned(),
        fictional: provider.fictional,
        several: provider.several,
        areas: provider.areas.clone(),
        from: text(provider.from),
        to: text(provider.to),
        predecessors: before.map(|(other, one)| succession(other, one, other, provider)).collect(),
        successors: after.map(|(other, one)| succession(other, one, provider, other)).collect(),
        inspections: of(provider, inspections).into_iter().map(summary).collect(),
    }
}

fn succession(other: &Provider, one: &Succession, giver: &Provider, taker: &Provider) -> SuccessionFacts {
    SuccessionFacts {
        id: other.id.clone(),
        by: one.by.iter().map(|by| by.word().to_owned()).collect(),
        work: one.work.clone(),
        areas: giver.areas.iter().filter(|area| taker.areas.contains(area)).cloned().collect(),
        on: text(one.on.or(taker.from)),
    }
}

fn summary(inspection: &Inspection) -> InspectionSummary {
    InspectionSummary {
        id: inspection.id.clone(),
        title: inspection.title.clone(),
        kind: inspection.kind.word().to_owned(),
        framework: inspection.framework.clone(),
        published: text(inspection.published),
        printed: printed(inspection).map(str::to_owned),
    }
}

fn text(date: Option<PartialDate>) -> Option<String> {
    date.map(|date| date.to_string())
}
