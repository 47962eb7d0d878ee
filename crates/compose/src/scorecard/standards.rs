//! Ratings and scores: a row for each node.

use assize_disclose::Mask;
use assize_framework::{Framework, Rollup};
use assize_report::{Block, Cell, ColumnKind, Figure as Made, Row, RowKind, Section, Table};
use assize_scoring::{AlsoScore, Child, Outcome, Part, Scorecard, WhyNotRated};

use super::{column, is_own};
use crate::figures::{self, Value, figure};
use crate::frameworks::{rollup_in_words, standing};
use crate::inspection::name;
use crate::words;

/// A row for each node, groups as headings.
pub(super) fn standards(card: &Scorecard<'_>, mask: &Mask) -> Option<Section> {
    if card.framework.nodes.iter().all(|node| node.rollup.is_none()) {
        return None;
    }
    let table = nodes_table(card, &shown_nodes(card), &card.inspection.id, mask);
    Some(Section {
        id: format!("{}-ratings", card.inspection.id),
        title: table.title.clone(),
        blocks: vec![Block::Table(table)],
        sections: Vec::new(),
    })
}

/// All nodes in order; of a self-assessment those that it judged.
pub(crate) fn shown_nodes(card: &Scorecard<'_>) -> Vec<usize> {
    tree_order(card.framework).into_iter().filter(|node| !is_own(card) || is_judged(card, *node)).collect()
}

/// These nodes' shares, ratings and points.
pub(crate) fn nodes_table(card: &Scorecard<'_>, nodes: &[usize], id: &str, mask: &Mask) -> Table {
    let framework = card.framework;
    let rated = !framework.ratings.is_empty();
    let second = (0..framework.nodes.len()).any(|node| shows_second(card, node));
    let mut columns = vec![column("", ColumnKind::Text), column("Share", ColumnKind::Number)];
    if second {
        columns.push(column("By the second rule", ColumnKind::Number));
    }
    if rated {
        columns.extend([column("Rating", ColumnKind::Text), column("Points", ColumnKind::Number)]);
    }
    columns.push(column("Remarks", ColumnKind::Text));
    let rows = nodes.iter().map(|node| standard_row(card, *node, (second, rated), mask)).collect();
    let title = if rated { "Ratings" } else { "Scores" };
    let notes = if second { second_notes(framework) } else { Vec::new() };
    Table { name: String::new(), id: format!("{id}-nodes"), title: title.to_owned(), columns, rows, notes }
}

/// Whether a node, or one under it, has anything to show: a self-assessment covers only what it judged.
fn is_judged(card: &Scorecard<'_>, node: usize) -> bool {
    let score = &card.nodes[node];
    let has_points = score.sum.is_some() && !score.unknown;
    score.figure.is_ok()
        || has_points
        || matches!(score.last, Outcome::Rated(_) | Outcome::Between { .. })
        || card.framework.nodes[node].children.iter().any(|child| is_judged(card, *child))
}

/// Each node directly before what is under it.
pub(crate) fn tree_order(framework: &Framework) -> Vec<usize> {
    fn go(framework: &Framework, node: usize, order: &mut Vec<usize>) {
        order.push(node);
        for child in &framework.nodes[node].children {
            go(framework, *child, order);
        }
    }
    let mut order = Vec::new();
    for node in (0..framework.nodes.len()).filter(|node| framework.nodes[*node].parent.is_none()) {
        go(framework, node, &mut order);
    }
    order
}

/// Whether a node has a figure by a second rule to show: not where the share is as printed and the figures cannot be worked out.
fn shows_second(card: &Scorecard<'_>, node: usize) -> bool {
    let printed = card.record.scores.contains_key(&node);
    let figure = card.nodes[node].also.as_ref().and_then(|also| also.figure.as_ref().ok());
    figure.is_some_and(|figure| !printed || figure.point.is_some())
}

