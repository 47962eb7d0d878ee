use std::collections::BTreeSet;

use assize_diag::{Place, SourceId};
use indexmap::{IndexMap, IndexSet};

use crate::codes::Codes;
use crate::group::GROUP;
use crate::{Answer, Ids, Lines};

/// How the sheet of a template that explains the columns of another begins, so that it is taken for no table of cases.
pub const EXPLAINS_COLUMNS: &str = "This worksheet contains one table: the columns of the worksheet";

/// What to do about a table with a question in each row and a unit in each column.
pub const TURN_IT: &str = "turn it, so that each unit has a row (in a spreadsheet: copy, then paste with `Transpose`), and head the column of the units' ids `id`";

/// A word in fewer rows than these may be somebody's own, and is shown nowhere.
pub const SHOWN_FROM: usize = 3;

/// A table of units of one kind: one row a unit, one coded column a fact, observation or question. What the words mean is not known here.
#[derive(Clone, Debug)]
pub struct UnitTable {
    pub unit: String,
    /// The file; private.
    pub source: SourceId,
    /// The sheet of a workbook that it stands in.
    pub sheet: Option<String>,
    /// The unit's id, by row.
    pub ids: Ids,
    pub heading_line: u32,
    /// The line of the file, by row.
    pub lines: Lines,
    /// All columns but the id, `inspection`, `provider`, `year` and `assessor` among them, in the order of the file.
    pub columns: Vec<CodedColumn>,
    /// Further words for the answers, folded, from the column map.
    pub answers: IndexMap<String, Answer>,
    /// Where some units were judged by several assessors: all rows, those that are not scored among them.
    pub readings: Option<Box<SecondReadings>>,
    /// Says in its file that its cases are made up.
    pub synthetic: bool,
    pub left_out: LeftOut,
}

/// What a column map leaves out of a table.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct LeftOut {
    /// The headings of the columns.
    pub columns: Vec<String>,
    /// How many rows of the whole file are not units: totals, notes.
    pub rows: usize,
}

impl UnitTable {
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// How many rows of other assessors were set aside.
    pub fn set_aside(&self) -> usize {
        self.readings.as_ref().map_or(0, |readings| readings.table.len().saturating_sub(self.len()))
    }

    /// Calls its assessors `Assessor 1` and so on in the order of their names, for what must not name them.
    pub fn number_assessors(&mut self) {
        for column in self.columns.iter_mut().filter(|column| column.header == "assessor") {
            let names: BTreeSet<&str> =
                column.words.iter().map(|word| word.trim()).filter(|name| !name.is_empty()).collect();
            let width = names.len().to_string().len();
            let number = |name: &str| names.iter().position(|known| *known == name).map(|place| place + 1);
            let numbered =
                column.words.iter().map(|word| number(word.trim()).map(|number| format!("Assessor {number:0width$}")));
            column.words = numbered.map(Option::unwrap_or_default).collect();
        }
    }

    pub fn column(&self, header: &str) -> Option<&CodedColumn> {
        self.columns.iter().find(|column| column.header == header)
    }

    /// Where the cell of a row in a column stands.
    pub fn place(&self, row: usize, column: &CodedColumn) -> Place {
        let line = column.lines.as_ref().unwrap_or(&self.lines).of(row);
        Place::Cell { source: self.source, line, column: column.position, header: column.header.clone() }
    }

    /// Where a column's heading stands.
    pub fn header_place(&self, column: &CodedColumn) -> Place {
        Place::Cell {
            source: self.source,
            line: self.heading_line,
            column: column.position,
            header: column.header.clone(),
        }
    }

    /// Only these rows, in this order, and only the words that stand in them; without what was set aside.
    pub fn select(&self, rows: &[usize]) -> UnitTable {
        UnitTable {
            unit: self.unit.clone(),
            source: self.source,
            sheet: self.sheet.clone(),
            heading_line: self.heading_line,
            ids: rows.iter().map(|row| &self.ids[*row]).collect(),
            lines: rows.iter().map(|row| self.lines.of(*row)).collect(),
            columns: self.columns.iter().map(|column| column.select(rows)).collect(),
            answers: self.answers.clone(),
            readings: None,
            synthetic: self.synthetic,
            left_out: self.left_out.clone(),
        }
    }
}

