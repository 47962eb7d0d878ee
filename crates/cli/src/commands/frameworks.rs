mod new;

use std::path::{Path, PathBuf};

use assize_diag::{Diagnostic, Place};
use assize_framework::{Framework, Library};
use assize_study::{Findings, framework, framework_file};
use clap::{Args, Subcommand};

use super::{World, each_once, study};
use crate::arguments::{Output, Scoring, TableArguments, Target};
use crate::deliver::Delivery;

/// List, show, check, set side by side and create frameworks
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  assize frameworks list
  assize frameworks show 2018-crc
  assize frameworks check my-regime.toml
  assize frameworks diff 2014-adult-offending-work 2018-crc
  assize frameworks new 2026-regions -o 2026-regions.toml
  assize frameworks list --frameworks my-regimes")]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Frameworks {
    #[command(subcommand)]
    pub(crate) verb: Option<FrameworksVerb>,
    /// The same as `show`
    #[arg(value_name = "ID|PATH", hide = true)]
    pub(crate) framework: Option<String>,
}

/// What to do with frameworks.
#[derive(Subcommand, Debug)]
pub(crate) enum FrameworksVerb {
    /// List the frameworks that the program knows
    #[command(after_help = "\
Examples:
  assize frameworks list
  assize frameworks list --writer json")]
    List {
        #[command(flatten)]
        output: Output,
    },
    /// Show the questions of a framework, the units that they apply to, and how answers become ratings
    #[command(after_help = "\
Examples:
  assize frameworks show 2018-crc
  assize frameworks show 2014-adult-offending-work -o outline.txt")]
    Show {
        /// The framework's id, or its file
        #[arg(value_name = "ID|PATH")]
        framework: String,
        #[command(flatten)]
        output: Output,
    },
    /// Say everything that is wrong with framework files
    #[command(after_help = "\
Examples:
  assize frameworks check my-regime.toml
  assize frameworks check --strict my-regime.toml")]
    Check {
        /// Framework files (TOML)
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
    },
    /// Show how the questions of two frameworks are related
    ///
    /// This follows from the observations behind each question: what both regimes ask, what only one of them asks, and what else differs.
    /// With records or tables, also the effect on their cases.
    #[command(after_help = "\
Examples:
  assize frameworks diff 2014-adult-offending-work 2018-crc
  assize frameworks diff 2018-crc my-regime.toml
  assize frameworks diff 2014-adult-offending-work 2018-crc inspection.toml")]
    #[command(alias = "compare")]
    Diff(Box<FrameworksDiff>),
    /// Write a small framework to start from
    ///
    /// It can be checked, shown and used for scoring as it is. Nothing in it comes from an inspectorate: every rule is marked as assumed.
    #[command(after_help = "\
Examples:
  assize frameworks new 2026-regions -o 2026-regions.toml
  assize frameworks new 2026-regions | less")]
    New(FrameworksNew),
}

/// A framework to start from.
#[derive(Args, Debug)]
pub(crate) struct FrameworksNew {
    /// The framework's id
    #[arg(value_name = "ID")]
    pub(crate) id: String,
    #[command(flatten)]
    pub(crate) target: Target,
}

/// Two frameworks, and cases to show them on.
#[derive(Args, Debug)]
pub(crate) struct FrameworksDiff {
    /// The first framework's id, or its file
    #[arg(value_name = "A")]
    pub(crate) a: String,
    /// The second framework's id, or its file
    #[arg(value_name = "B")]
    pub(crate) b: String,
    /// Inspection records (TOML) and tables of cases (CSV, Parquet, XLSX, ODS) to show it on
    #[arg(value_name = "RECORD|TABLE")]
    pub(crate) inputs: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) reading: TableArguments,
    #[command(flatten)]
    pub(crate) scoring: Scoring,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// Lists, shows, checks, compares or begins frameworks.
