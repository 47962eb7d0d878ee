use assize_compose::Uncertainty;

use super::{World, each_once};
use crate::arguments::{Agreement, Scoring};
use crate::deliver::Delivery;
use crate::findings::Findings;
use crate::library::{framework_file, library};
use crate::pipeline::{self, Wanted};

/// How far assessors agree who judged the same units.
pub(super) fn run(agreement: &Agreement, world: World<'_>, findings: &mut Findings) -> Option<()> {
    each_once(&agreement.inputs, findings)?;
    let delivery = findings.keep(Delivery::new(&agreement.output, &agreement.inputs, world))?;
    let own: Vec<_> = framework_file(agreement.reading.framework.as_deref()).into_iter().collect();
    let library = library(&own, world, findings)?;
    let scoring = Scoring::default();
    let wanted = Wanted {
        inputs: &agreement.inputs,
        reading: &agreement.reading,
        scoring: &scoring,
        by: &[],
        uncertainty: Uncertainty::default(),
    };
    let report = pipeline::agreement(&wanted, &library, world, findings)?;
    delivery.deliver(&report, findings)
}
