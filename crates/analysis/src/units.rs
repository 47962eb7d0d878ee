use std::collections::BTreeMap;

use assize_model::Truth;

use assize_scoring::Admitted;
use assize_scoring::Set;
use assize_scoring::table::{AdmittedTable, Applies};

/// The units of one kind in the order of their ids, with what each counts as: all that is needed to count them again.
///
/// Numbers of units are places in that order, so nothing drawn by number depends on the order of a table's rows.
#[derive(Clone, Debug)]
pub struct Units<'t> {
    pub unit: &'t str,
    /// The questions that these units answer.
    pub questions: Vec<UnitAnswers>,
    /// By unit: in which stratum of the sample it is; `None` where the sample is of another kind of unit, has no strata, or the units of one cannot be told.
    pub strata: Option<Vec<InStratum>>,
    table: &'t AdmittedTable<'t>,
    rows: Vec<usize>,
}

/// One question's answers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UnitAnswers {
    /// The question, by index.
    pub question: usize,
    /// By unit.
    pub answers: Vec<UnitAnswer>,
}

/// What one unit's answer may be, and how it is known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct UnitAnswer {
    /// What it may be.
    pub set: Set,
    /// Whether everything about it is known.
    pub complete: bool,
    /// Whether a missing answer took what the rule gives (semantics 7.17).
    pub filled: bool,
}

/// Where a unit stands among the strata of a sample.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum InStratum {
    /// In this one, by index.
    One(usize),
    None,
    /// In more than one.
    Several,
    /// A blank fact leaves it open.
    Open,
}

/// Units that belong together.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Clusters {
    /// The numbers of each cluster's units; a unit with a blank fact is a cluster of its own.
    pub clusters: Vec<Vec<u32>>,
    /// How many units have a blank fact.
    pub blank: usize,
}

/// The units of every kind that some question of the framework is answered by.
pub fn units<'t>(admitted: &'t Admitted<'_>) -> Vec<Units<'t>> {
    let tables = admitted.tables.iter().enumerate();
    tables.map(|(index, table)| of_table(admitted, index, table)).filter(|units| !units.questions.is_empty()).collect()
}

fn of_table<'t>(admitted: &'t Admitted<'_>, index: usize, table: &'t AdmittedTable<'_>) -> Units<'t> {
    let mut rows: Vec<usize> = (0..table.table.len()).collect();
    rows.sort_by(|a, b| table.table.ids[*a].cmp(&table.table.ids[*b]));
    let answer = |question: usize, row: usize| {
        let answered = table.answered(question, row);
        let filled = answered.by_rule && answered.recorded.is_some();
        UnitAnswer { set: answered.judged.set, complete: answered.judged.complete, filled }
    };
    let answers = |question| UnitAnswers { question, answers: rows.iter().map(|row| answer(question, *row)).collect() };
    let questions = admitted.answered_by(index).map(answers).collect();
    let sampled = admitted.inspection.sample.as_ref().is_some_and(|sample| sample.unit() == table.table.unit);
    let told: Option<Vec<&Applies<'_>>> = admitted.strata.iter().map(Option::as_ref).collect();
    let strata = told
        .filter(|strata| sampled && !strata.is_empty())
        .map(|strata| rows.iter().map(|row| in_stratum(&strata, *row)).collect());
    Units { unit: &table.table.unit, questions, strata, table, rows }
}

fn in_stratum(strata: &[&Applies<'_>], row: usize) -> InStratum {
    let truths: Vec<Truth> = strata.iter().map(|applies| applies.truth(row)).collect();
    let mut of = (0..truths.len()).filter(|stratum| truths[*stratum] == Truth::Yes);
    match (of.next(), of.next()) {
        (Some(one), None) => InStratum::One(one),
        (Some(_), Some(_)) => InStratum::Several,
        (None, _) if truths.contains(&Truth::Unknown) => InStratum::Open,
        (None, _) => InStratum::None,
    }
}

impl<'t> Units<'t> {
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The value of a fact, by unit; empty where it is blank; `None` where the table has no such column.
    pub fn values(&self, fact: &str) -> Option<Vec<&'t str>> {
        let column = self.table.fact(fact)?;
        Some(self.rows.iter().map(|row| column.value(*row)).collect())
    }

    /// The units by the values of a fact, in the order of its words; `None` where the table has no such column.
    pub fn clusters(&self, fact: &str) -> Option<Clusters> {
        let column = self.table.fact(fact)?;
        let mut by_word: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
        let mut blank = Vec::new();
        for (unit, row) in (0..).zip(&self.rows) {
            match column.value(*row) {
                "" => blank.push(vec![unit]),
                word => by_word.entry(word).or_default().push(unit),
            }
        }
        let n_blank = blank.len();
        Some(Clusters { clusters: by_word.into_values().chain(blank).collect(), blank: n_blank })
    }
}
