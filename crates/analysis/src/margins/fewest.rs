//! The choice of standards that takes the fewest units.

use std::collections::BTreeMap;

use assize_scoring::Direction;

use super::demands::{OUT_OF_REACH, Outlook};
use super::lever::{Levers, STEPS};
use super::prices;
use super::{Crossing, FewestUnits, Known, OverallMove};

/// One way to move a standard.
#[derive(Clone)]
pub(super) struct Choice {
    pub(super) standard: usize,
    pub(super) to: usize,
    pub(super) points: u64,
    pub(super) crossing: Vec<Crossing>,
}

/// Going on to one more standard takes as long as this many looks at one sort of unit.
const AS_LONG: u64 = 4;

/// The overall rating that such flips lead to.
type Reached<'r> = dyn Fn(&[Crossing]) -> usize + 'r;

/// The choice of standards that takes the fewest units; `reached`: the overall rating after such flips. If several take as few, it is the one with
/// the fewest flips, else the first.
pub(super) fn fewest(
    levers: &Levers<'_, '_>,
    standards: &[Vec<Choice>],
    missing: u64,
    (way, reached): (Direction, &Reached<'_>),
) -> Option<OverallMove> {
    let points = usize::try_from(missing).ok()?;
    let mut steps = STEPS;
    let outlook = Outlook::new(levers, standards, points, way, &mut steps);
    if outlook.priced.after[0][points] == OUT_OF_REACH {
        return None;
    }
    let only_counts = only_counts(levers, standards);
    let mut search = Search {
        levers,
        standards,
        outlook,
        way,
        reached,
        only_counts,
        steps,
        least: u64::MAX,
        best: None,
        ended: false,
    };
    let cheapest = cheapest(standards, points);
    search.try_out(&cheapest, cheapest.iter().copied().fold(Flips::default(), Flips::and), 0);
    search.go(0, points, (Flips::default(), 0), &mut Vec::new());
    let ended = search.ended;
    if let Some((most, chosen)) = search.outlook.enough.take().filter(|(most, _)| *most < search.known()) {
        search.put(&chosen, FewestUnits { least: most, most, known: Known::SearchEnded });
    }
    let mut found = search.best?;
    let bound = if ended { at_least(standards, missing).max(search.outlook.least) } else { u64::MAX };
    found.units.least = search.least.min(bound).min(found.units.most);
    found.units.known = match () {
        () if found.units.least == found.units.most => Known::Exactly,
        () if ended => Known::SearchEnded,
        () => Known::FromCounts,
    };
    Some(found)
}

/// What some choices need: the most in one question, and in all.
#[derive(Clone, Copy, Default)]
struct Flips {
    most: u64,
    sum: u64,
}

impl Flips {
    fn and(self, choice: &Choice) -> Self {
        let needs = choice.crossing.iter().map(|one| one.need);
        Self { most: needs.clone().fold(self.most, u64::max), sum: self.sum + needs.sum::<u64>() }
    }
}

/// Whether no table answers any of the questions that a choice is made of, and none is in several standards.
fn only_counts(levers: &Levers<'_, '_>, standards: &[Vec<Choice>]) -> bool {
    let mut of_standards = BTreeMap::new();
    standards.iter().enumerate().all(|(standard, choices)| {
        choices.iter().flat_map(|choice| &choice.crossing).all(|one| {
            levers.place(one.question).is_none() && *of_standards.entry(one.question).or_insert(standard) == standard
        })
    })
}

struct Search<'s, 'c, 'a> {
    levers: &'s Levers<'c, 'a>,
    standards: &'s [Vec<Choice>],
    outlook: Outlook<'s>,
    way: Direction,
    reached: &'s Reached<'s>,
    /// As [`only_counts`] says: then flips alone tell what a choice takes.
    only_counts: bool,
    steps: u64,
    /// The least that any choice may take.
    least: u64,
    best: Option<OverallMove>,
    ended: bool,
}

impl<'s> Search<'s, '_, '_> {
    /// A choice that needs this many units or more is not looked at.
    fn limit(&self) -> u64 {
        self.outlook.enough.as_ref().map_or(self.known(), |(enough, _)| self.known().min(enough + 1))
    }

