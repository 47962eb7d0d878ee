//! A framework to start from.

use assize_diag::{Diagnostic, Place};
use assize_study::Findings;

use super::FrameworksNew;
use crate::commands::World;

/// The file, with this in place of its id.
const REGIME: &str = include_str!("regime.toml");
const ID: &str = "REGIME";

/// Writes a small regime that can be checked, shown and scored by as it is.
pub(super) fn run(new: &FrameworksNew, world: World<'_>, findings: &mut Findings) -> Option<()> {
    findings.keep(new.target.may_write(&[], world))?;
    findings.keep(check_id(&new.id))?;
    if world.library_as_it_is(&[], findings).frameworks.contains_key(&new.id) {
        let message = format!("a framework is called `{}` already", new.id);
        findings.push(refused(&new.id, message).help("`assize frameworks list` shows those that are known"));
    }
    let text = REGIME.replace(ID, &new.id);
    let next = |target: &str| format!("when you have changed it: assize frameworks check {target}");
    new.target.deliver(text.as_bytes(), next, world, findings)
}

/// An id names files and figures, and begins the ids of what the framework adds.
fn check_id(id: &str) -> Result<(), Diagnostic> {
    let is_part = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    let begins_well = id.bytes().next().is_some_and(|first| first.is_ascii_alphanumeric());
    match begins_well && id.bytes().all(is_part) {
        true => Ok(()),
        false => Err(refused(id, format!("`{id}` cannot name a framework"))
            .help("use letters a to z, digits and `-`, and begin with a letter or a digit: `2026-regions`")),
    }
}

fn refused(id: &str, message: String) -> Diagnostic {
    Diagnostic::error("usage/framework-id", message).at(Place::Argument(id.to_owned()))
}
