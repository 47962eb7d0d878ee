use std::io::{self, IsTerminal};
use std::path::PathBuf;

use assize_diag::{Diagnostic, Place, Severity};
use assize_intake::{DIRECT_IDENTIFIER, Encoding, Separator};
use assize_study::{Answering, Doubt, Draft, Findings, Study, StudyRequest, Tables, framework_file};
use assize_writers::visible;
use clap::Args;
use dialoguer::Select;

use super::{World, how_read, typed};
use crate::arguments::{ENCODINGS, SEPARATORS, Target, one_of};
use crate::diagnostics::short;
use crate::progress;

/// Draft a column map for a table with headings and words of its own
///
/// Each heading gets the name that a regime has for it, by the id in it, by the words of titles, and by the words below it; each word of an answer or a fact
/// its meaning; dates their form; rows of totals are left out. Guesses are marked "to check". The map is used with --columns by the commands
/// that read tables. A word in fewer than three rows is written only where it is a usual spelling.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  assize columns audit.xlsx --framework 2018-crc
  assize columns audit.xlsx --framework 2018-crc -o map.toml
  assize score audit.xlsx --framework 2018-crc --columns map.toml")]
pub(crate) struct Columns {
    /// The table (CSV, Parquet, XLSX, ODS)
    #[arg(value_name = "TABLE")]
    pub(crate) table: PathBuf,
    /// The framework of its questions
    #[arg(long, value_name = "ID|PATH")]
    pub(crate) framework: String,
    /// The kind of unit that it has in each row [default: case, or the one kind that is asked about]
    #[arg(long, value_name = "UNIT", help_heading = "Reading")]
    pub(crate) unit: Option<String>,
    /// Which sheet of a workbook, where several have headings
    #[arg(long, value_name = "NAME", help_heading = "Reading")]
    pub(crate) sheet: Option<String>,
    /// The encoding of a CSV file [default: utf-8]
    #[arg(long, value_parser = one_of(ENCODINGS), help_heading = "Reading")]
    pub(crate) encoding: Option<Encoding>,
    /// What separates the fields of a CSV file, if not a comma
    #[arg(long, value_parser = one_of(SEPARATORS), help_heading = "Reading")]
    pub(crate) separator: Option<Separator>,
    /// Allow line breaks inside quotes
    #[arg(long, help_heading = "Reading")]
    pub(crate) line_breaks: bool,
    /// Ask about each heading and word that is doubtful: the default on a terminal without -o
    #[arg(long, help_heading = "Output")]
    pub(crate) ask: bool,
    #[command(flatten)]
    pub(crate) target: Target,
}

/// Lets somebody choose; `None` where that is refused (Esc), or the terminal is gone.
fn choose(doubt: &Doubt, is_first: bool) -> Option<usize> {
    if is_first {
        progress::end();
        // Where it cannot be written, nothing can be chosen either.
        eprintln!("Arrows and Enter to choose; Esc to stop, and leave the rest as drafted.");
    }
    let choices: Vec<String> = doubt.choices.iter().map(|choice| visible(choice).into_owned()).collect();
    let asks = visible(&doubt.asks).into_owned();
    Select::new().with_prompt(asks).items(&choices).default(doubt.drafted).interact_opt().ok().flatten()
}

fn nobody_to_ask() -> Diagnostic {
    Diagnostic::error("usage/nobody-to-ask", "`--ask` asks on a terminal, and there is none")
        .at(Place::Argument("--ask".to_owned()))
        .help("leave it out; what is doubtful is marked `to check` in the draft")
}

/// How many errors are shown of a table that is read with its draft.
const SAID: usize = 5;

/// What is wrong with the table when it is read with its draft, except what has to be deleted from it, which is said separately.
fn still_wrong(tried: &Findings, draft: &Draft) -> Vec<String> {
    let is_said_apart = |one: &&Diagnostic| !draft.persons.is_empty() && one.code == DIRECT_IDENTIFIER;
    let all = tried.diagnostics.sorted(&tried.sources);
    let errors: Vec<&Diagnostic> =
        all.into_iter().filter(|one| one.severity == Severity::Error && !is_said_apart(one)).collect();
    let head = match errors.len() {
        0 => return Vec::new(),
        1 => "read with this draft, the table still has 1 error:".to_owned(),
        several => format!("read with this draft, the table still has {several} errors:"),
    };
    let line = |one: &&Diagnostic| {
        let help = one.help.as_ref().map(|help| format!(" ({help})")).unwrap_or_default();
        format!("  {}{help}", short(one, &tried.sources))
    };
    let more = errors.len().saturating_sub(SAID);
    let more = (more > 0).then(|| format!("  and {more} more: `assize check` with this map lists them"));
    std::iter::once(head).chain(errors.iter().take(SAID).map(line)).chain(more).collect()
}

/// Drafts the map of a table.
pub(super) fn run(wanted: &Columns, world: World<'_>, findings: &mut Findings) -> Option<()> {
    let mut inputs = vec![wanted.table.clone()];
    inputs.extend(framework_file(&wanted.framework));
    findings.keep(wanted.target.may_write(&inputs, world))?;
    let library = world.library([&wanted.framework], findings)?;
    let tables = Tables {
        framework: Some(wanted.framework.clone()),
        unit: wanted.unit.clone(),
        sheet: wanted.sheet.clone(),
        encoding: wanted.encoding,
        separator: wanted.separator,
        line_breaks: wanted.line_breaks,
        ..Tables::default()
    };
    let request = StudyRequest { tables: tables.clone(), ..StudyRequest::default() };
    let is_there = io::stdin().is_terminal() && io::stdout().is_terminal() && io::stderr().is_terminal();
    if wanted.ask && !is_there {
        findings.push(nobody_to_ask());
        return None;
    }
    let mut asked = 0;
    let mut answer = |doubt: &Doubt| {
        asked += 1;
        choose(doubt, asked == 1)
    };
    let answering: Option<Answering<'_>> = match is_there && (wanted.ask || wanted.target.output.file().is_none()) {
        true => Some(&mut answer),
        false => None,
    };
    let study = Study { request, library: &library, files: world.files };
    let draft = study.columns(&wanted.table, answering, findings)?;
    if findings.forbid_result(world.common.strict) {
        return None;
    }
    let left = still_wrong(&study.tried(&wanted.table, &draft, &findings.sources), &draft);
    findings.note(draft.summary.clone());
    draft.checks.iter().chain(&left).for_each(|line| findings.note(line));
    let next = |target: &str| {
        let first = match draft.persons.as_slice() {
            [] => "then".to_owned(),
            [one] => format!("then delete the column \"{one}\" from the file, and"),
            several => format!("then delete the columns \"{}\" from the file, and", several.join("\", \"")),
        };
        let table = typed(wanted.table.display());
        let cached = if draft.has_formulas { " --accept-cached" } else { "" };
        format!("{first}: assize score {table}{} --columns {target}{cached}", how_read(&tables))
    };
    wanted.target.deliver(draft.map.as_bytes(), next, world, findings)
}
