//! Answers that contradict the facts of their unit.

use assize_diag::Diagnostics;
use assize_framework::Framework;
use assize_model::{Alternative, Answer, Condition, Demand, Truth, When};

use crate::diags;
use crate::table::{AdmittedTable, AnswerColumn, Applies};

/// A value that stands in fewer rows than these is shown nowhere.
const FEW: usize = 3;

/// A known answer where the question or observation cannot be asked is left out, and "not applicable" where it can: one warning a column.
/// Both are so under the table's own regime alone (semantics 7.30).
pub(super) fn check(table: &AdmittedTable<'_>, framework: &Framework, diagnostics: &mut Diagnostics) {
    if !table.at_home {
        return;
    }
    for observation in &table.observations {
        let Some(answers) = &observation.answers else { continue };
        let when = &framework.catalogue.observations[&observation.id].when;
        known_where_not_asked(table, answers, &observation.when, when, diagnostics);
    }
    for (index, asked, answers) in table.own_answers() {
        let question = &framework.questions[index];
        known_where_not_asked(table, answers, &asked.applies, &framework.asked_of(question), diagnostics);
        if !asked.judged {
            let excluded = rows(table, answers, |answer| answer == Answer::NotApplicable)
                .filter(|row| asked.applies.truth(*row) == Truth::Yes)
                .count();
            if excluded > 0 {
                diagnostics.push(diags::not_applicable_where_asked(table.table, answers.column, excluded));
            }
        }
    }
}

fn known_where_not_asked(
    table: &AdmittedTable<'_>,
    answers: &AnswerColumn<'_>,
    applies: &Applies<'_>,
    when: &When,
    diagnostics: &mut Diagnostics,
) {
    let wrong: Vec<usize> = not_asked(table, answers, applies).collect();
    let (Some(first), When::If(condition)) = (wrong.first(), when) else { return };
    let has = value(table, condition, *first);
    diagnostics.push(diags::answer_where_not_asked(table.table, answers.column, &wrong, &said(condition), has));
}

/// A condition in words: "rosh.inspector medium, high or very-high".
fn said(condition: &Condition) -> String {
    let values = |demand: &Demand| match demand.values.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
        None => String::new(),
    };
    let demand = |demand: &Demand| format!("{} {}", demand.fact, values(demand));
    let alternative = |one: &Alternative| one.demands.iter().map(demand).collect::<Vec<_>>().join(" and ");
    condition.alternatives.iter().map(alternative).collect::<Vec<_>>().join(", or ")
}

/// What a row has instead of what a condition demands, if enough rows have it that it points to no person.
fn value<'t>(table: &'t AdmittedTable<'_>, condition: &Condition, row: usize) -> Option<&'t str> {
    let [Alternative { demands }] = &condition.alternatives[..] else { return None };
    let [demand] = &demands[..] else { return None };
    let fact = table.facts.iter().find(|fact| fact.fact == demand.fact)?;
    let code = fact.column.code(row);
    let rows = (0..fact.column.len()).filter(|other| fact.column.code(*other) == code).count();
    (rows >= FEW).then(|| fact.by_code[code].as_str())
}

/// How many known answers another regime does not ask for.
pub(super) fn left_out(table: &AdmittedTable<'_>) -> usize {
    if table.at_home {
        return 0;
    }
    let observed = table.observations.iter().filter_map(|one| Some((one.answers.as_ref()?, &one.when)));
    let answered = table.own_answers().map(|(_, asked, answers)| (answers, &asked.applies));
    observed.chain(answered).map(|(answers, applies)| not_asked(table, answers, applies).count()).sum()
}

/// The rows with a known answer to what cannot be asked of them.
fn not_asked<'t>(
    table: &'t AdmittedTable<'_>,
    answers: &'t AnswerColumn<'_>,
    applies: &'t Applies<'_>,
) -> impl Iterator<Item = usize> + 't {
    let is_known = |answer: Answer| answer.is_known() && applies.alternatives.is_some();
    rows(table, answers, is_known).filter(|row| applies.truth(*row) == Truth::No)
}

/// The rows whose answer is such.
fn rows<'t>(
    table: &'t AdmittedTable<'_>,
    answers: &'t AnswerColumn<'_>,
    such: impl Fn(Answer) -> bool,
) -> impl Iterator<Item = usize> + 't {
    let by_code: Vec<bool> = answers.by_code.iter().map(|answer| such(*answer)).collect();
    let rows = if by_code.contains(&true) { table.table.len() } else { 0 };
    (0..rows).filter(move |row| by_code[answers.column.code(*row)])
}
