use std::path::PathBuf;

use assize_compose::Language;
use assize_diag::{Diagnostic, Place};
use assize_report::{Audience, Standing};
use assize_study::{Chapters, Findings, Publication, Study, StudyRequest, is_table};
use assize_writer::{File, Options};
use clap::Args;

use super::{World, each_once};
use crate::arguments::{
    Intervals, Scoring, Selection, TableArguments, WriterFolders, language, may_be_folder, one_of, setting,
};
use crate::deliver::{WIDTH, hand_over, may_write};
use crate::writers::{Chosen, Settings};

/// Make a report to publish: chapters in a fixed order, every figure with its derivation
///
/// One inspection has a report of its own; an aggregate, or several inspections of one family of regimes, are reported together; bodies or
/// regimes over time, or an area, side by side. `report.json` beside the pages is the document itself: `assize verify` makes it again from
/// the same inputs and shows the first difference.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  assize report inspection.toml -o report      a page, and the document beside it
  assize report inspection.toml --writer html --writer markdown -o report
  assize report inspection.toml --by sex,rosh.inspector -o report
  assize report --area london -o london-report
  assize report london-crc-2019 --standing final -o report
  assize verify report inspection.toml         derive it again")]
pub(crate) struct Report {
    /// Inspection records (TOML), tables of cases (CSV, Parquet, XLSX, ODS), ids of built-in published inspections
    #[arg(value_name = "RECORD|TABLE")]
    pub(crate) inputs: Vec<PathBuf>,
    /// Which chapters, in which order [default: by what is read]
    #[arg(long, value_name = "PLAN", value_parser = one_of(PLANS))]
    pub(crate) plan: Option<Chapters>,
    #[command(flatten)]
    pub(crate) selection: Selection,
    /// The stage that the report has reached
    #[arg(long, value_name = "STANDING", default_value = "draft", value_parser = one_of(STANDINGS), hide_short_help = true)]
    pub(crate) standing: Standing,
    /// Who may see it [default: anyone, where all of it is carried as published]
    #[arg(long, value_name = "AUDIENCE", value_parser = one_of(AUDIENCES))]
    pub(crate) audience: Option<Audience>,
    #[command(flatten)]
    pub(crate) reading: TableArguments,
    #[command(flatten)]
    pub(crate) scoring: Scoring,
    /// Report parts of the sample by these facts; internal reports only
    #[arg(long, value_name = "FACT,...", value_delimiter = ',', help_heading = "Scoring", hide_short_help = true)]
    pub(crate) by: Vec<String>,
    #[command(flatten)]
    pub(crate) intervals: Intervals,
    /// The language of titles, ratings and labels
    #[arg(long, value_name = "LANGUAGE", default_value = "en", value_parser = language(), help_heading = "Output", hide_short_help = true)]
    pub(crate) language: Language,
    /// The layout, more than once for more than one: html, text, markdown, json, csv, ods, xlsx, pandoc or your own
    #[arg(long = "writer", value_name = "NAME", default_value = "html", help_heading = "Output")]
    pub(crate) writers: Vec<String>,
    /// The folder that the pages are written to
    #[arg(long, short, value_name = "DIR", help_heading = "Output")]
    pub(crate) output: PathBuf,
    /// Replace the folder if it is there and holds nothing else, and no file that has been changed since
    #[arg(long, help_heading = "Output", hide_short_help = true)]
    pub(crate) force: bool,
    /// A setting of the writers' own, or WRITER.NAME of one's; @FILE: the bytes of a file
    #[arg(long = "option", value_name = "NAME=VALUE|@FILE", value_parser = setting, help_heading = "Output", hide_short_help = true)]
    pub(crate) settings: Vec<(String, String)>,
    #[command(flatten)]
    pub(crate) folders: WriterFolders,
    /// These arguments as the report keeps them.
    #[arg(skip)]
    pub(crate) remembered: Vec<String>,
}

const PLANS: [(&str, &str, Chapters); 3] = [
    ("inspection", "One inspection, with what others say beside it", Chapters::Inspection),
    (
        "aggregate",
        "Several inspections taken together: scores with their ranges over bodies, part by part",
        Chapters::Aggregate,
    ),
    ("comparison", "Bodies, years and regimes side by side, and what can be compared with what", Chapters::Comparison),
];

const STANDINGS: [(&str, &str, Standing); 3] = [
    ("draft", "Not checked yet", Standing::Draft),
    ("checked", "Checked by somebody other than its author", Standing::Checked),
    ("final", "To be published as it is", Standing::Final),
];

const AUDIENCES: [(&str, &str, Audience); 2] = [
    ("internal", "Those who hold the cases", Audience::Internal),
    ("public", "Anyone: nothing but published records that the program carries", Audience::Public),
];

