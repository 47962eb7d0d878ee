//! What was asked for, as a report remembers it: options by their long names, files without their folders; and back again.

use std::ffi::OsString;
use std::path::Path;

use clap::ValueEnum;

use super::provenance::file_name;
use crate::arguments::{Language, Outline, Report, Verify};
use crate::inputs::is_id;

/// The name under which an inspection that the program carries is remembered.
const INSPECTION: &str = "inspection";

/// Options that take no value.
const SWITCHES: [&str; 4] = ["self-assessment", "line-breaks", "accept-cached", "derive-missing"];

/// What was asked for; what made no difference is left out.
pub(super) fn options(asked: &Report, plan: Outline, is_file: &dyn Fn(&Path) -> bool) -> Vec<(String, String)> {
    let mut options = Vec::new();
    let mut add = |name: &str, value: Option<String>| options.extend(value.map(|value| (name.to_owned(), value)));
    let word =
        |value: &dyn Fn() -> Option<clap::builder::PossibleValue>| value().map(|value| value.get_name().to_owned());
    let joined = |values: &[String]| (!values.is_empty()).then(|| values.join(","));
    let switch = |is_on: bool| is_on.then(|| "yes".to_owned());
    add("plan", word(&|| plan.to_possible_value()));
    for input in asked.inputs.iter().filter(|input| is_id(input, is_file)) {
        add(INSPECTION, Some(input.display().to_string()));
    }
    let selection = &asked.selection;
    add("area", selection.area.clone());
    add("bodies", joined(&selection.bodies));
    add("kind", selection.kind.map(|kind| kind.word().to_owned()));
    add("years", selection.years.map(|(first, last)| format!("{first}..{last}")));
    add("standing", word(&|| asked.standing.to_possible_value()));
    add("audience", word(&|| asked.audience.to_possible_value()));
    add("title", asked.title.clone());
    add("language", (asked.language != Language::En).then(|| word(&|| asked.language.to_possible_value())).flatten());
    let reading = &asked.reading;
    add("framework", reading.framework.as_deref().map(|named| file_name(named).to_owned()));
    add("unit", reading.unit.clone());
    add("layout", reading.layout.and_then(|layout| word(&|| layout.to_possible_value())));
    add("columns", reading.columns.as_ref().map(|map| file_name(&map.display().to_string()).to_owned()));
    add("provider", reading.provider.clone());
    add("self-assessment", switch(reading.self_assessment));
    add("assessor", reading.assessor.clone());
    add("line-breaks", switch(reading.line_breaks));
    add("encoding", reading.encoding.and_then(|encoding| word(&|| encoding.to_possible_value())));
    add("sheet", reading.sheet.clone());
    add("accept-cached", switch(reading.accept_cached));
    add("derive-missing", switch(asked.scoring.derive_missing));
    add("by", joined(&asked.by));
    let (method, confidence) = asked.intervals.words();
    add("interval", method);
    add("confidence", Some(confidence));
    for writer in &asked.writers {
        add("writer", Some(file_name(writer).to_owned()));
    }
    for (name, value) in &asked.settings {
        add("option", Some(format!("{name}={value}")));
    }
    options
}

/// Options that a report may ask for when it is verified. It may come from anybody: it names no file to be read or run, and none to be written.
const REMEMBERED: [&str; 26] = [
    "plan",
    "area",
    "bodies",
    "kind",
    "years",
    "standing",
    "audience",
    "title",
    "language",
    "framework",
    "unit",
    "layout",
    "columns",
    "provider",
    "self-assessment",
    "assessor",
    "line-breaks",
    "encoding",
    "sheet",
    "accept-cached",
    "derive-missing",
    "by",
    "interval",
    "confidence",
    "writer",
    "option",
];

/// The command line that makes the same report again from these inputs; without any, from the inspections that the report remembers.
///
/// # Errors
/// What the report remembers that is not to be done: an option that no report has, or a library that does not lie in one of the folders
/// that are named now.
pub(crate) fn command_line(
    options: &[(String, String)],
    verify: &Verify,
    is_file: &dyn Fn(&Path) -> bool,
) -> Result<Vec<OsString>, String> {
    let mut line: Vec<OsString> = vec!["assize".into(), "report".into()];
    let mut ids: Vec<OsString> = Vec::new();
    for (name, value) in options {
        if name == INSPECTION {
            if !is_id(Path::new(value), is_file) {
                return Err(format!("the inspection `{value}`, which is none that the program carries"));
            }
            ids.push(value.into());
            continue;
        }
        if !REMEMBERED.contains(&name.as_str()) {
            return Err(format!("the option `{name}`"));
        }
        let value: OsString = match (name.as_str(), &verify.framework, &verify.columns) {
            ("framework", Some(file), _) | ("columns", _, Some(file)) => file.into(),
            ("framework", ..) if value.ends_with(".toml") => {
                return Err(format!("the framework `{}`, whose file `--framework` names", file_name(value)));
            }
            ("columns", ..) => return Err(format!("the column map `{}`, which `--columns` names", file_name(value))),
            ("writer", ..) => writer(value, verify, is_file)?,
            _ => value.into(),
        };
        // One argument, so that no value is taken for an option.
        let mut argument = OsString::from(format!("--{name}"));
        if !SWITCHES.contains(&name.as_str()) {
            argument.push("=");
            argument.push(value);
        }
        line.push(argument);
    }
    for folder in &verify.folders.writer_dir {
        line.extend(["--writer-dir".into(), folder.into()]);
    }
    line.extend(verify.folders.writer_timeout.map(|seconds| format!("--writer-timeout={seconds}").into()));
    line.extend(["--output".into(), verify.folder.clone().into(), "--".into()]);
    match verify.inputs.is_empty() {
        true => line.extend(ids),
        false => line.extend(verify.inputs.iter().map(Into::into)),
    }
    Ok(line)
}

