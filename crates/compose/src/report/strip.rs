//! Ratings of several inspections under one framework, as rows of boxes.

use assize_report::{Cell, Chart, Column, Form, Rated, Table};
use assize_scoring::Scorecard;

use super::ratings::rating_box;
use crate::cells;
use crate::comparison::{named_with_year, short, standards};
use crate::main_points::ratings_of;
use crate::rating_counts::RatingCounts;
use crate::words::{self, list, lower};

/// A row an inspection, a column a standard. Nothing where none is rated.
pub(crate) fn strip(all: &[&Scorecard<'_>], id: &str) -> Option<Chart> {
    let framework = all.first()?.framework;
    let has_any = |card: &&&Scorecard<'_>| card.nodes.iter().any(|node| node.last.rated().is_some());
    let cards: Vec<&Scorecard<'_>> = all.iter().filter(has_any).copied().collect();
    let cards = cards.as_slice();
    let is_rated = |node: &usize| cards.iter().any(|card| card.nodes[*node].last.rated().is_some());
    let nodes: Vec<usize> = framework.tree_order().into_iter().filter(is_rated).collect();
    if nodes.is_empty() {
        return None;
    }
    let mut table = Table::new("ratings-by-body", "").of(id).column(Column::text("title", ""));
    for node in &nodes {
        let declared = &framework.nodes[*node];
        table.columns.push(Column::rating(&declared.id, declared.label()));
    }
    table.columns.push(Column::text("inspection", "Inspection").for_scripts());
    let empty = || Rated { text: "Not rated".to_owned(), ..Rated::default() };
    let mut said = Vec::new();
    for card in cards {
        let boxes: Vec<Rated> = nodes.iter().map(|node| rating_box(card, *node).unwrap_or_else(empty)).collect();
        let in_words = table.columns[1..=nodes.len()].iter().zip(&boxes);
        let in_words: Vec<String> =
            in_words.map(|(column, one)| format!("{} {}", column.title, lower(&one.text))).collect();
        let named = named_with_year(card.inspection, ", ");
        said.push(format!("{named}: {}", in_words.join(", ")));
        let title = Cell::text(named);
        let id = Cell::text(&card.inspection.id);
        table.row([title].into_iter().chain(boxes.into_iter().map(Cell::from)).chain([id]).collect());
    }
    let others: Vec<_> = all.iter().filter(|card| !has_any(card)).copied().collect();
    let known = others.iter().filter_map(|card| Some((*card, card.overall_rating()?)));
    let overall = match ratings_of(known, Some(short)) {
        none if none.is_empty() => none,
        said => format!(" Overall they were rated: {said}."),
    };
    match others.len() {
        0 => {}
        1 => table.note(format!(
            "For one more inspection, no standard's rating is known.{}",
            overall.replace("they were", "it was")
        )),
        many => table.note(format!("For {many} more inspections, no standard's rating is known.{overall}")),
    }
    let columns = table.columns[1..=nodes.len()].iter().map(|column| column.id.clone()).collect();
    let titles: Vec<String> = nodes.iter().map(|node| framework.nodes[*node].titled()).collect();
    Some(Chart {
        id: id.to_owned(),
        finding: finding(cards, &nodes),
        measure: format!("Ratings under {} ({}), each inspection's own", standards(framework), framework.id),
        alternative: format!("Rows of boxes. {}.", said.join("; ")),
        reading: format!("One row an inspection, one box a standard: {}.", titles.join("; ")),
        source: String::new(),
        table,
        form: Form::Strip { columns },
    })
}

/// A row a standard that is rated in one of these: how many have which rating, and of how many it is known.
pub(crate) fn totals(cards: &[&Scorecard<'_>], id: &str) -> Option<Table> {
    let framework = cards.first()?.framework;
    let counts = RatingCounts::of([framework], "inspections");
    let mut table = Table::new("ratings-by-standard", "How many have which rating")
        .of(id)
        .column(Column::text("title", ""))
        .columns(counts.columns())
        .column(Column::count("known", "Known").unit("inspections"))
        .columns([("id", "Id"), ("framework", "Framework")].map(|(id, title)| Column::text(id, title).for_scripts()));
    for node in framework.tree_order() {
        let rated = cards.iter().filter_map(|card| Some((framework, card.nodes[node].last.rated()?)));
        let rated: Vec<_> = rated.collect();
        if rated.is_empty() {
            continue;
        }
        let declared = &framework.nodes[node];
        let ends = [cells::count(rated.len() as u64), Cell::text(&declared.id), Cell::text(&framework.id)];
        table.row([Cell::text(declared.titled())].into_iter().chain(counts.cells(&rated)).chain(ends).collect());
    }
    table.filled()
}

/// How often each rating was given, and where the lowest stood most often.
fn finding(cards: &[&Scorecard<'_>], nodes: &[usize]) -> String {
    let framework = cards[0].framework;
    let given = |rating: usize| {
        let all = cards.iter().flat_map(|card| nodes.iter().map(|node| card.nodes[*node].last.rated()));
        all.filter(|one| *one == Some(rating)).count()
    };
    let parts: Vec<String> = (0..framework.ratings.len())
        .rev()
        .filter(|rating| given(*rating) > 0)
        .map(|rating| format!("{} {}", given(rating), lower(words::rating(framework, rating))))
        .collect();
    let of = match cards.len() {
        1 => "one inspection".to_owned(),
        many => format!("{many} inspections"),
    };
    let lowest = (0..framework.ratings.len()).find(|rating| given(*rating) > 0);
    let most = lowest.filter(|_| cards.len() > 2 && parts.len() > 1).and_then(|rating| {
        let count = |node: &usize| cards.iter().filter(|card| card.nodes[*node].last.rated() == Some(rating)).count();
        let highest = nodes.iter().map(count).max()?;
        let where_most: Vec<usize> = nodes.iter().copied().filter(|node| count(node) == highest).collect();
        let titles: Vec<String> = where_most.iter().map(|node| lower(&framework.nodes[*node].title.en)).collect();
        (titles.len() < 5 && highest > 1).then(|| {
            format!("; {} most often for {} ({highest})", lower(words::rating(framework, rating)), list(&titles))
        })
    });
    let is_known = |card: &&Scorecard<'_>| nodes.iter().all(|node| card.nodes[*node].last.rated().is_some());
    let known = if cards.iter().all(is_known) { "Ratings" } else { "Known ratings" };
    format!("{known} of the standards of {of}: {parts}{most}.", parts = list(&parts), most = most.unwrap_or_default())
}
