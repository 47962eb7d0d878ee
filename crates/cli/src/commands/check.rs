use std::path::{Path, PathBuf};

use assize_diag::{Diagnostic, Place};
use assize_study::{Findings, TomlKind, UNUSED_OPTION, folder, framework_file, is_table, kind_of_toml, text};
use assize_synthesis::read_rates;
use clap::Args;

use super::{World, each_once, frameworks, with_cure};
use crate::arguments::{Output, Scoring, TableArguments};
use crate::deliver::Delivery;

/// Report everything wrong with records, tables and frameworks, and how good data are
///
/// The kind of a file is recognised by its content. What a record prints is compared with what is calculated. If records and tables have no
/// errors, a report on the data follows: the sample as drawn, assessed and read; blanks; assessors; answers that contradict each other;
/// dates outside the window.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  assize check inspection.toml                 a record and the tables it names
  assize check cases.csv --framework 2018-crc  a table, for a regime's questions
  assize check inspection.toml --writer markdown -o quality.md
  assize check cases.xlsx --framework 2018-crc the same, in a workbook
  assize check my-regime.toml                  a framework
  assize check --message-format short *.toml   one line a message, for editors")]
pub(crate) struct Check {
    /// Records, tables, column maps, frameworks
    #[arg(value_name = "FILE", required = true)]
    pub(crate) files: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) reading: TableArguments,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// Everything that is wrong with the files, whatever they are, and how good the data in them are.
pub(super) fn run(check: &Check, world: World<'_>, findings: &mut Findings) -> Option<()> {
    each_once(&check.files, world, findings)?;
    let delivery = findings.keep(Delivery::new(&check.output, &check.files, world))?;
    let (mut frameworks, mut cases) = (Vec::new(), Vec::new());
    for path in &check.files {
        if is_table(path) {
            cases.push(path.clone());
            continue;
        }
        if let Some(fault) = folder(path, world.files) {
            findings.push(fault);
            continue;
        }
        let Some(text) = text(path, world.files, findings) else { continue };
        match kind_of_toml(&text) {
            Some(TomlKind::Framework) => frameworks.push(path.clone()),
            Some(TomlKind::Record) => cases.push(path.clone()),
            Some(TomlKind::Rates) => {
                let source = findings.sources.add_public(path.display().to_string(), text.clone());
                read_rates(source, &text, &mut findings.diagnostics);
                findings.note(format!("`{}`: no faults: rates to make cases up with", path.display()));
            }
            Some(TomlKind::Map) if check.reading.columns.as_ref() == Some(path) => {}
            Some(TomlKind::Map) => findings.push(map_alone(path)),
            None => findings.push(unknown_kind(path)),
        }
    }
    frameworks.extend(check.reading.framework.as_deref().and_then(framework_file));
    let library = world.library_as_it_is(&frameworks, findings);
    let named = frameworks.iter().filter(|path| check.files.contains(path));
    named.for_each(|path| frameworks::note(path, &library, findings));
    if cases.is_empty() {
        if check.output.output.file().is_some() {
            findings.push(no_report());
        }
        return Some(());
    }
    let request = check.reading.request(&cases, &Scoring::default());
    let (report, read) = with_cure(request, &library, world, findings, |study, findings| study.check(findings))?;
    let faultless = findings.faultless();
    findings.note(format!("{faultless}: {read}"));
    delivery.deliver(report, findings)
}

fn no_report() -> Diagnostic {
    Diagnostic::warning(UNUSED_OPTION, "`-o` is for the report on records and tables, and there is none")
        .at(Place::Argument("-o".to_owned()))
        .help("frameworks and column maps are checked by messages alone")
}

fn map_alone(path: &Path) -> Diagnostic {
    Diagnostic::error(
        "usage/map-alone",
        format!("`{}` is a column map, which is checked with its table", path.display()),
    )
    .at(Place::Argument(path.display().to_string()))
    .help(format!("assize check TABLE --framework ID --columns {}", path.display()))
}

fn unknown_kind(path: &Path) -> Diagnostic {
    Diagnostic::error("input/unknown-kind", format!("`{}` cannot be checked: it is of no known kind", path.display()))
        .at(Place::Argument(path.display().to_string()))
        .help(
            "a framework has a table `[framework]`, a record `[inspection]`, a column map `[columns]` or `[answers]`, \
             a rates file `[rates]` or `[[fact]]`; \
             the name of a table of cases ends in .csv",
        )
}
