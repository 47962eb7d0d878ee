use std::path::{Path, PathBuf};

use assize_diag::{Diagnostic, MemoryFiles, Place, nearest};
use assize_framework::{Framework, Library};
use assize_model::Inspection;
use assize_study::{Findings, Study, StudyRequest, concrete, framework_file, is_many, is_table, text};
use assize_synthesis::{Order, Rates, Synthetic, read_rates, synthesise};
use assize_writer::File;
use clap::{Args, ValueHint};

use super::{World, loaded, typed};
use crate::arguments::{Destination, UNKNOWN_ENDING, whole};
use crate::deliver::{hand_over, print, save};
use crate::save::may_save;

/// Make up cases of a fictional body, for any framework
///
/// Facts are drawn first, then answers exactly where the facts say that something is asked. Answers of one case share its quality, so that
/// they are related as in real work. A rates file says how often each answer occurs: as shares, or as counts that are met exactly. Tables say
/// `synthetic` in every row; the name of a real body is refused. The same seed gives the same bytes on every machine.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  assize synthesise 2018-crc --cases 120 --seed 7 -o made-up
  assize score made-up/inspection.toml
  assize synthesise 2018-crc --cases 120 --seed 7 --rates rates.toml -o made-up
  assize synthesise my-regime.toml --cases 60 --seed 1 -o cases.csv
  assize synthesise 2018-crc --cases 90 --seed 1 --observations \\
      --also 2014-adult-offending-work -o made-up  to be judged under both")]
pub(crate) struct Synthesise {
    /// The framework's id, or its file
    #[arg(value_name = "ID|PATH")]
    pub(crate) framework: String,
    /// How many of each kind of unit
    #[arg(long, value_name = "N", value_parser = whole::<u32>(1..=1_000_000))]
    pub(crate) cases: u32,
    /// The seed of the random numbers
    #[arg(long, value_name = "N", value_parser = whole::<u64>(0..=u64::MAX))]
    pub(crate) seed: u64,
    /// How often each answer occurs (TOML) [default: 65 per cent sufficient]
    #[arg(long, value_name = "FILE")]
    pub(crate) rates: Option<PathBuf>,
    /// Which kinds of unit, each with a number of its own if it needs one [default: case]
    #[arg(long, value_name = "UNIT[=N],...", value_delimiter = ',')]
    pub(crate) unit: Vec<String>,
    /// What the fictional body is called [default: after its kind]
    #[arg(long, value_name = "NAME")]
    pub(crate) provider: Option<String>,
    /// Record observations, so that questions follow from them; else questions are recorded
    #[arg(long)]
    pub(crate) observations: bool,
    /// Record the observations of these frameworks too
    #[arg(long, value_name = "ID,...", value_delimiter = ',', requires = "observations")]
    pub(crate) also: Vec<String>,
    /// Reproduce the published counts of this inspection: a record, or the id of one that the program carries
    #[arg(long, value_name = "RECORD", conflicts_with = "observations")]
    pub(crate) like: Option<PathBuf>,
    /// Write to this new folder; or, ending in .csv, the table alone to this file [default: the table, printed]
    #[arg(long, short, value_name = "DIR|FILE", default_value = "-", hide_default_value = true, value_hint = ValueHint::AnyPath)]
    pub(crate) output: Destination,
    /// Replace what is there, but no file of a folder that has been changed since
    #[arg(long)]
    pub(crate) force: bool,
}

