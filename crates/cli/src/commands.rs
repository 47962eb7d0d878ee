//! One file a verb: its arguments, and what it does. A verb says everything that is wrong in `Findings`, and has handed its result over when it returns.

pub(crate) mod agreement;
pub(crate) mod check;
pub(crate) mod columns;
pub(crate) mod compare;
pub(crate) mod completions;
pub(crate) mod demo;
pub(crate) mod diff;
pub(crate) mod explain;
pub(crate) mod frameworks;
pub(crate) mod man;
pub(crate) mod plan;
pub(crate) mod providers;
pub(crate) mod quote;
pub(crate) mod record;
pub(crate) mod rejudge;
pub(crate) mod report;
pub(crate) mod score;
pub(crate) mod synthesise;
pub(crate) mod tally;
pub(crate) mod template;
pub(crate) mod verify;
pub(crate) mod writers;

use std::fmt::Display;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use assize_diag::{Diagnostic, Files, Place, Severity};
use assize_framework::Library;
use assize_intake::{Encoding, Separator};
use assize_report::Report;
use assize_study::{Findings, Study, StudyRequest, Tables, carried_ids, framework_file, is_id, is_table};
use assize_writers::visible;

use crate::arguments::{Arguments, Command, Common, MessageFormat, Output};
use crate::deliver::{Delivery, is_wanted};
use crate::diagnostics::{self, Style};
use crate::exit::{self, Exit};
use crate::files::DiskFiles;
use crate::progress;

/// What every verb works with.
#[derive(Clone, Copy)]
pub(crate) struct World<'a> {
    pub(crate) files: &'a dyn Files,
    pub(crate) common: &'a Common,
}

impl World<'_> {
    /// The frameworks that the program carries, those that the user always wants known, and those that are named by their files.
    /// `None` where one of them is wrong.
    fn library<'n>(&self, named: impl IntoIterator<Item = &'n String>, findings: &mut Findings) -> Option<Library> {
        let mut own = self.common.frameworks();
        own.extend(named.into_iter().filter_map(|one| framework_file(one)));
        assize_study::library(&own, self.files, findings)
    }

    /// The same with these files, and with those frameworks that could be read even where others are wrong.
    fn library_as_it_is(&self, files: &[PathBuf], findings: &mut Findings) -> Library {
        assize_study::library_as_it_is(&self.common.frameworks(), files, self.files, findings)
    }
}

/// A figure and where to look for it, in either order.
fn figure_and_inputs(figure: &str, inputs: &[PathBuf], world: World<'_>) -> (String, Vec<PathBuf>) {
    let is_input = |path: &Path| world.files.exists(path) || carried_ids().any(|id| path == Path::new(id));
    let mut inputs = inputs.to_vec();
    let place = inputs.iter().position(|one| !is_input(one)).filter(|_| is_input(Path::new(figure)));
    match place {
        Some(place) => (std::mem::replace(&mut inputs[place], figure.into()).display().to_string(), inputs),
        None => (figure.to_owned(), inputs),
    }
}

