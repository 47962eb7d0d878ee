use std::collections::BTreeSet;
use std::path::PathBuf;

use assize_diag::{Code, Diagnostic, Place, reason};
use assize_report::{Provenance, SCHEMA};
use assize_study::{Findings, NOTHING_TO_REPORT, is_id};
use assize_writer::COMMAND;
use clap::Args;
use serde_json::Value;

use super::report::{DOCUMENT, Layout, Report, document, pages};
use super::{World, each_once, typed};
use crate::arguments::{Arguments, Command, WriterFolders, file_name, setting};

/// Make a report again from its inputs, and show the first difference
///
/// The report keeps what was asked for; only its inputs are named again. A report on built-in published inspections needs none.
/// "Same as its inputs" means every file, byte for byte.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  assize verify report inspection.toml
  assize verify report cases.csv --framework my-regime.toml
  assize verify report                         of published inspections

Exit codes: 0 the same; 1 not the same, or no report.")]
pub(crate) struct Verify {
    /// The folder of the report
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,
    /// The records and tables it was made from, in the same order
    #[arg(value_name = "RECORD|TABLE")]
    pub(crate) inputs: Vec<PathBuf>,
    /// The framework's file, if the report was made with one
    #[arg(long, value_name = "PATH")]
    pub(crate) framework: Option<PathBuf>,
    /// The column map, if the report was made with one
    #[arg(long, value_name = "MAP")]
    pub(crate) columns: Option<PathBuf>,
    /// The file of a writer's setting, if the report was made with one
    #[arg(long = "option", value_name = "NAME=@FILE", value_parser = setting)]
    pub(crate) settings: Vec<(String, String)>,
    #[command(flatten)]
    pub(crate) folders: WriterFolders,
}

const NO_REPORT: Code = Code::new("verify/no-report");
const OTHER_OPTIONS: Code = Code::new("verify/other-options");

/// How much of a text is shown where it differs.
const SHOWN: usize = 60;

/// Makes a report again and compares it with what is there.
pub(super) fn run(verify: &Verify, world: World<'_>, findings: &mut Findings) -> Option<()> {
    each_once(&verify.inputs, world, findings)?;
    if !world.files.exists(&verify.folder) {
        findings.push(no_folder(verify));
        return None;
    }
    let path = verify.folder.join(DOCUMENT);
    let bytes = findings.keep(world.files.read(&path).map_err(|error| no_report(verify, &reason(&error))))?;
    let other_kind = "it is not a report of this program, or it is of another version";
    let there = serde_json::from_slice(&bytes).ok().filter(|there: &Value| there["schema"] == SCHEMA);
    let there = findings.keep(there.ok_or_else(|| no_report(verify, other_kind)))?;
    let provenance = serde_json::from_value(there["provenance"].clone());
    let provenance = provenance.map_err(|_| no_report(verify, "it does not say what it was made from"));
    let asked = findings.keep(provenance.and_then(|provenance| asked(&provenance, verify, world)))?;
    let layout = findings.keep(Layout::new(&asked, world))?;
    let again = document(&asked, &layout, world, findings)?;
    // What writers note was said when the report was made.
    let notes = std::mem::take(&mut findings.notes);
    let set = pages(&again, &layout, &asked, findings)?;
    findings.notes = notes;
    if let Some(document) = set.iter().find(|file| file.name == DOCUMENT && file.contents != bytes) {
        let again = serde_json::from_slice(&document.contents).expect("the JSON writer writes JSON");
        if let Some(difference) = first_difference(&there, &again) {
            findings.push(differs(verify, &difference));
            return None;
        }
    }
    let files = set.len();
    for file in set {
        let is_same = world.files.read(&verify.folder.join(&file.name)).is_ok_and(|there| there == file.contents);
        if !is_same {
            findings.push(page_differs(verify, &file.name));
        }
    }
    if findings.diagnostics.has_errors() {
        return None;
    }
    findings.note(format!("`{}`: same as its inputs ({files} files)", verify.folder.display()));
    Some(())
}

