//! What stands where RECORD|TABLE may: records and tables by their files, and the records that the program carries by their ids.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use assize_diag::{Code, Diagnostic, Diagnostics, Files, Place, Spanned};
use assize_framework::{Framework, builtin, cycles};
use assize_intake::{
    Context, Encoding, TableOptions, UNREADABLE, is_parquet, is_part, is_workbook, parse_record, read_record,
    read_table,
};
pub use assize_intake::{is_many, is_table};
use assize_model::{Bodies, Inspection, ProviderKind};
use assize_scoring::names_of_columns;

use crate::about;
use crate::library::framework;
use crate::request::{unit_not_asked, usual_unit};
use crate::search::{Finder, ids};
use crate::words::{Meaning, phrases};
use crate::{Findings, Selection, Study, StudyRequest, Tables, TomlKind, kind_of_toml};

const MEMBER_CIRCLE: Code = Code::new("inspection/member-circle");
const MEMBER_SYNTHETIC: Code = Code::new("inspection/member-synthetic");
/// An option has nothing to act on.
pub const UNUSED_OPTION: Code = Code::new("usage/unused-option");

impl Study<'_> {
    /// The inspections of all inputs, in order; without inputs, of all records that the program carries. `None` where the framework of
    /// tables is not known.
    pub fn read(&self, findings: &mut Findings) -> Option<Vec<Inspection>> {
        self.read_inputs(&self.request.inputs, false, findings)
    }

    /// The same where assessors are compared: bare tables need no assessor whose answers are scored.
    pub(crate) fn read_every_reading(&self, findings: &mut Findings) -> Option<Vec<Inspection>> {
        self.read_inputs(&self.request.inputs, true, findings)
    }

    /// The records that the program carries. Options about tables say nothing about them.
    pub(crate) fn read_carried(&self, findings: &mut Findings) -> Option<Vec<Inspection>> {
        let request = StudyRequest::default();
        Study { request, ..self.clone() }.read(findings)
    }

    /// The inspections of records; tables are refused. `None` where something so far is wrong.
    pub fn read_records(&self, findings: &mut Findings) -> Option<Vec<Inspection>> {
        let (tables, records): (Vec<_>, Vec<_>) =
            self.request.inputs.iter().cloned().partition(|input| is_table(input));
        tables.iter().for_each(|table| findings.push(table_alone(table)));
        let inspections = self.read_inputs(&records, false, findings)?;
        (!findings.diagnostics.has_errors()).then_some(inspections)
    }

    pub(crate) fn read_inputs(
        &self,
        inputs: &[PathBuf],
        every_reading: bool,
        findings: &mut Findings,
    ) -> Option<Vec<Inspection>> {
        let tables = &self.request.tables;
        let of_tables = match &tables.framework {
            Some(named) => Some(framework(named, self.library, findings)?),
            None => None,
        };
        look_for_unused(tables, inputs, findings);
        let (finder, mut carried) = (Finder::new(self.library), RecordsRead::default());
        let Findings { sources, diagnostics, .. } = findings;
        let names = |framework: &str| names_of_columns(framework, self.library);
        let providers = &self.library.providers;
        let threads = self.request.threads;
        let mut context = Context { files: self.files, providers, names: &names, sources, diagnostics, threads };
        let (mut inspections, mut of_bare) = (Vec::new(), Vec::new());
        let words: Vec<Cow<'_, str>> =
            inputs.iter().filter(|input| self.is_word(input)).map(|input| input.to_string_lossy()).collect();
        // Options are words beside words alone, and choose among all that is read where files stand there, too.
        let options = if self.is_of_words() { self.request.selection.clone() } else { Selection::default() };
        // Words mean something together, and are read where the first of them stands.
        let mut words = (!words.is_empty()).then_some(words);
        for input in inputs {
            match (is_table(input), of_tables) {
                (true, Some(framework)) => {
                    let options = TableOptions { every_reading, ..table_options(tables, framework, context.providers) };
                    let read = read_table(input, &options, &mut context);
                    let units = read.iter().flat_map(|inspection| &inspection.tables).next();
                    let unfit =
                        units.and_then(|table| unit_not_asked(&table.unit, framework, Place::File(table.source)));
                    unfit.into_iter().for_each(|why| context.diagnostics.push(why));
                    of_bare.extend(inspections.len()..inspections.len() + read.len());
                    inspections.extend(read);
                }
                (true, None) => context.diagnostics.push(no_framework(input, self.files)),
                (false, _) if self.is_word(input) => {
                    let Some(words) = words.take() else { continue };
                    match finder.meant(&words.iter().map(AsRef::as_ref).collect::<Vec<_>>(), &options) {
                        Ok(all) => all.into_iter().for_each(|one| carried.read(one, &mut context, &mut inspections)),
                        Err(diagnostic) => context.diagnostics.push(self.or_folder(diagnostic)),
                    }
                }
                (false, _) if is_id(input, self.files) => {
                    let one = ids().position(|id| Some(id) == input.to_str());
                    one.into_iter().for_each(|one| carried.read(one, &mut context, &mut inspections));
                }
                (false, _) => inspections.extend(record(input, &mut context)),
            }
        }
        if inputs.is_empty() {
            (0..builtin::RECORDS.len()).for_each(|index| carried.read(index, &mut context, &mut inspections));
        }
        let library = self.library;
        let is_under = |one: &Inspection, named: &Framework| {
            let home = library.frameworks.get(&one.framework);
            home.is_none_or(|home| home.id == named.id || home.ancestors.contains(&named.id))
        };
        if let Some(named) = of_tables
            && !inputs.iter().any(|input| is_table(input))
            && !inspections.is_empty()
            && !inspections.iter().any(|one| is_under(one, named))
        {
            let help = "a record names its own; `assize rejudge` judges the cases of a record under others";
            findings.push(unused_framework(help));
        }
        about::apply(tables, &mut inspections, &of_bare, findings);
        let mut known: BTreeMap<&str, &Inspection> = BTreeMap::new();
        for inspection in &inspections {
            match known.get(&*inspection.id) {
                Some(before) => findings.push(id_twice(inspection, before)),
                None => {
                    known.insert(&inspection.id, inspection);
                }
            }
        }
        check_members(&inspections, findings);
        mark_synthetic(&mut inspections, findings);
        Some(inspections)
    }
}

