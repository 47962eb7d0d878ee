//! Ratings made of ratings, and what limits them (semantics 4.14, 4.15).

use std::collections::BTreeSet;

use assize_framework::{
    Band, Bound, Framework, Many, Matrix, MeanOfPoints, Rating, RatingCondition, RatingRule, Rounding, Rung, Subject,
};
use assize_model::{Exact, Limit, Truth, ratio, whole_half_up};

use crate::minimum::may_rest_on;
use crate::node::Family;
use crate::rollup::mean_limit;
use crate::{Child, Figure, Flag, NoBasis, NodeScore, Outcome, QuestionScore, Reached, WhyNotRated};

/// More combinations are not tried.
const MOST_COMBINATIONS: usize = 100_000;

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

/// What a rule looks at that combinations are tried of.
enum Looks<'r> {
    Ladder(Ladder<'r>),
    Matrix(&'r Matrix),
}

/// The rungs of a ladder, and what they ask.
struct Ladder<'r> {
    /// Each condition once, with the first rung that asks it.
    asked: Vec<(&'r RatingCondition, usize)>,
    /// Of each rung the rating and the places of its conditions.
    rungs: Vec<(usize, Vec<usize>)>,
}

/// All that a ladder or a matrix may see, as far as it tells combinations apart: of a ladder of each condition how many are so, no more than
/// it asks for, then whether anything is rated; of a matrix the ratings of either side, from 1.
pub(crate) struct Combinations<'r> {
    looks: Looks<'r>,
    states: BTreeSet<Vec<usize>>,
}

impl<'r> Combinations<'r> {
    /// `None` where there are too many, or the rule is neither.
    fn of(ratings: usize, rule: &'r RatingRule, seen: &[(Subject, Possible)]) -> Option<Self> {
        let looks = match rule {
            RatingRule::Ladder(rungs) => Looks::Ladder(Ladder::of(rungs)),
            RatingRule::Matrix(matrix) => Looks::Matrix(matrix),
            RatingRule::Lowest | RatingRule::Median | RatingRule::MostCommon | RatingRule::MeanOfPoints(_) => {
                return None;
            }
        };
        let length = if let Looks::Ladder(ladder) = &looks { ladder.asked.len() + 1 } else { 2 };
        let mut states: BTreeSet<Vec<usize>> = BTreeSet::from([vec![0; length]]);
        for (subject, one) in seen {
            let Some((worst, best)) = one.ends(ratings) else { continue };
            let mut next = if one.may_drop_out { states.clone() } else { BTreeSet::new() };
            let places = looks.places(*subject);
            for state in states {
                next.extend((worst..=best).map(|rating| looks.moved(state.clone(), &places, rating)));
            }
            states = next;
            if states.len() > MOST_COMBINATIONS {
                return None;
            }
        }
        Some(Self { looks, states })
    }

    /// The rating of each combination, with what of the rule makes it; `None` where nothing, or one side of a matrix, is rated.
    fn results(&self) -> impl Iterator<Item = Option<(usize, Decider)>> {
        self.states.iter().map(|state| self.looks.result(state))
    }
}