/// The arguments that the report was made with, with the files that are named now. A report may come from anybody: it has no file read,
/// run or written.
fn asked(provenance: &Provenance, verify: &Verify, world: World<'_>) -> Result<Box<Report>, Diagnostic> {
    let other = |what: &str| {
        Diagnostic::error(OTHER_OPTIONS, format!("the report asks for something that is not done: {what}"))
            .at(Place::Argument(verify.folder.display().to_string()))
            .help(format!("it was made by {}", provenance.program))
    };
    let without = |option: &str| {
        Diagnostic::error(OTHER_OPTIONS, format!("the report was made without `{option}`"))
            .at(Place::Argument(verify.folder.display().to_string()))
            .help("leave it out")
    };
    let mut line = vec!["assize".to_owned(), "report".to_owned(), "--output=report".to_owned()];
    line.extend(provenance.arguments.iter().cloned());
    let Ok(Arguments { command: Command::Report(mut asked), .. }) = Arguments::read(line) else {
        return Err(other("its arguments are not those of this version"));
    };
    if let Some(argument) = provenance.arguments.iter().find(|argument| !asked.remembered.contains(argument)) {
        return Err(other(&format!("`{argument}`, which no report keeps")));
    }
    let named = command(verify, &asked, world);
    let missing = |option: &str, file: &str| {
        Diagnostic::error(OTHER_OPTIONS, format!("the report was made with `{option} {file}`, which is not named now"))
            .at(Place::Argument(verify.folder.display().to_string()))
            .help(format!("name each file where it is now: `{named}`"))
    };
    match (&verify.framework, asked.reading.framework.as_deref()) {
        (Some(file), Some(_)) => asked.reading.framework = Some(file.display().to_string()),
        (None, Some(named)) if named.ends_with(".toml") => return Err(missing("--framework", named)),
        (Some(_), None) => return Err(without("--framework")),
        (_, _) => {}
    }
    match (&verify.columns, &asked.reading.columns) {
        (Some(file), Some(_)) => asked.reading.columns = Some(file.clone()),
        (None, Some(map)) => return Err(missing("--columns", &map.display().to_string())),
        (Some(_), None) => return Err(without("--columns")),
        (None, None) => {}
    }
    for (name, value) in asked.settings.iter_mut().filter(|(_, value)| value.starts_with('@')) {
        let now = verify.settings.iter().find(|(now, value)| now == name && value.starts_with('@'));
        let Some((_, now)) = now else {
            return Err(missing("--option", &format!("{name}={value}")));
        };
        value.clone_from(now);
    }
    let of_report = |(name, _): &(String, String)| asked.settings.iter().any(|(known, _)| known == name);
    if let Some((name, _)) = verify.settings.iter().find(|setting| !of_report(setting)) {
        return Err(without(&format!("--option {name}")));
    }
    asked.folders = verify.folders.clone();
    for writer in &mut asked.writers {
        *writer = found_writer(writer, verify, world).map_err(|what| other(&what))?;
    }
    if !verify.inputs.is_empty() {
        asked.inputs = verify.inputs.clone();
        return Ok(asked);
    }
    if asked.inputs.iter().any(|input| !is_id(input, world.files)) {
        return Err(Diagnostic::error(
            NOTHING_TO_REPORT,
            "the records and tables that the report was made from are not named",
        )
        .at(Place::Argument(verify.folder.display().to_string()))
        .help(format!("name each where it is now: `{named}`")));
    }
    Ok(asked)
}

