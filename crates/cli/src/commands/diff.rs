use assize_compose::Uncertainty;

use super::{World, each_once};
use crate::arguments::Diff;
use crate::deliver::Delivery;
use crate::findings::Findings;
use crate::library::{framework_file, library};
use crate::pipeline::{self, Wanted};

/// What changed between two versions of an inspection's data, and what that moved.
pub(super) fn run(diff: &Diff, world: World<'_>, findings: &mut Findings) -> Option<()> {
    let inputs = [diff.earlier.clone(), diff.later.clone()];
    each_once(&inputs, findings)?;
    let delivery = findings.keep(Delivery::new(&diff.output, &inputs, world))?;
    let own = framework_file(diff.reading.framework.as_deref());
    let library = library(own.as_slice(), world, findings)?;
    let wanted = inputs.each_ref().map(|input| Wanted {
        inputs: std::slice::from_ref(input),
        reading: &diff.reading,
        scoring: &diff.scoring,
        by: &[],
        uncertainty: Uncertainty::default(),
    });
    let report = pipeline::difference(&wanted, &library, world, findings)?;
    delivery.deliver(&report, findings)
}
