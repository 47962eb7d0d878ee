//! Draws the samples of scored inspections again, and sets what comes of it in their report.

use assize_analysis::{Redrawing, SampleDrawn, stability};
use assize_diag::{Code, Diagnostic, Place, nearest};
use assize_report::Report;
use assize_scoring::{Admitted, Scorecard};

use crate::Findings;
use crate::score::RESERVED_FACTS;

const NO_CLUSTERS: Code = Code::new("usage/no-clusters");

/// Beneath each scorecard what its ratings come to if the sample is drawn again. `None` where clusters are wanted that a table does not tell.
pub(crate) fn set(
    report: &mut Report,
    (admitted, cards): (&[Admitted<'_>], &[Scorecard<'_>]),
    redrawing: Redrawing<'_>,
    findings: &mut Findings,
) -> Option<()> {
    let pairs = || admitted.iter().zip(cards);
    let stabilities: Vec<_> = pairs().map(|(admitted, card)| stability(admitted, card, redrawing)).collect();
    if let Some(fact) = redrawing.clusters {
        let lacking = |samples: &[SampleDrawn]| samples.iter().all(|sample| sample.lacks_clusters);
        let of = pairs().zip(&stabilities).filter(|(_, one)| one.as_ref().is_ok_and(|one| lacking(&one.samples)));
        let lacking: Vec<&Admitted<'_>> = of.map(|((admitted, _), _)| admitted).collect();
        if !lacking.is_empty() {
            findings.push(no_clusters(fact, &lacking));
            return None;
        }
    }
    report.main_points.extend(assize_compose::redrawn(cards, &stabilities, redrawing));
    report.put_under(assize_compose::stability(cards, &stabilities, redrawing));
    Some(())
}

fn no_clusters(fact: &str, lacking: &[&Admitted<'_>]) -> Diagnostic {
    let place = Place::Argument(format!("--clusters {fact}"));
    let facts = || lacking.iter().flat_map(|one| one.framework.catalogue.facts.keys().map(String::as_str));
    if !facts().chain(RESERVED_FACTS).any(|known| known == fact) {
        return Diagnostic::error(NO_CLUSTERS, format!("no fact is called `{fact}`"))
            .at(place)
            .did_you_mean(nearest(fact, facts().chain(RESERVED_FACTS)));
    }
    let ids: Vec<String> = lacking.iter().map(|one| format!("`{}`", one.inspection.id)).collect();
    Diagnostic::error(NO_CLUSTERS, format!("no table of {} has a column `{fact}`", ids.join(", ")))
        .at(place)
        .help("name a fact that the tables have; without `--clusters` each case is drawn by itself, as if independent")
}
