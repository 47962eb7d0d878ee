//! Ratings made of ratings, and what limits them (semantics 4.14, 4.15).

mod combinations;
mod ends;

use std::collections::BTreeSet;

use assize_framework::{Band, Bound, Framework, Many, MeanOfPoints, RatingCondition, RatingRule, Rounding, Subject};
use assize_model::{Exact, Truth, ratio, whole_half_up};

use combinations::Combinations;
use ends::of_members;

use crate::minimum::may_rest_on;
use crate::node::Family;
use crate::{Child, Figure, Flag, NoBasis, NodeScore, Outcome, QuestionScore, Reached, WhyNotRated};

/// What something that has a rating may come to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Possible {
    pub(crate) outcome: Outcome,
    /// It may be that no unit applies, and there is no rating.
    pub(crate) may_drop_out: bool,
}

impl Possible {
    /// The worst and best rating; `None` where there is none in any case.
    pub(crate) fn ends(self, ratings: usize) -> Option<(usize, usize)> {
        match self.outcome {
            Outcome::Unknown => Some((0, ratings.checked_sub(1)?)),
            Outcome::Rated(_) | Outcome::Between { .. } | Outcome::NotRated(_) => self.outcome.ends(),
        }
    }
}

/// Which of two ratings.
#[derive(Clone, Copy)]
pub(crate) enum Stage {
    ByRule,
    /// After the panel.
    Last,
}

/// What the rating of a node, or of a question in a band, may come to.
pub(crate) fn possible(
    framework: &Framework,
    questions: &[QuestionScore],
    node: impl Fn(usize) -> (Outcome, bool),
    subject: Subject,
) -> Possible {
    match subject {
        Subject::Node(index) => {
            let (outcome, may_drop_out) = node(index);
            Possible { outcome, may_drop_out }
        }
        Subject::Question { question, band } => match &questions[question].figure {
            Ok(figure) => {
                Possible { outcome: figure.outcome(&framework.bands[band]), may_drop_out: figure.may_drop_out }
            }
            Err(NoBasis::NoData) => Possible { outcome: Outcome::Unknown, may_drop_out: false },
            Err(NoBasis::NoUnitApplies) => {
                Possible { outcome: Outcome::NotRated(WhyNotRated::NoUnitApplies), may_drop_out: false }
            }
        },
    }
}

impl NodeScore<'_> {
    /// Its rating, and whether it may be that there is none.
    pub(crate) fn at(&self, stage: Stage) -> (Outcome, bool) {
        match stage {
            Stage::ByRule => (self.rule, self.may_drop_out.by_rule),
            Stage::Last => (self.last, self.may_drop_out.last),
        }
    }
}

/// Whether a rating may be missing, by the scoring rule and after the panel.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct MayDropOut {
    pub(crate) by_rule: bool,
    pub(crate) last: bool,
}

/// What a limit did to a rating.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Held {
    /// Index of the limit.
    pub limit: usize,
    /// What the rating was before.
    pub from: Outcome,
    /// Whether its condition holds whatever is not known.
    pub is_certain: bool,
    /// What makes it hold, or may: those that are so, or may be.
    pub because: Vec<(Subject, Outcome)>,
}

/// What of a rule makes a rating.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Decider {
    /// A rung of a ladder.
    Rung(usize),
    /// A row and a column of a matrix.
    Cell(usize, usize),
    /// How many members have which rating.
    Counts,
}

impl Decider {
    pub fn rung(self) -> Option<usize> {
        if let Self::Rung(rung) = self { Some(rung) } else { None }
    }

    /// Row and column.
    pub fn cell(self) -> Option<(usize, usize)> {
        if let Self::Cell(row, column) = self { Some((row, column)) } else { None }
    }
}

