//! What a unit brings to a question's counts follows from the words that it has in a few columns. Units with the same words there are alike, and one
//! of them is judged for all.

use assize_model::Column;
use indexmap::IndexMap;

use crate::table::{Applies, InputSource, UnitTable};
use crate::tally::{QuestionTally, count_unit};

/// The rows of a table by what they bring to a question's counts.
pub(crate) struct Alike {
    /// By row: which kind it is of.
    kinds: Vec<u32>,
    /// By kind: what one unit of it brings.
    ones: Vec<QuestionTally>,
}

impl Alike {
    /// By the words of every column that decides how a unit answers the question.
    pub(crate) fn new(table: &UnitTable<'_>, question: usize) -> Self {
        let mut columns = Vec::new();
        deciding(table, question, &mut columns);
        let mut kinds = vec![0; table.table.len()];
        let mut found = usize::from(!kinds.is_empty());
        if !table.left_out.is_empty() {
            divide(&mut kinds, &mut found, 2, |row| usize::from(table.left_out[row]));
        }
        for column in columns {
            divide(&mut kinds, &mut found, column.words().len(), |row| column.code(row));
        }
        let mut ones = Vec::with_capacity(found);
        for (row, kind) in kinds.iter().enumerate() {
            // Kinds are numbered in the order in which they come.
            if *kind as usize == ones.len() {
                ones.push(count_unit(table, question, row));
            }
        }
        Self { kinds, ones }
    }

    /// What a row brings.
    pub(crate) fn one(&self, row: usize) -> &QuestionTally {
        &self.ones[self.kinds[row] as usize]
    }

    /// What these rows bring together.
    pub(crate) fn sum(&self, rows: impl Iterator<Item = usize>, counts: &mut Counts) -> QuestionTally {
        counts.by_kind.resize(self.ones.len().max(counts.by_kind.len()), 0);
        for row in rows {
            let kind = self.kinds[row] as usize;
            if counts.by_kind[kind] == 0 {
                counts.met.push(kind);
            }
            counts.by_kind[kind] += 1;
        }
        let mut sum = QuestionTally::default();
        for kind in counts.met.drain(..) {
            sum += self.ones[kind].times(std::mem::take(&mut counts.by_kind[kind]));
        }
        sum
    }
}

/// Room to count kinds in: nothing, between two sums.
#[derive(Default)]
pub(crate) struct Counts {
    by_kind: Vec<u64>,
    met: Vec<usize>,
}

/// Divides each kind by a further digit, of which there are so many.
fn divide(kinds: &mut [u32], found: &mut usize, digits: usize, digit: impl Fn(usize) -> usize) {
    const NONE: u32 = u32::MAX;
    let mut next = 0;
    let mut number = |known: &mut u32| {
        if *known == NONE {
            *known = next;
            next += 1;
        }
        *known
    };
    // A list of all pairs where it is no longer than the rows, so that the work stays in line with them.
    if *found * digits <= kinds.len().max(64) {
        let mut known = vec![NONE; *found * digits];
        for (row, kind) in kinds.iter_mut().enumerate() {
            *kind = number(&mut known[*kind as usize * digits + digit(row)]);
        }
    } else {
        let mut known: IndexMap<(u32, usize), u32> = IndexMap::new();
        for (row, kind) in kinds.iter_mut().enumerate() {
            *kind = number(known.entry((*kind, digit(row))).or_insert(NONE));
        }
    }
    *found = next as usize;
}

/// Gathers the columns that decide how a unit answers a question, each once.
fn deciding<'a>(table: &UnitTable<'a>, question: usize, columns: &mut Vec<&'a Column>) {
    let Some(asked) = &table.questions[question] else { return };
    columns_of(&asked.applies, columns);
    columns_of(&asked.stated, columns);
    if let Some(own) = &asked.own {
        add(own.column, columns);
    }
    // A rule that reaches nothing says nothing beside an answer of one's own.
    let Some(rule) = asked.rule.as_ref().filter(|_| asked.own.is_none() || asked.reaches_a_column) else { return };
    for entry in &rule.entries {
        entry.required.iter().chain(&entry.plus).for_each(|when| columns_of(when, columns));
        match entry.source {
            InputSource::Observation(index) => {
                let observation = &table.observations[index];
                columns_of(&observation.when, columns);
                if let Some(answers) = &observation.answers {
                    add(answers.column, columns);
                }
            }
            InputSource::Question(index) => deciding(table, index, columns),
        }
    }
}

fn columns_of<'a>(when: &Applies<'a>, columns: &mut Vec<&'a Column>) {
    for demand in when.alternatives.iter().flatten().flatten().flatten() {
        add(demand.column, columns);
    }
}

fn add<'a>(column: &'a Column, columns: &mut Vec<&'a Column>) {
    if !columns.iter().any(|known| std::ptr::eq(*known, column)) {
        columns.push(column);
    }
}
