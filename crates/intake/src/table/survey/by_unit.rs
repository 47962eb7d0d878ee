//! A table of one row an answer, looked at as the one of a row a unit that it stands for.

use assize_model::{ColumnBuilder, SHOWN_FROM, fold};
use indexmap::IndexMap;

use super::super::header::{LONG, RESERVED};
use super::{Surveyed, surveyed};

/// The columns of such a table: the id, what is reserved, and one a question.
pub(super) struct ByUnit {
    pub(super) columns: Vec<Surveyed>,
    pub(super) rows: usize,
    /// The headings of other columns, which the long layout cannot have.
    pub(super) beside: Vec<String>,
    /// The questions that stand in too few rows to be shown.
    pub(super) hidden: Vec<String>,
}

/// `None` where it lacks one of its columns.
pub(super) fn by_unit(columns: &[Surveyed]) -> Option<ByUnit> {
    let headed = |wanted: &str| columns.iter().find(|one| fold(&one.column.header) == wanted);
    let [question, answer] = LONG.map(headed);
    let (question, answer) = (&question?.column, &answer?.column);
    let is_part = |one: &&Surveyed| !LONG.contains(&&*fold(&one.column.header));
    let (of_unit, beside): (Vec<&Surveyed>, Vec<&Surveyed>) =
        columns.iter().filter(is_part).partition(|one| one.heads_ids || RESERVED.contains(&&*fold(&one.column.header)));
    let mut units: IndexMap<Vec<&str>, usize> = IndexMap::new();
    let mut given: Vec<IndexMap<usize, &str>> = vec![IndexMap::new(); question.words().len()];
    for row in 0..question.len() {
        let key = of_unit.iter().map(|one| one.column.word(row)).collect();
        let next = units.len();
        let unit = *units.entry(key).or_insert(next);
        given[question.code(row)].insert(unit, answer.word(row));
    }
    let build = |header: &str, words: &mut dyn Iterator<Item = &str>| {
        let mut builder = ColumnBuilder::new(header, question.position);
        words.for_each(|word| builder.push(word));
        surveyed(builder, 0)
    };
    let own = of_unit.iter().enumerate();
    let mut all: Vec<Surveyed> =
        own.map(|(at, one)| build(&one.column.header, &mut units.keys().map(|key| key[at]))).collect();
    let is_named = |(written, _): &(&String, &IndexMap<usize, &str>)| !written.trim().is_empty();
    let (shown, hidden): (Vec<_>, Vec<_>) =
        question.words().iter().zip(&given).filter(is_named).partition(|(_, given)| given.len() >= SHOWN_FROM);
    for (written, given) in shown {
        let mut words = (0..units.len()).map(|unit| given.get(&unit).copied().unwrap_or(""));
        all.push(build(written, &mut words));
    }
    let beside = beside.into_iter().map(|one| one.column.header.clone()).collect();
    Some(ByUnit {
        columns: all,
        rows: units.len(),
        beside,
        hidden: hidden.into_iter().map(|(written, _)| written.clone()).collect(),
    })
}
