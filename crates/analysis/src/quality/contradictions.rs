use assize_model::{Answer, Truth};

use super::{RowsFound, no_rows};
use assize_scoring::table::{AdmittedTable, AnswerColumn, Applies, InputSource};
use assize_scoring::{PromptColumn, each_alike};

/// A question's own answers against those to everything that informs it: its prompts, and the observations of its rule.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Contradictions {
    /// The question's index.
    pub question: usize,
    /// How many prompts and observations have a column.
    pub prompts: usize,
    /// Units with a known answer, where everything that can be asked is answered and something is sufficient or insufficient.
    pub compared: u64,
    /// Of them: sufficient, and every prompt insufficient.
    pub yes_against_all: RowsFound,
    /// Of them: insufficient, and every prompt sufficient.
    pub no_against_all: RowsFound,
}

/// What informs a question: its answers, and the rows that it is asked about.
type Informing<'t, 'a> = (&'t AnswerColumn<'a>, &'t Applies<'a>);

/// One a question that has a column and something beside it.
pub(super) fn find(table: &AdmittedTable<'_>, prompts: &[PromptColumn<'_>]) -> Vec<Contradictions> {
    let mut found = Vec::new();
    for (index, asked, own) in table.own_answers() {
        let of_prompts = prompts.iter().filter(|prompt| prompt.informs == index);
        let mut informing: Vec<Informing<'_, '_>> =
            of_prompts.map(|prompt| (&prompt.answers, &prompt.applies)).collect();
        for entry in asked.rule.iter().flat_map(|rule| &rule.entries) {
            let InputSource::Observation(observation) = entry.source else { continue };
            let observation = &table.observations[observation];
            informing.extend(observation.answers.as_ref().map(|answers| (answers, &observation.when)));
        }
        if informing.is_empty() {
            continue;
        }
        let columns: Vec<_> = informing
            .iter()
            .flat_map(|(answers, applies)| applies.columns().chain([answers.column]))
            .chain([own.column])
            .collect();
        let (mut compared, mut yes_against_all, mut no_against_all) = (0, no_rows(table.table), no_rows(table.table));
        let judge = |row| Some((own.answer(row), together(&informing, row)?));
        each_alike(&columns, table.table.len(), judge, |judged, group, rows| {
            let Some((answer, answers)) = judged.filter(|(answer, _)| answer.is_known()) else { return };
            compared += u64::from(rows.count_ones());
            match answers {
                Together::Insufficient if answer == Answer::Sufficient => yes_against_all[group] |= rows,
                Together::Sufficient if answer == Answer::Insufficient => no_against_all[group] |= rows,
                Together::Sufficient | Together::Insufficient | Together::Both => {}
            }
        });
        let rows = |found: &[u64]| RowsFound::of(found, table.table, Some(own.column));
        found.push(Contradictions {
            question: index,
            prompts: informing.len(),
            compared,
            yes_against_all: rows(&yes_against_all),
            no_against_all: rows(&no_against_all),
        });
    }
    found
}

/// What all that informs a question says of a unit.
#[derive(Clone, Copy)]
enum Together {
    Sufficient,
    Insufficient,
    Both,
}

/// `None` where something that can be asked has no answer, or nothing is sufficient or insufficient.
fn together(informing: &[Informing<'_, '_>], row: usize) -> Option<Together> {
    let (mut sufficient, mut insufficient) = (false, false);
    for (answers, applies) in informing {
        match answers.answer(row) {
            Answer::Sufficient => sufficient = true,
            Answer::Insufficient => insufficient = true,
            Answer::NotApplicable => {}
            Answer::CannotTell | Answer::Missing if applies.truth(row) == Truth::No => {}
            Answer::CannotTell | Answer::Missing => return None,
        }
    }
    match (sufficient, insufficient) {
        (true, true) => Some(Together::Both),
        (true, false) => Some(Together::Sufficient),
        (false, true) => Some(Together::Insufficient),
        (false, false) => None,
    }
}
