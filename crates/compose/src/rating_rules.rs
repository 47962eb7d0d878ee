//! Rules over ratings and limits in words, and what limits did.

mod deciding;

use assize_framework::{Band, Bound, Framework, LimitRule, Many, RatingCondition, RatingRule, Rounding, Rung, Subject};
use assize_model::Exact;
use assize_scoring::{CardNode, Held, NoBasis, Outcome};

use crate::words::{self, list, lower};

pub(crate) use deciding::decided;

/// "held down from Good (30 of 48) by `safety-cap`: 2.3 is requires improvement"; `None` where no limit did anything. `points` are
/// those that the rating before rests on.
pub(crate) fn held(framework: &Framework, held: &[Held], points: Option<&str>) -> Option<String> {
    let one = |(place, one): (usize, &Held)| {
        let limit = &framework.limits[one.limit];
        let points = points.filter(|_| place == 0).map(|points| format!(" ({points})")).unwrap_or_default();
        let perhaps = if one.is_certain { "" } else { "perhaps " };
        let how = match limit.bound {
            Bound::AtMost(_) => "down",
            Bound::AtLeast(_) => "up",
        };
        let from = match one.from {
            // A range is not a rating that it was moved from.
            Outcome::Between { worst, best } => {
                let [worst, best] = [worst, best].map(|rating| words::rating(framework, rating));
                format!("a range of {worst} to {}", lower(best))
            }
            from => words::outcome(framework, from),
        };
        format!("{perhaps}held {how} from {from}{points} by `{}`: {}", limit.id, because(framework, &one.because))
    };
    let said: Vec<String> = held.iter().enumerate().map(one).collect();
    (!said.is_empty()).then(|| said.join("; then "))
}

/// "2.1.1 and 2.1.3 are good, 2.1.2 is requires improvement": the questions that a node's band rates for a rule over ratings.
pub(crate) fn rated_questions(node: CardNode<'_, '_>) -> Option<String> {
    let framework = node.card.framework;
    node.declared().rating_rule.as_ref()?;
    let outcome = |subject| match subject {
        Subject::Node(_) => None,
        Subject::Question { question, band } => match &node.card.questions[question].figure {
            Ok(figure) => Some((subject, figure.outcome(&framework.bands[band]))),
            Err(NoBasis::NoData) => Some((subject, Outcome::Unknown)),
            Err(NoBasis::NoUnitApplies) => None,
        },
    };
    let rated: Vec<(Subject, Outcome)> = framework.members(Some(node.index)).into_iter().filter_map(outcome).collect();
    (!rated.is_empty()).then(|| because(framework, &rated))
}

/// "2.1 and 2.3 are requires improvement, 2.2 is inadequate".
fn because(framework: &Framework, because: &[(Subject, Outcome)]) -> String {
    let mut groups: Vec<(Outcome, Vec<&str>)> = Vec::new();
    for (subject, outcome) in because {
        let id = id(framework, *subject);
        match groups.iter_mut().find(|(known, _)| known == outcome) {
            Some((_, ids)) => ids.push(id),
            None => groups.push((*outcome, vec![id])),
        }
    }
    let said = groups.iter().map(|(outcome, ids)| {
        let verb = if ids.len() == 1 { "is" } else { "are" };
        format!("{} {verb} {}", list(ids), lower(&words::outcome(framework, *outcome)))
    });
    said.collect::<Vec<_>>().join(", ")
}

fn id(framework: &Framework, subject: Subject) -> &str {
    match subject {
        Subject::Node(node) => framework.nodes[node].label(),
        Subject::Question { question, .. } => framework.questions[question].label(),
    }
}

/// "where any of 2.1, 2.2 and 2.3 is requires improvement or worse, the overall rating is at most requires improvement".
pub(crate) fn limit(framework: &Framework, limit: &LimitRule) -> String {
    let what = match limit.on {
        Some(node) => format!("the rating of {}", framework.print(&framework.nodes[node].id)),
        None => "the overall rating".to_owned(),
    };
    let (how, rating) = match limit.bound {
        Bound::AtMost(rating) => ("at most", rating),
        Bound::AtLeast(rating) => ("at least", rating),
    };
    let rating = lower(words::rating(framework, rating));
    format!("where {}, {what} is {how} {rating}", condition(framework, &limit.condition))
}

