use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use assize_compose::{Contained, WriterFound};
use assize_diag::{Diagnostic, Place, reason};
use assize_study::Findings;
use assize_writer::COMMAND;
use clap::{Args, Subcommand};

use super::World;
use crate::arguments::{Output, one_of};
use crate::deliver::{Delivery, may_write, print, wrote};
use crate::save::{save_project, save_set};
use crate::writers::{Chosen, NOT_EXECUTABLE, ProgrammingLanguage, SEVERAL, contains, found, project, schema, try_out};

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
    #[command(subcommand)]
    pub(crate) verb: Option<WritersVerb>,
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
        #[command(flatten)]
        output: Output,
    },
    Check(Check),
    /// Print the JSON Schema of the document that a writer reads
    #[command(after_help = "\
Examples:
  assize writers schema > report.schema.json")]
    Schema,
    /// Create a project for your own writer, ready to use
    #[command(after_help = "\
Examples:
  assize writers new parish-newsletter         then: cargo build, in there
  assize writers new parish-newsletter --language python")]
    New {
        /// The writer's name, and the new folder's
        #[arg(value_name = "NAME")]
        name: String,
        /// The language that it is written in
        #[arg(long, value_name = "LANGUAGE", default_value = "rust", value_parser = one_of(LANGUAGES))]
        language: ProgrammingLanguage,
        /// Make the project in this folder instead
        #[arg(long, short, value_name = "DIR")]
        output: Option<PathBuf>,
    },
}

/// Check that a writer keeps its promises, on test documents
///
/// It must write documents with everything, with hostile texts, with next to nothing, in Welsh, large ones, and with what a later version
/// adds; lose, alter and add no figure and no text; keep marks, notices and order; give the same bytes twice; let no text act. Exit code 3 if
/// it fails.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  assize writers check ./figures.so
  assize writers check ./assize-writer-page --keep kept
  assize writers check markdown")]
pub(crate) struct Check {
    /// A library's or a command's path or name, or the name of a writer that is built in
    #[arg(value_name = "FILE|NAME")]
    pub(crate) tried: String,
    /// Save the test documents and what the writer made of them in this folder
    #[arg(long, value_name = "DIR")]
    pub(crate) keep: Option<PathBuf>,
    /// The writer shows a part of a report by design: what it leaves out is said, and is not a fault
    #[arg(long)]
    pub(crate) part: bool,
    #[command(flatten)]
    pub(crate) output: Output,
}

const LANGUAGES: [(&str, &str, ProgrammingLanguage); 5] = [
    ("rust", "A library; figures and texts as types", ProgrammingLanguage::Rust),
    ("c", "A library; needs only a C compiler", ProgrammingLanguage::C),
    ("python", "A command; needs only Python", ProgrammingLanguage::Python),
    ("sh", "A command; needs jq", ProgrammingLanguage::Sh),
    ("r", "A command; needs jsonlite", ProgrammingLanguage::R),
];

/// Lists writers, or begins one.
pub(super) fn run(verb: Option<&WritersVerb>, world: World<'_>, findings: &mut Findings) -> Option<()> {
    match verb {
        None => list(&Output::default(), world, findings),
        Some(WritersVerb::List { output }) => list(output, world, findings),
        Some(WritersVerb::Check(asked)) => check(asked, world, findings),
        Some(WritersVerb::Schema) => findings.keep(print(schema().as_bytes())),
        Some(WritersVerb::New { name, language, output }) => new(name, *language, output.as_deref(), world, findings),
    }
}

fn list(output: &Output, world: World<'_>, findings: &mut Findings) -> Option<()> {
    let delivery = findings.keep(Delivery::new(output, &[], world))?;
    let found = found(&output.folders);
    same_names(&found).into_iter().for_each(|warning| findings.push(warning));
    let contained = match contains() {
        [true, true] => Contained::Whole,
        [false, true] => Contained::ButFilesOfCommands,
        [true, false] => Contained::FilesAlone,
        [false, false] => Contained::Not,
    };
    delivery.deliver(assize_compose::writers(&found, contained), findings)
}

/// A warning for each writer whose name one before it has.
fn same_names(found: &[WriterFound]) -> Vec<Diagnostic> {
    let mut known = BTreeMap::new();
    let place = |one: &WriterFound| one.file.as_ref().map_or("built in".to_owned(), |path| format!("`{path}`"));
    let mut warnings = Vec::new();
    for one in found {
        let Ok((name, ..)) = &one.who else { continue };
        match known.get(name) {
            None => drop(known.insert(name, place(one))),
            Some(first) => warnings.push(
                Diagnostic::warning(
                    SEVERAL,
                    format!("the name `{name}` has more than one writer: {first}, {}", place(one)),
                )
                .help("give one of them another name, in what it says of itself and in the name of its file"),
            ),
        }
    }
    warnings
}

/// Lays golden documents out and looks at what comes of it. A fault is the writer's, and so is the exit code.
fn check(asked: &Check, world: World<'_>, findings: &mut Findings) -> Option<()> {
    let Check { tried, keep, part, output } = asked;
    let delivery = findings.keep(Delivery::new(output, &[], world))?;
    let chosen = findings.keep(Chosen::find(tried, &output.folders))?;
    if let Some(folder) = keep {
        findings.keep(may_write(folder, &[], output.force, world))?;
    }
    let (trials, kept) = try_out(&chosen, *part);
    if let Some(folder) = keep {
        findings.keep(save_set(world.files, folder, &kept, output.force).map_err(Into::into))?;
    }
    delivery.deliver(assize_compose::trials(tried, &trials), findings)?;
    let failed: Vec<_> = trials.iter().filter(|trial| trial.fault.is_some() && !trial.is_advice).collect();
    for trial in &failed {
        let fault = trial.fault.as_deref().unwrap_or_default();
        findings.push(
            Diagnostic::error("writer/not-conforming", format!("`{tried}` fails: {}: {fault}", trial.what))
                .at(Place::Argument(tried.clone())),
        );
    }
    failed.is_empty().then_some(())
}

fn new(
    name: &str,
    language: ProgrammingLanguage,
    folder: Option<&Path>,
    world: World<'_>,
    findings: &mut Findings,
) -> Option<()> {
    let folder = folder.map_or_else(|| PathBuf::from(name), Path::to_owned);
    let files = findings.keep(project(name, language))?;
    let is_free = may_write(&folder, &[], false, world);
    findings.keep(is_free.map_err(|fault| fault.help("name another folder: `-o DIR`")))?;
    let next = match language {
        ProgrammingLanguage::Rust => "next, in there: cargo build",
        ProgrammingLanguage::C => "next, in there: make test",
        ProgrammingLanguage::Python | ProgrammingLanguage::Sh | ProgrammingLanguage::R => "next, in there: ./test.sh",
    };
    findings.keep(save_project(world.files, &folder, &files, false).map_err(Into::into))?;
    wrote(&files, &folder, next, findings);
    for file in files.iter().filter(|file| file.name.starts_with(COMMAND) || file.name == "test.sh") {
        let path = folder.join(&file.name);
        let allowed = world.files.allow_execution(&path).map_err(|error| {
            let message = format!("`{}` cannot be made executable: {}", path.display(), reason(&error));
            Diagnostic::error(NOT_EXECUTABLE, message).at(Place::Argument(path.display().to_string()))
        });
        findings.keep(allowed)?;
    }
    Some(())
}
