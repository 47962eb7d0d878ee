//! A difference over the strata that both sides have (semantics 5 and 7.38).

use assize_scoring::{Group, Scorecard};
use indexmap::IndexMap;

use crate::split::{CaseMix, NoSplit, has_groups, standardise, strata};

/// The kind of unit whose mix is looked at.
const UNIT: &str = "case";

/// A difference without what other cases do to it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Adjusted {
    /// The fact that divides the cases.
    pub fact: String,
    /// Practice is the difference over the common strata; the rest of the crude one comes from the cases.
    pub mix: CaseMix,
}

/// How the cases of two inspections are spread over a fact.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Levels {
    pub fact: String,
    /// By value, the blank one last: how many cases of each side.
    pub counts: Vec<(String, [u64; 2])>,
    /// All cases of each side.
    pub of: [u64; 2],
}

/// The difference of one question's shares over common strata, or why there is none.
pub(crate) fn adjusted(
    a: (&Scorecard<'_>, usize),
    b: (&Scorecard<'_>, usize),
    [n_a, n_b]: [(u64, u64); 2],
    facts: &[&str],
) -> Result<Adjusted, NoSplit> {
    let fact = common_fact([a.0, b.0], facts).ok_or(NoSplit::NoStrata)?;
    let mix = standardise(n_a, n_b, &strata(a, b, fact))?;
    Ok(Adjusted { fact: fact.to_owned(), mix })
}

/// How the cases of both are spread over the first fact that both have.
pub(crate) fn levels(a: &Scorecard<'_>, b: &Scorecard<'_>, facts: &[&str]) -> Option<Levels> {
    let fact = common_fact([a, b], facts)?;
    let units = |card: &Scorecard<'_>, group: &Group| {
        let units = card.tally.units.get(group).and_then(|kinds| kinds.get(UNIT)).copied().unwrap_or(0);
        units as u64
    };
    let mut counts: IndexMap<String, [u64; 2]> = IndexMap::new();
    for (side, card) in [a, b].into_iter().enumerate() {
        for group in card.tally.units.keys() {
            if let Group::Fact { fact: of, value } = group
                && of == fact
            {
                counts.entry(value.clone()).or_default()[side] = units(card, group);
            }
        }
    }
    counts.retain(|_, counts| *counts != [0, 0]);
    counts.sort_by(|a, _, b, _| a.is_empty().cmp(&b.is_empty()));
    Some(Levels {
        fact: fact.to_owned(),
        counts: counts.into_iter().collect(),
        of: [units(a, &Group::All), units(b, &Group::All)],
    })
}

fn common_fact<'f>(cards: [&Scorecard<'_>; 2], facts: &[&'f str]) -> Option<&'f str> {
    facts.iter().find(|fact| cards.iter().all(|card| has_groups(card, fact))).copied()
}
