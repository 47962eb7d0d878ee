//! Resolves the strata of a sample to the facts of a table.

use assize_diag::{Diagnostics, Spanned, nearest};
use assize_framework::Framework;
use assize_model::{Alternative, Condition, Demand, Fact, FactValues, SampleDesign, fold};

use super::compile;
use crate::diags;
use crate::table::{AdmittedTable, Applies};

/// By stratum: the rows of the table that belong to it; `None` where that cannot be told.
pub(super) fn resolve<'a>(
    design: Option<&SampleDesign>,
    framework: &Framework,
    tables: &[AdmittedTable<'a>],
    diagnostics: &mut Diagnostics,
) -> Vec<Option<Applies<'a>>> {
    let Some(design) = design else { return Vec::new() };
    if let Some(unit) = &design.unit
        && !framework.catalogue.units.contains_key(&unit.value)
    {
        diagnostics.push(diags::unknown_unit(&unit.value, unit.place.clone(), framework));
    }
    let table = tables.iter().find(|table| table.table.unit == design.unit());
    let lead = |stratum: &Spanned<assize_model::Stratum>| {
        let written = stratum.value.when.iter();
        let demands = written.filter_map(|(fact, values)| demand(fact, values, design.unit(), framework, diagnostics));
        let demands: Vec<Demand> = demands.collect();
        let is_told = !demands.is_empty() && demands.len() == stratum.value.when.len();
        let condition = Condition { alternatives: vec![Alternative { demands }] };
        table.filter(|_| is_told).map(|table| compile::resolve_condition(&table.facts, &condition))
    };
    design.strata.iter().map(lead).collect()
}

fn demand(
    fact: &Spanned<String>,
    values: &[Spanned<String>],
    unit: &str,
    framework: &Framework,
    diagnostics: &mut Diagnostics,
) -> Option<Demand> {
    let facts = &framework.catalogue.facts;
    let Some(known) = facts.get(&fact.value) else {
        let near = nearest(&fact.value, facts.keys().map(String::as_str));
        diagnostics.push(diags::unknown_fact_of_stratum(fact, near));
        return None;
    };
    if !known.values.are_words() || known.unit.as_deref().is_some_and(|of| of != unit) {
        diagnostics.push(diags::unfit_fact_of_stratum(fact, known, unit));
        return None;
    }
    let values = values.iter().filter_map(|value| as_declared(value, known, diagnostics)).collect();
    Some(Demand { fact: fact.value.clone(), values })
}

fn as_declared(value: &Spanned<String>, fact: &Fact, diagnostics: &mut Diagnostics) -> Option<String> {
    let FactValues::Listed(listed) = &fact.values else { return Some(value.value.trim().to_owned()) };
    let found = listed.iter().find(|listed| fold(listed) == fold(&value.value));
    if found.is_none() {
        diagnostics.push(diags::unknown_value_of_stratum(value, fact, listed));
    }
    found.cloned()
}
