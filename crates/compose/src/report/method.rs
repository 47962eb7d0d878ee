//! Annex: how the figures are made and rounded.

use assize_framework::{Framework, Rollup};
use assize_report::{Block, Section};
use assize_scoring::{Reached, Scorecard};
use indexmap::IndexSet;

use super::sentence;
use crate::frameworks::{overall_rating, ratings, rollup_in_words, standing};
use crate::uncertainty::Uncertainty;
use crate::words::list;

/// The rules of the regime as far as they make figures, and what was done about rounding, about what is not known, about chance.
pub(super) fn method(card: &Scorecard<'_>, uncertainty: Uncertainty) -> Section {
    let framework = card.framework;
    let mut points = vec![
        format!("A {question_level} is answered for each unit: sufficient, insufficient, or neither. Its share is the sufficient of those that are one or the other.", question_level = framework.question_level),
        "Shares are kept as whole counts and exact fractions. They are rounded once, where they are printed, half up; a rating is found before that, or on the printed figure where the regime says so.".to_owned(),
    ];
    points.extend(rollups(framework));
    let any = |reached: Reached| card.tally.reached.contains(&reached);
    if any(Reached::Derived) || any(Reached::Mixed) {
        points.push("Some questions were not answered by the inspector but follow from observations by the regime's rule, which is assumed: an approximation, and marked as derived.".to_owned());
    }
    if any(Reached::Stated) || any(Reached::Entered) {
        points.push(
            "What a source prints as a percentage alone, or says in words alone, gives limits and never a point."
                .to_owned(),
        );
    }
    points.push("Limits say what unknown answers could do; an interval says what drawing another sample could do. They are two things, and never joined.".to_owned());
    points.push(uncertainty.note(card));
    let mut blocks = vec![Block::List { points }];
    blocks.extend(if framework.ratings.is_empty() { Vec::new() } else { ratings(framework) });
    blocks.extend(framework.overall.iter().flat_map(|overall| overall_rating(framework, overall)));
    Section::new("method", "Method and rounding").blocks(blocks)
}

/// What each rule that the regime uses does, and how it is known.
fn rollups(framework: &Framework) -> Vec<String> {
    let mut points = Vec::new();
    for rollup in Rollup::ALL {
        let by_it: Vec<&assize_framework::Node> =
            framework.nodes.iter().filter(|node| node.rollup == Some(rollup)).collect();
        let levels: IndexSet<&str> = by_it.iter().map(|node| framework.levels[node.level].as_str()).collect();
        let Some(first) = by_it.first() else { continue };
        let known = standing(&first.origin).map(|known| format!(" ({known})"));
        points.push(sentence(&format!("{}: {}{}", list(levels), rollup_in_words(rollup), known.unwrap_or_default())));
    }
    points
}
