//! The plan for several inspections side by side.

use assize_analysis::{Comparison, Weights};
use assize_compose::{Imprint, comparison_report};
use assize_framework::Library;
use assize_model::Inspection;
use assize_report::Report;

use super::mask;
use crate::findings::Findings;
use crate::pipeline::Wanted;
use crate::regimes::{STRATA, SideBySide, compared};

/// These inspections side by side; `about` is the area, where one was named.
pub(super) fn comparison(
    inspections: &[Inspection],
    about: Option<&str>,
    imprint: Imprint<'_>,
    wanted: &Wanted<'_>,
    library: &Library,
    findings: &mut Findings,
) -> Option<Report> {
    let by = STRATA.map(str::to_owned);
    let wanted = Wanted { by: &by, ..*wanted };
    let weights = Weights::default();
    let beside = SideBySide { about, under: &[], weights: &weights, theme: None };
    let make = |whole: &Comparison<'_, '_>, findings: &mut Findings| {
        let cards = whole.entries.iter().flat_map(|one| one.under.iter().map(|judged| &judged.card));
        let mask = mask(cards, imprint, findings)?;
        Some(comparison_report(whole, about, imprint, wanted.uncertainty, &mask, &findings.sources))
    };
    compared(inspections, &beside, &wanted, library, findings, make)
}
