//! What a rating must rest on (semantics 7.42).

use assize_framework::{Band, BelowMinimum, Framework, MinimumBase, Rollup};
use assize_model::Exact;

use crate::nine_counts::exact;
use crate::node::{Family, add};
use crate::ratings::MayDropOut;
use crate::{Flag, NineCounts, NoBasis, NodeScore, Outcome, QuestionScore, WhyNotRated};

/// Whether the rating may rest on what was judged; not rated, or marked, where that is too little (semantics 7.42).
pub(crate) fn may_rest_on(
    family: &Family<'_, '_>,
    (node, rollup): (usize, Rollup),
    band: &Band,
    score: &mut NodeScore<'_>,
) -> bool {
    let Some(minimum) = &band.minimum else { return true };
    if short(minimum, (family.framework, family.questions), (node, rollup)).is_empty() {
        return true;
    }
    match minimum.otherwise {
        BelowMinimum::Marked => score.flags.push(Flag::UnderMinimum),
        BelowMinimum::NotRated => {
            score.rule = Outcome::NotRated(WhyNotRated::UnderMinimum);
            score.may_drop_out = MayDropOut::default();
        }
    }
    minimum.otherwise == BelowMinimum::Marked
}

/// What rests on less than a band asks for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Short {
    /// The question (index); `None`: all below the node, pooled.
    pub question: Option<usize>,
    /// Units with an answer.
    pub judged: u64,
    /// Units that certainly need one.
    pub asked: u64,
}

/// The counted questions below a node that some unit needs and that rest on less than the minimum, or all of them pooled together. Of a
/// rating of ratings: of those that its band rates.
pub(crate) fn short(
    minimum: &MinimumBase,
    (framework, questions): (&Framework, &[QuestionScore]),
    (node, rollup): (usize, Rollup),
) -> Vec<Short> {
    let needed = |question: &usize| questions[*question].figure != Err(NoBasis::NoUnitApplies);
    let own = || framework.nodes[node].questions.iter().copied().filter(|one| framework.questions[*one].scored);
    let below = if rollup.is_of_ratings() { own().collect() } else { framework.questions_below(node) };
    let below: Vec<usize> = below.into_iter().filter(needed).collect();
    let of = |question: Option<usize>, counts: &NineCounts| {
        let judged = counts.all_sufficient() + counts.all_insufficient();
        let few = minimum.units.is_some_and(|least| judged < least);
        let least = |least: &Exact| exact((100 * judged, 1)) < least * exact((counts.certain(), 1));
        let is_short = few || minimum.answered.as_ref().is_some_and(least);
        is_short.then(|| Short { question, judged, asked: counts.certain() })
    };
    if rollup == Rollup::Pooled {
        let counts: Option<Vec<&NineCounts>> = below.iter().map(|question| questions[*question].counts()).collect();
        return counts.and_then(|counts| of(None, &add(counts))).into_iter().collect();
    }
    below.into_iter().filter_map(|question| of(Some(question), questions[question].counts()?)).collect()
}
