//! Which facts are drawn, how, and in which order.

use assize_diag::{Diagnostics, Spanned};
use assize_model::{Condition, FactValues, When};
use indexmap::{IndexMap, IndexSet};

use super::{
    ColumnPlan, FactPlan, FactValuesPlan, Stratum, catalogues, check_fact, check_value, condition, default_rates,
};
use crate::Order;
use crate::diags;
use crate::rates::{Among, FactRates, Parts, Rates};

/// The facts that something asks about, in an order in which they can be drawn.
pub(super) fn facts(
    order: &Order<'_>,
    rates: &Rates,
    unit: &str,
    columns: &[ColumnPlan],
    diagnostics: &mut Diagnostics,
) -> Vec<FactPlan> {
    let mut wanted: IndexSet<String> = IndexSet::new();
    let mut conditions: Vec<Condition> = columns.iter().filter_map(|column| column.asked.condition.clone()).collect();
    for framework in std::iter::once(order.framework).chain(order.also.iter().copied()) {
        let of_unit = framework.questions.iter().filter(|question| question.unit == unit);
        for question in of_unit {
            conditions.extend(question.applies.iter().filter_map(When::condition).cloned());
            conditions.extend(question.entries().filter_map(|entry| entry.condition.clone()));
        }
        wanted.extend(framework.sample.iter().flat_map(|sample| sample.matched_on.iter().cloned()));
    }
    wanted.extend(conditions.iter().flat_map(Condition::facts).map(str::to_owned));
    wanted.extend(rates.facts.iter().filter(|entry| is_for(entry, unit)).map(|entry| entry.id.value.clone()));
    wanted.extend(rates.shifts.iter().flat_map(|shift| names(&shift.among)));
    let mut drawer = Drawer {
        order,
        rates,
        defaults: default_rates(),
        unit,
        conditions: &conditions,
        plans: IndexMap::new(),
        open: Vec::new(),
        diagnostics,
    };
    wanted.iter().for_each(|fact| drawer.add(fact));
    drawer.plans.into_values().collect()
}

struct Drawer<'d, 'o> {
    order: &'o Order<'o>,
    rates: &'d Rates,
    defaults: Rates,
    unit: &'d str,
    conditions: &'d [Condition],
    plans: IndexMap<String, FactPlan>,
    /// Facts whose dependencies are being added.
    open: Vec<String>,
    diagnostics: &'d mut Diagnostics,
}

impl Drawer<'_, '_> {
    /// Adds a fact after all that it depends on.
    fn add(&mut self, fact: &str) {
        let known = catalogues(self.order).find_map(|catalogue| catalogue.facts.get_full(fact));
        let Some((rank, _, declared)) = known else { return };
        let of_other_unit = declared.unit.as_deref().is_some_and(|unit| unit != self.unit);
        if of_other_unit || self.plans.contains_key(fact) {
            return;
        }
        let entries = self.entries(fact);
        // No condition asks for a day or a number: one is made up only where the rates say which.
        if !declared.values.are_words() && entries.is_empty() {
            return;
        }
        self.open.push(fact.to_owned());
        for entry in &entries {
            for (needed, _) in entry.among.iter().flatten().flatten() {
                match self.open.contains(&needed.value) {
                    true => self.diagnostics.push(diags::circle(fact, needed)),
                    false => self.add(&needed.value),
                }
            }
        }
        self.open.pop();
        let mut strata: Vec<Stratum> = entries.iter().map(|entry| self.stratum(entry)).collect();
        if strata.is_empty() {
            strata.push(Stratum::equal(self.values(&declared.id, &declared.values)));
        }
        self.plans.insert(fact.to_owned(), FactPlan { id: fact.to_owned(), rank, strata });
    }

