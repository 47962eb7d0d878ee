//! What the columns of a table may be called under a framework: facts, observations, questions.

use assize_framework::{Entry, Framework, Question, Target};
use assize_model::{Condition, FactValues, When};
use assize_report::{Block, Cell, Column, Section, Table};
use indexmap::IndexSet;

use crate::scorecard::capital;
use crate::words;

/// What may stand in a column of numbers.
pub(crate) const A_NUMBER: &str = "a number, 0 or more; n/a where it does not count";

/// The facts that a framework's conditions rest on, with their values; other facts by id.
pub(crate) fn columns(framework: &Framework) -> Section {
    let used = used_facts(framework);
    let facts = &framework.catalogue.facts;
    let mut table = Table::new("facts", "Facts that decide what is asked").columns([
        Column::text("column", "Column"),
        Column::text("title", "Fact"),
        Column::text("values", "Values"),
    ]);
    for fact in facts.values().filter(|fact| used.contains(&fact.id)) {
        let values = match &fact.values {
            FactValues::Any => "any word".to_owned(),
            FactValues::Date => "a day, YYYY-MM-DD".to_owned(),
            FactValues::Number => A_NUMBER.to_owned(),
            FactValues::Listed(values) => values.join(", "),
        };
        table.row([fact.id.as_str(), &fact.title.en, &values].map(Cell::text).to_vec());
    }
    let others = |is_so: &dyn Fn(&FactValues) -> bool| {
        let others = facts.values().filter(|fact| !used.contains(&fact.id) && is_so(&fact.values));
        words::list(others.map(|fact| fact.id.as_str()))
    };
    for (what, ids) in [
        ("Further facts, for breakdowns", others(&FactValues::are_words)),
        ("Days, YYYY-MM-DD", others(&|values| *values == FactValues::Date)),
        ("Numbers", others(&|values| *values == FactValues::Number)),
    ] {
        if !ids.is_empty() {
            table.note(format!("{what}: {ids}."));
        }
    }
    let text = "A table has a column `id`, and any of these: the ids of questions above (the inspector's own answers), the ids of observations in square brackets, and facts.";
    let text = format!("{text} {}", answers(framework));
    let section = Section::new("columns", "What a table may hold").block(Block::paragraph(text));
    match table.rows.is_empty() {
        true => section.blocks(table.notes.into_iter().map(Block::paragraph)),
        false => section.block(table),
    }
}

/// Which words answer: where some or all questions have scales, those of the scales; and which questions have no column of their own.
fn answers(framework: &Framework) -> String {
    let asked = || framework.questions.iter().filter(|question| question.answers_of.is_none());
    let usual = asked().any(|question| question.scale.is_none()).then_some("Answers are sufficient or insufficient");
    let scales = asked().filter_map(|question| {
        let values = question.scale.as_ref()?.values.join(", ");
        Some(format!("those to {} are {values}", question.label()))
    });
    let said: Vec<String> = usual.map(str::to_owned).into_iter().chain(scales).collect();
    let others = framework.questions.iter().filter(|question| question.answers_of.is_some());
    let others: Vec<&str> = others.map(Question::label).collect();
    let none = match others.len() {
        0 => String::new(),
        _ => format!(" {} judge the answers to other questions, and have no column.", words::list(others)),
    };
    format!("{}; and n/a, cannot tell or blank.{none}", capital(&said.join("; ")))
}

/// Ids of the facts in any condition that this framework's questions rest on.
fn used_facts(framework: &Framework) -> IndexSet<String> {
    facts_of(framework, framework.questions.iter())
        .into_iter()
        .chain(framework.measured_facts().map(str::to_owned))
        .collect()
}

/// Ids of the facts in any condition that these questions rest on.
pub(crate) fn facts_of<'q>(framework: &Framework, questions: impl Iterator<Item = &'q Question>) -> IndexSet<String> {
    let mut used = IndexSet::new();
    for question in questions {
        of_when(question.applies.as_ref(), &mut used);
        for entry in entries(question) {
            if let Some(condition) = &entry.condition {
                of_condition(condition, &mut used);
            }
            if let Target::Observation(id) = &entry.target {
                of_when(Some(&framework.catalogue.observations[id].when), &mut used);
            }
        }
    }
    used
}

/// Ids of the observations that these questions' rules rest on.
pub(crate) fn observations_of<'q>(questions: impl Iterator<Item = &'q Question>) -> IndexSet<&'q str> {
    let observation = |entry: &'q Entry| match &entry.target {
        Target::Observation(id) => Some(id.as_str()),
        Target::Question(_) => None,
    };
    questions.flat_map(entries).filter_map(observation).collect()
}

fn entries(question: &Question) -> impl Iterator<Item = &Entry> {
    question.rule.iter().flat_map(|rule| rule.required.iter().chain(&rule.plus))
}

fn of_when(when: Option<&When>, used: &mut IndexSet<String>) {
    if let Some(When::If(condition)) = when {
        of_condition(condition, used);
    }
}

fn of_condition(condition: &Condition, used: &mut IndexSet<String>) {
    let demands = condition.alternatives.iter().flat_map(|alternative| &alternative.demands);
    used.extend(demands.map(|demand| demand.fact.clone()));
}
