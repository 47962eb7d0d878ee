use assize_framework::{Framework, Question, Target};
use assize_model::{Answer, Truth};
use indexmap::IndexSet;

use super::{RowsFound, no_rows};
use assize_scoring::table::{AdmittedTable, AskedQuestion, FactColumn};
use assize_scoring::{SMALL_BASE, each_alike};

/// Where one fact is not recorded, and what depends on it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FactGaps {
    /// The fact's id.
    pub fact: String,
    /// Whether the table has the column.
    pub has_column: bool,
    /// Whether it decides to which units a question applies.
    pub is_needed: bool,
    /// Units without it.
    pub blank: u64,
    /// Questions (by index) that may or may not apply to some unit because of this blank, where no answer says which.
    pub open_questions: Vec<usize>,
    /// The units with something left open.
    pub open: RowsFound,
    /// Every unit that has it has the same value, and there are enough units for that to be odd.
    pub is_constant: bool,
}

/// The facts that conditions need, in the framework's order, then the others that have a column.
pub(super) fn look(table: &AdmittedTable<'_>, framework: &Framework) -> Vec<FactGaps> {
    let asked: Vec<(usize, &AskedQuestion<'_>, IndexSet<&str>)> = table
        .questions
        .iter()
        .enumerate()
        .filter_map(|(index, asked)| Some((index, asked.as_ref()?)))
        .filter(|(_, asked)| asked.own.is_some() || asked.reaches_a_column)
        .map(|(index, asked)| (index, asked, needed(&framework.questions[index], framework)))
        .collect();
    let needed: IndexSet<&str> = asked.iter().flat_map(|(_, _, facts)| facts.iter().copied()).collect();
    let catalogue = framework.catalogue.facts.keys().map(String::as_str);
    let known = catalogue.filter(|fact| needed.contains(fact) || table.fact(fact).is_some());
    let mut all: Vec<FactGaps> = known.map(|fact| gaps(table, fact, &asked, needed.contains(fact))).collect();
    all.sort_by_key(|gaps| !gaps.is_needed);
    all
}

fn gaps(
    table: &AdmittedTable<'_>,
    fact: &str,
    asked: &[(usize, &AskedQuestion<'_>, IndexSet<&str>)],
    is_needed: bool,
) -> FactGaps {
    let column = table.fact(fact);
    let mut open_questions = IndexSet::new();
    let by_code = column.map(|column| column.column.counts()).unwrap_or_default();
    let having = |is_blank: bool| {
        let words = by_code.iter().zip(column.iter().flat_map(|column| &column.by_code));
        words.filter(move |(_, word)| word.is_empty() == is_blank).filter(|((units, _), _)| *units > 0)
    };
    let blank = column.map_or(table.table.len() as u64, |_| having(true).map(|((units, _), _)| units).sum());
    let mut open = no_rows(table.table);
    let asked = asked.iter().filter(|(_, _, facts)| blank > 0 && facts.contains(fact));
    for (index, asked, _) in asked {
        let own = asked.own.as_ref();
        let of_fact = column.map(|column| column.column);
        let columns: Vec<_> = asked.applies.columns().chain(own.map(|own| own.column)).chain(of_fact).collect();
        let is_open = |row| {
            let answer = own.map_or(Answer::Missing, |own| own.answer(row));
            let says = answer.is_known() || answer == Answer::NotApplicable;
            let is_blank = column.is_none_or(|column: &FactColumn<'_>| column.value(row).is_empty());
            is_blank && !says && asked.applies.truth(row) == Truth::Unknown
        };
        each_alike(&columns, table.table.len(), is_open, |is_open, group, rows| {
            if *is_open {
                open_questions.insert(*index);
                open[group] |= rows;
            }
        });
    }
    let open = RowsFound::of(&open, table.table, column.map(|column| column.column));
    // Where the whole column is not there, no row is named.
    let open = if column.is_some() { open } else { RowsFound { count: open.count, ..RowsFound::default() } };
    let mut open_questions: Vec<usize> = open_questions.into_iter().collect();
    open_questions.sort_unstable();
    let values: IndexSet<&String> = having(false).map(|(_, word)| word).collect();
    let is_constant = values.len() == 1 && table.table.len() as u64 - blank >= SMALL_BASE;
    FactGaps {
        fact: fact.to_owned(),
        has_column: column.is_some(),
        is_needed,
        blank,
        open_questions,
        open,
        is_constant,
    }
}

/// The facts that decide which units a question is asked about (semantics 7.2).
fn needed<'f>(question: &'f Question, framework: &'f Framework) -> IndexSet<&'f str> {
    if let Some(applies) = &question.applies {
        return applies.facts().collect();
    }
    let of_target = |target: &'f Target| match target {
        Target::Observation(id) => framework.catalogue.observations[id].when.facts().collect(),
        Target::Question(index) => needed(&framework.questions[*index], framework),
    };
    question.entries().flat_map(|entry| of_target(&entry.target)).collect()
}
