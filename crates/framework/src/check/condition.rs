use assize_diag::{Span, Spanned};
use assize_model::{Alternative, Catalogue, Condition, Demand, Fact, FactValues, When, fold};
use assize_reader::Complaints;

use super::look_up;
use crate::diags::{Sort, fact_unit, no_words_in_condition, repeated_alternative, unknown_value};
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
    let mut seen: Vec<(Alternative, Span)> = Vec::new();
    for written in &draft.alternatives {
        let alternative = check_alternative(written, unit, catalogue, complaints);
        match seen.iter().find(|(other, _)| same(other, &alternative)) {
            Some((_, first)) => complaints.push(repeated_alternative(*first, written.span)),
            None => seen.push((alternative, written.span)),
        }
    }
    Condition { alternatives: seen.into_iter().map(|(alternative, _)| alternative).collect() }
}

/// Whether two alternatives demand the same, in whatever order.
fn same(one: &Alternative, other: &Alternative) -> bool {
    let sorted = |alternative: &Alternative| {
        let mut demands = alternative.demands.clone();
        demands.iter_mut().for_each(|demand| demand.values.sort());
        demands.sort_by(|a, b| a.fact.cmp(&b.fact));
        demands
    };
    !one.demands.is_empty() && sorted(one) == sorted(other)
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
    let found = listed.iter().find(|listed| fold(listed) == fold(&value.value));
    if found.is_none() {
        let known: Vec<_> = listed.iter().map(String::as_str).collect();
        complaints.push(unknown_value(&fact.id, value, &known));
    }
    found.cloned()
}
