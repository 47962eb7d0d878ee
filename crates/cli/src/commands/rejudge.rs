use assize_compose::Uncertainty;

use super::{World, each_once};
use crate::arguments::Rejudge;
use crate::deliver::Delivery;
use crate::findings::Findings;
use crate::library::{framework_file, library};
use crate::pipeline::Wanted;
use crate::regimes;

/// The same cases under every regime that they can answer, or under those that are named.
pub(super) fn run(rejudge: &Rejudge, world: World<'_>, findings: &mut Findings) -> Option<()> {
    each_once(&rejudge.inputs, findings)?;
    let delivery = findings.keep(Delivery::new(&rejudge.output, &rejudge.inputs, world))?;
    let named = rejudge.reading.framework.iter().chain(&rejudge.under);
    let own: Vec<_> = named.filter_map(|named| framework_file(Some(named))).collect();
    let library = library(&own, world, findings)?;
    let wanted = Wanted {
        inputs: &rejudge.inputs,
        reading: &rejudge.reading,
        scoring: &rejudge.scoring,
        by: &[],
        uncertainty: Uncertainty::default(),
    };
    let report = regimes::rejudgement(&rejudge.under, &wanted, &library, world, findings)?;
    delivery.deliver(&report, findings)
}
