//! How many standards have which rating, as published, against the ratings that are known.

use assize_framework::{Framework, Node};

use crate::admit::Admitted;
use crate::printed::{Check, Fit, PrintedOutcome};
use crate::{Basis, FigureName, NodeScore, Outcome};

/// How many standards have which rating.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Distribution {
    /// By rating (index), the worst first: how many have it. A published one has those that its source names.
    pub counts: Vec<(usize, u64)>,
    /// Standards of which it does not say more than that they have another rating.
    pub others: u64,
    /// What each standard may be; empty for a published one, which does not say.
    standards: Vec<Outcome>,
}

/// With more ways than these to rate the standards outside the total, their points are taken from the scale alone.
const MANY_WAYS: usize = 1_000;

impl Distribution {
    /// The published counts, where they count every standard of the total, or these and those outside it.
    pub(crate) fn published(admitted: &Admitted<'_>) -> Option<Self> {
        let (framework, record) = (admitted.framework, &admitted.record);
        framework.overall.as_ref()?;
        // A rating of which it is said that none has it is named, too.
        let counts = (0..framework.ratings.len()).filter_map(|rating| Some((rating, *record.published.get(&rating)?)));
        let published = Self { counts: counts.collect(), others: record.others, standards: Vec::new() };
        let (standards, within) = of_level(framework);
        let counted = published.places();
        (counted > 0 && (counted == within || counted == standards.len())).then_some(published)
    }

    /// Whether the source counts them, and does not say which standards have which.
    pub fn is_published(&self) -> bool {
        self.standards.is_empty()
    }

    fn places(&self) -> usize {
        usize::try_from(self.counts.iter().map(|(_, count)| count).sum::<u64>() + self.others).unwrap_or(usize::MAX)
    }

    /// The standards that these counts are of.
    fn counted(&self, framework: &Framework) -> Vec<usize> {
        let mut standards = of_level(framework).0;
        standards.truncate(self.places());
        standards
    }

    /// How many standards have each rating, where every one of the total is named and none outside it is counted in.
    pub(crate) fn of_total_alone(&self, framework: &Framework) -> Option<Vec<usize>> {
        let is_of_total = self.others == 0 && self.places() == of_level(framework).1;
        let of = |rating| self.counts.iter().find(|(named, _)| *named == rating).map_or(0, |(_, count)| *count);
        let counts = (0..framework.ratings.len()).map(|rating| usize::try_from(of(rating)).unwrap_or(usize::MAX));
        is_of_total.then(|| counts.collect())
    }

