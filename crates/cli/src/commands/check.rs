use std::path::Path;

use assize_compose::Uncertainty;
use assize_diag::{Code, Diagnostic, Place};
use assize_synthesis::read_rates;

use super::{World, each_once};
use crate::arguments::{Check, Scoring};
use crate::deliver::Delivery;
use crate::findings::Findings;
use crate::inputs::{UNUSED_OPTION, is_table};
use crate::kind::{Kind, kind_of_toml};
use crate::library::{framework_file, library_as_it_is, text};
use crate::pipeline::{self, Wanted};

const UNKNOWN_KIND: Code = Code::new("input/unknown-kind");

const MAP_ALONE: Code = Code::new("usage/map-alone");

/// Everything that is wrong with the files, whatever they are, and how good the data in them are.
pub(super) fn run(check: &Check, world: World<'_>, findings: &mut Findings) -> Option<()> {
    each_once(&check.files, findings)?;
    let delivery = findings.keep(Delivery::new(&check.output, &check.files, world))?;
    let (mut frameworks, mut cases) = (Vec::new(), Vec::new());
    for path in &check.files {
        if is_table(path) {
            cases.push(path.clone());
            continue;
        }
        let Some(text) = text(path, world, findings) else { continue };
        match kind_of_toml(&text) {
            Some(Kind::Framework) => frameworks.push(path.clone()),
            Some(Kind::Record) => cases.push(path.clone()),
            Some(Kind::Rates) => {
                let source = findings.sources.add_public(path.display().to_string(), text.clone());
                read_rates(source, &text, &mut findings.diagnostics);
            }
            Some(Kind::Map) if check.reading.columns.as_ref() == Some(path) => {}
            Some(Kind::Map) => findings.push(map_alone(path)),
            None => findings.push(unknown_kind(path)),
        }
    }
    frameworks.extend(framework_file(check.reading.framework.as_deref()));
    let library = library_as_it_is(&frameworks, world, findings);
    if cases.is_empty() {
        if check.output.output.is_some() {
            findings.push(no_report());
        }
        return Some(());
    }
    let scoring = Scoring::default();
    let wanted = Wanted {
        inputs: &cases,
        reading: &check.reading,
        scoring: &scoring,
        by: &[],
        uncertainty: Uncertainty::default(),
    };
    let report = pipeline::check(&wanted, &library, world, findings)?;
    delivery.deliver(&report, findings)
}

fn no_report() -> Diagnostic {
    Diagnostic::warning(UNUSED_OPTION, "`-o` is for the report on records and tables, and there is none")
        .at(Place::Argument("-o".to_owned()))
        .help("frameworks and column maps are checked by messages alone")
}

fn map_alone(path: &Path) -> Diagnostic {
    Diagnostic::error(MAP_ALONE, format!("`{}` is a column map, which is checked with its table", path.display()))
        .at(Place::Argument(path.display().to_string()))
        .help(format!("assize check TABLE --framework ID --columns {}", path.display()))
}

fn unknown_kind(path: &Path) -> Diagnostic {
    Diagnostic::error(UNKNOWN_KIND, format!("`{}` is nothing that can be checked", path.display()))
        .at(Place::Argument(path.display().to_string()))
        .help(
            "a framework has a table `[framework]`, a record `[inspection]`, a column map `[columns]` or `[answers]`, \
             a rates file `[rates]` or `[[fact]]`; \
             the name of a table of cases ends in .csv",
        )
}
