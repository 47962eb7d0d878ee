//! What can be judged differently: the answers to each question, and which units have them together.

use std::collections::BTreeMap;

use crate::Units;
use assize_framework::Band;
use assize_scoring::{Direction, Figure, NineCounts, QuestionScore, Scorecard, Set, outcome};

use super::cover::{Alike, Covered, cover, greedy};
use super::prices::{ByNeed, UNIT};
use super::{Crossing, FewestUnits, Known};

/// Steps of the search for one rating: looks at one sort of unit, or at one more standard.
pub(super) const STEPS: u64 = 2_000_000;

/// Questions of one table that are looked at unit by unit.
const MOST_QUESTIONS: usize = 128;

/// All that can be flipped.
pub(super) struct Levers<'c, 'a> {
    card: &'c Scorecard<'a>,
    tables: Vec<UnitsOfTable>,
    /// By question: its table and its bit there.
    place: BTreeMap<usize, (usize, usize)>,
}

/// The units of a table by the questions in which they can be flipped.
struct UnitsOfTable {
    up: Vec<Alike>,
    down: Vec<Alike>,
}

/// What one kind of unit has to meet.
#[derive(Default)]
struct Needs {
    /// In questions that a table answers.
    placed: Vec<Placed>,
    /// In questions that are known by counts.
    counted: Vec<u64>,
}

/// A need with its place in a table.
struct Placed {
    table: usize,
    bit: usize,
    need: u64,
}

