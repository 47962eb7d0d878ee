//! The words that a reader of this report may want explained.

use std::collections::BTreeMap;

use assize_framework::Framework;
use assize_report::Term;
use assize_scoring::{Reached, Scorecard};

use crate::frameworks::ranges;
use crate::language::{label, say};
use crate::scorecard::is_own;
use crate::words::lower;

/// Terms in the order of the alphabet: those of the method, the regime's ratings, and what it calls shares.
pub(super) fn glossary(cards: &[&Scorecard<'_>]) -> Vec<Term> {
    let mut terms: BTreeMap<String, String> = BTreeMap::new();
    let mut add = |term: &str, meaning: &str| {
        terms.entry(term.to_owned()).or_insert_with(|| meaning.to_owned());
    };
    add(label("term-base"), label("text-the-units-that-a-share"));
    add(label("term-share"), label("text-the-units-judged-sufficient-of"));
    add(label("term-limits"), label("text-between-what-a-share-lies"));
    let any = |is_so: &dyn Fn(&Scorecard<'_>) -> bool| cards.iter().any(|card| is_so(card));
    let reached = |wanted: Reached| move |card: &Scorecard<'_>| card.tally.reached.contains(&wanted);
    if any(&|card| card.questions.iter().any(|question| question.cell().is_some())) {
        add(label("term-interval"), label("text-where-the-share-of-all"));
    }
    if any(&reached(Reached::Derived)) || any(&reached(Reached::Mixed)) {
        add(label("term-derived"), label("text-not-answered-by-the-inspector"));
    }
    if any(&reached(Reached::Recorded)) {
        add(label("term-recorded"), label("text-answered-by-the-inspector-for"));
    }
    if any(&reached(Reached::Stated)) {
        add(label("term-stated-limit"), label("text-what-a-source-says-in"));
    }
    if any(&|card| card.questions.iter().any(|question| question.not_done().is_some())) {
        add(label("term-not-done"), label("text-a-part-of-the-insufficient"));
    }
    if any(&|card| card.nodes.iter().any(|node| node.panel.is_some())) {
        add(label("term-ratings-panel"), label("text-those-who-may-move-a"));
    }
    if any(&|card| card.inspection.kind == assize_model::InspectionKind::Aggregate) {
        add(label("term-pooled"), label("text-all-units-of-several-inspections"));
    }
    if any(&is_own) {
        add(label("term-self-assessment"), label("text-a-body-judged-its-own"));
    }
    if any(&crate::inspection::is_synthetic) {
        add(label("term-synthetic"), label("text-made-up-to-show-what"));
    }
    let mut known: Vec<&str> = Vec::new();
    for card in cards {
        if !known.contains(&card.framework.id.as_str()) {
            known.push(&card.framework.id);
            terms.extend(of_regime(card.framework));
        }
    }
    terms.into_iter().map(|(term, meaning)| Term { term, meaning }).collect()
}

/// What a regime calls its levels, its people and its shares.
fn of_regime(framework: &Framework) -> Vec<(String, String)> {
    let mut terms = Vec::new();
    if let Some(person) = &framework.person {
        terms.push((person.clone(), say("text-what-calls-the-person-who", &[("framework", &framework.id)])));
    }
    if let Some(proportions) = &framework.proportions {
        let ranges = ranges(&proportions.scale.edges);
        terms.extend(proportions.words.iter().zip(ranges).map(|(word, range)| {
            (format!("\"{}\"", word.en), say("text-in-a-share-of", &[("framework", &framework.id), ("range", &range)]))
        }));
    }
    for (rating, declared) in framework.ratings.iter().enumerate() {
        let points = if declared.points == 1 {
            label("words-1-point").to_owned()
        } else {
            say("say-points", &[("points", &declared.points)])
        };
        let place = match rating {
            0 => label("words-the-lowest"),
            _ if rating + 1 == framework.ratings.len() => label("words-the-highest"),
            _ => "one",
        };
        let of = framework.ratings.len();
        terms.push((
            lower(&declared.title.en),
            say("text-a-rating-of-in-the", &[("place", &place), ("of", &of), ("points", &points)]),
        ));
    }
    terms
}