/// All rows of a table in which several assessors judged the same units: those that are scored, and those set aside.
#[derive(Clone, Debug)]
pub struct SecondReadings {
    /// The rows; ids repeat.
    pub table: UnitTable,
    /// By row: which unit it is about.
    pub unit_of: Vec<usize>,
    /// Whose answers are scored, as it was said; `None` where no assessor was named, and all count alike.
    pub lead: Option<String>,
}

/// One column: each distinct word once, and per row which word. How the codes are held is this type's own affair.
#[derive(Clone, Debug)]
pub struct CodedColumn {
    /// Its heading, after the column map.
    pub header: String,
    /// Which field of a line, from 1.
    pub position: u32,
    /// The line of each row's cell, where it is not the row's (long layout).
    pub lines: Option<Lines>,
    /// A spreadsheet keeps its heading as a number, so zeros at its end may be lost: 1.1 may have been 1.10.
    pub is_number: bool,
    words: Vec<String>,
    codes: Codes,
}

impl CodedColumn {
    /// The distinct words, as written, by code.
    pub fn words(&self) -> &[String] {
        &self.words
    }

    pub fn len(&self) -> usize {
        self.codes.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Which of the words a row has.
    #[inline]
    pub fn code(&self, row: usize) -> usize {
        self.codes.get(row)
    }

    /// Which of the words each row has.
    pub fn codes(&self) -> impl Iterator<Item = u32> {
        self.codes.iter()
    }

    pub fn word(&self, row: usize) -> &str {
        &self.words[self.code(row)]
    }

    /// By code: how many rows have the word, and the first of them.
    pub fn counts(&self) -> Vec<(u64, usize)> {
        self.codes.counts(self.words.len())
    }

    pub fn first_row(&self, code: usize) -> Option<usize> {
        let groups = (0..self.len()).step_by(GROUP);
        groups.zip(0..).find_map(|(row, group)| match self.codes.rows_with(code, group) {
            0 => None,
            rows => Some(row + rows.trailing_zeros() as usize),
        })
    }

    /// Divides some of the [`GROUP`] rows of a group, a bit each, by their codes: the rows of each.
    pub fn divide(&self, group: usize, rows: u64) -> impl Iterator<Item = (usize, u64)> {
        let mut left = rows;
        std::iter::from_fn(move || {
            let row = (left != 0).then(|| group * GROUP + left.trailing_zeros() as usize)?;
            let code = self.code(row);
            let same = left & self.codes.rows_with(code, group);
            left ^= same;
            Some((code, same))
        })
    }

    fn select(&self, rows: &[usize]) -> CodedColumn {
        let mut words: IndexSet<usize> = IndexSet::new();
        let mut codes = Codes::default();
        // Most rows have the word of the row before.
        let (mut last, mut own) = (usize::MAX, 0);
        for row in rows {
            let code = self.code(*row);
            if code != last {
                (last, own) = (code, words.insert_full(code).0);
            }
            codes.push(u32::try_from(own).expect("fewer than 2^32 words stand in a column"));
        }
        CodedColumn {
            header: self.header.clone(),
            position: self.position,
            lines: self.lines.as_ref().map(|lines| rows.iter().map(|row| lines.of(*row)).collect()),
            is_number: self.is_number,
            words: words.into_iter().map(|code| self.words[code].clone()).collect(),
            codes,
        }
    }
}

/// Takes a column's words one after the other.
#[derive(Debug)]
pub struct ColumnBuilder {
    header: String,
    position: u32,
    words: IndexSet<String>,
    pub(crate) codes: Codes,
}

/// More words than these are not gone through for each block of rows.
const MANY: usize = 64;

impl ColumnBuilder {
    /// A column with this heading, in this field of the line (from 1).
    pub fn new(header: impl Into<String>, position: u32) -> Self {
        Self { header: header.into(), position, words: IndexSet::new(), codes: Codes::default() }
    }

    /// The next row's word.
    pub fn push(&mut self, word: &str) {
        let code = self.learn(word);
        self.codes.push(code);
    }

