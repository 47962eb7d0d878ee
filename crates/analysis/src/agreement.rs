//! How far assessors agree who judged the same units (semantics 6.9): counts alone. What is estimated from them is `stats`' affair.

mod benchmark;
mod estimates;
mod sides;

use std::collections::BTreeMap;

use crate::{AskedOf, ReadColumn, Readings, Said, readings};
use assize_framework::Framework;
use assize_model::Inspection;
use assize_scoring::Admitted;

pub use benchmark::{AgainstOthers, AnswersSpread, Benchmark, BenchmarkUnit};
pub use estimates::TogetherFigures;
pub use sides::{PairCounts, Sides};

/// Above this many assessors no pairs are compared, unless one is named whose answers are scored. What is said of all together stays.
pub const MOST_IN_PAIRS: usize = 50;

/// The assessors of one inspection.
#[derive(Clone, Debug)]
pub struct AssessorAgreement<'a> {
    pub inspection: &'a Inspection,
    pub framework: &'a Framework,
    /// Kind of unit by kind of unit, where any unit was judged by two.
    pub kinds: Vec<KindAgreement<'a>>,
}

/// The assessors of one kind of unit.
#[derive(Clone, Debug)]
pub struct KindAgreement<'a> {
    pub readings: Readings<'a>,
    /// How many units two or more judged.
    pub units: u64,
    /// The columns that pooled figures pool, by place among those of the readings: the questions, or all columns where there are none.
    pub pooled: Vec<usize>,
    /// All pairs with a unit that both judged, up to [`MOST_IN_PAIRS`] assessors; with a lead, the lead and each other one, however many.
    pub pairs: Vec<AssessorPair>,
    /// The lead against all others, where there are several.
    pub against_lead: Option<Sides>,
    /// All alike, where more than two took part.
    pub together: Option<Together>,
    /// The units that three or more judged.
    pub benchmark: Option<Benchmark>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AssessorPair {
    /// A place among the assessors: the lead, where there is one.
    pub first: usize,
    pub second: usize,
    /// How many units both judged.
    pub units: u64,
    pub sides: Sides,
}

/// All assessors alike: for each unit with two or more known answers, how many said sufficient and how many insufficient.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Together {
    pub columns: Vec<Patterns>,
}

/// How many said sufficient and how many insufficient of a unit, and how many such units there are.
pub type Patterns = BTreeMap<[u64; 2], u64>;

impl Together {
    /// Over several columns, each answer of a unit by itself.
    pub fn over(&self, columns: &[usize]) -> Patterns {
        let mut sum = Patterns::new();
        for (pattern, units) in columns.iter().flat_map(|column| &self.columns[*column]) {
            *sum.entry(*pattern).or_default() += units;
        }
        sum
    }
}

/// How far the assessors agree. Only of what was admitted with every reading.
pub fn agreement<'a>(admitted: &Admitted<'a>) -> AssessorAgreement<'a> {
    let kinds = readings(admitted).into_iter().map(kind).collect();
    AssessorAgreement { inspection: admitted.inspection, framework: admitted.framework, kinds }
}

fn kind(readings: Readings<'_>) -> KindAgreement<'_> {
    let units = by_unit(&readings);
    let questions = |column: &ReadColumn| matches!(column.of, AskedOf::Question(_));
    let mut pooled: Vec<usize> =
        readings.columns.iter().enumerate().filter(|(_, one)| questions(one)).map(|(place, _)| place).collect();
    if pooled.is_empty() {
        pooled.extend(0..readings.columns.len());
    }
    let pairs = pairs(&readings, &units, &pooled);
    let against_lead = readings.lead.filter(|_| pairs.len() > 1).map(|lead| {
        let with_lead: Vec<_> = units.iter().flat_map(|unit| with(lead, unit, &readings)).collect();
        Sides::of(&readings, &with_lead, &pooled)
    });
    let together = (readings.assessors.len() > 2)
        .then(|| Together { columns: readings.columns.iter().map(|column| known(column, &units)).collect() });
    let benchmark = Benchmark::of(&readings, &units, &pooled);
    KindAgreement { units: units.len() as u64, pooled, pairs, against_lead, together, benchmark, readings }
}

/// The rows of each unit, by place among those of the readings.
fn by_unit(readings: &Readings<'_>) -> Vec<Vec<usize>> {
    let mut units: Vec<Vec<usize>> = Vec::new();
    for (row, reading) in readings.rows.iter().enumerate() {
        if units.len() <= reading.unit {
            units.resize(reading.unit + 1, Vec::new());
        }
        units[reading.unit].push(row);
    }
    units
}

/// The rows of one unit in pairs, that of this assessor first.
fn with(assessor: usize, unit: &[usize], readings: &Readings<'_>) -> Vec<(usize, usize)> {
    let is_own = |row: &&usize| readings.rows[**row].assessor == assessor;
    let Some(own) = unit.iter().find(is_own) else { return Vec::new() };
    unit.iter().filter(|row| *row != own).map(|row| (*own, *row)).collect()
}

/// All pairs with a unit that both judged, in the order of names; with a lead, those of the lead alone.
fn pairs(readings: &Readings<'_>, units: &[Vec<usize>], pooled: &[usize]) -> Vec<AssessorPair> {
    if readings.lead.is_none() && readings.assessors.len() > MOST_IN_PAIRS {
        return Vec::new();
    }
    let mut by_pair: BTreeMap<(usize, usize), Vec<(usize, usize)>> = BTreeMap::new();
    let mut add = |(first, second): (usize, usize)| {
        let of = |row: usize| readings.rows[row].assessor;
        by_pair.entry((of(first), of(second))).or_default().push((first, second));
    };
    for unit in units {
        match readings.lead {
            Some(lead) => with(lead, unit, readings).into_iter().for_each(&mut add),
            None => {
                let mut rows = unit.clone();
                rows.sort_by_key(|row| readings.rows[*row].assessor);
                for (place, first) in rows.iter().enumerate() {
                    rows[place + 1..].iter().for_each(|second| add((*first, *second)));
                }
            }
        }
    }
    let pair = |((first, second), rows): ((usize, usize), Vec<(usize, usize)>)| AssessorPair {
        first,
        second,
        units: rows.len() as u64,
        sides: Sides::of(readings, &rows, pooled),
    };
    by_pair.into_iter().map(pair).collect()
}

/// For each unit with two or more known answers to a column: how many are sufficient and how many insufficient.
fn known(column: &ReadColumn, units: &[Vec<usize>]) -> Patterns {
    let count = |unit: &Vec<usize>, what| unit.iter().filter(|row| column.said[**row] == what).count() as u64;
    let counts = units.iter().map(|unit| [count(unit, Said::Sufficient), count(unit, Said::Insufficient)]);
    let mut patterns = Patterns::new();
    for pattern in counts.filter(|[sufficient, insufficient]| sufficient + insufficient > 1) {
        *patterns.entry(pattern).or_default() += 1;
    }
    patterns
}
