//! How many standards have which rating, as published, against the ratings that are known.

use assize_framework::{Framework, Node};

use crate::admit::Admitted;
use crate::printed::{Fit, PrintedCheck, PrintedOutcome, in_place};
use crate::{Basis, FigureName, NodeScore, Outcome};

/// How many standards have which rating.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Distribution {
    /// By rating (index), the worst first: how many have it. A published one has those that its source names.
    pub counts: Vec<(usize, u64)>,
    /// Standards where it says only that they have another rating.
    pub others: u64,
    /// What each standard may be; empty for a published one, which does not say.
    standards: Vec<Outcome>,
    /// How many ratings there are.
    scale: usize,
}

impl Distribution {
    /// The published counts, where they count every standard of the total, or these and those outside it.
    pub(crate) fn published(admitted: &Admitted<'_>) -> Option<Self> {
        let (framework, record) = (admitted.framework, &admitted.record);
        framework.overall.as_ref()?;
        // A rating is named, too, where the source says that none has it.
        let counts = (0..framework.ratings.len()).filter_map(|rating| Some((rating, *record.published.get(&rating)?)));
        let scale = framework.ratings.len();
        let published = Self { counts: counts.collect(), others: record.others, standards: Vec::new(), scale };
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

    /// Least and most points of the standards of the total, over all ways to give the counts to the standards that they are of, each within
    /// what is known of it; where they cannot be given so, over all ways to give them (semantics 7.13 b).
    pub(crate) fn points(&self, admitted: &Admitted<'_>, nodes: &[NodeScore<'_>]) -> (u64, u64) {
        let framework = admitted.framework;
        let within = of_level(framework).1;
        let counted = self.counted(framework);
        let of = |node: usize| in_place(admitted, node, &nodes[node]).unwrap_or(nodes[node].last);
        let known: Vec<Outcome> = counted.iter().map(|node| of(*node)).collect();
        let known = if self.has_room_for(&known) { known } else { vec![Outcome::Unknown; counted.len()] };
        let points =
            |standard: usize, rating: usize| if standard < within { framework.ratings[rating].points } else { 0 };
        let least = self.given(&known, &|standard, rating| i128::from(points(standard, rating)));
        let most = self.given(&known, &|standard, rating| -i128::from(points(standard, rating)));
        let [least, most] = [least, most.map(|most| -most)].map(|sum| sum.and_then(|sum| u64::try_from(sum).ok()));
        let best = framework.ratings.last().map_or(0, |rating| rating.points);
        (least.unwrap_or_default(), most.unwrap_or(best * within as u64))
    }

    fn is_named(&self, rating: usize) -> bool {
        self.counts.iter().any(|(named, _)| *named == rating)
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
    fn narrowed(&self, known: &[Outcome]) -> Vec<Outcome> {
        let mut standards = known.to_vec();
        let narrow = |standard: usize| {
            let mut is_possible = |rating: &usize| {
                standards[standard] = Outcome::Rated(*rating);
                let has_room = known[standard].may_be(*rating) && self.has_room_for(&standards);
                standards[standard] = known[standard];
                has_room
            };
            let worst = (0..self.scale).find(&mut is_possible)?;
            let best = (worst..self.scale).rfind(is_possible)?;
            let is_open = known[standard] == Outcome::Unknown && (worst, best + 1) == (0, self.scale);
            Some(if is_open { Outcome::Unknown } else { Outcome::from_to(worst, best) })
        };
        (0..known.len()).filter_map(narrow).collect()
    }

    /// Whether each standard can have one of the places that the counts give, a place a standard.
    fn has_room_for(&self, standards: &[Outcome]) -> bool {
        self.given(standards, &|_, _| 0).is_some()
    }

    /// The least that it costs to give each standard a place, where that can be done: a flow, each standard on the cheapest way to a place
    /// that is free, which may move others.
    fn given(&self, standards: &[Outcome], cost: &dyn Fn(usize, usize) -> i128) -> Option<i128> {
        let named = self.counts.iter().map(|(rating, count)| (Some(*rating), *count));
        let kinds: Vec<(Option<usize>, u64)> = named.chain([(None, self.others)]).collect();
        let of = |standard: usize, kind: usize| {
            let may_be = |rating: &usize| standards[standard].may_be(*rating);
            match kinds[kind].0 {
                Some(rating) => Some(rating).filter(may_be).map(|rating| cost(standard, rating)),
                None => (0..self.scale)
                    .filter(|rating| !self.is_named(*rating))
                    .filter(may_be)
                    .map(|rating| cost(standard, rating))
                    .min(),
            }
        };
        let mut places: Vec<Vec<usize>> = vec![Vec::new(); kinds.len()];
        for standard in 0..standards.len() {
            // By kind of place: what it costs to come there, and from where with whom moved.
            type Way = Option<(i128, Option<(usize, usize)>)>;
            let mut ways: Vec<Way> = (0..kinds.len()).map(|kind| of(standard, kind).map(|cost| (cost, None))).collect();
            for (from, to) in (0..kinds.len()).flat_map(|_| pairs(kinds.len())) {
                let Some((so_far, _)) = ways[from] else { continue };
                let moves = places[from].iter().filter_map(|moved| Some((of(*moved, to)? - of(*moved, from)?, *moved)));
                let Some((step, moved)) = moves.min() else { continue };
                if ways[to].is_none_or(|(known, _)| so_far + step < known) {
                    ways[to] = Some((so_far + step, Some((from, moved))));
                }
            }
            let free = (0..kinds.len()).filter(|kind| (places[*kind].len() as u64) < kinds[*kind].1);
            let mut at = free.filter_map(|kind| Some((ways[kind]?.0, kind))).min()?.1;
            while let Some((_, Some((from, moved)))) = ways[at] {
                places[from].retain(|one| *one != moved);
                places[at].push(moved);
                at = from;
            }
            places[at].push(standard);
        }
        let sum = |(kind, given): (usize, &Vec<usize>)| {
            given.iter().map(|standard| of(*standard, kind)).sum::<Option<i128>>()
        };
        places.iter().enumerate().map(sum).sum()
    }
}

/// All pairs out of `many`, in both orders.
fn pairs(many: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..many).flat_map(move |from| (0..many).filter(move |to| *to != from).map(move |to| (from, to)))
}