    /// Least and most points of the standards of the total.
    pub(crate) fn points(&self, admitted: &Admitted<'_>, nodes: &[NodeScore<'_>]) -> (u64, u64) {
        let framework = admitted.framework;
        let points = |rating: usize| framework.ratings[rating].points;
        let named: u64 = self.counts.iter().map(|(rating, count)| points(*rating) * count).sum();
        let others: Vec<u64> = (0..framework.ratings.len())
            .filter(|rating| !self.is_named(*rating))
            .map(|rating| points(rating) * self.others)
            .collect();
        let (least, most) = (others.iter().min().unwrap_or(&0), others.iter().max().unwrap_or(&0));
        let outside = self.points_outside(admitted, nodes);
        ((named + least).saturating_sub(outside.1), (named + most).saturating_sub(outside.0))
    }

    fn is_named(&self, rating: usize) -> bool {
        self.counts.iter().any(|(named, _)| *named == rating)
    }

    /// Least and most points of the counted standards that are outside the total, by what each may be beside the others.
    fn points_outside(&self, admitted: &Admitted<'_>, nodes: &[NodeScore<'_>]) -> (u64, u64) {
        let framework = admitted.framework;
        let within = of_level(framework).1;
        let mut standards: Vec<Outcome> = self.counted(framework).iter().map(|node| nodes[*node].last).collect();
        let outside = standards.len().saturating_sub(within);
        let points = |rating: usize| framework.ratings[rating].points;
        let scale = (points(0) * outside as u64, points(framework.ratings.len() - 1) * outside as u64);
        let ways = u32::try_from(outside).ok().and_then(|outside| framework.ratings.len().checked_pow(outside));
        let Some(ways) = ways.filter(|ways| *ways <= MANY_WAYS) else { return scale };
        let mut found: Option<(u64, u64)> = None;
        let may_be = standards.clone();
        for way in 0..ways {
            let (mut rest, mut sum) = (way, 0);
            for standard in &mut standards[within..] {
                let rating = rest % framework.ratings.len();
                rest /= framework.ratings.len();
                sum += points(rating);
                *standard = Outcome::Rated(rating);
            }
            let is_possible = (within..standards.len())
                .all(|standard| standards[standard].rated().is_some_and(|rating| may_be[standard].may_be(rating)));
            if is_possible && self.has_room_for(&standards) {
                let (least, most) = found.unwrap_or((sum, sum));
                found = Some((least.min(sum), most.max(sum)));
            }
        }
        found.unwrap_or(scale)
    }

    /// How this published one goes together with what is known of each standard (semantics 7.47).
    pub(crate) fn fit(&self, known: &Self) -> Fit {
        let is_known = |outcome: &Outcome| outcome.ends().is_some();
        if !known.standards.iter().any(is_known) {
            return Fit::NothingToCompare;
        }
        if !self.has_room_for(&known.standards) {
            return Fit::Clashes;
        }
        match known.others == 0 {
            true => Fit::Agrees,
            false => Fit::NotContradicted,
        }
    }

    /// Each standard from the worst to the best with which the counts can be given; none where they cannot. What may still be anything stays so.
    fn narrowed(&self, known: &[Outcome], ratings: usize) -> Vec<Outcome> {
        let mut standards = known.to_vec();
        let narrow = |standard: usize| {
            let mut is_possible = |rating: &usize| {
                standards[standard] = Outcome::Rated(*rating);
                let has_room = known[standard].may_be(*rating) && self.has_room_for(&standards);
                standards[standard] = known[standard];
                has_room
            };
            let worst = (0..ratings).find(&mut is_possible)?;
            let best = (worst..ratings).rfind(is_possible)?;
            let is_open = known[standard] == Outcome::Unknown && (worst, best + 1) == (0, ratings);
            Some(if is_open { Outcome::Unknown } else { Outcome::from_to(worst, best) })
        };
        (0..known.len()).filter_map(narrow).collect()
    }

    /// Whether each standard can have one of the places that the counts give, a place a standard: a matching by augmenting paths.
    fn has_room_for(&self, standards: &[Outcome]) -> bool {
        let named = self.counts.iter().flat_map(|(rating, count)| (0..*count).map(|_| Some(*rating)));
        let places: Vec<Option<usize>> = named.chain((0..self.others).map(|_| None)).collect();
        let may_take = |standard: usize, place: usize| match (places[place], standards[standard]) {
            (Some(rating), outcome) => outcome.may_be(rating),
            (None, Outcome::Rated(rating)) => !self.is_named(rating),
            (None, Outcome::Between { worst, best }) => (worst..=best).any(|rating| !self.is_named(rating)),
            (None, Outcome::Unknown) => true,
            (None, Outcome::NotRated(_)) => false,
        };
        let mut taken: Vec<Option<usize>> = vec![None; places.len()];
        (0..standards.len()).all(|standard| seat(standard, &may_take, &mut taken, &mut vec![false; places.len()]))
    }
}

/// Narrows the last rating of each standard that the published counts are of to those with which all of them can still be given (semantics
/// 7.13); of what does not go together nothing is narrowed.
pub(crate) fn narrow(admitted: &Admitted<'_>, nodes: &mut [NodeScore<'_>]) {
    let Some(published) = Distribution::published(admitted) else { return };
    let counted = published.counted(admitted.framework);
    let known: Vec<Outcome> = counted.iter().map(|node| nodes[*node].last).collect();
    for (node, narrowed) in counted.into_iter().zip(published.narrowed(&known, admitted.framework.ratings.len())) {
        let score = &mut nodes[node];
        if narrowed != score.last {
            score.basis = Basis::Published;
            score.last = narrowed;
        }
    }
}

