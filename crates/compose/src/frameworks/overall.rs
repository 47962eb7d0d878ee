//! How the overall rating is made, in words.

use assize_framework::{Framework, Overall, Rating};
use assize_report::{Block, Column, Table};

use super::{rollup_in_words, standing};
use crate::cells;
use crate::rating_rules::{limit, lines};
use crate::words::list;

/// The totals that give each overall rating.
pub(crate) fn overall_rating(framework: &Framework, overall: &Overall) -> Vec<Block> {
    let level = &framework.levels[overall.level];
    let most = framework.ratings.iter().map(|rating| rating.points).max().unwrap_or_default();
    let total = |rating: &Rating| Column::number(&rating.name, &rating.title.en).unit("points");
    let mut table = Table::new("totals", "The total of points that gives each overall rating")
        .column(Column::count("standards", format!("Number of {level}s")).unit(format!("{level}s")))
        .columns(framework.ratings.iter().map(total));
    for (standards, edges) in &overall.edges {
        let standards = *standards as u64;
        let totals = totals(edges, most * standards).into_iter().map(|(ends, text)| cells::whole_range(ends, text));
        table.row([cells::count(standards)].into_iter().chain(totals).collect());
    }
    let known = standing(&overall.origin);
    table.notes.extend(known.map(|words| format!("The totals: {words}.")));
    let outside: Vec<_> = framework
        .nodes
        .iter()
        .filter(|node| node.level == overall.level && !node.in_total)
        .map(|node| format!("{level} {}", node.id))
        .collect();
    let counts = match outside.is_empty() {
        true => format!("every {level} counts"),
        false => format!("{} is rated but left out", list(&outside)),
    };
    let counts = super::overall_weights(framework).map_or(counts.clone(), |weights| format!("{counts}, {weights}"));
    let mut blocks = match &overall.rule {
        None => vec![Block::paragraph(format!("The points of each {level} are added; {counts}.")), Block::Table(table)],
        Some(rule) => {
            let what = rollup_in_words(rule.rollup()).replace("under it", &format!("of the {level}s"));
            let mut blocks = vec![Block::paragraph(format!("The overall rating is {what}; {counts}."))];
            let points = lines(framework, rule);
            blocks.extend((!points.is_empty()).then_some(Block::List { points }));
            let known = standing(&overall.origin);
            blocks.extend(known.map(|words| Block::paragraph(format!("The rule: {words}."))));
            blocks
        }
    };
    for (_, one) in framework.limits_on(None) {
        blocks.push(Block::paragraph(format!("Limit `{}`: {}.", one.id, limit(framework, one))));
    }
    blocks
}

/// "0 to 5", "6 to 15", ..., of whole points.
pub(super) fn totals(edges: &[u64], most: u64) -> Vec<([u64; 2], String)> {
    let starts = [0].into_iter().chain(edges.iter().copied());
    let ends = edges.iter().map(|edge| edge.saturating_sub(1)).chain([most]);
    let text = |start, end| if start == end { format!("{start}") } else { format!("{start} to {end}") };
    starts.zip(ends).map(|(start, end)| ([start, end], text(start, end))).collect()
}