impl Looks<'_> {
    /// The places of a state that depend on this one.
    fn places(&self, subject: Subject) -> Vec<usize> {
        match self {
            Self::Matrix(matrix) => {
                let sides = [matrix.rows, matrix.columns].into_iter().enumerate();
                sides.filter(|(_, node)| subject == Subject::Node(*node)).map(|(side, _)| side).collect()
            }
            Self::Ladder(ladder) => {
                let asked = ladder.asked.iter().enumerate();
                asked.filter(|(_, (one, _))| one.of.contains(&subject)).map(|(place, _)| place).collect()
            }
        }
    }

    /// What is seen if one that these places depend on has this rating, too.
    fn moved(&self, mut state: Vec<usize>, places: &[usize], rating: usize) -> Vec<usize> {
        match self {
            Self::Matrix(_) => places.iter().for_each(|side| state[*side] = rating + 1),
            Self::Ladder(ladder) => {
                state[ladder.asked.len()] = 1;
                for place in places {
                    let (one, seen) = (ladder.asked[*place].0, state[*place]);
                    state[*place] = match (one.bound.holds(rating), one.many) {
                        (true, Many::Any) => 1,
                        (true, Many::AtLeast(number)) => number.min(seen + 1),
                        (false, Many::Any | Many::AtLeast(_)) => seen,
                        // 2: not all.
                        (true, Many::All) => seen.max(1),
                        (false, Many::All) => 2,
                    };
                }
                // Below a rung that holds whatever comes, nothing matters.
                let stays = |place: &usize| ladder.asked[*place].0.many != Many::All && ladder.holds(&state, *place);
                let reached = ladder.rungs.iter().position(|(_, conditions)| conditions.iter().all(stays));
                let below = ladder.asked.iter().map(|(_, first)| reached.is_some_and(|reached| *first > reached));
                state.iter_mut().zip(below).filter(|(_, below)| *below).for_each(|(seen, _)| *seen = 0);
            }
        }
        state
    }

    fn result(&self, state: &[usize]) -> Option<(usize, Decider)> {
        match self {
            Self::Matrix(matrix) => {
                let (row, column) = (state[0].checked_sub(1)?, state[1].checked_sub(1)?);
                Some((matrix.ratings[row][column], Decider::Cell(row, column)))
            }
            Self::Ladder(ladder) => {
                let holds =
                    |(_, conditions): &(usize, Vec<usize>)| conditions.iter().all(|place| ladder.holds(state, *place));
                let first = ladder.rungs.iter().position(holds).filter(|_| state[ladder.asked.len()] > 0)?;
                Some((ladder.rungs[first].0, Decider::Rung(first)))
            }
        }
    }
}

impl<'r> Ladder<'r> {
    fn of(rungs: &'r [Rung]) -> Self {
        let mut ladder = Self { asked: Vec::new(), rungs: Vec::new() };
        for (first, rung) in rungs.iter().enumerate() {
            let place = |one: &'r RatingCondition| {
                let known = ladder.asked.iter().position(|(known, _)| is_same(known, one));
                known.unwrap_or_else(|| {
                    ladder.asked.push((one, first));
                    ladder.asked.len() - 1
                })
            };
            let places = rung.conditions.iter().map(place).collect();
            ladder.rungs.push((rung.rating, places));
        }
        ladder
    }

    fn holds(&self, state: &[usize], place: usize) -> bool {
        match self.asked[place].0.many {
            Many::Any | Many::All => state[place] == 1,
            Many::AtLeast(number) => state[place] == number,
        }
    }
}

