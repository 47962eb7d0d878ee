//! Draws the facts of units, each after those that it depends on.

use assize_diag::Diagnostics;
use assize_model::Condition;
use indexmap::IndexMap;

use crate::asked::holds;
use crate::chance::{Chance, choose, stream};
use crate::diags;
use crate::plan::{FactPlan, FactValuesPlan, Stratum, UnitPlan};

/// The facts of all units of one kind.
#[derive(Clone, Debug)]
pub(crate) struct Facts {
    pub(crate) count: usize,
    /// By fact: its values, by row.
    pub(crate) columns: IndexMap<String, Vec<String>>,
}

impl Facts {
    pub(crate) fn value(&self, fact: &str, row: usize) -> Option<&str> {
        Some(self.columns.get(fact)?[row].as_str())
    }
}

/// Draws them all. What cannot be met is complained of.
pub(crate) fn draw(plan: &UnitPlan<'_>, seed: u64, exact: bool, diagnostics: &mut Diagnostics) -> Facts {
    let mut facts = Facts { count: plan.count, columns: IndexMap::new() };
    for fact in &plan.facts {
        let column = draw_one(fact, plan, &facts, (seed, exact), diagnostics);
        facts.columns.insert(fact.id.clone(), column);
    }
    facts
}

fn draw_one(
    fact: &FactPlan,
    plan: &UnitPlan<'_>,
    facts: &Facts,
    (seed, exact): (u64, bool),
    diagnostics: &mut Diagnostics,
) -> Vec<String> {
    let mut stream = stream(seed, &format!("fact/{}/{}", plan.unit, fact.id));
    let mut column = vec![String::new(); plan.count];
    let mut left: Vec<usize> = (0..plan.count).collect();
    for stratum in &fact.strata {
        let (rows, others) = split(left, stratum.among.as_ref(), facts);
        left = others;
        let counts = match &stratum.values {
            FactValuesPlan::Counts(counts) => {
                let total: usize = counts.iter().map(|(_, count)| count).sum();
                if total != rows.len() {
                    diagnostics.push(diags::fact_counts(fact, stratum, total, rows.len(), plan));
                    continue;
                }
                counts.clone()
            }
            FactValuesPlan::Shares(shares) if exact => rounded(shares, rows.len()),
            FactValuesPlan::Shares(shares) => {
                for row in rows {
                    column[row] = drawn(shares, stream.double());
                }
                continue;
            }
        };
        let mut rows = rows;
        for (value, count) in counts {
            let chosen = choose(&mut stream, &rows, count);
            chosen.iter().for_each(|row| column[*row].clone_from(&value));
            rows.retain(|row| chosen.binary_search(row).is_err());
        }
    }
    if !left.is_empty() {
        diagnostics.push(diags::uncovered(fact, left.len(), plan));
    }
    column
}

fn split(rows: Vec<usize>, among: Option<&Condition>, facts: &Facts) -> (Vec<usize>, Vec<usize>) {
    rows.into_iter().partition(|row| among.is_none_or(|among| holds(among, facts, *row)))
}

/// The value that a draw falls to.
fn drawn(shares: &[(String, Chance)], draw: u64) -> String {
    let mut so_far = Chance::of_millionths(0);
    for (value, share) in shares {
        so_far = so_far.raised(*share);
        if so_far.takes(draw) {
            return value.clone();
        }
    }
    shares.last().map(|(value, _)| value.clone()).unwrap_or_default()
}

/// Whole numbers of units nearest to the shares: each rounded down, what is left over to the largest remainders.
fn rounded(shares: &[(String, Chance)], of: usize) -> Vec<(String, usize)> {
    let one = Chance::ONE as usize;
    let exact = |share: &Chance| share.millionths() as usize * of;
    let mut counts: Vec<usize> = shares.iter().map(|(_, share)| exact(share) / one).collect();
    let mut by_remainder: Vec<usize> = (0..shares.len()).collect();
    by_remainder.sort_by_key(|index| std::cmp::Reverse(exact(&shares[*index].1) % one));
    let left = of.saturating_sub(counts.iter().sum());
    by_remainder.into_iter().take(left).for_each(|index| counts[index] += 1);
    shares.iter().map(|(value, _)| value.clone()).zip(counts).collect()
}

impl Stratum {
    /// All units, with equal shares of these values.
    pub(crate) fn equal(values: Vec<String>) -> Self {
        let (count, one) = (values.len().max(1), Chance::ONE as usize);
        let part = |index: usize| Chance::of_millionths((one / count + usize::from(index < one % count)) as u32);
        let shares = values.into_iter().enumerate().map(|(index, value)| (value, part(index))).collect();
        Self { among: None, values: FactValuesPlan::Shares(shares), place: None }
    }
}

#[cfg(test)]
mod tests {
    use super::rounded;
    use crate::chance::Chance;

    #[test]
    fn shares_become_whole_numbers_that_add_up() {
        let shares = |millionths: &[u32]| -> Vec<_> {
            millionths.iter().map(|part| (part.to_string(), Chance::of_millionths(*part))).collect()
        };
        for (parts, of, expect) in [
            (&[500_000, 500_000][..], 5, vec![3, 2]),
            (&[150_000, 850_000], 90, vec![14, 76]),
            (&[333_334, 333_333, 333_333], 10, vec![4, 3, 3]),
            (&[1_000_000, 0], 7, vec![7, 0]),
        ] {
            let counts: Vec<usize> = rounded(&shares(parts), of).into_iter().map(|(_, count)| count).collect();
            assert_eq!(counts, expect, "{parts:?} of {of}");
        }
    }
}