    /// The code of a word, which need not stand in a row yet; for [`Self::extend_coded`].
    pub fn learn(&mut self, word: &str) -> u32 {
        let code = self.words.get_index_of(word).unwrap_or_else(|| self.words.insert_full(word.to_owned()).0);
        u32::try_from(code).expect("fewer than 2^32 words stand in a column")
    }

    /// The words of the next rows by their codes. Each code must have been learnt.
    pub fn extend_coded(&mut self, codes: &[u32]) {
        codes.chunks(GROUP).for_each(|codes| self.codes.push_all(codes));
    }

    /// How many rows the last group of [`GROUP`] has room for.
    pub fn left_of_group(&self) -> usize {
        GROUP - self.codes.recent()
    }

    /// The next rows, as many as the group has room for: the code of each word that was learnt, and the rows that have it, the first as the lowest
    /// bit.
    pub fn extend_divided(&mut self, rows: usize, words: impl Iterator<Item = (u32, u64)>) {
        self.codes.push_divided(rows, words);
    }

    /// One for other rows of the same column, which knows the words so far.
    #[must_use]
    pub fn with_same_words(&self) -> Self {
        let (header, words) = (self.header.clone(), self.words.clone());
        Self { header, position: self.position, words, codes: Codes::default() }
    }

    /// Takes over the rows of the other, which keeps its words. `known` has, by the code of a word there, that of the word here, as far as it is known.
    pub fn append(&mut self, other: &mut Self, known: &mut Vec<u32>) {
        const NONE: u32 = u32::MAX;
        if self.words.is_empty() {
            // The first rows are taken as they are.
            self.words = other.words.clone();
            std::mem::swap(&mut self.codes, &mut other.codes);
            known.clear();
            known.extend(0..u32::try_from(self.words.len()).expect("fewer than 2^32 words stand in a column"));
        }
        known.resize(other.words.len(), NONE);
        // Mostly all words are known, and by the same codes.
        let is_same = known.len() <= MANY && (0..).zip(known.iter()).all(|(code, known)| code == *known);
        if is_same {
            self.codes.extend(&other.codes);
        } else {
            for row in 0..other.codes.len() {
                let code = other.codes.get(row);
                if known[code] == NONE {
                    known[code] = self.learn(other.words.get_index(code).map_or("", String::as_str));
                }
                self.codes.push(known[code]);
            }
        }
        other.codes.clear();
    }

    /// How many words it has.
    pub(crate) fn known(&self) -> usize {
        self.words.len()
    }

    /// How many rows so far.
    pub fn len(&self) -> usize {
        self.codes.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The column; `reword` may give each word another (a column map's).
    pub fn finish(self, mut reword: impl FnMut(String) -> String) -> CodedColumn {
        let words = self.words.into_iter().map(&mut reword).collect();
        let (header, position, codes) = (self.header, self.position, self.codes);
        CodedColumn { header, position, lines: None, is_number: false, words, codes }
    }
}

#[cfg(test)]
mod tests {
    use indexmap::IndexMap;

    use super::{ColumnBuilder, LeftOut, UnitTable};
    use crate::{Ids, Lines};

    #[test]
    fn assessors_are_numbered_in_the_order_of_their_names() {
        let mut builder = ColumnBuilder::new("assessor", 2);
        for word in ["M", "", "B", " M", "A", "C", "D", "E", "F", "G", "H", "I"] {
            builder.push(word);
        }
        let mut table = UnitTable {
            unit: "case".to_owned(),
            source: assize_diag::Sources::new().add_private("cases.csv"),
            sheet: None,
            ids: Ids::default(),
            heading_line: 1,
            lines: Lines::default(),
            columns: vec![builder.finish(|word| word)],
            answers: IndexMap::new(),
            readings: None,
            synthetic: false,
            left_out: LeftOut::default(),
        };
        table.number_assessors();
        let words: Vec<&str> = (0..5).map(|row| table.columns[0].word(row)).collect();
        assert_eq!(words, ["Assessor 10", "", "Assessor 02", "Assessor 10", "Assessor 01"]);
    }
}