/// Whether two conditions ask the same.
fn is_same(one: &RatingCondition, other: &RatingCondition) -> bool {
    (one.many, one.bound) == (other.many, other.bound) && one.of == other.of
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
    if !matches!(rule, RatingRule::Ladder(_) | RatingRule::Matrix(_)) {
        return of_members(&framework.ratings, rule, seen);
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

/// The worst and best rating that a rule over its members alone makes of them, some of which are rated. No combination is tried: what pulls
/// furthest to one side is known.
fn of_members(scale: &[Rating], rule: &RatingRule, seen: &[(Subject, Possible)]) -> Possible {
    let ratings = scale.len();
    let ends = |(subject, one): &(Subject, Possible)| Some((*subject, one.ends(ratings)?, one.may_drop_out));
    let all: Vec<(Subject, (usize, usize), bool)> = seen.iter().filter_map(ends).collect();
    // How many may be so, and how many are not in any case.
    let count = |is_so: &dyn Fn((usize, usize)) -> bool| {
        let so = all.iter().filter(|(_, ends, _)| is_so(*ends)).count();
        (so, all.iter().filter(|(_, ends, may_drop_out)| !may_drop_out && !is_so(*ends)).count())
    };
    let from_to = |reaches_down: &dyn Fn(usize) -> bool, reaches_up: &dyn Fn(usize) -> bool| {
        let worst = (0..ratings).find(|rating| reaches_down(*rating)).unwrap_or_default();
        (worst, (0..ratings).rev().find(|rating| reaches_up(*rating)).unwrap_or(worst))
    };
    let at_most = |rating| count(&|(worst, _)| worst <= rating);
    let at_least = |rating| count(&|(_, best)| best >= rating);
    let (worst, best) = match rule {
        RatingRule::MeanOfPoints(mean) => mean_ends(scale, mean, &all),
        RatingRule::Median => from_to(
            &|rating| matches!(at_most(rating), (so, others) if so > 0 && so >= others),
            &|rating| matches!(at_least(rating), (so, others) if so > others),
        ),
        RatingRule::MostCommon => {
            let is_most = |rating| may_be_most(rating, ratings, &all);
            from_to(&is_most, &is_most)
        }
        RatingRule::Lowest | RatingRule::Ladder(_) | RatingRule::Matrix(_) => {
            from_to(&|rating| at_most(rating).0 > 0, &|rating| matches!(at_least(rating), (so, 0) if so > 0))
        }
    };
    let may_drop_out = all.iter().all(|(_, _, may_drop_out)| *may_drop_out);
    Possible { outcome: Outcome::from_to(worst, best), may_drop_out }
}

/// Whether this rating may be the worst of those that most have: all have it that can, and there is room for the others in other ratings.
fn may_be_most(rating: usize, ratings: usize, all: &[(Subject, (usize, usize), bool)]) -> bool {
    let may_be = |(worst, best): (usize, usize)| (worst..=best).contains(&rating);
    let most = all.iter().filter(|(_, ends, _)| may_be(*ends)).count();
    let mut room: Vec<usize> = (0..ratings).map(|other| most - usize::from(other < rating && most > 0)).collect();
    let mut others: Vec<(usize, usize)> = all
        .iter()
        .filter(|(_, ends, may_drop_out)| !may_drop_out && !may_be(*ends))
        .map(|(_, ends, _)| *ends)
        .collect();
    // Those first whose best rating is the worst: of the ratings with room each takes the worst.
    others.sort_by_key(|(_, best)| *best);
    most > 0
        && others.into_iter().all(|(worst, best)| {
            let place = room[worst..=best].iter_mut().find(|room| **room > 0);
            place.map(|room| *room -= 1).is_some()
        })
}

/// The worst and best rating of a mean of points.
fn mean_ends(scale: &[Rating], mean: &MeanOfPoints, all: &[(Subject, (usize, usize), bool)]) -> (usize, usize) {
    let weights: Vec<Exact> = all.iter().map(|(subject, _, _)| mean.weight(*subject)).collect();
    let rating = |end: fn((usize, usize)) -> usize, pulls: fn(&Exact, &Exact) -> bool| {
        let points = |ends| Limit::closed(ratio(scale[end(ends)].points, 1));
        let limits: Vec<Limit> = all.iter().map(|(_, ends, _)| points(*ends)).collect();
        let such = |optional| {
            let members = all.iter().zip(limits.iter().zip(&weights));
            members.filter(move |((_, _, may_drop_out), _)| *may_drop_out == optional).map(|(_, pair)| pair)
        };
        of_mean(mean, mean_limit(such(false), such(true), pulls).value)
    };
    (rating(|(worst, _)| worst, |a, b| a < b), rating(|(_, best)| best, |a, b| a > b))
}

/// The rating that the rule makes of ratings; gives the one after the panel.
pub(crate) fn of_node(family: &Family<'_, '_>, node: usize, score: &mut NodeScore<'_>) -> Option<Outcome> {
    let framework = family.framework;
    let rule = framework.nodes[node].rating_rule.as_ref()?;
    let members = framework.members(Some(node));
    let [by_rule, last] =
        [Stage::ByRule, Stage::Last].map(|stage| seen(rule, &members, &|subject| family.possible(subject, stage)));
    let last = if last == by_rule { None } else { Some(rate_seen(framework, rule, &last)) };
    let by_rule = rate_seen(framework, rule, &by_rule);
    let last = last.unwrap_or(by_rule);
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

#[cfg(test)]
mod tests {
    use assize_framework::{MeanOfPoints, Rating, RatingRule, Rounding, Subject, Weights};
    use assize_model::{Exact, Text, ratio};

    use super::{Possible, of_mean, of_members};
    use crate::Outcome;

    /// Every choice of a rating for each, or of none where it may drop out.
    fn combinations(members: &[(Subject, Possible)]) -> Vec<Vec<(Subject, usize)>> {
        members.iter().fold(vec![Vec::new()], |all, (subject, one)| {
            let (worst, best) = one.ends(4).unwrap();
            let with =
                |rating| all.iter().map(move |so_far: &Vec<_>| [so_far.clone(), vec![(*subject, rating)]].concat());
            let rated: Vec<_> = (worst..=best).flat_map(with).collect();
            if one.may_drop_out { [all.clone(), rated].concat() } else { rated }
        })
    }

    fn made(rule: &RatingRule, ratings: &[Rating], members: &[(Subject, usize)]) -> usize {
        let mut sorted: Vec<usize> = members.iter().map(|(_, rating)| *rating).collect();
        sorted.sort_unstable();
        match rule {
            RatingRule::Median => sorted[(sorted.len() - 1) / 2],
            RatingRule::MostCommon => {
                let of = |rating: usize| sorted.iter().filter(|one| **one == rating).count();
                (0..4).rev().max_by_key(|rating| of(*rating)).unwrap()
            }
            RatingRule::MeanOfPoints(mean) => {
                let weights: Exact = members.iter().map(|(one, _)| mean.weight(*one)).sum();
                let points = |(one, rating): &(Subject, usize)| mean.weight(*one) * ratio(ratings[*rating].points, 1);
                of_mean(mean, members.iter().map(points).sum::<Exact>() / weights)
            }
            _ => sorted[0],
        }
    }

    #[test]
    fn what_pulls_furthest_is_the_end_of_all_combinations() {
        let rating = |points| Rating { name: String::new(), title: Text { en: String::new(), cy: None }, points };
        let ratings = [0, 1, 2, 5].map(rating);
        let edges = [ratio(1, 1), ratio(2, 1), ratio(3, 1)].to_vec();
        let weights =
            Weights { nodes: (0..5).map(|node| (node, ratio(node as u64 + 1, 2))).collect(), ..Weights::default() };
        let mean = |round, weights| RatingRule::MeanOfPoints(MeanOfPoints { round, edges: edges.clone(), weights });
        let rules = [
            RatingRule::Lowest,
            RatingRule::Median,
            RatingRule::MostCommon,
            mean(Rounding::HalfUp, Weights::default()),
            mean(Rounding::Not, weights),
        ];
        let mut seed = 11_u64;
        let mut below = |end: usize| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) as usize % end
        };
        for _ in 0..400 {
            let members: Vec<(Subject, Possible)> = (0..1 + below(5))
                .map(|node| {
                    let worst = below(4);
                    let outcome = Outcome::from_to(worst, worst + below(4 - worst));
                    (Subject::Node(node), Possible { outcome, may_drop_out: below(3) == 0 })
                })
                .collect();
            for rule in &rules {
                let (none, some): (Vec<_>, Vec<_>) = combinations(&members).into_iter().partition(Vec::is_empty);
                let results: Vec<usize> = some.iter().map(|members| made(rule, &ratings, members)).collect();
                let (worst, best) = (results.iter().min().unwrap(), results.iter().max().unwrap());
                let expect = Possible { outcome: Outcome::from_to(*worst, *best), may_drop_out: !none.is_empty() };
                assert_eq!(of_members(&ratings, rule, &members), expect, "{rule:?} {members:?}");
            }
        }
    }
}