impl<'c, 'a> Levers<'c, 'a> {
    pub(super) fn new(card: &'c Scorecard<'a>, judged: &[Units<'_>]) -> Self {
        let mut place = BTreeMap::new();
        let mut tables = Vec::new();
        for units in judged.iter().filter(|units| units.questions.len() <= MOST_QUESTIONS) {
            let placed = units.questions.iter().enumerate();
            place.extend(placed.map(|(bit, asked)| (asked.question, (tables.len(), bit))));
            let alike = |wanted: Set| {
                let mut masks = vec![0_u128; units.len()];
                for (bit, asked) in units.questions.iter().enumerate() {
                    let flippable = masks.iter_mut().zip(asked.iter()).filter(|(_, answer)| answer.set == wanted);
                    flippable.for_each(|(mask, _)| *mask |= 1 << bit);
                }
                let mut alike: BTreeMap<u128, u64> = BTreeMap::new();
                masks.into_iter().for_each(|mask| *alike.entry(mask).or_default() += 1);
                alike.into_iter().collect()
            };
            tables.push(UnitsOfTable { up: alike(Set::INSUFFICIENT), down: alike(Set::SUFFICIENT) });
        }
        Self { card, tables, place }
    }

    /// How many answers have to be others for every rating that the question may have in this band to be `target` or better (worse). `None`: not even all are enough.
    pub(super) fn need(&self, question: usize, band: &Band, target: usize, way: Direction) -> Option<u64> {
        let score = &self.card.questions[question];
        let is_there = |flips: u64| {
            let (worst, best) = ratings(score, flips, way, band);
            match way {
                Direction::Up => worst >= target,
                Direction::Down => best <= target,
            }
        };
        let flippable = score.counts().map_or(0, |counts| match way {
            Direction::Up => counts.all_insufficient(),
            Direction::Down => counts.all_sufficient(),
        });
        if !is_there(flippable) {
            return None;
        }
        let (mut low, mut high) = (0, flippable);
        while low < high {
            let middle = low + (high - low) / 2;
            if is_there(middle) { high = middle } else { low = middle + 1 }
        }
        Some(low)
    }

    /// The table that answers a question, and its bit there.
    pub(super) fn place(&self, question: usize) -> Option<(usize, usize)> {
        self.place.get(&question).copied()
    }

    pub(super) const fn tables(&self) -> usize {
        self.tables.len()
    }

    /// The units of a table by what is looked at of the questions in which they can be flipped.
    pub(super) fn alike(&self, table: usize, way: Direction, look: impl Fn(u128) -> u128) -> Vec<Alike> {
        let of_table = &self.tables[table];
        let all = if way == Direction::Up { &of_table.up } else { &of_table.down };
        let mut alike: Vec<Alike> = all.iter().map(|(mask, count)| (look(*mask), *count)).collect();
        alike.retain(|(mask, _)| *mask != 0);
        alike.sort_unstable();
        alike.dedup_by(|later, first| {
            let is_alike = later.0 == first.0;
            first.1 += if is_alike { later.1 } else { 0 };
            is_alike
        });
        alike
    }

    /// How many units meet these needs together. For each kind of unit: those of the table at once; counts beside them at least the largest
    /// need, at most the sum. `prices` to begin with, by table and question; the number is of interest only below `below`.
    pub(super) fn units(
        &self,
        crossing: &[Crossing],
        way: Direction,
        prices: Option<&[Vec<i64>]>,
        below: u64,
        steps: &mut u64,
    ) -> FewestUnits {
        self.by_kind(crossing, |table, placed| {
            let (alike, needs, prices) = self.rows(table, placed, way, prices);
            // A need is never more than can be flipped.
            let sum = needs.iter().sum();
            cover(&alike, &needs, prices, below, steps).unwrap_or(Covered { least: sum, most: sum })
        })
    }

    /// A number of units that meets these needs together.
    pub(super) fn enough(&self, crossing: &[Crossing], way: Direction, prices: &[Vec<i64>]) -> u64 {
        let of_rows = |table, placed: &[Placed]| {
            let (alike, needs, prices) = self.rows(table, placed, way, Some(prices));
            let most = greedy(&ByNeed::of(alike, needs.len()), &needs, &prices.unwrap_or_default());
            Covered { least: most, most }
        };
        self.by_kind(crossing, of_rows).most
    }

    fn by_kind(&self, crossing: &[Crossing], mut of_rows: impl FnMut(usize, &[Placed]) -> Covered) -> FewestUnits {
        let mut by_kind: BTreeMap<&str, Needs> = BTreeMap::new();
        for one in crossing.iter().filter(|one| one.need > 0) {
            let kind = self.card.framework.questions[one.question].unit.as_str();
            let of_kind = by_kind.entry(kind).or_default();
            match self.place(one.question) {
                Some((table, bit)) => of_kind.placed.push(Placed { table, bit, need: one.need }),
                None => of_kind.counted.push(one.need),
            }
        }
        let mut all = FewestUnits { least: 0, most: 0, known: Known::Exactly };
        for Needs { placed, counted } in by_kind.into_values() {
            // One kind of unit has one table at most.
            let rows = placed.first().map(|first| of_rows(first.table, &placed));
            let rows = rows.unwrap_or(Covered { least: 0, most: 0 });
            if rows.least < rows.most {
                all.known = all.known.max(Known::SearchEnded);
            }
            let (largest, sum) = (counted.iter().copied().max().unwrap_or_default(), counted.iter().sum::<u64>());
            let (least, most) = (rows.least.max(largest), rows.most + sum);
            if least < most && rows.least == rows.most {
                all.known = all.known.max(Known::FromCounts);
            }
            all.least += least;
            all.most += most;
        }
        all
    }

    /// The units of a table by these needs, the needs, and their prices.
    fn rows(
        &self,
        table: usize,
        placed: &[Placed],
        way: Direction,
        prices: Option<&[Vec<i64>]>,
    ) -> (Vec<Alike>, Vec<u64>, Option<Vec<i64>>) {
        let look = |mask: u128| {
            let bits = placed.iter().enumerate().filter(|(_, one)| mask >> one.bit & 1 == 1);
            bits.fold(0, |mask, (at, _)| mask | 1 << at)
        };
        let needs = placed.iter().map(|one| one.need).collect();
        let prices = prices.map(|prices| placed.iter().map(|one| prices[table][one.bit].min(UNIT)).collect());
        (self.alike(table, way, look), needs, prices)
    }
}

/// The worst and best rating of a question by itself, after `flips` flips.
pub(super) fn ratings(score: &QuestionScore, flips: u64, way: Direction, band: &Band) -> (usize, usize) {
    let flipped = score.counts().map(|counts| Figure::of_nine(&flipped(counts, flips, way), score.reached));
    let as_it_is = || score.figure.clone().unwrap_or_else(|_| Figure::unknown());
    outcome(band, &flipped.unwrap_or_else(as_it_is).rates).ends().unwrap_or((0, usize::MAX))
}

/// The counts after `flips` flips: complete ones first, then the others.
fn flipped(counts: &NineCounts, flips: u64, way: Direction) -> NineCounts {
    let mut after = *counts;
    let (complete, others) = match way {
        Direction::Up => (counts.insufficient.min(flips), flips.saturating_sub(counts.insufficient)),
        Direction::Down => (counts.sufficient.min(flips), flips.saturating_sub(counts.sufficient)),
    };
    match way {
        Direction::Up => {
            after.insufficient -= complete;
            after.sufficient += complete;
            after.insufficient_incomplete -= others;
            after.sufficient_incomplete += others;
        }
        Direction::Down => {
            after.sufficient -= complete;
            after.insufficient += complete;
            after.sufficient_incomplete -= others;
            after.insufficient_incomplete += others;
        }
    }
    after
}
