//! What a rating must rest on, what blanks count as and what parts weigh, in words.

use assize_framework::{BelowMinimum, Blank, Framework, MinimumBase, RatingRule, Weights};

use assize_scoring::{CardNode, Short};

use super::decimal;
use crate::figures::counts_text;
use crate::words::list;

/// "rests on at least 10 units and 80% answered, else it is not rated".
pub(crate) fn minimum_in_words(minimum: &MinimumBase) -> String {
    let units = minimum.units.map(|units| format!("{units} units"));
    let answered = minimum.answered.as_ref().map(|answered| format!("{}% answered", decimal(answered)));
    let least: Vec<String> = units.into_iter().chain(answered).collect();
    let otherwise = match minimum.otherwise {
        BelowMinimum::NotRated => "it is not rated",
        BelowMinimum::Marked => "it is marked",
    };
    format!("rests on at least {}, else {otherwise}", list(&least))
}

/// "L4 rests on 3 units where the regime asks for 4; L2 on 75% (60 of 80) of the answers where it asks for 80%": what is too little for a node's rating; nothing where
/// all is enough.
pub(crate) fn too_little(node: CardNode<'_, '_>) -> Option<String> {
    let framework = node.card.framework;
    let minimum = framework.bands[node.declared().band?].minimum.as_ref()?;
    let of = |short: &Short| {
        let what = short.question.map_or("it", |question| framework.questions[question].label());
        let few = minimum.units.filter(|least| short.judged < *least);
        match (few, &minimum.answered) {
            (Some(least), _) => {
                let units = if short.judged == 1 { "unit" } else { "units" };
                format!("{what} rests on {} {units} where the regime asks for {least}", short.judged)
            }
            (None, Some(least)) => {
                let answered = counts_text(short.judged, short.asked);
                format!("{what} rests on {answered} of the answers where the regime asks for {}%", decimal(least))
            }
            (None, None) => what.to_owned(),
        }
    };
    let said: Vec<String> = node.short().iter().map(of).collect();
    (!said.is_empty()).then(|| said.join("; "))
}

/// What the regime makes of blanks.
pub(crate) fn blanks(framework: &Framework) -> String {
    let (blank, left_out) = framework.blanks();
    let blank = match blank {
        Blank::Insufficient => Some("a blank counts as insufficient".to_owned()),
        Blank::Unknown => None,
    };
    let left_out = left_out.map(|above| format!("a unit with more than {}% blank is left out", decimal(above)));
    let parts: Vec<String> = blank.into_iter().chain(left_out).collect();
    if parts.is_empty() { "a blank is unknown".to_owned() } else { parts.join("; ") }
}

/// "weighted: 2.1 by 2 and 2.2 by 0.5, others by 1"; nothing where each counts the same.
pub(crate) fn weights_in_words(framework: &Framework, node: usize) -> Option<String> {
    let node = &framework.nodes[node];
    match &node.rating_rule {
        Some(RatingRule::MeanOfPoints(mean)) => weighted(framework, &mean.weights),
        Some(_) | None => weighted(framework, &node.weights),
    }
}

/// The same of the standards that an overall mean of points is made of.
pub(crate) fn overall_weights(framework: &Framework) -> Option<String> {
    let RatingRule::MeanOfPoints(mean) = framework.overall.as_ref()?.rule.as_ref()? else { return None };
    weighted(framework, &mean.weights)
}

fn weighted(framework: &Framework, weights: &Weights) -> Option<String> {
    let questions = weights.questions.iter().map(|(question, weight)| (framework.questions[*question].label(), weight));
    let nodes = weights.nodes.iter().map(|(child, weight)| (framework.nodes[*child].label(), weight));
    let weighed = questions.chain(nodes).map(|(id, weight)| format!("{id} by {}", decimal(weight)));
    let weighed: Vec<String> = weighed.collect();
    (!weighed.is_empty()).then(|| format!("weighted: {}, others by 1", list(&weighed)))
}