/// The command that makes the report again, with the files that it was made from by their names.
fn command(verify: &Verify, asked: &Report, world: World<'_>) -> String {
    let inputs = asked.inputs.iter().filter(|_| !asked.inputs.iter().all(|input| is_id(input, world.files)));
    let inputs = inputs.map(|input| typed(input.display()));
    let framework = asked.reading.framework.as_deref().filter(|named| named.ends_with(".toml"));
    let framework = framework.map(|file| format!("--framework {}", typed(file)));
    let columns = asked.reading.columns.as_ref().map(|map| format!("--columns {}", typed(map.display())));
    let settings = asked.settings.iter().filter(|(_, value)| value.starts_with('@'));
    let settings = settings.map(|(name, value)| format!("--option {}", typed(format!("{name}={value}"))));
    let words =
        [typed(verify.folder.display())].into_iter().chain(inputs).chain(framework).chain(columns).chain(settings);
    format!("assize verify {}", words.collect::<Vec<_>>().join(" "))
}

/// A writer by its name; one that was named by its file is looked for in the folders that are named now, and nowhere else. A command
/// must have the name of a writer, so that a report has no other script run that lies there.
fn found_writer(named: &str, verify: &Verify, world: World<'_>) -> Result<String, String> {
    if !named.contains('.') {
        return Ok(named.to_owned());
    }
    if !named.ends_with(std::env::consts::DLL_SUFFIX) && !file_name(named).starts_with(COMMAND) {
        return Err(format!("the command `{named}`, whose file is not called `assize-writer-NAME`"));
    }
    let mut paths = verify.folders.writer_dir.iter().map(|folder| folder.join(file_name(named)));
    let found = paths.find(|path| world.files.exists(path));
    found
        .map(|path| path.display().to_string())
        .ok_or_else(|| format!("the writer `{named}`, which is in none of the folders of `--writer-dir`"))
}

/// Where two documents first differ, and what is there. Other inputs explain every other difference, so that these come first.
fn first_difference(there: &Value, again: &Value) -> Option<String> {
    let part = |name: &str| walk(name.to_owned(), &there[name], &again[name]);
    part("provenance").or_else(|| part("sections")).or_else(|| walk(String::new(), there, again))
}

fn walk(path: String, there: &Value, again: &Value) -> Option<String> {
    match (there, again) {
        (one, other) if one == other => None,
        (Value::Object(one), Value::Object(other)) => {
            let keys: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
            let dot = if path.is_empty() { "" } else { "." };
            keys.into_iter().find_map(|key| walk(format!("{path}{dot}{key}"), &there[key], &again[key]))
        }
        (Value::Array(one), Value::Array(other)) => (0..one.len().max(other.len())).find_map(|index| {
            let of = |all: &Value| all.get(index).cloned().unwrap_or_default();
            let (one, other) = (of(there), of(again));
            let name = ["id", "figure", "name", "title"].into_iter().find_map(|key| one[key].as_str());
            let step = name.map_or_else(|| index.to_string(), str::to_owned);
            walk(format!("{path}[{step}]"), &one, &other)
        }),
        (one, other) => Some(format!("`{path}` is {} there, {} now", shown(one), shown(other))),
    }
}

fn shown(value: &Value) -> String {
    match value {
        Value::Null => "missing".to_owned(),
        Value::Array(_) | Value::Object(_) => "present".to_owned(),
        Value::Bool(_) | Value::Number(_) => format!("`{value}`"),
        Value::String(text) if text.chars().count() <= SHOWN => format!("`{text}`"),
        Value::String(text) => format!("`{}...`", text.chars().take(SHOWN).collect::<String>()),
    }
}

fn no_report(verify: &Verify, why: &str) -> Diagnostic {
    let message = format!("there is no report in `{}`: {why}", verify.folder.display());
    Diagnostic::error(NO_REPORT, message)
        .at(Place::Argument(verify.folder.display().to_string()))
        .help(format!("`assize report` writes `{DOCUMENT}` beside every page"))
}

fn no_folder(verify: &Verify) -> Diagnostic {
    let folder = verify.folder.display();
    Diagnostic::error(NO_REPORT, format!("there is no folder `{folder}`"))
        .at(Place::Argument(folder.to_string()))
        .help("the folder of a report comes first, then what it was made from: `assize verify report cases.csv`")
}

