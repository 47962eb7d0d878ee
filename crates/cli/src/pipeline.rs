//! From inspections to a report: admit, tally, score, compose. The only file that knows these steps; `inputs` reads.

mod figures;
mod versions;

use std::path::PathBuf;

use assize_analysis::{Redrawing, margins};
use assize_analysis::{quality, review_quality, units};
use assize_compose::Uncertainty;
use assize_diag::{Code, Diagnostic, Place, nearest};
use assize_disclose::Mask;
use assize_framework::{Framework, Library};
use assize_model::{Fact, FactValues, Inspection, InspectionKind};
use assize_report::Report;
use assize_scoring::{AdmitOptions, Admitted, Scorecard, TallyOptions, admit, pool, review, score, tally};

use crate::arguments::{Reading, Scoring};
use crate::commands::World;
use crate::findings::Findings;
use crate::inputs::{read, read_every_reading};
use crate::stability;

pub(crate) use figures::{explanation, quotation};
pub(crate) use versions::difference;

const UNKNOWN_FRAMEWORK: Code = Code::new("inspection/unknown-framework");
const MEMBER_NOT_READ: Code = Code::new("inspection/member-not-read");
const NO_SECOND_READINGS: Code = Code::new("usage/no-second-readings");
const UNKNOWN_FACT: Code = Code::new("usage/unknown-fact");

/// Columns of a table that serve as facts as well.
pub(crate) const RESERVED_FACTS: [&str; 3] = ["assessor", "provider", "year"];

/// More names than these are not listed in one message.
pub(crate) const LISTED: usize = 12;

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
    /// How intervals are made.
    pub(crate) uncertainty: Uncertainty,
}

/// What a scorecard has beside its figures.
#[derive(Clone, Copy)]
pub(crate) struct Beside<'r> {
    /// Others of its kind.
    pub(crate) kind: bool,
    /// How many units judged differently would change its ratings.
    pub(crate) margins: bool,
    /// Its ratings if the sample were drawn again.
    pub(crate) redrawing: Option<Redrawing<'r>>,
}

/// Reads, fits and scores the inspections, and makes something of them.
fn scored<T>(
    wanted: &Wanted<'_>,
    library: &Library,
    world: World<'_>,
    findings: &mut Findings,
    make: impl FnOnce(&[Admitted<'_>], &[Scorecard<'_>], &mut Findings) -> Option<T>,
) -> Option<T> {
    let inspections = read(wanted, library, world, findings)?;
    let admitted = admit_all(&inspections, library, wanted.scoring.derive_missing, findings)?;
    let cards = score_all(&admitted, wanted, findings)?;
    make(&admitted, &cards, findings)
}

/// The figures of all inspections, and what is wanted beside them.
pub(crate) fn scorecard(
    wanted: &Wanted<'_>,
    beside: Beside<'_>,
    library: &Library,
    world: World<'_>,
    findings: &mut Findings,
) -> Option<Report> {
    scored(wanted, library, world, findings, |admitted, cards, findings| {
        let mut report = composed(cards, wanted, findings);
        if beside.margins {
            let of = |(admitted, card): (&Admitted<'_>, &Scorecard<'_>)| margins(card, &units(admitted));
            let margins: Vec<_> = admitted.iter().zip(cards).map(of).collect();
            assize_compose::set_margins(&mut report, cards, &margins, &Mask::internal());
        }
        if beside.kind {
            // Options about tables say nothing about the records that the program carries.
            let reading = Reading::default();
            let carried = Wanted { inputs: &[], reading: &reading, by: &[], ..*wanted };
            scored(&carried, library, world, findings, |_, record, _| {
                assize_compose::set_against(&mut report, cards, record, wanted.uncertainty, &Mask::internal());
                Some(())
            })?;
        }
        if let Some(redrawing) = beside.redrawing {
            stability::set(&mut report, (admitted, cards), redrawing, findings)?;
        }
        Some(report)
    })
}