/// Made-up cases, as a record with its tables or as a table alone.
pub(super) fn run(wanted: &Synthesise, world: World<'_>, findings: &mut Findings) -> Option<()> {
    if let Some(target) = wanted.output.file() {
        findings.keep(ending(target))?;
        findings.keep(may_save(world.files, target, wanted.force).map_err(Into::into))?;
    }
    let library = world.library(std::iter::once(&wanted.framework).chain(&wanted.also), findings)?;
    let framework = concrete(&wanted.framework, &library, findings)?;
    let also: Vec<&Framework> =
        wanted.also.iter().map(|named| concrete(named, &library, findings)).collect::<Option<_>>()?;
    let rates = rates(wanted, world, findings)?;
    let like = match &wanted.like {
        Some(record) => Some(like(record, framework, &library, world, findings)?),
        None => None,
    };
    let order = Order {
        framework,
        library: &library,
        units: units(wanted, framework, findings)?,
        seed: wanted.seed,
        observations: wanted.observations,
        also,
        provider: wanted.provider.clone(),
        like: like.as_ref(),
        made_by: made_by(wanted),
    };
    let made = synthesise(&order, &rates, &mut findings.diagnostics)?;
    hold_against_the_rules(&made, &library, world, findings)?;
    deliver(&made, wanted, world, findings)
}

/// A file of made-up cases is CSV, whatever it is called: one that is called otherwise could not be read back.
fn ending(target: &Path) -> Result<(), Diagnostic> {
    let ending = target.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase);
    match ending.as_deref() {
        None | Some("csv") => Ok(()),
        Some(ending) => Err(Diagnostic::error(
            UNKNOWN_ENDING,
            format!("made-up cases are written as CSV, and `.{ending}` is another form"),
        )
        .at(Place::Argument(format!("-o {}", target.display())))
        .help(format!(
            "write `-o {}`, or a folder; a workbook to fill in is made by `assize template`",
            target.with_extension("csv").display()
        ))),
    }
}

fn rates(wanted: &Synthesise, world: World<'_>, findings: &mut Findings) -> Option<Rates> {
    let Some(path) = &wanted.rates else { return Some(Rates::default()) };
    let text = text(path, world.files, findings)?;
    let source = findings.sources.add_public(path.display().to_string(), text.clone());
    read_rates(source, &text, &mut findings.diagnostics)
}

/// The inspection whose counts are wanted.
fn like(
    record: &Path,
    framework: &Framework,
    library: &Library,
    world: World<'_>,
    findings: &mut Findings,
) -> Option<Inspection> {
    let request = StudyRequest { inputs: vec![record.to_owned()], ..StudyRequest::default() };
    let inspections = Study { request, library, files: world.files }.read(findings)?;
    if findings.diagnostics.has_errors() {
        return None;
    }
    let inspection = inspections.into_iter().next()?;
    if inspection.framework != framework.id {
        let message =
            format!("`{}` was inspected under `{}`, not under `{}`", inspection.id, inspection.framework, framework.id);
        findings.push(
            Diagnostic::error("usage/other-framework", message)
                .at(Place::Argument(format!("--like {}", record.display()))),
        );
        return None;
    }
    Some(inspection)
}

/// Kinds of unit with how many are made: those named, else cases, else what the framework asks about first.
fn units(wanted: &Synthesise, framework: &Framework, findings: &mut Findings) -> Option<Vec<(String, usize)>> {
    let all = wanted.cases as usize;
    let asked: Vec<&str> = framework.units_asked().into_iter().collect();
    if wanted.unit.is_empty() {
        let first = asked.iter().find(|unit| **unit == "case").or(asked.first()).copied().unwrap_or("case");
        return Some(vec![(first.to_owned(), all)]);
    }
    let mut units: Vec<(String, usize)> = Vec::new();
    for one in &wanted.unit {
        let (unit, count) = match one.split_once('=') {
            Some((unit, count)) => (unit, count.parse().ok().filter(|count| (1..=1_000_000).contains(count))),
            None => (one.as_str(), Some(all)),
        };
        let is_new = !units.iter().any(|(known, _)| known == unit);
        match count {
            Some(count) if is_new && asked.contains(&unit) => units.push((unit.to_owned(), count)),
            _ => findings.push(unknown_unit(one, unit, &asked, framework)),
        }
    }
    (!findings.diagnostics.has_errors()).then_some(units)
}

