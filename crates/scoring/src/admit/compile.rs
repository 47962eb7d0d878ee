//! Resolves the conditions and rules of a framework to the columns of a table.

use assize_framework::{Blank, Framework, Question, Rule, Target};
use assize_model::{Alternative, Condition, Demand, Truth, UnitTable, When, fold};
use indexmap::IndexSet;

use super::AdmitOptions;
use super::columns::Resolved;
use crate::table::{
    AdmittedTable, Applies, AskedQuestion, DemandColumn, FactColumn, InputSource, ObservationColumn, WorkedEntry,
    WorkedRule,
};

/// Everything the framework asks of this kind of unit, resolved to the table's columns.
pub(super) fn compile<'a>(
    table: &'a UnitTable,
    resolved: Resolved<'a>,
    framework: &Framework,
    options: AdmitOptions,
    at_home: bool,
) -> AdmittedTable<'a> {
    let (facts, mut columns, mut own) = (resolved.facts, resolved.observations, resolved.questions);
    // The observations met so far; their order is their index.
    let mut met: IndexSet<String> = IndexSet::new();
    let mut questions = Vec::new();
    for (index, question) in framework.questions.iter().enumerate() {
        questions.push((question.unit == table.unit).then(|| AskedQuestion {
            own: own.swap_remove(&index),
            stated: resolve_when(&facts, question.applies.as_ref()),
            applies: resolve_when(&facts, Some(&framework.asked_of(question))),
            judged: is_judged(question, framework),
            rule: question.rule.as_ref().map(|rule| work(rule, &facts, &mut met)),
            reaches_a_column: false,
        }));
    }
    let observation = |id: String| ObservationColumn {
        when: resolve_when(&facts, Some(&framework.catalogue.observations[&id].when)),
        answers: columns.swap_remove(&id),
        id,
    };
    let observations = met.into_iter().map(observation).collect();
    let derive_missing = options.derive_missing;
    let missing = framework.missing.as_ref();
    let blank = missing.map_or(Blank::Unknown, |missing| missing.blank);
    let left_out = Vec::new();
    let mut unit_table =
        AdmittedTable { table, observations, questions, facts, derive_missing, at_home, blank, left_out };
    if let Some(above) = missing.and_then(|missing| missing.leave_out_above.as_ref()) {
        unit_table.left_out = unit_table.rows_with_blanks(above);
    }
    let reaching: Vec<bool> = (0..framework.questions.len()).map(|question| reaches(&unit_table, question)).collect();
    for (asked, reaches) in unit_table.questions.iter_mut().zip(reaching) {
        if let Some(asked) = asked {
            asked.reaches_a_column = reaches;
        }
    }
    unit_table
}

/// Resolves a `when` to the columns of facts.
pub(crate) fn resolve_when<'a>(facts: &[FactColumn<'a>], when: Option<&When>) -> Applies<'a> {
    match when {
        None | Some(When::Always | When::Judged) => Applies::default(),
        Some(When::If(condition)) => resolve_condition(facts, condition),
    }
}

pub(super) fn resolve_condition<'a>(facts: &[FactColumn<'a>], condition: &Condition) -> Applies<'a> {
    let alternative = |one: &Alternative| one.demands.iter().map(|demand| resolve_demand(facts, demand)).collect();
    Applies { alternatives: Some(condition.alternatives.iter().map(alternative).collect()) }
}

fn resolve_demand<'a>(facts: &[FactColumn<'a>], demand: &Demand) -> Option<DemandColumn<'a>> {
    let column = facts.iter().find(|column| column.fact == demand.fact)?;
    let truth = |value: &String| match value.as_str() {
        "" => Truth::Unknown,
        value if demand.values.iter().any(|wanted| fold(wanted) == fold(value)) => Truth::Yes,
        _ => Truth::No,
    };
    Some(DemandColumn { column: column.column, by_code: column.by_code.iter().map(truth).collect() })
}

/// A rule, each thing that it names once.
fn work<'a>(rule: &Rule, facts: &[FactColumn<'a>], met: &mut IndexSet<String>) -> WorkedRule<'a> {
    let mut entries: Vec<WorkedEntry<'a>> = Vec::new();
    for (all, is_required) in [(&rule.required, true), (&rule.plus, false)] {
        for entry in all {
            let source = match &entry.target {
                Target::Observation(id) => InputSource::Observation(met.insert_full(id.clone()).0),
                Target::Question(index) => InputSource::Question(*index),
            };
            let condition =
                entry.condition.as_ref().map_or_else(Applies::default, |condition| resolve_condition(facts, condition));
            let index = entries.iter().position(|known| known.source == source).unwrap_or_else(|| {
                entries.push(WorkedEntry { source, required: None, plus: None });
                entries.len() - 1
            });
            let place = if is_required { &mut entries[index].required } else { &mut entries[index].plus };
            *place = Some(condition);
        }
    }
    WorkedRule { entries, misses: rule.misses }
}

/// Whether "not applicable" is the assessor's to say: of the question, or of an observation of its rule.
fn is_judged(question: &Question, framework: &Framework) -> bool {
    let by_rule = || {
        question.entries().any(|entry| match &entry.target {
            Target::Observation(id) => framework.catalogue.observations[id].when == When::Judged,
            Target::Question(index) => is_judged(&framework.questions[*index], framework),
        })
    };
    let of_other = || question.answers_of.is_some_and(|other| is_judged(&framework.questions[other], framework));
    question.applies == Some(When::Judged) || by_rule() || of_other()
}

/// Whether the table has a column of something the question's rule reaches.
fn reaches(table: &AdmittedTable<'_>, question: usize) -> bool {
    let Some(rule) = table.questions[question].as_ref().and_then(|asked| asked.rule.as_ref()) else { return false };
    rule.entries.iter().any(|entry| match entry.source {
        InputSource::Observation(index) => table.observations[index].answers.is_some(),
        InputSource::Question(index) => {
            table.questions[index].as_ref().is_some_and(|asked| asked.own.is_some()) || reaches(table, index)
        }
    })
}
