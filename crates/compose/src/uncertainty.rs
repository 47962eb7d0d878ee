//! What a sample says about all that it was drawn from (semantics 6.1).

use std::cmp::Ordering;

use assize_model::ratio;
use assize_report::Interval;
use assize_scoring::{Group, NineCounts, Scorecard};
use assize_stats::{EVEN, clopper_pearson, detectable_difference, hundredths, hypergeometric, newcombe, wilson};

use num_traits::ToPrimitive;

use crate::{figures, words};

/// The chance with which a difference is to be seen where the smallest one is asked for.
const POWER: f64 = 0.80;

#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Uncertainty {
    /// `None`: by the design, hypergeometric where it is known, else Wilson.
    pub method: Option<IntervalMethod>,
    pub confidence: Confidence,
}

/// An interval that asks for no design.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum IntervalMethod {
    /// Near its confidence on average.
    Wilson,
    /// Never under its confidence.
    ClopperPearson,
}

/// How sure an interval is to contain the truth.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Confidence {
    /// 80 per cent: what samples of inspections were planned for.
    Eighty,
    Ninety,
    #[default]
    NinetyFive,
    NinetyNine,
}

impl Confidence {
    pub const ALL: [Confidence; 4] = [Self::Eighty, Self::Ninety, Self::NinetyFive, Self::NinetyNine];

    /// Per cent.
    pub const fn percent(self) -> u8 {
        match self {
            Self::Eighty => 80,
            Self::Ninety => 90,
            Self::NinetyFive => 95,
            Self::NinetyNine => 99,
        }
    }

    /// As a chance.
    pub(crate) const fn level(self) -> f64 {
        match self {
            Self::Eighty => 0.80,
            Self::Ninety => 0.90,
            Self::NinetyFive => 0.95,
            Self::NinetyNine => 0.99,
        }
    }
}

impl Uncertainty {
    /// The interval of a question's share, where it has a point that was counted, and its sample was not drawn unequally.
    pub(crate) fn interval(self, card: &Scorecard<'_>, unit: &str, counts: &NineCounts) -> Option<Interval> {
        let (n, of) = counts.point()?;
        let unweighed = card.unweighed.as_ref().filter(|one| one.is_certain && one.unit == unit);
        if unweighed.is_some() || card.strata.as_ref().is_some_and(|strata| strata.unit == unit) {
            return None;
        }
        let level = self.confidence.level();
        let population = population(card, unit, of).filter(|_| self.method.is_none());
        let by_design = population.and_then(|population| hypergeometric(n, of, population, level));
        let (found, method) = match (by_design, self.method) {
            (Some(found), _) => (found, "hypergeometric"),
            (None, Some(IntervalMethod::ClopperPearson)) => (clopper_pearson(n, of, level)?, "clopper-pearson"),
            (None, Some(IntervalMethod::Wilson) | None) => (wilson(n, of, level)?, "wilson"),
        };
        Some(self.shown(found, method, by_design.and(population)))
    }

    /// An interval as it is printed.
    pub(crate) fn shown(self, found: assize_stats::Interval, method: &str, population: Option<u64>) -> Interval {
        let [low, high] = found.hundredths().map(figures::of_hundredths);
        Interval {
            low,
            high,
            confidence: self.confidence.percent(),
            method: method.to_owned(),
            population,
            text: figures::interval_text(found),
        }
    }

    /// The interval of the difference of two counted shares, the first less the second.
    pub(crate) fn difference(self, first: (u64, u64), second: (u64, u64)) -> Option<Interval> {
        let found = newcombe(first.0, first.1, second.0, second.1, self.confidence.level())?;
        let [low, high] = found.hundredths().map(figures::of_hundredths);
        Some(Interval {
            low,
            high,
            confidence: self.confidence.percent(),
            method: "newcombe".to_owned(),
            population: None,
            text: figures::points_range_text(found),
        })
    }

    /// Whether two counted shares differ by more than the samples explain: the interval of their difference leaves out 0 (semantics 6.2).
    pub(crate) fn is_beyond_chance(self, first: (u64, u64), second: (u64, u64)) -> bool {
        let interval = newcombe(first.0, first.1, second.0, second.1, self.confidence.level());
        interval.is_some_and(|interval| interval.beyond(0.0) != Ordering::Equal)
    }

