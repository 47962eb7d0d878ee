use std::collections::BTreeMap;

use assize_diag::Span;
use assize_reader::Complaints;

use super::{check_level, cycles, look_up, look_up_declared, parents_first};
use crate::diags::{Sort, band_without_share, label_twice, level_order, node_cycle, second_rollup, small_of_several};
use crate::draft::{FrameworkDraft, NodeDraft};
use crate::{Node, Rollup, Weights};

/// The nodes of a framework, parents before children, each family in the order of the file. Their questions are not hung up yet.
pub(super) fn check_nodes(draft: &FrameworkDraft, levels: &[String], complaints: &Complaints) -> Vec<Node> {
    let drafts = &draft.nodes;
    let parents = check_parents(draft, complaints);
    let level_names: Vec<_> = levels.iter().map(String::as_str).collect();
    let bands: Vec<_> = draft.bands.iter().map(|band| band.name.value.as_str()).collect();
    let level = |node: &NodeDraft| check_level(node.level.as_ref()?, &level_names, complaints);
    let levels: Vec<_> = drafts.iter().map(level).collect();
    complain_of_labels(drafts, complaints);
    complain_of_small(draft, complaints);
    let mut places = vec![0; drafts.len()];
    let mut nodes: Vec<Node> = Vec::new();
    for index in parents_first(&parents) {
        let node = &drafts[index];
        places[index] = nodes.len();
        let parent = parents[index].map(|parent| places[parent]);
        if let Some(place) = parent {
            nodes[place].children.push(places[index]);
        }
        complain_of_level(node, parents[index].map(|parent| &drafts[parent]), &level_names, complaints);
        let band = node.band.as_ref().and_then(|band| look_up(Sort::Band, band, &bands, complaints));
        complain_of_band(node, complaints);
        complain_of_also(node, complaints);
        nodes.push(node_of(node, parent, levels[index].unwrap_or_default(), band));
    }
    nodes
}

/// What is printed for a node is printed for no other.
fn complain_of_labels(nodes: &[NodeDraft], complaints: &Complaints) {
    let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
    for node in nodes {
        let printed = node.label.as_ref().unwrap_or(&node.id.value);
        match seen.get(&**printed) {
            Some(first) => complaints.push(label_twice(printed, *first, node.id.span)),
            None => _ = seen.insert(printed, node.id.span),
        }
    }
}

/// The index of each node's parent. Nodes under one another are complained of and given none.
fn check_parents(draft: &FrameworkDraft, complaints: &Complaints) -> Vec<Option<usize>> {
    let drafts = &draft.nodes;
    let known: Vec<_> = drafts.iter().map(|node| node.id.value.as_str()).collect();
    let parent = |node: &NodeDraft| look_up_declared(Sort::Node, node.under.as_ref()?, &known, draft, complaints);
    let mut parents: Vec<_> = drafts.iter().map(parent).collect();
    let links: Vec<Vec<_>> = parents.iter().map(|parent| parent.iter().copied().collect()).collect();
    for circle in cycles(&links) {
        let member = |index: &usize| {
            let node = &drafts[*index];
            (node.id.value.as_str(), node.under.as_ref().map_or(node.id.span, |under| under.span))
        };
        complaints.push(node_cycle(circle.iter().map(member).collect()));
        circle.iter().for_each(|index| parents[*index] = None);
    }
    parents
}

fn complain_of_level(node: &NodeDraft, parent: Option<&NodeDraft>, levels: &[&str], complaints: &Complaints) {
    let (Some(parent), Some(under)) = (parent, &node.under) else { return };
    let (Some(level), Some(parent_level)) = (&node.level, &parent.level) else { return };
    let height = |name: &str| levels.iter().position(|level| *level == name);
    let (Some(own), Some(above)) = (height(&level.value), height(&parent_level.value)) else { return };
    if above >= own {
        complaints.push(level_order(
            (&node.id.value, &level.value),
            (&parent.id.value, &parent_level.value),
            under.span,
            parent.id.span,
        ));
    }
}

fn complain_of_band(node: &NodeDraft, complaints: &Complaints) {
    let Some(band) = &node.band else { return };
    let rates_questions = |rollup: Rollup| rollup.is_of_ratings() && rollup != Rollup::Matrix;
    if !node.rollup.is_some_and(|rollup| rollup.gives_share() || rates_questions(rollup)) {
        complaints.push(band_without_share(&node.id.value, node.rollup, band.span));
    }
}

/// Edges by the number of units, for shares that are made of several: one fault of a band, however many nodes have it.
fn complain_of_small(draft: &FrameworkDraft, complaints: &Complaints) {
    for declared in &draft.bands {
        let Some(small) = &declared.small else { continue };
        let of_several = |node: &'_ NodeDraft| {
            let band = node.band.as_ref().filter(|band| band.value == declared.name.value)?;
            let rollup = node.rollup.filter(|rollup| rollup.gives_share() && *rollup != Rollup::Pooled)?;
            Some((rollup, band.span))
        };
        let nodes: Vec<(Rollup, Span)> = draft.nodes.iter().filter_map(of_several).collect();
        if !nodes.is_empty() {
            complaints.push(small_of_several(&declared.name.value, &nodes, small.span));
        }
    }
}

/// A second figure stands beside a first one, made another way.
fn complain_of_also(node: &NodeDraft, complaints: &Complaints) {
    let Some(also) = &node.also else { return };
    if node.rollup == Some(also.rollup) || !node.rollup.is_some_and(Rollup::gives_share) {
        complaints.push(second_rollup(&node.id.value, node.rollup, also));
    }
}

fn node_of(draft: &NodeDraft, parent: Option<usize>, level: usize, band: Option<usize>) -> Node {
    Node {
        id: draft.id.value.clone(),
        parent,
        level,
        label: draft.label.clone(),
        title: draft.title.clone(),
        rollup: draft.rollup,
        rating_rule: None,
        measure: None,
        also: draft.also.clone(),
        band,
        weights: Weights::default(),
        in_total: draft.in_total,
        text: draft.text.clone(),
        origin: draft.origin.clone(),
        span: draft.id.span,
        children: Vec::new(),
        questions: Vec::new(),
    }
}
