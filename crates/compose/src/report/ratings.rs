//! Chapter 2: the overall rating, a box for each standard, and which is lowest.

use assize_report::{
    Audience, Block, Cell, Chart, Column, Grid, GridGroup, KeyFigure, Points as Shown, Rated, Section, Share, Table,
};
use assize_scoring::{Basis, CardNode, FigurePart, Outcome, Points, Scorecard, WhyNotRated};

use super::bars::{chart, edges_of, stands_out};
use crate::rating_rules::held;
use crate::scorecard::{held_down, known_lowest, nodes_table, shown_nodes, total_words};
use crate::words::{self, have, lower};
use crate::{cells, weighted};

/// The overall rating, the standards' shares as bars, a box a standard; the table of all of them is an annex, as is that there is none of them.
pub(super) fn ratings(card: &Scorecard<'_>) -> (Section, Option<Section>) {
    let section = Section::new("ratings", title(card))
        .blocks(overall(card))
        .blocks(standards_chart(card))
        .blocks(grid(card).map(Block::Grid));
    let without = section.blocks.is_empty().then(|| {
        let said = Block::paragraph("Neither ratings nor scores of its parts are known.");
        Section::new("ratings-none", title(card)).block(said)
    });
    (section, without)
}

const RATINGS: &str = "Ratings";

/// Annex: every rating and score with what it rests on.
pub(super) fn table(card: &Scorecard<'_>, audience: Audience) -> Option<Section> {
    card.framework.nodes.iter().any(|node| node.rollup.is_some()).then(|| {
        let table = nodes_table(card, &shown_nodes(card), &card.inspection.id, audience);
        let title = match title(card) {
            RATINGS => "Ratings and what they rest on",
            _ => "Scores and what they rest on",
        };
        Section::new("ratings-table", title).table(table).blocks(crate::distribution::table(card))
    })
}

