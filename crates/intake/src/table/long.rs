//! One row an answer, turned into one row a unit.

use assize_diag::{Diagnostic, Place};
use assize_model::{CodedColumn, ColumnBuilder, Ids, LeftOut, Lines, UnitTable, fold};
use indexmap::{IndexMap, IndexSet};

use super::cells::{self, WordFault};
use super::header::{self, Heading, LONG, MOST_COLUMNS, RESERVED};
use super::rows::Taken;
use super::{Sheet, identifiers};
use crate::column_map::Name;
use crate::diags;

/// Reads the rows into the columns that a wide table would have; `None` where that cannot be done.
pub(super) fn read(sheet: &Sheet<'_>, mut taken: Taken<'_>, unit: &str) -> Option<UnitTable> {
    let columns = taken.as_they_are();
    let mut answers = Answers::new(sheet, Fields::find(sheet, &columns)?);
    let mut numbers = taken.numbers.iter().peekable();
    for (row, line) in taken.lines.iter().enumerate() {
        let mut is_number = false;
        while let Some((_, field)) = numbers.next_if(|(of, _)| *of == row) {
            is_number |= *field == answers.fields.question.0.index();
        }
        answers.take(row, line, is_number);
    }
    header::check_map(sheet.map, &sheet.header.written, answers.questions.keys().map(String::as_str), sheet.complaints);
    let direct = taken.says_who || answers.direct;
    let mut faults = Vec::new();
    let mut table = answers.into_table(unit, &mut faults);
    cells::check(&mut table, taken.rows, &faults, sheet);
    (!direct).then_some(table)
}

/// Whether a question, a fact or an observation may be called so.
pub(super) fn is_name(name: &str) -> bool {
    let part = |character: char| character.is_ascii_alphanumeric() || matches!(character, '.' | '-' | '_' | ':');
    name.len() <= 200 && name.chars().all(part)
}

/// Which field of a row is what.
struct Fields<'a> {
    id: &'a CodedColumn,
    question: Read<'a>,
    answer: Read<'a>,
    /// `provider` and the like, which belong to the unit.
    reserved: Vec<Read<'a>>,
}

/// A column as it stands in the file.
type Read<'a> = (&'a Heading, &'a CodedColumn);

impl<'a> Fields<'a> {
    fn find(sheet: &Sheet<'_>, columns: &'a [(&'a Heading, CodedColumn)]) -> Option<Self> {
        // The ids are the last.
        let ((_, id), columns) = columns.split_last()?;
        let columns = || columns.iter().map(|(heading, column)| (*heading, column));
        let named = |wanted: &str| {
            let found = columns().find(|(heading, _)| fold(&heading.name) == wanted);
            if found.is_none() {
                sheet.complaints.push(diags::table::no_long_column(wanted, sheet.header.place(sheet.source)));
            }
            found
        };
        let [question, answer] = LONG.map(named);
        let is_reserved = |(heading, _): &Read<'_>| RESERVED.contains(&heading.name.as_str());
        let is_answer = |(heading, _): &Read<'_>| {
            [question, answer].into_iter().flatten().any(|(known, _)| known.field == heading.field)
        };
        for (heading, _) in columns().filter(|column| !is_reserved(column) && !is_answer(column)) {
            sheet
                .complaints
                .push(diags::table::column_of_wide(&heading.name, sheet.cell(sheet.header.line, heading.field)));
        }
        let reserved = columns().filter(is_reserved).collect();
        Some(Self { id, question: question?, answer: answer?, reserved })
    }
}

/// The answers so far.
struct Answers<'a> {
    sheet: &'a Sheet<'a>,
    fields: Fields<'a>,
    /// Units by id and all that is reserved, in the order in which they come.
    units: IndexMap<String, ()>,
    ids: Ids,
    lines: Lines,
    reserved: Vec<ColumnBuilder>,
    /// What each question, as it is written, is here.
    questions: IndexMap<String, Question>,
    /// By question, what each unit has for it.
    columns: IndexMap<String, Vec<Option<Given>>>,
    words: IndexSet<String>,
    /// The columns whose question a spreadsheet keeps as a number on some row.
    numbers: IndexSet<usize>,
    /// The unit and the question of the row before.
    last: (usize, usize),
    key: String,
    /// A question says who somebody is.
    direct: bool,
}

/// What is done with the answers to a question.
#[derive(Clone, Copy)]
enum Question {
    Column(usize),
    /// By the map. Its answers must not say who somebody is either.
    Ignored,
    /// It was complained of.
    Refused,
}

/// Which of the words a unit has for a question, and on which line.
#[derive(Clone, Copy)]
struct Given {
    word: usize,
    line: u32,
}

impl<'a> Answers<'a> {
    fn new(sheet: &'a Sheet<'a>, fields: Fields<'a>) -> Self {
        let reserved =
            fields.reserved.iter().map(|(heading, _)| ColumnBuilder::new(&*heading.name, heading.field)).collect();
        Self {
            sheet,
            fields,
            units: IndexMap::new(),
            ids: Ids::default(),
            lines: Lines::default(),
            reserved,
            questions: IndexMap::new(),
            columns: IndexMap::new(),
            words: IndexSet::new(),
            numbers: IndexSet::new(),
            last: (0, 0),
            key: String::new(),
            direct: false,
        }
    }

