//! Which units a question or an observation is asked about, as the facts say.

use assize_framework::{Framework, Question, Target};
use assize_model::{Condition, Observation, Truth, When};

use crate::facts::Facts;

/// Which units something is asked about.
#[derive(Clone, Debug)]
pub(crate) struct AskedUnits {
    /// `None`: of all.
    pub(crate) condition: Option<Condition>,
    /// Of those, the assessor decides where it was needed.
    pub(crate) judged: bool,
    /// "Not applicable" is not a fault even where it can be asked: it is judged, or a part of it is.
    pub(crate) may_drop: bool,
}

impl AskedUnits {
    /// As the framework says of a question, or else its rule (semantics 7.2).
    pub(crate) fn question(question: &Question, framework: &Framework) -> Self {
        Self {
            condition: framework.asked_of(question).condition().cloned(),
            judged: is_judged(question, framework, |parts| parts.iter().all(|part| *part)),
            may_drop: is_judged(question, framework, |parts| parts.contains(&true)),
        }
    }

    /// As the catalogue says of an observation.
    pub(crate) fn observation(observation: &Observation) -> Self {
        let judged = observation.when == When::Judged;
        Self { condition: observation.when.condition().cloned(), judged, may_drop: judged }
    }

    /// The units it can be asked of.
    pub(crate) fn rows(&self, facts: &Facts) -> Vec<usize> {
        (0..facts.count).filter(|row| self.condition.as_ref().is_none_or(|one| holds(one, facts, *row))).collect()
    }
}

/// Whether a unit's facts meet a condition. None of them is blank; one that is not drawn meets nothing.
pub(crate) fn holds(condition: &Condition, facts: &Facts, row: usize) -> bool {
    let truth = condition.truth(|demand| match facts.value(&demand.fact, row) {
        Some(value) if demand.values.iter().any(|wanted| wanted == value) => Truth::Yes,
        _ => Truth::No,
    });
    truth == Truth::Yes
}

/// Whether the assessor decides where a question is asked: it says so, or `of_parts` finds it so of what its rule names.
fn is_judged(question: &Question, framework: &Framework, of_parts: fn(&[bool]) -> bool) -> bool {
    if question.applies == Some(When::Judged) {
        return true;
    }
    if question.rule.is_none() {
        return false;
    }
    let mut parts = Vec::new();
    for entry in question.entries() {
        parts.push(match &entry.target {
            Target::Observation(id) => framework.catalogue.observations[id].when == When::Judged,
            Target::Question(index) => is_judged(&framework.questions[*index], framework, of_parts),
        });
    }
    of_parts(&parts)
}