    /// How many of `looked_at` differences chance alone would make: "about 1".
    pub(crate) fn by_chance_alone(self, looked_at: usize) -> String {
        match (looked_at * (100 - usize::from(self.confidence.percent())) + 50) / 100 {
            0 => "fewer than 1".to_owned(),
            some => format!("about {some}"),
        }
    }

    /// How many differences were looked at, and of how many chance alone would say so.
    pub(crate) fn beyond_chance_note(self, looked_at: usize) -> String {
        let (percent, by_chance) = (self.confidence.percent(), self.by_chance_alone(looked_at));
        format!(
            "Beyond chance: the difference from the other values together has an interval (Newcombe, {percent} per cent) without 0. Differences looked at: {looked_at}; if no groups differed, {by_chance} of them would come out so by chance alone."
        )
    }

    /// The smallest difference that samples of these sizes would show in four cases of five, in hundredths of a point.
    pub(crate) fn detectable(self, of: u64, rest: u64) -> Option<i64> {
        detectable_difference(of, rest, self.confidence.level(), POWER, EVEN).map(hundredths)
    }

    /// Between which shares bodies with these bases would lie by chance alone, if this share stood behind all of them; per cent, and as printed.
    pub(crate) fn by_chance(self, n: u64, of: u64, bases: &[u64]) -> Option<([f64; 2], String)> {
        let share = ratio(n, of).to_f64()?;
        let found = assize_stats::range_by_chance(share, bases, self.confidence.level())?;
        Some((found.hundredths().map(figures::of_hundredths), figures::interval_text(found)))
    }

    /// What intervals in a report rest on, in a sentence.
    pub(crate) fn note(self, card: &Scorecard<'_>) -> String {
        let sure = format!("Intervals: {} per cent, sampling alone", self.confidence.percent());
        if let Some(strata) = card.strata.as_ref().filter(|strata| strata.unplaced.is_empty()) {
            return format!(
                "{sure}; {units}: of the weighted share, stratum by stratum, and a stratum taken whole adds nothing; other units: Wilson, design unknown.",
                units = words::plural(card.framework, strata.unit)
            );
        }
        let unweighed = card.unweighed.as_ref().filter(|one| one.is_certain).map(|one| one.unit.as_str());
        if let Some(unit) = card.strata.as_ref().map(|strata| strata.unit).or(unweighed) {
            let units = words::plural(card.framework, unit);
            return format!(
                "{sure}; {units}: none, as they were drawn unequally; other units: Wilson, design unknown."
            );
        }
        match (self.method, fraction(card)) {
            (None, Some((unit, assessed, eligible))) => format!(
                "{sure}; {units}: hypergeometric, {assessed} assessed of {eligible} eligible, parts of the sample by the same fraction; other units: Wilson, design unknown.",
                units = words::plural(card.framework, unit),
                assessed = figures::whole_text(assessed),
                eligible = figures::whole_text(eligible)
            ),
            (None | Some(IntervalMethod::Wilson), _) => {
                format!("{sure}; Wilson; {}, taken as a simple random sample of very many.", design(card))
            }
            (Some(IntervalMethod::ClopperPearson), _) => {
                format!("{sure}; Clopper-Pearson; {}, taken as a simple random sample of very many.", design(card))
            }
        }
    }
}

fn design(card: &Scorecard<'_>) -> &'static str {
    if fraction(card).is_some() { "the design is set aside" } else { "design unknown" }
}

/// What intervals need from the record of a sample: its kind of unit, how many units were assessed, and how many were eligible.
fn fraction<'a>(card: &Scorecard<'a>) -> Option<(&'a str, u64, u64)> {
    let sample = card.inspection.sample.as_ref()?;
    let read = || card.tally.units[&Group::All].get(sample.unit()).map(|count| *count as u64);
    let (assessed, eligible) = (sample.assessed.or_else(read)?, sample.eligible?);
    (assessed > 0 && assessed <= eligible).then_some((sample.unit(), assessed, eligible))
}

/// How many units there were to draw `of` from: a part of the sample stands for the same part of those eligible, half up.
fn population(card: &Scorecard<'_>, unit: &str, of: u64) -> Option<u64> {
    let (_, assessed, eligible) = fraction(card).filter(|(sampled, ..)| *sampled == unit)?;
    let doubled = 2 * u128::from(of) * u128::from(eligible) + u128::from(assessed);
    u64::try_from(doubled / (2 * u128::from(assessed))).ok().map(|population| population.max(of))
}