fn unknown_unit(typed: &str, unit: &str, asked: &[&str], framework: &Framework) -> Diagnostic {
    let known: Vec<_> = asked.iter().map(|unit| format!("`{unit}`")).collect();
    let message = match asked.contains(&unit) {
        true => format!("`{typed}` does not name a kind of unit once, with a number from 1 to 1,000,000"),
        false => format!("`{}` asks nothing about a unit `{unit}`", framework.id),
    };
    let near = nearest(unit, asked.iter().copied()).filter(|near| *near != unit);
    let help = format!("write UNIT or UNIT=N, several with commas; there are {}", known.join(", "));
    Diagnostic::error("usage/unknown-unit", message)
        .at(Place::Argument(format!("--unit {typed}")))
        .did_you_mean_or(near, help)
}

/// The command again, with files by their names alone: no folder of anybody's goes into a record.
fn made_by(wanted: &Synthesise) -> String {
    let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let framework = name(Path::new(&wanted.framework));
    let mut command = format!("assize synthesise {framework} --cases {} --seed {}", wanted.cases, wanted.seed);
    let also: Vec<_> = wanted.also.iter().map(|named| name(Path::new(named))).collect();
    for (option, value) in [
        ("--rates", wanted.rates.as_deref().map(name)),
        ("--unit", (!wanted.unit.is_empty()).then(|| wanted.unit.join(","))),
        ("--provider", wanted.provider.as_ref().map(|name| format!("'{name}'"))),
        ("--observations", wanted.observations.then(String::new)),
        ("--also", (!also.is_empty()).then(|| also.join(","))),
        ("--like", wanted.like.as_deref().map(name)),
    ] {
        if let Some(value) = value {
            command += &format!(" {option} {value}");
            command.truncate(command.trim_end().len());
        }
    }
    command
}

/// Reads back what was made, as a user would: nothing of it may be complained of.
fn hold_against_the_rules(
    made: &Synthetic,
    library: &Library,
    world: World<'_>,
    findings: &mut Findings,
) -> Option<()> {
    let files = MemoryFiles::new(made.files.iter().map(|file| (file.name.as_str(), file.text.as_str())));
    let names = made.files.iter().map(|file| PathBuf::from(&file.name));
    let request = StudyRequest { inputs: names.filter(|path| !is_table(path)).collect(), ..StudyRequest::default() };
    Study { request, library, files: &files }.check(findings)?;
    (!findings.forbid_result(world.common.strict)).then_some(())
}

fn deliver(made: &Synthetic, wanted: &Synthesise, world: World<'_>, findings: &mut Findings) -> Option<()> {
    let contents = |text: &str| text.as_bytes().to_vec();
    let Some(target) = wanted.output.file() else {
        return findings.keep(one_table(made).and_then(|text| print(text.as_bytes())));
    };
    if is_table(target) && !is_many(target) {
        let text = findings.keep(one_table(made))?;
        let (table, framework) = (typed(target.display()), typed(&wanted.framework));
        let next = format!("next: assize score {table} --framework {framework}");
        return save(target, text.as_bytes(), wanted.force, &next, world, findings);
    }
    let set: Vec<File> =
        made.files.iter().map(|file| File { name: file.name.clone(), contents: contents(&file.text) }).collect();
    let records: Vec<&File> = set.iter().filter(|file| !is_table(Path::new(&file.name))).collect();
    let record = Path::new(&typed(target.display())).join(match records.as_slice() {
        [record] => &record.name,
        _ => "*.toml",
    });
    let own = framework_file(&wanted.framework);
    let next = format!("next: assize score {}{}", record.display(), loaded(own.as_deref()));
    hand_over(&set, Some(target), wanted.force, &next, world, findings)
}

/// The text of the one table that was made.
fn one_table(made: &Synthetic) -> Result<&str, Diagnostic> {
    let mut tables = made.files.iter().filter(|file| is_table(Path::new(&file.name)));
    match (tables.next(), tables.next()) {
        (Some(table), None) => Ok(&table.text),
        _ => Err(Diagnostic::error("usage/one-table", "several tables are made, and one file is wanted")
            .at(Place::Argument("-o".into()))
            .help("name a folder with `-o DIR`, or one kind of unit with `--unit`")),
    }
}
