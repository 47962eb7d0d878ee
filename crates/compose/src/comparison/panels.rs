//! Small multiples: bodies of one kind beside each other, a panel each, standard by standard.

use std::collections::BTreeSet;

use assize_report::chart::Edge;
use assize_report::{Cell, Chart, Column, Form, Table};
use assize_scoring::Scorecard;

use crate::cells;
use crate::report::{edges_of, point};
use crate::scorecard::shown_nodes;
use crate::words::list;

/// One drawing for each framework with two bodies at least: a panel for each inspection, a row for each standard with a known share.
pub(crate) fn panels(cards: &[&Scorecard<'_>]) -> Vec<Chart> {
    let frameworks: BTreeSet<&str> = cards.iter().map(|card| card.framework.id.as_str()).collect();
    let of = |id: &&str| cards.iter().copied().filter(|card| card.framework.id == **id).collect::<Vec<_>>();
    frameworks.iter().filter_map(|id| of_framework(&of(id))).collect()
}

fn of_framework(all: &[&Scorecard<'_>]) -> Option<Chart> {
    let has_shares = |card: &&&Scorecard<'_>| shown_nodes(card).iter().any(|node| point(card, *node).is_some());
    let cards: Vec<&Scorecard<'_>> = all.iter().filter(has_shares).copied().collect();
    let bodies: BTreeSet<&str> = cards.iter().map(|card| card.inspection.provider.id.as_str()).collect();
    let framework = cards.first().filter(|_| bodies.len() > 1)?.framework;
    let is_known = |node: &usize| cards.iter().any(|card| point(card, *node).is_some());
    let nodes: Vec<usize> = shown_nodes(cards[0]).into_iter().filter(is_known).collect();
    let id = format!("panels-{}", framework.id);
    let mut table = Table::new("panels", "").of(&id).column(Column::text("title", ""));
    table.columns.extend(cards.iter().map(|card| Column::share(&card.inspection.id, &card.inspection.title)));
    for node in &nodes {
        let cell = |card: &&Scorecard<'_>| cells::or(point(card, *node), "no share is known");
        let title = Cell::text(cards[0].node(*node).title());
        table.row(std::iter::once(title).chain(cards.iter().map(cell)).collect());
    }
    let said: Vec<String> = table.columns[1..]
        .iter()
        .map(|column| {
            let row = |row| {
                let words = table.cell(row, &column.id).map(Cell::words).filter(|words| !words.is_empty())?;
                Some(format!("{} {words}", row.cells[0].words()))
            };
            format!("{}: {}", column.title, table.rows.iter().filter_map(row).collect::<Vec<_>>().join(", "))
        })
        .collect();
    let same_band = nodes.iter().all(|node| framework.nodes[*node].band == framework.nodes[nodes[0]].band);
    let edges = if same_band { edges_of(framework, nodes[0]) } else { Vec::new() };
    Some(Chart {
        id,
        finding: finding(&cards, &nodes),
        measure: format!("Per cent by standard, each body's own cases; {}", framework.title.en),
        alternative: format!("A panel a body. {}.", said.join("; ")),
        reading: reading(&edges),
        source: String::new(),
        form: Form::Panels { columns: cards.iter().map(|card| card.inspection.id.clone()).collect(), edges },
        table,
    })
}

fn reading(edges: &[Edge]) -> String {
    let lines: Vec<&str> = edges.iter().map(|edge| edge.label.as_str()).collect();
    let lines = if lines.is_empty() { String::new() } else { format!(" Dotted lines: {}.", list(&lines)) };
    format!("Every panel has the same rows and the same scale.{lines} Bodies are in order of time and are not ranked.")
}

/// Which standard is the lowest in most of the bodies, else how many stand beside each other.
fn finding(cards: &[&Scorecard<'_>], nodes: &[usize]) -> String {
    let lowest = |card: &&Scorecard<'_>| {
        let known = nodes.iter().filter_map(|node| Some((point(card, *node)?.drawn_at()?, *node)));
        known.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, node)| node)
    };
    let lowest: Vec<usize> = cards.iter().filter_map(lowest).collect();
    let count = |node: usize| lowest.iter().filter(|one| **one == node).count();
    let most = nodes.iter().copied().max_by_key(|node| count(*node)).filter(|node| 2 * count(*node) > cards.len());
    match most {
        Some(node) => {
            let title = &cards[0].framework.nodes[node].title.en;
            format!("{title} is the lowest in {} of {} inspections.", count(node), cards.len())
        }
        None => format!("No standard is the lowest in most of {} inspections.", cards.len()),
    }
}