    /// A row on this line; whether a spreadsheet keeps its question as a number.
    fn take(&mut self, row: usize, line: u32, is_number: bool) {
        let unit = self.unit(row, line);
        let Some(question) = self.question(line, self.fields.question.1.word(row)) else { return };
        let answer = self.fields.answer.1.word(row);
        self.last = (unit, question);
        match self.questions[question] {
            Question::Refused => {}
            Question::Ignored => {
                if let Some(kind) = identifiers::pattern(answer).filter(|_| !self.direct) {
                    self.direct = true;
                    let place = self.sheet.cell(line, self.fields.answer.0.field);
                    self.sheet.complaints.push(diags::persons::identifier_value(kind, place));
                }
            }
            Question::Column(column) => {
                if is_number {
                    self.numbers.insert(column);
                }
                self.give(unit, column, answer, line);
            }
        }
    }

    /// The unit that a row is about.
    fn unit(&mut self, row: usize, line: u32) -> usize {
        self.key.clear();
        self.key.push_str(self.fields.id.word(row));
        for (_, column) in &self.fields.reserved {
            // A character that no word holds: hidden ones are refused.
            self.key.push('\u{1f}');
            self.key.push_str(column.word(row));
        }
        if self.units.get_index(self.last.0).is_some_and(|(known, ())| *known == self.key) {
            return self.last.0;
        }
        if let Some(known) = self.units.get_index_of(&self.key) {
            return known;
        }
        self.ids.push(self.fields.id.word(row));
        self.lines.push(line);
        for ((_, column), builder) in self.fields.reserved.iter().zip(&mut self.reserved) {
            builder.push(column.word(row));
        }
        self.units.insert_full(self.key.clone(), ()).0
    }

    /// The question that a row answers: mostly the one after that of the row before.
    fn question(&mut self, line: u32, written: &str) -> Option<usize> {
        let next = self.last.1 + 1;
        if self.questions.get_index(next).is_some_and(|(known, _)| known == written) {
            return Some(next);
        }
        if let Some(known) = self.questions.get_index_of(written) {
            return Some(known);
        }
        let place = self.sheet.cell(line, self.fields.question.0.field);
        let name = match self.sheet.map.name(written) {
            Some(Name::Ignored) => None,
            Some(Name::Called(name)) => Some(name.as_str()),
            None => Some(written.trim()),
        };
        let direct = identifiers::is_heading(written) || name.is_some_and(identifiers::is_heading);
        let question = if written.trim().is_empty() {
            self.sheet.complaints.push(diags::table::blank_question(place));
            return None;
        } else if direct {
            self.direct = true;
            self.sheet.complaints.push(diags::persons::identifier_question(place));
            Question::Refused
        } else {
            match name {
                None => Question::Ignored,
                Some(name) => self.column(name).map_or_else(
                    |complaint| {
                        self.sheet.complaints.push(complaint(place));
                        Question::Refused
                    },
                    Question::Column,
                ),
            }
        };
        Some(self.questions.insert_full(written.to_owned(), question).0)
    }

    /// The column of a question, or what is wrong with its name.
    fn column(&mut self, name: &str) -> Result<usize, fn(Place) -> Diagnostic> {
        let folded = fold(name);
        if !is_name(name) {
            return Err(diags::table::no_question);
        }
        if matches!(&*folded, "id" | "case") || RESERVED.contains(&&*folded) {
            return Err(diags::table::reserved_question);
        }
        if self.columns.len() == MOST_COLUMNS && !self.columns.contains_key(name) {
            return Err(diags::table::many_questions);
        }
        let entry = self.columns.entry(name.to_owned());
        let index = entry.index();
        entry.or_default();
        Ok(index)
    }

    fn give(&mut self, unit: usize, column: usize, answer: &str, line: u32) {
        let word = self.words.get_index_of(answer).unwrap_or_else(|| self.words.insert_full(answer.to_owned()).0);
        let given = &mut self.columns[column];
        if given.len() <= unit {
            given.resize(unit + 1, None);
        }
        match given[unit] {
            Some(first) => {
                let place = |line| self.sheet.cell(line, self.fields.question.0.field);
                self.sheet.complaints.push(diags::table::answered_twice(place(line), place(first.line)));
            }
            None => given[unit] = Some(Given { word, line }),
        }
    }

    fn into_table(self, unit: &str, faults: &mut Vec<WordFault>) -> UnitTable {
        let mut columns = Vec::new();
        for (builder, (heading, _)) in self.reserved.into_iter().zip(&self.fields.reserved) {
            columns.push(cells::finish(builder, columns.len(), &heading.name, self.sheet, faults));
        }
        for (index, (name, given)) in self.columns.into_iter().enumerate() {
            let mut builder = ColumnBuilder::new(&*name, self.fields.answer.0.field);
            let mut lines = Lines::default();
            // By word the code that it has here; the last is that of none.
            let mut codes = vec![None; self.words.len() + 1];
            for (row, first_line) in self.lines.iter().enumerate() {
                let given = given.get(row).copied().flatten();
                let word = given.map_or(self.words.len(), |given| given.word);
                let learn = || builder.learn(self.words.get_index(word).map_or("", String::as_str));
                let code = *codes[word].get_or_insert_with(learn);
                builder.extend_coded(&[code]);
                lines.push(given.map_or(first_line, |given| given.line));
            }
            let mut column = cells::finish(builder, columns.len(), &name, self.sheet, faults);
            column.lines = Some(lines);
            column.is_number = self.numbers.contains(&index);
            columns.push(column);
        }
        UnitTable {
            unit: unit.to_owned(),
            source: self.sheet.source,
            sheet: None,
            heading_line: self.sheet.header.line,
            ids: self.ids,
            lines: self.lines,
            columns,
            answers: self.sheet.map.answers.clone(),
            readings: None,
            synthetic: false,
            left_out: LeftOut::default(),
        }
    }
}