    fn known(&self) -> u64 {
        self.best.as_ref().map_or(u64::MAX, |best| best.units.most)
    }

    /// Goes on from a standard: `missing` points are missing, and the chosen ones need `flips` and pay `paid`.
    fn go(&mut self, at: usize, missing: usize, (flips, paid): (Flips, i64), chosen: &mut Vec<&'s Choice>) {
        if missing == 0 {
            self.try_out(chosen, flips, paid);
            return;
        }
        let after = self.outlook.priced.after[at][missing];
        if after == OUT_OF_REACH || self.ended {
            return;
        }
        let Some(steps) = self.steps.checked_sub(AS_LONG) else {
            self.ended = true;
            return;
        };
        self.steps = steps;
        let limit = self.limit();
        if flips.most >= limit || prices::units(paid + after - self.outlook.priced.rent) >= limit {
            return;
        }
        for (place, choice) in self.standards[at].iter().enumerate() {
            chosen.push(choice);
            let left = missing.saturating_sub(choice.points as usize);
            self.go(at + 1, left, (flips.and(choice), paid + self.outlook.priced.paid[at][place]), chosen);
            chosen.pop();
        }
        self.go(at + 1, missing, (flips, paid), chosen);
    }

    fn try_out(&mut self, chosen: &[&'s Choice], flips: Flips, paid: i64) {
        let limit = self.limit();
        let tells_nothing = self.only_counts && flips.most >= self.least && flips.sum >= limit;
        if flips.most >= limit || tells_nothing || prices::units(paid - self.outlook.priced.rent) >= limit {
            return;
        }
        let crossing = together(chosen);
        let units = self.levers.units(&crossing, self.way, Some(&self.outlook.priced.prices), limit, &mut self.steps);
        if units.least >= limit {
            return;
        }
        self.ended |= units.known == Known::SearchEnded;
        self.least = self.least.min(units.least);
        if units.most < limit {
            self.put(chosen, units);
        }
    }

    fn put(&mut self, chosen: &[&Choice], units: FewestUnits) {
        let crossing = together(chosen);
        let standards = chosen.iter().map(|choice| (choice.standard, choice.to)).collect();
        let to = (self.reached)(&crossing);
        self.best = Some(OverallMove { units, standards, crossing, to });
    }
}

/// What these choices need, each question once.
pub(super) fn together(chosen: &[&Choice]) -> Vec<Crossing> {
    let mut needs: BTreeMap<usize, u64> = BTreeMap::new();
    for one in chosen.iter().flat_map(|choice| &choice.crossing) {
        let need = needs.entry(one.question).or_default();
        *need = one.need.max(*need);
    }
    needs.into_iter().map(|(question, need)| Crossing { question, need }).collect()
}

/// The choice of the fewest flips in all, each counted for itself: a first answer.
fn cheapest(standards: &[Vec<Choice>], missing: usize) -> Vec<&Choice> {
    let mut by_points: Vec<Option<u64>> = vec![None; missing + 1];
    by_points[0] = Some(0);
    // By standard and points: from how many points, by which choice.
    let mut ways: Vec<Vec<Option<(usize, &Choice)>>> = Vec::new();
    for choices in standards {
        let (mut next, mut way) = (by_points.clone(), vec![None; missing + 1]);
        let flips: Vec<u64> =
            choices.iter().map(|choice| choice.crossing.iter().map(|one| one.need).sum::<u64>()).collect();
        for (points, so_far) in by_points.iter().enumerate() {
            let Some(so_far) = so_far else { continue };
            for (choice, flips) in choices.iter().zip(&flips) {
                let reached = points.saturating_add(choice.points as usize).min(missing);
                if next[reached].is_none_or(|known| so_far + flips < known) {
                    next[reached] = Some(so_far + flips);
                    way[reached] = Some((points, choice));
                }
            }
        }
        by_points = next;
        ways.push(way);
    }
    let (mut chosen, mut at) = (Vec::new(), missing);
    for way in ways.iter().rev() {
        if let Some((from, choice)) = way[at] {
            chosen.push(choice);
            at = from;
        }
    }
    chosen.reverse();
    chosen
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
