//! Fits an inspection to a framework and makes all complaints.

mod columns;
mod compile;
mod contradictions;
mod record;
mod strata;

use assize_diag::{Diagnostics, Place};
use assize_framework::{Framework, Library};
use assize_model::{Inspection, ProviderKind, Table};

pub(crate) use columns::{RESERVED, answer_of, names};
pub(crate) use compile::lead_when;
pub(crate) use record::PrintedOf;
pub use record::{EnteredPercent, NodePercent, Record};

use crate::Reached;
use crate::diags;
use crate::table::{Applies, UnitTable};

/// How to admit.
#[derive(Clone, Copy, Default, Debug)]
pub struct AdmitOptions {
    /// Where a question's own answer is blank, take what its rule gives (semantics 7.17).
    pub derive_missing: bool,
}

/// An inspection that fits a framework: every column and key leads somewhere, and how each question's answers come is decided.
#[derive(Clone, Debug)]
pub struct Admitted<'a> {
    /// What was inspected.
    pub inspection: &'a Inspection,
    /// Under what.
    pub framework: &'a Framework,
    /// By question of the framework: how its answers come.
    pub routes: Vec<Route>,
    /// What the record itself gives, by question and node.
    pub record: Record<'a>,
    pub(crate) tables: Vec<UnitTable<'a>>,
    /// By stratum of the sample: of which rows of its unit's table it is; `None` where that cannot be told.
    pub(crate) strata: Vec<Option<Applies<'a>>>,
}

/// How a question's answers come in this inspection.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Route {
    /// How.
    pub reached: Reached,
    /// Which of the tables, for answers from rows.
    pub(crate) table: Option<usize>,
}

/// Fits `inspection` to `framework`. Everything wrong is pushed; `None` means that some of it is an error.
pub fn admit<'a>(
    inspection: &'a Inspection,
    framework: &'a Framework,
    library: &Library,
    options: AdmitOptions,
    diagnostics: &mut Diagnostics,
) -> Option<Admitted<'a>> {
    let before = diagnostics.errors();
    check_fit(inspection, framework, diagnostics);
    let mut known: Vec<&'a Table> = inspection.tables.iter().collect();
    known.retain(|table| {
        let is_known = framework.catalogue.units.contains_key(&table.unit);
        if !is_known {
            diagnostics.push(diags::unknown_unit(&table.unit, Place::File(table.source), framework));
        }
        is_known
    });
    let tables: Vec<UnitTable<'a>> = known
        .into_iter()
        .map(|table| {
            let resolved = columns::resolve(table, framework, library, diagnostics);
            let compiled = compile::compile(table, resolved, framework, options.derive_missing);
            contradictions::check(&compiled, framework, diagnostics);
            compiled
        })
        .collect();
    let strata = strata::resolve(inspection.sample.as_ref(), framework, &tables, diagnostics);
    let record = record::resolve(inspection, framework, diagnostics);
    let routes = routes(framework, &tables, &record, options);
    record::check_against_tables(&record, framework, &routes, diagnostics);
    (diagnostics.errors() == before).then_some(Admitted { inspection, framework, routes, record, tables, strata })
}

/// Is the framework one to score under, is it for this kind of provider, was it in force?
fn check_fit(inspection: &Inspection, framework: &Framework, diagnostics: &mut Diagnostics) {
    if framework.is_abstract {
        diagnostics.push(diags::abstract_framework(inspection, framework));
    }
    let kinds: &[ProviderKind] = &framework.inspects;
    if !kinds.is_empty() && !kinds.contains(&inspection.provider.kind) {
        diagnostics.push(diags::other_kind(inspection, framework));
    }
    let (work, force) = (inspection.fieldwork, framework.in_force);
    let early = work.to.or(work.from).zip(force.from).is_some_and(|(end, from)| end.is_before(from));
    let late = work.from.or(work.to).zip(force.to).is_some_and(|(start, to)| to.is_before(start));
    if early || late {
        diagnostics.push(diags::not_in_force(inspection, framework));
    }
}

/// How each question's answers come: from the table's own column, from its rule, or from the record.
fn routes(framework: &Framework, tables: &[UnitTable<'_>], record: &Record<'_>, options: AdmitOptions) -> Vec<Route> {
    (0..framework.questions.len())
        .map(|question| {
            let by_rows = tables.iter().enumerate().find_map(|(index, table)| {
                let asked = table.questions[question].as_ref()?;
                let workable = asked.rule.is_some() && asked.reaches_a_column;
                let reached = match (&asked.own, workable) {
                    (Some(_), true) if options.derive_missing => Reached::Mixed,
                    (Some(_), _) => Reached::Recorded,
                    (None, true) => Reached::Derived,
                    (None, false) => return None,
                };
                Some(Route { reached, table: Some(index) })
            });
            by_rows.unwrap_or_else(|| Route { reached: record.reached(question), table: None })
        })
        .collect()
}
