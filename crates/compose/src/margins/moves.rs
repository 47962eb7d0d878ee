//! What moves a rating, for scripts.

use assize_analysis::{Crossing, FewestUnits, Known, Margins, NodeMoves, OverallMargin, Stuck};
use assize_report::{Cell, Column, Table};
use assize_scoring::{Outcome, Scorecard};

use super::in_words::{overall_text, why_not_text};
use crate::cells::{count, or, rating, refs_or};

/// How many units, up and down, and why none are enough.
pub(super) fn columns() -> Vec<Column> {
    let of = |way: &str, to: &str| {
        [
            Column::count(format!("{way}_least"), format!("At least, to a {to} one")).unit("units"),
            Column::count(format!("{way}_most"), format!("At most, to a {to} one")).unit("units"),
            Column::text(format!("{way}_known"), format!("How it is known, to a {to} one")),
            Column::text(format!("{way}_why_not"), format!("Why nothing does, to a {to} one")),
            Column::refs(format!("{way}_in_the_way"), format!("In the way, to a {to} one")),
        ]
    };
    [of("up", "better"), of("down", "worse")].concat().into_iter().map(Column::for_scripts).collect()
}

/// One half of them.
pub(super) fn cells(card: &Scorecard<'_>, found: Result<FewestUnits, &Stuck>) -> Vec<Cell> {
    let units = |of: fn(FewestUnits) -> Cell| found.map_or_else(|_| Cell::empty("nothing moves it"), of);
    let ids = |questions: &[usize]| {
        let ids: Vec<&str> = questions.iter().map(|one| card.framework.questions[*one].label()).collect();
        Cell::refs(ids)
    };
    let in_the_way = match found {
        Err(Stuck::Questions(questions)) => ids(questions),
        Err(Stuck::AtTheEnd | Stuck::Standards) | Ok(_) => Cell::empty("no question"),
    };
    vec![
        units(|units| count(units.least)),
        units(|units| count(units.most)),
        units(|units| Cell::text(units.known.word())),
        or(found.err().map(Stuck::word), "something moves it"),
        in_the_way,
    ]
}

/// Both halves, where there is no margin.
pub(super) fn none(why: &'static str) -> Vec<Cell> {
    columns().iter().map(|_| Cell::empty(why)).collect()
}

/// Exactly this many answers.
pub(super) const fn exactly(flips: u64) -> FewestUnits {
    FewestUnits { least: flips, most: flips, known: Known::Exactly }
}

/// The overall rating, the questions and standards that move ratings, and what makes ratings eligible for the panel.
pub(super) fn tables(card: &Scorecard<'_>, margins: &Margins, id: &str) -> Vec<Table> {
    let overall = margins.overall.as_ref().map(|one| overall(card, one).with_id(format!("{id}-overall")));
    let tables = [crossing(card, margins), standards(card, margins), panel(card, margins)];
    let tables = tables.into_iter().filter_map(Table::filled);
    overall.into_iter().chain(tables.map(|table| Table { id: format!("{id}-{}", table.name), ..table })).collect()
}

