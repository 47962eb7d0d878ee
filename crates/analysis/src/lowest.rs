//! What taking the lowest does to a rating where the true shares are known (semantics 6.6): policy, not error.

use assize_framework::Rollup;
use assize_model::{Exact, ratio};
use assize_scoring::{Group, Limits, Outcome, Scorecard, least_for_each_rating, outcome};
use assize_stats::{chance_of_all, chance_of_at_least, chances_between, chances_outside, mean_shortfall};
use num_traits::ToPrimitive;

/// Points above an edge that are looked at.
const ABOVE: [u64; 3] = [0, 5, 10];

/// A node that takes the lowest of its questions.
#[derive(Clone, PartialEq, Debug)]
pub struct LowestEffect {
    /// The node, by index.
    pub node: usize,
    /// Those of its questions that units were judged in.
    pub questions: Vec<LowestQuestion>,
    /// The true shares that are looked at, in rising order.
    pub at: Vec<TrueShare>,
}

/// One of the questions whose lowest share is taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LowestQuestion {
    /// The question, by index.
    pub question: usize,
    /// Units judged in it.
    pub base: u64,
    /// How many units there were to draw these from; `None`: not known, taken as without end.
    pub population: Option<u64>,
}

/// What samples of these sizes come to where the true share of every question is the same.
#[derive(Clone, PartialEq, Debug)]
pub struct TrueShare {
    /// The rating whose edge is meant, by index.
    pub edge: usize,
    /// How many points above it.
    pub above: u64,
    pub share: Exact,
    /// What that share is rated as.
    pub rating: usize,
    /// How often the node comes out with each rating, worst first.
    pub ratings: Vec<f64>,
    /// How often it comes out with a worse rating than `rating`.
    pub worse: f64,
    /// How often one of its questions alone does, on average over them.
    pub alone: f64,
}

/// For every node that takes the lowest of questions alone: how often it comes out with each rating.
///
/// Questions are taken as independent; where answers about one unit go together, the effect is smaller.
pub fn lowest_effects(card: &Scorecard<'_>) -> Vec<LowestEffect> {
    (0..card.framework.nodes.len()).filter_map(|node| effect(card, node)).collect()
}

fn effect(card: &Scorecard<'_>, node: usize) -> Option<LowestEffect> {
    let framework = card.framework;
    let declared = &framework.nodes[node];
    let over_nodes = |child: &usize| framework.nodes[*child].rollup.is_some_and(Rollup::gives_share);
    if declared.rollup != Some(Rollup::Lowest) || declared.children.iter().any(over_nodes) {
        return None;
    }
    let band = &framework.bands[declared.band?];
    let judged = |question: &usize| {
        let counts = card.questions[*question].counts()?;
        let base = counts.all_sufficient() + counts.all_insufficient();
        let population = population(card, &framework.questions[*question].unit, base);
        (base > 0).then_some(LowestQuestion { question: *question, base, population })
    };
    let scored = declared.questions.iter().filter(|question| framework.questions[**question].scored);
    let questions: Vec<LowestQuestion> = scored.filter_map(judged).collect();
    if questions.is_empty() {
        return None;
    }
    // By question: the fewest sufficient for each rating but the worst.
    let least: Vec<Vec<u64>> = questions.iter().map(|one| least_for_each_rating(band, one.base)).collect();
    let mut at = Vec::new();
    for (edge, percent) in (1..).zip(&band.edges) {
        for above in ABOVE {
            let share = (percent + ratio(above, 1)) / ratio(100, 1);
            let rated = (share <= ratio(1, 1)).then(|| outcome(band, &Limits::point(&share)));
            let Some(Outcome::Rated(rating)) = rated else { continue };
            at.extend(true_share(&least, &questions, (edge, above), share, rating));
        }
    }
    Some(LowestEffect { node, questions, at })
}

fn true_share(
    least: &[Vec<u64>],
    questions: &[LowestQuestion],
    (edge, above): (usize, u64),
    share: Exact,
    rating: usize,
) -> Option<TrueShare> {
    let about = share.to_f64()?;
    let reaches = |(one, least): (&LowestQuestion, &Vec<u64>), rating: usize| {
        let fewest = rating.checked_sub(1).map_or(0, |below| least[below]);
        chance_of_at_least(fewest, one.base, about, one.population)
    };
    let each = || questions.iter().zip(least);
    // All questions reach a rating, so the lowest does.
    let all_reach = |rating: usize| chance_of_all(each().map(|one| reaches(one, rating)));
    let ratings = least.first().map_or(0, Vec::len);
    let reached: Vec<f64> = (0..=ratings).map(all_reach).collect::<Option<_>>()?;
    let ratings = chances_between(&reached);
    let [worse, _, _] = chances_outside(&ratings, rating);
    let alone: Vec<f64> = each().map(|one| reaches(one, rating)).collect::<Option<_>>()?;
    Some(TrueShare { edge, above, share, rating, ratings, worse, alone: mean_shortfall(&alone)? })
}

/// How many units there were to draw a base from: a part of the sample stands for the same part of those eligible, half up (semantics 6.1).
fn population(card: &Scorecard<'_>, unit: &str, base: u64) -> Option<u64> {
    let sample = card.inspection.sample.as_ref().filter(|sample| sample.unit() == unit)?;
    let read = || card.tally.units[&Group::All].get(unit).map(|count| *count as u64);
    let (assessed, eligible) = (sample.assessed.or_else(read)?, sample.eligible?);
    if assessed == 0 || assessed > eligible {
        return None;
    }
    let doubled = 2 * u128::from(base) * u128::from(eligible) + u128::from(assessed);
    u64::try_from(doubled / (2 * u128::from(assessed))).ok().map(|population| population.max(base))
}
