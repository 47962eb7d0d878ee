//! What was entered, and what the ratings panel decided, in place of what the rule gives.

use assize_diag::Placed;
use assize_framework::Rollup;
use assize_model::Panel;

use crate::admit::Admitted;
use crate::{Basis, Child, Direction, Figure, Flag, NoBasis, NodeScore, Outcome, Reached, WhyNotRated};

/// What a node's children come to by its rollup.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Under {
    pub figure: Result<Figure, NoBasis>,
    /// The rating that they make, before the limits on it.
    pub made: Outcome,
    /// The same after these.
    pub rule: Outcome,
}

#[derive(Clone, Copy, Debug)]
pub struct PanelScore<'a> {
    /// The rating given (index).
    pub rating: usize,
    /// Reason, status, source.
    pub decision: &'a Placed<Panel>,
}

/// What was entered stands (semantics 7.14).
pub(crate) fn apply_entered(admitted: &Admitted<'_>, node: usize, score: &mut NodeScore<'_>) {
    if let Some((entered, _)) = admitted.record.ratings.get(&node) {
        score.rule = *entered;
        score.reached = Reached::Entered;
        score.discretion.clear();
        score.flags.clear();
    }
    if let Some((percent, _)) = admitted.record.scores.get(&node) {
        let framework = admitted.framework;
        let figure = Figure::of_percent(percent.value, false);
        let declared = &framework.nodes[node];
        let band = declared.band.filter(|_| declared.rollup.is_some_and(Rollup::gives_share));
        if let Some(band) = band {
            score.rule = figure.outcome(&framework.bands[band]);
        } else {
            score.rule = Outcome::NotRated(WhyNotRated::NoBand);
        }
        score.flags.clear();
        if let (Some(band), Outcome::Rated(rating)) = (band, score.rule)
            && figure.other_outcome(&framework.bands[band]) != Outcome::Rated(rating)
        {
            score.flags.push(Flag::RoundingDecides);
        }
        score.figure = Ok(figure);
        score.reached = Reached::Entered;
        score.discretion.clear();
    }
}

/// The panel's rating replaces the rule's (semantics 7.12).
pub(crate) fn apply_panel<'a>(admitted: &Admitted<'a>, node: usize, score: &mut NodeScore<'a>) {
    let Some((rating, decision)) = admitted.record.panel.get(&node) else { return };
    score.last = Outcome::Rated(*rating);
    score.basis = Basis::Panel;
    score.held.clear();
    score.may_drop_out.last = false;
    score.panel = Some(PanelScore { rating: *rating, decision });
    let Some(by_rule) = score.rule.rated() else {
        score.flags.push(Flag::PanelOnUnknown);
        return;
    };
    let direction = if *rating > by_rule { Direction::Up } else { Direction::Down };
    if *rating != by_rule && !score.discretion.iter().any(|one| one.direction == direction) {
        score.flags.push(Flag::PanelWithoutTrigger);
    }
    if rating.abs_diff(by_rule) > 1 {
        score.flags.push(Flag::PanelMoreThanOneBand);
    }
}

/// Whether nothing is known of a node, not even from the panel.
pub(crate) fn is_unknown(rollup: Option<Rollup>, score: &NodeScore<'_>, scored: &[Option<NodeScore<'_>>]) -> bool {
    if score.last.ends().is_some() || score.last == Outcome::NotRated(WhyNotRated::Said) {
        return false;
    }
    match rollup {
        None => false,
        Some(Rollup::Entered) => score.figure.is_err(),
        Some(Rollup::Measure) => score.measure.is_none() && score.last != Outcome::NotRated(WhyNotRated::NoUnitApplies),
        Some(Rollup::SumOfPoints) => {
            let below = score.children.iter().filter_map(|child| match child {
                Child::Node(node) => scored[*node].as_ref().map(|below| below.last),
                Child::Question(_) => None,
            });
            let mut below = below.filter(|last| !matches!(last, Outcome::NotRated(_))).peekable();
            below.peek().is_some() && below.all(|last| last == Outcome::Unknown)
        }
        Some(Rollup::MeanOfQuestions | Rollup::MeanOfChildren | Rollup::Pooled | Rollup::Lowest) => {
            score.figure == Err(NoBasis::NoData)
        }
        Some(
            Rollup::LowestRating
            | Rollup::MedianRating
            | Rollup::MostCommonRating
            | Rollup::MeanOfPoints
            | Rollup::Ladder
            | Rollup::Matrix,
        ) => score.last == Outcome::Unknown,
    }
}
