use assize_compose::{PlanWanted, plan};
use assize_diag::{Code, Diagnostic, Place};

use super::World;
use crate::arguments::Plan;
use crate::deliver::Delivery;
use crate::findings::Findings;
use crate::library::{concrete, framework_file, library};

const SAMPLE_OVER_ELIGIBLE: Code = Code::new("usage/sample-over-eligible");

/// How large a sample must be, and how often it would rate a body wrongly.
pub(super) fn run(wanted: &Plan, world: World<'_>, findings: &mut Findings) -> Option<()> {
    if let Some(sample) = wanted.sample.filter(|sample| *sample > wanted.eligible) {
        findings.push(sample_over_eligible(sample, wanted.eligible));
        return None;
    }
    let own = framework_file(Some(&wanted.framework));
    let delivery = findings.keep(Delivery::new(&wanted.output, own.as_slice(), world))?;
    let library = library(own.as_slice(), world, findings)?;
    let framework = concrete(&wanted.framework, &library, findings)?;
    let report = plan(&PlanWanted {
        eligible: wanted.eligible,
        confidence: wanted.confidence,
        margin: wanted.margin.clone(),
        sample: wanted.sample,
        shares: &wanted.share,
        framework,
    });
    delivery.deliver(&report, findings)
}

fn sample_over_eligible(sample: u64, eligible: u64) -> Diagnostic {
    Diagnostic::error(SAMPLE_OVER_ELIGIBLE, format!("a sample of {sample} cannot be drawn from {eligible} eligible"))
        .at(Place::Argument(format!("--sample {sample}")))
        .help(
            "at most all of them are drawn, each once; without `--sample` the size follows from confidence and margin",
        )
}