pub(super) fn run(frameworks: &Frameworks, world: World<'_>, findings: &mut Findings) -> Option<()> {
    let output = Output::default();
    let verb = match (&frameworks.verb, &frameworks.framework) {
        (Some(verb), _) => verb,
        (None, Some(framework)) => return show(framework, &output, world, findings),
        (None, None) => return list(&output, world, findings),
    };
    match verb {
        FrameworksVerb::List { output } => list(output, world, findings),
        FrameworksVerb::Show { framework, output } => show(framework, output, world, findings),
        FrameworksVerb::Check { files } => check(files, world, findings),
        FrameworksVerb::Diff(two) => diff(two, world, findings),
        FrameworksVerb::New(wanted) => new::run(wanted, world, findings),
    }
}

fn diff(two: &FrameworksDiff, world: World<'_>, findings: &mut Findings) -> Option<()> {
    let request = two.reading.request(&two.inputs, &two.scoring);
    let named = [two.a.clone(), two.b.clone()];
    study(request, &named, &two.output, world, findings, |study, findings| study.crosswalk(&two.a, &two.b, findings))
}

fn list(output: &Output, world: World<'_>, findings: &mut Findings) -> Option<()> {
    let delivery = findings.keep(Delivery::new(output, &[], world))?;
    let library = world.library([], findings)?;
    delivery.deliver(assize_compose::frameworks(&library, findings.audience()), findings)
}

fn show(named: &String, output: &Output, world: World<'_>, findings: &mut Findings) -> Option<()> {
    let file = framework_file(named);
    let delivery = findings.keep(Delivery::new(output, file.as_slice(), world))?;
    let library = world.library([named], findings)?;
    let shown = framework(named, &library, findings)?;
    delivery.deliver(assize_compose::framework(shown, findings.audience()), findings)
}

fn check(files: &[PathBuf], world: World<'_>, findings: &mut Findings) -> Option<()> {
    each_once(files, world, findings)?;
    let library = world.library_as_it_is(files, findings);
    for file in files {
        match world.files.list(file) {
            Ok(_) => note_each(file, &library, findings),
            Err(_) => note(file, &library, findings),
        }
    }
    Some(())
}

/// Says what was read of each framework that lies in a folder; that none does is an error.
fn note_each(folder: &Path, library: &Library, findings: &mut Findings) {
    let name = |known: &Framework| PathBuf::from(findings.sources.get(known.span.source).name());
    let inside: Vec<PathBuf> = library
        .frameworks
        .known()
        .map(name)
        .filter(|name| name.parent().is_some_and(|at| at.starts_with(folder)))
        .collect();
    if inside.is_empty() && !findings.diagnostics.has_errors() {
        findings.push(
            Diagnostic::error("framework/none", format!("there is no framework in `{}`", folder.display()))
                .at(Place::Argument(folder.display().to_string()))
                .help("a framework is a file in it with a table `[framework]`, or `ID/framework.toml`"),
        );
    }
    inside.iter().for_each(|file| note(file, library, findings));
}

/// Says what was read of a framework's file.
pub(super) fn note(file: &Path, library: &Library, findings: &mut Findings) {
    let name = file.display().to_string();
    let mut read = library.frameworks.known().filter(|known| findings.sources.get(known.span.source).name() == name);
    let Some(framework) = read.next() else { return };
    let count = |n: usize, noun: &str| format!("{n} {noun}{}", if n == 1 { "" } else { "s" });
    let nodes = |level: usize| framework.nodes.iter().filter(|node| node.level == level).count();
    let levels = framework.levels.iter().enumerate().map(|(level, noun)| count(nodes(level), noun));
    let mut counts: Vec<String> = levels.collect();
    counts.push(count(framework.questions.len(), "question"));
    let measures = framework.nodes.iter().filter(|node| node.measure.is_some()).count();
    counts.extend((measures > 0).then(|| count(measures, "measure")));
    let ratings: Vec<&str> = framework.ratings.iter().map(|rating| rating.name.as_str()).collect();
    let scale = match ratings.as_slice() {
        [] => String::new(),
        ratings => format!("; ratings, worst first: {}", ratings.join(", ")),
    };
    let line = format!("`{name}`: {}: {}{scale}", findings.faultless(), counts.join(", "));
    findings.note(line);
}
