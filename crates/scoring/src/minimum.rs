//! What a rating must rest on (semantics 7.42).

use assize_framework::{Band, BelowMinimum, Framework, MinimumBase, Rollup};
use assize_model::Exact;

use crate::cell::exact;
use crate::node::{Family, add};
use crate::ratings::MayDropOut;
use crate::{Cell, Flag, NoBasis, NodeScore, Outcome, QuestionScore, WhyNotRated};

/// Whether the rating may rest on what was judged; not rated, or marked, where that is too little (semantics 7.42).
pub(crate) fn may_rest_on(
    family: &Family<'_, '_>,
    (node, rollup): (usize, Rollup),
    band: &Band,
    score: &mut NodeScore<'_>,
) -> bool {
    let Some(minimum) = &band.minimum else { return true };
    if !is_under(minimum, (family.framework, family.questions), (node, rollup)) {
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

/// Whether one of the counted questions below a node that some unit needs, or all pooled together, rest on less than the minimum. Of a
/// rating of ratings: of those that its band rates.
fn is_under(
    minimum: &MinimumBase,
    (framework, questions): (&Framework, &[QuestionScore]),
    (node, rollup): (usize, Rollup),
) -> bool {
    let needed = |question: &usize| questions[*question].figure != Err(NoBasis::NoUnitApplies);
    let own = || framework.nodes[node].questions.iter().copied().filter(|one| framework.questions[*one].scored);
    let below = if rollup.is_of_ratings() { own().collect() } else { framework.questions_below(node) };
    let below = below.into_iter().filter(needed);
    let cells: Vec<Option<&Cell>> = below.map(|question| questions[question].cell()).collect();
    let is_short = |cell: &Cell| {
        let judged = cell.all_sufficient() + cell.all_insufficient();
        let few = minimum.units.is_some_and(|least| judged < least);
        let least = |least: &Exact| exact((100 * judged, 1)) < least * exact((cell.certain(), 1));
        few || minimum.answered.as_ref().is_some_and(least)
    };
    if rollup == Rollup::Pooled {
        return cells.into_iter().collect::<Option<Vec<_>>>().is_some_and(|cells| is_short(&add(cells)));
    }
    cells.into_iter().flatten().any(is_short)
}