/// Narrows the last rating of each standard that the published counts are of to those with which all of them can still be given (semantics
/// 7.13); of what does not go together nothing is narrowed.
pub(crate) fn narrow(admitted: &Admitted<'_>, nodes: &mut [NodeScore<'_>]) {
    let Some(published) = Distribution::published(admitted) else { return };
    let counted = published.counted(admitted.framework);
    let known: Vec<Outcome> = counted.iter().map(|node| nodes[*node].last).collect();
    for (node, narrowed) in counted.into_iter().zip(published.narrowed(&known)) {
        let score = &mut nodes[node];
        if narrowed != score.last {
            score.basis = Basis::Published;
            score.last = narrowed;
        }
    }
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
pub(crate) fn check<'a>(admitted: &Admitted<'a>, nodes: &[NodeScore<'_>]) -> Option<PrintedCheck<'a>> {
    let framework = admitted.framework;
    let published = Distribution::published(admitted)?;
    let place = admitted.inspection.ratings.values().next()?.place.clone();
    let standards: Vec<Outcome> = published.counted(framework).iter().map(|node| nodes[*node].last).collect();
    let having = |rating: usize| standards.iter().filter(|outcome| outcome.rated() == Some(rating)).count() as u64;
    let known = Distribution {
        counts: (0..framework.ratings.len()).map(|rating| (rating, having(rating))).filter(|one| one.1 > 0).collect(),
        others: standards.iter().filter(|outcome| outcome.rated().is_none()).count() as u64,
        standards,
        scale: framework.ratings.len(),
    };
    let name = FigureName::new(&admitted.inspection.id, &framework.id, "overall");
    Some(PrintedCheck::new(name, PrintedOutcome::Ratings(published), PrintedOutcome::Ratings(known), place))
}

#[cfg(test)]
mod tests {
    use super::{Distribution, Fit, Outcome};

    fn published(counts: &[(usize, u64)], others: u64, scale: usize) -> Distribution {
        Distribution { counts: counts.to_vec(), others, standards: Vec::new(), scale }
    }

    fn known(standards: &[Outcome]) -> Distribution {
        let others = standards.iter().filter(|outcome| outcome.rated().is_none()).count() as u64;
        Distribution { counts: Vec::new(), others, standards: standards.to_vec(), scale: 4 }
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
            let found = published(&counts, others, 4).fit(&known(&standards));
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
            assert_eq!(published(&counts, others, 4).narrowed(&standards), expected, "{counts:?}, {standards:?}");
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
            let published = published(&counts, count(3), 3);
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
                assert_eq!(published.narrowed(&standards), expected, "{counts:?}, {standards:?}");
                // The first two are of the total, on a scale of 0, 1 and 5 points.
                let cost = |one: usize, rating: usize| if one < 2 { [0, 1, 5][rating] } else { 0 };
                let sums = || ways.iter().map(|way| (0..3).map(|one| cost(one, way[one])).sum::<i128>());
                assert_eq!(published.given(&standards, &cost), sums().min(), "{counts:?}, {standards:?}");
                let most = published.given(&standards, &|one, rating| -cost(one, rating)).map(|most| -most);
                assert_eq!(most, sums().max(), "{counts:?}, {standards:?}");
            }
        }
    }
}
