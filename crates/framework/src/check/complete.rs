use assize_diag::Span;
use assize_reader::Complaints;

use super::reach::complain_of_ratings;
use crate::diags::{
    empty_rollup, empty_total, nothing_asked, total_without_edges, unrated_node, unused_measure, unused_question,
};
use crate::draft::FrameworkDraft;
use crate::{Framework, Node, RatingRule, Rollup};

/// What a framework that is scored under needs and one that is only extended does not: every figure is made of something. This is
/// looked at last, in a framework with nothing else wrong, since a misspelt name would seem to leave a figure without what makes it.
pub(crate) fn check_complete(framework: &Framework, draft: &FrameworkDraft, complaints: &Complaints) {
    if framework.nodes.is_empty() {
        complaints.push(nothing_asked(&framework.id, framework.span));
    }
    for node in &framework.nodes {
        complain_of_rollup(framework, node, complaints);
    }
    complain_of_unused(framework, draft, complaints);
    complain_of_unused_measures(framework, complaints);
    complain_of_total(framework, complaints);
    complain_of_ratings(framework, complaints);
}

fn complain_of_rollup(framework: &Framework, node: &Node, complaints: &Complaints) {
    let first = node.rollup.map(|rollup| (rollup, node.span, false));
    let second = node.also.as_ref().map(|also| (also.rollup, also.span, true));
    // Where the first is made of nothing, so is the second.
    let empty = first.into_iter().chain(second).find(|(rollup, ..)| !is_made(framework, node, *rollup));
    if let Some((rollup, span, is_second)) = empty {
        complaints.push(empty_rollup(&node.id, rollup, is_second, span));
    }
}

/// Whether there is something under a node that its rollup is made of.
pub(super) fn is_made(framework: &Framework, node: &Node, rollup: Rollup) -> bool {
    let child = |is: fn(&Node) -> bool| node.children.iter().any(|child| is(&framework.nodes[*child]));
    let scored = node.questions.iter().any(|question| framework.questions[*question].scored);
    let rates_own = scored && node.band.is_some();
    match rollup {
        Rollup::Lowest | Rollup::MeanOfChildren => {
            scored || child(|child| child.rollup.is_some_and(Rollup::gives_share))
        }
        Rollup::MeanOfQuestions | Rollup::Pooled => scored || !node.children.is_empty(),
        Rollup::SumOfPoints
        | Rollup::LowestRating
        | Rollup::MedianRating
        | Rollup::MostCommonRating
        | Rollup::MeanOfPoints => (rates_own || child(Node::is_rated)) && !framework.ratings.is_empty(),
        Rollup::Ladder | Rollup::Matrix => {
            let looks_at = node.rating_rule.as_ref().map(RatingRule::looks_at).unwrap_or_default();
            rates_own || child(Node::is_rated) || !looks_at.is_empty()
        }
        Rollup::Entered | Rollup::Measure => true,
    }
}

/// A scored question under a node that takes in none, with no node further up that takes in all below it.
fn complain_of_unused(framework: &Framework, draft: &FrameworkDraft, complaints: &Complaints) {
    for (question, written) in framework.questions.iter().zip(&draft.questions).filter(|(question, _)| question.scored)
    {
        for (index, under) in question.under.iter().zip(&written.under) {
            let node = &framework.nodes[*index];
            let rates_it = node.band.is_some() && node.rollup.is_some_and(Rollup::is_of_ratings);
            // A rollup of nothing has been complained of.
            let is_empty = node.rollup.is_some_and(|rollup| !is_made(framework, node, rollup));
            if rates_it || is_empty || node.rollup.is_some_and(Rollup::gives_share) {
                continue;
            }
            let above = std::iter::successors(node.parent, |index| framework.nodes[*index].parent);
            let takes_all = |rollup| matches!(rollup, Some(Rollup::MeanOfQuestions | Rollup::Pooled));
            if !above.map(|index| framework.nodes[index].rollup).any(takes_all) {
                complaints.push(unused_question(&question.id, under, node.rollup, node.span));
            }
        }
    }
}

/// A measure under a rollup of shares, which no rule over ratings, sum or total takes in either.
fn complain_of_unused_measures(framework: &Framework, complaints: &Complaints) {
    let total = framework.standards_in_total();
    let rested_on: Vec<usize> = (0..framework.nodes.len())
        .flat_map(|node| framework.rests_on(Some(node)))
        .chain(framework.rests_on(None))
        .collect();
    for (index, node) in framework.nodes.iter().enumerate().filter(|(_, node)| node.measure.is_some()) {
        let above = std::iter::successors(node.parent, |index| framework.nodes[*index].parent);
        let made = above.map(|index| &framework.nodes[index]).find(|above| above.rollup.is_some());
        if let Some(made) = made.filter(|above| above.rollup.is_some_and(Rollup::gives_share))
            && !total.contains(&index)
            && !rested_on.contains(&index)
        {
            complaints.push(unused_measure(node, made));
        }
    }
}

fn complain_of_total(framework: &Framework, complaints: &Complaints) {
    let Some(overall) = &framework.overall else { return };
    let standards = framework.standards_in_total();
    let level = &framework.levels[overall.level];
    if standards.is_empty() {
        complaints.push(empty_total(level, overall.span));
    } else if overall.rule.is_none() && !overall.edges.contains_key(&standards.len()) {
        let (own, standards) = ((framework.id.as_str(), framework.span), standards.len());
        complaints.push(total_without_edges(own, level, standards, overall.span));
    }
    for node in standards {
        complain_of_unrated(framework, node, (None, overall.span), complaints);
    }
}

/// A node of the total, or of a rule or limit over ratings, that cannot have a rating.
pub(super) fn complain_of_unrated(
    framework: &Framework,
    node: usize,
    (named_in, user): (Option<&str>, Span),
    complaints: &Complaints,
) {
    let node = &framework.nodes[node];
    if !node.is_rated() {
        let has_share = node.rollup.is_some_and(Rollup::gives_share);
        let bands: Vec<_> = framework.bands.keys().map(String::as_str).collect();
        let (span, node) = (node.span, framework.call(&node.id));
        complaints.push(unrated_node(node, span, named_in, user, has_share, &bands));
    }
}
