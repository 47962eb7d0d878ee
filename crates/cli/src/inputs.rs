//! What stands where RECORD|TABLE may: records and tables by their files, and the records that the program carries by their ids.

use std::path::{Path, PathBuf};

use assize_compose::Uncertainty;
use assize_diag::{Code, Diagnostic, Diagnostics, Place, nearest};
use assize_framework::{Framework, Library, builtin};
pub(crate) use assize_intake::is_table;
use assize_intake::{Context, Encoding, Layout, TableOptions, parse_record, read_record, read_table};
use assize_model::{Inspection, ProviderKind};

use crate::arguments::{self, Reading, Scoring};
use crate::commands::World;
use crate::findings::Findings;
use crate::kind::{Kind, kind_of_toml};
use crate::library::framework;
use crate::pipeline::{LISTED, Wanted, is_pooled};

const ID_TWICE: Code = Code::new("inspection/id-twice");
const NO_RECORD: Code = Code::new("usage/no-record");
const NO_FRAMEWORK: Code = Code::new("usage/no-framework");
const TABLE_WITHOUT_RECORD: Code = Code::new("usage/table-without-record");
const UNKNOWN_INSPECTION: Code = Code::new("usage/unknown-inspection");
pub(crate) const UNUSED_OPTION: Code = Code::new("usage/unused-option");

/// The inspections of all inputs, in order; without inputs, of all records that the program carries. `None` where the framework of tables
/// is not known.
pub(crate) fn read(
    wanted: &Wanted<'_>,
    library: &Library,
    world: World<'_>,
    findings: &mut Findings,
) -> Option<Vec<Inspection>> {
    read_rows(wanted, false, library, world, findings)
}

/// The same for whoever sets assessors side by side: bare tables need nobody whose answers are scored.
pub(crate) fn read_every_reading(
    wanted: &Wanted<'_>,
    library: &Library,
    world: World<'_>,
    findings: &mut Findings,
) -> Option<Vec<Inspection>> {
    read_rows(wanted, true, library, world, findings)
}

fn read_rows(
    wanted: &Wanted<'_>,
    every_reading: bool,
    library: &Library,
    world: World<'_>,
    findings: &mut Findings,
) -> Option<Vec<Inspection>> {
    let of_tables = match &wanted.reading.framework {
        Some(named) => Some(framework(named, library, findings)?),
        None => None,
    };
    if !wanted.inputs.iter().any(|input| is_table(input)) {
        wanted.reading.of_tables_only().iter().for_each(|option| findings.push(unused_option(option)));
    } else {
        let is_csv = |input: &&PathBuf| input.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
        let (csv, workbooks): (Vec<_>, Vec<_>) = wanted.inputs.iter().filter(|input| is_table(input)).partition(is_csv);
        let forms = [("CSV file", csv.is_empty()), ("workbook", workbooks.is_empty())];
        for (options, (form, _)) in wanted.reading.of_one_form().iter().zip(forms).filter(|(_, (_, none))| *none) {
            options.iter().for_each(|option| findings.push(no_such_form(option, form)));
        }
    }
    let mut carried = Carried::default();
    let Findings { sources, diagnostics } = findings;
    let mut context = Context { files: world.files, providers: &library.providers, sources, diagnostics };
    let mut inspections = Vec::new();
    for input in wanted.inputs {
        match (is_table(input), of_tables) {
            (true, Some(framework)) => {
                let options = TableOptions { every_reading, ..table_options(wanted.reading, framework) };
                inspections.extend(read_table(input, &options, &mut context));
            }
            (true, None) => context.diagnostics.push(no_framework(input)),
            (false, _) if is_id(input, &|path| world.files.exists(path)) => {
                let typed = input.to_string_lossy();
                match carried_record(&typed) {
                    Ok(index) => carried.read(index, &mut context, &mut inspections),
                    Err(diagnostic) => context.diagnostics.push(diagnostic),
                }
            }
            (false, _) => inspections.extend(record(input, &mut context)),
        }
    }
    if wanted.inputs.is_empty() {
        (0..builtin::RECORDS.len()).for_each(|index| carried.read(index, &mut context, &mut inspections));
    }
    for (index, inspection) in inspections.iter().enumerate() {
        if let Some(before) = inspections[..index].iter().find(|before| before.id == inspection.id) {
            findings.push(id_twice(inspection, before));
        }
    }
    Some(inspections)
}

/// The inspections of these records; without any, of all that the program carries. `None` where something so far is wrong.
pub(crate) fn read_records(
    records: &[PathBuf],
    library: &Library,
    world: World<'_>,
    findings: &mut Findings,
) -> Option<Vec<Inspection>> {
    records.iter().filter(|record| is_table(record)).for_each(|table| findings.push(table_alone(table)));
    let records: Vec<_> = records.iter().filter(|record| !is_table(record)).cloned().collect();
    let (reading, scoring) = (Reading::default(), Scoring::default());
    let wanted =
        Wanted { inputs: &records, reading: &reading, scoring: &scoring, by: &[], uncertainty: Uncertainty::default() };
    let inspections = read(&wanted, library, world, findings)?;
    (!findings.diagnostics.has_errors()).then_some(inspections)
}

