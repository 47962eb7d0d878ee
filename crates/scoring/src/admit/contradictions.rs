//! Answers that contradict the facts of their unit.

use assize_diag::Diagnostics;
use assize_framework::Framework;
use assize_model::{Answer, Truth};

use crate::diags;
use crate::table::{Answers, Applies, UnitTable};

/// How many single cells are listed of one column; the rest are counted.
const LISTED: usize = 20;

/// A known answer where the question or observation cannot be asked is an error; "not applicable" where it can is one warning a column.
/// Both are so under the table's own regime alone (semantics 7.30).
pub(super) fn check(table: &UnitTable<'_>, framework: &Framework, diagnostics: &mut Diagnostics) {
    if !table.at_home {
        return;
    }
    for observation in &table.observations {
        let Some(answers) = &observation.answers else { continue };
        known_where_not_asked(table, answers, &observation.when, None, diagnostics);
    }
    for (index, asked, answers) in table.own_answers() {
        let question = &framework.questions[index];
        known_where_not_asked(table, answers, &asked.applies, Some(question.span), diagnostics);
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
    table: &UnitTable<'_>,
    answers: &Answers<'_>,
    applies: &Applies<'_>,
    span: Option<assize_diag::Span>,
    diagnostics: &mut Diagnostics,
) {
    let wrong: Vec<usize> = not_asked(table, answers, applies).collect();
    for row in wrong.iter().take(LISTED) {
        diagnostics.push(diags::answer_where_not_asked(table.table, answers.column, *row, span));
    }
    if wrong.len() > LISTED {
        diagnostics.push(diags::more_answers_where_not_asked(table.table, answers.column, wrong.len() - LISTED));
    }
}

/// How many known answers another regime does not ask for.
pub(super) fn left_out(table: &UnitTable<'_>) -> usize {
    if table.at_home {
        return 0;
    }
    let observed = table.observations.iter().filter_map(|one| Some((one.answers.as_ref()?, &one.when)));
    let answered = table.own_answers().map(|(_, asked, answers)| (answers, &asked.applies));
    observed.chain(answered).map(|(answers, applies)| not_asked(table, answers, applies).count()).sum()
}

/// The rows with a known answer to what cannot be asked of them.
fn not_asked<'t>(
    table: &'t UnitTable<'_>,
    answers: &'t Answers<'_>,
    applies: &'t Applies<'_>,
) -> impl Iterator<Item = usize> + 't {
    let is_known = |answer: Answer| answer.is_known() && applies.alternatives.is_some();
    rows(table, answers, is_known).filter(|row| applies.truth(*row) == Truth::No)
}

/// The rows whose answer is such.
fn rows<'t>(
    table: &'t UnitTable<'_>,
    answers: &'t Answers<'_>,
    such: impl Fn(Answer) -> bool,
) -> impl Iterator<Item = usize> + 't {
    let by_code: Vec<bool> = answers.by_code.iter().map(|answer| such(*answer)).collect();
    let rows = if by_code.contains(&true) { table.table.len() } else { 0 };
    (0..rows).filter(move |row| by_code[answers.column.code(*row)])
}