/// What a rule looks at, each once, and what it may come to.
fn seen(rule: &RatingRule, members: &[Subject], possible: &dyn Fn(Subject) -> Possible) -> Vec<(Subject, Possible)> {
    let mut subjects: BTreeSet<Subject> = rule.looks_at().into_iter().collect();
    if !matches!(rule, RatingRule::Matrix(_)) {
        subjects.extend(members);
    }
    subjects.into_iter().map(|subject| (subject, possible(subject))).collect()
}

/// What decides, or may, where a rule is over these; nothing where there are too many combinations.
pub(crate) fn deciders(
    framework: &Framework,
    rule: &RatingRule,
    members: &[Subject],
    possible: &dyn Fn(Subject) -> Possible,
) -> BTreeSet<Decider> {
    let (ratings, seen) = (framework.ratings.len(), seen(rule, members, possible));
    match rule {
        RatingRule::Ladder(_) | RatingRule::Matrix(_) => {
            let combinations = Combinations::of(ratings, rule, &seen);
            combinations.iter().flat_map(Combinations::results).flatten().map(|(_, by)| by).collect()
        }
        RatingRule::Lowest | RatingRule::Median | RatingRule::MostCommon | RatingRule::MeanOfPoints(_) => {
            let is_rated = seen.iter().any(|(_, one)| one.ends(ratings).is_some());
            is_rated.then_some(Decider::Counts).into_iter().collect()
        }
    }
}

/// The rating that a rule makes of these members.
pub(crate) fn rate(
    framework: &Framework,
    rule: &RatingRule,
    members: &[Subject],
    possible: &dyn Fn(Subject) -> Possible,
) -> Possible {
    rate_seen(framework, rule, &seen(rule, members, possible))
}

fn rate_seen(framework: &Framework, rule: &RatingRule, seen: &[(Subject, Possible)]) -> Possible {
    let ratings = framework.ratings.len();
    let not_rated = Possible { outcome: Outcome::NotRated(WhyNotRated::NoUnitApplies), may_drop_out: false };
    let mut rated = seen.iter().map(|(_, one)| one).filter(|one| one.ends(ratings).is_some()).peekable();
    if rated.peek().is_none() {
        return not_rated;
    }
    if rated.all(|one| one.outcome == Outcome::Unknown) {
        return Possible { outcome: Outcome::Unknown, may_drop_out: false };
    }
    if let Some(ends) = of_members(&framework.ratings, rule, seen) {
        return ends;
    }
    let Some(combinations) = Combinations::of(ratings, rule, seen) else {
        return Possible { outcome: Outcome::from_to(0, ratings - 1), may_drop_out: true };
    };
    let results: BTreeSet<Option<usize>> = combinations.results().map(|made| made.map(|(rating, _)| rating)).collect();
    let may_drop_out = results.contains(&None);
    let mut made = results.into_iter().flatten();
    match (made.next(), made.last()) {
        (Some(worst), best) => Possible { outcome: Outcome::from_to(worst, best.unwrap_or(worst)), may_drop_out },
        (None, _) => not_rated,
    }
}

