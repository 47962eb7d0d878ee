//! A report to publish, from what the arguments name to the document: read, choose a plan, compose, say what it was made from.

mod many;
mod one;
mod plan;
mod provenance;
mod together;

use std::path::PathBuf;

use assize_compose::Imprint;
use assize_diag::{Code, Diagnostic, Place};
use assize_disclose::Mask;
use assize_model::Inspection;
use assize_report::{Provenance, Report, WriterUsed};
use assize_scoring::Scorecard;
use assize_writer::File;

use crate::arguments::{self, Audience, Outline};
use crate::commands::World;
use crate::findings::Findings;
use crate::inputs::read;
use crate::library::{framework_file, library};
use crate::pipeline::Wanted;
use crate::selection::select;
use crate::writers::Chosen;
use provenance::HashedFiles;

pub(crate) const NOTHING_TO_REPORT: Code = Code::new("usage/nothing-to-report");
const NOT_PUBLISHED: Code = Code::new("disclosure/not-published");
const SAME_PAGE: Code = Code::new("writer/same-page");

/// The name of the document itself, which stands beside its pages.
pub(crate) const DOCUMENT: &str = "report.json";

/// The document that the arguments ask for; `used` are the libraries that will lay it out.
pub(crate) fn document(
    asked: &arguments::Report,
    used: Vec<WriterUsed>,
    world: World<'_>,
    findings: &mut Findings,
) -> Option<Report> {
    if asked.inputs.is_empty() && !asked.selection.narrows() {
        findings.push(nothing("nothing is named to report on"));
        return None;
    }
    let own: Vec<PathBuf> = framework_file(asked.reading.framework.as_deref()).into_iter().collect();
    let mut library = library(&own, world, findings)?;
    let files = HashedFiles::new(world.files);
    let wanted = Wanted {
        inputs: &asked.inputs,
        reading: &asked.reading,
        scoring: &asked.scoring,
        by: &asked.by,
        uncertainty: asked.intervals.uncertainty(),
    };
    let mut inspections = read(&wanted, &library, World { files: &files, ..world }, findings)?;
    let about = select(&mut inspections, &asked.selection, &mut library, findings)?;
    if findings.diagnostics.has_errors() {
        return None;
    }
    if inspections.is_empty() {
        findings.push(nothing("no inspection is of what was asked for"));
        return None;
    }
    let plan = plan::plan(asked, &inspections, &library);
    if plan == Outline::Comparison && inspections.len() < 2 {
        findings.push(nothing("one inspection alone is of what was asked for, and nothing to set it beside"));
        return None;
    }
    if asked.audience == Audience::Public {
        findings.keep(is_published(asked, &inspections, findings))?;
    }
    let imprint = imprint(asked);
    let reads_record = plan == Outline::Inspection || !is_read_from_files(&inspections, findings);
    let made = match plan {
        Outline::Inspection => one::inspection(&inspections, imprint, &wanted, &library, world, findings)?,
        Outline::Aggregate => together::aggregate(inspections, imprint, &wanted, &library, findings)?,
        Outline::Comparison => many::comparison(&inspections, about.as_deref(), imprint, &wanted, &library, findings)?,
    };
    let mut inputs = files.inputs();
    if reads_record {
        inputs.push(provenance::carried());
    }
    let provenance = Provenance {
        program: format!("assize {}", env!("CARGO_PKG_VERSION")),
        inputs,
        frameworks: provenance::frameworks(&made, &library, &findings.sources),
        arguments: asked.remembered.clone(),
        writers: used,
    };
    let mut made = Report { provenance: Some(provenance), ..made };
    assize_compose::set_language(&mut made, asked.language.of_report(), library.frameworks.values());
    Some(made)
}

fn imprint(asked: &arguments::Report) -> Imprint<'_> {
    Imprint {
        title: asked.title.as_deref(),
        standing: match asked.standing {
            arguments::Standing::Draft => assize_report::Standing::Draft,
            arguments::Standing::Checked => assize_report::Standing::Checked,
            arguments::Standing::Final => assize_report::Standing::Final,
        },
        audience: match asked.audience {
            Audience::Internal => assize_report::Audience::Internal,
            Audience::Public => assize_report::Audience::Public,
        },
    }
}