fn differs(verify: &Verify, difference: &str) -> Diagnostic {
    Diagnostic::error("verify/differs", format!("the report does not match its inputs; first difference: {difference}"))
        .at(Place::Argument(verify.folder.display().to_string()))
        .help("the report was changed by hand, or what it was made from has changed since")
}

fn page_differs(verify: &Verify, name: &str) -> Diagnostic {
    Diagnostic::error("verify/page-differs", format!("`{name}` is not what its writer makes of the document"))
        .at(Place::Argument(verify.folder.join(name).display().to_string()))
        .help("the page was changed by hand, or is missing")
}

#[cfg(test)]
mod tests {
    use assize_diag::MemoryFiles;
    use assize_report::Provenance;
    use serde_json::json;

    use super::{asked, first_difference};
    use crate::arguments::{Arguments, Command};
    use crate::commands::World;

    #[test]
    fn the_first_difference_is_named() {
        let there = json!({
            "glossary": [],
            "provenance": { "inputs": [{ "name": "a.csv", "sha256": "1" }] },
            "sections": [{ "id": "s", "blocks": [{ "rows": [1, 2] }, { "text": "x" }] }],
        });
        assert_eq!(first_difference(&there, &there), None);
        let mut again = there.clone();
        for (pointer, value, expect) in [
            ("/glossary", json!(["x"]), "`glossary[0]` is missing there, `x` now"),
            ("/sections/0/blocks/1/text", json!("y"), "`sections[s].blocks[1].text` is `x` there, `y` now"),
            ("/sections/0/blocks/0/rows", json!([1]), "`sections[s].blocks[0].rows[1]` is `2` there, missing now"),
            ("/provenance/inputs/0/sha256", json!("2"), "`provenance.inputs[a.csv].sha256` is `1` there, `2` now"),
        ] {
            *again.pointer_mut(pointer).unwrap() = value;
            assert_eq!(first_difference(&there, &again).as_deref(), Some(expect));
        }
    }

    /// Whether a report with these arguments is made again: `Err` with the message.
    fn tried(kept: &[&str], line: &str) -> Result<Vec<String>, String> {
        let arguments = Arguments::read(line.split_whitespace()).unwrap();
        let Command::Verify(verify) = &arguments.command else { panic!("{line}") };
        let files = MemoryFiles::new([("mine/other.so", ""), ("x.toml", "")]);
        let world = World { files: &files, common: &arguments.common };
        let arguments = kept.iter().map(|one| (*one).to_owned()).collect();
        let asked = asked(&Provenance { arguments, ..Provenance::default() }, verify, world);
        asked.map(|asked| asked.writers).map_err(|diagnostic| diagnostic.message)
    }

    /// A report may come from anybody: nothing is read, run or written that is not named now.
    #[test]
    fn a_report_names_no_file() {
        for kept in [
            ["--writer=/tmp/other.so"],
            ["--writer=other.so"],
            ["--writer-dir=/tmp"],
            ["--output=/etc"],
            ["--force"],
            ["--frameworks=/tmp"],
            ["--framework=x.toml"],
            ["--columns=map.toml"],
            ["--option=cover=@/etc/passwd"],
            ["/etc/passwd"],
            ["x.toml"],
            ["--no-such-option"],
        ] {
            tried(&kept, "assize verify out").unwrap_err();
        }
        assert_eq!(tried(&["london-crc-2019"], "assize verify out").as_deref(), Ok(["html".to_owned()].as_slice()));
        let found = tried(&["--writer=other.so", "x.toml"], "assize verify out mine.toml --writer-dir mine");
        assert_eq!(found.as_deref(), Ok(["mine/other.so".to_owned()].as_slice()));
        tried(&["--framework=x.toml", "a.csv"], "assize verify out a.csv --framework mine/x.toml").unwrap();
    }
}
