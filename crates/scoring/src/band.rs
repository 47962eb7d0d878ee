use std::cmp::Ordering;

use assize_framework::{Band, Compare, Framework};
use assize_model::{Exact, Limit, half_up, order, ratio};

use crate::Limits;

/// What a node comes to. Ratings are indices, worst first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// One rating.
    Rated(usize),
    /// Known within limits.
    Between { worst: usize, best: usize },
    /// Not known at all: anything from the worst to the best.
    Unknown,
    /// It has no rating, and why.
    NotRated(WhyNotRated),
}

/// Why something has no rating.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum WhyNotRated {
    /// It only groups what is under it.
    Groups,
    /// No unit applies to anything under it.
    NoUnitApplies,
    /// The framework does not rate it.
    NoBand,
    /// It stands for several inspections together.
    Aggregate,
    /// It rests on less than the regime asks for.
    UnderMinimum,
    /// The report does not rate it, and says why.
    Said,
}

impl Outcome {
    /// The rating, where it is one.
    pub const fn rated(self) -> Option<usize> {
        match self {
            Self::Rated(rating) => Some(rating),
            Self::Between { .. } | Self::Unknown | Self::NotRated(_) => None,
        }
    }

    /// The worst and the best it may be; `None` where it is not known, or has no rating.
    pub const fn ends(self) -> Option<(usize, usize)> {
        match self {
            Self::Rated(rating) => Some((rating, rating)),
            Self::Between { worst, best } => Some((worst, best)),
            Self::Unknown | Self::NotRated(_) => None,
        }
    }

    /// Whether this rating is not ruled out.
    pub fn may_be(self, rating: usize) -> bool {
        self.ends().map_or(self == Self::Unknown, |(worst, best)| (worst..=best).contains(&rating))
    }

    /// Its points; `None` where it has no rating, or the regime none.
    pub fn points(self, framework: &Framework) -> Option<Points> {
        let of = |rating: usize| framework.ratings[rating].points;
        let known = self.ends().map(|(worst, best)| Points { least: of(worst), most: of(best), is_known: true });
        known.or_else(|| Points::unknown(framework).filter(|_| self == Self::Unknown))
    }

    /// From one rating to another; one rating where they are the same.
    pub const fn from_to(worst: usize, best: usize) -> Self {
        if worst == best { Self::Rated(worst) } else { Self::Between { worst, best } }
    }
}

/// Points of a rating, or of several added: the least and the most.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Points {
    pub least: u64,
    pub most: u64,
    /// `false`: what they are for is unknown, and the limits are those of the scale; a total that they are part of keeps within them.
    pub is_known: bool,
}

impl Points {
    /// For what is unknown; `None` in a regime without ratings.
    pub fn unknown(framework: &Framework) -> Option<Self> {
        let (worst, best) = (framework.ratings.first()?, framework.ratings.last()?);
        Some(Self { least: worst.points, most: best.points, is_known: false })
    }

    /// The one number, where it is one.
    pub fn exactly(self) -> Option<u64> {
        (self.least == self.most).then_some(self.least)
    }

    /// `weight` times as many.
    #[must_use]
    pub fn times(self, weight: u64) -> Self {
        Self { least: self.least * weight, most: self.most * weight, ..self }
    }

    /// At least, at most.
    pub fn limits(self) -> (u64, u64) {
        (self.least, self.most)
    }
}

impl std::ops::Add for Points {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        let is_known = self.is_known || other.is_known;
        Self { least: self.least + other.least, most: self.most + other.most, is_known }
    }
}

/// The ratings that a pair of limits allows, by the band's own edges.
pub fn outcome(band: &Band, limits: &Limits) -> Outcome {
    Outcome::from_to(lowest(band, band.compare, &limits.low), highest(band, band.compare, &limits.high))
}

/// The ratings that a pair of limits allows for a share of `units` (least, most) units; of any number where units were not counted
/// (semantics 7.44).
pub(crate) fn outcome_of(band: &Band, limits: &Limits, units: Option<(u64, u64)>) -> Outcome {
    let (Some(small), Some(few)) = (&band.small, band.of_few()) else { return outcome(band, limits) };
    let (least, most) = units.unwrap_or((0, u64::MAX));
    let by_few = (least < small.units).then(|| outcome(&few, limits));
    let by_many = (most >= small.units).then(|| outcome(band, limits));
    let ends = || by_few.into_iter().chain(by_many).filter_map(Outcome::ends);
    let (worst, best) = (ends().map(|ends| ends.0).min(), ends().map(|ends| ends.1).max());
    Outcome::from_to(worst.unwrap_or_default(), best.unwrap_or_default())
}

/// The regime's word (index) for a share within these limits; `None` where it has no words, or the limits reach from one into another.
pub fn proportion(framework: &Framework, limits: &Limits) -> Option<usize> {
    outcome(&framework.proportions.as_ref()?.scale, limits).rated()
}

