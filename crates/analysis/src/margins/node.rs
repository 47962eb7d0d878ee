//! A node by the lowest of questions, and each of these questions by itself.

use assize_framework::{Band, Framework, Rollup};
use assize_scoring::{Child, Direction, NoBasis, Outcome, Reached, Scorecard};

use super::lever::{Levers, STEPS, ratings};
use super::{Crossing, Move, NoMargin, NodeMargin, NodeMoves, QuestionMargin, Stuck};

/// The margins of a node that is rated, or could be.
pub(super) fn margin(card: &Scorecard<'_>, levers: &Levers<'_, '_>, node: usize) -> NodeMargin {
    let (framework, score) = (card.framework, &card.nodes[node]);
    let lowest_of = lowest_of(card, node);
    let band = framework.nodes[node].band.map(|band| &framework.bands[band]);
    let questions = match (band, &lowest_of) {
        (Some(band), Ok(questions)) if !matches!(score.rule, Outcome::NotRated(_)) => {
            questions.iter().map(|one| of_question(card, levers, band, *one)).collect()
        }
        _ => Vec::new(),
    };
    let margin = match (band, lowest_of, score.rule) {
        _ if score.panel.is_some() => Err(NoMargin::Panel),
        _ if is_entered(card, node) => Err(NoMargin::Entered),
        _ if framework.limits_on(Some(node)).next().is_some() => Err(NoMargin::Limits),
        (Some(band), Ok(questions), Outcome::Rated(rating)) => Ok(NodeMoves {
            rating,
            up: up(card, levers, band, &questions, rating),
            down: down(card, levers, band, &questions, rating),
        }),
        (_, _, Outcome::Between { .. }) => Err(NoMargin::Between),
        (_, _, Outcome::Unknown) => Err(NoMargin::Unknown),
        (_, _, Outcome::NotRated(_)) => Err(NoMargin::NotRated),
        (_, why, Outcome::Rated(_)) => Err(why.err().unwrap_or(NoMargin::OtherRollup)),
    };
    NodeMargin { node, margin, questions }
}

/// Whether the inspector judged it, or it stands as printed.
pub(super) fn is_entered(card: &Scorecard<'_>, node: usize) -> bool {
    matches!(card.framework.nodes[node].rollup, Some(Rollup::Entered | Rollup::Measure))
        || card.nodes[node].reached == Reached::Entered
            && (card.record.ratings.contains_key(&node) || card.record.scores.contains_key(&node))
}

/// The questions with a basis that a node is the lowest of, through nodes that are so themselves.
pub(super) fn lowest_of(card: &Scorecard<'_>, node: usize) -> Result<Vec<usize>, NoMargin> {
    if card.framework.nodes[node].rollup != Some(Rollup::Lowest) || is_entered(card, node) {
        return Err(NoMargin::OtherRollup);
    }
    let mut questions = Vec::new();
    for child in &card.nodes[node].children {
        match child {
            Child::Question(question) => questions.push(*question),
            Child::Node(below) => questions.extend(lowest_of(card, *below)?),
        }
    }
    questions.retain(|question| card.questions[*question].figure != Err(NoBasis::NoUnitApplies));
    questions.sort_unstable();
    questions.dedup();
    Ok(questions)
}

fn of_question(card: &Scorecard<'_>, levers: &Levers<'_, '_>, band: &Band, question: usize) -> QuestionMargin {
    let (worst, best) = ratings(&card.questions[question], 0, Direction::Up, band);
    let stuck = || Stuck::Questions(vec![question]);
    let up = match worst + 1 {
        _ if worst != best => Err(stuck()),
        better if better > band.edges.len() => Err(Stuck::AtTheEnd),
        better => levers.need(question, band, better, Direction::Up).ok_or_else(stuck),
    };
    let down = match best.checked_sub(1) {
        _ if worst != best => Err(stuck()),
        None => Err(Stuck::AtTheEnd),
        Some(worse) => levers.need(question, band, worse, Direction::Down).ok_or_else(stuck),
    };
    QuestionMargin { question, rating: (worst == best).then_some(worst), up, down }
}