fn overall(card: &Scorecard<'_>, one: &OverallMargin) -> Table {
    let framework = card.framework;
    let ids = |nodes: &mut dyn Iterator<Item = usize>| {
        refs_or(nodes.map(|node| framework.nodes[node].id.as_str()).collect::<Vec<_>>(), "none")
    };
    let held_down = |of: fn(FewestUnits) -> Cell| {
        or(one.held_down_by.first().map(|(_, units)| of(*units)), "nothing holds it down")
    };
    let moves = one.margin.as_ref();
    let no_margin = |why: &assize_analysis::NoMargin| Cell::empty(why_not_text(*why));
    let words = |up: bool| match moves {
        Ok(moves) => Cell::text(overall_text(card, if up { &moves.up } else { &moves.down }, up)),
        Err(why) => no_margin(why),
    };
    let parts = [
        (
            Column::rating("rating", "Rating"),
            match moves {
                Ok(moves) => rating(framework, Outcome::Rated(moves.rating)),
                Err(why) => no_margin(why),
            },
        ),
        (Column::text("why_not", "Why there is no margin"), or(moves.err().map(|why| why.word()), "there is one")),
        (Column::text("up", "To a better one"), words(true)),
        (Column::text("down", "To a worse one"), words(false)),
        (
            Column::refs("held_down_by", "Holds the total down"),
            ids(&mut one.held_down_by.iter().map(|(node, _)| *node)),
        ),
        (
            Column::count("held_down_least", "At least, to raise one").unit("units"),
            held_down(|units| count(units.least)),
        ),
        (Column::count("held_down_most", "At most, to raise one").unit("units"), held_down(|units| count(units.most))),
        (Column::text("held_down_known", "How that is known"), held_down(|units| Cell::text(units.known.word()))),
        (Column::refs("enough_alone", "Enough alone, one rating up"), ids(&mut one.enough_alone.iter().copied())),
    ];
    let moves = match moves {
        Ok(moves) => {
            [&moves.up, &moves.down].map(|found| cells(card, found.as_ref().map(|found| found.units))).concat()
        }
        Err(why) => none(why_not_text(*why)),
    };
    let mut table =
        Table::one_row("margins-overall", "Overall", parts.into_iter().chain(columns().into_iter().zip(moves)));
    table.rows.iter_mut().for_each(|row| row.figure = Some(card.name("overall").to_string()));
    table
}

/// The questions that cross, for each rating that something moves.
fn crossing(card: &Scorecard<'_>, margins: &Margins) -> Table {
    let mut table = Table::new("margins-crossing", "Questions that cross").columns([
        Column::text("id", "Id"),
        Column::text("way", "Up or down"),
        Column::text("question", "Question"),
        Column::count("need", "Answers that have to change").unit("answers"),
    ]);
    let mut add = |id: &str, way: &str, crossing: &[Crossing]| {
        for one in crossing {
            let question = &card.framework.questions[one.question].id;
            let cells = vec![Cell::text(id), Cell::text(way), Cell::text(question), count(one.need)];
            table.figure(card.name(id), cells);
        }
    };
    for one in &margins.nodes {
        let Ok(NodeMoves { up, down, .. }) = &one.margin else { continue };
        for (way, found) in [("up", up), ("down", down)] {
            let crossing = found.as_ref().map_or(&[][..], |found| &found.crossing);
            add(&card.framework.nodes[one.node].id, way, crossing);
        }
    }
    if let Some(Ok(moves)) = margins.overall.as_ref().map(|one| &one.margin) {
        for (way, found) in [("up", &moves.up), ("down", &moves.down)] {
            add("overall", way, found.as_ref().map_or(&[][..], |found| &found.crossing));
        }
    }
    table.for_scripts()
}

/// The standards that move the overall rating, and to which rating at least, or at most.
fn standards(card: &Scorecard<'_>, margins: &Margins) -> Table {
    let mut table = Table::new("margins-standards", "Standards that move").columns([
        Column::text("way", "Up or down"),
        Column::text("id", "Id"),
        Column::rating("to", "To"),
    ]);
    if let Some(Ok(moves)) = margins.overall.as_ref().map(|one| &one.margin) {
        for (way, found) in [("up", &moves.up), ("down", &moves.down)] {
            for (node, to) in found.as_ref().map_or(&[][..], |found| &found.standards) {
                let node = card.node(*node);
                let to = rating(card.framework, Outcome::Rated(*to));
                table.figure(node.name(), vec![Cell::text(way), Cell::text(node.id()), to]);
            }
        }
    }
    table.for_scripts()
}

/// What makes ratings eligible for the ratings panel.
fn panel(card: &Scorecard<'_>, margins: &Margins) -> Table {
    let mut table = Table::new("margins-panel", "Eligible for the ratings panel").columns([
        Column::text("id", "Id"),
        Column::text("trigger", "What makes it so"),
        Column::text("direction", "Raised or lowered"),
        Column::refs("questions", "What would have to cross"),
    ]);
    for node in margins.nodes.iter().map(|one| card.node(one.node)) {
        for one in &card.nodes[node.index].discretion {
            let children = one.children.iter().map(|child| child.id(card.framework));
            let words = [node.id(), one.trigger.word(), one.direction.word()].map(Cell::text);
            table.figure(node.name(), words.into_iter().chain([refs_or(children, "none")]).collect());
        }
    }
    table.for_scripts()
}
