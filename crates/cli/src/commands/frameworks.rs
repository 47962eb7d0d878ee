mod new;

use std::path::PathBuf;

use assize_compose::Uncertainty;

use super::{World, each_once};
use crate::arguments::{FrameworksDiff, FrameworksVerb, Output};
use crate::deliver::Delivery;
use crate::findings::Findings;
use crate::library::{framework, framework_file, library, library_as_it_is};
use crate::pipeline::Wanted;
use crate::regimes;

/// Lists, shows, checks, compares or begins frameworks.
pub(super) fn run(verb: &FrameworksVerb, world: World<'_>, findings: &mut Findings) -> Option<()> {
    match verb {
        FrameworksVerb::List { output } => list(output, world, findings),
        FrameworksVerb::Show { framework, output } => show(framework, output, world, findings),
        FrameworksVerb::Check { files } => check(files, world, findings),
        FrameworksVerb::Diff(two) => diff(two, world, findings),
        FrameworksVerb::New(wanted) => new::run(wanted, world, findings),
    }
}

fn diff(two: &FrameworksDiff, world: World<'_>, findings: &mut Findings) -> Option<()> {
    each_once(&two.inputs, findings)?;
    let delivery = findings.keep(Delivery::new(&two.output, &two.inputs, world))?;
    let named = two.reading.framework.iter().chain([&two.a, &two.b]);
    let own: Vec<_> = named.filter_map(|named| framework_file(Some(named))).collect();
    let library = library(&own, world, findings)?;
    let wanted = Wanted {
        inputs: &two.inputs,
        reading: &two.reading,
        scoring: &two.scoring,
        by: &[],
        uncertainty: Uncertainty::default(),
    };
    let report = regimes::diff((&two.a, &two.b), &wanted, &library, world, findings)?;
    delivery.deliver(&report, findings)
}

fn list(output: &Output, world: World<'_>, findings: &mut Findings) -> Option<()> {
    let delivery = findings.keep(Delivery::new(output, &[], world))?;
    let library = library(&[], world, findings)?;
    delivery.deliver(&assize_compose::frameworks(&library), findings)
}

fn show(named: &str, output: &Output, world: World<'_>, findings: &mut Findings) -> Option<()> {
    let file = framework_file(Some(named));
    let delivery = findings.keep(Delivery::new(output, file.as_slice(), world))?;
    let library = library(file.as_slice(), world, findings)?;
    let shown = framework(named, &library, findings)?;
    delivery.deliver(&assize_compose::framework(shown), findings)
}

fn check(files: &[PathBuf], world: World<'_>, findings: &mut Findings) -> Option<()> {
    each_once(files, findings)?;
    library_as_it_is(files, world, findings);
    Some(())
}