/// The rating that the rule makes of ratings; gives the one after the panel.
pub(crate) fn of_node(family: &Family<'_, '_>, node: usize, score: &mut NodeScore<'_>) -> Option<Outcome> {
    let framework = family.framework;
    let rule = framework.nodes[node].rating_rule.as_ref()?;
    let members = framework.members(Some(node));
    let [seen_by_rule, seen_last] =
        [Stage::ByRule, Stage::Last].map(|stage| seen(rule, &members, &|subject| family.possible(subject, stage)));
    let by_rule = rate_seen(framework, rule, &seen_by_rule);
    let last = if seen_last == seen_by_rule { by_rule } else { rate_seen(framework, rule, &seen_last) };
    score.rule = by_rule.outcome;
    score.may_drop_out = MayDropOut { by_rule: by_rule.may_drop_out, last: last.may_drop_out };
    let child = |subject| match subject {
        Subject::Node(node) => Child::Node(node),
        Subject::Question { question, .. } => Child::Question(question),
    };
    let named = rule.looks_at().into_iter().map(child);
    for child in members.iter().copied().map(child).chain(named) {
        if !score.children.contains(&child) {
            score.children.push(child);
        }
    }
    let is_dropped = |child: &Child| match child {
        Child::Node(node) => matches!(family.node(*node).last, Outcome::NotRated(_)),
        Child::Question(question) => family.questions[*question].figure == Err(NoBasis::NoUnitApplies),
    };
    score.dropped = score.children.iter().copied().filter(is_dropped).collect();
    let reached = score.children.iter().map(|child| family.reached(*child));
    score.reached = reached.filter(|how| *how != Reached::None).max().unwrap_or(Reached::None);
    let band = framework.nodes[node].band.map(|band| &framework.bands[band]);
    if band.is_some_and(|band| !may_rest_on(family, (node, rule.rollup()), band, score)) {
        return Some(score.rule);
    }
    let read = |read: fn(&Band, &Figure) -> Outcome| {
        let look = |subject| {
            let possible = family.possible(subject, Stage::ByRule);
            match subject {
                Subject::Node(_) => possible,
                Subject::Question { question, band } => match &family.questions[question].figure {
                    Ok(figure) => Possible { outcome: read(&framework.bands[band], figure), ..possible },
                    Err(_) => possible,
                },
            }
        };
        rate(framework, rule, &members, &look).outcome
    };
    if matches!(score.rule, Outcome::Rated(_)) {
        let could_change = read(|band, figure| figure.widest_outcome(band)) != score.rule;
        score.flags.extend(could_change.then_some(Flag::UnknownAnswersCouldChange));
        let rounding_decides = read(|band, figure| figure.other_outcome(band)) != score.rule;
        score.flags.extend(rounding_decides.then_some(Flag::RoundingDecides));
    }
    Some(last.outcome)
}

/// The rating that a rule over its members alone makes of how many have which; `None` where the rule looks at more, or at nothing.
pub(crate) fn of_counts(framework: &Framework, rule: &RatingRule, counts: &[usize]) -> Option<usize> {
    let all: usize = counts.iter().sum();
    if all == 0 {
        return None;
    }
    match rule {
        RatingRule::Lowest => counts.iter().position(|count| *count > 0),
        RatingRule::Median => {
            let mut so_far = 0;
            counts.iter().position(|count| {
                so_far += count;
                so_far > (all - 1) / 2
            })
        }
        RatingRule::MostCommon => {
            let most = counts.iter().max()?;
            counts.iter().position(|count| count == most)
        }
        // Counts do not say which of them count how much.
        RatingRule::MeanOfPoints(mean) => {
            let points = counts.iter().zip(&framework.ratings).map(|(count, rating)| *count as u64 * rating.points);
            let sum: Exact = points.map(|points| ratio(points, 1)).sum();
            mean.weights.are_even().then(|| of_mean(mean, sum / ratio(all as u64, 1)))
        }
        RatingRule::Ladder(rungs) => {
            let members: BTreeSet<Subject> = framework.members(None).into_iter().collect();
            let is_own = |condition: &RatingCondition| condition.of.iter().copied().collect::<BTreeSet<_>>() == members;
            if !rungs.iter().flat_map(|rung| &rung.conditions).all(is_own) {
                return None;
            }
            let holds = |condition: &RatingCondition| holds(condition, counts);
            rungs.iter().find(|rung| rung.conditions.iter().all(holds)).map(|rung| rung.rating)
        }
        RatingRule::Matrix(_) => None,
    }
}

/// The rating of a mean of points.
fn of_mean(mean: &MeanOfPoints, exact: Exact) -> usize {
    let rounded = match mean.round {
        Rounding::Not => exact,
        Rounding::HalfUp => Exact::from_integer(whole_half_up(&exact)),
        Rounding::Up => exact.ceil(),
        Rounding::Down => exact.floor(),
    };
    mean.edges.iter().filter(|edge| **edge <= rounded).count()
}

