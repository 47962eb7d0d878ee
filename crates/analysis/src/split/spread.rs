//! How far other samples of units would scatter the parts of a change: the jackknife, exactly.

use std::collections::BTreeMap;

use crate::Units;
use assize_model::{Exact, ratio};
use assize_scoring::{NineCounts, Set};
use num_traits::Zero;

use super::{CaseMix, Shares, StratumCounts, over};

/// Variances of the parts, fractions of 1 squared.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Variances {
    pub criteria: Exact,
    /// Of cases; `None` where they are not told from practice.
    pub cases: Option<Exact>,
}

/// One side of a change: its units by what they count as, under either regime, and where they belong.
#[derive(Clone, Debug)]
pub(super) struct Side<'v> {
    /// By sort of unit: how many there are.
    sorts: BTreeMap<Sort<'v>, u64>,
    /// Under either regime: all units, then each common stratum.
    counts: [Vec<NineCounts>; 2],
}

/// What one unit counts as under either regime, and the value of the fact that divides the units.
type Sort<'v> = ([(Set, bool); 2], &'v str);

impl<'v> Side<'v> {
    /// The units of one question under either regime; the units of both are the same, in the same order. `fact` is what divides them.
    ///
    /// `absent`: a column of the rule is absent, under either regime.
    pub(super) fn new(
        units: [(&Units<'v>, usize); 2],
        fact: Option<&str>,
        absent: [bool; 2],
        strata: &[Vec<String>; 2],
    ) -> Option<Self> {
        let answers = units.map(|(units, question)| units.questions.iter().find(|one| one.question == question));
        let [Some(r), Some(s)] = answers else { return None };
        // By value, and by what units count as under either regime.
        let kinds = (r.kinds().len(), s.kinds().len());
        let (values, of_units) = fact.and_then(|fact| units[0].0.values(fact)).unzip();
        let mut of_units = of_units.into_iter().flatten();
        let mut counts = vec![0_u64; kinds.0 * kinds.1 * values.map_or(1, <[_]>::len)];
        for (under_r, under_s) in r.kinds_of_units().zip(s.kinds_of_units()) {
            let value = of_units.next().unwrap_or_default();
            counts[(value * kinds.0 + under_r) * kinds.1 + under_s] += 1;
        }
        let mut sorts: BTreeMap<Sort<'v>, u64> = BTreeMap::new();
        for (place, count) in counts.into_iter().enumerate().filter(|(_, count)| *count > 0) {
            let (value, under_r, under_s) =
                (place / (kinds.0 * kinds.1), r.kinds()[place / kinds.1 % kinds.0], s.kinds()[place % kinds.1]);
            let value = values.map_or("", |values| values[value].as_str());
            let sort = ([(under_r.set, under_r.complete), (under_s.set, under_s.complete)], value);
            *sorts.entry(sort).or_default() += count;
        }
        let counts = strata.each_ref().map(|strata| vec![NineCounts::default(); strata.len() + 1]);
        let mut side = Self { sorts, counts };
        for (regime, absent) in absent.into_iter().enumerate() {
            side.counts[regime].iter_mut().for_each(|counts| counts.absent = absent);
        }
        side.count(strata);
        Some(side)
    }

    fn count(&mut self, strata: &[Vec<String>; 2]) {
        for ((sets, value), count) in &self.sorts {
            for (regime, (set, complete)) in sets.iter().enumerate() {
                let all = NineCounts::of_one(*set, *complete).times(*count);
                self.counts[regime][0] += all;
                if let Some(stratum) = strata[regime].iter().position(|known| known == value) {
                    self.counts[regime][stratum + 1] += all;
                }
            }
        }
    }

    /// The counts without one unit of this sort.
    fn without(&self, sort: &Sort<'v>, strata: &[Vec<String>; 2]) -> [Vec<NineCounts>; 2] {
        let mut counts = self.counts.clone();
        for (regime, (set, complete)) in sort.0.iter().enumerate() {
            counts[regime][0].take_out(*set, *complete);
            if let Some(stratum) = strata[regime].iter().position(|known| known == sort.1) {
                counts[regime][stratum + 1].take_out(*set, *complete);
            }
        }
        counts
    }
}

/// The variances of the parts, by leaving out every unit of either side once; `None` where a figure has no point without one of them.
///
/// `strata` are the common ones of either regime.
pub(super) fn spread(a: &Side<'_>, b: &Side<'_>, strata: &[Vec<String>; 2], told_apart: bool) -> Option<Variances> {
    let estimate = |a: &[Vec<NineCounts>; 2], b: &[Vec<NineCounts>; 2]| parts(a, b, strata, told_apart);
    let of_a = variance(a, strata, |counts| estimate(counts, &b.counts))?;
    let of_b = variance(b, strata, |counts| estimate(&a.counts, counts))?;
    Some(Variances { criteria: &of_a[0] + &of_b[0], cases: told_apart.then(|| &of_a[1] + &of_b[1]) })
}

/// (n - 1) / n times the squared deviations of what comes out without each unit, summed.
fn variance(
    side: &Side<'_>,
    strata: &[Vec<String>; 2],
    estimate: impl Fn(&[Vec<NineCounts>; 2]) -> Option<[Exact; 2]>,
) -> Option<[Exact; 2]> {
    let n: u64 = side.sorts.values().sum();
    if n < 2 {
        return None;
    }
    let mut without = Vec::new();
    for (sort, count) in &side.sorts {
        without.push((estimate(&side.without(sort, strata))?, ratio(*count, 1)));
    }
    let of_part = |part: usize| {
        let mean = without.iter().map(|(parts, count)| &parts[part] * count).sum::<Exact>() / ratio(n, 1);
        let squares: Exact = without
            .iter()
            .map(|(parts, count)| {
                let from_mean = &parts[part] - &mean;
                &from_mean * &from_mean * count
            })
            .sum();
        squares * ratio(n - 1, n)
    };
    Some([of_part(0), of_part(1)])
}

/// Criteria and cases of these counts.
fn parts(
    a: &[Vec<NineCounts>; 2],
    b: &[Vec<NineCounts>; 2],
    strata: &[Vec<String>; 2],
    told_apart: bool,
) -> Option<[Exact; 2]> {
    let point = |counts: &[NineCounts]| counts[0].point();
    let [n_ar, n_as, n_br, n_bs] = [point(&a[0])?, point(&a[1])?, point(&b[0])?, point(&b[1])?];
    let shares = Shares { ar: n_ar, a_s: n_as, br: n_br, bs: n_bs };
    let criteria = shares.parts(Err(super::NoSplit::NoStrata)).criteria;
    if !told_apart {
        return Some([criteria, Exact::zero()]);
    }
    let mix = |regime: usize, n_a, n_b| -> Option<CaseMix> {
        let stratum = |(index, value): (usize, &String)| {
            let (a, b) = (a[regime][index + 1].point()?, b[regime][index + 1].point()?);
            Some(StratumCounts { value: value.clone(), a, b })
        };
        let strata: Option<Vec<StratumCounts>> = strata[regime].iter().enumerate().map(stratum).collect();
        Some(over(n_a, n_b, strata?))
    };
    let (r, s) = (mix(0, n_ar, n_br)?, mix(1, n_as, n_bs)?);
    Some([criteria, (r.cases + s.cases) * ratio(1, 2)])
}
