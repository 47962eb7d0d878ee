//! Numbers that are not shares (semantics 7.48).

use std::collections::BTreeMap;

use assize_framework::{Better, Compare, Measure, Numbers, Take};
use assize_model::{Exact, GivenMeasure, parse_decimal, ratio};

use crate::admit::Admitted;
use crate::table::{AdmittedTable, FactColumn};
use crate::{Flag, NodeScore, Outcome, Reached, WhyNotRated};

/// A measure, as far as it is known, in its own unit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Measured {
    /// The value itself, where there is one.
    pub point: Option<Exact>,
    /// Where it must lie, whatever is not known; without an upper end where nothing bounds it.
    pub limits: (Exact, Option<Exact>),
    /// Where it is taken from a column: of how many units the number is known, and how many count.
    pub units: Option<(usize, usize)>,
}

impl Measured {
    fn of_value(value: Exact) -> Self {
        Self { limits: (value.clone(), Some(value.clone())), point: Some(value), units: None }
    }

    /// The rating of the point, else those that the limits allow.
    fn outcome(&self, measure: &Measure, compare: Compare) -> Outcome {
        match &self.point {
            Some(value) => Outcome::Rated(measure.rating(value, compare)),
            None => self.widest_outcome(measure, compare),
        }
    }

    /// The ratings that the limits allow.
    fn widest_outcome(&self, measure: &Measure, compare: Compare) -> Outcome {
        let at_low = measure.rating(&self.limits.0, compare);
        let at_high = match (&self.limits.1, measure.better) {
            (Some(high), _) => measure.rating(high, compare),
            (None, Better::Higher) => measure.scale.edges.len(),
            (None, Better::Lower) => 0,
        };
        Outcome::from_to(at_low.min(at_high), at_low.max(at_high))
    }
}

/// What a measure is that is given so.
pub(crate) fn value(measure: &Measure, given: &GivenMeasure) -> Exact {
    match given {
        GivenMeasure::Value(value, _) => value.clone(),
        GivenMeasure::Rate { numerator, denominator } => numerator * ratio(measure.per, 1) / denominator,
    }
}

/// The column that a measure is taken from, where a table of its unit has it.
pub(crate) fn column<'t, 'a>(
    tables: &'t [AdmittedTable<'a>],
    of: &Numbers,
) -> Option<(&'t AdmittedTable<'a>, &'t FactColumn<'a>)> {
    let table = tables.iter().find(|table| table.table.unit == of.unit)?;
    Some((table, table.fact(&of.fact)?))
}

/// Rates a measure by the numbers of units, else by what the record gives.
pub(crate) fn rate(admitted: &Admitted<'_>, node: usize, score: &mut NodeScore<'_>) {
    score.rule = Outcome::Unknown;
    let Some(measure) = &admitted.framework.nodes[node].measure else { return };
    let of = measure.of.as_ref().and_then(|of| Some((of.take, column(&admitted.tables, of)?)));
    let measured = if let Some((take, (table, column))) = of {
        score.reached = Reached::Recorded;
        let units = Units::count(table, column);
        if units.known() == 0 && units.unknown == 0 {
            score.rule = Outcome::NotRated(WhyNotRated::NoUnitApplies);
        }
        units.measured(measure, take)
    } else {
        let given = admitted.record.measures.get(&node).map(|given| &given.value.given);
        score.reached = match given {
            Some(GivenMeasure::Value(..)) => Reached::Entered,
            Some(GivenMeasure::Rate { .. }) => Reached::Counts,
            None => Reached::None,
        };
        given.map(|given| Measured::of_value(value(measure, given)))
    };
    let Some(measured) = measured else { return };
    let (compare, other) = match measure.scale.compare {
        Compare::Exact => (Compare::Exact, Compare::Printed),
        Compare::Printed => (Compare::Printed, Compare::Exact),
    };
    score.rule = measured.outcome(measure, compare);
    if let Outcome::Rated(_) = score.rule {
        let could_change = measured.widest_outcome(measure, compare) != score.rule;
        score.flags.extend(could_change.then_some(Flag::UnknownAnswersCouldChange));
        let rounding_decides = measured.outcome(measure, other) != score.rule;
        score.flags.extend(rounding_decides.then_some(Flag::RoundingDecides));
    }
    score.measure = Some(measured);
}

/// The numbers of the units that count.
struct Units {
    /// Each number once, rising, with how many units have it.
    values: Vec<(Exact, usize)>,
    unknown: usize,
}

impl Units {
    fn count(table: &AdmittedTable<'_>, column: &FactColumn<'_>) -> Self {
        let mut rows = vec![0; column.by_code.len()];
        for row in (0..table.table.len()).filter(|row| !table.is_left_out(*row)) {
            rows[column.column.code(row)] += 1;
        }
        let (mut values, mut unknown) = (BTreeMap::new(), 0);
        for (value, rows) in column.by_code.iter().zip(rows) {
            match parse_decimal(value) {
                Some((value, _)) => *values.entry(value).or_default() += rows,
                None if value.is_empty() => unknown += rows,
                // Not counted.
                None => {}
            }
        }
        Self { values: values.into_iter().filter(|(_, rows)| *rows > 0).collect(), unknown }
    }

    fn known(&self) -> usize {
        self.values.iter().map(|(_, rows)| rows).sum()
    }

    /// `None` where no number is known.
    fn measured(&self, measure: &Measure, take: Take) -> Option<Measured> {
        let known = self.known();
        if known == 0 {
            return None;
        }
        let per = ratio(measure.per, 1);
        let numbers: Vec<(Option<Exact>, usize)> =
            self.values.iter().map(|(value, rows)| (Some(value.clone()), *rows)).collect();
        // What is not known may be nothing, or the most that there can be.
        let unknown = |value: Option<Exact>| (self.unknown > 0).then_some((value, self.unknown));
        let most = measure.most.as_ref().map(|most| most / &per);
        let least: Vec<_> = unknown(Some(ratio(0, 1))).into_iter().chain(numbers.clone()).collect();
        let greatest: Vec<_> = numbers.iter().cloned().chain(unknown(most)).collect();
        let [point, low, high] = [&numbers, &least, &greatest].map(|numbers| Some(taken(take, numbers)? * &per));
        Some(Measured { point, limits: (low?, high), units: Some((known, known + self.unknown)) })
    }
}

/// The mean, or the median, of rising numbers, each with how many units have it; `None` where nothing bounds it.
fn taken(take: Take, numbers: &[(Option<Exact>, usize)]) -> Option<Exact> {
    let units: usize = numbers.iter().map(|(_, rows)| rows).sum();
    match take {
        Take::Mean => {
            let add = |sum: Exact, (value, rows): &(Option<Exact>, usize)| Some(sum + value.as_ref()? * whole(*rows));
            Some(numbers.iter().try_fold(ratio(0, 1), add)? / whole(units))
        }
        Take::Median => {
            let at = |place: usize| {
                let mut passed = 0;
                let found = numbers.iter().find(|(_, rows)| {
                    passed += rows;
                    passed > place
                });
                found.and_then(|(value, _)| value.clone())
            };
            // Of an even number, halfway between the two in the middle.
            Some((at((units - 1) / 2)? + at(units / 2)?) / whole(2))
        }
    }
}

fn whole(number: usize) -> Exact {
    ratio(number as u64, 1)
}
