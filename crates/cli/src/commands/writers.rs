use std::path::{Path, PathBuf};

use assize_compose::WriterFound;
use assize_diag::{Code, Diagnostic, Place};

use super::World;
use crate::arguments::{Output, WritersVerb};
use crate::deliver::{Delivery, hand_over};
use crate::findings::Findings;
use crate::save::may_save;
use crate::writers::{Chosen, found, project, try_out};

const NOT_CONFORMING: Code = Code::new("writer/not-conforming");

/// Lists writers, or begins one.
pub(super) fn run(verb: &WritersVerb, world: World<'_>, findings: &mut Findings) -> Option<()> {
    match verb {
        WritersVerb::List { output } => list(output, world, findings),
        WritersVerb::Check { tried, output } => check(tried, output, world, findings),
        WritersVerb::New { name, output } => new(name, output.as_deref(), world, findings),
    }
}

fn list(output: &Output, world: World<'_>, findings: &mut Findings) -> Option<()> {
    let delivery = findings.keep(Delivery::new(output, &[], world))?;
    let found: Vec<WriterFound> = found(&output.folders);
    delivery.deliver(&assize_compose::writers(&found), findings)
}

/// Lays golden documents out and looks at what comes of it. A fault is the writer's, and so is the exit code.
fn check(writer: &str, output: &Output, world: World<'_>, findings: &mut Findings) -> Option<()> {
    let delivery = findings.keep(Delivery::new(output, &[], world))?;
    let chosen = findings.keep(Chosen::find(writer, &output.folders))?;
    let trials = try_out(&chosen);
    delivery.deliver(&assize_compose::trials(writer, &trials), findings)?;
    let failed: Vec<_> = trials.iter().filter(|trial| trial.fault.is_some() && !trial.is_advice).collect();
    for trial in &failed {
        let fault = trial.fault.as_deref().unwrap_or_default();
        findings.push(
            Diagnostic::error(NOT_CONFORMING, format!("`{writer}` fails: {}: {fault}", trial.what))
                .at(Place::Argument(writer.to_owned())),
        );
    }
    failed.is_empty().then_some(())
}

fn new(name: &str, folder: Option<&Path>, world: World<'_>, findings: &mut Findings) -> Option<()> {
    let folder = folder.map_or_else(|| PathBuf::from(name), Path::to_owned);
    let files = findings.keep(project(name))?;
    findings.keep(may_save(world.files, &folder, false).map_err(Into::into))?;
    findings.keep(hand_over(&files, Some(&folder), false, world.files))
}
