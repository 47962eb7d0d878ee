//! Fits an inspection to a framework and makes all complaints.

mod columns;
mod compile;
mod contradictions;
mod printed;
mod prompts;
mod record;
mod strata;
mod tallied;
mod unknown;

use assize_diag::Diagnostics;
use assize_framework::{Framework, Library};
use assize_model::{Inspection, ProviderKind, UnitTable};
use assize_reader::Complaints;

pub use columns::{RESERVED, names_of_columns};
pub(crate) use columns::{answer_of, names, question};
pub(crate) use compile::resolve_when;
pub use record::{EnteredPercent, NodePercent, Record};
pub(crate) use record::{PrintedOf, PrintedTarget};
pub use tallied::TalliedElsewhere;
pub use unknown::UnknownWords;
pub(crate) use unknown::WordPlace;

use crate::Reached;
use crate::diags;
use crate::table::{AdmittedTable, Applies};

#[derive(Clone, Copy, Default, Debug)]
pub struct AdmitOptions {
    /// Where a question's own answer is blank, take what its rule gives (semantics 7.17).
    pub derive_missing: bool,
    /// Takes every row of a table in which several judged the same units, not the scored ones alone (semantics 6.9). No figure is made from them.
    pub every_reading: bool,
}

/// An inspection that fits a framework: every column and key is resolved, and how each question's answers come is decided.
#[derive(Clone, Debug)]
pub struct Admitted<'a> {
    pub inspection: &'a Inspection,
    pub framework: &'a Framework,
    /// By question of the framework: how its answers come.
    pub routes: Vec<Route>,
    /// What the record itself gives, by question and node.
    pub record: Record<'a>,
    /// The tables of this framework's kinds of unit.
    pub tables: Vec<AdmittedTable<'a>>,
    /// By stratum of the sample: the rows of its unit's table that belong to it; `None` where that cannot be told.
    pub strata: Vec<Option<Applies<'a>>>,
    /// Counts of cases that are held elsewhere.
    pub tallied: Option<TalliedElsewhere>,
    /// Known answers that this framework, which is not the table's own, does not ask for.
    pub left_out: usize,
}

impl Admitted<'_> {
    /// The questions that are answered from the rows of this table.
    pub fn answered_by(&self, table: usize) -> impl Iterator<Item = usize> {
        (0..self.routes.len()).filter(move |question| self.routes[*question].table == Some(table))
    }

    /// The same, where every rule allows this many misses, whatever it says itself: how much depends on `misses` (semantics 2).
    #[must_use]
    pub fn with_misses(&self, misses: u8) -> Self {
        let mut changed = self.clone();
        let asked = changed.tables.iter_mut().flat_map(|table| &mut table.questions).flatten();
        for rule in asked.filter_map(|asked| asked.rule.as_mut()) {
            rule.misses = misses.into();
        }
        changed
    }
}

/// How a question's answers come in this inspection.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Route {
    pub reached: Reached,
    /// Which of the tables, for answers from rows.
    pub table: Option<usize>,
}

/// Fits `inspection` to `framework`. Everything wrong is pushed; `None` means that some of it is an error.
///
/// Under a framework that is not the inspection's own only its tables count (semantics 7.30): what the record gives is said in its own
/// regime's words, and that the body is of another kind or the time another is not a fault there.
pub fn admit<'a>(
    inspection: &'a Inspection,
    framework: &'a Framework,
    library: &Library,
    options: AdmitOptions,
    diagnostics: &mut Diagnostics,
) -> Option<Admitted<'a>> {
    let mut words = UnknownWords::default();
    let admitted = admit_beside(inspection, framework, library, options, &mut words, diagnostics);
    words.complain(diagnostics);
    admitted
}