fn table_alone(table: &Path) -> Diagnostic {
    Diagnostic::error(TABLE_WITHOUT_RECORD, format!("`{}` is a table of cases, not a record", table.display()))
        .at(Place::Argument(table.display().to_string()))
        .help("name the record that the table belongs to")
}

/// What is no file, and does not look like one, is the id of a record that the program carries.
pub(crate) fn is_id(input: &Path, is_file: &dyn Fn(&Path) -> bool) -> bool {
    let typed = input.to_string_lossy();
    !is_table(input) && !typed.ends_with(".toml") && !typed.contains(['/', '\\']) && !is_file(input)
}

/// The record of a file; where it is no record at all, what it is instead of all that it lacks.
fn record(path: &Path, context: &mut Context<'_>) -> Option<Inspection> {
    let mut diagnostics = Diagnostics::new();
    let Context { files, providers, sources, .. } = context;
    let mut own = Context { files: *files, providers, sources, diagnostics: &mut diagnostics };
    let inspection = read_record(path, &mut own);
    let text = || files.read(path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    let kind = diagnostics.has_errors().then(text).and_then(Result::ok).and_then(|text| kind_of_toml(&text));
    match kind {
        Some(kind @ (Kind::Framework | Kind::Map | Kind::Rates)) => {
            context.diagnostics.push(no_record(path, kind));
            None
        }
        Some(Kind::Record) | None => {
            context.diagnostics.extend(diagnostics);
            inspection
        }
    }
}

/// Which of the records that the program carries have been read.
#[derive(Default)]
struct Carried {
    read: Vec<usize>,
}

impl Carried {
    /// Reads one, once; with an aggregate that is pooled from its members, those of them that the program carries too.
    fn read(&mut self, index: usize, context: &mut Context<'_>, inspections: &mut Vec<Inspection>) {
        if self.read.contains(&index) {
            return;
        }
        self.read.push(index);
        let (name, text) = builtin::RECORDS[index];
        let source = context.sources.add_carried(name, text);
        let Some(inspection) = parse_record(source, None, context) else { return };
        let members: Vec<_> = inspection.members.iter().map(|member| member.value.clone()).collect();
        let is_pooled = is_pooled(&inspection);
        inspections.push(inspection);
        for member in members.iter().filter(|_| is_pooled) {
            if let Some(index) = ids().position(|id| id == member) {
                self.read(index, context, inspections);
            }
        }
    }
}

/// The ids of the records that the program carries: their files are named by them.
fn ids() -> impl Iterator<Item = &'static str> {
    builtin::RECORDS.iter().map(|(name, _)| {
        let file = name.rsplit('/').next().unwrap_or(name);
        file.strip_suffix(".toml").unwrap_or(file)
    })
}

/// The record of this id, or the only one whose id begins so.
fn carried_record(typed: &str) -> Result<usize, Diagnostic> {
    if let Some(whole) = ids().position(|id| id == typed) {
        return Ok(whole);
    }
    let begin: Vec<usize> = (0..).zip(ids()).filter(|(_, id)| id.starts_with(typed)).map(|(index, _)| index).collect();
    match begin.as_slice() {
        [one] => Ok(*one),
        [] => Err(unknown_inspection(typed)),
        several => Err(ambiguous(typed, &several.iter().filter_map(|index| ids().nth(*index)).collect::<Vec<_>>())),
    }
}

/// Ids that share the most words with what was typed, after one that is nearly it.
fn alike(typed: &str) -> Vec<&'static str> {
    let words = |id: &str| -> Vec<String> { id.split(['-', '_', ' ']).map(str::to_lowercase).collect() };
    let is_telling = |word: &&String| word.len() > 3 && word.chars().any(char::is_alphabetic);
    let typed_words = words(typed);
    let shared = |id: &str| typed_words.iter().filter(is_telling).filter(|word| words(id).contains(word)).count();
    let near = nearest(typed, ids());
    let most = ids().map(shared).max().filter(|most| *most > 0);
    let mut found: Vec<_> = ids().filter(|id| near == Some(*id) || most == Some(shared(id))).collect();
    found.sort_by_key(|id| near != Some(*id));
    found
}

fn unknown_inspection(typed: &str) -> Diagnostic {
    let alike = alike(typed);
    Diagnostic::error(
        UNKNOWN_INSPECTION,
        format!("`{typed}` is neither a file nor the id of a record that the program carries"),
    )
    .at(Place::Argument(typed.to_owned()))
    .help(match alike.as_slice() {
        [] => "check the name and the folder; `assize score` lists the records that the program carries".to_owned(),
        [one] => format!("did you mean `{one}`?"),
        several => format!("did you mean one of {}?", listed(several)),
    })
}

