use super::{World, each_once};
use crate::arguments::Report;
use crate::deliver::{hand_over, may_write};
use crate::findings::Findings;
use crate::publication::{document, pages, writers};

/// Something to publish, as a folder of pages.
pub(super) fn run(report: &Report, world: World<'_>, findings: &mut Findings) -> Option<()> {
    each_once(&report.inputs, findings)?;
    findings.keep(may_write(&report.output, &report.inputs, report.force, world))?;
    let writers = findings.keep(writers(report))?;
    let used = writers.iter().filter_map(crate::writers::Chosen::used).collect();
    let made = document(report, used, world, findings)?;
    if findings.forbid_result(world.common.strict) {
        return None;
    }
    let set = pages(&made, &writers, report, findings)?;
    if findings.forbid_result(world.common.strict) {
        return None;
    }
    findings.keep(hand_over(&set, Some(&report.output), report.force, world.files))
}
