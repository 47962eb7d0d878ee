use std::sync::Arc;

use assize_diag::{Span, Spanned};
use assize_model::{Catalogue, Fact, Observation, When};
use assize_reader::{Complaints, near};
use indexmap::IndexMap;

use super::condition::check_when;
use super::{cycles, look_up};
use crate::diags::{Among, Sort, ambiguous_id, covers_cycle, covers_unit, duplicate_id, unknown_regime};
use crate::draft::{CatalogueDraft, FactDraft, ObservationDraft};

/// A catalogue, and where each thing in it is declared.
#[derive(Clone, Default)]
pub(crate) struct Vocabulary {
    pub(crate) catalogue: Arc<Catalogue>,
    units: IndexMap<String, Span>,
    /// What a column may be headed with: facts and observations share one namespace.
    columns: IndexMap<String, (&'static str, Span)>,
}

/// What is there already, with what this draft adds. A thing with something wrong in it is still added, so that its name is known.
pub(crate) fn check_catalogue(base: &Vocabulary, draft: &CatalogueDraft, complaints: &Complaints) -> Vocabulary {
    let mut all = base.clone();
    if draft.units.is_empty() && draft.facts.is_empty() && draft.observations.is_empty() {
        return all;
    }
    let mut catalogue = Catalogue::clone(&all.catalogue);
    for unit in &draft.units {
        if all.new_unit(&unit.id, complaints) {
            catalogue.units.insert(unit.id.value.clone(), unit.unit.clone());
        }
    }
    for fact in &draft.facts {
        if all.new_column("fact", &fact.id, complaints) {
            catalogue.facts.insert(fact.id.value.clone(), check_fact(fact, &catalogue, complaints));
        }
    }
    let mut added = Vec::new();
    for observation in &draft.observations {
        if all.new_column("observation", &observation.id, complaints) {
            let checked = check_observation(observation, &catalogue, complaints);
            catalogue.observations.insert(observation.id.value.clone(), checked);
            added.push(observation);
        }
    }
    check_covers(&added, &catalogue, complaints);
    all.catalogue = Arc::new(catalogue);
    all
}

/// Complains of regimes that look like a misspelt framework. Others may just not be read in this run.
pub(crate) fn complain_of_regimes(draft: &CatalogueDraft, frameworks: &[&str], complaints: &Complaints) {
    let named = draft.observations.iter().flat_map(|observation| &observation.regimes).map(|(regime, _)| regime);
    for regime in named.filter(|regime| !frameworks.contains(&regime.value.as_str())) {
        if let Some(nearest) = near(&regime.value, frameworks) {
            complaints.push(unknown_regime(regime, nearest));
        }
    }
}

impl Vocabulary {
    /// What a column of this heading would be, and where that is declared.
    pub(super) fn column(&self, heading: &str) -> Option<(&'static str, Span)> {
        self.columns.get(heading).copied()
    }

    fn new_unit(&mut self, id: &Spanned<String>, complaints: &Complaints) -> bool {
        let first = self.units.get(&id.value).copied();
        match first {
            Some(first) => {
                let (first, again) = (("unit", first), ("unit", id.span));
                complaints.push(duplicate_id(Among::Catalogue, &id.value, first, again));
            }
            None => {
                self.units.insert(id.value.clone(), id.span);
            }
        }
        first.is_none()
    }

    fn new_column(&mut self, noun: &'static str, id: &Spanned<String>, complaints: &Complaints) -> bool {
        let (first, again) = (self.column(&id.value), (noun, id.span));
        match first {
            Some(first) if first.0 == noun => {
                complaints.push(duplicate_id(Among::Catalogue, &id.value, first, again));
            }
            Some(first) => complaints.push(ambiguous_id(&id.value, first, again)),
            None => {
                self.columns.insert(id.value.clone(), again);
            }
        }
        first.is_none()
    }
}

fn check_fact(draft: &FactDraft, catalogue: &Catalogue, complaints: &Complaints) -> Fact {
    Fact {
        id: draft.id.value.clone(),
        title: draft.title.clone(),
        values: draft.values.clone(),
        unit: draft.unit.as_ref().and_then(|unit| check_unit(unit, catalogue, complaints)).map(str::to_owned),
        status: draft.origin.status,
        source: draft.origin.source.clone(),
    }
}

fn check_observation(draft: &ObservationDraft, catalogue: &Catalogue, complaints: &Complaints) -> Observation {
    let unit = draft.unit.as_ref().and_then(|unit| check_unit(unit, catalogue, complaints));
    Observation {
        id: draft.id.value.clone(),
        title: draft.title.clone(),
        unit: unit.unwrap_or_default().to_owned(),
        stage: draft.stage.clone(),
        theme: draft.theme.clone(),
        when: draft.when.as_ref().map_or(When::Always, |when| check_when(when, unit, catalogue, complaints)),
        covers: draft.covers.iter().map(|covered| covered.value.clone()).collect(),
        regimes: draft.regimes.iter().map(|(regime, phrase)| (regime.value.clone(), phrase.clone())).collect(),
        text: draft.text.clone(),
        status: draft.origin.status,
        source: draft.origin.source.clone(),
    }
}

/// The name of a unit that is declared.
pub(super) fn check_unit<'a>(
    unit: &'a Spanned<String>,
    catalogue: &Catalogue,
    complaints: &Complaints,
) -> Option<&'a str> {
    let known: Vec<_> = catalogue.units.keys().map(String::as_str).collect();
    look_up(Sort::Unit, unit, &known, complaints).map(|_| unit.value.as_str())
}

/// What is covered is there, is of the same unit, and does not cover back.
fn check_covers(drafts: &[&ObservationDraft], catalogue: &Catalogue, complaints: &Complaints) {
    let known: Vec<_> = catalogue.observations.keys().map(String::as_str).collect();
    let mut links = vec![Vec::new(); drafts.len()];
    for (draft, links) in drafts.iter().zip(&mut links) {
        for covered in &draft.covers {
            let Some(index) = look_up(Sort::Observation, covered, &known, complaints) else { continue };
            links.extend(drafts.iter().position(|other| other.id.value == covered.value));
            let (own, unit) = (draft.unit.as_ref().map_or("", |unit| &unit.value), &catalogue.observations[index].unit);
            if !own.is_empty() && !unit.is_empty() && own != unit {
                complaints.push(covers_unit((&draft.id.value, own), covered, unit));
            }
        }
    }
    for circle in cycles(&links) {
        let next = circle.iter().cycle().skip(1);
        let member = |(from, to): (&usize, &usize)| {
            let covered = drafts[*from].covers.iter().find(|covered| covered.value == drafts[*to].id.value);
            (drafts[*from].id.value.as_str(), covered.map_or(drafts[*from].id.span, |covered| covered.span))
        };
        complaints.push(covers_cycle(circle.iter().zip(next).map(member).collect()));
    }
}