/// What the second rules are, each once, and how they are known.
fn second_notes(framework: &Framework) -> Vec<String> {
    let mut notes: Vec<String> = Vec::new();
    for also in framework.nodes.iter().filter_map(|node| node.also.as_ref()) {
        let known = standing(also.status, also.source.as_deref()).map(|known| format!(" The rule: {known}."));
        let note = format!(
            "By the second rule: {rollup}; it stands beside the share and rates nothing.{known}",
            rollup = rollup_in_words(also.rollup),
            known = known.unwrap_or_default()
        );
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
    notes
}

fn standard_row(card: &Scorecard<'_>, index: usize, (second, rated): (bool, bool), mask: &Mask) -> Row {
    let framework = card.framework;
    let (node, score) = (&framework.nodes[index], &card.nodes[index]);
    let title = Cell::text(format!("{} {}", node.id, node.title.en));
    let groups = node.rollup.is_none() && !(node.children.is_empty() && node.questions.is_empty());
    let mut cells = vec![title, if groups { Cell::empty("") } else { node_share(card, index, mask) }];
    if second {
        cells.push(second_share(card, index, mask));
    }
    if rated {
        let points = match (score.last, score.sum.map(|sum| sum.last.limits())) {
            (Outcome::Rated(rating), _) => framework.ratings[rating].points.to_string(),
            (Outcome::Between { worst, best }, _) => format!(
                "{points} to {points_2}",
                points = framework.ratings[worst].points,
                points_2 = framework.ratings[best].points
            ),
            (_, Some((least, most))) if least == most => least.to_string(),
            (_, Some((least, most))) => format!("{least} to {most}"),
            (Outcome::Unknown | Outcome::NotRated(_), None) => String::new(),
        };
        cells.extend([words::outcome_cell(framework, score.last), Cell::text(points)]);
    }
    cells.push(Cell::text(remarks(card, index, mask)));
    Row { figure: None, kind: if groups { RowKind::Group } else { RowKind::Body }, cells }
}

fn node_share(card: &Scorecard<'_>, index: usize, mask: &Mask) -> Cell {
    node_figure(card, index, mask).map_or(Cell::empty(""), Cell::Figure)
}

/// A node's share, as printed where it was.
pub(crate) fn node_figure(card: &Scorecard<'_>, index: usize, mask: &Mask) -> Option<Made> {
    let node = &card.framework.nodes[index];
    let name = name(card, &node.id);
    if let Some((percent, _)) = card.record.scores.get(&index) {
        return Some(figure(&name, &Value::Printed(percent.value), node.status, mask));
    }
    let share = card.nodes[index].figure.as_ref().ok()?;
    let value = Value::Share { point: share.point.as_ref(), limits: &share.limits, cell: None };
    Some(figure(&name, &value, node.status, mask))
}

/// The share by the second rule.
fn second_share(card: &Scorecard<'_>, index: usize, mask: &Mask) -> Cell {
    let node = &card.framework.nodes[index];
    match (&node.also, &card.nodes[index].also) {
        (Some(also), Some(AlsoScore { figure: Ok(share), .. })) if shows_second(card, index) => Cell::Figure(figure(
            &name(card, &node.id).part(Part::By(also.rollup)),
            &Value::Share { point: share.point.as_ref(), limits: &share.limits, cell: None },
            also.status,
            mask,
        )),
        _ => Cell::empty(""),
    }
}

/// What a reader should know of a node's figure, in a few sentences.
fn remarks(card: &Scorecard<'_>, index: usize, mask: &Mask) -> String {
    let framework = card.framework;
    let (node, score) = (&framework.nodes[index], &card.nodes[index]);
    let ids = |children: &[Child]| words::list(&children.iter().map(|child| child.id(framework)).collect::<Vec<_>>());
    let mut remarks = Vec::new();
    if card.record.ratings.contains_key(&index) {
        remarks.push("entered".to_owned());
    }
    if let Some((percent, entered)) = card.record.scores.get(&index) {
        remarks.push("as printed".to_owned());
        if let (Some(low), Some(high)) = (percent.low, percent.high) {
            let over = percent.over.map(|over| format!(" over {over} members")).unwrap_or_default();
            remarks.push(format!(
                "range {printed} to {printed_2}{over}",
                printed = figures::printed_text(low),
                printed_2 = figures::printed_text(high)
            ));
        }
        if let Some(source) = &entered.value.source {
            remarks.push(source.clone());
        }
    }
    if let Some(subset) = &score.subset {
        let share = figures::percent_text(&subset.share);
        let kind = framework.question_level.as_str();
        remarks.push(format!(
            "{share} over the {children} of {subset} {kind}s that have counts: another figure, not to be set beside it",
            children = subset.children.len(),
            subset = subset.of
        ));
    }
    if let Some(subset) = score.also.as_ref().and_then(|also| also.subset.as_ref()) {
        remarks.push(format!(
            "{percent} by the second rule over the {children} of {subset} that have a share: another figure, too",
            percent = figures::percent_text(&subset.share),
            children = subset.children.len(),
            subset = subset.of
        ));
    }
    if let Some(panel) = &score.panel {
        remarks.push(format!(
            "by the ratings panel ({reason}); by the rule {rule}",
            reason = panel.decision.value.reason,
            rule = words::lower(&words::outcome(framework, score.rule))
        ));
    }
    if node.rollup == Some(Rollup::Lowest)
        && !score.limited_by.is_empty()
        && score.limited_by.len() < score.children.len()
    {
        remarks.push(format!("lowest: {ids}", ids = ids(&score.limited_by)));
    }
    if !score.dropped.is_empty() && !matches!(score.last, Outcome::NotRated(WhyNotRated::NoUnitApplies)) {
        remarks.push(format!("without {ids}: no unit applies", ids = ids(&score.dropped)));
    }
    for flag in &score.flags {
        remarks.push(words::flag(*flag).to_owned());
    }
    let ways: Vec<&str> = [("raised", assize_scoring::Direction::Up), ("lowered", assize_scoring::Direction::Down)]
        .into_iter()
        .filter(|(_, way)| score.discretion.iter().any(|one| one.direction == *way))
        .map(|(word, _)| word)
        .collect();
    if !ways.is_empty() && score.panel.is_none() && !mask.is_public() {
        remarks.push(format!("eligible for the ratings panel: may be {ways}", ways = ways.join(" or ")));
    }
    if !node.in_total && framework.overall.as_ref().is_some_and(|overall| overall.level == node.level) {
        remarks.push("outside the total".to_owned());
    }
    remarks.join("; ")
}
