//! What standards demand of the units of tables, priced over all choices of standards at once.

use std::collections::BTreeMap;

use assize_scoring::Direction;

use super::fewest::{Choice, together};
use super::lever::Levers;
use super::prices::{ByNeed, Prices, UNIT, ascend};

/// What no choice of standards comes to.
pub(super) const OUT_OF_REACH: i64 = i64::MAX;

/// How often prices are mended, and after how many times the choice that pays least is tried.
const ROUNDS: u32 = 200;
const TRIED_EVERY: u32 = 8;

/// What prices show of all choices of standards.
pub(super) struct Outlook<'s> {
    pub(super) priced: Priced,
    /// No choice takes fewer units.
    pub(super) least: u64,
    /// A choice, and a number of units that is enough for it.
    pub(super) enough: Option<(u64, Vec<&'s Choice>)>,
}

impl<'s> Outlook<'s> {
    /// Looks at the choices that give the points that are missing.
    pub(super) fn new(
        levers: &Levers<'_, '_>,
        standards: &'s [Vec<Choice>],
        missing: usize,
        way: Direction,
        steps: &mut u64,
    ) -> Self {
        let demands = Demands::new(levers, standards, way);
        let cost: u64 = demands.units.iter().map(|by_need| by_need.units.len() as u64).sum();
        let mut prices = vec![UNIT / 4; demands.places.len()];
        let (mut enough, mut round): (Option<(u64, Vec<&Choice>)>, u32) = (None, 0);
        let least = ascend(&mut prices, ROUNDS, |prices, least| {
            let found = enough.as_ref().map_or(u64::MAX, |(enough, _)| *enough);
            if least >= found || *steps < cost {
                return None;
            }
            *steps -= cost;
            let priced = demands.at(prices, missing);
            let chosen = priced.chosen(standards, missing)?;
            if round.is_multiple_of(TRIED_EVERY) {
                let most = levers.enough(&together(&chosen), way, &priced.prices);
                enough = Some((most, chosen.clone())).filter(|_| most < found).or(enough.take());
            }
            round += 1;
            let slope = demands.slope(&priced.met, &chosen);
            Some((priced.after[0][missing] - priced.rent, slope, enough.as_ref().map_or(0, |(enough, _)| *enough)))
        });
        Self { priced: demands.at(&prices, missing), least, enough }
    }
}

/// What standards pay by some prices.
pub(super) struct Priced {
    /// By table and question.
    pub(super) prices: Vec<Vec<i64>>,
    /// What units earn whose questions pay more than a unit costs.
    pub(super) rent: i64,
    /// By table and question: how many of those units can be flipped in it.
    met: Vec<Vec<u64>>,
    /// By standard and choice.
    pub(super) paid: Vec<Vec<i64>>,
    /// From each of the standards on, by points that are missing: the least that those pay which give them.
    pub(super) after: Vec<Vec<i64>>,
}

impl Priced {
    /// The choice that pays least.
    fn chosen<'s>(&self, standards: &'s [Vec<Choice>], mut missing: usize) -> Option<Vec<&'s Choice>> {
        let mut chosen = Vec::new();
        for (at, choices) in standards.iter().enumerate() {
            let least = self.after[at][missing];
            if least == OUT_OF_REACH {
                return None;
            }
            let left = |choice: &Choice| missing.saturating_sub(choice.points as usize);
            let is_it = |(choice, paid): &(&Choice, &i64)| {
                let after = self.after[at + 1][left(choice)];
                after != OUT_OF_REACH && after + **paid == least
            };
            if self.after[at + 1][missing] != least
                && let Some((choice, _)) = choices.iter().zip(&self.paid[at]).find(is_it)
            {
                missing = left(choice);
                chosen.push(choice);
            }
        }
        Some(chosen)
    }
}

