use assize_model::{Answer, GROUP};
use indexmap::IndexMap;

use super::{RowsFound, no_rows};
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
    // Rows that are the same have the same key; others hardly ever.
    let mut keys = vec![0_u64; whole.len()];
    for column in &columns {
        let add = |(key, code): (&mut u64, u32)| *key = (key.rotate_left(5) ^ u64::from(code)).wrapping_mul(SCATTERS);
        keys.iter_mut().zip(column.codes()).for_each(add);
    }
    let is_telling = telling(&answers, whole.len());
    let mut of_key: Vec<(u64, usize)> = keys
        .into_iter()
        .zip(0..)
        .filter(|(_, row): &(u64, usize)| is_telling[row / GROUP] >> (row % GROUP) & 1 == 1)
        .collect();
    of_key.sort_unstable();
    let mut found = no_rows(whole);
    for same_key in of_key.chunk_by(|(one, _), (other, _)| one == other).filter(|rows| rows.len() > 1) {
        let mut alike: IndexMap<Vec<usize>, Vec<usize>> = IndexMap::new();
        for (_, row) in same_key {
            alike.entry(columns.iter().map(|column| column.code(*row)).collect()).or_default().push(*row);
        }
        for row in alike.into_values().filter(|rows| rows.len() > 1).inspect(|_| identical.groups += 1).flatten() {
            found[row / GROUP] |= 1 << (row % GROUP);
        }
    }
    // They are about whole rows, so no column is named.
    identical.rows = RowsFound::of(&found, whole, None);
    identical
}

/// An odd factor, after the golden ratio.
const SCATTERS: u64 = 0x9e37_79b9_7f4a_7c15;

/// The rows that have enough known answers, and of either kind, by group.
fn telling(answers: &[&AnswerColumn<'_>], rows: usize) -> Vec<u64> {
    let of_group = |first: usize| {
        let (group, all) = (first / GROUP, u64::MAX >> (GROUP - (rows - first).min(GROUP)));
        let mut counts = [Few::default(); 2];
        for column in answers {
            for (code, rows) in column.column.divide(group, all) {
                match column.by_code[code] {
                    Answer::Sufficient => counts[0].add(rows),
                    Answer::Insufficient => counts[1].add(rows),
                    Answer::CannotTell | Answer::NotApplicable | Answer::Missing => {}
                }
            }
        }
        let is_telling = |row: &usize| {
            let [sufficient, insufficient] = counts.map(|counts| counts.of(*row));
            sufficient + insufficient >= TELLING && sufficient.min(insufficient) >= OF_EITHER
        };
        (0..GROUP).filter(is_telling).fold(0, |rows, row| rows | 1 << row)
    };
    (0..rows).step_by(GROUP).map(of_group).collect()
}

/// By row of a group how many there are, up to 15: the same bit of all in one word.
#[derive(Clone, Copy, Default)]
struct Few([u64; 4]);

impl Few {
    /// One more of these rows.
    fn add(&mut self, rows: u64) {
        let mut carry = rows;
        for bits in &mut self.0 {
            (*bits, carry) = (*bits ^ carry, *bits & carry);
        }
        // Those that had 15 keep them.
        self.0.iter_mut().for_each(|bits| *bits |= carry);
    }

    fn of(&self, row: usize) -> usize {
        self.0.iter().zip(0..).map(|(bits, place)| ((bits >> row & 1) as usize) << place).sum()
    }
}
