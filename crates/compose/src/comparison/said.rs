//! What each inspection says of one theme or one stage of the work, in order of time.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use assize_analysis::{Comparison, home_card, part_of};
use assize_report::{Cell, Column, MainPoint, Section, Table};
use assize_scoring::{CardNode, Scorecard};

use crate::cells;
use crate::dates::{month_published, years};
use crate::scorecard::capital;
use crate::words::{self, list, lower};

/// A row a rated standard of that part, else a row a question of it that has a share or words.
pub(crate) fn said(whole: &Comparison<'_, '_>) -> Option<Section> {
    let named = whole.part.as_deref()?;
    let mut table = Table::new("said", "").columns([
        Column::text("published", "Published"),
        Column::text("inspection_title", "Inspection"),
        Column::text("title", "Of"),
        Column::share("share", "Share"),
        Column::text("says", "Rating, or words"),
        Column::text("inspection", "Inspection").for_scripts(),
        Column::text("id", "Id").for_scripts(),
    ]);
    for card in whole.entries.iter().filter_map(|one| home_card(one)) {
        for (id, title, share, says) in rows(card, named) {
            table.row(vec![
                cells::text_or(month_published(card.inspection), "not known"),
                Cell::text(&card.inspection.title),
                Cell::text(title),
                share,
                says,
                Cell::text(&card.inspection.id),
                Cell::text(id),
            ]);
        }
    }
    table.note("Each in its own regime's words; the figures of different regimes are not one series.");
    let title = format!("What each says of {}", named.replace('-', " "));
    (!table.rows.is_empty()).then(|| Section::new("said", title).block(table))
}

/// Id, title, share, rating or words.
type Said = (String, String, Cell, Cell);

/// Whether all questions of a node, and there are some, are of this part of the work.
fn is_of(node: CardNode<'_, '_>, named: &str) -> bool {
    let own = &node.declared().questions;
    !own.is_empty() && own.iter().all(|question| part_of(node.card.framework, *question).is(named))
}

/// "Reviewing: 12 ratings are known, 2019 to 2025: 1 outstanding, 2 good and 9 inadequate."
pub(crate) fn of_part(whole: &Comparison<'_, '_>) -> Option<MainPoint> {
    let named = whole.part.as_deref()?;
    let cards = whole.entries.iter().filter_map(|one| home_card(one));
    let rated: Vec<CardNode<'_, '_>> = cards
        .flat_map(Scorecard::all_nodes)
        .filter(|node| node.rating().rated().is_some() && is_of(*node, named))
        .collect();
    let mut counts: BTreeMap<Reverse<usize>, (String, usize)> = BTreeMap::new();
    for node in &rated {
        let rating = node.rating().rated()?;
        let word = || lower(words::rating(node.card.framework, rating));
        counts.entry(Reverse(rating)).or_insert_with(|| (word(), 0)).1 += 1;
    }
    let said: Vec<String> = counts.into_values().map(|(word, count)| format!("{count} {word}")).collect();
    let said: Vec<&str> = said.iter().map(String::as_str).collect();
    let years = years(rated.iter().map(|node| node.card.inspection)).map(|years| format!(", {years}"));
    let text = format!(
        "{part}: {count} ratings are known{years}: {said}.",
        part = capital(&named.replace('-', " ")),
        count = rated.len(),
        years = years.unwrap_or_default(),
        said = list(&said)
    );
    (rated.len() > 1).then_some(MainPoint::new(text))
}

fn rows(card: &Scorecard<'_>, named: &str) -> Vec<Said> {
    let is_it = |question: usize| part_of(card.framework, question).is(named);
    let mut found: Vec<Said> = Vec::new();
    let mut told: Vec<usize> = Vec::new();
    for node in card.framework.tree_order() {
        let view = card.node(node);
        if view.rating().rated().is_none() || !is_of(view, named) {
            continue;
        }
        told.extend(&card.framework.nodes[node].questions);
        let share = match cells::of_node(view) {
            cell if cell.share().is_some_and(|share| share.value.is_some()) => cell,
            _ => Cell::empty("rated without a share"),
        };
        found.push((card.framework.nodes[node].id.clone(), view.title(), share, cells::rating_of(view)));
    }
    for question in (0..card.questions.len()).filter(|question| is_it(*question) && !told.contains(question)) {
        let view = card.question(question);
        let words = card.record.stated.get(&question).map(|stated| format!("\"{}\"", stated.value.words));
        let share = match cells::of_question(view) {
            cell if cell.share().is_some_and(|share| share.value.is_some()) => cell,
            _ => Cell::empty("not counted"),
        };
        if words.is_some() || share.share().is_some() {
            let says = cells::text_or(words, "counted");
            found.push((view.id().to_owned(), view.title(), share, says));
        }
    }
    found
}
