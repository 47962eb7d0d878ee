//! The overall rating: which standards to move, and how far, for the fewest units.

use assize_scoring::{Basis, Direction, Outcome, Scorecard, Total};

use super::fewest::{Choice, fewest};
use super::lever::Levers;
use super::node::{band, is_entered, lowest_of, needs_down, needs_up, reached};
use super::{Crossing, FewestUnits, NoMargin, NodeMargin, OverallMargin, OverallMoves, Stuck};

/// The margin of the overall rating; `None` where there is no total.
pub(super) fn margin(card: &Scorecard<'_>, levers: &Levers<'_, '_>, nodes: &[NodeMargin]) -> Option<OverallMargin> {
    let total = card.total.as_ref()?;
    let mut raised: Vec<(usize, FewestUnits)> = Vec::new();
    for one in nodes.iter().filter(|one| total.standards.contains(&one.node)) {
        let up = one.margin.as_ref().ok().and_then(|moves| moves.up.as_ref().ok());
        raised.extend(up.map(|up| (one.node, up.units)));
    }
    let fewest = raised.iter().map(|(_, units)| (units.most, units.least)).min();
    let margin = moves(card, levers, total);
    let enough_alone = match &margin {
        Ok(moves) => {
            let missing = missing(card, total, moves.rating, Direction::Up);
            raised
                .iter()
                .map(|(node, _)| *node)
                .filter(|node| missing.is_some_and(|missing| step(card, *node) >= missing))
                .collect()
        }
        Err(_) => Vec::new(),
    };
    // Without an overall rating nothing holds it down.
    raised.retain(|(_, units)| margin.is_ok() && Some((units.most, units.least)) == fewest);
    Some(OverallMargin { margin, held_down_by: raised, enough_alone })
}

/// The points that one rating more is worth to a standard.
fn step(card: &Scorecard<'_>, node: usize) -> u64 {
    let ratings = &card.framework.ratings;
    let points = |rating: usize| ratings.get(rating).map_or(0, |rating| rating.points);
    card.nodes[node].last.rated().map_or(0, |rating| points(rating + 1).saturating_sub(points(rating)))
}

fn moves(card: &Scorecard<'_>, levers: &Levers<'_, '_>, total: &Total) -> Result<OverallMoves, NoMargin> {
    match total.basis {
        Basis::Published | Basis::Printed => return Err(NoMargin::Published),
        Basis::Rule | Basis::Panel => {}
    }
    if !card.framework.limits.is_empty() {
        return Err(NoMargin::Limits);
    }
    if card.framework.overall.as_ref().is_some_and(|overall| overall.rule.is_some()) {
        return Err(NoMargin::OtherRollup);
    }
    let is_other = |node: &&usize| {
        let is_fixed = card.nodes[**node].panel.is_some() || is_entered(card, **node);
        !is_fixed && lowest_of(card, **node).is_err()
    };
    if total.standards.iter().any(|node| is_other(&node)) {
        return Err(NoMargin::OtherRollup);
    }
    let rating = match total.last.rating {
        Ok(Outcome::Rated(rating)) => rating,
        Ok(Outcome::Between { .. }) => return Err(NoMargin::Between),
        Ok(Outcome::Unknown | Outcome::NotRated(_)) | Err(_) => return Err(NoMargin::NoOverall),
    };
    let one_way = |way: Direction| {
        let missing = missing(card, total, rating, way).ok_or(Stuck::AtTheEnd)?;
        let standards = total.standards.iter().map(|node| choices(card, levers, *node, way));
        let standards: Vec<Vec<Choice>> = standards.filter(|choices| !choices.is_empty()).collect();
        fewest(levers, &standards, missing, (way, &|crossing| overall_after(card, total, crossing, way)))
            .ok_or(Stuck::Standards)
    };
    Ok(OverallMoves { rating, up: one_way(Direction::Up), down: one_way(Direction::Down) })
}

/// The overall rating after the given flips: at least this one upwards, at most downwards. A question may be in several standards.
fn overall_after(card: &Scorecard<'_>, total: &Total, crossing: &[Crossing], way: Direction) -> usize {
    let framework = card.framework;
    let points = total.standards.iter().filter_map(|node| {
        let is_fixed = card.nodes[*node].panel.is_some();
        let moved = band(framework, *node).zip(lowest_of(card, *node).ok()).filter(|_| !is_fixed);
        let after = moved.map(|(band, questions)| reached(card, band, &questions, crossing, way));
        let (worst, best) = after.unwrap_or(card.nodes[*node].last).ends()?;
        Some(framework.ratings[if way == Direction::Up { worst } else { best }].points)
    });
    let points: u64 = points.sum();
    let edges = framework.overall.as_ref().and_then(|overall| overall.edges.get(&total.standards.len()));
    edges.map_or(0, |edges| edges.iter().filter(|edge| **edge <= points).count())
}

/// How many points more (fewer) the total needs for a better (worse) rating.
fn missing(card: &Scorecard<'_>, total: &Total, rating: usize, way: Direction) -> Option<u64> {
    let edges = card.framework.overall.as_ref()?.edges.get(&total.standards.len())?;
    match way {
        Direction::Up => Some(edges.get(rating)?.saturating_sub(total.last.points.0)),
        Direction::Down => Some((total.last.points.1 + 1).saturating_sub(*edges.get(rating.checked_sub(1)?)?)),
    }
}

/// Every way to move a standard, those of fewer flips first.
fn choices(card: &Scorecard<'_>, levers: &Levers<'_, '_>, standard: usize, way: Direction) -> Vec<Choice> {
    let (framework, score) = (card.framework, &card.nodes[standard]);
    let (Some(band), Ok(questions), None) = (band(framework, standard), lowest_of(card, standard), &score.panel) else {
        return Vec::new();
    };
    let Some((worst, best)) = score.rule.ends() else { return Vec::new() };
    let points = |rating: usize| framework.ratings[rating].points;
    let mut choices: Vec<Choice> = Vec::new();
    match way {
        Direction::Up => {
            for to in worst + 1..framework.ratings.len() {
                let points = points(to).saturating_sub(points(worst));
                let needs = needs_up(levers, band, &questions, to);
                choices.extend(needs.ok().map(|crossing| Choice { standard, to, points, crossing }));
            }
        }
        Direction::Down => {
            for to in 0..best {
                let points = points(best).saturating_sub(points(to));
                let needs = needs_down(card, levers, band, &questions, to);
                choices.extend(needs.into_iter().map(|one| Choice { standard, to, points, crossing: vec![one] }));
            }
        }
    }
    // The same flips lead to one rating, the furthest.
    let all = choices.clone();
    choices.retain(|one| !all.iter().any(|other| other.crossing == one.crossing && other.points > one.points));
    choices.sort_by_key(|choice| choice.crossing.iter().map(|one| one.need).max());
    choices
}
