//! Annex: how the figures are made and rounded.

use assize_framework::{Framework, Rollup};
use assize_report::{Block, Section};
use assize_scoring::{Reached, Scorecard};

use super::{chapter, sentence};
use crate::frameworks::{overall_rating, ratings, rollup_in_words, standing};
use crate::language::{label, say};
use crate::uncertainty::Uncertainty;
use crate::words::list;

/// The rules of the regime as far as they make figures, and what was done about rounding, about what is not known, about chance.
pub(super) fn method(card: &Scorecard<'_>, uncertainty: Uncertainty) -> Section {
    let framework = card.framework;
    let mut points = vec![
        say("text-a-is-answered-for-each", &[("question-level", &framework.question_level)]),
        label("text-shares-are-kept-as-whole").to_owned(),
    ];
    points.extend(rollups(framework));
    let any = |reached: Reached| card.tally.reached.contains(&reached);
    if any(Reached::Derived) || any(Reached::Mixed) {
        points.push(label("text-some-questions-were-not-answered").to_owned());
    }
    if any(Reached::Stated) || any(Reached::Entered) {
        points.push(label("text-what-a-source-prints-as").to_owned());
    }
    points.push(label("text-limits-say-what-unknown-answers").to_owned());
    points.push(uncertainty.note(card));
    let mut blocks = vec![Block::List { points }];
    blocks.extend(if framework.ratings.is_empty() { Vec::new() } else { ratings(framework) });
    blocks.extend(framework.overall.iter().flat_map(|overall| overall_rating(framework, overall)));
    chapter("method", label("title-method-and-rounding"), blocks, Vec::new())
}

/// What each rule that the regime uses does, and how it is known.
fn rollups(framework: &Framework) -> Vec<String> {
    let mut points = Vec::new();
    for rollup in Rollup::ALL {
        let by_it: Vec<&assize_framework::Node> =
            framework.nodes.iter().filter(|node| node.rollup == Some(rollup)).collect();
        let mut levels: Vec<&str> = by_it.iter().map(|node| framework.levels[node.level].as_str()).collect();
        levels.dedup();
        let Some(first) = by_it.first() else { continue };
        let known = standing(first.status, first.source.as_deref()).map(|known| format!(" ({known})"));
        points.push(sentence(&format!("{}: {}{}", list(&levels), rollup_in_words(rollup), known.unwrap_or_default())));
    }
    points
}
