//! Chapter 3 of a comparison: what each says, in its own regime's words. Nothing is subtracted.

use assize_analysis::Comparison;

use assize_report::{Audience, Section};
use assize_scoring::{Outcome, Scorecard};
use indexmap::IndexMap;

use super::strip;
use super::trend::slope;
use crate::comparison::panels;
use crate::scorecard::nodes_table;

/// Ratings as boxes, a strip an edition; bodies of one kind as panels; shares as lines.
pub(super) fn native(whole: &Comparison<'_, '_>) -> Section {
    let cards: Vec<&Scorecard<'_>> = whole.home_cards().collect();
    let mut section = Section::new("native", "Standards and questions, side by side");
    let mut by_framework: IndexMap<&str, Vec<&Scorecard<'_>>> = IndexMap::new();
    cards.iter().for_each(|card| by_framework.entry(&card.framework.id).or_default().push(card));
    // One alone has its boxes in its own table.
    for (framework, same) in by_framework.iter().filter(|(_, same)| same.len() > 1) {
        section = section.blocks(strip(same, &format!("strip-{framework}")));
    }
    section.blocks(panels(&cards)).blocks(slope(whole))
}

/// Annex: scores and ratings of each that has such.
pub(super) fn tables(whole: &Comparison<'_, '_>, audience: Audience) -> Section {
    let cards = whole.home_cards();
    let sections: Vec<Section> = cards.filter_map(|card| of_one(card, audience)).collect();
    Section::new("native-tables", "What each said, standard by standard").sections(sections)
}

/// The scores and ratings of one inspection, where any is known.
fn of_one(card: &Scorecard<'_>, audience: Audience) -> Option<Section> {
    let is_known = |node: usize| {
        card.nodes[node].figure.is_ok() || matches!(card.nodes[node].last, Outcome::Rated(_) | Outcome::Between { .. })
    };
    let has_known =
        |node: &usize| is_known(*node) || card.framework.nodes[*node].children.iter().any(|child| is_known(*child));
    let nodes: Vec<usize> = card.framework.tree_order().into_iter().filter(has_known).collect();
    if nodes.is_empty() {
        return None;
    }
    let id = format!("native-{}", card.inspection.id);
    let table = nodes_table(card, &nodes, &id, audience);
    Some(Section::new(&id, &card.inspection.title).block(table))
}
