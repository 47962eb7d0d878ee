use std::collections::BTreeMap;

use assize_model::{Codes, GROUP, Truth};

use assize_scoring::table::{AdmittedTable, Answered, Applies, FactColumn};
use assize_scoring::{Admitted, Set, each_answered};

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
#[derive(Clone, Debug)]
pub struct UnitAnswers {
    /// The question, by index.
    pub question: usize,
    /// Those that are there, each once.
    kinds: Vec<UnitAnswer>,
    /// By unit: which of them.
    of_units: Codes,
}

impl UnitAnswers {
    /// Those of a table, by row.
    pub(crate) fn of_rows(table: &AdmittedTable<'_>, question: usize) -> Self {
        let (mut kinds, mut of_units): (Vec<UnitAnswer>, _) = (Vec::new(), Codes::default());
        // The rows of a group, divided by kind.
        let (mut current, mut divided): (usize, Vec<(u32, u64)>) = (0, Vec::new());
        each_answered(table, question, |answered, group, rows| {
            if group > current {
                of_units.push_divided(GROUP, divided.drain(..));
                current = group;
            }
            let Answered { judged, recorded, by_rule } = *answered;
            let filled = by_rule && recorded.is_some();
            let answer = UnitAnswer { set: judged.set, complete: judged.complete, filled };
            let kind = kinds.iter().position(|known| *known == answer).unwrap_or(kinds.len());
            if kind == kinds.len() {
                kinds.push(answer);
            }
            divided.push((kind as u32, rows));
        });
        of_units.push_divided(table.table.len() - current * GROUP, divided.into_iter());
        Self { question, kinds, of_units }
    }

    /// Those of these units, in this order.
    fn select(&self, units: &[usize]) -> Self {
        let of_units = units.iter().map(|unit| self.of_units.get(*unit) as u32).collect();
        Self { of_units, kinds: self.kinds.clone(), ..*self }
    }

    /// That of a unit.
    pub fn get(&self, unit: usize) -> UnitAnswer {
        self.kinds[self.kind(unit)]
    }

    /// Which of [`Self::kinds`] a unit has.
    pub(crate) fn kind(&self, unit: usize) -> usize {
        self.of_units.get(unit)
    }

    /// The answers that are there, each once.
    pub fn kinds(&self) -> &[UnitAnswer] {
        &self.kinds
    }

    /// By unit.
    pub fn iter(&self) -> impl Iterator<Item = UnitAnswer> {
        self.kinds_of_units().map(|kind| self.kinds[kind])
    }

    /// By unit: which of [`Self::kinds`] it has.
    pub(crate) fn kinds_of_units(&self) -> impl Iterator<Item = usize> {
        self.of_units.iter().map(|kind| kind as usize)
    }
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
    let (mut rows, ids): (Vec<usize>, _) = ((0..table.table.len()).collect(), &table.table.ids);
    let is_in_order = ids.iter().is_sorted();
    if !is_in_order {
        rows.sort_by(|a, b| ids[*a].cmp(&ids[*b]));
    }
    let answers = |question| {
        let answers = UnitAnswers::of_rows(table, question);
        if is_in_order { answers } else { answers.select(&rows) }
    };
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

    /// The values of a fact, empty where it is blank, and by unit which of them; `None` where the table has no such column.
    pub(crate) fn values(&self, fact: &str) -> Option<(&'t [String], impl Iterator<Item = usize>)> {
        let FactColumn { by_code, column, .. } = self.table.fact(fact)?;
        Some((by_code, self.rows.iter().map(|row| column.code(*row))))
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