/// The same for one inspection among others: a meaningless word of their tables is reported once, when all of them have been fitted.
pub fn admit_beside<'a: 'w, 'w>(
    inspection: &'a Inspection,
    framework: &'a Framework,
    library: &'w Library,
    options: AdmitOptions,
    words: &mut UnknownWords<'w>,
    diagnostics: &mut Diagnostics,
) -> Option<Admitted<'a>> {
    let unknown = words.places();
    let before = diagnostics.errors();
    let at_home = inspection.framework == framework.id;
    let home = library.frameworks.get(&inspection.framework).filter(|_| !at_home).unwrap_or(framework);
    check_fit(inspection, framework, at_home, diagnostics);
    let rows = |table: &'a UnitTable| match &table.readings {
        Some(readings) if options.every_reading => &readings.table,
        Some(_) | None => table,
    };
    let mut known: Vec<&'a UnitTable> = inspection.tables.iter().map(rows).collect();
    known.retain(|table| {
        let is_known = framework.catalogue.units.contains_key(&table.unit);
        if !is_known && !home.catalogue.units.contains_key(&table.unit) {
            diagnostics.push(diags::unknown_unit(&table.unit, assize_diag::Place::File(table.source), framework));
        }
        is_known
    });
    let tables: Vec<AdmittedTable<'a>> = known
        .into_iter()
        .map(|table| {
            let resolved = Complaints::gather(diagnostics, |complaints| {
                columns::resolve(table, framework, home, library, words, complaints)
            });
            let compiled = compile::compile(table, resolved, framework, options, home.id == framework.id);
            contradictions::check(&compiled, framework, diagnostics);
            compiled
        })
        .collect();
    let left_out = tables.iter().map(contradictions::left_out).sum();
    // What is wrong with a stratum is wrong at home.
    let mut elsewhere = Diagnostics::new();
    let heard = if at_home { &mut *diagnostics } else { &mut elsewhere };
    let strata = strata::resolve(inspection.sample.as_ref(), framework, &tables, heard);
    let resolved = |complaints: &Complaints| record::resolve(inspection, framework, complaints);
    let record = if at_home { Complaints::gather(diagnostics, resolved) } else { Record::default() };
    let counted = |complaints: &Complaints| tallied::resolve(inspection, framework, complaints);
    let tallied = at_home.then(|| Complaints::gather(diagnostics, counted)).flatten();
    let routes = routes(framework, &tables, &record, tallied.as_ref(), options);
    Complaints::gather(diagnostics, |complaints| {
        record::check_against_tables(&record, framework, &routes, &tables, complaints);
    });
    (diagnostics.errors() == before && words.places() == unknown).then_some(Admitted {
        inspection,
        framework,
        routes,
        record,
        tables,
        strata,
        tallied,
        left_out,
    })
}

/// Complains of answers that contradict the facts of their unit at home, for a run that looks at the tables under other frameworks alone.
pub fn check_at_home(inspection: &Inspection, home: &Framework, library: &Library, diagnostics: &mut Diagnostics) {
    for table in inspection.tables.iter().filter(|table| home.catalogue.units.contains_key(&table.unit)) {
        // What else is wrong is said under the framework that it is wrong under.
        let mut words = UnknownWords::default();
        let resolved = columns::resolve(table, home, home, library, &mut words, &Complaints::default());
        let compiled = compile::compile(table, resolved, home, AdmitOptions::default(), true);
        contradictions::check(&compiled, home, diagnostics);
    }
}

/// Is the framework one to score under, is it for this kind of provider, was it in force?
fn check_fit(inspection: &Inspection, framework: &Framework, at_home: bool, diagnostics: &mut Diagnostics) {
    if framework.is_abstract {
        diagnostics.push(diags::abstract_framework(inspection, framework));
    }
    if !at_home {
        return;
    }
    let kinds: &[ProviderKind] = &framework.inspects;
    if !kinds.is_empty() && !kinds.contains(&inspection.provider.kind) {
        diagnostics.push(diags::other_kind(inspection, framework));
    }
    if !was_in_force(inspection, framework) {
        diagnostics.push(diags::not_in_force(inspection, framework));
    }
}

/// Whether the framework was in force at the time of the fieldwork; where either is not known, nothing speaks against it.
pub fn was_in_force(inspection: &Inspection, framework: &Framework) -> bool {
    let (work, force) = (inspection.fieldwork, framework.in_force);
    let early = work.to.or(work.from).zip(force.from).is_some_and(|(end, from)| end.is_before(from));
    let late = work.from.or(work.to).zip(force.to).is_some_and(|(start, to)| to.is_before(start));
    !early && !late
}

/// How each question's answers come: from the table's own column, from its rule, or from the record.
fn routes(
    framework: &Framework,
    tables: &[AdmittedTable<'_>],
    record: &Record<'_>,
    tallied: Option<&TalliedElsewhere>,
    options: AdmitOptions,
) -> Vec<Route> {
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
            let elsewhere = tallied.map(|tallied| tallied.tally.reached[question]).filter(|one| *one != Reached::None);
            let reached = || elsewhere.unwrap_or_else(|| record.reached(question));
            by_rows.unwrap_or_else(|| Route { reached: reached(), table: None })
        })
        .collect()
}
