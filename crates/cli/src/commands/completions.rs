use clap::CommandFactory;

use crate::arguments::{Arguments, Completions};
use crate::deliver::print;
use crate::findings::Findings;

/// Completions for one shell.
pub(super) fn run(completions: &Completions, findings: &mut Findings) -> Option<()> {
    let mut script = Vec::new();
    clap_complete::generate(completions.shell, &mut Arguments::command(), "assize", &mut script);
    findings.keep(print(&script))
}