/// Out of `of` units, the least number sufficient for each rating but the worst, as the band compares; `of` + 1 where not even all are enough.
pub fn least_for_each_rating(band: &Band, of: u64) -> Vec<u64> {
    let least = |rating: usize| {
        let (mut low, mut high) = (0, of.saturating_add(1));
        while low < high {
            let middle = low + (high - low) / 2;
            if middle <= of && rating_of(band, &ratio(middle, of)) < rating { low = middle + 1 } else { high = middle }
        }
        low
    };
    (1..=band.edges.len()).map(least).collect()
}

/// The figure, in per cent, that a band compares.
pub(crate) fn compared(compare: Compare, share: &Exact) -> Exact {
    match compare {
        Compare::Exact => percent(share),
        Compare::Printed => Exact::from_integer(half_up(share, 100)),
    }
}

/// A share in per cent, to be compared: not in lowest terms, which take longer to find than the comparison.
fn percent(share: &Exact) -> Exact {
    Exact::new_raw(share.numer() * 100, share.denom().clone())
}

/// The rating of one share.
pub(crate) fn rating_of(band: &Band, share: &Exact) -> usize {
    lowest(band, band.compare, &Limit::closed(share.clone()))
}

/// The rating at a lower limit. Just above an excluded limit, edges on it have been passed, those too whose rating begins above them.
pub(crate) fn lowest(band: &Band, compare: Compare, limit: &Limit) -> usize {
    match compare {
        Compare::Exact if limit.open => {
            let percent = percent(&limit.value);
            band.edges.iter().filter(|edge| **edge <= percent).count()
        }
        Compare::Exact | Compare::Printed => passed(band, &compared(compare, &limit.value)),
    }
}

/// The rating at an upper limit; an excluded one is not reached (semantics 7.5).
fn highest(band: &Band, compare: Compare, limit: &Limit) -> usize {
    if !limit.open {
        return passed(band, &compared(compare, &limit.value));
    }
    let percent = percent(&limit.value);
    match compare {
        Compare::Exact => band.edges.iter().filter(|edge| **edge < percent).count(),
        Compare::Printed => {
            let just_below = (percent + ratio(1, 2)).ceil() - ratio(1, 1);
            passed(band, &just_below)
        }
    }
}

fn passed(band: &Band, percent: &Exact) -> usize {
    let is_passed = |(index, edge): (usize, &Exact)| match order(edge, percent) {
        Ordering::Less => true,
        Ordering::Equal => !band.is_above(index),
        Ordering::Greater => false,
    };
    band.edges.iter().enumerate().filter(|edge| is_passed(*edge)).count()
}

#[cfg(test)]
mod tests {
    use assize_diag::{Sources, Span};
    use assize_framework::{Band, Compare};
    use assize_model::{Limit, ratio};

    use super::{Outcome, compared, least_for_each_rating, outcome, rating_of};
    use crate::Limits;

    fn band(compare: Compare) -> Band {
        let span = Span::new(Sources::new().add_public("test", ""), 0..0);
        let edges = [50, 65, 80].map(|edge| ratio(edge, 1)).to_vec();
        Band::of_edges("cases", edges, compare, span)
    }

    #[test]
    fn all_pairs_to_2000_are_banded_as_integers_say() {
        std::thread::scope(|scope| {
            for thread in 0..4 {
                scope.spawn(move || (1..=2000).skip(thread).step_by(4).for_each(all_pairs_of));
            }
        });
    }

    /// Every n of N: the rating by exact fractions is the one by whole numbers.
    fn all_pairs_of(of: u64) {
        let edges = [50_u64, 65, 80];
        let (by_exact, by_printed) = (band(Compare::Exact), band(Compare::Printed));
        for n in 0..=of {
            let exact = edges.iter().filter(|edge| n * 100 >= **edge * of).count();
            let whole = (200 * n + of) / (2 * of);
            let printed = edges.iter().filter(|edge| whole >= **edge).count();
            let share = ratio(n, of);
            assert_eq!(rating_of(&by_exact, &share), exact, "{n} of {of}");
            assert_eq!(rating_of(&by_printed, &share), printed, "{n} of {of}");
            assert_eq!(compared(Compare::Printed, &share), ratio(whole, 1), "{n} of {of}");
        }
    }

    #[test]
    fn the_least_numbers_are_where_ratings_begin() {
        for compare in [Compare::Exact, Compare::Printed] {
            let band = band(compare);
            for of in 1..=120 {
                let least = least_for_each_rating(&band, of);
                for n in 0..=of {
                    let reached = least.iter().filter(|least| **least <= n).count();
                    assert_eq!(reached, rating_of(&band, &ratio(n, of)), "{n} of {of}");
                }
            }
        }
        assert_eq!(least_for_each_rating(&band(Compare::Printed), 48), [24, 31, 39]);
        assert_eq!(least_for_each_rating(&band(Compare::Exact), 48), [24, 32, 39]);
    }

    #[test]
    fn less_than_half_is_not_yet_inadequate_where_the_printed_figure_counts() {
        let below_half = Limits { low: Limit::zero(), high: Limit { value: ratio(1, 2), open: true } };
        assert_eq!(outcome(&band(Compare::Printed), &below_half), Outcome::Between { worst: 0, best: 1 });
        assert_eq!(outcome(&band(Compare::Exact), &below_half), Outcome::Rated(0));
    }
}
