//! What a person would repeat of how a figure came about: what moved it, the parts that it rests on, its fraction.

use std::collections::BTreeMap;

use assize_framework::{RatingRule, Subject};
use assize_model::{Exact, ratio};
use assize_report::{Column, MainPoint, Table};
use assize_scoring::{FigureName, FigurePart, Outcome, Scorecard, StepKind, TraceStep};

use crate::scorecard::{capital, points_of};
use crate::{cells, figures, rating_rules, words};

/// How many decisive parts are named.
const DECISIVE: usize = 3;

/// How many equally low parts are named.
const ALIKE: usize = 6;

/// What a figure rests on: the lowest of its parts, as far as they are known.
pub(super) fn decisive(card: &Scorecard<'_>, step: &TraceStep) -> Option<MainPoint> {
    let said: Vec<(String, String, FigureName)> = match (&step.what, step.name.group.is_none(), step.name.part) {
        (StepKind::Total, true, None) => {
            let standards = card.total.as_ref()?.standards.iter();
            let mut rated: Vec<(usize, usize, usize)> = standards
                .filter(|node| card.nodes[**node].rule != Outcome::Unknown || card.nodes[**node].last.rated().is_some())
                .filter_map(|node| card.nodes[*node].last.ends().map(|(worst, best)| (best, worst, *node)))
                .filter(|(best, ..)| best + 1 < card.framework.ratings.len())
                .collect();
            rated.sort_unstable();
            let rating = |node: usize| words::lower(&words::outcome(card.framework, card.nodes[node].last));
            rated
                .into_iter()
                .map(|(.., node)| (card.node(node).title(), rating(node), card.node(node).name()))
                .collect()
        }
        (StepKind::Node { node, .. }, true, None) => {
            let questions = card.framework.nodes[*node].questions.iter().map(|question| card.question(*question));
            let mut known: Vec<_> = questions.filter_map(|one| Some((one.share().ok()?.point.clone()?, one))).collect();
            known.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.index.cmp(&b.1.index)));
            let text = |share: &_| figures::percent_text(share);
            known.into_iter().map(|(share, one)| (one.title(), text(&share), one.name())).collect()
        }
        (
            StepKind::Total
            | StepKind::Printed
            | StepKind::Node { .. }
            | StepKind::Question { .. }
            | StepKind::Context(_)
            | StepKind::Finding,
            ..,
        ) => Vec::new(),
    };
    let framework = card.framework;
    let level = match (&step.what, &framework.overall) {
        (StepKind::Total, Some(overall)) => &framework.levels[overall.level],
        _ => &framework.question_level,
    };
    let alike = said.iter().take_while(|(_, text, _)| *text == said[0].1).count();
    let all = match (&step.what, &card.total) {
        (StepKind::Total, Some(total)) => total.standards.len(),
        _ => said.len(),
    };
    let said = &said[..said.len().min(DECISIVE.max(alike))];
    let figures = said.iter().map(|(.., name)| name.to_string()).collect();
    // Those that are equally low stand together.
    let equal = said.chunk_by(|(_, one, _), (_, other, _)| one == other);
    let equal = equal.map(|some| {
        let each = if some.len() > 1 { "each " } else { "" };
        match some.len() {
            many if many > ALIKE => format!("{many} of {all} {level}s, {each}{}", some[0].1),
            _ => format!("{}, {each}{}", words::list(some.iter().map(|(title, ..)| title)), some[0].1),
        }
    });
    let equal: Vec<String> = equal.collect();
    let lowest = if equal.len() > 1 { "Lowest first" } else { "Lowest" };
    let is_open = |node: &usize| card.nodes[*node].last.rated().is_none();
    let is_part = matches!(step.what, StepKind::Total)
        && card.total.as_ref().is_some_and(|total| total.unknown.iter().any(is_open));
    let known = if is_part { ", of those known" } else { "" };
    (!equal.is_empty()).then(|| MainPoint { text: format!("{lowest}{known}: {}.", equal.join("; ")), figures })
}

/// Which rung of a ladder, or cell of a matrix, decides.
pub(super) fn decided(card: &Scorecard<'_>, step: &TraceStep) -> Option<MainPoint> {
    let is_mean = || {
        matches!(
            card.framework.overall.as_ref().and_then(|overall| overall.rule.as_ref()),
            Some(RatingRule::MeanOfPoints(_))
        )
    };
    let on = match (&step.what, step.name.part) {
        // That is told point by point.
        (StepKind::Total, _) if is_mean() => return None,
        (StepKind::Total, None | Some(FigurePart::Rating)) => None,
        (StepKind::Node { node, .. }, None | Some(FigurePart::Rating)) => Some(*node),
        _ => return None,
    };
    let text = rating_rules::decided(card, on)?;
    Some(MainPoint { text: format!("{}.", capital(&text)), figures: vec![step.name.to_string()] })
}

