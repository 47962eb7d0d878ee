use std::path::{Path, PathBuf};

use assize_compose::Uncertainty;
use assize_diag::{Code, Diagnostic, MemoryFiles, Place, nearest};
use assize_framework::{Framework, Library};
use assize_model::Inspection;
use assize_synthesis::{Order, Rates, Synthetic, read_rates, synthesise};
use assize_writer::File;

use super::World;
use crate::arguments::{Reading, Scoring, Synthesise};
use crate::deliver::{hand_over, print};
use crate::findings::Findings;
use crate::inputs::{self, is_table};
use crate::library::{concrete, framework_file, library, text};
use crate::pipeline::{self, Wanted};
use crate::save::{may_save, save_file};

const UNKNOWN_UNIT: Code = Code::new("usage/unknown-unit");
const ONE_TABLE: Code = Code::new("usage/one-table");
const OTHER_FRAMEWORK: Code = Code::new("usage/other-framework");

/// Made-up cases, as a record with its tables or as a table alone.
pub(super) fn run(wanted: &Synthesise, world: World<'_>, findings: &mut Findings) -> Option<()> {
    if let Some(target) = &wanted.output {
        findings.keep(may_save(world.files, target, wanted.force).map_err(Into::into))?;
    }
    let own: Vec<PathBuf> = std::iter::once(&wanted.framework)
        .chain(&wanted.also)
        .filter_map(|named| framework_file(Some(named)))
        .collect();
    let library = library(&own, world, findings)?;
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

fn rates(wanted: &Synthesise, world: World<'_>, findings: &mut Findings) -> Option<Rates> {
    let Some(path) = &wanted.rates else { return Some(Rates::default()) };
    let text = text(path, world, findings)?;
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
    let (reading, scoring) = (Reading::default(), Scoring::default());
    let inputs = [record.to_owned()];
    let wanted =
        Wanted { inputs: &inputs, reading: &reading, scoring: &scoring, by: &[], uncertainty: Uncertainty::default() };
    let inspections = inputs::read(&wanted, library, world, findings)?;
    if findings.diagnostics.has_errors() {
        return None;
    }
    let inspection = inspections.into_iter().next()?;
    if inspection.framework != framework.id {
        let message =
            format!("`{}` was inspected under `{}`, not under `{}`", inspection.id, inspection.framework, framework.id);
        findings.push(
            Diagnostic::error(OTHER_FRAMEWORK, message).at(Place::Argument(format!("--like {}", record.display()))),
        );
        return None;
    }
    Some(inspection)
}

/// Kinds of unit with how many are made: those named, else cases, else what the framework asks about first.
fn units(wanted: &Synthesise, framework: &Framework, findings: &mut Findings) -> Option<Vec<(String, usize)>> {
    let all = wanted.cases as usize;
    let asked: Vec<&str> = {
        let known = framework.catalogue.units.keys().map(String::as_str);
        known.filter(|unit| framework.questions.iter().any(|question| question.unit == *unit)).collect()
    };
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
        true => format!("`{typed}` does not say a kind of unit once, with a number from 1 to 1,000,000"),
        false => format!("`{}` asks nothing about a unit `{unit}`", framework.id),
    };
    let help = match nearest(unit, asked.iter().copied()) {
        Some(near) if near != unit => format!("did you mean `{near}`?"),
        _ => format!("write UNIT or UNIT=N, several with commas; there are {}", known.join(", ")),
    };
    Diagnostic::error(UNKNOWN_UNIT, message).at(Place::Argument(format!("--unit {typed}"))).help(help)
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
    let records: Vec<PathBuf> =
        made.files.iter().map(|file| PathBuf::from(&file.name)).filter(|path| !is_table(path)).collect();
    let (reading, scoring) = (Reading::default(), Scoring::default());
    let wanted =
        Wanted { inputs: &records, reading: &reading, scoring: &scoring, by: &[], uncertainty: Uncertainty::default() };
    pipeline::check(&wanted, library, World { files: &files, ..world }, findings)?;
    (!findings.forbid_result(world.common.strict)).then_some(())
}

fn deliver(made: &Synthetic, wanted: &Synthesise, world: World<'_>, findings: &mut Findings) -> Option<()> {
    let contents = |text: &str| text.as_bytes().to_vec();
    let Some(target) = &wanted.output else {
        return findings.keep(one_table(made).and_then(|text| print(text.as_bytes())));
    };
    if is_table(target) {
        let text = findings.keep(one_table(made))?;
        return findings.keep(save_file(world.files, target, text.as_bytes(), wanted.force).map_err(Into::into));
    }
    let set: Vec<File> =
        made.files.iter().map(|file| File { name: file.name.clone(), contents: contents(&file.text) }).collect();
    findings.keep(hand_over(&set, Some(target), wanted.force, world.files))
}

/// The text of the one table that was made.
fn one_table(made: &Synthetic) -> Result<&str, Diagnostic> {
    let mut tables = made.files.iter().filter(|file| is_table(Path::new(&file.name)));
    match (tables.next(), tables.next()) {
        (Some(table), None) => Ok(&table.text),
        _ => Err(Diagnostic::error(ONE_TABLE, "several tables are made, and one file is wanted")
            .at(Place::Argument("-o".into()))
            .help("name a folder with `-o DIR`, or one kind of unit with `--unit`")),
    }
}
