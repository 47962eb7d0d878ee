//! What a unit brings to a question's counts, or what is to be said of it, follows from the words that it has in a few columns. Units with the same
//! words there are alike, and one of them is judged for all. They are told apart 64 at a time, by logic on whole words.

use assize_model::{CodedColumn, GROUP};
use indexmap::IndexMap;

use crate::table::{AdmittedTable, Answered, Applies, InputSource};
use crate::tally::{QuestionTally, count_unit};

/// Gives the rows of a table, some of a group at a time, by what they bring to a question's counts: the number of their kind, what one of them brings,
/// the group and the rows of it.
pub(crate) fn each_kind(
    table: &AdmittedTable<'_>,
    question: usize,
    take: impl FnMut(usize, &QuestionTally, usize, u64),
) {
    let mut columns = Vec::new();
    deciding(table, question, &mut columns);
    let bring = |row| count_unit(table, question, row);
    each_divided(&columns, (table.table.len(), &table.left_out), bring, take);
}

/// Judges so many rows by the words that they have in these columns: the first of each kind for all of it. Gives the rows some of a group at a time:
/// what was judged, the group ([`GROUP`]), and the rows of it, a bit each.
pub fn each_alike<T>(
    columns: &[&CodedColumn],
    rows: usize,
    judge: impl FnMut(usize) -> T,
    mut take: impl FnMut(&T, usize, u64),
) {
    let mut each = Vec::new();
    columns.iter().for_each(|column| add(column, &mut each));
    each_divided(&each, (rows, &[]), judge, |_, judged, group, rows| take(judged, group, rows));
}

/// How the rows of a table answer a question: once for all that are alike, with the group and the rows of it.
pub fn each_answered(table: &AdmittedTable<'_>, question: usize, mut take: impl FnMut(&Answered, usize, u64)) {
    let mut columns = Vec::new();
    deciding(table, question, &mut columns);
    let answered = |row| table.answered(question, row);
    let rows = (table.table.len(), &*table.left_out);
    each_divided(&columns, rows, answered, |_, answered, group, rows| take(answered, group, rows));
}

/// [`each_alike`] with the number of each kind; rows that are left out are of other kinds.
fn each_divided<T>(
    columns: &[&CodedColumn],
    (count, left_out): (usize, &[bool]),
    judge: impl FnMut(usize) -> T,
    take: impl FnMut(usize, &T, usize, u64),
) {
    let digits = std::iter::once(2).chain(columns.iter().map(|column| column.words().len()));
    let kinds = digits.map(|digits| Kinds::new(digits, count)).collect();
    let mut divided = Divided { columns, kinds, judge, judged: Vec::new(), take };
    for (group, first) in (0..count).step_by(GROUP).enumerate() {
        let all = u64::MAX >> (GROUP - (count - first).min(GROUP));
        let left_out = left_out.iter().skip(first).take(GROUP).zip(0..);
        let left_out = left_out.fold(0, |rows, (is, place)| rows | u64::from(*is) << place);
        for (digit, rows) in [all & !left_out, left_out].into_iter().enumerate().filter(|(_, rows)| *rows != 0) {
            let kind = divided.kinds[0].number(0, digit);
            divided.divide(0, kind, group, rows);
        }
    }
}

/// Rows that are being divided.
struct Divided<'c, 't, T, J, F> {
    columns: &'c [&'t CodedColumn],
    /// Divides by whether a row is left out, then by each of the columns.
    kinds: Vec<Kinds>,
    judge: J,
    /// By kind, in the order in which they come.
    judged: Vec<T>,
    take: F,
}

impl<T, J: FnMut(usize) -> T, F: FnMut(usize, &T, usize, u64)> Divided<'_, '_, T, J, F> {
    /// Divides rows that are of one kind so far by the columns from this one on.
    fn divide(&mut self, column: usize, kind: usize, group: usize, rows: u64) {
        let Some(by) = self.columns.get(column).copied() else {
            if kind == self.judged.len() {
                let row = group * GROUP + rows.trailing_zeros() as usize;
                self.judged.push((self.judge)(row));
            }
            return (self.take)(kind, &self.judged[kind], group, rows);
        };
        for (code, rows) in by.divide(group, rows) {
            let kind = self.kinds[column + 1].number(kind, code);
            self.divide(column + 1, kind, group, rows);
        }
    }
}

/// Numbers kinds that are divided by a further digit.
struct Kinds {
    digits: usize,
    /// By kind and digit, as far as there are no more of them than rows, so that the work stays in line with those; the others.
    few: Vec<u32>,
    most: usize,
    more: IndexMap<(usize, usize), usize>,
    found: usize,
}

impl Kinds {
    fn new(digits: usize, rows: usize) -> Self {
        Self { digits, few: Vec::new(), most: rows.max(GROUP), more: IndexMap::new(), found: 0 }
    }

    /// The number of such a pair, in the order in which they come.
    fn number(&mut self, kind: usize, digit: usize) -> usize {
        const NONE: u32 = u32::MAX;
        let place = kind * self.digits + digit;
        if place >= self.most {
            let number = *self.more.entry((kind, digit)).or_insert(self.found);
            self.found = self.found.max(number + 1);
            return number;
        }
        if place >= self.few.len() {
            self.few.resize((kind + 1) * self.digits, NONE);
        }
        if self.few[place] == NONE {
            self.few[place] = u32::try_from(self.found).expect("a table has fewer than 2^32 rows");
            self.found += 1;
        }
        self.few[place] as usize
    }
}

/// Gathers the columns that decide how a unit answers a question, each once.
pub(crate) fn deciding<'a>(table: &AdmittedTable<'a>, question: usize, columns: &mut Vec<&'a CodedColumn>) {
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

fn columns_of<'a>(when: &Applies<'a>, columns: &mut Vec<&'a CodedColumn>) {
    when.columns().for_each(|column| add(column, columns));
}

fn add<'a>(column: &'a CodedColumn, columns: &mut Vec<&'a CodedColumn>) {
    if !columns.iter().any(|known| std::ptr::eq(*known, column)) {
        columns.push(column);
    }
}
