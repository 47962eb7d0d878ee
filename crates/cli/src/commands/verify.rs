use assize_diag::{Code, Diagnostic, Place};
use assize_report::{Provenance, Report};
use assize_writer::File;
use clap::Parser;

use super::{World, each_once};
use crate::arguments::{self, Arguments, Command, Verify};
use crate::files::reason;
use crate::findings::Findings;
use crate::publication::{DOCUMENT, NOTHING_TO_REPORT, command_line, document, first_difference, pages, writers};

const NO_REPORT: Code = Code::new("verify/no-report");
const OTHER_OPTIONS: Code = Code::new("verify/other-options");
const DIFFERS: Code = Code::new("verify/differs");
const PAGE_DIFFERS: Code = Code::new("verify/page-differs");

/// A report, derived again and held against what is there.
pub(super) fn run(verify: &Verify, world: World<'_>, findings: &mut Findings) -> Option<()> {
    each_once(&verify.inputs, findings)?;
    let path = verify.folder.join(DOCUMENT);
    let bytes = findings.keep(world.files.read(&path).map_err(|error| no_report(verify, &reason(&error))))?;
    let there: Report = findings.keep(
        serde_json::from_slice(&bytes)
            .map_err(|_| no_report(verify, "it is not a report of this program, or of another version of it")),
    )?;
    let provenance = there.provenance.clone().ok_or_else(|| no_report(verify, "it does not say what it was made from"));
    let asked = findings.keep(provenance.and_then(|provenance| asked(&provenance, verify, world)))?;
    let writers = findings.keep(writers(&asked))?;
    let used = writers.iter().filter_map(crate::writers::Chosen::used).collect();
    let again = document(&asked, used, world, findings)?;
    if let Some(difference) = first_difference(&there, &again) {
        findings.push(differs(verify, &difference));
        return None;
    }
    let set = pages(&again, &writers, &asked, findings)?;
    for File { name, contents } in set {
        let is_same = world.files.read(&verify.folder.join(&name)).is_ok_and(|there| there == contents);
        if !is_same {
            findings.push(page_differs(verify, &name));
        }
    }
    (!findings.diagnostics.has_errors()).then_some(())
}

/// The arguments that the report was made with, with the inputs that are named now.
fn asked(provenance: &Provenance, verify: &Verify, world: World<'_>) -> Result<Box<arguments::Report>, Diagnostic> {
    let other = |what: &str| {
        Diagnostic::error(OTHER_OPTIONS, format!("the report asks for what is not done: {what}"))
            .at(Place::Argument(verify.folder.display().to_string()))
            .help(format!("it was made by {}", provenance.program))
    };
    let line = command_line(&provenance.options, verify, &|path| world.files.exists(path));
    let parsed = Arguments::try_parse_from(line.map_err(|what| other(&what))?);
    let Ok(Arguments { command: Command::Report(asked), .. }) = parsed else {
        return Err(other("an option has another form in this version"));
    };
    if asked.inputs.is_empty() && !asked.selection.narrows() {
        let names: Vec<String> = provenance
            .inputs
            .iter()
            .filter(|input| !input.name.starts_with("builtin:"))
            .map(|input| format!("`{}`", input.name))
            .collect();
        return Err(Diagnostic::error(
            NOTHING_TO_REPORT,
            "the records and tables that the report was made from are not named",
        )
        .at(Place::Argument(verify.folder.display().to_string()))
        .help(format!("read were {}: name the records, or tables without one, after the folder", names.join(", "))));
    }
    Ok(asked)
}

fn no_report(verify: &Verify, why: &str) -> Diagnostic {
    let message = format!("there is no report in `{}`: {why}", verify.folder.display());
    Diagnostic::error(NO_REPORT, message)
        .at(Place::Argument(verify.folder.display().to_string()))
        .help(format!("`assize report` writes `{DOCUMENT}` beside every page"))
}

fn differs(verify: &Verify, difference: &str) -> Diagnostic {
    Diagnostic::error(DIFFERS, format!("derived again the report is another one; first differs {difference}"))
        .at(Place::Argument(verify.folder.display().to_string()))
        .help("the report was changed by hand, or what it was made from has changed since")
}

fn page_differs(verify: &Verify, name: &str) -> Diagnostic {
    Diagnostic::error(PAGE_DIFFERS, format!("`{name}` is not what its writer makes of the document"))
        .at(Place::Argument(verify.folder.join(name).display().to_string()))
        .help("the page was changed by hand, or is not there")
}
