//! From what is written to what it means: every name is looked up, every figure can be made.

mod catalogue;
mod complete;
mod condition;
mod cycles;
mod nodes;
mod order;
mod providers;
mod questions;
mod ratings;
mod reach;
mod rules;
mod scale;
mod scales;
mod weights;

pub(crate) use catalogue::{Vocabulary, check_catalogue, complain_of_regimes};
pub(crate) use complete::check_complete;
pub use cycles::cycles;
pub(crate) use order::parents_first;
pub(crate) use providers::check_providers;

use assize_diag::Spanned;
use assize_model::{Catalogue, fold};
use assize_reader::Complaints;

use crate::diags::{Sort, still_named, unknown_name};
use crate::draft::{FrameworkDraft, SampleDraft};
use crate::{Framework, SampleRule};

/// The framework with every name looked up. Sound only where nothing has been complained of: what led nowhere is filled in at random.
pub(crate) fn check(draft: &FrameworkDraft, shared: &Vocabulary, complaints: &Complaints) -> Framework {
    let header = &draft.header;
    let vocabulary = check_catalogue(shared, &draft.catalogue, complaints);
    let levels: Vec<_> = header.levels.iter().flatten().map(|level| level.value.clone()).collect();
    let mut nodes = nodes::check_nodes(draft, &levels, complaints);
    let (questions, prompts) = questions::check_questions(draft, &vocabulary, &mut nodes, complaints);
    let bands = scales::check_bands(draft, complaints);
    let mut overall = scales::check_overall(draft, &levels, complaints);
    let ratings = ratings::Ratings::new(draft, (&levels, &nodes, &questions), complaints);
    let limits = ratings.limits(overall.as_ref().map(|overall| overall.level));
    let rules = ratings.of_nodes();
    if let Some(overall) = &mut overall {
        overall.rule = ratings.of_overall(overall.level);
    }
    for (node, rule) in rules {
        nodes[node].rating_rule = Some(rule);
    }
    for (id, measure) in scales::check_measures(draft, &vocabulary.catalogue, complaints) {
        if let Some(node) = nodes.iter_mut().find(|node| node.id == id) {
            node.measure = Some(measure);
        }
    }
    let mut framework = Framework {
        id: header.id.value.clone(),
        title: header.title.clone(),
        span: header.id.span,
        inspects: header.inspects.clone().unwrap_or_default(),
        question_level: header.question_level.clone().unwrap_or_else(|| "question".to_owned()),
        person: header.person.clone(),
        in_force: header.in_force,
        is_abstract: header.is_abstract,
        ancestors: header.ancestors.clone(),
        origin: header.origin.clone(),
        ratings: draft.ratings.as_ref().map(|ratings| ratings.ratings.clone()).unwrap_or_default(),
        bands,
        proportions: draft.proportions.as_ref().map(scales::proportions),
        overall,
        limits,
        words: draft.words.iter().map(|word| (fold(&word.word.value).into_owned(), word.answer)).collect(),
        not_done: draft
            .words
            .iter()
            .filter(|word| word.not_done)
            .map(|word| fold(&word.word.value).into_owned())
            .collect(),
        missing: draft.missing.clone(),
        sample: draft.sample.as_ref().map(|sample| check_sample(sample, &vocabulary.catalogue, complaints)),
        levels,
        nodes,
        questions,
        prompts,
        catalogue: vocabulary.catalogue,
    };
    weights::check_weights(&mut framework, draft, complaints);
    framework
}

fn check_sample(draft: &SampleDraft, catalogue: &Catalogue, complaints: &Complaints) -> SampleRule {
    let known: Vec<_> = catalogue.facts.keys().map(String::as_str).collect();
    for fact in &draft.matched_on {
        look_up(Sort::Fact, fact, &known, complaints);
    }
    SampleRule {
        confidence: draft.confidence.clone(),
        margin: draft.margin.clone(),
        matched_on: draft.matched_on.iter().map(|fact| fact.value.clone()).collect(),
        window: draft.window.clone(),
        origin: draft.origin.clone(),
    }
}

/// The place of a name among the known ones; complains if it is not known.
fn look_up(sort: Sort, name: &Spanned<String>, known: &[&str], complaints: &Complaints) -> Option<usize> {
    let found = known.iter().position(|known| *known == name.value);
    if found.is_none() {
        complaints.error_in(name.span.source, sort.code(), || unknown_name(sort, name, known, None));
    }
    found
}

/// The index of a level. Where the framework declares none, that has been complained of once and is enough.
fn check_level(name: &Spanned<String>, levels: &[&str], complaints: &Complaints) -> Option<usize> {
    if levels.is_empty() { None } else { look_up(Sort::Level, name, levels, complaints) }
}

/// The place of a node or question among the known ones, where the name may belong to another thing in the framework.
fn look_up_declared(
    sort: Sort,
    name: &Spanned<String>,
    known: &[&str],
    draft: &FrameworkDraft,
    complaints: &Complaints,
) -> Option<usize> {
    let found = known.iter().position(|known| *known == name.value);
    match found {
        Some(_) => {}
        None if draft.header.drop.iter().any(|dropped| dropped.value == name.value) => {
            complaints.push(still_named(name));
        }
        None => complaints
            .error_in(name.span.source, sort.code(), || unknown_name(sort, name, known, rather(draft, &name.value))),
    }
    found
}

/// What a name is in this framework.
fn rather(draft: &FrameworkDraft, name: &str) -> Option<&'static str> {
    match name {
        _ if draft.nodes.iter().any(|node| node.id.value == name) => Some("a node"),
        _ if draft.questions.iter().any(|question| question.id.value == name) => Some("a question"),
        _ if draft.prompts.iter().any(|prompt| prompt.question.id.value == name) => Some("a prompt"),
        _ => None,
    }
}
