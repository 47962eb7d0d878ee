//! A sample whose strata were drawn unequally: each stratum counted apart, and weighed as much as in the frame (semantics 6.10).

mod unweighed;

use assize_model::{Exact, GROUP, Limit, Truth, ratio};
use indexmap::IndexMap;
use num_traits::{One, Zero};

use crate::admit::Admitted;
use crate::alike::Alike;
use crate::node::score_nodes;
use crate::table::UnitTable;
use crate::tally::{self, Grouping};
use crate::{Cell, Figure, Group, Limits, NodeScore, QuestionScore, Reached, Tally};

pub(crate) use unweighed::unweighed;
pub use unweighed::{Unweighed, WhyUnweighed};

/// The strata of a sample that was drawn unequally.
#[derive(Clone, Debug)]
pub struct UnequalStrata<'a> {
    /// The kind of unit that was drawn.
    pub unit: &'a str,
    /// In the record's order.
    pub strata: Vec<DrawnStratum<'a>>,
    /// Every node as it is where each stratum weighs as much as in the frame. Pooled shares are not known then.
    pub nodes: Vec<NodeScore<'a>>,
    /// By group, by question: the counts of each stratum; `None` where a question is not answered from these units.
    cells: IndexMap<Group, Vec<Option<Vec<Cell>>>>,
}

/// How much of a stratum was drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DrawnStratum<'a> {
    pub title: &'a str,
    /// Units of the frame.
    pub eligible: u64,
    /// Units read, at least one.
    pub read: u64,
}

impl DrawnStratum<'_> {
    /// How many units of the frame each unit read stands for.
    pub fn weight(&self) -> Exact {
        ratio(self.eligible, self.read)
    }
}

/// What a stratum brings to a weighted share.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StratumShare {
    /// Sufficient, and of how many that the point counts.
    pub counted: (u64, u64),
    /// How many units of the frame these stand for.
    pub population: Exact,
    /// Whether the whole stratum was drawn.
    pub is_whole: bool,
}

/// How far the strata's parts of the cases may lie from those of the frame, all together, before a sample counts as drawn unequally: so far could a share
/// of all cases be moved. Assumed.
fn most_shift() -> Exact {
    ratio(5, 100)
}

impl UnequalStrata<'_> {
    /// The stratum's part of the frame, and of the units read.
    pub fn parts(&self, stratum: usize) -> [(u64, u64); 2] {
        let sum = |of: fn(&DrawnStratum<'_>) -> u64| self.strata.iter().map(of).sum();
        let one = &self.strata[stratum];
        [(one.eligible, sum(|one| one.eligible)), (one.read, sum(|one| one.read))]
    }

    /// The counts of each stratum.
    pub fn cells(&self, group: &Group, question: usize) -> Option<&[Cell]> {
        self.cells.get(group)?.get(question)?.as_deref()
    }

    /// The weighted share of a question in a group; `None` where it has no basis or is not answered from these units.
    pub fn share(&self, group: &Group, question: usize, reached: Reached) -> Option<Figure> {
        let cells = self.cells(group, question)?;
        let (low, high) = (self.low(cells), self.high(cells));
        let certain = cells.iter().any(|cell| cell.certain() > 0);
        if cells.iter().all(Cell::has_no_basis) {
            return None;
        }
        let point = self.point(cells, &low, &high);
        let limits = Limits { low: Limit::closed(low), high: Limit::closed(high) };
        let rates = match &point {
            Some(point) if reached.rates_by_point() => Limits::point(point),
            _ => limits.clone(),
        };
        Some(Figure { limits, point, rates, may_drop_out: !certain, units: None })
    }

    /// What each stratum brings to the point of that share, those without a unit in it left out; empty where it has none.
    pub fn shares(&self, group: &Group, question: usize) -> Vec<StratumShare> {
        let Some(cells) = self.cells(group, question) else { return Vec::new() };
        let (low, high) = (self.low(cells), self.high(cells));
        if self.point(cells, &low, &high).is_none() {
            return Vec::new();
        }
        let counted = |cell: &Cell| match low == high {
            true => (cell.all_sufficient(), cell.certain() + cell.optional_insufficient + cell.optional_unknown),
            false => (cell.sufficient, cell.sufficient + cell.insufficient),
        };
        let shares = self.strata.iter().zip(cells).map(|(stratum, cell)| {
            let counted = counted(cell);
            let population = stratum.weight() * ratio(counted.1, 1);
            StratumShare { counted, population, is_whole: stratum.eligible == stratum.read }
        });
        shares.filter(|share| share.counted.1 > 0).collect()
    }

    fn sum(&self, cells: &[Cell], count: impl Fn(&Cell) -> u64) -> Exact {
        let parts = self.strata.iter().zip(cells).map(|(stratum, cell)| stratum.weight() * ratio(count(cell), 1));
        parts.fold(Exact::zero(), |sum, part| sum + part)
    }

    fn low(&self, cells: &[Cell]) -> Exact {
        let of = self.sum(cells, |cell| cell.certain() + cell.optional_insufficient + cell.optional_unknown);
        if of.is_zero() { Exact::one() } else { self.sum(cells, Cell::all_sufficient) / of }
    }

    fn high(&self, cells: &[Cell]) -> Exact {
        let of = self.sum(cells, |cell| cell.certain() + cell.optional_sufficient + cell.optional_unknown);
        let best =
            |cell: &Cell| cell.all_sufficient() + cell.unknown + cell.optional_sufficient + cell.optional_unknown;
        if of.is_zero() { Exact::zero() } else { self.sum(cells, best) / of }
    }

    fn point(&self, cells: &[Cell], low: &Exact, high: &Exact) -> Option<Exact> {
        if low == high && cells.iter().any(|cell| cell.certain() > 0) {
            return Some(low.clone());
        }
        let of = self.sum(cells, |cell| cell.sufficient + cell.insufficient);
        if of.is_zero() || cells.iter().any(|cell| cell.absent) {
            return None;
        }
        let share = self.sum(cells, |cell| cell.sufficient) / of;
        (*low <= share && share <= *high).then_some(share)
    }
}

