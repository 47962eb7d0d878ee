//! What is drawn for one kind of unit: the names of an order and its rates resolved to the framework.

mod columns;
mod facts;

use assize_diag::{Diagnostics, Place, Sources, Span, Spanned};
use assize_framework::{Framework, Scale};
use assize_model::{Alternative, Catalogue, Condition, Demand, FactValues, fold};

use crate::Order;
use crate::asked::AskedUnits;
use crate::chance::Chance;
use crate::diags;
use crate::rates::{Among, CountsWanted, Rates};

/// Everything that is drawn for one kind of unit.
#[derive(Debug)]
pub(crate) struct UnitPlan<'a> {
    pub(crate) unit: &'a str,
    pub(crate) count: usize,
    pub(crate) framework: &'a Framework,
    /// Each after those that it depends on.
    pub(crate) facts: Vec<FactPlan>,
    pub(crate) columns: Vec<ColumnPlan>,
    pub(crate) shifts: Vec<ShiftPlan>,
}

/// One fact, shared out among the units stratum by stratum.
#[derive(Debug)]
pub(crate) struct FactPlan {
    pub(crate) id: String,
    /// Its place in the catalogue, for the order of columns.
    pub(crate) rank: usize,
    pub(crate) strata: Vec<Stratum>,
}

/// How values are shared out among those units that no stratum before it took.
#[derive(Debug)]
pub(crate) struct Stratum {
    pub(crate) among: Option<Condition>,
    pub(crate) values: FactValuesPlan,
    pub(crate) place: Option<Span>,
}

/// Values, with shares or with numbers of units.
#[derive(Debug)]
pub(crate) enum FactValuesPlan {
    Shares(Vec<(String, Chance)>),
    Counts(Vec<(String, usize)>),
}

/// One column of answers.
#[derive(Debug)]
pub(crate) struct ColumnPlan {
    /// Its heading: an observation's id, a question's qualified one.
    pub(crate) header: String,
    /// "question `4.1.a`", for messages.
    pub(crate) called: String,
    pub(crate) is_question: bool,
    /// For a question: the scale of its answers.
    pub(crate) scale: Option<Scale>,
    pub(crate) asked: AskedUnits,
    pub(crate) wanted: WantedPlan,
    pub(crate) quality: Chance,
    /// Where counts are wanted.
    pub(crate) place: Option<Place>,
    /// The column of a wider observation that covers it.
    pub(crate) covered_by: Option<usize>,
}

/// What is wanted of a column, with nothing left open.
#[derive(Debug)]
pub(crate) enum WantedPlan {
    Counts(CountsWanted),
    Shares { sufficient: Chance, asked: Option<Chance>, cannot_tell: Chance, missing: Chance },
}

/// Some units do better or worse on everything.
#[derive(Debug)]
pub(crate) struct ShiftPlan {
    pub(crate) among: Condition,
    pub(crate) raise: Chance,
    pub(crate) lower: Chance,
}

impl UnitPlan<'_> {
    /// The facts in the order of the catalogue.
    pub(crate) fn fact_columns(&self) -> Vec<&str> {
        let mut facts: Vec<&FactPlan> = self.facts.iter().collect();
        facts.sort_by_key(|fact| fact.rank);
        facts.into_iter().map(|fact| fact.id.as_str()).collect()
    }

    /// "457 cases".
    pub(crate) fn units(&self, count: usize) -> String {
        let unit = self.framework.catalogue.units.get(self.unit);
        let word = unit.map_or(self.unit, |unit| if count == 1 { &unit.title.en } else { &unit.plural.en });
        format!("{count} {word}")
    }
}

