use assize_model::Catalogue;
use assize_reader::Complaints;

use super::condition::check_condition;
use super::{cycles, rather};
use crate::diags::{Sort, rule_cycle, rule_size, rule_unit, unknown_name};
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
    complaints.error_in(written.id.span.source, Sort::Observation.code(), || {
        let observations = catalogue.observations.keys().map(String::as_str);
        let questions = draft.questions.iter().map(|question| question.id.value.as_str());
        let is_fact = catalogue.facts.contains_key(&written.id.value);
        let is_rather = if is_fact { Some("a fact") } else { rather(draft, &written.id.value) };
        unknown_name(Sort::Observation, &written.id, &observations.chain(questions).collect::<Vec<_>>(), is_rather)
    });
}

/// A rule that names questions has no more entries, with those of their rules: it is worked out for each unit.
const MOST_ENTRIES: usize = 1_000;

/// Complains of rules that lead back to their own question, or else of those that grow too large by way of others.
pub(super) fn complain_of_circles(draft: &FrameworkDraft, questions: &[Question], complaints: &Complaints) {
    let links: Vec<_> =
        questions.iter().map(|question| question.rule.as_ref().map(named).unwrap_or_default()).collect();
    let circles = cycles(&links);
    if circles.is_empty() {
        complain_of_size(questions, &links, complaints);
    }
    for circle in circles {
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

/// Complains of the first rule on each way that is too large.
fn complain_of_size(questions: &[Question], links: &[Vec<usize>], complaints: &Complaints) {
    let mut sizes: Vec<Option<usize>> = vec![None; questions.len()];
    let is_large = |sizes: &[Option<usize>], one: usize| !links[one].is_empty() && sizes[one] > Some(MOST_ENTRIES);
    let mut open: Vec<usize> = (0..questions.len()).rev().collect();
    while let Some(one) = open.pop() {
        let needed: Vec<usize> = links[one].iter().copied().filter(|needed| sizes[*needed].is_none()).collect();
        let Some(rule) = questions[one].rule.as_ref().filter(|_| sizes[one].is_none()) else {
            sizes[one].get_or_insert(0);
            continue;
        };
        if !needed.is_empty() {
            open.push(one);
            open.extend(needed);
            continue;
        }
        let of_others = links[one].iter().filter_map(|other| sizes[*other]).fold(0, usize::saturating_add);
        sizes[one] = Some(of_others.saturating_add(rule.required.len() + rule.plus.len()));
        if is_large(&sizes, one) && !links[one].iter().any(|other| is_large(&sizes, *other)) {
            complaints.push(rule_size(&questions[one].id, MOST_ENTRIES, rule.span));
        }
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