/// Counts the strata apart, where they were drawn unequally and each unit read is known to be of one of them.
pub(crate) fn unequal_strata<'a>(
    admitted: &Admitted<'a>,
    tally: &Tally,
    questions: &[QuestionScore],
) -> Option<UnequalStrata<'a>> {
    let design = admitted.inspection.sample.as_ref()?;
    let place = admitted.tables.iter().position(|table| table.table.unit == design.unit())?;
    let table = &admitted.tables[place];
    let by_row: Vec<usize> = (0..table.table.len()).map(|row| stratum_of(admitted, row)).collect::<Option<_>>()?;
    let drawn = design.strata.iter().enumerate().map(|(index, stratum)| {
        let read = by_row.iter().filter(|of| **of == index).count() as u64;
        let eligible = stratum.value.eligible.filter(|eligible| read > 0 && *eligible >= read)?;
        Some(DrawnStratum { title: &stratum.value.title, eligible, read })
    });
    let strata: Vec<DrawnStratum<'a>> = drawn.collect::<Option<_>>()?;
    let mut found = UnequalStrata { unit: design.unit(), strata, nodes: Vec::new(), cells: IndexMap::new() };
    let apart = (0..found.strata.len()).map(|stratum| {
        let [frame, read] = found.parts(stratum).map(|(n, of)| ratio(n, of));
        if frame > read { frame - read } else { Exact::zero() }
    });
    if apart.fold(Exact::zero(), |sum, one| sum + one) < most_shift() {
        return None;
    }
    found.cells = count(admitted, tally, (place, table), &by_row, found.strata.len());
    let weighted: Vec<QuestionScore> =
        questions.iter().enumerate().map(|(index, question)| weigh(&found, index, question)).collect();
    found.nodes = score_nodes(admitted, &weighted);
    Some(found)
}

/// A question with its weighted share, and without counts that could be pooled.
fn weigh(strata: &UnequalStrata<'_>, index: usize, question: &QuestionScore) -> QuestionScore {
    match strata.share(&Group::All, index, question.reached) {
        Some(figure) => QuestionScore { figure: Ok(figure), tally: None, ..question.clone() },
        None => question.clone(),
    }
}

fn stratum_of(admitted: &Admitted<'_>, row: usize) -> Option<usize> {
    let mut of = None;
    for (index, applies) in admitted.strata.iter().enumerate() {
        match (applies.as_ref()?.truth(row), of) {
            (Truth::No, _) => {}
            (Truth::Yes, None) => of = Some(index),
            (Truth::Yes, Some(_)) | (Truth::Unknown, _) => return None,
        }
    }
    of
}

/// By group, by question: the counts of each stratum.
fn count(
    admitted: &Admitted<'_>,
    tally: &Tally,
    (place, table): (usize, &UnitTable<'_>),
    by_row: &[usize],
    strata: usize,
) -> IndexMap<Group, Vec<Option<Vec<Cell>>>> {
    let mut groupings: IndexMap<&str, Grouping<'_>> = IndexMap::new();
    for group in tally.groups.keys() {
        if let Group::Fact { fact, .. } = group {
            groupings.entry(fact).or_insert_with(|| Grouping::new(table, fact, admitted));
        }
    }
    let groupings: Vec<Grouping<'_>> = groupings.into_values().collect();
    // By stratum and `GROUP` rows: a bit for each that is of it.
    let mut of_stratum = vec![vec![0_u64; by_row.len().div_ceil(GROUP)]; strata];
    for (row, stratum) in by_row.iter().enumerate() {
        of_stratum[*stratum][row / GROUP] |= 1 << (row % GROUP);
    }
    let nothing = || vec![None; admitted.routes.len()];
    let mut counted: IndexMap<Group, Vec<Option<Vec<Cell>>>> =
        tally.groups.keys().map(|group| (group.clone(), nothing())).collect();
    for question in admitted.answered_by(place) {
        let none = vec![Cell { absent: tally.lacks_column(question), ..Cell::default() }; strata];
        let groups: Vec<Group> = tally::groups(&groupings).collect();
        let mut cells = vec![none.clone(); groups.len()];
        Alike::new(table, question).each(|_, one, group, rows| {
            for (stratum, of) in of_stratum.iter().enumerate() {
                tally::divide(&groupings, group, rows & of[group], |place, rows| {
                    cells[place][stratum] += one.cell.times(u64::from(rows.count_ones()));
                });
            }
        });
        counted.values_mut().for_each(|of_group| of_group[question] = Some(none.clone()));
        for (group, cells) in groups.iter().zip(cells) {
            counted[group][question] = Some(cells);
        }
    }
    counted
}
