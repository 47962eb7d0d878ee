use std::collections::BTreeMap;

use crate::{Readings, Said};

/// Units that three assessors or more have judged: the exercise in which many judge the same case, to learn from what they see differently.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Benchmark {
    /// Unit by unit.
    pub units: Vec<BenchmarkUnit>,
    /// Each who took part, against what most of the others said, over the columns that are pooled.
    pub assessors: Vec<AgainstOthers>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BenchmarkUnit {
    /// The lines of its rows.
    pub lines: Vec<u32>,
    /// By column of the readings.
    pub columns: Vec<AnswersSpread>,
}

/// How the answers to one column about one unit are spread.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct AnswersSpread {
    pub sufficient: u64,
    pub insufficient: u64,
    pub not_applicable: u64,
    /// Blank, or cannot tell.
    pub unknown: u64,
}

/// One assessor against the most frequent answer of the others.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct AgainstOthers {
    pub assessor: usize,
    /// As most of the others.
    pub same: u64,
    /// Sufficient, where most of the others said insufficient.
    pub more_lenient: u64,
    /// Insufficient, where most of the others said sufficient.
    pub stricter: u64,
    /// Own answers to which fewer than two others, or as many one way as the other, stand against.
    pub left_out: u64,
}

impl AgainstOthers {
    /// Own answers that were set against a most frequent one.
    pub fn compared(&self) -> u64 {
        self.same + self.more_lenient + self.stricter
    }
}

impl AnswersSpread {
    fn of(said: impl Iterator<Item = Said>) -> Self {
        let mut spread = Self::default();
        said.for_each(|said| *spread.place(said) += 1);
        spread
    }

    /// The same less one answer that is among them.
    fn without(mut self, said: Said) -> Self {
        *self.place(said) -= 1;
        self
    }

    fn place(&mut self, said: Said) -> &mut u64 {
        match said {
            Said::Sufficient => &mut self.sufficient,
            Said::Insufficient => &mut self.insufficient,
            Said::NotApplicable => &mut self.not_applicable,
            Said::Unknown => &mut self.unknown,
        }
    }

    /// Sufficient and insufficient together.
    pub fn known(&self) -> u64 {
        self.sufficient + self.insufficient
    }

    /// Whether there are two answers to be had.
    pub fn is_split(&self) -> bool {
        [self.sufficient, self.insufficient, self.not_applicable].iter().filter(|count| **count > 0).count() > 1
    }

    /// Of sufficient and insufficient the one that more said; `None` where as many said either.
    pub fn mode(&self) -> Option<Said> {
        match self.sufficient.cmp(&self.insufficient) {
            std::cmp::Ordering::Greater => Some(Said::Sufficient),
            std::cmp::Ordering::Less => Some(Said::Insufficient),
            std::cmp::Ordering::Equal => None,
        }
    }
}

impl Benchmark {
    /// `None` where no unit has three rows.
    pub(super) fn of(readings: &Readings<'_>, units: &[Vec<usize>], pooled: &[usize]) -> Option<Self> {
        let many: Vec<&Vec<usize>> = units.iter().filter(|rows| rows.len() > 2).collect();
        let unit = |rows: &&Vec<usize>| BenchmarkUnit {
            lines: rows.iter().map(|row| readings.rows[*row].line).collect(),
            columns: readings
                .columns
                .iter()
                .map(|column| AnswersSpread::of(rows.iter().map(|row| column.said[*row])))
                .collect(),
        };
        let assessors = against_others(readings, &many, pooled);
        (!many.is_empty()).then(|| Self { units: many.iter().map(unit).collect(), assessors })
    }
}

/// Everybody who judged one of these units, in the order of names.
fn against_others(readings: &Readings<'_>, units: &[&Vec<usize>], pooled: &[usize]) -> Vec<AgainstOthers> {
    let mut by_assessor: BTreeMap<usize, AgainstOthers> = BTreeMap::new();
    for rows in units {
        for column in pooled {
            let said = &readings.columns[*column].said;
            let all = AnswersSpread::of(rows.iter().map(|row| said[*row]));
            for row in *rows {
                let assessor = readings.rows[*row].assessor;
                let new = AgainstOthers { assessor, same: 0, more_lenient: 0, stricter: 0, left_out: 0 };
                let against = by_assessor.entry(assessor).or_insert(new);
                let others = all.without(said[*row]);
                match (said[*row], others.mode().filter(|_| others.known() > 1)) {
                    (Said::NotApplicable | Said::Unknown, _) => {}
                    (_, None) => against.left_out += 1,
                    (own, Some(most)) if own == most => against.same += 1,
                    (Said::Sufficient, Some(_)) => against.more_lenient += 1,
                    (Said::Insufficient, Some(_)) => against.stricter += 1,
                }
            }
        }
    }
    by_assessor.into_values().collect()
}
