//! The same cases under several regimes: read, judge under each, compose.

use assize_analysis::{
    Comparison, Rejudgement, Setting, Weights, can_be_met, common_basis, comparison, consequence, crosswalk, rejudge,
    shared_questions,
};
use assize_compose::OnCases;
use assize_diag::{Code, Diagnostic, Place};
use assize_disclose::Mask;
use assize_framework::{Framework, Library};
use assize_model::Inspection;
use assize_report::Report;
use assize_scoring::{AdmitOptions, TallyOptions};

use crate::commands::World;
use crate::findings::Findings;
use crate::inputs::read;
use crate::library::{concrete, framework};
use crate::pipeline::{Wanted, unknown_framework};

const NO_SUCH_WEIGHTS: Code = Code::new("usage/no-such-weights");

/// Facts by which cases are divided where case mix is told from practice, the first that both sides have.
pub(crate) const STRATA: [&str; 2] = ["rosh.inspector", "rosh.recorded"];

/// The cases under the named frameworks, or under all that are no mere base for others.
pub(crate) fn rejudgement(
    under: &[String],
    wanted: &Wanted<'_>,
    library: &Library,
    world: World<'_>,
    findings: &mut Findings,
) -> Option<Report> {
    let mut frameworks: Vec<&Framework> = Vec::new();
    for one in under.iter().filter_map(|named| concrete(named, library, findings)) {
        if !frameworks.iter().any(|known| known.id == one.id) {
            frameworks.push(one);
        }
    }
    if under.is_empty() {
        frameworks.extend(library.frameworks.values().filter(|framework| !framework.is_abstract));
    }
    let inspections = read(wanted, library, world, findings)?;
    let judged = rejudge_all(&inspections, &frameworks, wanted, library, findings)?;
    Some(assize_compose::rejudgement(&judged, &Mask::internal()))
}

/// How two frameworks' questions stand to each other, and what that comes to on cases.
pub(crate) fn diff(
    (a, b): (&str, &str),
    wanted: &Wanted<'_>,
    library: &Library,
    world: World<'_>,
    findings: &mut Findings,
) -> Option<Report> {
    // Bases can be looked at; nothing is judged under them.
    let find = if wanted.inputs.is_empty() { framework } else { concrete };
    let sides = (find(a, library, findings), find(b, library, findings));
    let (Some(a), Some(b)) = sides else { return None };
    let walk = crosswalk(a, b);
    if wanted.inputs.is_empty() {
        return Some(assize_compose::crosswalk(&walk, &[], &Mask::internal()));
    }
    let inspections = read(wanted, library, world, findings)?;
    let judged = rejudge_all(&inspections, &[a, b], wanted, library, findings)?;
    let options = tally_options(wanted);
    let on_cases = |one| OnCases {
        consequence: consequence(&walk, one),
        common: common_basis(&walk, one.inspection, library, &options),
        shared: shared_questions(&walk, one.inspection, library, &options),
        rejudgement: one,
    };
    let cases: Vec<OnCases<'_, '_>> = judged.iter().map(on_cases).collect();
    Some(assize_compose::crosswalk(&walk, &cases, &Mask::internal()))
}

/// How inspections are set side by side.
pub(crate) struct SideBySide<'b> {
    /// The area or the bodies, where one was named.
    pub(crate) about: Option<&'b str>,
    /// Frameworks to judge under beside those of the inspections.
    pub(crate) under: &'b [String],
    /// What parts of a divided body weigh.
    pub(crate) weights: &'b Weights,
    /// The one theme that is looked at.
    pub(crate) theme: Option<&'b str>,
}

/// These inspections side by side, each under the regimes of all of them.
pub(crate) fn side_by_side(
    inspections: &[Inspection],
    beside: &SideBySide<'_>,
    wanted: &Wanted<'_>,
    library: &Library,
    findings: &mut Findings,
) -> Option<Report> {
    let compose = |whole: &Comparison<'_, '_>, _: &mut Findings| {
        Some(assize_compose::comparison(whole, beside.about, wanted.uncertainty, &Mask::internal()))
    };
    compared(inspections, beside, wanted, library, findings, compose)
}

/// The same, for whatever is made of them.
pub(crate) fn compared(
    inspections: &[Inspection],
    beside: &SideBySide<'_>,
    wanted: &Wanted<'_>,
    library: &Library,
    findings: &mut Findings,
    make: impl FnOnce(&Comparison<'_, '_>, &mut Findings) -> Option<Report>,
) -> Option<Report> {
    let mut frameworks: Vec<&Framework> = Vec::new();
    for one in inspections.iter().filter_map(|one| library.frameworks.get(&one.framework)) {
        if !frameworks.iter().any(|known| known.id == one.id) {
            frameworks.push(one);
        }
    }
    let mut under: Vec<&str> = Vec::new();
    for one in beside.under.iter().filter_map(|named| concrete(named, library, findings)) {
        under.push(&one.id);
        if !frameworks.iter().any(|known| known.id == one.id) {
            frameworks.push(one);
        }
    }
    let judged = rejudge_all(inspections, &frameworks, wanted, library, findings)?;
    let strata: Vec<&str> = wanted.by.iter().map(String::as_str).collect();
    let setting =
        Setting { strata: &strata, library, under: &under, tallying: &tally_options(wanted), weights: beside.weights };
    let mut whole = comparison(&judged, setting);
    if let Some(theme) = beside.theme {
        whole.keep_theme(theme);
    }
    for one in whole.combined.iter().filter(|one| !can_be_met(&one.weights)) {
        findings
            .push(no_such_weights(&one.parts.iter().map(|part| whole.entries[*part].inspection).collect::<Vec<_>>()));
    }
    if findings.diagnostics.has_errors() {
        return None;
    }
    make(&whole, findings)
}

fn no_such_weights(parts: &[&Inspection]) -> Diagnostic {
    let bodies: Vec<&str> = parts.iter().map(|part| part.provider.id.as_str()).collect();
    Diagnostic::error(NO_SUCH_WEIGHTS, format!("no weights within these ranges sum to 100 for {}", bodies.join(", ")))
        .at(Place::Argument("--weights".to_owned()))
        .help("the least of each must sum to 100 at most, the most of each to 100 at least; a body that is not named may weigh anything")
}

/// Judges all inspections; `None` where something so far is wrong.
fn rejudge_all<'a>(
    inspections: &'a [Inspection],
    frameworks: &[&'a Framework],
    wanted: &Wanted<'_>,
    library: &'a Library,
    findings: &mut Findings,
) -> Option<Vec<Rejudgement<'a>>> {
    let options = admit_options(wanted);
    let mut judged = Vec::new();
    for inspection in inspections {
        if !library.frameworks.contains_key(&inspection.framework) {
            findings.push(unknown_framework(inspection, library));
            continue;
        }
        let options = (options, &tally_options(wanted));
        judged.extend(rejudge(inspection, frameworks, library, options, &mut findings.diagnostics));
    }
    (!findings.diagnostics.has_errors()).then_some(judged)
}

fn admit_options(wanted: &Wanted<'_>) -> AdmitOptions {
    AdmitOptions { derive_missing: wanted.scoring.derive_missing, ..AdmitOptions::default() }
}

fn tally_options(wanted: &Wanted<'_>) -> TallyOptions {
    TallyOptions { by: wanted.by.to_vec(), threads: wanted.scoring.threads.map_or(0, usize::from) }
}