fn composed(cards: &[Scorecard<'_>], wanted: &Wanted<'_>, findings: &mut Findings) -> Report {
    for card in cards {
        review(card, &mut findings.diagnostics);
    }
    // Whoever names nothing wants to know what there is.
    let compose = if wanted.inputs.is_empty() { assize_compose::overview } else { assize_compose::scorecard };
    compose(cards, wanted.uncertainty, &Mask::internal())
}

/// London's story and the fictional world's, from the same figures.
pub(crate) fn story(
    wanted: &Wanted<'_>,
    library: &Library,
    world: World<'_>,
    findings: &mut Findings,
) -> Option<Report> {
    scored(wanted, library, world, findings, |_, cards, _| {
        Some(assize_compose::story(cards, wanted.uncertainty, &Mask::internal()))
    })
}

/// Says everything that is wrong with records and tables, and how good the data are that can be read. Nothing is scored.
pub(crate) fn check(
    wanted: &Wanted<'_>,
    library: &Library,
    world: World<'_>,
    findings: &mut Findings,
) -> Option<Report> {
    let inspections = read(wanted, library, world, findings)?;
    let admitted = admit_all(&inspections, library, wanted.scoring.derive_missing, findings)?;
    let looked_at: Vec<_> = admitted.iter().map(quality).collect();
    for one in &looked_at {
        review_quality(one, &mut findings.diagnostics);
    }
    Some(assize_compose::quality(&looked_at))
}

/// How far assessors agree who judged the same units.
pub(crate) fn agreement(
    wanted: &Wanted<'_>,
    library: &Library,
    world: World<'_>,
    findings: &mut Findings,
) -> Option<Report> {
    let inspections = read_every_reading(wanted, library, world, findings)?;
    let options = AdmitOptions { every_reading: true, ..AdmitOptions::default() };
    let admitted = admit_with(&inspections, library, options, findings)?;
    let agreements: Vec<_> = admitted.iter().map(assize_analysis::agreement).collect();
    if agreements.iter().all(|one| one.kinds.is_empty()) {
        findings.push(no_second_readings(wanted));
        return None;
    }
    Some(assize_compose::agreement(&agreements))
}

fn no_second_readings(wanted: &Wanted<'_>) -> Diagnostic {
    let message = match wanted.inputs {
        [_] => "no unit here was judged by two assessors",
        _ => "no unit in any of these was judged by two assessors",
    };
    Diagnostic::error(NO_SECOND_READINGS, message).at(Place::Argument(wanted.inputs[0].display().to_string())).help(
        "it takes a table with a column `assessor` in which a unit has a row for each of its assessors; \
         a record names with `assessor = \"...\"` in `[[data]]` whose answers are scored",
    )
}

/// Fits every inspection to its framework; `None` where something so far is wrong.
pub(crate) fn admit_all<'a>(
    inspections: &'a [Inspection],
    library: &'a Library,
    derive_missing: bool,
    findings: &mut Findings,
) -> Option<Vec<Admitted<'a>>> {
    admit_with(inspections, library, AdmitOptions { derive_missing, ..AdmitOptions::default() }, findings)
}

/// The same in a way of its own.
fn admit_with<'a>(
    inspections: &'a [Inspection],
    library: &'a Library,
    options: AdmitOptions,
    findings: &mut Findings,
) -> Option<Vec<Admitted<'a>>> {
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
pub(crate) fn score_all<'a>(
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
pub(crate) fn is_pooled(inspection: &Inspection) -> bool {
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
    // Days are as many as units, nearly: groups by them would show single cases.
    let is_no_day = |fact: &Fact| fact.values != FactValues::Date;
    framework.catalogue.facts.get(fact).is_some_and(is_no_day) || RESERVED_FACTS.contains(&fact)
}

fn unknown_fact(fact: &str, admitted: &[Admitted<'_>]) -> Diagnostic {
    let place = Place::Argument(format!("--by {fact}"));
    if admitted.iter().any(|one| one.framework.catalogue.facts.contains_key(fact)) {
        return Diagnostic::error(UNKNOWN_FACT, format!("the fact `{fact}` is a day, which makes no groups"))
            .at(place)
            .help("break down by a fact that has words for values");
    }
    let known = admitted.iter().flat_map(|one| one.framework.catalogue.facts.keys().map(String::as_str));
    Diagnostic::error(UNKNOWN_FACT, format!("no fact is called `{fact}`"))
        .at(place)
        .did_you_mean(nearest(fact, known.chain(RESERVED_FACTS)))
}

pub(crate) fn unknown_framework(inspection: &Inspection, library: &Library) -> Diagnostic {
    let known = library.frameworks.keys().map(String::as_str);
    Diagnostic::error(UNKNOWN_FRAMEWORK, format!("no framework is called `{}`", inspection.framework))
        .at(inspection.framework_place.clone())
        .help(match nearest(&inspection.framework, known) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "`assize frameworks list` shows those that are known; `--frameworks DIR` adds your own".to_owned(),
        })
}