fn title(card: &Scorecard<'_>) -> &'static str {
    if card.framework.ratings.is_empty() { "Scores" } else { RATINGS }
}

/// The overall rating and the points, each with what it rests on.
fn overall(card: &Scorecard<'_>) -> Option<Block> {
    let total = card.total.as_ref()?;
    let framework = card.framework;
    let name = |part| Some(card.name("overall").part(part).to_string());
    let rating = match total.last.rating {
        Ok(outcome) => cells::rated(framework, outcome),
        Err(_) => Rated { text: "No overall rating".to_owned(), ..Rated::default() },
    };
    let held = held_down(framework, &total.last, total.maximum);
    let rating = Rated { figure: name(FigurePart::Rating), held: held.clone(), ..rating };
    let note = match (total.basis, &total.last.rating) {
        (_, Err(why)) => words::why_no_overall(framework, *why).en,
        (Basis::Panel, Ok(_)) => {
            let rule = total_words(framework, &total.rule, total.maximum).en;
            format!("{}; by the rule: {rule}", words::basis_of(total))
        }
        (Basis::Rule | Basis::Published | Basis::Printed, Ok(_)) => words::basis_of(total).to_owned(),
    };
    let note = match held {
        Some(held_down) => format!("{note}; {held_down}"),
        None => note,
    };
    let mut figures = vec![KeyFigure { label: "Overall rating".to_owned(), figure: rating.into(), note }];
    let Some((least, most)) = total.points() else { return Some(Block::KeyFigures { figures }) };
    let points = cells::points(Points { least, most, is_known: true }, Some(total.maximum));
    let text = format!("{} of {}", points.text, total.maximum);
    let points = Shown { figure: name(FigurePart::Points), text, ..points };
    let standards = format!("of {} standards", total.standards.len());
    figures.push(KeyFigure { label: "Points".to_owned(), figure: points.into(), note: standards });
    Some(Block::KeyFigures { figures })
}

/// A box a standard, by the domain it is under.
pub(super) fn grid(card: &Scorecard<'_>) -> Option<Grid> {
    let framework = card.framework;
    // Where no rating is known, the main points say so.
    let is_known = |node: &usize| card.nodes[*node].last.ends().is_some();
    if framework.ratings.is_empty() || !shown_nodes(card).iter().any(is_known) {
        return None;
    }
    let boxed = |node: usize| -> Option<(String, Rated)> {
        let rated_box = rating_box(card, node)?;
        Some((framework.nodes[node].titled(), rated_box))
    };
    let mut groups: Vec<GridGroup> = Vec::new();
    for node in shown_nodes(card) {
        let Some(one) = boxed(node) else { continue };
        let title = match framework.nodes[node].parent.map(|parent| &framework.nodes[parent]) {
            Some(parent) => parent.titled(),
            None => String::new(),
        };
        match groups.iter_mut().find(|group| group.title == title) {
            Some(group) => group.boxes.push(one),
            None => groups.push(GridGroup { title, boxes: vec![one] }),
        }
    }
    let title = "Each standard's rating".to_owned();
    (!groups.is_empty()).then(|| Grid { id: "rating-grid".to_owned(), title, groups })
}

pub(super) fn rating_box(card: &Scorecard<'_>, node: usize) -> Option<Rated> {
    let node = card.node(node);
    match node.rating() {
        Outcome::NotRated(WhyNotRated::Groups | WhyNotRated::NoBand) => return None,
        Outcome::Rated(_) | Outcome::Between { .. } | Outcome::Unknown | Outcome::NotRated(_) => {}
    }
    let figure = Some(node.name().part(FigurePart::Rating).to_string());
    let held = held(card.framework, &node.score().held, None);
    Some(Rated { figure, held, ..cells::based(card.framework, node.rating(), node.basis()) })
}

/// The shares of standards that are judged from cases, as bars.
fn standards_chart(card: &Scorecard<'_>) -> Option<Chart> {
    let framework = card.framework;
    // Those at the top in a regime of scores, those that are rated in one of ratings.
    let is_one = |node: &usize| match framework.ratings.is_empty() {
        true => framework.nodes[*node].parent.is_none(),
        false => framework.nodes[*node].band.is_some(),
    };
    let nodes: Vec<usize> = shown_nodes(card).into_iter().filter(is_one).collect();
    let drawn = |node: CardNode<'_, '_>| cells::of_node(node).share().filter(|_| !node.excludes_limits()).cloned();
    let drawn: Vec<(usize, Share)> = nodes.iter().filter_map(|node| Some((*node, drawn(card.node(*node))?))).collect();
    if drawn.len() < 2 {
        return None;
    }
    let level = &framework.levels[framework.nodes[nodes[0]].level];
    let title = |node: usize| &framework.nodes[node].title.en;
    let mut known: Vec<(f64, usize, &str)> =
        drawn.iter().filter_map(|(node, share)| Some((share.drawn_at()?, *node, share.text.as_str()))).collect();
    known.sort_by(|a, b| a.0.total_cmp(&b.0));
    let many = drawn.len();
    let (finding, lowest) = match known.as_slice() {
        [(_, lowest, least), .., (_, highest, most)] if known.len() == many => {
            let (low, high) = (title(*lowest), lower(title(*highest)));
            let text = format!("{low} is the lowest of {many} {level}s, at {least}; {high} is the highest, at {most}.");
            (text, Some(*lowest))
        }
        // Limits alone say too little for a picture; the table has them.
        [] => return None,
        some => (format!("Of {many} {level}s, {} a share that is one number.", have(some.len())), None),
    };
    let is_rated = !framework.ratings.is_empty();
    let mut table = Table::new("bars", "")
        .of("standards-chart")
        .column(Column::text("title", ""))
        .column(Column::share("share", "Share"))
        .columns(is_rated.then(|| Column::rating("rating", "Rating")))
        .column(Column::text("base", "Rests on"))
        .column(Column::text("stands_out", "Stands out").for_scripts());
    for (index, share) in drawn {
        let node = card.node(index);
        let rating = is_rated.then(|| cells::rating_of(node));
        let cells = [Cell::text(node.title()), share.into()].into_iter().chain(rating);
        table.figure(node.name(), cells.chain([rests_on(node), stands_out(Some(index) == lowest)]).collect());
    }
    let same_band = nodes.iter().all(|node| framework.nodes[*node].band == framework.nodes[nodes[0]].band);
    let edges = if same_band { edges_of(framework, nodes[0]) } else { Vec::new() };
    let measure = format!("Per cent, each {level} by its own rule; {}", card.inspection.title);
    Some(chart("standards-chart", finding, measure, edges, table))
}

/// What holds a node down, what a limit did, and the weighted share of a sample that was drawn unequally.
fn rests_on(node: CardNode<'_, '_>) -> Cell {
    let ids: Vec<&str> = known_lowest(node).iter().map(|child| child.label(node.card.framework)).collect();
    let lowest = (!ids.is_empty()).then(|| format!("lowest: {}", words::list(ids)));
    let held = held(node.card.framework, &node.score().held, None);
    let said: Vec<String> = lowest.into_iter().chain(held).chain(weighted::of_node(node)).collect();
    cells::words_or(said.join("; "), "no single figure")
}
