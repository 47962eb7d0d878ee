use assize_framework::{Band, Compare};
use assize_model::{Exact, Limit, NotDone, PrintedPercent, complement, order, ratio};
use num_traits::One;

use crate::band::outcome_of;
use crate::nine_counts::exact;
use crate::{NineCounts, Outcome};

/// How a figure's answers came, most direct first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Reached {
    /// From answers to the question itself.
    Recorded,
    /// From observations, by the question's rule.
    Derived,
    /// Recorded, with gaps derived.
    Mixed,
    /// From published counts.
    Counts,
    /// From a printed percentage or an entered rating.
    Entered,
    /// From a limit in words.
    Stated,
    None,
}

impl Reached {
    pub const fn word(self) -> &'static str {
        match self {
            Self::Recorded => "recorded",
            Self::Derived => "derived",
            Self::Mixed => "mixed",
            Self::Counts => "counts",
            Self::Entered => "entered",
            Self::Stated => "stated",
            Self::None => "none",
        }
    }

    /// Whether some answers follow from a question's rule.
    pub const fn is_derived(self) -> bool {
        matches!(self, Self::Derived | Self::Mixed)
    }

    /// Whether a point of such answers rates by itself (semantics 7.4).
    pub const fn rates_by_point(self) -> bool {
        matches!(self, Self::Recorded | Self::Counts)
    }
}

/// Why there is nothing to compute on.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum NoBasis {
    /// No unit applies or may apply: the figure drops out of its parent.
    NoUnitApplies,
    /// Nothing was recorded: the figure is unknown.
    NoData,
}

/// The range in which a share must lie.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Limits {
    pub low: Limit,
    pub high: Limit,
}

impl Limits {
    pub fn whole() -> Self {
        Self { low: Limit::zero(), high: Limit::one() }
    }

    /// One value alone.
    pub fn point(value: &Exact) -> Self {
        Self { low: Limit::closed(value.clone()), high: Limit::closed(value.clone()) }
    }

    /// The value, where both ends are the same.
    pub fn as_point(&self) -> Option<&Exact> {
        let same = order(&self.low.value, &self.high.value).is_eq() && !self.low.open && !self.high.open;
        same.then_some(&self.low.value)
    }
}

/// A share, as far as it is known.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Figure {
    /// Where it must lie, whatever the unknown answers are.
    pub limits: Limits,
    /// The share itself, where there is one.
    pub point: Option<Exact>,
    /// What rates: the point twice, or the limits (semantics 7.4).
    pub rates: Limits,
    /// It may be that no unit applies.
    pub may_drop_out: bool,
    /// How many units it is a share of; `None` where they were not counted, or it is made of several shares.
    pub units: Option<UnitLimits>,
    /// The counts that the point and the limits are made of.
    pub counted: Counted,
}

/// n of N as counted, of a share and of its limits; `None` where it is not counted, or made of several shares.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Counted {
    pub point: Option<(u64, u64)>,
    pub low: Option<(u64, u64)>,
    pub high: Option<(u64, u64)>,
}

impl Counted {
    /// The counts of what was not sufficient.
    fn turned(self) -> Self {
        let rest = |counted: Option<(u64, u64)>| counted.map(|(n, of)| (of - n, of));
        Self { point: rest(self.point), low: rest(self.high), high: rest(self.low) }
    }
}

/// How many units a share is taken over, at least and at most.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct UnitLimits {
    /// Whatever the unknown answers are.
    pub limits: (u64, u64),
    /// Units of what rates: those judged, where that is the point.
    pub rates: (u64, u64),
}

impl Figure {
    /// The figure of counts that have a basis.
    pub fn of_nine(counts: &NineCounts, reached: Reached) -> Self {
        let limits = Limits { low: Limit::closed(exact(counts.low())), high: Limit::closed(exact(counts.high())) };
        let point = counts.point().map(exact);
        let [low, high] = counts.rates(reached).map(|share| Limit::closed(exact(share)));
        let rates = Limits { low, high };
        let judged = counts.all_sufficient() + counts.all_insufficient();
        let of = (counts.certain(), counts.certain() + counts.optional());
        let by_point = point.is_some() && reached.rates_by_point();
        let units = Some(UnitLimits { limits: of, rates: if by_point { (judged, judged) } else { of } });
        let counted = Counted { point: counts.point(), low: Some(counts.low()), high: Some(counts.high()) };
        Self { limits, point, rates, may_drop_out: counts.may_drop_out(), units, counted }
    }

    /// The share that was not sufficient.
    pub fn turned(&self) -> Self {
        let turned = |limits: &Limits| {
            let from_one = |limit: &Limit| Limit { value: complement(&limit.value), open: limit.open };
            Limits { low: from_one(&limits.high), high: from_one(&limits.low) }
        };
        Self {
            limits: turned(&self.limits),
            point: self.point.as_ref().map(complement),
            rates: turned(&self.rates),
            may_drop_out: self.may_drop_out,
            units: self.units,
            counted: self.counted.turned(),
        }
    }

    /// The rating by what rates.
    pub fn outcome(&self, band: &Band) -> Outcome {
        outcome_of(band, &self.rates, self.units.map(|units| units.rates))
    }

    /// The rating, whatever the unknown answers are.
    pub fn widest_outcome(&self, band: &Band) -> Outcome {
        outcome_of(band, &self.limits, self.units.map(|units| units.limits))
    }

    /// What the rating would be, were the other figure compared.
    pub(crate) fn other_outcome(&self, band: &Band) -> Outcome {
        let compare = match band.compare {
            Compare::Exact => Compare::Printed,
            Compare::Printed => Compare::Exact,
        };
        self.outcome(&Band { compare, ..band.clone() })
    }

    /// A figure with only its limits known.
    pub fn of_limits(limits: Limits) -> Self {
        Self {
            rates: limits.clone(),
            limits,
            point: None,
            may_drop_out: false,
            units: None,
            counted: Counted::default(),
        }
    }

    /// A printed percentage: half a unit of its last place either way (semantics 7.5).
    pub fn of_percent(printed: &PrintedPercent, insufficient: bool) -> Self {
        let half = printed.half_unit();
        let hundred = ratio(100, 1);
        let below = ((&printed.percent - &half) / &hundred).max(ratio(0, 1));
        let above = (&printed.percent + &half) / &hundred;
        let above = if above > Exact::one() { Limit::one() } else { Limit { value: above, open: true } };
        let below = Limit::closed(below);
        let as_printed = Self::of_limits(Limits { low: below, high: above });
        if insufficient { as_printed.turned() } else { as_printed }
    }

    /// n of N, which is above 0, beside counts of nothing else.
    pub fn of_counts(n: u64, of: u64) -> Self {
        let share = ratio(n, of);
        let [point, low, high] = [Some((n, of)); 3];
        let counted = Counted { point, low, high };
        Self { point: Some(share.clone()), counted, ..Self::of_limits(Limits::point(&share)) }
    }

    /// The share that was not done at all.
    pub fn of_not_done(not_done: &NotDone) -> Self {
        match not_done {
            NotDone::Counted(n, of) => Self::of_counts(*n, *of),
            NotDone::Printed(printed) => Self::of_percent(printed, false),
        }
    }

    /// What was sufficient beside what was not done at all (semantics 7.27).
    pub(crate) fn beside(mut self, not_done: Option<&NotDone>) -> Self {
        if let Some(most) = not_done.map(NotDone::leaves).filter(|most| most.value < self.limits.high.value) {
            self.limits.high = most;
        }
        self
    }

    /// An unknown figure.
    pub fn unknown() -> Self {
        Self::of_limits(Limits::whole())
    }
}