/// Each question of each standard that a table answers: what is demanded of it.
struct Demands<'s> {
    standards: &'s [Vec<Choice>],
    /// By demand: the table, and the bit of the question there.
    places: Vec<(usize, usize)>,
    /// By standard and question: which demand it is.
    of: Vec<BTreeMap<usize, usize>>,
    /// By table: its units by the questions that are demanded.
    units: Vec<ByNeed>,
}

impl<'s> Demands<'s> {
    fn new(levers: &Levers<'_, '_>, standards: &'s [Vec<Choice>], way: Direction) -> Self {
        let (mut places, mut of) = (Vec::new(), Vec::new());
        for choices in standards {
            let mut own = BTreeMap::new();
            for one in choices.iter().flat_map(|choice| &choice.crossing) {
                if let Some(place) = levers.place(one.question)
                    && !own.contains_key(&one.question)
                {
                    own.insert(one.question, places.len());
                    places.push(place);
                }
            }
            of.push(own);
        }
        let mut masks = vec![0; levers.tables()];
        places.iter().for_each(|(table, bit)| masks[*table] |= 1_u128 << bit);
        let demanded =
            |(table, mask): (usize, &u128)| ByNeed::of(levers.alike(table, way, |own| own & mask), u128::BITS as usize);
        let units = masks.iter().enumerate().map(demanded).collect();
        Self { standards, places, of, units }
    }

    /// What is paid at these prices, by demand.
    fn at(&self, prices: &[i64], missing: usize) -> Priced {
        let mut by_table = vec![vec![0; u128::BITS as usize]; self.units.len()];
        for ((table, bit), price) in self.places.iter().zip(prices) {
            by_table[*table][*bit] += price;
        }
        let shown = self.units.iter().zip(&by_table).map(|(units, prices)| units.priced(prices));
        let (rent, met): (Vec<i64>, Vec<Vec<u64>>) = shown.map(|Prices { rent, met }| (rent, met)).unzip();
        let pays = |standard: usize, choice: &Choice| -> i64 {
            let demanded =
                choice.crossing.iter().filter_map(|one| Some((self.of[standard].get(&one.question)?, one.need)));
            demanded.map(|(demand, need)| prices[*demand] * need as i64).sum()
        };
        let paid: Vec<Vec<i64>> = self
            .standards
            .iter()
            .enumerate()
            .map(|(standard, choices)| choices.iter().map(|choice| pays(standard, choice)).collect())
            .collect();
        let after = after(self.standards, &paid, missing);
        Priced { prices: by_table, rent: rent.iter().sum(), met, paid, after }
    }

    /// By demand: what is wanted for this choice of standards, less what the units that earn something meet.
    fn slope(&self, met: &[Vec<u64>], chosen: &[&Choice]) -> Vec<i64> {
        let mut slope: Vec<i64> = self.places.iter().map(|(table, bit)| -(met[*table][*bit] as i64)).collect();
        for choice in chosen {
            let own = self.standards.iter().position(|choices| choices.iter().any(|one| std::ptr::eq(one, *choice)));
            let Some(own) = own else { continue };
            for one in &choice.crossing {
                if let Some(demand) = self.of[own].get(&one.question) {
                    slope[*demand] += one.need as i64;
                }
            }
        }
        slope
    }
}

/// From each of the standards on, by points that are missing: the least that a choice pays which gives them.
fn after(standards: &[Vec<Choice>], paid: &[Vec<i64>], missing: usize) -> Vec<Vec<i64>> {
    let mut rows = vec![vec![OUT_OF_REACH; missing + 1]];
    rows[0][0] = 0;
    for (choices, paid) in standards.iter().zip(paid).rev() {
        let later = &rows[rows.len() - 1];
        let least = |missing: usize| {
            let with = choices
                .iter()
                .zip(paid)
                .map(|(choice, paid)| later[missing.saturating_sub(choice.points as usize)].saturating_add(*paid));
            with.chain([later[missing]]).min().unwrap_or(OUT_OF_REACH)
        };
        let row = (0..=missing).map(least).collect();
        rows.push(row);
    }
    rows.reverse();
    rows
}
