//! What each inspection says of one theme or one stage of the work, in order of time.

use assize_analysis::{Comparison, home_card, part_of};
use assize_report::{Cell, Column, Section, Table};
use assize_scoring::Scorecard;

use crate::cells;
use crate::dates::month_published;

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

fn rows(card: &Scorecard<'_>, named: &str) -> Vec<Said> {
    let is_it = |question: usize| part_of(card.framework, question).is(named);
    let mut found: Vec<Said> = Vec::new();
    let mut told: Vec<usize> = Vec::new();
    for node in card.framework.tree_order() {
        let view = card.node(node);
        let own = &card.framework.nodes[node].questions;
        if own.is_empty() || !own.iter().all(|question| is_it(*question)) || card.nodes[node].last.rated().is_none() {
            continue;
        }
        told.extend(own);
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
