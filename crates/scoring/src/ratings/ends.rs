//! The worst and the best rating that a rule makes of members that have a worst and a best each.

use assize_framework::{MeanOfPoints, Rating, RatingRule, Subject};
use assize_model::{Exact, Limit, ratio};

use super::{Possible, of_mean};
use crate::Outcome;
use crate::rollup::mean_limit;

/// The worst and best rating that a rule makes of its members, some of which are rated. No combination is tried: what pulls furthest to one
/// side is known. `None` for a ladder and a matrix: for those it is not.
pub(super) fn of_members(scale: &[Rating], rule: &RatingRule, seen: &[(Subject, Possible)]) -> Option<Possible> {
    let ratings = scale.len();
    let ends = |(subject, one): &(Subject, Possible)| Some((*subject, one.ends(ratings)?, one.may_drop_out));
    let all: Vec<(Subject, (usize, usize), bool)> = seen.iter().filter_map(ends).collect();
    // How many may be so, and how many are not in any case.
    let count = |is_so: &dyn Fn((usize, usize)) -> bool| {
        let so = all.iter().filter(|(_, ends, _)| is_so(*ends)).count();
        (so, all.iter().filter(|(_, ends, may_drop_out)| !may_drop_out && !is_so(*ends)).count())
    };
    let from_to = |reaches_down: &dyn Fn(usize) -> bool, reaches_up: &dyn Fn(usize) -> bool| {
        let worst = (0..ratings).find(|rating| reaches_down(*rating)).unwrap_or_default();
        (worst, (0..ratings).rev().find(|rating| reaches_up(*rating)).unwrap_or(worst))
    };
    let at_most = |rating| count(&|(worst, _)| worst <= rating);
    let at_least = |rating| count(&|(_, best)| best >= rating);
    let (worst, best) = match rule {
        RatingRule::MeanOfPoints(mean) => mean_ends(scale, mean, &all),
        RatingRule::Median => from_to(
            &|rating| matches!(at_most(rating), (so, others) if so > 0 && so >= others),
            &|rating| matches!(at_least(rating), (so, others) if so > others),
        ),
        RatingRule::MostCommon => {
            let is_most = |rating| may_be_most(rating, ratings, &all);
            from_to(&is_most, &is_most)
        }
        RatingRule::Lowest => {
            from_to(&|rating| at_most(rating).0 > 0, &|rating| matches!(at_least(rating), (so, 0) if so > 0))
        }
        RatingRule::Ladder(_) | RatingRule::Matrix(_) => return None,
    };
    let may_drop_out = all.iter().all(|(_, _, may_drop_out)| *may_drop_out);
    Some(Possible { outcome: Outcome::from_to(worst, best), may_drop_out })
}

/// Whether this rating may be the worst of those that most have: all have it that can, and there is room for the others in other ratings.
fn may_be_most(rating: usize, ratings: usize, all: &[(Subject, (usize, usize), bool)]) -> bool {
    let may_be = |(worst, best): (usize, usize)| (worst..=best).contains(&rating);
    let most = all.iter().filter(|(_, ends, _)| may_be(*ends)).count();
    let mut room: Vec<usize> = (0..ratings).map(|other| most - usize::from(other < rating && most > 0)).collect();
    let mut others: Vec<(usize, usize)> = all
        .iter()
        .filter(|(_, ends, may_drop_out)| !may_drop_out && !may_be(*ends))
        .map(|(_, ends, _)| *ends)
        .collect();
    // Those first whose best rating is the worst: of the ratings with room each takes the worst.
    others.sort_by_key(|(_, best)| *best);
    most > 0
        && others.into_iter().all(|(worst, best)| {
            let place = room[worst..=best].iter_mut().find(|room| **room > 0);
            place.map(|room| *room -= 1).is_some()
        })
}