fn condition(framework: &Framework, condition: &RatingCondition) -> String {
    let ids: Vec<&str> = condition.of.iter().map(|subject| id(framework, *subject)).collect();
    let so = match condition.bound {
        Bound::AtMost(0) => lower(words::rating(framework, 0)),
        Bound::AtMost(rating) => format!("{} or worse", lower(words::rating(framework, rating))),
        Bound::AtLeast(rating) if rating + 1 == framework.ratings.len() => lower(words::rating(framework, rating)),
        Bound::AtLeast(rating) => format!("{} or better", lower(words::rating(framework, rating))),
    };
    let so = format!("{so}{}", edge(framework, condition).unwrap_or_default());
    let many = match (ids.len(), condition.many) {
        (1, _) => return format!("{} is {so}", ids[0]),
        (_, Many::Any) => "any".to_owned(),
        (_, Many::All) => "all".to_owned(),
        (_, Many::AtLeast(number)) => format!("at least {number}"),
    };
    let verb = if condition.many == Many::Any || condition.many == Many::AtLeast(1) { "is" } else { "are" };
    format!("{many} of {} {verb} {so}", list(&ids))
}

/// " (from 65%)": where the ratings that a condition asks of questions begin, or end.
fn edge(framework: &Framework, condition: &RatingCondition) -> Option<String> {
    let band = |subject: &Subject| match subject {
        Subject::Node(_) => None,
        Subject::Question { band, .. } => Some(*band),
    };
    let first = condition.of.first().and_then(band)?;
    if condition.of.iter().any(|subject| band(subject) != Some(first)) {
        return None;
    }
    let band = &framework.bands[first];
    let edge = match condition.bound {
        Bound::AtLeast(rating) => rating.checked_sub(1)?,
        Bound::AtMost(rating) => rating,
    };
    let words = |band: &Band| match condition.bound {
        Bound::AtLeast(_) => words::from(band, edge),
        Bound::AtMost(_) if band.is_above(edge) => "to",
        Bound::AtMost(_) => "under",
    };
    let percent = |edges: &[Exact]| Some(crate::frameworks::decimal(edges.get(edge)?));
    let few = band.small.as_ref().zip(band.of_few()).and_then(|(small, few)| {
        Some(format!(", of fewer than {} units {} {}%", small.units, words(&few), percent(&few.edges)?))
    });
    Some(format!(" ({} {}%{})", words(band), percent(&band.edges)?, few.unwrap_or_default()))
}

/// "Good where all of 1.1 and 1.2 are good or better".
fn rung(framework: &Framework, rung: &Rung) -> String {
    let rating = words::rating(framework, rung.rating);
    match rung.conditions.as_slice() {
        [] => format!("{rating} otherwise"),
        conditions => {
            let all: Vec<String> = conditions.iter().map(|one| condition(framework, one)).collect();
            format!("{rating} where {}", all.join(", and "))
        }
    }
}

/// What a rule says beyond its name, a line each.
pub(crate) fn lines(framework: &Framework, rule: &RatingRule) -> Vec<String> {
    let rating = |rating: usize| words::rating(framework, rating);
    match rule {
        RatingRule::Lowest | RatingRule::Median | RatingRule::MostCommon => Vec::new(),
        RatingRule::MeanOfPoints(mean) => {
            let round = match mean.round {
                Rounding::Not => "not rounded",
                Rounding::HalfUp => "rounded half up",
                Rounding::Up => "rounded up",
                Rounding::Down => "rounded down",
            };
            let edges = mean.edges.iter().enumerate();
            let edges = edges
                .map(|(below, edge)| format!("{} from {}", lower(rating(below + 1)), crate::frameworks::decimal(edge)));
            vec![format!("the mean is {round}: {}", edges.collect::<Vec<_>>().join(", "))]
        }
        RatingRule::Ladder(rungs) => rungs.iter().map(|one| rung(framework, one)).collect(),
        RatingRule::Matrix(matrix) => {
            let [rows, columns] = [matrix.rows, matrix.columns].map(|node| framework.nodes[node].label());
            let row = |(place, row): (usize, &Vec<usize>)| {
                let pairs = row.iter().enumerate();
                let pairs = pairs.map(|(column, to)| format!("{}: {}", lower(rating(column)), lower(rating(*to))));
                let pairs: Vec<String> = pairs.collect();
                format!("where {rows} is {}, by the rating of {columns}: {}", lower(rating(place)), pairs.join(", "))
            };
            matrix.ratings.iter().enumerate().map(row).collect()
        }
    }
}