/// Every question that is not better than the node's rating has to cross.
fn up(
    card: &Scorecard<'_>,
    levers: &Levers<'_, '_>,
    band: &Band,
    questions: &[usize],
    rating: usize,
) -> Result<Move, Stuck> {
    if rating + 1 >= card.framework.ratings.len() {
        return Err(Stuck::AtTheEnd);
    }
    let crossing = needs_up(levers, band, questions, rating + 1)?;
    let units = levers.units(&crossing, Direction::Up, None, u64::MAX, &mut STEPS.clone());
    let to = reached(card, band, questions, &crossing, Direction::Up);
    Ok(Move { units, crossing, to })
}

/// The rating of the lowest of these questions after the given flips of each.
pub(super) fn reached(
    card: &Scorecard<'_>,
    band: &Band,
    questions: &[usize],
    crossing: &[Crossing],
    way: Direction,
) -> Outcome {
    let after = questions.iter().map(|question| {
        let flips = crossing.iter().find(|one| one.question == *question).map_or(0, |one| one.need);
        ratings(&card.questions[*question], flips, way, band)
    });
    let after: Vec<(usize, usize)> = after.collect();
    let Some(worst) = after.iter().map(|(worst, _)| *worst).min() else { return Outcome::Unknown };
    // What may drop out holds nothing down for certain.
    let certain = questions.iter().zip(&after).filter(|(question, _)| certainly_has_basis(card, **question));
    let best = certain.map(|(_, (_, best))| *best).min().or(after.iter().map(|(_, best)| *best).max());
    Outcome::from_to(worst, best.unwrap_or(worst).min(band.edges.len()))
}

fn certainly_has_basis(card: &Scorecard<'_>, question: usize) -> bool {
    card.questions[question].figure.as_ref().is_ok_and(|figure| !figure.may_drop_out)
}

/// What every question needs to be rated so or better; those that are already are left out.
pub(super) fn needs_up(
    levers: &Levers<'_, '_>,
    band: &Band,
    questions: &[usize],
    target: usize,
) -> Result<Vec<Crossing>, Stuck> {
    let needs = questions.iter().map(|question| (*question, levers.need(*question, band, target, Direction::Up)));
    let needs: Vec<(usize, Option<u64>)> = needs.collect();
    let stuck: Vec<usize> = needs.iter().filter(|(_, need)| need.is_none()).map(|(question, _)| *question).collect();
    if !stuck.is_empty() {
        return Err(Stuck::Questions(stuck));
    }
    let crossing = needs.into_iter().filter_map(|(question, need)| Some(Crossing { question, need: need? }));
    Ok(crossing.filter(|one| one.need > 0).collect())
}

/// One question alone takes the node down with it, where it certainly has a basis.
fn down(
    card: &Scorecard<'_>,
    levers: &Levers<'_, '_>,
    band: &Band,
    questions: &[usize],
    rating: usize,
) -> Result<Move, Stuck> {
    let Some(worse) = rating.checked_sub(1) else { return Err(Stuck::AtTheEnd) };
    let candidates = needs_down(card, levers, band, questions, worse);
    let Some(least) = candidates.iter().map(|one| one.need).min() else {
        return Err(Stuck::Questions(questions.to_vec()));
    };
    let crossing: Vec<Crossing> = candidates.into_iter().filter(|one| one.need == least).collect();
    let units = levers.units(&crossing[..1], Direction::Down, None, u64::MAX, &mut STEPS.clone());
    let to = reached(card, band, questions, &crossing[..1], Direction::Down);
    Ok(Move { units, crossing, to })
}

/// What each question needs to take its node down to this rating; those that cannot are left out.
pub(super) fn needs_down(
    card: &Scorecard<'_>,
    levers: &Levers<'_, '_>,
    band: &Band,
    questions: &[usize],
    target: usize,
) -> Vec<Crossing> {
    let need = |question: &usize| {
        let need = levers.need(*question, band, target, Direction::Down)?;
        Some(Crossing { question: *question, need })
    };
    questions.iter().filter(|question| certainly_has_basis(card, **question)).filter_map(need).collect()
}

pub(super) fn band(framework: &Framework, node: usize) -> Option<&Band> {
    framework.nodes[node].band.map(|band| &framework.bands[band])
}
