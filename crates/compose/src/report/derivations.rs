//! How each figure of a report came about.

use std::collections::BTreeSet;

use assize_diag::Sources;
use assize_report::{Derivation, Report, Section};
use assize_scoring::{FigureName, Scorecard};

use crate::explanation::steps;

/// The report with a derivation of every figure that it shows, in the order in which they appear, each once.
pub(super) fn derived(report: Report, cards: &[&Scorecard<'_>], sources: &Sources) -> Report {
    let mut known = BTreeSet::new();
    let shown = report.sections.iter().flat_map(Section::figures).filter(|name| known.insert(*name));
    let made = |shown: &str| {
        let name: FigureName = shown.parse().ok()?;
        let is_of =
            |card: &&&Scorecard<'_>| name.inspection == card.inspection.id && name.framework == card.framework.id;
        let steps = cards.iter().filter(is_of).find_map(|card| steps(card, &name, sources, report.audience))?;
        Some(Derivation { figure: shown.to_owned(), steps })
    };
    let derivations = shown.filter_map(made).collect();
    Report { derivations, ..report }
}
