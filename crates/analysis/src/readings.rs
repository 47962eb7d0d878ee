//! What several assessors said of the same units (semantics 6.9): the answers as they stand in the columns, side by side. Nothing is derived.

use assize_model::{Answer, SecondReadings, Truth, UnitTable, fold};
use indexmap::IndexMap;

use crate::quality::AskedOf;
use assize_scoring::table::{AdmittedTable, AnswerColumn, Applies};
use assize_scoring::{Admitted, prompts};

/// The units of one kind that two named assessors or more have judged.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Readings<'a> {
    pub unit: &'a str,
    /// Everybody who judged one of these units, in the order of the words.
    pub assessors: Vec<&'a str>,
    /// Whose answers are scored: a place among the assessors. `None` where all assessors count alike.
    pub lead: Option<usize>,
    /// The rows of these units, unit by unit.
    pub rows: Vec<ReadingRow>,
    /// Every column of answers: questions, then prompts, then observations, each in the framework's order.
    pub columns: Vec<ReadColumn>,
    /// Rows that do not say who judged the unit, and are left out.
    pub unnamed: u64,
}

/// One unit as one assessor judged it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ReadingRow {
    /// Which unit, from 0.
    pub unit: usize,
    pub assessor: usize,
    /// The line of the file.
    pub line: u32,
}

/// A column of answers, reading by reading.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReadColumn {
    pub of: AskedOf,
    /// By place among the rows.
    pub said: Vec<Said>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Said {
    Sufficient,
    Insufficient,
    /// N/a; or nothing, where the facts in the same row say that it is not asked.
    NotApplicable,
    /// Blank, or cannot tell.
    Unknown,
}

impl Said {
    /// Whether it was sufficient; `None` where neither was said.
    pub fn is_sufficient(self) -> Option<bool> {
        match self {
            Self::Sufficient => Some(true),
            Self::Insufficient => Some(false),
            Self::NotApplicable | Self::Unknown => None,
        }
    }
}

/// Kind by kind, where any unit has two. Only of what was admitted with [`every_reading`](assize_scoring::AdmitOptions::every_reading).
pub fn readings<'a>(admitted: &Admitted<'a>) -> Vec<Readings<'a>> {
    let of_table = |table: &AdmittedTable<'a>| {
        let second = admitted.inspection.table(&table.table.unit)?.readings.as_deref()?;
        of_table(second, table, admitted)
    };
    admitted.tables.iter().filter_map(of_table).collect()
}

fn of_table<'a>(
    second: &'a SecondReadings,
    table: &AdmittedTable<'a>,
    admitted: &Admitted<'a>,
) -> Option<Readings<'a>> {
    let whole: &'a UnitTable = table.table;
    let column = whole.column("assessor")?;
    let mut by_unit: IndexMap<usize, Vec<usize>> = IndexMap::new();
    let mut unnamed = 0;
    for (row, unit) in second.unit_of.iter().enumerate() {
        match column.word(row).trim().is_empty() {
            true => unnamed += 1,
            false => by_unit.entry(*unit).or_default().push(row),
        }
    }
    by_unit.retain(|_, rows| rows.len() > 1);
    // One assessor may be written in more than one way: the first is shown.
    let mut names: IndexMap<String, &'a str> = IndexMap::new();
    for row in by_unit.values().flatten() {
        let name = column.word(*row).trim();
        names.entry(fold(name).into_owned()).or_insert(name);
    }
    names.sort_unstable_keys();
    let place = |name: &str| names.get_index_of(&*fold(name));
    let (mut rows, mut chosen) = (Vec::new(), Vec::new());
    for (unit, of_unit) in by_unit.values().enumerate() {
        for row in of_unit {
            let assessor = place(column.word(*row)).expect("every name was taken up");
            rows.push(ReadingRow { unit, assessor, line: whole.lines.of(*row) });
            chosen.push(*row);
        }
    }
    let lead = second.lead.as_deref().and_then(place);
    let columns = columns(table, &chosen, admitted);
    let assessors = names.into_values().collect();
    (!rows.is_empty()).then_some(Readings { unit: &whole.unit, assessors, lead, rows, columns, unnamed })
}

fn columns(table: &AdmittedTable<'_>, rows: &[usize], admitted: &Admitted<'_>) -> Vec<ReadColumn> {
    let read = |of: AskedOf, answers: &AnswerColumn<'_>, applies: &Applies<'_>| ReadColumn {
        of,
        said: rows.iter().map(|row| said(answers.answer(*row), || applies.truth(*row))).collect(),
    };
    let own = table.own_answers();
    let questions = own.map(|(index, asked, own)| read(AskedOf::Question(index), own, &asked.applies));
    let prompts = prompts(table, admitted.framework);
    let prompts = prompts.iter().map(|prompt| read(AskedOf::Prompt(prompt.prompt), &prompt.answers, &prompt.applies));
    let observations = table.observations.iter().filter_map(|observation| {
        let of = AskedOf::Observation(observation.id.clone());
        Some(read(of, observation.answers.as_ref()?, &observation.when))
    });
    questions.chain(prompts).chain(observations).collect()
}

fn said(answer: Answer, applies: impl Fn() -> Truth) -> Said {
    match answer {
        Answer::Sufficient => Said::Sufficient,
        Answer::Insufficient => Said::Insufficient,
        Answer::NotApplicable => Said::NotApplicable,
        Answer::CannotTell | Answer::Missing if applies() == Truth::No => Said::NotApplicable,
        Answer::CannotTell | Answer::Missing => Said::Unknown,
    }
}