/// Complains of inspections that are among their own members, or among those of a member.
fn check_members(inspections: &[Inspection], findings: &mut Findings) {
    let links: Vec<Vec<usize>> = inspections
        .iter()
        .map(|one| {
            let place = |member: &Spanned<String>| inspections.iter().position(|other| other.id == member.value);
            one.members.iter().filter_map(place).collect()
        })
        .collect();
    // One that names itself has been complained of as it was read.
    for circle in cycles(&links).into_iter().filter(|circle| circle.len() > 1) {
        let ids: Vec<&str> = circle.iter().map(|one| inspections[*one].id.as_str()).collect();
        let message = format!("the members of `{}` refer back to it", ids[0]);
        let through = format!("by way of `{}`", ids[1..].join("`, `"));
        let first = &inspections[circle[0]];
        let next = ids.get(1).copied().unwrap_or(ids[0]);
        let named = first.members.iter().find(|member| member.value == next);
        findings.push(
            match named {
                Some(member) => Diagnostic::error(MEMBER_CIRCLE, message).label(member.span, &through),
                None => Diagnostic::error(MEMBER_CIRCLE, message).at(first.place.clone()),
            }
            .help("take one of them out of `members`: an inspection cannot be rated from itself"),
        );
    }
}

/// What is made of made-up cases of members is made up itself, and is of no real body.
fn mark_synthetic(inspections: &mut [Inspection], findings: &mut Findings) {
    loop {
        let made_up: BTreeSet<String> =
            inspections.iter().filter(|one| one.is_synthetic()).map(|one| one.id.clone()).collect();
        let is_made_up = |member: &&Spanned<String>| made_up.contains(&member.value);
        let of_made_up = |one: &Inspection| !one.is_synthetic() && one.members.iter().any(|one| is_made_up(&one));
        let Some(one) = inspections.iter_mut().find(|one| of_made_up(one)) else { return };
        one.synthetic = true;
        if let Some(member) = one.members.iter().find(is_made_up).filter(|_| !one.provider.fictional) {
            let (id, body) = (&member.value, &one.provider.name);
            let message = format!("the cases of `{id}` are made up, and `{body}` is a real body");
            findings.push(
                Diagnostic::error(MEMBER_SYNTHETIC, message)
                    .at(member.span)
                    .help("give made-up cases to a provider with `fictional = true`"),
            );
        }
    }
}

