//! What ratings can come out: rules and limits that do nothing are mistakes.

use assize_diag::Span;
use assize_reader::{Complaints, tick};

use super::complete::{complain_of_unrated, is_made};
use super::cycles;
use crate::diags::{idle_condition, idle_limit, limit_without_total, rating_cycle};
use crate::{Bound, Framework, Many, RatingCondition, RatingRule, Subject};

/// By rating: whether it can come out.
type Reach = Vec<bool>;

/// Complains of rules and limits over ratings that are made of nothing, of themselves, or never do anything.
pub(super) fn complain_of_ratings(framework: &Framework, complaints: &Complaints) {
    let errors = complaints.errors();
    for limit in &framework.limits {
        let what = format!("limit {}", tick(&limit.id));
        match limit.on {
            None if framework.overall.is_none() => complaints.push(limit_without_total(&limit.id, limit.span)),
            None => {}
            Some(node) => complain_of_unrated(framework, node, (Some(&what), limit.span), complaints),
        }
        complain_of_subjects(framework, &what, &limit.condition.of, limit.span, complaints);
    }
    for (what, rule, span) in rules(framework) {
        complain_of_subjects(framework, &format!("the rule of {what}"), &rule.looks_at(), span, complaints);
    }
    complain_of_circles(framework, complaints);
    if errors == complaints.errors() {
        complain_of_reach(framework, complaints);
    }
}

/// Every rule over ratings, with what it is of.
fn rules(framework: &Framework) -> impl Iterator<Item = (String, &RatingRule, Span)> {
    let of_node = framework
        .nodes
        .iter()
        .filter_map(|node| Some((format!("node {}", tick(&node.id)), node.rating_rule.as_ref()?, node.span)));
    let overall = framework.overall.iter();
    of_node.chain(overall.filter_map(|overall| Some(("`[overall]`".to_owned(), overall.rule.as_ref()?, overall.span))))
}

fn complain_of_subjects(framework: &Framework, what: &str, of: &[Subject], span: Span, complaints: &Complaints) {
    let mut met = Vec::new();
    for subject in of {
        match subject {
            Subject::Node(node) if !met.contains(node) => {
                met.push(*node);
                complain_of_unrated(framework, *node, (Some(what), span), complaints);
            }
            Subject::Node(_) | Subject::Question { .. } => {}
        }
    }
}

fn complain_of_circles(framework: &Framework, complaints: &Complaints) {
    let links = |node: usize| {
        let children = framework.nodes[node].children.iter().copied();
        children.chain(framework.rests_on(Some(node))).collect::<Vec<_>>()
    };
    let links: Vec<Vec<usize>> = (0..framework.nodes.len()).map(links).collect();
    let mut said: Vec<Vec<usize>> = Vec::new();
    for circle in cycles(&links) {
        let mut sorted = circle.clone();
        sorted.sort_unstable();
        if said.contains(&sorted) {
            continue;
        }
        said.push(sorted);
        let next = circle.iter().cycle().skip(1);
        let member = |(from, to): (&usize, &usize)| {
            let node = &framework.nodes[*from];
            let limit =
                framework.limits_on(Some(*from)).find(|(_, limit)| limit.condition.of.contains(&Subject::Node(*to)));
            (node.id.as_str(), limit.map_or(node.span, |(_, limit)| limit.span))
        };
        let members: Vec<_> = circle.iter().zip(next).map(member).collect();
        complaints.push(rating_cycle(&members));
    }
}

fn complain_of_reach(framework: &Framework, complaints: &Complaints) {
    let all = vec![true; framework.ratings.len()];
    let mut reach: Vec<Reach> = vec![Vec::new(); framework.nodes.len()];
    for index in framework.scoring_order() {
        let node = &framework.nodes[index];
        let what = format!("node {}", tick(&node.id));
        let made = match &node.rating_rule {
            Some(rule) => {
                // Of what is made of nothing that alone is said.
                if node.rollup.is_some_and(|rollup| is_made(framework, node, rollup)) {
                    complain_of_rule(framework, rule, &what, &reach, complaints);
                }
                reached(framework, rule, &framework.members(Some(index)), &reach)
            }
            None => all.clone(),
        };
        reach[index] = limited(framework, Some(index), made, &what, &reach, complaints);
    }
    if let Some(overall) = &framework.overall {
        let made = match &overall.rule {
            Some(rule) => {
                complain_of_rule(framework, rule, "`[overall]`", &reach, complaints);
                reached(framework, rule, &framework.members(None), &reach)
            }
            None => all,
        };
        limited(framework, None, made, "the overall rating", &reach, complaints);
    }
}

