//! What a record gives for prompts: nothing is made from it, so it is among the figures that are not questions.

use assize_diag::{Place, Placed};
use assize_framework::{Framework, Prompt};
use assize_model::{ContextFigure, Counts, Entered, EnteredValue, PlacedName, Stated};
use assize_reader::Complaints;

use super::columns::names;
use crate::diags;

pub(super) fn find<'f>(name: &str, framework: &'f Framework) -> Option<&'f Prompt> {
    framework.prompts.iter().find(|prompt| names(name, &prompt.question, framework))
}

/// A new one: only what it asks is known.
fn blank(prompt: &Prompt, place: &Place, framework: &Framework) -> ContextFigure {
    ContextFigure {
        id: prompt.question.id.clone(),
        title: prompt.question.title.en.clone(),
        count: None,
        of: None,
        percent: None,
        insufficient: None,
        belongs_to: Some(PlacedName { name: framework.questions[prompt.informs].id.clone(), place: place.clone() }),
        words: None,
        retold: false,
        group: None,
        status: None,
        source: None,
    }
}

pub(super) fn of_counts(
    prompt: &Prompt,
    counts: &Placed<Counts>,
    framework: &Framework,
    complaints: &Complaints,
) -> ContextFigure {
    let given = &counts.value;
    if given.not_done.is_some() {
        complaints.push(diags::not_done_on_node(&prompt.question.id, &counts.place, framework));
    }
    ContextFigure {
        count: Some(given.sufficient),
        of: Some(given.sufficient + given.insufficient),
        status: given.status,
        source: given.source.clone(),
        ..blank(prompt, &counts.place, framework)
    }
}

pub(super) fn of_entered(
    prompt: &Prompt,
    entered: &Placed<Entered>,
    framework: &Framework,
    complaints: &Complaints,
) -> Option<ContextFigure> {
    let id = &prompt.question.id;
    let (percent, insufficient) = match &entered.value.value {
        EnteredValue::Score { value, low: None, high: None, over: None } => (value.clone(), None),
        EnteredValue::Insufficient(percent) => (percent.turned(), Some(percent.clone())),
        EnteredValue::Rating(_) | EnteredValue::NotRated(_) | EnteredValue::Score { .. } => {
            complaints.push(diags::entered_rating_on_question(id, &entered.place, framework));
            return None;
        }
    };
    if entered.value.not_done.is_some() {
        complaints.push(diags::not_done_on_node(id, &entered.place, framework));
    }
    let Entered { status, source, .. } = &entered.value;
    let (percent, status, source) = (Some(percent), *status, source.clone());
    Some(ContextFigure { percent, insufficient, status, source, ..blank(prompt, &entered.place, framework) })
}

pub(super) fn of_stated(prompt: &Prompt, stated: &Placed<Stated>, framework: &Framework) -> ContextFigure {
    let (words, source) = (Some(stated.value.words.clone()), Some(stated.value.source.clone()));
    ContextFigure { words, retold: stated.value.retold, source, ..blank(prompt, &stated.place, framework) }
}