/// The name of the document itself, which stands beside its pages.
pub(super) const DOCUMENT: &str = "report.json";

/// Something to publish, as a folder of pages.
pub(super) fn run(report: &Report, world: World<'_>, findings: &mut Findings) -> Option<()> {
    each_once(&report.inputs, world, findings)?;
    let assessor = report.reading.assessor.as_deref().filter(|name| !is_code(name));
    if report.standing == Standing::Final && assessor.is_some() {
        findings.push(named_assessor());
        return None;
    }
    findings.keep(may_be_folder(&report.output))?;
    findings.keep(may_write(&report.output, &report.inputs, report.force, world))?;
    let layout = findings.keep(Layout::new(report, world))?;
    let made = document(report, &layout, world, findings)?;
    if findings.forbid_result(world.common.strict) {
        return None;
    }
    let set = pages(&made, &layout, report, findings)?;
    if findings.forbid_result(world.common.strict) {
        return None;
    }
    hand_over(&set, Some(&report.output), report.force, "", world, findings)
}

/// Whether a word for an assessor is not a name: `A`, `QA2`.
fn is_code(word: &str) -> bool {
    word.len() < 4 && word.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}

fn named_assessor() -> Diagnostic {
    Diagnostic::error("usage/named-assessor", "a report to be published names no assessor, and it keeps the options that it was made with")
        .at(Place::Argument("--assessor".to_owned()))
        .help("call assessors by codes such as A and B in the table; or write a record (`assize record`), which says whose answers are scored")
}

/// The document that the arguments ask for.
pub(super) fn document(
    asked: &Report,
    layout: &Layout,
    world: World<'_>,
    findings: &mut Findings,
) -> Option<assize_report::Report> {
    let mut request = StudyRequest {
        selection: asked.selection.of_study(),
        by: asked.by.clone(),
        uncertainty: asked.intervals.uncertainty(),
        ..asked.reading.request(&asked.inputs, &asked.scoring)
    };
    // Of a report on records the title is the report's alone.
    if !asked.inputs.iter().any(|input| is_table(input)) {
        request.tables.about.title = None;
    }
    let wanted = Publication {
        plan: asked.plan,
        title: asked.reading.about.title.clone(),
        standing: asked.standing,
        audience: asked.audience,
        language: asked.language,
        arguments: asked.remembered.clone(),
        writers: layout.writers.iter().filter_map(Chosen::used).collect(),
        handed: layout.settings.handed(),
    };
    let library = world.library(asked.reading.framework.iter(), findings)?;
    Study { request, library: &library, files: world.files }.publication(&wanted, findings)
}

/// The writers that are asked for, each found before any work is done, and what is set for them.
pub(super) struct Layout {
    writers: Vec<Chosen>,
    settings: Settings,
}

impl Layout {
    /// As asked.
    pub(super) fn new(asked: &Report, world: World<'_>) -> Result<Self, Diagnostic> {
        let found = asked.writers.iter().map(|typed| Chosen::find(typed, &asked.folders));
        let writers = found.collect::<Result<Vec<Chosen>, Diagnostic>>()?;
        Chosen::differ(&writers)?;
        let settings = Settings::read(&asked.settings, &writers.iter().collect::<Vec<_>>(), world.files)?;
        writers.iter().for_each(Chosen::begin);
        Ok(Self { writers, settings })
    }
}

/// The document itself, and the pages that these writers make of it. `None` where one of them makes none: then there is nothing to save.
pub(super) fn pages(
    report: &assize_report::Report,
    layout: &Layout,
    asked: &Report,
    findings: &mut Findings,
) -> Option<Vec<File>> {
    let options = Options { width: WIDTH, ..Options::default() };
    let json = findings.keep(Chosen::find("json", &asked.folders))?;
    let mut set: Vec<File> = Vec::new();
    let mut is_whole = true;
    let asked = asked.writers.iter().map(String::as_str).zip(&layout.writers);
    for (typed, writer) in [("json", &json)].into_iter().chain(asked) {
        let Some(files) = writer.write(report, &layout.settings.of(writer, &options), findings) else {
            is_whole = false;
            continue;
        };
        for file in files {
            match set.iter().find(|known| known.name == file.name) {
                Some(known) if known.contents == file.contents => {}
                Some(_) => findings.push(same_page(typed, &file.name)),
                None => set.push(file),
            }
        }
    }
    (is_whole && !findings.diagnostics.has_errors()).then_some(set)
}

fn same_page(typed: &str, name: &str) -> Diagnostic {
    Diagnostic::error("writer/same-page", format!("two writers make a file `{name}`, with different contents"))
        .at(Place::Argument(format!("--writer {typed}")))
        .help("lay the report out by one of them alone, or in a folder of its own")
}
