//! The same cases under several regimes: read, judge under each, compose.

use std::path::PathBuf;

use assize_analysis::{
    BodyWeights, Comparison, Rejudgement, Setting, Topic, can_be_met, common_basis, comparison, consequence, crosswalk,
    rejudge_beside, shared_questions,
};
use assize_compose::{AboutArea, OnCases};
use assize_diag::{Diagnostic, Place};
use assize_disclose::{internal, widest};
use assize_framework::Framework;
use assize_model::Inspection;
use assize_report::{Audience, Report};
use assize_scoring::{TallyOptions, UnknownWords};

use crate::library::{concrete, framework, is_left_out};
use crate::score::unknown_framework;
use crate::search::{Finder, ids};
use crate::select::{Selected, unknown_provider};
use crate::topic::topic;
use crate::words::Meaning;
use crate::{Findings, Study};

/// Facts by which cases are divided where case mix is separated from practice, the first that both sides have.
const STRATA: [&str; 2] = ["rosh.inspector", "rosh.recorded"];

#[derive(Clone, Default, Debug)]
pub struct Comparing {
    /// Frameworks to judge under beside those of the inspections.
    pub under: Vec<String>,
    /// What parts of a divided body weigh.
    pub weights: BodyWeights,
    /// The one theme or stage, or the standards of the title, that is looked at.
    pub theme: Option<String>,
}

impl Study<'_> {
    /// The cases under the named frameworks, or under all that are no mere base for others.
    pub fn rejudgement(&self, under: &[String], findings: &mut Findings) -> Option<Report> {
        let mut frameworks: Vec<&Framework> = Vec::new();
        for one in under.iter().filter_map(|named| concrete(named, self.library, findings)) {
            add(&mut frameworks, one);
        }
        if under.is_empty() {
            frameworks.extend(self.library.frameworks.values().filter(|framework| !framework.is_abstract));
        }
        let inspections = self.read(findings)?;
        let judged = self.rejudge_all((&inspections, &[]), &frameworks, &self.tally_options(&[]), findings)?;
        Some(assize_compose::rejudgement(internal(judged.as_slice()), under.is_empty()))
    }

    /// How two frameworks' questions are related, and with inputs, what that comes to on their cases.
    pub fn crosswalk(&self, a: &str, b: &str, findings: &mut Findings) -> Option<Report> {
        // Bases can be looked at; nothing is judged under them.
        let is_bare = self.request.inputs.is_empty();
        let find = if is_bare { framework } else { concrete };
        let sides = (find(a, self.library, findings), find(b, self.library, findings));
        let (Some(a), Some(b)) = sides else { return None };
        let walk = crosswalk(a, b);
        if is_bare {
            return Some(assize_compose::crosswalk(&walk, &[], findings.audience()));
        }
        let inspections = self.read(findings)?;
        let options = self.tally_options(&[]);
        let judged = self.rejudge_all((&inspections, &[]), &[a, b], &options, findings)?;
        let on_cases = |one| OnCases {
            consequence: consequence(&walk, one),
            common: common_basis(&walk, one.inspection, self.library, &options),
            shared: shared_questions(&walk, one.inspection, self.library, &options),
            rejudgement: one,
        };
        let cases: Vec<OnCases<'_, '_>> = judged.iter().map(on_cases).collect();
        Some(assize_compose::crosswalk(&walk, &cases, Audience::Internal))
    }

    /// The inspections that are asked for side by side, each under the regimes of all of them.
    pub fn comparison(&self, how: &Comparing, findings: &mut Findings) -> Option<Report> {
        let (mut study, mut how) = (self.clone(), how.clone());
        if how.theme.is_none() {
            let topics = study.take(&Meaning::Topic);
            let topics = if topics.is_empty() { study.take_found() } else { topics };
            how.theme = (!topics.is_empty()).then(|| topics.join(" "));
        }
        study.of_words(findings)?.comparison_of(&how, findings)
    }

    fn comparison_of(&self, how: &Comparing, findings: &mut Findings) -> Option<Report> {
        if self.request.inputs.is_empty() && !self.request.selection.narrows() && how.theme.is_none() {
            let inspections = self.read(findings)?;
            let judged = self.at_home(&inspections, &[], findings);
            let cards: Vec<_> = judged.iter().filter_map(Rejudgement::home_card).collect();
            return Some(assize_compose::everything(widest(cards.as_slice(), &findings.sources)));
        }
        let inspections = self.read(findings)?;
        let selected = self.select(inspections, findings)?;
        let Selected { inspections, library, area, asked, within: places, rest, other_years, nearest_in_time } =
            selected;
        if inspections.len() < 2 && !findings.diagnostics.has_errors() {
            findings.push(too_few(&inspections, nearest_in_time, self.request.inputs.first()));
            return None;
        }
        for body in how.weights.keys().filter(|body| !library.providers.contains_key(*body)) {
            findings.push(unknown_provider(body, &library));
        }
        let study = Study { library: &library, ..self.clone() };
        let all = || inspections.iter().chain(&places).chain(&rest);
        let within = study.at_home(&places, &all().collect::<Vec<_>>(), findings);
        let within: Vec<_> = within.iter().filter_map(Rejudgement::home_card).collect();
        let about = area.as_deref().map(|area| AboutArea { area, within: &within, other_years: &other_years });
        let beside: Vec<&Inspection> = places.iter().chain(&rest).collect();
        study.compared((&inspections, &beside), how, findings, |whole, findings| {
            let whole = widest(whole, &findings.sources);
            Some(assize_compose::comparison(whole, about, &asked, &library.providers, self.request.uncertainty))
        })
    }

    /// Each under its own framework alone; members may be among those beside them.
    pub(crate) fn at_home<'i>(
        &'i self,
        inspections: &'i [Inspection],
        beside: &[&'i Inspection],
        findings: &mut Findings,
    ) -> Vec<Rejudgement<'i>> {
        let options = self.tally_options(&[]);
        let read: Vec<&Inspection> = inspections.iter().chain(beside.iter().copied()).collect();
        let judged = inspections.iter().filter_map(|one| {
            let home = self.library.frameworks.get(&one.framework)?;
            self.rejudge_all((std::slice::from_ref(one), &read), &[home], &options, findings)
        });
        judged.flatten().collect()
    }

    /// The same, for whatever is made of them.
    pub(crate) fn compared(
        &self,
        (inspections, beside): (&[Inspection], &[&Inspection]),
        how: &Comparing,
        findings: &mut Findings,
        make: impl FnOnce(&Comparison<'_, '_>, &mut Findings) -> Option<Report>,
    ) -> Option<Report> {
        let library = self.library;
        let found = |named: &str, fault| {
            if Finder::new(library).is_found(named) { Ok(Topic::titled(named)) } else { Err(fault) }
        };
        let topic = how.theme.as_deref().map(|named| topic(named, library).or_else(|fault| found(named, fault)));
        let topic = topic.and_then(|topic| findings.keep(topic));
        let mut frameworks: Vec<&Framework> = Vec::new();
        for one in inspections.iter().filter_map(|one| library.frameworks.get(&one.framework)) {
            add(&mut frameworks, one);
        }
        let mut under: Vec<&str> = Vec::new();
        for one in how.under.iter().filter_map(|named| concrete(named, library, findings)) {
            under.push(&one.id);
            add(&mut frameworks, one);
        }
        let tallying = self.tally_options(&STRATA);
        let judged = self.rejudge_all((inspections, beside), &frameworks, &tallying, findings)?;
        let (weights, topic) = (&how.weights, topic.as_ref());
        let setting = Setting { strata: &STRATA, library, under: &under, tallying: &tallying, weights, topic };
        let whole = comparison(&judged, setting);
        for one in whole.combined.iter().filter(|one| !can_be_met(&one.weights)) {
            let parts: Vec<_> = one.parts.iter().map(|part| whole.entries[*part].inspection).collect();
            findings.push(no_such_weights(&parts));
        }
        if findings.diagnostics.has_errors() {
            return None;
        }
        make(&whole, findings)
    }

    /// Judges all inspections, with members among them or those beside them; `None` where something so far is wrong.
    fn rejudge_all<'i>(
        &'i self,
        (inspections, beside): (&'i [Inspection], &[&'i Inspection]),
        frameworks: &[&'i Framework],
        tallying: &TallyOptions,
        findings: &mut Findings,
    ) -> Option<Vec<Rejudgement<'i>>> {
        let read: Vec<&Inspection> = inspections.iter().chain(beside.iter().copied()).collect();
        let options = (self.admitting(), tallying);
        let (mut judged, mut words) = (Vec::new(), UnknownWords::default());
        for inspection in inspections {
            if is_left_out(&inspection.framework, self.library, findings) {
                continue;
            }
            if !self.library.frameworks.contains_key(&inspection.framework) {
                findings.push(unknown_framework(inspection, self.library));
                continue;
            }
            let told = (&mut words, &mut findings.diagnostics);
            judged.extend(rejudge_beside(inspection, &read, frameworks, self.library, options, told));
        }
        words.complain(&mut findings.diagnostics);
        (!findings.diagnostics.has_errors()).then_some(judged)
    }

    fn tally_options(&self, by: &[&str]) -> TallyOptions {
        TallyOptions { by: by.iter().map(|fact| (*fact).to_owned()).collect(), threads: self.request.threads }
    }
}

