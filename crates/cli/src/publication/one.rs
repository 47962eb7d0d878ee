//! The plan for one inspection: the last of those read, with the others beside it.

use assize_analysis::quality;
use assize_analysis::{Comparison, Weights};
use assize_compose::{Imprint, Subject, inspection_report};
use assize_framework::Library;
use assize_model::{Inspection, InspectionKind};
use assize_report::Report;
use assize_scoring::review;

use super::mask;
use crate::arguments::Reading;
use crate::commands::World;
use crate::findings::Findings;
use crate::inputs::read;
use crate::pipeline::{Wanted, admit_all, score_all};
use crate::regimes::{STRATA, SideBySide, compared};

/// A report on the last of these inspections in time.
pub(super) fn inspection(
    inspections: &[Inspection],
    imprint: Imprint<'_>,
    wanted: &Wanted<'_>,
    library: &Library,
    world: World<'_>,
    findings: &mut Findings,
) -> Option<Report> {
    let derive_missing = wanted.scoring.derive_missing;
    let admitted = admit_all(inspections, library, derive_missing, findings)?;
    let cards = score_all(&admitted, wanted, findings)?;
    let last = (0..cards.len()).max_by_key(|index| (when(&inspections[*index]), *index))?;
    review(&cards[last], &mut findings.diagnostics);
    let reading = Reading::default();
    let without_groups = Wanted { inputs: &[], reading: &reading, by: &[], ..*wanted };
    let record = read(&without_groups, library, world, findings)?;
    let carried = admit_all(&record, library, derive_missing, findings)?;
    let carried = score_all(&carried, &without_groups, findings)?;
    let line = line(&inspections[last], inspections, &record);
    let checked = quality(&admitted[last]);
    let mask = mask(&cards, imprint, findings)?;
    let make = |line: Option<&Comparison<'_, '_>>, findings: &mut Findings| {
        let subject = Subject { card: &cards[last], quality: &checked, beside: &cards, carried: &carried, line };
        Some(inspection_report(&subject, imprint, wanted.uncertainty, &mask, &findings.sources))
    };
    if line.len() < 2 {
        return make(None, findings);
    }
    let weights = Weights::default();
    let beside = SideBySide { about: None, under: &[], weights: &weights, theme: None };
    let by = STRATA.map(str::to_owned);
    let with_strata = Wanted { by: &by, ..without_groups };
    compared(&line, &beside, &with_strata, library, findings, |whole, findings| make(Some(whole), findings))
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
