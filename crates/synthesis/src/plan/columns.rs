//! Which answers are recorded, and what is wanted of each.

use assize_diag::{Diagnostics, Place};
use assize_framework::{Framework, Question, Target};
use assize_model::{EnteredValue, Inspection};
use indexmap::IndexMap;

use super::{ColumnPlan, WantedPlan};
use crate::Order;
use crate::asked::AskedUnits;
use crate::chance::share_of;
use crate::diags;
use crate::rates::{AnswerRates, CountsWanted, Defaults, Rates, SharesWanted, Wanted};

/// The columns of answers for one kind of unit.
pub(super) fn columns(order: &Order<'_>, rates: &Rates, unit: &str) -> Vec<ColumnPlan> {
    let mut columns: Vec<ColumnPlan> = Vec::new();
    let mut covers: IndexMap<String, usize> = IndexMap::new();
    if order.observations {
        for framework in std::iter::once(order.framework).chain(order.also.iter().copied()) {
            for id in observations(framework, unit) {
                let observation = &framework.catalogue.observations[&id];
                if columns.iter().any(|column| column.header == id) {
                    continue;
                }
                covers.extend(observation.covers.iter().map(|narrow| (narrow.clone(), columns.len())));
                let asked = AskedUnits::observation(observation);
                columns.push(column(id.clone(), format!("observation `{id}`"), false, asked, &[&id], rates, None));
            }
        }
    }
    for column in &mut columns {
        column.covered_by = covers.get(&column.header).copied();
    }
    for question in order.framework.questions.iter().filter(|question| question.unit == unit) {
        if question.answers_of.is_some() || order.observations && question.rule.is_some() {
            continue;
        }
        let (asked, qualified) = (AskedUnits::question(question, order.framework), question.qualified());
        let names = [qualified.as_str(), question.id.as_str()];
        let like = order.like.map(|like| (like, question, order.framework));
        let called = order.framework.call(&question.id);
        let column = column(qualified.clone(), called, true, asked, &names, rates, like);
        columns.push(ColumnPlan { scale: question.scale.clone(), ..column });
    }
    columns
}

fn column(
    header: String,
    called: String,
    is_question: bool,
    asked: AskedUnits,
    names: &[&str],
    rates: &Rates,
    like: Option<(&Inspection, &Question, &Framework)>,
) -> ColumnPlan {
    let exact = rates.answers.iter().find(|entry| names.contains(&entry.id.value.as_str()));
    let published = || like.and_then(|(like, question, framework)| published(like, question, framework));
    let begins = || beginning(rates, names);
    let own = |entry: &AnswerRates| (entry.wanted, entry.quality, Some(Place::from(entry.id.span)));
    let found = exact
        .map(own)
        .or_else(|| published().map(|(wanted, place)| (wanted, begins().and_then(|entry| entry.quality), Some(place))))
        .or_else(|| begins().map(own));
    let (wanted, quality, place) = found.unwrap_or((Wanted::Shares(SharesWanted::default()), None, None));
    let wanted = settle(wanted, &asked, &rates.defaults);
    ColumnPlan {
        header,
        called,
        is_question,
        scale: None,
        asked,
        wanted,
        quality: quality.unwrap_or(rates.defaults.quality),
        place,
        covered_by: None,
    }
}

/// The entry `beginning*` with the longest beginning that fits.
fn beginning<'r>(rates: &'r Rates, names: &[&str]) -> Option<&'r AnswerRates> {
    let fits = |entry: &&AnswerRates| {
        entry.id.value.strip_suffix('*').is_some_and(|start| names.iter().any(|name| name.starts_with(start)))
    };
    rates.answers.iter().filter(fits).max_by_key(|entry| entry.id.value.len())
}

fn settle(wanted: Wanted, of: &AskedUnits, defaults: &Defaults) -> WantedPlan {
    match wanted {
        Wanted::Counts(counts) => WantedPlan::Counts(counts),
        Wanted::Shares(shares) => WantedPlan::Shares {
            sufficient: shares.sufficient.unwrap_or(defaults.sufficient),
            asked: shares.asked.filter(|_| of.may_drop).or(of.judged.then_some(defaults.asked)),
            cannot_tell: shares.cannot_tell.unwrap_or(defaults.cannot_tell),
            missing: shares.missing.unwrap_or(defaults.missing),
        },
    }
}