/// The worst and best rating of a mean of points.
fn mean_ends(scale: &[Rating], mean: &MeanOfPoints, all: &[(Subject, (usize, usize), bool)]) -> (usize, usize) {
    let weights: Vec<Exact> = all.iter().map(|(subject, _, _)| mean.weight(*subject)).collect();
    let rating = |end: fn((usize, usize)) -> usize, pulls: fn(&Exact, &Exact) -> bool| {
        let points = |ends| Limit::closed(ratio(scale[end(ends)].points, 1));
        let limits: Vec<Limit> = all.iter().map(|(_, ends, _)| points(*ends)).collect();
        let such = |optional| {
            let members = all.iter().zip(limits.iter().zip(&weights));
            members.filter(move |((_, _, may_drop_out), _)| *may_drop_out == optional).map(|(_, pair)| pair)
        };
        of_mean(mean, mean_limit(such(false), such(true), pulls).value)
    };
    (rating(|(worst, _)| worst, |a, b| a < b), rating(|(_, best)| best, |a, b| a > b))
}

#[cfg(test)]
mod tests {
    use assize_framework::{MeanOfPoints, Rating, RatingRule, Rounding, Subject, Weights};
    use assize_model::{Exact, Text, ratio};

    use super::{Possible, of_mean, of_members};
    use crate::Outcome;

    /// Every choice of a rating for each, or of none where it may drop out.
    fn combinations(members: &[(Subject, Possible)]) -> Vec<Vec<(Subject, usize)>> {
        members.iter().fold(vec![Vec::new()], |all, (subject, one)| {
            let (worst, best) = one.ends(4).unwrap();
            let with =
                |rating| all.iter().map(move |so_far: &Vec<_>| [so_far.clone(), vec![(*subject, rating)]].concat());
            let rated: Vec<_> = (worst..=best).flat_map(with).collect();
            if one.may_drop_out { [all.clone(), rated].concat() } else { rated }
        })
    }

    fn made(rule: &RatingRule, ratings: &[Rating], members: &[(Subject, usize)]) -> usize {
        let mut sorted: Vec<usize> = members.iter().map(|(_, rating)| *rating).collect();
        sorted.sort_unstable();
        match rule {
            RatingRule::Median => sorted[(sorted.len() - 1) / 2],
            RatingRule::MostCommon => {
                let of = |rating: usize| sorted.iter().filter(|one| **one == rating).count();
                (0..4).rev().max_by_key(|rating| of(*rating)).unwrap()
            }
            RatingRule::MeanOfPoints(mean) => {
                let weights: Exact = members.iter().map(|(one, _)| mean.weight(*one)).sum();
                let points = |(one, rating): &(Subject, usize)| mean.weight(*one) * ratio(ratings[*rating].points, 1);
                of_mean(mean, members.iter().map(points).sum::<Exact>() / weights)
            }
            _ => sorted[0],
        }
    }

    #[test]
    fn what_pulls_furthest_is_the_end_of_all_combinations() {
        let rating = |points| Rating { name: String::new(), title: Text { en: String::new(), cy: None }, points };
        let ratings = [0, 1, 2, 5].map(rating);
        let edges = [ratio(1, 1), ratio(2, 1), ratio(3, 1)].to_vec();
        let weights =
            Weights { nodes: (0..5).map(|node| (node, ratio(node as u64 + 1, 2))).collect(), ..Weights::default() };
        let mean = |round, weights| RatingRule::MeanOfPoints(MeanOfPoints { round, edges: edges.clone(), weights });
        let rules = [
            RatingRule::Lowest,
            RatingRule::Median,
            RatingRule::MostCommon,
            mean(Rounding::HalfUp, Weights::default()),
            mean(Rounding::Not, weights),
        ];
        let mut seed = 11_u64;
        let mut below = |end: usize| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) as usize % end
        };
        for _ in 0..400 {
            let members: Vec<(Subject, Possible)> = (0..1 + below(5))
                .map(|node| {
                    let worst = below(4);
                    let outcome = Outcome::from_to(worst, worst + below(4 - worst));
                    (Subject::Node(node), Possible { outcome, may_drop_out: below(3) == 0 })
                })
                .collect();
            for rule in &rules {
                let (none, some): (Vec<_>, Vec<_>) = combinations(&members).into_iter().partition(Vec::is_empty);
                let results: Vec<usize> = some.iter().map(|members| made(rule, &ratings, members)).collect();
                let (worst, best) = (results.iter().min().unwrap(), results.iter().max().unwrap());
                let expect = Possible { outcome: Outcome::from_to(*worst, *best), may_drop_out: !none.is_empty() };
                assert_eq!(of_members(&ratings, rule, &members), Some(expect), "{rule:?} {members:?}");
            }
        }
    }
}
