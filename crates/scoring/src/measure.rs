//! Numbers that are no shares (semantics 7.48).

use assize_framework::{Better, Compare, Measure};
use assize_model::{Exact, GivenMeasure, ratio};

use crate::admit::Admitted;
use crate::{Flag, NodeScore, Outcome, Reached};

/// A measure, as far as it is known, in its own unit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Measured {
    /// The value itself, where there is one.
    pub point: Option<Exact>,
    /// Where it must lie, whatever is not known; without an upper end where nothing bounds it.
    pub limits: (Exact, Option<Exact>),
}

impl Measured {
    fn of_value(value: Exact) -> Self {
        Self { limits: (value.clone(), Some(value.clone())), point: Some(value) }
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

/// Rates a measure by what the record gives.
pub(crate) fn rate(admitted: &Admitted<'_>, node: usize, score: &mut NodeScore<'_>) {
    score.rule = Outcome::Unknown;
    let Some(measure) = &admitted.framework.nodes[node].measure else { return };
    let Some(given) = admitted.record.measures.get(&node) else { return };
    let reached = match &given.value.given {
        GivenMeasure::Value(..) => Reached::Entered,
        GivenMeasure::Rate { .. } => Reached::Counts,
    };
    let measured = Measured::of_value(value(measure, &given.value.given));
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
    score.reached = reached;
    score.measure = Some(measured);
}
