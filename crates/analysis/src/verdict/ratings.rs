//! What two regimes rate, and how they differ in it, whatever was inspected.

use std::collections::BTreeSet;

use assize_framework::{Band, Compare, Framework, Measure, Node};
use assize_model::Exact;

use super::{RatingOf, Reason};
use crate::definition::differences;

/// What ratings of two regimes differ in, whatever was rated so.
pub(crate) fn unlike_ratings(a: (&Framework, RatingOf), b: (&Framework, RatingOf)) -> BTreeSet<Reason> {
    let mut against = BTreeSet::new();
    let scale = |framework: &Framework| {
        framework.ratings.iter().map(|rating| (rating.name.clone(), rating.points)).collect::<Vec<_>>()
    };
    if scale(a.0) != scale(b.0) || a.0.ratings.is_empty() {
        against.insert(Reason::Scale);
    }
    match (a.1, b.1) {
        (RatingOf::Node(node_a), RatingOf::Node(node_b)) => against.extend(node_reasons((a.0, node_a), (b.0, node_b))),
        (RatingOf::Overall, RatingOf::Overall) => against.extend(overall_reasons(a.0, b.0)),
        (RatingOf::Node(_), RatingOf::Overall) | (RatingOf::Overall, RatingOf::Node(_)) => {
            against.insert(Reason::Criteria);
        }
    }
    against
}

/// What two nodes differ in: rollup, band, and everything below them.
fn node_reasons(a: (&Framework, usize), b: (&Framework, usize)) -> BTreeSet<Reason> {
    let (one, other) = (&a.0.nodes[a.1], &b.0.nodes[b.1]);
    let mut found = BTreeSet::new();
    let band = |(framework, node): (&Framework, usize)| {
        let band = framework.nodes[node].band.map(|band| &framework.bands[band]);
        band.map(|band| (edges(band), band.minimum.clone(), band.small.clone()))
    };
    if band(a) != band(b) || measured(one) != measured(other) {
        found.insert(Reason::Scale);
    }
    let unlike_rules = a.0.rules_in_ids(Some(a.1)) != b.0.rules_in_ids(Some(b.1));
    if one.rollup != other.rollup || weights(a) != weights(b) || unlike_rules {
        found.insert(Reason::Criteria);
    }
    // What is judged as a whole has no questions that could show a likeness: it must be the same node of one edition.
    let is_whole = one.questions.is_empty() && one.children.is_empty();
    if is_whole && (one.id != other.id || !akin(a.0, b.0)) {
        found.insert(Reason::Criteria);
    }
    let scored = |(framework, node): (&Framework, usize)| framework.questions_below(node);
    let (below, beside) = (scored(a), scored(b));
    let counts_units = |node: &Node, below: &[usize]| {
        !below.is_empty() || node.measure.as_ref().is_some_and(|measure| measure.of.is_some())
    };
    if a.0.blanks() != b.0.blanks() && (counts_units(one, &below) || counts_units(other, &beside)) {
        found.insert(Reason::Blanks);
    }
    let matched = below.len() == beside.len()
        && below.iter().zip(&beside).all(|(left, right)| differences((a.0, *left), (b.0, *right)).is_empty());
    if !matched || one.children.len() != other.children.len() {
        found.insert(Reason::Criteria);
    }
    for (left, right) in one.children.iter().zip(&other.children) {
        found.extend(node_reasons((a.0, *left), (b.0, *right)));
    }
    found
}

/// A measure without its edges, beside what rates it.
fn measured(node: &Node) -> Option<impl PartialEq> {
    let Measure { unit, better, scale, decimals, per, most, of } = node.measure.clone()?;
    Some(((unit, better, decimals, per, most, of), edges(&scale)))
}

/// Where ratings begin.
fn edges(band: &Band) -> (Vec<Exact>, Option<Vec<bool>>, Compare) {
    (band.edges.clone(), band.above.contains(&true).then(|| band.above.clone()), band.compare)
}

/// What everything below a node counts in it, in order; empty where all counts the same.
fn weights((framework, node): (&Framework, usize)) -> Vec<Exact> {
    let declared = &framework.nodes[node];
    if declared.weights.are_even() {
        return Vec::new();
    }
    let questions = framework.questions_below(node).into_iter().map(|question| declared.weights.of_question(question));
    questions.chain(declared.children.iter().map(|child| declared.weights.of_node(*child))).collect()
}

/// Whether overall ratings under the two mean the same: one edition came from the other, or both from a third, and all that enters is the same.
pub fn rate_alike(a: &Framework, b: &Framework) -> bool {
    akin(a, b) && overall_reasons(a, b).is_empty()
}

fn overall_reasons(a: &Framework, b: &Framework) -> BTreeSet<Reason> {
    let mut found = BTreeSet::new();
    let (standards, others) = (a.standards_in_total(), b.standards_in_total());
    if a.overall.as_ref().map(|overall| &overall.edges) != b.overall.as_ref().map(|overall| &overall.edges) {
        found.insert(Reason::Scale);
    }
    if a.overall.is_none() || standards.len() != others.len() || a.rules_in_ids(None) != b.rules_in_ids(None) {
        found.insert(Reason::Criteria);
    }
    for (left, right) in standards.iter().zip(&others) {
        found.extend(node_reasons((a, *left), (b, *right)));
    }
    found
}

/// Whether one edition came from the other, or both from a third.
pub(super) fn akin(a: &Framework, b: &Framework) -> bool {
    let family = |framework: &Framework| framework.ancestors.last().unwrap_or(&framework.id).clone();
    family(a) == family(b)
}