    /// The entries of the rates, else the default ones where they fit what the fact is here.
    fn entries(&self, fact: &str) -> Vec<FactRates> {
        let of = |rates: &Rates| -> Vec<FactRates> {
            rates.facts.iter().filter(|entry| entry.id.value == fact && is_for(entry, self.unit)).cloned().collect()
        };
        let own = of(self.rates);
        if !own.is_empty() {
            return own;
        }
        let mut unheard = Diagnostics::new();
        let entries = of(&self.defaults);
        entries.iter().for_each(|entry| check(entry, self.order, &mut unheard));
        if unheard.has_errors() { Vec::new() } else { entries }
    }

    fn stratum(&self, entry: &FactRates) -> Stratum {
        let mut said_already = Diagnostics::new();
        let value = |value: &Spanned<String>, said: &mut Diagnostics| {
            check_value(&entry.id.value, value, self.order, said).unwrap_or_else(|| value.value.clone())
        };
        let values = match &entry.parts {
            Parts::Shares(shares) => {
                let part = |(word, share): &(_, _)| (value(word, &mut said_already), *share);
                FactValuesPlan::Shares(shares.iter().map(part).collect())
            }
            Parts::Counts(counts) => {
                let part = |(word, count): &(_, u64)| (value(word, &mut said_already), *count as usize);
                FactValuesPlan::Counts(counts.iter().map(part).collect())
            }
        };
        let among = entry.among.as_ref().map(|among| condition(among, self.order, &mut Diagnostics::new()));
        Stratum { among, values, place: Some(entry.span) }
    }

    /// The values of a fact that the plan says nothing about: those declared, or those that something asks about, and one more.
    fn values(&self, fact: &str, declared: &FactValues) -> Vec<String> {
        match declared {
            FactValues::Listed(values) => {
                let known: Vec<String> = values.iter().filter(|value| *value != "not-known").cloned().collect();
                if known.is_empty() { values.clone() } else { known }
            }
            FactValues::Any | FactValues::Date | FactValues::Number => {
                let demands = self.conditions.iter().flat_map(|one| &one.alternatives).flat_map(|one| &one.demands);
                let asked =
                    demands.filter(|demand| demand.fact == fact).flat_map(|demand| demand.values.iter().cloned());
                asked.chain(["other".to_owned()]).collect::<IndexSet<_>>().into_iter().collect()
            }
        }
    }
}

fn names(among: &Among) -> impl Iterator<Item = String> {
    among.iter().flatten().map(|(fact, _)| fact.value.clone())
}

fn is_for(entry: &FactRates, unit: &str) -> bool {
    entry.unit.as_ref().is_none_or(|of| of.value == unit)
}

/// Complains of entries of `[[fact]]` that name nothing, or that no unit can come to.
pub(super) fn check_names(order: &Order<'_>, rates: &Rates, diagnostics: &mut Diagnostics) {
    for (index, entry) in rates.facts.iter().enumerate() {
        check(entry, order, diagnostics);
        let before = &rates.facts[..index];
        let takes_all = |one: &&FactRates| {
            one.id.value == entry.id.value
                && one.among.is_none()
                && (one.unit.is_none()
                    || one.unit.as_ref().map(|unit| &unit.value) == entry.unit.as_ref().map(|unit| &unit.value))
        };
        if let Some(first) = before.iter().find(takes_all) {
            diagnostics.push(diags::never_reached(entry, first));
        }
        if let Some(unit) = &entry.unit
            && !order.framework.catalogue.units.contains_key(&unit.value)
        {
            let known: Vec<&str> = order.framework.catalogue.units.keys().map(String::as_str).collect();
            diagnostics.push(diags::unknown_unit(unit, &known));
        }
    }
}

fn check(entry: &FactRates, order: &Order<'_>, diagnostics: &mut Diagnostics) {
    if !check_fact(&entry.id, order, diagnostics) {
        return;
    }
    let words: Vec<&Spanned<String>> = match &entry.parts {
        Parts::Shares(shares) => shares.iter().map(|(word, _)| word).collect(),
        Parts::Counts(counts) => counts.iter().map(|(word, _)| word).collect(),
    };
    for word in words {
        check_value(&entry.id.value, word, order, diagnostics);
    }
    if let Some(among) = &entry.among {
        condition(among, order, diagnostics);
    }
}