/// The ratings that a rule can make.
fn reached(framework: &Framework, rule: &RatingRule, members: &[Subject], reach: &[Reach]) -> Reach {
    let mut made = vec![false; framework.ratings.len()];
    let every = 0..framework.ratings.len();
    match rule {
        RatingRule::Lowest | RatingRule::Median | RatingRule::MostCommon => {
            let can = |member: &Subject, rating: usize| match member {
                Subject::Node(node) => reach[*node][rating],
                Subject::Question { .. } => true,
            };
            every.for_each(|rating| made[rating] = members.iter().any(|member| can(member, rating)));
        }
        RatingRule::MeanOfPoints(_) => made.fill(true),
        RatingRule::Ladder(rungs) => rungs.iter().for_each(|rung| made[rung.rating] = true),
        RatingRule::Matrix(matrix) => {
            for row in every.clone().filter(|row| reach[matrix.rows][*row]) {
                for column in every.clone().filter(|column| reach[matrix.columns][*column]) {
                    made[matrix.ratings[row][column]] = true;
                }
            }
        }
    }
    made
}

fn complain_of_rule(framework: &Framework, rule: &RatingRule, what: &str, reach: &[Reach], complaints: &Complaints) {
    match rule {
        RatingRule::Ladder(rungs) => {
            for condition in rungs.iter().flat_map(|rung| &rung.conditions) {
                complain_of_condition(framework, condition, &format!("the ladder of {what}"), reach, complaints);
            }
        }
        RatingRule::Lowest
        | RatingRule::Median
        | RatingRule::MostCommon
        | RatingRule::MeanOfPoints(_)
        | RatingRule::Matrix(_) => {}
    }
}

/// What is left after the limits, which may hold or not.
fn limited(
    framework: &Framework,
    on: Option<usize>,
    mut made: Reach,
    what: &str,
    reach: &[Reach],
    complaints: &Complaints,
) -> Reach {
    for (_, limit) in framework.limits_on(on) {
        complain_of_condition(framework, &limit.condition, &format!("limit {}", tick(&limit.id)), reach, complaints);
        let moved: Vec<usize> =
            (0..made.len()).filter(|rating| made[*rating] && limit.bound.hold(*rating) != *rating).collect();
        if moved.is_empty() {
            let (how, rating) = match limit.bound {
                Bound::AtMost(rating) => ("at most", rating),
                Bound::AtLeast(rating) => ("at least", rating),
            };
            let why =
                format!("every rating that it can have is {how} {} already", tick(&framework.ratings[rating].name));
            complaints.push(idle_limit(&limit.id, what, why, limit.span));
        } else {
            made[limit.bound.rating()] = true;
        }
    }
    made
}

fn complain_of_condition(
    framework: &Framework,
    condition: &RatingCondition,
    what: &str,
    reach: &[Reach],
    complaints: &Complaints,
) {
    let holds = |rating: usize| condition.bound.holds(rating);
    let every = 0..framework.ratings.len();
    let name = |rating: usize| tick(&framework.ratings[rating].name);
    let can = |subject: &Subject| match subject {
        Subject::Node(node) => every.clone().any(|rating| reach[*node][rating] && holds(rating)),
        Subject::Question { .. } => every.clone().any(holds),
    };
    let needed = match condition.many {
        Many::Any | Many::All => 1,
        Many::AtLeast(number) => number,
    };
    let able = condition.of.iter().filter(|subject| can(subject)).count();
    let said = match condition.bound {
        Bound::AtMost(rating) => format!("{} or worse", name(rating)),
        Bound::AtLeast(rating) => format!("{} or better", name(rating)),
    };
    let found = match () {
        () if condition.of.is_empty() => {
            Some((false, "it is about nothing: nothing that is rated is under it".to_owned()))
        }
        () if needed == 0 => Some((true, "`number` is from 1".to_owned())),
        () if needed > condition.of.len() => Some((
            false,
            match condition.of.len() {
                1 => format!("it asks for {needed} of them, and there is one"),
                many => format!("it asks for {needed} of them, and there are {many}"),
            },
        )),
        () if able < needed => Some((false, format!("{able} of them can be {said}, and it needs {needed}"))),
        () if every.clone().all(holds) => Some((true, format!("every rating is {said}"))),
        () => None,
    };
    if let Some((always, why)) = found {
        complaints.push(idle_condition(what, always, why, condition.span));
    }
}
