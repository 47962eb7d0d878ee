use std::path::{Path, PathBuf};

use assize_compose::WriterFound;
use assize_diag::{Code, Diagnostic, Place};
use assize_study::Findings;
use clap::{Args, Subcommand};

use super::World;
use crate::arguments::Output;
use crate::deliver::{Delivery, hand_over};
use crate::save::may_save;
use crate::writers::{Chosen, found, project, try_out};

/// List, check and create report writers
///
/// A writer lays reports out in one format. Some are built in; others are libraries or commands, which run in processes of their own.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  assize writers list
  assize writers list --writer-dir my-writers
  assize writers check ./figures.so
  assize writers new parish-newsletter")]
pub(crate) struct Writers {
    /// What to do with them.
    #[command(subcommand)]
    pub(crate) verb: WritersVerb,
}

/// What to do with writers.
#[derive(Subcommand, Debug)]
pub(crate) enum WritersVerb {
    /// List the writers that are built in, and those that are found
    #[command(after_help = "\
Examples:
  assize writers list
  assize writers list --writer-dir my-writers --writer json")]
    List {
        /// Where the result goes.
        #[command(flatten)]
        output: Output,
    },
    /// Check that a writer keeps its promises, on test documents
    ///
    /// It must write documents with everything, with hostile texts and with next to nothing; lose and alter no figure; keep marks and
    /// notices; give the same bytes twice; let no text act. Exit code 3 if it fails.
    #[command(after_help = "\
Examples:
  assize writers check ./figures.so
  assize writers check ./assize-writer-page
  assize writers check markdown")]
    Check {
        /// A library's or a command's path or name, or the name of a writer that is built in
        #[arg(value_name = "FILE|NAME")]
        tried: String,
        /// Where the result goes.
        #[command(flatten)]
        output: Output,
    },
    /// Create a project for your own writer, ready to build
    #[command(after_help = "\
Examples:
  assize writers new parish-newsletter         then: cargo build, in there")]
    New {
        /// The writer's name, and the new folder's
        #[arg(value_name = "NAME")]
        name: String,
        /// Make the project in this folder instead
        #[arg(long, short, value_name = "DIR")]
        output: Option<std::path::PathBuf>,
    },
}

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
    delivery.deliver(assize_compose::writers(&found), findings)
}

/// Lays golden documents out and looks at what comes of it. A fault is the writer's, and so is the exit code.
fn check(writer: &str, output: &Output, world: World<'_>, findings: &mut Findings) -> Option<()> {
    let delivery = findings.keep(Delivery::new(output, &[], world))?;
    let chosen = findings.keep(Chosen::find(writer, &output.folders))?;
    let trials = try_out(&chosen);
    delivery.deliver(assize_compose::trials(writer, &trials), findings)?;
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
    hand_over(&files, Some(&folder), false, "next, in there: cargo build", world, findings)
}
