use assize_model::{Exact, ratio};
use assize_scoring::SMALL_BASE;
use assize_stats::{Categorised, Coefficient, cohen_kappa, fleiss_kappa, gwet_ac1, sign_test};

use super::{PairCounts, Patterns, Sides};

impl PairCounts {
    /// Cohen's kappa; `None` where it is not defined. If a unit gives several pairs they depend on each other, and there is no error.
    pub fn kappa(&self) -> Option<Coefficient> {
        let table = [[self.both_sufficient, self.first_sufficient], [self.second_sufficient, self.both_insufficient]];
        cohen_kappa(&table).map(|found| alone(found, !self.several_a_unit))
    }

    /// Gwet's AC1 of two; `None` without a pair.
    pub fn ac1(&self) -> Option<Coefficient> {
        let apart = self.first_sufficient + self.second_sufficient;
        let judged = [([2, 0], self.both_sufficient), ([1, 1], apart), ([0, 2], self.both_insufficient)];
        let judged = judged.map(|(into, times)| Categorised { into, times });
        gwet_ac1(&judged).map(|found| alone(found, !self.several_a_unit))
    }

    /// How likely so uneven a division of the units is, if neither side leans.
    pub fn leaning(&self) -> Option<f64> {
        let [first, second] = self.more_lenient;
        sign_test(first, second)
    }

    /// Pairs in which one side gave an answer and the other n/a.
    pub fn applies_or_not(&self) -> u64 {
        self.first_applies + self.second_applies
    }

    /// Too few units to say something.
    pub fn is_small(&self) -> bool {
        self.units < SMALL_BASE
    }
}

impl Sides {
    /// The column with the lowest share of the same answers, of those with a base that says something; `None` where there is one alone, and where they
    /// always agree.
    pub fn least_alike(&self, columns: &[usize]) -> Option<usize> {
        let based: Vec<usize> = columns.iter().copied().filter(|column| !self.columns[*column].is_small()).collect();
        let share = |column: &usize| {
            let counts = &self.columns[*column];
            ratio(counts.same(), counts.compared().max(1))
        };
        let least = *based.iter().min_by_key(|column| share(column))?;
        (based.len() > 1 && share(&least) < ratio(1, 1)).then_some(least)
    }
}

/// How far all who judged a unit agree.
#[derive(Clone, PartialEq, Debug)]
pub struct TogetherFigures {
    /// Units with two known answers or more.
    pub units: u64,
    /// How many known answers these have.
    pub answers: u64,
    /// The mean over units of the share of pairs of answers that are the same.
    pub same: Option<Exact>,
    pub fleiss_kappa: Option<Coefficient>,
    pub ac1: Option<Coefficient>,
}

impl TogetherFigures {
    /// For these units. If one may be there several times, its answers depend on each other, and there is no error.
    pub fn of(units: &Patterns, is_once: bool) -> Self {
        let judged: Vec<Categorised<2>> =
            units.iter().map(|(into, times)| Categorised { into: *into, times: *times }).collect();
        Self {
            units: units.values().sum(),
            answers: units.iter().map(|([sufficient, insufficient], times)| (sufficient + insufficient) * times).sum(),
            same: same(units),
            fleiss_kappa: fleiss_kappa(&judged).map(|found| alone(found, is_once)),
            ac1: gwet_ac1(&judged).map(|found| alone(found, is_once)),
        }
    }

    /// Too few units to say something.
    pub fn is_small(&self) -> bool {
        self.units < SMALL_BASE
    }
}

fn same(units: &Patterns) -> Option<Exact> {
    let pairs = |n: u64| n * n.saturating_sub(1);
    let own = |([s, i], times): (&[u64; 2], &u64)| ratio(pairs(*s) + pairs(*i), pairs(s + i)) * ratio(*times, 1);
    let sum = units.iter().map(own).fold(ratio(0, 1), |sum, one| sum + one);
    (!units.is_empty()).then(|| sum / ratio(units.values().sum(), 1))
}

/// The error is there where every unit is there once alone.
fn alone(found: Coefficient, is_once: bool) -> Coefficient {
    Coefficient { error: found.error.filter(|_| is_once), ..found }
}
