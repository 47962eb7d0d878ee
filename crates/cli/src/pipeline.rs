//! From files to a report: read, admit, tally, score, compose. The only file that knows these steps.

use std::path::{Path, PathBuf};

use assize_compose::UnknownFigure;
use assize_diag::{Code, Diagnostic, Place, nearest};
use assize_disclose::Mask;
use assize_framework::{Framework, Library, builtin};
use assize_intake::{Context, Layout, TableOptions, parse_record, read_record, read_table};
use assize_model::{Inspection, InspectionKind, ProviderKind};
use assize_report::Report;
use assize_scoring::{AdmitOptions, Admitted, Part, Scorecard, TallyOptions, admit, pool, review, score, tally, trace};

use crate::arguments::{self, Reading, Scoring};
use crate::commands::World;
use crate::findings::Findings;
use crate::library::framework;

const UNKNOWN_FRAMEWORK: Code = Code::new("inspection/unknown-framework");
const ID_TWICE: Code = Code::new("inspection/id-twice");
const MEMBER_NOT_READ: Code = Code::new("inspection/member-not-read");
const UNUSED_OPTION: Code = Code::new("usage/unused-option");
const NO_FRAMEWORK: Code = Code::new("usage/no-framework");
const UNKNOWN_FACT: Code = Code::new("usage/unknown-fact");
const UNKNOWN_FIGURE: Code = Code::new("usage/unknown-figure");
const AMBIGUOUS_FIGURE: Code = Code::new("usage/ambiguous-figure");

/// Columns of a table that serve as facts as well.
const RESERVED_FACTS: [&str; 3] = ["assessor", "provider", "year"];

/// More names than these are not listed in one message.
const LISTED: usize = 12;

/// What is wanted of the inspections.
pub(crate) struct Wanted<'a> {
    /// What is read; nothing: the records that the program carries.
    pub(crate) inputs: &'a [PathBuf],
    /// How tables without a record are read.
    pub(crate) reading: &'a Reading,
    /// How questions are answered.
    pub(crate) scoring: &'a Scoring,
    /// Facts to break down by.
    pub(crate) by: &'a [String],
}

/// The figures of all inspections.
pub(crate) fn scorecard(
    wanted: &Wanted<'_>,
    library: &Library,
    world: World<'_>,
    findings: &mut Findings,
) -> Option<Report> {
    let inspections = read(wanted, library, world, findings)?;
    let admitted = admit_all(&inspections, library, wanted.scoring.derive_missing, findings)?;
    let cards = score_all(&admitted, wanted, findings)?;
    for card in &cards {
        review(card, &mut findings.diagnostics);
    }
    Some(assize_compose::scorecard(&cards, &Mask::internal()))
}

/// How one figure was derived.
pub(crate) fn explanation(
    typed: &str,
    wanted: &Wanted<'_>,
    library: &Library,
    world: World<'_>,
    findings: &mut Findings,
) -> Option<Report> {
    let inspections = read(wanted, library, world, findings)?;
    let admitted = admit_all(&inspections, library, wanted.scoring.derive_missing, findings)?;
    let cards = score_all(&admitted, wanted, findings)?;
    let found = assize_compose::find(typed, &cards).map_err(|unknown| unknown_figure(typed, &unknown));
    let (index, name) = findings.keep(found)?;
    let Some(trace) = trace(&admitted[index], &cards[index], &name) else {
        let diagnostic = Diagnostic::error(UNKNOWN_FIGURE, format!("`{typed}` names a part or a group that this figure does not have"))
            .help("a question has `#share`, `#insufficient`, `#not-done` and groups `@fact=value`; a node `#rating`, `#share`, `#points`");
        findings.push(diagnostic.at(Place::Argument(typed.to_owned())));
        return None;
    };
    review(&cards[index], &mut findings.diagnostics);
    Some(assize_compose::explanation(&cards[index], &trace, &findings.sources, &Mask::internal()))
}

