//! The overall rating: which standards to move, and how far, for the fewest units.

use std::collections::BTreeMap;

use assize_scoring::{Basis, Direction, Outcome, Scorecard, Total};

use super::lever::{Levers, STEPS};
use super::node::{band, is_entered, lowest_of, needs_down, needs_up, reached};
use super::{Crossing, FewestUnits, Known, NoMargin, NodeMargin, OverallMargin, OverallMove, OverallMoves, Stuck};

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

/// The overall rating after so many flips: at least this one upwards, at most downwards. A question may be in several standards.
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

/// One way to move a standard.
#[derive(Clone)]
struct Choice {
    standard: usize,
    to: usize,
    points: u64,
    crossing: Vec<Crossing>,
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

/// To which overall rating such flips lead.
type Reached<'r> = dyn Fn(&[Crossing]) -> usize + 'r;

/// The choice of standards that takes the fewest units; `reached`: the overall rating after such flips.
fn fewest(
    levers: &Levers<'_, '_>,
    standards: &[Vec<Choice>],
    missing: u64,
    (way, reached): (Direction, &Reached<'_>),
) -> Option<OverallMove> {
    let most_points = |choices: &Vec<Choice>| choices.iter().map(|choice| choice.points).max().unwrap_or_default();
    let mut after: Vec<u64> = standards
        .iter()
        .rev()
        .scan(0, |sum, choices| {
            *sum += most_points(choices);
            Some(*sum)
        })
        .collect();
    after.reverse();
    after.push(0);
    if after[0] < missing {
        return None;
    }
    let mut search = Search {
        levers,
        standards,
        after: &after,
        way,
        reached,
        steps: STEPS,
        least: u64::MAX,
        best: None,
        ended: false,
    };
    let cheapest = cheapest(standards, missing);
    search.try_out(&cheapest);
    search.go(0, missing, &mut Vec::new());
    let (mut found, ended) = (search.best?, search.ended);
    let bound = if ended { at_least(standards, missing) } else { u64::MAX };
    found.units.least = search.least.min(bound).min(found.units.most);
    found.units.known = match () {
        () if found.units.least == found.units.most => Known::Exactly,
        () if ended => Known::SearchEnded,
        () => Known::FromCounts,
    };
    Some(found)
}

struct Search<'s, 'c, 'a> {
    levers: &'s Levers<'c, 'a>,
    standards: &'s [Vec<Choice>],
    /// By standard: the points that it and those after it could give at most.
    after: &'s [u64],
    way: Direction,
    reached: &'s Reached<'s>,
    steps: u64,
    /// The least that any choice may take.
    least: u64,
    best: Option<OverallMove>,
    ended: bool,
}

impl<'s> Search<'s, '_, '_> {
    fn go(&mut self, at: usize, missing: u64, chosen: &mut Vec<&'s Choice>) {
        if missing == 0 {
            self.try_out(chosen);
            return;
        }
        if self.after[at] < missing || self.ended {
            return;
        }
        let Some(steps) = self.steps.checked_sub(1) else {
            self.ended = true;
            return;
        };
        self.steps = steps;
        let known = self.best.as_ref().map_or(u64::MAX, |best| best.units.most);
        if chosen.iter().flat_map(|choice| &choice.crossing).any(|one| one.need >= known) {
            return;
        }
        for choice in &self.standards[at] {
            chosen.push(choice);
            self.go(at + 1, missing.saturating_sub(choice.points), chosen);
            chosen.pop();
        }
        self.go(at + 1, missing, chosen);
    }

    fn try_out(&mut self, chosen: &[&Choice]) {
        let crossing = together(chosen);
        let known = self.best.as_ref().map_or(u64::MAX, |best| best.units.most);
        if crossing.iter().any(|one| one.need >= known) {
            return;
        }
        let units = self.levers.units(&crossing, self.way, &mut self.steps);
        self.ended |= units.known == Known::SearchEnded;
        self.least = self.least.min(units.least);
        if units.most < known {
            let standards = chosen.iter().map(|choice| (choice.standard, choice.to)).collect();
            let to = (self.reached)(&crossing);
            self.best = Some(OverallMove { units, standards, crossing, to });
        }
    }
}

/// What these choices need, each question once.
fn together(chosen: &[&Choice]) -> Vec<Crossing> {
    let mut needs: BTreeMap<usize, u64> = BTreeMap::new();
    for one in chosen.iter().flat_map(|choice| &choice.crossing) {
        let need = needs.entry(one.question).or_default();
        *need = one.need.max(*need);
    }
    needs.into_iter().map(|(question, need)| Crossing { question, need }).collect()
}

/// The choice of the fewest flips in all, each counted for itself: a first answer.
fn cheapest(standards: &[Vec<Choice>], missing: u64) -> Vec<&Choice> {
    let missing = usize::try_from(missing).unwrap_or(usize::MAX);
    let mut by_points: Vec<Option<(u64, Vec<&Choice>)>> = vec![None; missing.saturating_add(1)];
    by_points[0] = Some((0, Vec::new()));
    for choices in standards {
        let mut next = by_points.clone();
        for (points, so_far) in by_points.iter().enumerate() {
            let Some((flips, chosen)) = so_far else { continue };
            for choice in choices {
                let reached = points.saturating_add(choice.points as usize).min(missing);
                let flips = flips + choice.crossing.iter().map(|one| one.need).sum::<u64>();
                if next[reached].as_ref().is_none_or(|(known, _)| flips < *known) {
                    next[reached] = Some((flips, chosen.iter().copied().chain([choice]).collect()));
                }
            }
        }
        by_points = next;
    }
    by_points.pop().flatten().map(|(_, chosen)| chosen).unwrap_or_default()
}

/// No choice takes fewer: the least number so that the points of all choices without a larger need add up to it.
fn at_least(standards: &[Vec<Choice>], missing: u64) -> u64 {
    let largest = |choice: &Choice| choice.crossing.iter().map(|one| one.need).max().unwrap_or_default();
    let mut needs: Vec<u64> = standards.iter().flatten().map(largest).collect();
    needs.sort_unstable();
    let is_enough = |need: &u64| {
        let of_standard = |choices: &Vec<Choice>| {
            choices
                .iter()
                .filter(|choice| largest(choice) <= *need)
                .map(|choice| choice.points)
                .max()
                .unwrap_or_default()
        };
        standards.iter().map(of_standard).sum::<u64>() >= missing
    };
    needs.into_iter().find(is_enough).unwrap_or_default()
}
