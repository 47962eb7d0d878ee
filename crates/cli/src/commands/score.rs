use super::{World, each_once};
use crate::arguments::{Against, Score};
use crate::deliver::Delivery;
use crate::findings::Findings;
use crate::library::{framework_file, library};
use crate::pipeline::{self, Beside, Wanted};

/// Figures, ratings and points of each inspection.
pub(super) fn run(score: &Score, world: World<'_>, findings: &mut Findings) -> Option<()> {
    each_once(&score.inputs, findings)?;
    let delivery = findings.keep(Delivery::new(&score.output, &score.inputs, world))?;
    let own = framework_file(score.reading.framework.as_deref());
    let library = library(own.as_slice(), world, findings)?;
    let wanted = Wanted {
        inputs: &score.inputs,
        reading: &score.reading,
        scoring: &score.scoring,
        by: &score.by,
        uncertainty: score.intervals.uncertainty(),
    };
    let beside = Beside {
        kind: score.against == Some(Against::Kind),
        margins: score.margins,
        redrawing: score.stability.redrawing(score.scoring.threads),
    };
    let mut report = pipeline::scorecard(&wanted, beside, &library, world, findings)?;
    assize_compose::set_language(&mut report, score.language.of_report(), library.frameworks.values());
    delivery.deliver(&report, findings)
}
