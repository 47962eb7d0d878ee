//! What only one of the two regimes asks.

use assize_analysis::Crosswalk;
use assize_framework::Framework;
use assize_report::{Block, Section};
use indexmap::IndexMap;

use super::{line, observation};
use crate::scorecard::capital;
use crate::words;

/// The observations that only one asks, by stage, and its questions without a counterpart.
pub(super) fn gaps(walk: &Crosswalk<'_>) -> Vec<Section> {
    [(walk.a, 0, "first"), (walk.b, 1, "second")]
        .into_iter()
        .filter_map(|(framework, side, name)| gap(walk, framework, side, name))
        .collect()
}

fn gap(walk: &Crosswalk<'_>, framework: &Framework, side: usize, name: &str) -> Option<Section> {
    let mut stages: IndexMap<&str, Vec<String>> = IndexMap::new();
    for id in &walk.only[side] {
        let stage = framework.catalogue.observations.get(id).map_or("", |known| known.stage.as_str());
        stages.entry(stage).or_default().push(observation(walk, id));
    }
    let mut items: Vec<_> =
        stages.into_iter().map(|(stage, titles)| line(capital(&stage.replace('-', " ")), titles.join("; "))).collect();
    let (without_rule, with_rule): (Vec<usize>, Vec<usize>) =
        walk.alone[side].iter().partition(|index| framework.questions[**index].rule.is_none());
    let ids = |questions: &[usize]| {
        let ids: Vec<&str> = questions.iter().map(|index| framework.questions[*index].id.as_str()).collect();
        words::list(&ids)
    };
    if !with_rule.is_empty() {
        items.push(line("No counterpart".to_owned(), ids(&with_rule)));
    }
    if !without_rule.is_empty() {
        items.push(line("No observation behind".to_owned(), ids(&without_rule)));
    }
    (!items.is_empty()).then(|| Section {
        id: format!("gap-{}", side + 1),
        title: format!("What only the {name} asks ({framework})", framework = framework.id),
        blocks: vec![Block::Items { items }],
        sections: Vec::new(),
    })
}