pub(crate) fn add<'l>(frameworks: &mut Vec<&'l Framework>, one: &'l Framework) {
    if !frameworks.iter().any(|known| known.id == one.id) {
        frameworks.push(one);
    }
}

fn no_such_weights(parts: &[&Inspection]) -> Diagnostic {
    let bodies: Vec<&str> = parts.iter().map(|part| part.provider.id.as_str()).collect();
    Diagnostic::error("usage/no-such-weights", format!("no weights within these ranges sum to 100 for {}", bodies.join(", ")))
        .at(Place::Argument("--weights".to_owned()))
        .help("the least of each must sum to 100 at most, the most of each to 100 at least; a body that is not named may weigh anything")
}

/// One, or where files have none, none.
fn too_few(found: &[Inspection], nearest: Option<String>, input: Option<&PathBuf>) -> Diagnostic {
    let is_carried = |one: &&Inspection| ids().any(|id| id == one.id);
    let see = found.first().filter(is_carried).map(|one| format!("`assize score {}` shows it", one.id));
    let beside = input
        .filter(|_| see.is_none())
        .map(|input| format!("to see it beside others of its kind: `assize score {} --against kind`", input.display()));
    let message = match found {
        [] => "there is no inspection".to_owned(),
        [one, ..] => format!("only one inspection matches what was asked for: {}", one.title),
    };
    let help: Vec<String> = see.or(beside).into_iter().chain(nearest).collect();
    let help = match help.is_empty() {
        true => "name two records, or an area (`--area`), bodies (`--bodies`), a kind (`--kind`), years (`--years`) or one theme (`--theme`) with at least two inspections".to_owned(),
        false => help.join("; "),
    };
    Diagnostic::error("usage/nothing-to-compare", message).at(Place::Argument("compare".to_owned())).help(help)
}