/// A writer by its name; a library that was named by its file is looked for in the folders that are named now, and nowhere else.
fn writer(value: &str, verify: &Verify, is_file: &dyn Fn(&Path) -> bool) -> Result<OsString, String> {
    let name = file_name(value);
    if !name.contains('.') {
        return Ok(name.into());
    }
    let mut paths = verify.folders.writer_dir.iter().map(|folder| folder.join(name));
    let found = paths.find(|path| is_file(path));
    found
        .map(Into::into)
        .ok_or_else(|| format!("the library `{name}`, which lies in none of the folders of `--writer-dir`"))
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use clap::Parser;

    use super::{command_line, options};
    use crate::arguments::{Arguments, Command, Outline, Report, Verify, WriterFolders};

    fn parsed(line: impl IntoIterator<Item = impl Into<std::ffi::OsString> + Clone>) -> Box<Report> {
        match Arguments::try_parse_from(line).unwrap().command {
            Command::Report(report) => report,
            other => panic!("{other:?}"),
        }
    }

    fn verify(inputs: &[&str]) -> Verify {
        Verify {
            folder: PathBuf::from("out"),
            inputs: inputs.iter().map(PathBuf::from).collect(),
            framework: None,
            columns: None,
            folders: WriterFolders::default(),
        }
    }

    /// What a report remembers asks for the same report.
    #[test]
    fn options_lead_back_to_themselves() {
        for (asked, named) in [
            ("assize report london-crc-2019 -o out", ""),
            ("assize report --area london --years 2014..2019 --kind crc --bodies a,b -o out", ""),
            (
                "assize report in/cases.csv --framework in/my.toml --columns in/map.toml --unit case --layout long --provider x \
                 --self-assessment --assessor A --line-breaks --encoding windows-1252 --sheet S --accept-cached \
                 --derive-missing --threads 3 --by sex,ethnicity --interval wilson --confidence 80 --writer text --writer csv \
                 --option a=b --option c=d=e --language cy --standing final --title=--odd,=title --force -o out",
                "cases.csv",
            ),
        ] {
            let report = parsed(asked.split_whitespace());
            let first = options(&report, Outline::Inspection, &|_| false);
            let inputs: Vec<&str> = named.split_whitespace().collect();
            let mut verify = verify(&inputs);
            verify.framework = report.reading.framework.as_ref().map(|_| PathBuf::from("my.toml"));
            verify.columns = report.reading.columns.as_ref().map(|_| PathBuf::from("map.toml"));
            let line = command_line(&first, &verify, &|_| false).unwrap();
            let again = parsed(line);
            assert_eq!(options(&again, Outline::Inspection, &|_| false), first, "{asked}");
            assert!(first.iter().all(|(_, value)| !value.contains("in/")), "{first:?}");
        }
    }

    /// A report may come from anybody: it has nothing read, run or written that is not named now.
    #[test]
    fn a_report_names_no_file() {
        let of = |name: &str, value: &str, verify: &Verify| {
            command_line(&[(name.to_owned(), value.to_owned())], verify, &|path| path.starts_with("mine"))
        };
        for (name, value) in [
            ("writer", "/tmp/other.so"),
            ("writer", "other.so"),
            ("writer-dir", "/tmp"),
            ("output", "/etc"),
            ("force", "yes"),
            ("frameworks", "/tmp"),
            ("framework", "x.toml"),
            ("columns", "map.toml"),
            ("inspection", "/etc/passwd"),
            ("inspection", "x.toml"),
        ] {
            of(name, value, &verify(&[])).unwrap_err();
        }
        let mut verify = verify(&[]);
        verify.folders.writer_dir.push(PathBuf::from("mine"));
        let line = of("writer", "/tmp/other.so", &verify).unwrap();
        assert_eq!(line[2], "--writer=mine/other.so");
        verify.framework = Some(PathBuf::from("mine.toml"));
        assert_eq!(of("framework", "/tmp/x.toml", &verify).unwrap()[2], "--framework=mine.toml");
    }
}
