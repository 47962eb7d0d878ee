//! What `stats` makes of counts, worded.

use assize_analysis::{PairCounts, Patterns};
use assize_model::{Exact, ratio};
use assize_report::Coefficient;
use assize_scoring::SMALL_BASE;
use assize_stats::{Placed, cohen_kappa, fleiss_kappa, gwet_ac1, hundredths, sign_test};

use crate::figures::{coefficient_text, of_ten_thousandths};

/// Where kappa is not defined.
pub(super) const NOT_DEFINED: &str = "not defined";

/// Cohen's kappa. Where a unit gives several pairs these hang together, and there is no error.
pub(super) fn kappa(counts: &PairCounts) -> Option<Coefficient> {
    let table =
        [[counts.both_sufficient, counts.first_sufficient], [counts.second_sufficient, counts.both_insufficient]];
    cohen_kappa(&table).map(|found| coefficient(found, !counts.several_a_unit))
}

/// Gwet's AC1 of two.
pub(super) fn ac1(counts: &PairCounts) -> Option<Coefficient> {
    let apart = counts.first_sufficient + counts.second_sufficient;
    let judged = [([2, 0], counts.both_sufficient), ([1, 1], apart), ([0, 2], counts.both_insufficient)];
    let judged = judged.map(|(into, times)| Placed { into, times });
    gwet_ac1(&judged).map(|found| coefficient(found, !counts.several_a_unit))
}

/// How likely so uneven a division of the units is, if neither side leans.
pub(super) fn leaning(counts: &PairCounts) -> Option<f64> {
    let [first, second] = counts.more_lenient;
    sign_test(first, second)
}

/// Fleiss' kappa and Gwet's AC1 of many; `alone` where every unit is there once.
pub(super) fn of_many(units: &Patterns, alone: bool) -> [Option<Coefficient>; 2] {
    let judged: Vec<Placed<2>> = units.iter().map(|(into, times)| Placed { into: *into, times: *times }).collect();
    [fleiss_kappa(&judged), gwet_ac1(&judged)].map(|found| found.map(|found| coefficient(found, alone)))
}

/// The mean over units of the share of pairs of answers that are the same.
pub(super) fn same_of_many(units: &Patterns) -> Option<Exact> {
    let pairs = |n: u64| n * n.saturating_sub(1);
    let own = |([s, i], times): (&[u64; 2], &u64)| ratio(pairs(*s) + pairs(*i), pairs(s + i)) * ratio(*times, 1);
    let sum = units.iter().map(own).fold(ratio(0, 1), |sum, one| sum + one);
    (!units.is_empty()).then(|| sum / ratio(units.values().sum(), 1))
}

/// "small base", where so few were compared.
pub(super) fn remark(compared: u64) -> String {
    if is_small(compared) { "small base".to_owned() } else { String::new() }
}

pub(super) fn is_small(compared: u64) -> bool {
    compared < SMALL_BASE
}

/// "0.41 (0.15)", or what stands in its place.
pub(super) fn text(found: Option<&Coefficient>, compared: u64) -> String {
    match found {
        Some(found) => found.text.clone(),
        None if compared == 0 => String::new(),
        None => NOT_DEFINED.to_owned(),
    }
}

fn coefficient(found: assize_stats::Coefficient, alone: bool) -> Coefficient {
    let value = hundredths(found.value);
    let error = found.error.filter(|_| alone).map(hundredths);
    let text = match error {
        Some(error) => format!("{} ({})", coefficient_text(value), coefficient_text(error)),
        None => coefficient_text(value),
    };
    Coefficient { value: of_ten_thousandths(value), error: error.map(of_ten_thousandths), text }
}
