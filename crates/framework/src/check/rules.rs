use assize_model::Catalogue;
use assize_reader::Complaints;

use super::condition::check_condition;
use super::{cycles, rather};
use crate::diags::{Sort, rule_cycle, rule_unit, unknown_name};
use crate::draft::{EntryDraft, FrameworkDraft, QuestionDraft, RuleDraft};
use crate::{Entry, Question, Rule, Target};

/// The rule of a question about this unit.
pub(super) fn check_rule(
    draft: &FrameworkDraft,
    question: (&QuestionDraft, Option<&str>),
    rule: &RuleDraft,
    catalogue: &Catalogue,
    complaints: &Complaints,
) -> Rule {
    let entry = |written: &EntryDraft| check_entry(draft, question, written, catalogue, complaints);
    Rule {
        required: rule.required.iter().filter_map(entry).collect(),
        plus: rule.plus.iter().filter_map(entry).collect(),
        misses: rule.misses,
        origin: rule.origin.clone(),
        span: rule.span,
    }
}

fn check_entry(
    draft: &FrameworkDraft,
    (question, unit): (&QuestionDraft, Option<&str>),
    written: &EntryDraft,
    catalogue: &Catalogue,
    complaints: &Complaints,
) -> Option<Entry> {
    let condition =
        (written.condition.as_ref()).map(|condition| check_condition(condition, unit, catalogue, complaints));
    let id = &written.id.value;
    let named = draft.questions.iter().position(|question| question.id.value == *id);
    let (target, entry_unit) = match (catalogue.observations.get(id), named) {
        (Some(observation), _) => (Target::Observation(id.clone()), Some(observation.unit.as_str())),
        (None, Some(index)) => {
            (Target::Question(index), draft.questions[index].unit.as_ref().map(|unit| unit.value.as_str()))
        }
        (None, None) => {
            complain_of_target(draft, written, catalogue, complaints);
            return None;
        }
    };
    if let (Some(question_unit), Some(entry_unit)) = (unit, entry_unit)
        && question_unit != entry_unit
    {
        complaints.push(rule_unit(&question.id.value, question_unit, &written.id, entry_unit));
    }
    Some(Entry { target, condition })
}

fn complain_of_target(draft: &FrameworkDraft, written: &EntryDraft, catalogue: &Catalogue, complaints: &Complaints) {
    let observations = catalogue.observations.keys().map(String::as_str);
    let known: Vec<_> = observations.chain(draft.questions.iter().map(|question| question.id.value.as_str())).collect();
    let is_fact = catalogue.facts.contains_key(&written.id.value);
    let is_rather = if is_fact { Some("a fact") } else { rather(draft, &written.id.value) };
    complaints.push(unknown_name(Sort::Observation, &written.id, &known, is_rather));
}

/// Complains of rules that lead back to their own question.
pub(super) fn complain_of_circles(draft: &FrameworkDraft, questions: &[Question], complaints: &Complaints) {
    let links: Vec<_> =
        questions.iter().map(|question| question.rule.as_ref().map(named).unwrap_or_default()).collect();
    for circle in cycles(&links) {
        let next = circle.iter().cycle().skip(1);
        let member = |(from, to): (&usize, &usize)| {
            let question = &draft.questions[*from];
            let entries = question.rule.iter().flat_map(|rule| rule.required.iter().chain(&rule.plus));
            let target = &draft.questions[*to].id.value;
            let entry = entries.map(|entry| &entry.id).find(|id| id.value == *target);
            (question.id.value.as_str(), entry.unwrap_or(&question.id).span)
        };
        complaints.push(rule_cycle(circle.iter().zip(next).map(member).collect()));
    }
}

/// The questions that a rule names.
fn named(rule: &Rule) -> Vec<usize> {
    let question = |entry: &Entry| match entry.target {
        Target::Question(index) => Some(index),
        Target::Observation(_) => None,
    };
    rule.required.iter().chain(&rule.plus).filter_map(question).collect()
}
