//! What a published record leaves of nodes that it gives no figure of.

use assize_scoring::{Basis, CardNode, Figure, Limits, Outcome, Scorecard, WhyNotRated};

/// What a published record leaves of a node that it gives no figure and no single rating of.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Known {
    /// What published counts of ratings leave.
    Counts(Outcome),
    /// A finding, a verdict or a context figure.
    Words,
    Nothing,
}

pub(super) fn by_what_is_known(card: &Scorecard<'_>, nodes: &[usize]) -> Vec<(Known, Vec<usize>)> {
    let mut found: Vec<(Known, Vec<usize>)> = Vec::new();
    let is_silent = |node: usize| {
        let around = card.framework.with_nodes_below(node);
        !around.into_iter().any(|one| is_said_of(card, &card.framework.nodes[one].id))
    };
    for node in nodes {
        let (score, declared) = (&card.nodes[*node], card.node(*node).declared());
        let above = declared.parent.filter(|parent| nodes.contains(parent));
        let known = match score.basis {
            Basis::Published => Known::Counts(score.last),
            _ if is_said_of(card, &declared.id) => Known::Words,
            // It is shown with what is under it, or with what it is under.
            _ if !is_silent(*node) || above.is_some_and(is_silent) => continue,
            Basis::Rule | Basis::Panel | Basis::Printed => Known::Nothing,
        };
        match found.iter_mut().find(|(other, _)| *other == known) {
            Some((_, such)) => such.push(*node),
            None => found.push((known, vec![*node])),
        }
    }
    found
}

/// Whether the record says anything of a node that is not its figure.
fn is_said_of(card: &Scorecard<'_>, id: &str) -> bool {
    let inspection = card.inspection;
    card.record.figures.iter().any(|figure| figure.belongs_to.as_deref() == Some(id))
        || inspection.verdicts.iter().any(|verdict| verdict.value.node.as_deref() == Some(id))
        || inspection.remarks.iter().any(|remark| remark.value.nodes.iter().any(|node| **node == *id))
}

/// These nodes, and apart from them those without a figure or a single rating in a published record; a group goes with the last node under it.
pub(super) fn known_and_unknown(card: &Scorecard<'_>, nodes: &[usize]) -> (Vec<usize>, Vec<usize>) {
    let is_unknown = |node: CardNode<'_, '_>| {
        let is_whole = |figure: &Figure| figure.point.is_none() && figure.limits == Limits::whole();
        node.declared().rollup.is_some()
            && matches!(node.score().rule, Outcome::Unknown | Outcome::NotRated(WhyNotRated::NoBand))
            && match node.basis() {
                Basis::Published => node.rating().rated().is_none(),
                Basis::Rule | Basis::Panel | Basis::Printed => node.rating() == node.score().rule,
            }
            && node.share().map_or(true, is_whole)
            && node.entered().is_none()
            && node.score().sum.is_none()
            && node.score().also.as_ref().is_none_or(|also| also.figure.as_ref().map_or(true, is_whole))
            && node.score().subset.is_none()
            && card.checks_of(node.id()).next().is_none()
    };
    if card.inspection.has_cases() || card.members.is_some() {
        return (nodes.to_vec(), Vec::new());
    }
    let unknown: Vec<usize> = nodes.iter().copied().filter(|node| is_unknown(card.node(*node))).collect();
    let is_open = |node: &usize| {
        let declared = &card.framework.nodes[*node];
        let under = |child: &usize| nodes.contains(child) && !unknown.contains(child);
        !unknown.contains(node)
            && (!declared.questions.is_empty()
                || declared.rollup.is_some()
                || declared.children.iter().any(under)
                || card.node(*node).printed_alone().is_some())
    };
    let shown = nodes.iter().copied().filter(is_open).collect();
    (shown, unknown)
}
