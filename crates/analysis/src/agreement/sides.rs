use std::collections::BTreeMap;
use std::ops::AddAssign;

use crate::{Readings, Said};

/// Two sides who judged the same units: over columns, and column by column.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sides {
    /// Over the columns that are pooled.
    pub pooled: PairCounts,
    /// By column of the readings.
    pub columns: Vec<PairCounts>,
}

/// What two sides said: the number of pairs of answers of each sort.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct PairCounts {
    pub both_sufficient: u64,
    /// The first sufficient, the second insufficient.
    pub first_sufficient: u64,
    /// The second sufficient, the first insufficient.
    pub second_sufficient: u64,
    pub both_insufficient: u64,
    /// The first sufficient or insufficient, the second n/a.
    pub first_applies: u64,
    /// The second sufficient or insufficient, the first n/a.
    pub second_applies: u64,
    /// Both n/a.
    pub neither_applies: u64,
    /// Blank or cannot tell on one side or both.
    pub unknown: u64,
    /// Units with a pair in which both said sufficient or insufficient.
    pub units: u64,
    /// Units about which the first was the more lenient on balance, and those about which the second was.
    pub more_lenient: [u64; 2],
    /// Whether any unit gives more than one pair: then the pairs depend on each other.
    pub several_a_unit: bool,
}

impl PairCounts {
    /// Pairs in which both said sufficient or insufficient.
    pub fn compared(&self) -> u64 {
        self.same() + self.first_sufficient + self.second_sufficient
    }

    /// Those of them in which both said the same.
    pub fn same(&self) -> u64 {
        self.both_sufficient + self.both_insufficient
    }
}

impl AddAssign<(Said, Said)> for PairCounts {
    fn add_assign(&mut self, pair: (Said, Said)) {
        let place = match pair {
            (Said::Unknown, _) | (_, Said::Unknown) => &mut self.unknown,
            (Said::NotApplicable, Said::NotApplicable) => &mut self.neither_applies,
            (Said::NotApplicable, _) => &mut self.second_applies,
            (_, Said::NotApplicable) => &mut self.first_applies,
            (Said::Sufficient, Said::Sufficient) => &mut self.both_sufficient,
            (Said::Insufficient, Said::Insufficient) => &mut self.both_insufficient,
            (Said::Sufficient, Said::Insufficient) => &mut self.first_sufficient,
            (Said::Insufficient, Said::Sufficient) => &mut self.second_sufficient,
        };
        *place += 1;
    }
}

impl Sides {
    /// From pairs of rows, each of one unit, the first side's row first.
    pub(super) fn of(readings: &Readings<'_>, pairs: &[(usize, usize)], pooled: &[usize]) -> Self {
        let one = |column: usize| count(readings, pairs, &[column]);
        Self { pooled: count(readings, pairs, pooled), columns: (0..readings.columns.len()).map(one).collect() }
    }
}

fn count(readings: &Readings<'_>, pairs: &[(usize, usize)], columns: &[usize]) -> PairCounts {
    let mut counts = PairCounts::default();
    // By unit: how many pairs were compared, and how many more times the first was the more lenient.
    let mut by_unit: BTreeMap<usize, (u64, i64)> = BTreeMap::new();
    for (first, second) in pairs {
        for column in columns {
            let said = &readings.columns[*column].said;
            let pair = (said[*first], said[*second]);
            counts += pair;
            let Some((a, b)) = pair.0.is_sufficient().zip(pair.1.is_sufficient()) else { continue };
            let lean = i64::from(a) - i64::from(b);
            let of_unit = by_unit.entry(readings.rows[*first].unit).or_default();
            of_unit.0 += 1;
            of_unit.1 += lean;
        }
    }
    let units = |is: &dyn Fn(i64) -> bool| by_unit.values().filter(|(_, lean)| is(*lean)).count() as u64;
    counts.units = by_unit.len() as u64;
    counts.more_lenient = [units(&|lean| lean > 0), units(&|lean| lean < 0)];
    counts.several_a_unit = by_unit.values().any(|(compared, _)| *compared > 1);
    counts
}
