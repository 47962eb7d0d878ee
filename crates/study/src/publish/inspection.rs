//! The plan for one inspection: the last of those read, with the others beside it.

use assize_analysis::{Comparison, quality};
use assize_compose::{Imprint, InspectionMaterial, inspection_report};
use assize_model::{Inspection, InspectionKind};
use assize_report::{Audience, Report};
use assize_scoring::review;

use super::published;
use crate::{Comparing, Findings, Study};

impl Study<'_> {
    /// A report on the last of these inspections in time.
    pub(super) fn inspection_report(
        &self,
        (inspections, beside): (&[Inspection], &[&Inspection]),
        (imprint, audience): (Imprint<'_>, Option<Audience>),
        findings: &mut Findings,
    ) -> Option<Report> {
        let admitted = self.admit_all(inspections, findings)?;
        let cards = self.score_all(&admitted, beside, &self.request.by, findings)?;
        let latest = || (0..cards.len()).max_by_key(|index| (when(&inspections[*index]), *index));
        let last = rated_from_the_others(inspections).or_else(latest)?;
        review(&cards[last], assize_compose::printed_outcome, &mut findings.diagnostics);
        let record = self.read_carried(findings)?;
        let carried = self.admit_all(&record, findings)?;
        let carried = self.score_all(&carried, &[], &[], findings)?;
        let line = line(&inspections[last], inspections, &record);
        let checked = quality(&admitted[last]);
        let make = |line: Option<&Comparison<'_, '_>>, findings: &mut Findings| {
            let subject =
                InspectionMaterial { card: &cards[last], quality: &checked, beside: &cards, carried: &carried, line };
            let published = published(subject, audience, findings)?;
            Some(inspection_report(published, imprint, self.request.uncertainty, &findings.sources))
        };
        if line.len() < 2 {
            return make(None, findings);
        }
        let beside: Vec<&Inspection> = inspections.iter().chain(beside.iter().copied()).collect();
        self.compared((&line, &beside), &Comparing::default(), findings, |whole, findings| make(Some(whole), findings))
    }
}

/// The inspection (index) that has all others that were read as members.
pub(super) fn rated_from_the_others(inspections: &[Inspection]) -> Option<usize> {
    let has_all = |one: &Inspection| {
        let is_member = |other: &Inspection| one.members.iter().any(|member| member.value == other.id);
        one.is_rated_from_members() && inspections.iter().all(|other| other.id == one.id || is_member(other))
    };
    inspections.iter().position(has_all)
}

/// When a report came out, or the work was looked at.
fn when(inspection: &Inspection) -> String {
    inspection.dated().map(|day| day.to_string()).unwrap_or_default()
}

/// The inspection, and those of the same body that were not later: of what was read and of what the program carries.
fn line(subject: &Inspection, read: &[Inspection], carried: &[Inspection]) -> Vec<Inspection> {
    let is_earlier = |other: &&Inspection| {
        other.id != subject.id
            && other.provider.id == subject.provider.id
            && other.kind == InspectionKind::Inspection
            && when(other) <= when(subject)
    };
    let mut line: Vec<Inspection> = Vec::new();
    if subject.kind == InspectionKind::Aggregate {
        return line;
    }
    for other in read.iter().chain(carried).filter(is_earlier) {
        if !line.iter().any(|known| known.id == other.id) {
            line.push(other.clone());
        }
    }
    line.push(subject.clone());
    line
}