impl Study<'_> {
    /// What is wrong with words; where one of them means nothing, and is the name of a folder, what to name in its place.
    pub(crate) fn or_folder(&self, wrong: Diagnostic) -> Diagnostic {
        let means_nothing =
            |word: &str| phrases([word], self.library, false).iter().all(|one| one.meaning == Meaning::Word);
        let words = self.request.inputs.iter().filter(|input| self.is_word(input));
        let mut unknown = words.filter(|input| means_nothing(&input.to_string_lossy()));
        unknown.find_map(|input| folder(input, self.files)).unwrap_or(wrong)
    }
}

/// Warns of options that nothing among the inputs has a use for.
fn look_for_unused(tables: &Tables, inputs: &[PathBuf], findings: &mut Findings) {
    let tables_read = || inputs.iter().filter(|input| is_table(input));
    let workbooks: Vec<_> = tables_read().filter(|input| is_workbook(input)).collect();
    let csv: Vec<_> = tables_read().filter(|input| !is_workbook(input) && !is_parquet(input)).collect();
    if inputs.is_empty() && tables.framework.is_some() {
        findings.push(framework_without_table());
    }
    if tables_read().next().is_none() {
        tables.options().into_iter().for_each(|option| findings.push(unused_option(option)));
        return;
    }
    let forms = [("CSV file", csv.is_empty()), ("workbook", workbooks.is_empty())];
    for (options, (form, _)) in tables.options_of_one_form().iter().zip(forms).filter(|(_, (_, none))| *none) {
        options.iter().for_each(|option| findings.push(no_such_form(option, form)));
    }
}

fn table_alone(table: &Path) -> Diagnostic {
    Diagnostic::error("usage/table-without-record", format!("`{}` is a table of cases, not a record", table.display()))
        .at(Place::Argument(table.display().to_string()))
        .help("name the record that the table belongs to")
}

/// What is not a file, and does not look like one, is the id of a record that the program carries, or a word. So is the bare name of a folder
/// without tables: nothing is read from such a folder.
pub fn is_id(input: &Path, files: &dyn Files) -> bool {
    let typed = input.to_string_lossy();
    let is_nothing =
        || !files.exists(input) || entries(input, files).is_some_and(|all| !all.iter().any(|one| is_part(one)));
    !is_table(input) && !typed.ends_with(".toml") && !typed.contains(['/', '\\']) && is_nothing()
}

/// What lies in a folder; `None` where it is none.
fn entries(folder: &Path, files: &dyn Files) -> Option<Vec<PathBuf>> {
    files.list(folder).ok().filter(|_| files.exists(folder))
}