/// What is drawn for each kind of unit. Unknown names are complained of.
pub(crate) fn plan<'a>(order: &'a Order<'a>, rates: &Rates, diagnostics: &mut Diagnostics) -> Vec<UnitPlan<'a>> {
    columns::check_names(order, rates, diagnostics);
    facts::check_names(order, rates, diagnostics);
    let shifts = |diagnostics: &mut Diagnostics| {
        let shift = |shift: &crate::rates::Shift| {
            let among = condition(&shift.among, order, diagnostics);
            ShiftPlan { among, raise: shift.raise, lower: shift.lower }
        };
        rates.shifts.iter().map(shift).collect::<Vec<_>>()
    };
    let mut plans = Vec::new();
    for (unit, count) in &order.units {
        let columns = columns::columns(order, rates, unit);
        let shifts = if plans.is_empty() { shifts(diagnostics) } else { shifts(&mut Diagnostics::new()) };
        let facts = facts::facts(order, rates, unit, &columns, diagnostics);
        plans.push(UnitPlan { unit, count: *count, framework: order.framework, facts, columns, shifts });
    }
    plans
}

/// A condition as written, with the values as the facts declare them. Unknown names are complained of.
fn condition(among: &Among, order: &Order<'_>, diagnostics: &mut Diagnostics) -> Condition {
    let mut demand = |(fact, values): &(Spanned<String>, Vec<Spanned<String>>)| {
        let known = check_fact(fact, order, diagnostics);
        let value = |value: &Spanned<String>| match known {
            true => check_value(&fact.value, value, order, diagnostics).unwrap_or_else(|| value.value.clone()),
            false => value.value.clone(),
        };
        Demand { fact: fact.value.clone(), values: values.iter().map(value).collect() }
    };
    let alternatives = among.iter().map(|demands| Alternative { demands: demands.iter().map(&mut demand).collect() });
    Condition { alternatives: alternatives.collect() }
}

/// The catalogues of all frameworks of the order.
fn catalogues<'a>(order: &'a Order<'a>) -> impl Iterator<Item = &'a Catalogue> {
    std::iter::once(order.framework).chain(order.also.iter().copied()).map(|framework| &*framework.catalogue)
}

fn check_fact(fact: &Spanned<String>, order: &Order<'_>, diagnostics: &mut Diagnostics) -> bool {
    let known = catalogues(order).any(|catalogue| catalogue.facts.contains_key(&fact.value));
    if !known {
        let all: Vec<&str> = catalogues(order).flat_map(|one| one.facts.keys().map(String::as_str)).collect();
        diagnostics.push(diags::unknown_fact(fact, &all));
    }
    known
}

/// The value as the fact declares it.
fn check_value(
    fact: &str,
    value: &Spanned<String>,
    order: &Order<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<String> {
    let declared = catalogues(order).find_map(|catalogue| catalogue.facts.get(fact))?;
    match &declared.values {
        FactValues::Any => Some(value.value.clone()),
        FactValues::Date => {
            let is_day = assize_model::PartialDate::parse_day(value.value.trim()).is_some();
            if !is_day {
                diagnostics.push(diags::unknown_value(fact, value, &["YYYY-MM-DD".to_owned()]));
            }
            is_day.then(|| value.value.trim().to_owned())
        }
        FactValues::Number => {
            let is_number = assize_model::parse_decimal(value.value.trim()).is_some();
            if !is_number {
                diagnostics.push(diags::unknown_value(fact, value, &["a number, 0 or more".to_owned()]));
            }
            is_number.then(|| value.value.trim().to_owned())
        }
        FactValues::Listed(values) => {
            let found = values.iter().find(|known| fold(known) == fold(&value.value));
            if found.is_none() {
                diagnostics.push(diags::unknown_value(fact, value, values));
            }
            found.cloned()
        }
    }
}

/// The rates that hold where nothing else is said: made up, and part of the program.
pub(crate) fn default_rates() -> Rates {
    let (mut sources, mut diagnostics) = (Sources::new(), Diagnostics::new());
    let text = include_str!("defaults.toml");
    let source = sources.add_carried("builtin:synthesis/defaults.toml", text);
    crate::read_rates(source, text, &mut diagnostics).expect("a test reads the default rates")
}