/// Says everything that is wrong with records and tables. Nothing is scored.
pub(crate) fn check(wanted: &Wanted<'_>, library: &Library, world: World<'_>, findings: &mut Findings) -> Option<()> {
    let inspections = read(wanted, library, world, findings)?;
    admit_all(&inspections, library, wanted.scoring.derive_missing, findings).map(drop)
}

/// The inspections of all inputs, in order. `None` where the framework of tables is not known.
fn read(wanted: &Wanted<'_>, library: &Library, world: World<'_>, findings: &mut Findings) -> Option<Vec<Inspection>> {
    let of_tables = match &wanted.reading.framework {
        Some(named) => Some(framework(named, library, findings)?),
        None => None,
    };
    if !wanted.inputs.iter().any(|input| is_table(input)) {
        wanted.reading.of_tables_only().iter().for_each(|option| findings.push(unused_option(option)));
    }
    let Findings { sources, diagnostics } = findings;
    let mut context = Context { files: world.files, providers: &library.providers, sources, diagnostics };
    let mut inspections = Vec::new();
    for input in wanted.inputs {
        match (is_table(input), of_tables) {
            (false, _) => inspections.extend(read_record(input, &mut context)),
            (true, Some(framework)) => {
                let options = table_options(wanted.reading, framework);
                inspections.extend(read_table(input, &options, &mut context));
            }
            (true, None) => context.diagnostics.push(no_framework(input)),
        }
    }
    if wanted.inputs.is_empty() {
        for (name, text) in builtin::RECORDS {
            let source = context.sources.add_public(*name, *text);
            inspections.extend(parse_record(source, None, &mut context));
        }
    }
    for (index, inspection) in inspections.iter().enumerate() {
        if let Some(before) = inspections[..index].iter().find(|before| before.id == inspection.id) {
            findings.push(id_twice(inspection, before));
        }
    }
    Some(inspections)
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
    options.columns = reading.columns.clone();
    options.line_breaks = reading.line_breaks;
    options.assessor = reading.assessor.clone();
    options
}

/// A table of cases is known by its name.
pub(crate) fn is_table(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("csv"))
}

/// Fits every inspection to its framework; `None` where something so far is wrong.
fn admit_all<'a>(
    inspections: &'a [Inspection],
    library: &'a Library,
    derive_missing: bool,
    findings: &mut Findings,
) -> Option<Vec<Admitted<'a>>> {
    let options = AdmitOptions { derive_missing };
    let fit = |inspection: &'a Inspection| match library.frameworks.get(&inspection.framework) {
        Some(framework) => admit(inspection, framework, library, options, &mut findings.diagnostics),
        None => {
            findings.push(unknown_framework(inspection, library));
            None
        }
    };
    let admitted: Vec<_> = inspections.iter().filter_map(fit).collect();
    (!findings.diagnostics.has_errors()).then_some(admitted)
}

/// Scores them, those first on which others rest. `None` where what is wanted cannot be had.
fn score_all<'a>(
    admitted: &[Admitted<'a>],
    wanted: &Wanted<'_>,
    findings: &mut Findings,
) -> Option<Vec<Scorecard<'a>>> {
    for fact in wanted.by {
        if !admitted.iter().any(|one| is_fact(one.framework, fact)) {
            findings.push(unknown_fact(fact, admitted));
        }
    }
    if findings.diagnostics.has_errors() {
        return None;
    }
    let threads = wanted.scoring.threads.map_or(0, usize::from);
    let options = TallyOptions { by: wanted.by.to_vec(), threads };
    let own = |one: &Admitted<'a>| (!is_pooled(one.inspection)).then(|| score(one, tally(one, &options), None));
    let own: Vec<_> = admitted.iter().map(own).collect();
    let mut pooled = |one: &Admitted<'a>| {
        let members = members(one, &own, findings);
        match members.is_empty() {
            true => score(one, tally(one, &options), None),
            false => {
                let (tally, spread) = pool(&members);
                score(one, tally, Some(spread))
            }
        }
    };
    let pooled: Vec<_> = admitted.iter().zip(&own).map(|(one, own)| own.is_none().then(|| pooled(one))).collect();
    Some(own.into_iter().zip(pooled).filter_map(|(own, pooled)| own.or(pooled)).collect())
}

