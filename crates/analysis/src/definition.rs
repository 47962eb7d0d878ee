//! What a question asks, whatever it is called, and what an inspection has of that.

use std::collections::{BTreeMap, BTreeSet};

use assize_framework::{Entry, Framework, Question, Target};
use assize_model::{Alternative, Condition, Inspection, When};
use indexmap::IndexSet;

use crate::holding;

/// What two questions may differ in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Unlike {
    Unit,
    /// The observations that answer them.
    Observations,
    /// What the rule requires, and how many misses it allows.
    Rule,
    /// Which units they are asked about.
    Applies,
}

/// The units asked about: a set of alternatives, each a set of demands, in no order.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Asked {
    All,
    Judged,
    Where(BTreeSet<BTreeMap<String, BTreeSet<String>>>),
}

/// An entry of a rule: an observation, or what another question asks.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Part {
    Observation(String),
    Question(Box<(WorkedRule, Asked)>),
    /// A question without a rule is only itself.
    Named(String),
}

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct WorkedRule {
    required: BTreeSet<(Part, Option<Asked>)>,
    plus: BTreeSet<(Part, Option<Asked>)>,
    /// 0 where nothing may be missed.
    misses: usize,
}

/// What two questions differ in; nothing where they ask the same. Questions without rules are the same only where they are one.
pub(crate) fn differences(a: (&Framework, usize), b: (&Framework, usize)) -> Vec<Unlike> {
    let (asked, other) = (&a.0.questions[a.1], &b.0.questions[b.1]);
    if (&asked.declared_by, &asked.id) == (&other.declared_by, &other.id) {
        return Vec::new();
    }
    let observed = |side: (&Framework, usize)| observations(side.0, side.1).into_iter().collect::<BTreeSet<_>>();
    let no_rule = asked.rule.is_none() || other.rule.is_none();
    holding([
        (asked.unit != other.unit, Unlike::Unit),
        (no_rule || observed(a) != observed(b), Unlike::Observations),
        (no_rule || rule(a.0, asked) != rule(b.0, other), Unlike::Rule),
        (applies(a.0, asked) != applies(b.0, other), Unlike::Applies),
    ])
    .collect()
}

/// The observations that answer a question, those of the questions in its rule among them, each once.
pub fn observations(framework: &Framework, question: usize) -> IndexSet<String> {
    let mut found = IndexSet::new();
    for entry in framework.questions[question].entries() {
        match &entry.target {
            Target::Observation(id) => drop(found.insert(id.clone())),
            Target::Question(inner) => found.extend(observations(framework, *inner)),
        }
    }
    found
}

/// The facts on which it depends what a question asks of a unit.
pub(crate) fn facts(framework: &Framework, question: usize) -> IndexSet<&str> {
    let asked = &framework.questions[question];
    let mut found: IndexSet<&str> = asked.applies.iter().flat_map(When::facts).collect();
    for entry in asked.entries() {
        found.extend(entry.condition.iter().flat_map(Condition::facts));
        match &entry.target {
            Target::Observation(id) => found.extend(framework.catalogue.observations[id].when.facts()),
            Target::Question(inner) => found.extend(facts(framework, *inner)),
        }
    }
    found
}

fn rule(framework: &Framework, question: &Question) -> Option<WorkedRule> {
    let rule = question.rule.as_ref()?;
    let part = |entry: &Entry| {
        let part = match &entry.target {
            Target::Observation(id) => Part::Observation(id.clone()),
            Target::Question(inner) => {
                let inner = &framework.questions[*inner];
                match self::rule(framework, inner) {
                    Some(rule) => Part::Question(Box::new((rule, applies(framework, inner)))),
                    None => Part::Named(inner.qualified()),
                }
            }
        };
        (
            part,
            entry.condition.as_ref().map(|condition| Asked::Where(condition.alternatives.iter().map(normal).collect())),
        )
    };
    let plus: BTreeSet<_> = rule.plus.iter().map(part).collect();
    let misses = if plus.is_empty() { 0 } else { rule.misses };
    Some(WorkedRule { required: rule.required.iter().map(part).collect(), plus, misses })
}

fn applies(framework: &Framework, question: &Question) -> Asked {
    of(&framework.asked_of(question))
}

fn of(when: &When) -> Asked {
    match when {
        When::Always => Asked::All,
        When::Judged => Asked::Judged,
        When::If(condition) => Asked::Where(condition.alternatives.iter().map(normal).collect()),
    }
}

fn normal(alternative: &Alternative) -> BTreeMap<String, BTreeSet<String>> {
    let mut demands: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for demand in &alternative.demands {
        demands.entry(demand.fact.clone()).or_default().extend(demand.values.iter().cloned());
    }
    demands
}

/// What a question rests on in one inspection.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Evidence {
    /// Whether there is a table of the units it is asked of.
    pub has_table: bool,
    /// Whether the framework says how observations answer it.
    pub has_rule: bool,
    /// Each observation that its rule reaches, once.
    pub observations: Vec<Seen>,
}

/// An observation, and whether the table has a column of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Seen {
    /// The observation's id.
    pub id: String,
    /// Whether it was recorded at all.
    pub present: bool,
}

impl Evidence {
    /// Ids of the observations that no column holds.
    pub fn missing(&self) -> impl Iterator<Item = &str> {
        self.observations.iter().filter(|seen| !seen.present).map(|seen| seen.id.as_str())
    }
}

/// What the inspection's tables hold of what the question rests on.
pub fn evidence(inspection: &Inspection, framework: &Framework, question: usize) -> Evidence {
    let asked = &framework.questions[question];
    let table = inspection.table(&asked.unit);
    let observations = observations(framework, question).into_iter().map(|id| {
        let present = table.is_some_and(|table| table.column(&id).is_some());
        Seen { id, present }
    });
    Evidence { has_table: table.is_some(), has_rule: asked.rule.is_some(), observations: observations.collect() }
}
