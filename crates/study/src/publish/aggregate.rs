//! The plan for several inspections taken together.

use assize_compose::{AggregateMaterial, Imprint, PROFILE, aggregate_report};
use assize_diag::Spanned;
use assize_framework::{Framework, Library};
use assize_model::{Inspection, InspectionKind, Provider};
use assize_report::{Audience, Report};
use assize_scoring::{Scorecard, pool_groups, review};

use super::published;
use crate::regimes::add;
use crate::{Findings, Study};

impl Study<'_> {
    /// These inspections together: the aggregates among them with their members; where there is none, one of each framework is made.
    pub(super) fn aggregate_report(
        &self,
        (mut inspections, beside): (Vec<Inspection>, &[&Inspection]),
        (imprint, audience): (Imprint<'_>, Option<Audience>),
        findings: &mut Findings,
    ) -> Option<Report> {
        if !inspections.iter().any(|one| one.kind == InspectionKind::Aggregate) {
            let made = taken_together(&inspections, self.library);
            inspections.extend(made);
        }
        let mut by = self.request.by.clone();
        let is_known = |fact: &str| {
            let mut frameworks = inspections.iter().filter_map(|one| self.library.frameworks.get(&one.framework));
            frameworks.any(|framework| framework.catalogue.facts.contains_key(fact))
        };
        let is_new = |fact: &&str| is_known(fact) && !self.request.by.iter().any(|asked| asked == fact);
        by.extend(PROFILE.into_iter().filter(is_new).map(str::to_owned));
        let admitted = self.admit_all(&inspections, findings)?;
        let mut cards = self.score_all(&admitted, beside, &by, findings)?;
        let of_members: Vec<Scorecard<'_>> = cards.iter().filter(|card| !is_aggregate(card)).cloned().collect();
        for card in cards.iter_mut().filter(|card| is_aggregate(card)) {
            let Some(pooled) = &card.members else { continue };
            let members: Vec<&Scorecard<'_>> = pooled
                .ids
                .iter()
                .filter_map(|id| {
                    of_members
                        .iter()
                        .find(|member| member.inspection.id == *id && member.framework.id == card.framework.id)
                })
                .collect();
            pool_groups(&mut card.tally, &members);
        }
        let pooled: Vec<&Scorecard<'_>> = cards.iter().filter(|card| is_aggregate(card)).collect();
        let members: Vec<&Scorecard<'_>> = cards.iter().filter(|card| !is_aggregate(card)).collect();
        for card in &pooled {
            review(card, assize_compose::printed_outcome, &mut findings.diagnostics);
        }
        let together = AggregateMaterial { pooled: &pooled, members: &members, by: &self.request.by };
        let published = published(together, audience, findings)?;
        Some(aggregate_report(published, imprint, self.request.uncertainty, &findings.sources))
    }
}

fn is_aggregate(card: &Scorecard<'_>) -> bool {
    card.inspection.kind == InspectionKind::Aggregate
}

/// An aggregate of the inspections under each framework, in the order in which the frameworks come.
fn taken_together(inspections: &[Inspection], library: &Library) -> Vec<Inspection> {
    let mut frameworks: Vec<&Framework> = Vec::new();
    for framework in inspections.iter().filter_map(|one| library.frameworks.get(&one.framework)) {
        add(&mut frameworks, framework);
    }
    frameworks.into_iter().map(|framework| of_framework(inspections, framework)).collect()
}

fn of_framework(inspections: &[Inspection], framework: &Framework) -> Inspection {
    let members: Vec<&Inspection> = inspections.iter().filter(|one| one.framework == framework.id).collect();
    let title = match members.len() {
        1 => format!("One inspection under {}", framework.id),
        many => format!("{many} inspections under {}", framework.id),
    };
    let first = members.first().expect("a framework is taken from one of them");
    let provider = Provider {
        several: true,
        fictional: members.iter().all(|one| one.provider.fictional),
        ..Provider::new(format!("bodies-{}", framework.id), title.clone(), first.provider.kind.clone())
    };
    // Made of published records, it is as published as they are.
    let place = first.place.clone();
    let id = format!("together-{}", framework.id);
    let spanned = |one: &&Inspection| Spanned { value: one.id.clone(), span: framework.span };
    Inspection {
        kind: InspectionKind::Aggregate,
        title,
        members: members.iter().map(spanned).collect(),
        synthetic: members.iter().any(|one| one.synthetic),
        licence: members.iter().find_map(|one| one.licence),
        ..Inspection::new(id, place.clone(), provider, framework.id.clone(), place)
    }
}
