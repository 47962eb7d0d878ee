use assize_diag::Place;
use assize_model::Answer;
use indexmap::IndexMap;

use super::RowsFound;
use assize_scoring::PromptColumn;
use assize_scoring::RESERVED;
use assize_scoring::table::{AdmittedTable, AnswerColumn};

/// Rows that are the same as another in every column but the id and those about the inspection and the assessor. One of them may have been
/// copied and not filled in.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Identical {
    pub rows: RowsFound,
    /// How many different rows they are.
    pub groups: u64,
}

/// From this many known answers on, an identical row is not a coincidence.
const TELLING: usize = 10;
/// How many of either kind must be among them: good work is alike in every case, and so is bad.
const OF_EITHER: usize = 3;

pub(super) fn find(table: &AdmittedTable<'_>, prompts: &[PromptColumn<'_>]) -> Identical {
    let whole = table.table;
    let own = table.own_answers().map(|(_, _, own)| own);
    let observed = table.observations.iter().filter_map(|observation| observation.answers.as_ref());
    let answers: Vec<&AnswerColumn<'_>> =
        own.chain(observed).chain(prompts.iter().map(|prompt| &prompt.answers)).collect();
    let mut identical = Identical::default();
    if answers.len() < TELLING {
        return identical;
    }
    let columns: Vec<_> = whole.columns.iter().filter(|column| !RESERVED.contains(&column.header.as_str())).collect();
    let mut alike: IndexMap<Vec<usize>, Vec<usize>> = IndexMap::new();
    for row in 0..whole.len() {
        let count = |wanted: Answer| answers.iter().filter(|answers| answers.answer(row) == wanted).count();
        let (sufficient, insufficient) = (count(Answer::Sufficient), count(Answer::Insufficient));
        if sufficient + insufficient >= TELLING && sufficient.min(insufficient) >= OF_EITHER {
            let codes = columns.iter().map(|column| column.code(row)).collect();
            alike.entry(codes).or_default().push(row);
        }
    }
    let mut rows = Vec::new();
    for group in alike.into_values().filter(|group| group.len() > 1) {
        identical.groups += 1;
        rows.extend(group);
    }
    rows.sort_unstable();
    for row in rows {
        // It is about the whole row, so no column is named.
        let place = Place::Cell { source: whole.source, line: whole.lines.of(row), column: 1, header: String::new() };
        identical.rows.add_at(whole.lines.of(row), place);
    }
    identical
}
