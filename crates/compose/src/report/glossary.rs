//! The words that a reader of this report may want explained.

use std::collections::BTreeMap;

use assize_framework::Framework;
use assize_report::Term;
use assize_scoring::{Reached, Scorecard};
use indexmap::IndexMap;

use crate::frameworks::ranges;
use crate::scorecard::is_own;
use crate::words::lower;

/// Terms in the order of the alphabet: those of the method, the regime's ratings, and what it calls shares.
pub(super) fn glossary(cards: &[&Scorecard<'_>]) -> Vec<Term> {
    let mut terms: BTreeMap<String, String> = BTreeMap::new();
    let mut add = |term: &str, meaning: &str| {
        terms.entry(term.to_owned()).or_insert_with(|| meaning.to_owned());
    };
    add("base", "The units that a share is of: those judged sufficient or insufficient.");
    add("share", "The units judged sufficient, of those judged sufficient or insufficient.");
    add("limits", "The least and the most that a share may be, whatever the unknown answers are.");
    let any = |is_so: &dyn Fn(&Scorecard<'_>) -> bool| cards.iter().any(|card| is_so(card));
    let reached = |wanted: Reached| move |card: &Scorecard<'_>| card.tally.reached.contains(&wanted);
    if any(&|card| card.questions.iter().any(|question| question.counts().is_some())) {
        add(
            "interval",
            "Where the share of all units lies by what the sample shows: chance in drawing alone, with the confidence that is stated.",
        );
    }
    if any(&reached(Reached::Derived)) || any(&reached(Reached::Mixed)) {
        add("derived", "Not answered by the inspector, but worked from observations by the regime's rule.");
    }
    if any(&reached(Reached::Recorded)) {
        add("recorded", "Answered by the inspector for each unit.");
    }
    if any(&reached(Reached::Stated)) {
        add("stated limit", "What a source says in words alone, taken as a limit and never as a number.");
    }
    if any(&|card| card.all_questions().any(|question| question.not_done().is_some())) {
        add(
            "not done",
            "A part of the insufficient: the work was needed, and there is no sign that it was done at all.",
        );
    }
    if any(&|card| card.nodes.iter().any(|node| node.panel.is_some())) {
        add("ratings panel", "Those who may move a rating where the regime lets them, and say why.");
    }
    if any(&|card| card.inspection.kind == assize_model::InspectionKind::Aggregate) {
        add(
            "pooled",
            "All units of several inspections taken together: another figure than the mean of the inspections.",
        );
    }
    if any(&is_own) {
        add("self-assessment", "A body judged its own work.");
    }
    if any(&|card| card.inspection.is_synthetic()) {
        add("synthetic", "Made up, to show what the rules do; about no real body or person.");
    }
    let regimes: IndexMap<&str, &Framework> = cards.iter().map(|card| (&*card.framework.id, card.framework)).collect();
    terms.extend(regimes.values().flat_map(|framework| of_regime(framework)));
    terms.into_iter().map(|(term, meaning)| Term { term, meaning }).collect()
}

/// What a regime calls its levels, its people and its shares.
fn of_regime(framework: &Framework) -> Vec<(String, String)> {
    let mut terms = Vec::new();
    if let Some(person) = &framework.person {
        terms.push((person.clone(), format!("What {} calls the person who is supervised.", framework.id)));
    }
    if let Some(proportions) = &framework.proportions {
        let ranges = ranges(&proportions.scale.edges, &[]);
        terms.extend(
            proportions
                .words
                .iter()
                .zip(ranges)
                .map(|(word, range)| (format!("\"{}\"", word.en), format!("In {}: a share of {range}.", framework.id))),
        );
    }
    for (rating, declared) in framework.ratings.iter().enumerate() {
        let points = if declared.points == 1 { "1 point".to_owned() } else { format!("{} points", declared.points) };
        let place = match rating {
            0 => "the lowest",
            _ if rating + 1 == framework.ratings.len() => "the highest",
            _ => "one",
        };
        let of = framework.ratings.len();
        terms.push((lower(&declared.title.en), format!("A rating, {place} of {of}; {points} in the total.")));
    }
    terms
}
