//! Counts that a query made of cases, fitted to the framework that they were made for.

use assize_framework::Framework;
use assize_model::{Inspection, TalliedRow};
use assize_reader::Complaints;
use indexmap::{IndexMap, IndexSet};

use super::record::find_question;
use crate::query::UNKNOWN_VALUE;
use crate::{DerivedAgreement, Group, NineCounts, QuestionTally, Reached, Tally, diags};

/// The tally of cases that are held elsewhere.
#[derive(Clone, Debug)]
pub struct TalliedElsewhere {
    pub tally: Tally,
    /// Units left out by the regime, for their blanks.
    pub left_out: usize,
}

/// Reads the rows; `None` where there are none. Everything wrong is pushed.
pub(super) fn resolve(
    inspection: &Inspection,
    framework: &Framework,
    complaints: &Complaints,
) -> Option<TalliedElsewhere> {
    let rows = &inspection.tallied;
    let first = rows.first()?;
    if let Some(other) = rows.iter().find(|row| row.framework != framework.id) {
        complaints.push(diags::tallied_under_other(&other.framework, &other.place, framework));
        return None;
    }
    if !framework.catalogue.units.contains_key(&first.unit) {
        complaints.push(diags::unknown_unit(&first.unit, first.place.clone(), framework));
        return None;
    }
    let mut tally = Tally::new(vec![Reached::None; framework.questions.len()]);
    let mut left_out = 0;
    for row in rows {
        let Some(question) = find_question(&row.question, &row.place, framework, complaints) else { continue };
        let mut ways = [Reached::Recorded, Reached::Derived, Reached::Mixed].into_iter();
        let Some(reached) = ways.find(|one| one.word() == row.reached) else {
            complaints.push(diags::tallied_word("how its answers came", &row.place));
            continue;
        };
        tally.reached[question] = reached;
        let Some(group) = group(row, framework, complaints) else { continue };
        if tally.of_group(group.clone())[question].replace(counts(row)).is_some() {
            complaints.push(diags::tallied_twice(&row.question, &row.place));
        }
        if group == Group::All {
            left_out = row.count("left_out") as usize;
        }
        tally.units.entry(group).or_default().insert(row.unit.clone(), row.count("units") as usize);
    }
    let facts: IndexSet<&String> = rows.iter().filter_map(|row| Some(&row.group.as_ref()?.0)).collect();
    facts.into_iter().for_each(|fact| add_empty_groups(&mut tally, fact, framework));
    Some(TalliedElsewhere { tally, left_out })
}

/// Values of a fact that no unit has are groups too, and so are the units without a known value.
fn add_empty_groups(tally: &mut Tally, fact: &str, framework: &Framework) {
    let listed = framework.catalogue.facts.get(fact).and_then(|fact| fact.values.listed()).unwrap_or_default();
    let units: IndexMap<String, usize> = tally.units[&Group::All].keys().map(|unit| (unit.clone(), 0)).collect();
    let nothing = |question: usize| {
        let counts = NineCounts { absent: tally.lacks_column(question), ..NineCounts::default() };
        tally.question(question).map(|_| QuestionTally { counts, ..QuestionTally::default() })
    };
    let empty: Vec<_> = (0..tally.reached.len()).map(nothing).collect();
    for value in listed.iter().chain([&String::new()]) {
        let group = Group::Fact { fact: fact.to_owned(), value: value.clone() };
        tally.groups.entry(group.clone()).or_insert_with(|| empty.clone());
        tally.units.entry(group).or_insert_with(|| units.clone());
    }
}

fn group(row: &TalliedRow, framework: &Framework, complaints: &Complaints) -> Option<Group> {
    let Some((fact, value)) = &row.group else { return Some(Group::All) };
    let is_known = match framework.catalogue.facts.get(fact) {
        Some(known) => value.is_empty() || known.values.listed().is_none_or(|values| values.contains(value)),
        None => super::RESERVED.contains(&fact.as_str()),
    };
    if !is_known || value == UNKNOWN_VALUE {
        complaints.push(diags::tallied_word("the value of a fact", &row.place));
        return None;
    }
    Some(Group::Fact { fact: fact.clone(), value: value.clone() })
}

fn counts(row: &TalliedRow) -> QuestionTally {
    let count = |name| row.count(name);
    let counts = NineCounts {
        sufficient: count("sufficient"),
        sufficient_incomplete: count("sufficient_incomplete"),
        insufficient: count("insufficient"),
        insufficient_incomplete: count("insufficient_incomplete"),
        unknown: count("unknown"),
        not_applicable: count("not_applicable"),
        optional_sufficient: count("optional_sufficient"),
        optional_insufficient: count("optional_insufficient"),
        optional_unknown: count("optional_unknown"),
        absent: count("absent") > 0,
        cannot_tell: count("cannot_tell"),
        missing: count("missing"),
    };
    let derived_units = count("derived_units");
    QuestionTally {
        counts,
        agreement: DerivedAgreement { same: count("same"), of: count("compared") },
        derived_units,
        // What the rule says of a gap says nothing of what was done (semantics 7.27).
        not_done: Some(count("not_done")).filter(|not_done| *not_done > 0 && derived_units == 0),
    }
}
