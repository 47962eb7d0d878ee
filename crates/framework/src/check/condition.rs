use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use assize_diag::{Span, Spanned};
use assize_model::{Alternative, Catalogue, Condition, Demand, Fact, FactValues, When, fold};
use assize_reader::Complaints;

use super::look_up;
use crate::diags::{Sort, UNKNOWN_VALUE, fact_unit, no_words_in_condition, repeated_alternative, unknown_value};
use crate::draft::{AlternativeDraft, ConditionDraft, WhenDraft};

/// `applies` or `when` of something about this unit.
pub(super) fn check_when(
    draft: &WhenDraft,
    unit: Option<&str>,
    catalogue: &Catalogue,
    complaints: &Complaints,
) -> When {
    match draft {
        WhenDraft::Judged => When::Judged,
        WhenDraft::If(condition) => When::If(check_condition(condition, unit, catalogue, complaints)),
    }
}

/// A condition on something about this unit. Its facts are known and may be of the unit, its values are as the facts declare them.
pub(super) fn check_condition(
    draft: &ConditionDraft,
    unit: Option<&str>,
    catalogue: &Catalogue,
    complaints: &Complaints,
) -> Condition {
    let mut seen: BTreeMap<Vec<Demand>, Span> = BTreeMap::new();
    let mut alternatives = Vec::new();
    for written in &draft.alternatives {
        let alternative = check_alternative(written, unit, catalogue, complaints);
        match seen.entry(demanded(&alternative)) {
            Entry::Occupied(first) if !first.key().is_empty() => {
                complaints.push(repeated_alternative(*first.get(), written.span));
                continue;
            }
            Entry::Occupied(_) => {}
            Entry::Vacant(new) => _ = new.insert(written.span),
        }
        alternatives.push(alternative);
    }
    Condition { alternatives }
}

/// What an alternative demands, the same in whatever order it is written.
fn demanded(alternative: &Alternative) -> Vec<Demand> {
    let mut demands = alternative.demands.clone();
    demands.iter_mut().for_each(|demand| demand.values.sort());
    demands.sort_by(|a, b| a.fact.cmp(&b.fact));
    demands
}

fn check_alternative(
    draft: &AlternativeDraft,
    unit: Option<&str>,
    catalogue: &Catalogue,
    complaints: &Complaints,
) -> Alternative {
    let known: Vec<_> = catalogue.facts.keys().map(String::as_str).collect();
    let mut demands = Vec::new();
    for (name, values) in &draft.demands {
        let Some(index) = look_up(Sort::Fact, name, &known, complaints) else { continue };
        let fact = &catalogue.facts[index];
        if let (Some(unit_of_fact), Some(unit)) = (fact.unit.as_deref(), unit)
            && unit_of_fact != unit
        {
            complaints.push(fact_unit(name, unit_of_fact, unit));
        }
        if !fact.values.are_words() {
            complaints.push(no_words_in_condition(name, &fact.values));
            continue;
        }
        let values = values.iter().filter_map(|value| as_declared(value, fact, complaints)).collect();
        demands.push(Demand { fact: name.value.clone(), values });
    }
    Alternative { demands }
}

/// A value in the words of the fact's declaration.
fn as_declared(value: &Spanned<String>, fact: &Fact, complaints: &Complaints) -> Option<String> {
    let FactValues::Listed(listed) = &fact.values else { return Some(value.value.trim().to_owned()) };
    let folded = fold(&value.value);
    let found = listed.iter().find(|listed| fold(listed) == folded);
    if found.is_none() {
        complaints.error_in(value.span.source, UNKNOWN_VALUE, || {
            unknown_value(&fact.id, value, &listed.iter().map(String::as_str).collect::<Vec<_>>())
        });
    }
    found.cloned()
}