/// The mask of a report's figures.
fn mask<'c, 'a: 'c>(
    cards: impl IntoIterator<Item = &'c Scorecard<'a>>,
    imprint: Imprint<'_>,
    findings: &mut Findings,
) -> Option<Mask> {
    match imprint.audience {
        assize_report::Audience::Internal => Some(Mask::internal()),
        assize_report::Audience::Public => findings.keep(Mask::published(cards).map_err(|ids| with_cases(&ids))),
    }
}

/// Whether nothing that the program carries is among them.
fn is_read_from_files(inspections: &[Inspection], findings: &Findings) -> bool {
    inspections.iter().all(|one| !findings.sources.is_carried(&one.place))
}

/// Published is what the program carries; of anything else nobody knows.
fn is_published(asked: &arguments::Report, inspections: &[Inspection], findings: &Findings) -> Result<(), Diagnostic> {
    let is_carried = |one: &&Inspection| findings.sources.is_carried(&one.place);
    let others: Vec<String> = inspections.iter().filter(|one| !is_carried(one)).map(|one| one.id.clone()).collect();
    if !others.is_empty() {
        return Err(not_published(&others, "was not read from a published record that the program carries"));
    }
    match asked.by.as_slice() {
        [] => Ok(()),
        facts => Err(not_published(
            &[format!("--by {}", facts.join(","))],
            "shows parts of a sample, which may point to persons",
        )),
    }
}

fn with_cases(ids: &[String]) -> Diagnostic {
    not_published(ids, "has cases")
}

fn not_published(what: &[String], why: &str) -> Diagnostic {
    let names = what.iter().map(|one| format!("`{one}`")).collect::<Vec<_>>().join(", ");
    Diagnostic::error(NOT_PUBLISHED, format!("{names} {why}, and cannot be in a public report"))
        .at(Place::Argument("--audience public".to_owned()))
        .help("nothing looks yet at what figures disclose; leave `--audience` out for a report that stays inside")
}

fn nothing(message: &str) -> Diagnostic {
    Diagnostic::error(NOTHING_TO_REPORT, message)
        .at(Place::Argument("report".to_owned()))
        .help("name a record, the id of a published inspection (`assize score` lists them), or an area (`--area`)")
}

/// The writers that are asked for, each found before any work is done.
pub(crate) fn writers(asked: &arguments::Report) -> Result<Vec<Chosen>, Diagnostic> {
    asked.writers.iter().map(|typed| Chosen::find(typed, &asked.folders)).collect()
}

/// The document itself, and the pages that these writers make of it. `None` where one of them makes none: then there is nothing to save.
pub(crate) fn pages(
    report: &Report,
    writers: &[Chosen],
    asked: &arguments::Report,
    findings: &mut Findings,
) -> Option<Vec<File>> {
    let options = assize_writer::Options {
        width: crate::deliver::WIDTH,
        colour: false,
        settings: asked.settings.iter().cloned().collect(),
    };
    let json = findings.keep(Chosen::find("json", &asked.folders))?;
    let mut set: Vec<File> = Vec::new();
    let mut said = Vec::new();
    let mut is_whole = true;
    for (typed, writer) in [("json", &json)].into_iter().chain(asked.writers.iter().map(String::as_str).zip(writers)) {
        let Some(files) = writer.write(report, &options, &mut said) else {
            is_whole = false;
            continue;
        };
        for file in files {
            match set.iter().find(|known| known.name == file.name) {
                Some(known) if known.contents == file.contents => {}
                Some(_) => said.push(same_page(typed, &file.name)),
                None => set.push(file),
            }
        }
    }
    said.into_iter().for_each(|diagnostic| findings.push(diagnostic));
    (is_whole && !findings.diagnostics.has_errors()).then_some(set)
}

fn same_page(typed: &str, name: &str) -> Diagnostic {
    Diagnostic::error(SAME_PAGE, format!("two writers make a file `{name}`, and not the same one"))
        .at(Place::Argument(format!("--writer {typed}")))
        .help("lay the report out by one of them alone, or in a folder of its own")
}
