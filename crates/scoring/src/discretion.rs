use assize_framework::{Band, DiscretionRule};
use assize_model::{Exact, Limit, ratio};
use num_traits::Signed;

use crate::band::{compared, lowest, rating_of};
use crate::{Child, NineCounts};

/// One reason why a rating is eligible for the ratings panel (semantics 7.11).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Discretion {
    pub trigger: Trigger,
    pub direction: Direction,
    /// Every child that would have to cross.
    pub children: Vec<Child>,
}

/// Why a rating is eligible.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Trigger {
    /// This many points from the edge.
    WithinPoints,
    /// One unit judged differently would change it.
    OneCase,
    /// It rests on this few units.
    CasesAtMost,
}

impl Trigger {
    pub const fn word(self) -> &'static str {
        match self {
            Self::WithinPoints => "within-points",
            Self::OneCase => "one-case",
            Self::CasesAtMost => "cases-at-most",
        }
    }
}

/// Which way a rating may move.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Direction {
    /// To the better one.
    Up,
    /// To the worse one.
    Down,
}

impl Direction {
    pub const fn word(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
        }
    }
}

/// A child as a band sees it.
#[derive(Clone)]
pub(crate) struct Seen<'f> {
    pub(crate) child: Child,
    /// The low of its pair that rates.
    pub(crate) low: Limit,
    pub(crate) point: Option<&'f Exact>,
    pub(crate) counts: Option<&'f NineCounts>,
}

/// Every trigger and direction that holds for the children that limit `share`, which the band rates as `rating`.
pub(crate) fn look_at(band: &Band, rating: usize, share: &Exact, children: &[Seen<'_>]) -> Vec<Discretion> {
    let Some(rule) = &band.discretion else { return Vec::new() };
    let least = children.iter().filter_map(|one| one.point).min();
    // A child without a point holds it down further, and what would move that child is not known.
    if least.is_none_or(|least| share < least) {
        return Vec::new();
    }
    let limiting: Vec<&Seen<'_>> = children.iter().filter(|one| one.point.is_some() && one.point == least).collect();
    let mut found = Vec::new();
    for trigger in [Trigger::WithinPoints, Trigger::OneCase, Trigger::CasesAtMost] {
        for direction in [Direction::Up, Direction::Down] {
            let holds = |one: &&&Seen<'_>| holds(band, rule, rating, share, one.counts, trigger, direction);
            let holding: Vec<Child> = limiting.iter().filter(holds).map(|one| one.child).collect();
            if holding.is_empty() {
                continue;
            }
            let in_band =
                children.iter().filter(|one| lowest(band, band.compare, &one.low) == rating).map(|one| one.child);
            let children = match direction {
                Direction::Up => in_band.collect(),
                Direction::Down => holding,
            };
            found.push(Discretion { trigger, direction, children });
        }
    }
    found
}

fn holds(
    band: &Band,
    rule: &DiscretionRule,
    rating: usize,
    share: &Exact,
    counts: Option<&NineCounts>,
    trigger: Trigger,
    direction: Direction,
) -> bool {
    let edge = match direction {
        Direction::Up => band.edges.get(rating),
        Direction::Down => rating.checked_sub(1).and_then(|below| band.edges.get(below)),
    };
    let Some(edge) = edge else { return false };
    match trigger {
        Trigger::WithinPoints => rule.within_points.as_ref().is_some_and(|points| {
            let distance: Exact = compared(band.compare, share) - edge;
            distance.abs() <= *points
        }),
        Trigger::OneCase => rule.one_case && counts.is_some_and(|counts| one_case(band, rating, counts, direction)),
        Trigger::CasesAtMost => rule.cases_at_most.zip(counts).is_some_and(|(most, counts)| base(counts) <= most),
    }
}

/// The units that the limiting share is of.
fn base(counts: &NineCounts) -> u64 {
    counts.point().map_or(0, |(_, of)| of)
}

fn one_case(band: &Band, rating: usize, counts: &NineCounts, direction: Direction) -> bool {
    let Some((n, of)) = counts.point() else { return false };
    match direction {
        Direction::Up => n < of && rating_of(band, &ratio(n + 1, of)) > rating,
        Direction::Down => n > 0 && rating_of(band, &ratio(n - 1, of)) < rating,
    }
}
