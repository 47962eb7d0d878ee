use std::path::{Path, PathBuf};

use assize_compose::WriterFound;

use super::World;
use crate::arguments::{Output, WritersVerb};
use crate::deliver::{Delivery, hand_over};
use crate::findings::Findings;
use crate::save::may_save;
use crate::writers::{found, project};

/// Lists writers, or begins one.
pub(super) fn run(verb: &WritersVerb, world: World<'_>, findings: &mut Findings) -> Option<()> {
    match verb {
        WritersVerb::List { output } => list(output, world, findings),
        WritersVerb::New { name, output } => new(name, output.as_deref(), world, findings),
    }
}

fn list(output: &Output, world: World<'_>, findings: &mut Findings) -> Option<()> {
    let delivery = findings.keep(Delivery::new(output, &[], world))?;
    let found: Vec<WriterFound> = found(&output.folders);
    delivery.deliver(&assize_compose::writers(&found), findings)
}

fn new(name: &str, folder: Option<&Path>, world: World<'_>, findings: &mut Findings) -> Option<()> {
    let folder = folder.map_or_else(|| PathBuf::from(name), Path::to_owned);
    let files = findings.keep(project(name))?;
    findings.keep(may_save(world.files, &folder, false).map_err(Into::into))?;
    findings.keep(hand_over(&files, Some(&folder), false, world.files))
}