/// "Points: 2 each for 1.1 and 2.3; 1 each for 1.2 and 2.1.", of a total that adds them up, or takes their mean, where each standard's rating is known.
pub(super) fn points(card: &Scorecard<'_>, step: &TraceStep) -> Option<MainPoint> {
    let (total, overall) = (card.total.as_ref()?, card.framework.overall.as_ref()?);
    if !matches!(step.what, StepKind::Total) || step.name.part.is_some() || step.name.group.is_some() {
        return None;
    }
    let rated = total.standards.iter().map(|node| Some((*node, card.nodes[*node].last.rated()?)));
    let rated: Vec<(usize, usize)> = rated.collect::<Option<_>>()?;
    let given = |rating: usize| card.framework.ratings[rating].points;
    let sum = rated.iter().map(|(_, rating)| given(*rating)).sum();
    let mean = match &overall.rule {
        // What was printed may be another sum.
        None if total.points() == Some((sum, sum)) => String::new(),
        Some(RatingRule::MeanOfPoints(mean)) => {
            let weight = |node: usize| mean.weight(Subject::Node(node));
            let weighted_sum: Exact = rated.iter().map(|(node, rating)| weight(*node) * ratio(given(*rating), 1)).sum();
            let all: Exact = rated.iter().map(|(node, _)| weight(*node)).sum();
            let weighted = if mean.weights.are_even() { "" } else { "weighted " };
            format!("; their {weighted}mean is {}", figures::decimal_text(&(weighted_sum / all), 2))
        }
        None | Some(_) => return None,
    };
    let mut by_points: BTreeMap<u64, Vec<&str>> = BTreeMap::new();
    for (node, rating) in &rated {
        by_points.entry(given(*rating)).or_default().push(card.framework.nodes[*node].label());
    }
    let said = by_points.iter().rev().map(|(points, of)| {
        let each = if of.len() > 1 { " each" } else { "" };
        format!("{points}{each} for {}", words::list(of))
    });
    Some(MainPoint::new(format!("Points: {}{mean}.", said.collect::<Vec<_>>().join("; "))))
}

/// A decision of the ratings panel, or a limit, that changed the rating.
pub(super) fn moved(card: &Scorecard<'_>, step: &TraceStep) -> Option<MainPoint> {
    let framework = card.framework;
    let by_panel = |node: usize| {
        let (score, title) = (&card.nodes[node], card.node(node).title());
        let panel = score.panel.as_ref().filter(|panel| score.rule != Outcome::Rated(panel.rating))?;
        let [before, after] =
            [score.rule, Outcome::Rated(panel.rating)].map(|outcome| words::lower(&words::outcome(framework, outcome)));
        Some(format!("{title} from {before} to {after}"))
    };
    let (nodes, held): (&[usize], _) = match (&step.what, step.name.group.is_none(), step.name.part) {
        (StepKind::Total, true, None) => {
            let total = card.total.as_ref()?;
            let points = points_of(framework, &total.last, total.maximum);
            (&total.standards, rating_rules::held(framework, &total.last.held, points.as_deref()))
        }
        (StepKind::Node { node, .. }, true, None) => {
            (std::slice::from_ref(node), rating_rules::held(framework, &card.nodes[*node].held, None))
        }
        (
            StepKind::Total
            | StepKind::Printed
            | StepKind::Node { .. }
            | StepKind::Question { .. }
            | StepKind::Context(_)
            | StepKind::Finding,
            ..,
        ) => {
            return None;
        }
    };
    let panels: Vec<String> = nodes.iter().filter_map(|node| by_panel(*node)).collect();
    let panels = (!panels.is_empty()).then(|| format!("The ratings panel moved {}.", panels.join("; ")));
    let said: Vec<String> = panels.into_iter().chain(held.map(|held| format!("{}.", capital(&held)))).collect();
    (!said.is_empty()).then(|| MainPoint { text: said.join(" "), figures: vec![step.name.to_string()] })
}

/// The share as it is, for scripts: with its fraction, where it counts nothing.
pub(super) fn exact(card: &Scorecard<'_>, step: &TraceStep) -> Option<Table> {
    let cell = match (&step.what, &step.name.group) {
        (StepKind::Node { node, .. }, None) => cells::of_node(card.node(*node)),
        (StepKind::Question { question, .. }, None) => cells::of_question(card.question(*question)),
        (
            StepKind::Node { .. }
            | StepKind::Question { .. }
            | StepKind::Total
            | StepKind::Printed
            | StepKind::Context(_)
            | StepKind::Finding,
            _,
        ) => return None,
    };
    let mut table = Table::new("explained", "As it is").column(Column::share("share", "Share").for_scripts());
    table.figure(&step.name, vec![cell]);
    Some(table)
}