/// An aggregate without data of its own is pooled from its members (semantics 7.15).
fn is_pooled(inspection: &Inspection) -> bool {
    inspection.kind == InspectionKind::Aggregate && !inspection.has_data()
}

/// The scorecards of an aggregate's members that are read in this run, under the same framework.
fn members<'c, 'a>(
    aggregate: &Admitted<'a>,
    own: &'c [Option<Scorecard<'a>>],
    findings: &mut Findings,
) -> Vec<&'c Scorecard<'a>> {
    let mut members = Vec::new();
    for member in &aggregate.inspection.members {
        let is_it =
            |card: &&Scorecard<'_>| card.inspection.id == member.value && card.framework.id == aggregate.framework.id;
        match own.iter().flatten().find(is_it) {
            Some(card) => members.push(card),
            None => findings.push(
                Diagnostic::warning(
                    MEMBER_NOT_READ,
                    format!("the member `{}` is left out of the figures", member.value),
                )
                .label(member.span, "no record of that id under the same framework is read in this run")
                .help("name its record beside this one"),
            ),
        }
    }
    members
}

fn is_fact(framework: &Framework, fact: &str) -> bool {
    framework.catalogue.facts.contains_key(fact) || RESERVED_FACTS.contains(&fact)
}

fn unknown_fact(fact: &str, admitted: &[Admitted<'_>]) -> Diagnostic {
    let known = admitted.iter().flat_map(|one| one.framework.catalogue.facts.keys().map(String::as_str));
    Diagnostic::error(UNKNOWN_FACT, format!("no fact is called `{fact}`"))
        .at(Place::Argument(format!("--by {fact}")))
        .did_you_mean(nearest(fact, known.chain(RESERVED_FACTS)))
}

fn unknown_framework(inspection: &Inspection, library: &Library) -> Diagnostic {
    let known = library.frameworks.keys().map(String::as_str);
    Diagnostic::error(UNKNOWN_FRAMEWORK, format!("no framework is called `{}`", inspection.framework))
        .at(inspection.framework_place.clone())
        .help(match nearest(&inspection.framework, known) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "`assize frameworks list` shows those that are known; `--frameworks DIR` adds your own".to_owned(),
        })
}

fn id_twice(inspection: &Inspection, before: &Inspection) -> Diagnostic {
    Diagnostic::error(ID_TWICE, format!("two inspections are called `{}`", inspection.id))
        .at(inspection.place.clone())
        .label(before.place.clone(), "here already")
        .help("give each an id of its own: figures are named by it")
}

fn unknown_figure(typed: &str, unknown: &UnknownFigure) -> Diagnostic {
    let place = Place::Argument(typed.to_owned());
    if let Some(part) = &unknown.part {
        let parts: Vec<_> = Part::ALL.into_iter().map(|part| format!("`{}`", part.word())).collect();
        return Diagnostic::error(UNKNOWN_FIGURE, format!("no part of a figure is called `{part}`"))
            .at(place)
            .help(format!("there are {}", parts.join(", ")));
    }
    if unknown.candidates.is_empty() {
        return Diagnostic::error(UNKNOWN_FIGURE, format!("no figure is called `{typed}`")).at(place).help(
            match &unknown.nearest {
                Some(near) => format!("did you mean `{near}`?"),
                None => "`score --writer json` has the name of every figure; its id alone (`2.1.3`) will do".to_owned(),
            },
        );
    }
    let listed: Vec<_> = unknown.candidates.iter().take(LISTED).map(|name| format!("`{name}`")).collect();
    let more = match unknown.candidates.len().saturating_sub(LISTED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    Diagnostic::error(AMBIGUOUS_FIGURE, format!("`{typed}` may mean {} figures", unknown.candidates.len()))
        .at(place)
        .help(format!("say more of the name: {}{more}", listed.join(", ")))
}