/// Finds a place for this standard, moving others where they have one elsewhere.
fn seat(
    standard: usize,
    may_take: &impl Fn(usize, usize) -> bool,
    taken: &mut [Option<usize>],
    tried: &mut [bool],
) -> bool {
    for place in 0..taken.len() {
        if tried[place] || !may_take(standard, place) {
            continue;
        }
        tried[place] = true;
        if taken[place].is_none_or(|other| seat(other, may_take, taken, tried)) {
            taken[place] = Some(standard);
            return true;
        }
    }
    false
}

/// The nodes of the level of the total, those outside the total last, and how many are in it.
pub(crate) fn of_level(framework: &Framework) -> (Vec<usize>, usize) {
    let mut standards = framework.standards_in_total();
    let within = standards.len();
    let level = framework.overall.as_ref().map(|overall| overall.level);
    let is_outside = |node: &Node| Some(node.level) == level && !node.in_total && node.rollup.is_some();
    standards.extend((0..framework.nodes.len()).filter(|node| is_outside(&framework.nodes[*node])));
    (standards, within)
}

/// The published counts against the standards; `None` where there are none, or they do not count every standard.
pub(crate) fn check<'a>(admitted: &Admitted<'a>, nodes: &[NodeScore<'_>]) -> Option<Check<'a>> {
    let framework = admitted.framework;
    let published = Distribution::published(admitted)?;
    let place = admitted.inspection.ratings.values().next()?.place.clone();
    let standards: Vec<Outcome> = published.counted(framework).iter().map(|node| nodes[*node].last).collect();
    let having = |rating: usize| standards.iter().filter(|outcome| outcome.rated() == Some(rating)).count() as u64;
    let known = Distribution {
        counts: (0..framework.ratings.len()).map(|rating| (rating, having(rating))).filter(|one| one.1 > 0).collect(),
        others: standards.iter().filter(|outcome| outcome.rated().is_none()).count() as u64,
        standards,
    };
    let name = FigureName::new(&admitted.inspection.id, &framework.id, "overall");
    Some(Check::new(name, PrintedOutcome::Ratings(published), PrintedOutcome::Ratings(known), place))
}

#[cfg(test)]
mod tests {
    use super::{Distribution, Fit, Outcome};

    fn published(counts: &[(usize, u64)], others: u64) -> Distribution {
        Distribution { counts: counts.to_vec(), others, standards: Vec::new() }
    }

    fn known(standards: &[Outcome]) -> Distribution {
        let others = standards.iter().filter(|outcome| outcome.rated().is_none()).count() as u64;
        Distribution { counts: Vec::new(), others, standards: standards.to_vec() }
    }

    #[test]
    fn counts_fit_where_every_standard_finds_a_place() {
        let (bad, good) = (Outcome::Rated(0), Outcome::Rated(2));
        let low = Outcome::Between { worst: 0, best: 1 };
        for (counts, others, standards, expected) in [
            (vec![(0, 1), (2, 1)], 0, vec![good, bad], Fit::Agrees),
            (vec![(0, 2)], 0, vec![good, bad], Fit::Clashes),
            (vec![(0, 1), (2, 1)], 0, vec![Outcome::Unknown, good], Fit::NotContradicted),
            (vec![(0, 1), (2, 1)], 0, vec![low, low], Fit::Clashes),
            (vec![(0, 1), (1, 1)], 0, vec![low, bad], Fit::NotContradicted),
            (vec![(1, 2)], 0, vec![Outcome::Unknown, Outcome::Unknown], Fit::NothingToCompare),
            // "One of two inadequate": the other is not.
            (vec![(0, 1)], 1, vec![bad, good], Fit::Agrees),
            (vec![(0, 1)], 1, vec![bad, bad], Fit::Clashes),
            (vec![(0, 1)], 1, vec![good, good], Fit::Clashes),
            (vec![(0, 1)], 1, vec![low, low], Fit::NotContradicted),
        ] {
            let found = published(&counts, others).fit(&known(&standards));
            assert_eq!(found, expected, "{counts:?} and {others} others against {standards:?}");
        }
    }

    #[test]
    fn counts_leave_of_each_standard_what_still_lets_all_be_given() {
        let (unknown, low) = (Outcome::Unknown, Outcome::Between { worst: 0, best: 1 });
        let between = |worst, best| Outcome::Between { worst, best };
        for (counts, others, standards, expected) in [
            // London: nothing is inadequate, so what is at most in need of improvement is just that, and the rest is good.
            (
                vec![(1, 2), (2, 2)],
                0,
                vec![low, low, unknown, unknown],
                vec![1, 1, 2, 2].into_iter().map(Outcome::Rated).collect(),
            ),
            (
                vec![(1, 2), (2, 2)],
                0,
                vec![low, unknown, unknown, unknown],
                vec![Outcome::Rated(1), between(1, 2), between(1, 2), between(1, 2)],
            ),
            (vec![(0, 1), (3, 1)], 0, vec![unknown, unknown], vec![unknown, unknown]),
            (vec![(0, 1)], 1, vec![low, Outcome::Rated(0)], vec![Outcome::Rated(1), Outcome::Rated(0)]),
            (vec![(0, 1)], 1, vec![unknown, Outcome::Rated(0)], vec![between(1, 3), Outcome::Rated(0)]),
            // They do not go together.
            (vec![(3, 2)], 0, vec![low, unknown], vec![]),
        ] {
            assert_eq!(published(&counts, others).narrowed(&standards, 4), expected, "{counts:?}, {standards:?}");
        }
    }

    #[test]
    fn what_counts_leave_is_what_giving_them_in_every_way_leaves() {
        let outcomes: Vec<Outcome> = (0..3)
            .flat_map(|worst| (worst..3).map(move |best| Outcome::from_to(worst, best)))
            .chain([Outcome::Unknown])
            .collect();
        let in_digits = |mut number: usize, base: usize| {
            let mut digit = || (number % base, number /= base).0;
            [digit(), digit(), digit()]
        };
        // By rating, how many of three have it; 3 stands for one of those that are not named.
        for places in (0..64).map(|number| in_digits(number, 4)) {
            let count = |rating: usize| places.iter().filter(|place| **place == rating).count() as u64;
            let counts: Vec<(usize, u64)> =
                (0..3).map(|rating| (rating, count(rating))).filter(|one| one.1 > 0).collect();
            let published = published(&counts, count(3));
            for standards in (0..343).map(|number| in_digits(number, 7).map(|digit| outcomes[digit])) {
                let fits = |way: &[usize; 3]| {
                    let has = |rating: usize| way.iter().filter(|one| **one == rating).count() as u64;
                    (0..3).all(|one| standards[one].may_be(way[one]))
                        && counts.iter().all(|(rating, count)| has(*rating) == *count)
                };
                let ways: Vec<[usize; 3]> = (0..27).map(|number| in_digits(number, 3)).filter(fits).collect();
                let ends = |one: usize| {
                    let ratings = ways.iter().map(|way| way[one]);
                    let (worst, best) = (ratings.clone().min()?, ratings.max()?);
                    let is_open = standards[one] == Outcome::Unknown && (worst, best) == (0, 2);
                    Some(if is_open { Outcome::Unknown } else { Outcome::from_to(worst, best) })
                };
                let expected: Vec<Outcome> = (0..3).filter_map(ends).collect();
                assert_eq!(published.narrowed(&standards, 3), expected, "{counts:?}, {standards:?}");
            }
        }
    }
}