fn ambiguous(typed: &str, ids: &[&str]) -> Diagnostic {
    Diagnostic::error(UNKNOWN_INSPECTION, format!("`{typed}` may mean {} records that the program carries", ids.len()))
        .at(Place::Argument(typed.to_owned()))
        .help(format!("say more of the id: {}", listed(ids)))
}

/// The first few names.
fn listed(names: &[&str]) -> String {
    let first: Vec<_> = names.iter().take(LISTED).map(|name| format!("`{name}`")).collect();
    let more = match names.len().saturating_sub(LISTED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!("{}{more}", first.join(", "))
}

fn no_record(path: &Path, kind: Kind) -> Diagnostic {
    let shown = path.display();
    let (what, help) = match kind {
        Kind::Framework => (
            "a framework, not an inspection record",
            format!(
                "`assize frameworks check {shown}` checks it; to score a table under it: `assize score TABLE --framework {shown}`"
            ),
        ),
        Kind::Rates => (
            "a rates file, not an inspection record",
            format!("cases are made up with it: `assize synthesise ID --cases N --seed N --rates {shown}`"),
        ),
        Kind::Map | Kind::Record => (
            "a column map, not an inspection record",
            format!("it is named beside its table: `assize score TABLE --framework ID --columns {shown}`"),
        ),
    };
    Diagnostic::error(NO_RECORD, format!("`{shown}` is {what}")).at(Place::Argument(shown.to_string())).help(help)
}

fn no_such_form(option: &str, form: &str) -> Diagnostic {
    Diagnostic::warning(UNUSED_OPTION, format!("`{option}` is for a {form}, and none is read"))
        .at(Place::Argument(option.to_owned()))
        .help("leave it out; the other tables of this run are read without it")
}

fn unused_option(option: &str) -> Diagnostic {
    Diagnostic::warning(UNUSED_OPTION, format!("`{option}` is for tables without a record, and there is none"))
        .at(Place::Argument(option.to_owned()))
        .help("a record says this of its own tables, in `[[data]]`")
}

fn no_framework(table: &Path) -> Diagnostic {
    Diagnostic::error(NO_FRAMEWORK, format!("`{}` is a table without a record", table.display()))
        .at(Place::Argument(table.display().to_string()))
        .help("name the framework of its questions with `--framework ID`; `assize frameworks list` has the ids")
}

/// What a bare table does not say of itself. Whoever has no name in it is a body of the first kind that the framework is for.
fn table_options(reading: &Reading, framework: &Framework) -> TableOptions {
    let kind = framework.inspects.first().copied().unwrap_or(ProviderKind::Region);
    let mut options = TableOptions::new(&framework.id, reading.unit.as_deref().unwrap_or("case"), kind);
    options.layout = match reading.layout {
        Some(arguments::Layout::Long) => Layout::Long,
        Some(arguments::Layout::Wide) | None => Layout::Wide,
    };
    options.provider = reading.provider.clone();
    options.self_assessment = reading.self_assessment;
    options.columns = reading.columns.clone();
    options.line_breaks = reading.line_breaks;
    options.encoding = match reading.encoding {
        Some(arguments::Encoding::Windows1252) => Encoding::Windows1252,
        Some(arguments::Encoding::Utf8) | None => Encoding::Utf8,
    };
    options.sheet = reading.sheet.clone();
    options.accept_cached = reading.accept_cached;
    options.assessor = reading.assessor.clone();
    options
}

fn id_twice(inspection: &Inspection, before: &Inspection) -> Diagnostic {
    Diagnostic::error(ID_TWICE, format!("two inspections are called `{}`", inspection.id))
        .at(inspection.place.clone())
        .label(before.place.clone(), "here already")
        .help("give each an id of its own: figures are named by it")
}

#[cfg(test)]
mod tests {
    use super::{alike, carried_record, ids};

    #[test]
    fn a_carried_record_goes_by_its_id_or_an_unambiguous_beginning() {
        let id = |typed: &str| carried_record(typed).ok().and_then(|index| ids().nth(index));
        assert_eq!(id("london-crc-2019"), Some("london-crc-2019"));
        assert_eq!(id("london-crc-20"), None, "2018 and 2019");
        assert_eq!(id("six-t"), Some("six-trusts-2014"));
        assert_eq!(id("lodnon-crc-2019"), None);
        assert_eq!(alike("lodnon-crc-2019").first(), Some(&"london-crc-2019"));
        assert!(alike("london").contains(&"nps-london-2019"));
        assert!(alike("crc").is_empty(), "half of them are");
    }
}