/// The record that lies in a folder.
fn record_in(folder: &Path, files: &dyn Files) -> Option<PathBuf> {
    let text = |path: &PathBuf| files.read(path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    let is_record = |path: &PathBuf| {
        let is_toml = path.extension().is_some_and(|ending| ending == "toml");
        is_toml && text(path).is_ok_and(|text| kind_of_toml(&text) == Some(TomlKind::Record))
    };
    entries(folder, files)?.into_iter().find(is_record)
}

/// What to name in place of a folder; `None` where it is none.
pub fn folder(path: &Path, files: &dyn Files) -> Option<Diagnostic> {
    let entries = entries(path, files)?;
    let shown = path.display();
    let record = record_in(path, files).map(|record| format!("name the record in it: `{}`", record.display()));
    let has_tables = entries.iter().any(|one| is_part(one));
    let tables = has_tables.then(|| format!("with a slash at its end it is a folder of tables: `{shown}/`"));
    let help = match record.into_iter().chain(tables).collect::<Vec<_>>() {
        none if none.is_empty() => "neither a record nor tables are in it; name a file".to_owned(),
        some => some.join("; "),
    };
    Some(
        Diagnostic::error(UNREADABLE, format!("`{shown}` cannot be read: it is a folder, not a file"))
            .at(Place::Argument(shown.to_string()))
            .help(help),
    )
}

/// The record of a file; where it is not a record at all, what it is instead of all that it lacks.
fn record(path: &Path, context: &mut Context<'_>) -> Option<Inspection> {
    if let Some(fault) = folder(path, context.files) {
        context.diagnostics.push(fault);
        return None;
    }
    let mut diagnostics = Diagnostics::new();
    let Context { files, providers, names, sources, threads, .. } = context;
    let (names, threads) = (*names, *threads);
    let mut own = Context { files: *files, providers, names, sources, diagnostics: &mut diagnostics, threads };
    let inspection = read_record(path, &mut own);
    let text = || files.read(path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    let kind = diagnostics.has_errors().then(text).and_then(Result::ok).and_then(|text| kind_of_toml(&text));
    match kind {
        Some(kind @ (TomlKind::Framework | TomlKind::Map | TomlKind::Rates)) => {
            context.diagnostics.push(no_record(path, kind));
            None
        }
        Some(TomlKind::Record) | None => {
            context.diagnostics.extend(diagnostics);
            inspection
        }
    }
}

/// Which of the records that the program carries have been read.
#[derive(Default)]
struct RecordsRead {
    read: Vec<usize>,
}

impl RecordsRead {
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
        let is_pooled = inspection.is_pooled();
        inspections.push(inspection);
        for member in members.iter().filter(|_| is_pooled) {
            if let Some(index) = ids().position(|id| id == member) {
                self.read(index, context, inspections);
            }
        }
    }
}

fn no_record(path: &Path, kind: TomlKind) -> Diagnostic {
    let shown = path.display();
    let (what, help) = match kind {
        TomlKind::Framework => (
            "a framework, not an inspection record",
            format!(
                "`assize frameworks check {shown}` checks it; to score a table under it: `assize score TABLE --framework {shown}`"
            ),
        ),
        TomlKind::Rates => (
            "a rates file, not an inspection record",
            format!("cases are made up with it: `assize synthesise ID --cases N --seed N --rates {shown}`"),
        ),
        TomlKind::Map | TomlKind::Record => (
            "a column map, not an inspection record",
            format!("it is named beside its table: `assize score TABLE --framework ID --columns {shown}`"),
        ),
    };
    Diagnostic::error("usage/no-record", format!("`{shown}` is {what}"))
        .at(Place::Argument(shown.to_string()))
        .help(help)
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

fn framework_without_table() -> Diagnostic {
    unused_framework(
        "inspections made under it are chosen by its id alone, and others by kind, area and year: `assize compare 2018-crc`, `assize compare crc 2019`",
    )
}

fn unused_framework(help: &str) -> Diagnostic {
    Diagnostic::warning(UNUSED_OPTION, "`--framework` is the framework of a table without a record, and none is named")
        .at(Place::Argument("--framework".to_owned()))
        .help(help)
}

pub(crate) fn no_framework(table: &Path, files: &dyn Files) -> Diagnostic {
    let record = record_in(table, files);
    Diagnostic::error("usage/no-framework", format!("`{}` is a table without a record", table.display()))
        .at(Place::Argument(table.display().to_string()))
        .help(match record {
            Some(record) => format!("there is a record beside it: `{}`", record.display()),
            None => "name the framework of its questions with `--framework ID`; `assize frameworks list` has the ids"
                .to_owned(),
        })
}

/// What a bare table does not say of itself. A body that it does not name is of the first kind that the framework is for.
pub(crate) fn table_options(tables: &Tables, framework: &Framework, bodies: &Bodies) -> TableOptions {
    let said = tables.provider_kind.as_deref();
    let said = said.map(|kind| bodies.kind(kind).cloned().unwrap_or_else(|| ProviderKind::named(kind)));
    let kind = said.or_else(|| framework.inspects.first().cloned()).unwrap_or_else(|| ProviderKind::named("body"));
    let unit = tables.unit.as_deref().unwrap_or_else(|| usual_unit(framework));
    let mut options = TableOptions::new(&framework.id, unit, kind);
    options.layout = tables.layout;
    options.provider = tables.provider.clone();
    options.new_provider = tables.provider_kind.is_some();
    options.self_assessment = tables.self_assessment;
    options.columns = tables.columns.clone();
    options.line_breaks = tables.line_breaks;
    options.separator = tables.separator;
    options.encoding = tables.encoding.unwrap_or(Encoding::Utf8);
    options.sheet = tables.sheet.clone();
    options.accept_cached = tables.accept_cached;
    options.assessor = tables.assessor.clone();
    options
}

fn id_twice(inspection: &Inspection, before: &Inspection) -> Diagnostic {
    Diagnostic::error("inspection/id-twice", format!("two inspections are called `{}`", inspection.id))
        .at(inspection.place.clone())
        .label(before.place.clone(), "here already")
        .help("give each an id of its own: figures are named by it")
}
