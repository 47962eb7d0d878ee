//! Leads the conditions and rules of a framework to the columns of a table.

use assize_framework::{Entry, Framework, Question, Target};
use assize_model::{Alternative, Condition, Demand, Table, Truth, When, fold};
use indexmap::IndexMap;

use super::AdmitOptions;
use super::columns::Resolved;
use crate::table::{
    Applies, Asked, DemandColumn, FactColumn, InputSource, Observation, UnitTable, WorkedEntry, WorkedRule,
};

/// Everything the framework asks of this kind of unit, led to the table's columns.
pub(super) fn compile<'a>(
    table: &'a Table,
    resolved: Resolved<'a>,
    framework: &Framework,
    options: AdmitOptions,
) -> UnitTable<'a> {
    let mut compiler = Compiler { facts: resolved.facts, framework, observations: IndexMap::new() };
    let mut columns = resolved.observations;
    let mut own = resolved.questions;
    let mut questions = Vec::new();
    for (index, question) in framework.questions.iter().enumerate() {
        questions.push((question.unit == table.unit).then(|| Asked {
            own: own.swap_remove(&index),
            stated: compiler.when(question.applies.as_ref()),
            applies: compiler.effective(question),
            judged: is_judged(question, framework),
            rule: compiler.rule(question),
            reaches_a_column: false,
        }));
    }
    let ids: Vec<String> = compiler.observations.into_keys().collect();
    let compiler = Compiler { facts: compiler.facts, framework, observations: IndexMap::new() };
    let observations: Vec<_> = ids
        .into_iter()
        .map(|id| Observation {
            when: compiler.when(Some(&framework.catalogue.observations[&id].when)),
            answers: columns.swap_remove(&id),
            id,
        })
        .collect();
    let (facts, derive_missing) = (compiler.facts, options.derive_missing);
    let mut unit_table = UnitTable { table, observations, questions, facts, derive_missing };
    let reaching: Vec<bool> = (0..framework.questions.len()).map(|question| reaches(&unit_table, question)).collect();
    for (asked, reaches) in unit_table.questions.iter_mut().zip(reaching) {
        if let Some(asked) = asked {
            asked.reaches_a_column = reaches;
        }
    }
    unit_table
}

/// Leads what says of which units something is asked to the columns of facts.
pub(crate) fn lead_when<'a>(facts: &[FactColumn<'a>], when: Option<&When>) -> Applies<'a> {
    match when {
        None | Some(When::Always | When::Judged) => Applies::default(),
        Some(When::If(condition)) => lead(facts, condition),
    }
}

/// Leads a condition to the columns of facts.
pub(super) fn lead<'a>(facts: &[FactColumn<'a>], condition: &Condition) -> Applies<'a> {
    let alternative = |one: &Alternative| one.demands.iter().map(|demand| lead_demand(facts, demand)).collect();
    Applies { alternatives: Some(condition.alternatives.iter().map(alternative).collect()) }
}

fn lead_demand<'a>(facts: &[FactColumn<'a>], demand: &Demand) -> Option<DemandColumn<'a>> {
    let column = facts.iter().find(|column| column.fact == demand.fact)?;
    let truth = |value: &String| match value.as_str() {
        "" => Truth::Unknown,
        value if demand.values.iter().any(|wanted| fold(wanted) == fold(value)) => Truth::Yes,
        _ => Truth::No,
    };
    Some(DemandColumn { column: column.column, by_code: column.by_code.iter().map(truth).collect() })
}

struct Compiler<'a, 'f> {
    facts: Vec<FactColumn<'a>>,
    framework: &'f Framework,
    /// The observations met so far; their order is their index.
    observations: IndexMap<String, ()>,
}

impl<'a> Compiler<'a, '_> {
    fn when(&self, when: Option<&When>) -> Applies<'a> {
        lead_when(&self.facts, when)
    }

    fn condition(&self, condition: &Condition) -> Applies<'a> {
        lead(&self.facts, condition)
    }

    /// Of which units a question is asked: as it says, else as its rule's entries say together (semantics 7.2).
    fn effective(&self, question: &Question) -> Applies<'a> {
        let (Some(rule), None) = (&question.rule, &question.applies) else {
            return self.when(question.applies.as_ref());
        };
        let mut all = Vec::new();
        for entry in rule.required.iter().chain(&rule.plus) {
            let part = match &entry.target {
                Target::Observation(id) => self.when(Some(&self.framework.catalogue.observations[id].when)),
                Target::Question(index) => self.effective(&self.framework.questions[*index]),
            };
            match part.alternatives {
                None => return Applies::default(),
                Some(alternatives) => all.extend(alternatives),
            }
        }
        Applies { alternatives: Some(all) }
    }

    fn rule(&mut self, question: &Question) -> Option<WorkedRule<'a>> {
        let rule = question.rule.as_ref()?;
        let mut entries: Vec<WorkedEntry<'a>> = Vec::new();
        for (entry, is_required) in
            rule.required.iter().map(|entry| (entry, true)).chain(rule.plus.iter().map(|entry| (entry, false)))
        {
            let source = self.source(entry);
            let condition = match &entry.condition {
                None => Applies::default(),
                Some(condition) => self.condition(condition),
            };
            let index = entries.iter().position(|known| known.source == source).unwrap_or_else(|| {
                entries.push(WorkedEntry { source, required: None, plus: None });
                entries.len() - 1
            });
            let place = if is_required { &mut entries[index].required } else { &mut entries[index].plus };
            *place = Some(condition);
        }
        Some(WorkedRule { entries, misses: rule.misses })
    }

    fn source(&mut self, entry: &Entry) -> InputSource {
        match &entry.target {
            Target::Observation(id) => InputSource::Observation(self.observations.insert_full(id.clone(), ()).0),
            Target::Question(index) => InputSource::Question(*index),
        }
    }
}

/// Whether "not applicable" is the assessor's to say: of the question, or of an observation of its rule.
fn is_judged(question: &Question, framework: &Framework) -> bool {
    let by_rule = || {
        let entries = question.rule.iter().flat_map(|rule| rule.required.iter().chain(&rule.plus));
        entries.into_iter().any(|entry| match &entry.target {
            Target::Observation(id) => framework.catalogue.observations[id].when == When::Judged,
            Target::Question(index) => is_judged(&framework.questions[*index], framework),
        })
    };
    question.applies == Some(When::Judged) || by_rule()
}

/// Whether the table has a column of something the question's rule reaches.
fn reaches(table: &UnitTable<'_>, question: usize) -> bool {
    let Some(rule) = table.questions[question].as_ref().and_then(|asked| asked.rule.as_ref()) else { return false };
    rule.entries.iter().any(|entry| match entry.source {
        InputSource::Observation(index) => table.observations[index].answers.is_some(),
        InputSource::Question(index) => {
            table.questions[index].as_ref().is_some_and(|asked| asked.own.is_some()) || reaches(table, index)
        }
    })
}
