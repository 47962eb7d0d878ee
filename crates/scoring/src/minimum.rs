//! What a rating must rest on (semantics 7.42).

use assize_framework::{Framework, MinimumBase, Rollup};
use assize_model::Exact;

use crate::cell::exact;
use crate::node::add;
use crate::{Cell, NoBasis, QuestionScore};

/// Whether one of the counted questions below a node that some unit needs, or all pooled together, rest on less than the minimum.
pub(crate) fn is_under(
    minimum: &MinimumBase,
    (framework, questions): (&Framework, &[QuestionScore]),
    (node, rollup): (usize, Rollup),
) -> bool {
    let needed = |question: &usize| questions[*question].figure != Err(NoBasis::NoUnitApplies);
    let below = framework.questions_below(node).into_iter().filter(needed);
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