/// Whether a condition holds for these counts of each rating.
fn holds(condition: &RatingCondition, counts: &[usize]) -> bool {
    let all: usize = counts.iter().sum();
    let such: usize =
        counts.iter().enumerate().filter(|(rating, _)| condition.bound.holds(*rating)).map(|(_, count)| count).sum();
    match condition.many {
        Many::Any => such > 0,
        Many::All => all > 0 && such == all,
        Many::AtLeast(number) => such >= number,
    }
}

/// Whether a condition holds, whatever is not known.
fn truth(condition: &RatingCondition, ratings: usize, possible: &dyn Fn(Subject) -> Possible) -> Truth {
    let bound = condition.bound;
    // Among those that are rated or may be: how many certainly are so, how many may be so, how many certainly are not.
    let (mut certain, mut may, mut against) = (0, 0, false);
    let mut certainly_all = true;
    for subject in &condition.of {
        let one = possible(*subject);
        let Some((worst, best)) = one.ends(ratings) else { continue };
        let (far, near) = match bound {
            Bound::AtMost(_) => (best, worst),
            Bound::AtLeast(_) => (worst, best),
        };
        certain += usize::from(bound.holds(far) && !one.may_drop_out);
        may += usize::from(bound.holds(near));
        against |= !bound.holds(near) && !one.may_drop_out;
        certainly_all &= bound.holds(far);
    }
    let (yes, perhaps) = match condition.many {
        Many::Any => (certain > 0, may > 0),
        Many::AtLeast(number) => (certain >= number, may >= number),
        Many::All => (certainly_all && certain > 0, !against && may > 0),
    };
    match (yes, perhaps) {
        (true, _) => Truth::Yes,
        (false, true) => Truth::Unknown,
        (false, false) => Truth::No,
    }
}

/// Holds a rating by the limits on a node, or on the overall rating, in the order of the file.
pub(crate) fn hold(
    framework: &Framework,
    on: Option<usize>,
    outcome: Outcome,
    possible: &dyn Fn(Subject) -> Possible,
) -> (Outcome, Vec<Held>) {
    let ratings = framework.ratings.len();
    let (mut outcome, mut held) = (outcome, Vec::new());
    for (index, limit) in framework.limits_on(on) {
        let Some((worst, best)) = (Possible { outcome, may_drop_out: false }).ends(ratings) else { break };
        let (to, is_certain) = match (truth(&limit.condition, ratings, possible), limit.bound) {
            (Truth::No, _) => continue,
            (Truth::Yes, bound) => ((bound.hold(worst), bound.hold(best)), true),
            (Truth::Unknown, bound @ Bound::AtMost(_)) => ((bound.hold(worst), best), false),
            (Truth::Unknown, bound @ Bound::AtLeast(_)) => ((worst, bound.hold(best)), false),
        };
        if to != (worst, best) {
            let because = because(&limit.condition, is_certain, ratings, possible);
            held.push(Held { limit: index, from: outcome, is_certain, because });
            outcome = Outcome::from_to(to.0, to.1);
        }
    }
    (outcome, held)
}

/// Those of a condition that certainly are so, or may be.
fn because(
    condition: &RatingCondition,
    is_certain: bool,
    ratings: usize,
    possible: &dyn Fn(Subject) -> Possible,
) -> Vec<(Subject, Outcome)> {
    let found = condition.of.iter().filter_map(|subject| {
        let outcome = possible(*subject).outcome;
        let (worst, best) = possible(*subject).ends(ratings)?;
        let [near, far] = match condition.bound {
            Bound::AtMost(_) => [worst, best],
            Bound::AtLeast(_) => [best, worst],
        };
        condition.bound.holds(if is_certain { far } else { near }).then_some((*subject, outcome))
    });
    found.collect()
}