/// What a record publishes of a question: its counts, or a percentage as a share.
fn published(like: &Inspection, question: &Question, framework: &Framework) -> Option<(Wanted, Place)> {
    let is_it =
        |name: &str| *name == question.id || *name == question.qualified() || name == qualified_by(framework, question);
    if let Some((_, counts)) = like.counts.iter().find(|(name, _)| is_it(name)) {
        let wanted = CountsWanted {
            sufficient: counts.value.sufficient,
            insufficient: counts.value.insufficient,
            cannot_tell: counts.value.cannot_tell,
            missing: counts.value.missing,
            not_applicable: None,
        };
        return Some((Wanted::Counts(wanted), counts.place.clone()));
    }
    let (_, entered) = like.entered.iter().find(|(name, _)| is_it(name))?;
    let (percent, is_insufficient) = match &entered.value.value {
        EnteredValue::Score { value, .. } => (value, false),
        EnteredValue::Insufficient(value) => (value, true),
        EnteredValue::Rating(_) | EnteredValue::NotRated(_) => return None,
    };
    let part = &percent.percent / assize_model::ratio(100, 1);
    let part = if is_insufficient { assize_model::ratio(1, 1) - part } else { part };
    let shares = SharesWanted { sufficient: Some(share_of(&part)?), ..SharesWanted::default() };
    Some((Wanted::Shares(shares), entered.place.clone()))
}

fn qualified_by(framework: &Framework, question: &Question) -> String {
    format!("{}:{}", framework.id, question.id)
}

/// The observations that answer a framework's questions of one kind of unit, in the order of the catalogue.
fn observations(framework: &Framework, unit: &str) -> Vec<String> {
    let entries = framework.questions.iter().filter(|question| question.unit == unit).flat_map(Question::entries);
    let named: Vec<&String> = entries
        .filter_map(|entry| match &entry.target {
            Target::Observation(id) => Some(id),
            // Questions are of the same kind of unit, so their own rules are among these.
            Target::Question(_) => None,
        })
        .collect();
    framework.catalogue.observations.keys().filter(|id| named.contains(id)).cloned().collect()
}

/// Complains of entries of `[rates]` that name nothing, or what is not recorded.
pub(super) fn check_names(order: &Order<'_>, rates: &Rates, diagnostics: &mut Diagnostics) {
    let frameworks = || std::iter::once(order.framework).chain(order.also.iter().copied());
    let questions: Vec<(String, &Question)> =
        order.framework.questions.iter().flat_map(|one| [(one.id.clone(), one), (one.qualified(), one)]).collect();
    let units = &order.framework.catalogue.units;
    let recorded: Vec<String> = units
        .keys()
        .flat_map(|unit| columns(order, &Rates::default(), unit))
        .flat_map(|column| {
            let bare = column.header.split_once(':').map(|(_, bare)| bare.to_owned());
            std::iter::once(column.header).chain(bare)
        })
        .collect();
    for entry in &rates.answers {
        let name = entry.id.value.as_str();
        let fits = |known: &str| match name.strip_suffix('*') {
            Some(start) => known.starts_with(start),
            None => known == name,
        };
        if recorded.iter().any(|known| fits(known)) {
            continue;
        }
        let question = questions.iter().find(|(known, _)| fits(known));
        let observation =
            frameworks().any(|framework| framework.catalogue.observations.keys().any(|known| fits(known)));
        match (question, observation) {
            (Some(_), _) => diagnostics.push(diags::derived(&entry.id)),
            (None, true) if !order.observations => diagnostics.push(diags::questions_recorded(&entry.id)),
            (None, true) => diagnostics.push(diags::not_asked(&entry.id)),
            (None, false) => {
                let known: Vec<&str> = recorded.iter().map(String::as_str).collect();
                diagnostics.push(diags::unknown_answer(&entry.id, &known));
            }
        }
    }
}