/// Makes a report of what is asked and hands it over. `also` are frameworks that are named besides that of the tables.
fn study(
    request: StudyRequest,
    also: &[String],
    output: &Output,
    world: World<'_>,
    findings: &mut Findings,
    make: impl FnOnce(&Study<'_>, &mut Findings) -> Option<Report>,
) -> Option<()> {
    let make = |study: &Study<'_>, delivery: &Delivery<'_>, findings: &mut Findings| {
        let report = make(study, findings)?;
        delivery.deliver(report, findings)
    };
    studied(request, also, output, world, findings, make)
}

/// The same, where the report is handed over before all of it is made.
fn studied(
    request: StudyRequest,
    also: &[String],
    output: &Output,
    world: World<'_>,
    findings: &mut Findings,
    deliver: impl FnOnce(&Study<'_>, &Delivery<'_>, &mut Findings) -> Option<()>,
) -> Option<()> {
    each_once(&request.inputs, world, findings)?;
    let delivery = findings.keep(Delivery::new(output, &request.inputs, world))?;
    let library = world.library(request.tables.framework.iter().chain(also), findings)?;
    with_cure(request, &library, world, findings, |study, findings| deliver(&study, &delivery, findings))
}

/// The codes of what a column map mends.
const MENDED: [&str; 4] = ["table/missing-id", "table/unknown-column", "table/unknown-word", "workbook/headings"];

/// Does the study. Where something is wrong that a column map mends, that is said after all else, with the one command that drafts it.
fn with_cure<T>(
    request: StudyRequest,
    library: &Library,
    world: World<'_>,
    findings: &mut Findings,
    make: impl FnOnce(Study<'_>, &mut Findings) -> Option<T>,
) -> Option<T> {
    let cure = cure(&request);
    let made = make(Study { request, library, files: world.files }, findings);
    if findings.diagnostics.sorted(&findings.sources).iter().any(|one| MENDED.contains(&one.code.as_str())) {
        findings.cure = cure;
    }
    made
}

/// What to say where a table of this request has headings or words of its own.
fn cure(request: &StudyRequest) -> Option<String> {
    let tables = &request.tables;
    let table = request.inputs.iter().find(|input| is_table(input)).filter(|_| tables.columns.is_none())?;
    tables.framework.as_ref()?;
    Some(format!(
        "to map headings and words at once: assize columns {shown}{how} -o map.toml, then add `--columns map.toml` here",
        shown = typed(table.display()),
        how = how_read(tables),
    ))
}

/// A word as it is typed in a shell.
pub(crate) fn typed(word: impl Display) -> String {
    let word = word.to_string();
    let is_plain = |c: char| c.is_alphanumeric() || "-_./,:=".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        return word;
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}

/// The option that loads a framework of one's own, for a command that is to be typed: a record names its framework by the id alone.
fn loaded(own: Option<&Path>) -> String {
    own.map(|file| format!(" --frameworks {}", typed(file.display()))).unwrap_or_default()
}

/// The options that say how a table is read, for a command that is to be typed.
fn how_read(tables: &Tables) -> String {
    let named = [
        ("framework", tables.framework.as_deref()),
        ("unit", tables.unit.as_deref()),
        ("sheet", tables.sheet.as_deref()),
        ("encoding", tables.encoding.map(Encoding::word)),
        ("separator", tables.separator.map(Separator::word)),
    ];
    let named = named.into_iter().filter_map(|(name, value)| Some(format!(" --{name} {}", typed(value?))));
    let line_breaks = tables.line_breaks.then(|| " --line-breaks".to_owned());
    named.chain(line_breaks).collect()
}

/// Does what the command line says, and says what was wrong.
pub(crate) fn run(arguments: &Arguments) -> Exit {
    let files = match &arguments.command {
        Command::Columns(_) => DiskFiles::that_hold_input(),
        _ => DiskFiles::default(),
    };
    let world = World { files: &files, common: &arguments.common };
    let mut findings = Findings::default();
    progress::begin(&arguments.common);
    let done = match &arguments.command {
        Command::Check(check) => check::run(check, world, &mut findings),
        Command::Score(score) => score::run(score, world, &mut findings),
        Command::Rejudge(rejudge) => rejudge::run(rejudge, world, &mut findings),
        Command::Compare(compare) => compare::run(compare, world, &mut findings),
        Command::Agreement(agreement) => agreement::run(agreement, world, &mut findings),
        Command::Explain(explain) => explain::run(explain, world, &mut findings),
        Command::Quote(quote) => quote::run(quote, world, &mut findings),
        Command::Report(report) => report::run(report, world, &mut findings),
        Command::Verify(verify) => verify::run(verify, world, &mut findings),
        Command::Diff(diff) => diff::run(diff, world, &mut findings),
        Command::Frameworks(frameworks) => frameworks::run(frameworks, world, &mut findings),
        Command::Providers(providers) => providers::run(providers, world, &mut findings),
        Command::Writers(writers) => writers::run(writers.verb.as_ref(), world, &mut findings),
        Command::Plan(plan) => plan::run(plan, world, &mut findings),
        Command::Synthesise(wanted) => synthesise::run(wanted, world, &mut findings),
        Command::Columns(wanted) => columns::run(wanted, world, &mut findings),
        Command::Record(wanted) => record::run(wanted, world, &mut findings),
        Command::Tally(wanted) => tally::run(wanted, world, &mut findings),
        Command::Template(wanted) => template::run(wanted, world, &mut findings),
        Command::Demo(demo) => demo::run(demo, world, &mut findings),
        Command::Completions(completions) => completions::run(completions, world, &mut findings),
        Command::Man(man) => man::run(man, world, &mut findings),
        Command::Help(help) => return exit::usage(help.shown()),
    };
    let exit = say(&findings, &arguments.common);
    assert!(done.is_some() || exit != Exit::Done, "a verb that gives up says why");
    exit
}

/// Prints what was found; the exit code follows from it.
fn say(findings: &Findings, common: &Common) -> Exit {
    progress::end();
    let all = findings.told();
    let is_said = |diagnostic: &&&_| diagnostic_matters(diagnostic, common);
    let said: Vec<_> = all.iter().filter(is_said).copied().collect();
    let style = Style {
        format: common.message_format,
        colour: is_wanted(common.color, &io::stderr()),
        width: terminal_size::terminal_size_of(io::stderr()).map(|(width, _)| usize::from(width.0)),
    };
    let mut text = diagnostics::render(&said, &findings.sources, style);
    if let Some(summary) = diagnostics::summary(&said, common.strict)
        && common.message_format == MessageFormat::Human
        && !common.quiet
    {
        text += &format!("{summary}\n");
    }
    let exit = Exit::of(&all, common.strict);
    if let Some(cure) = &findings.cure
        && common.message_format == MessageFormat::Human
    {
        text += &format!("{}\n", visible(cure));
    }
    if exit == Exit::Done && common.message_format == MessageFormat::Human && !common.quiet {
        findings.notes.iter().for_each(|line| text += &format!("{}\n", visible(line)));
    }
    // Without standard error there is no way to say so.
    let _ = io::stderr().lock().write_all(text.as_bytes());
    exit
}

fn diagnostic_matters(diagnostic: &Diagnostic, common: &Common) -> bool {
    diagnostic.severity == Severity::Error || common.strict || !common.quiet
}

/// Refuses a file or an id that is named twice, by whatever names. A word may stand twice: `london crc wales crc`.
pub(crate) fn each_once(inputs: &[PathBuf], world: World<'_>, findings: &mut Findings) -> Option<()> {
    let mut is_fine = true;
    let is_word = |input: &Path| is_id(input, world.files) && !carried_ids().any(|id| Some(id) == input.to_str());
    for (index, input) in inputs.iter().enumerate().filter(|(_, input)| !is_word(input)) {
        if let Some(before) =
            inputs[..index].iter().find(|before| *before == input || world.files.is_same(before, input))
        {
            findings.push(same_file(before, input));
            is_fine = false;
        }
    }
    is_fine.then_some(())
}

fn same_file(before: &Path, input: &Path) -> Diagnostic {
    let message = match before == input {
        true => format!("`{}` is named twice", input.display()),
        false => format!("`{}` and `{}` are the same file", before.display(), input.display()),
    };
    Diagnostic::error("usage/same-file", message).at(Place::Argument(input.display().to_string())).help("name it once")
}
