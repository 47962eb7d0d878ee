//! What was judged as a whole, and what was asked of people.

use assize_framework::Rollup;
use assize_report::{Cell, Column, Section, Table};
use assize_scoring::Scorecard;

use super::bars::{Beside, chart, of_questions};
use crate::against::Means;
use crate::cells;
use crate::spread::spread;
use crate::uncertainty::Uncertainty;

/// Annex: ratings that inspectors gave a standard as a whole. Nothing, where there are none.
pub(super) fn entered(card: &Scorecard<'_>) -> Option<Section> {
    let table = judgements(card)?;
    Some(Section::new("entered", "Standards judged as a whole").block(table))
}

fn judgements(card: &Scorecard<'_>) -> Option<Table> {
    let framework = card.framework;
    let mut table = Table::new("entered", "").with_id("entered-table").columns([
        Column::text("title", ""),
        Column::rating("rating", "Rating"),
        Column::text("rests_on", "Rests on"),
        Column::text("source", "Source"),
        Column::text("id", "Id").for_scripts(),
    ]);
    let is_entered = |node: &usize| framework.nodes[*node].rollup == Some(Rollup::Entered);
    for index in framework.tree_order().into_iter().filter(is_entered) {
        let node = card.node(index);
        let entered = card.record.ratings.get(&index);
        let source = entered.and_then(|(_, entered)| entered.value.source.as_ref());
        let on = if entered.is_some() { "the inspectors' judgement" } else { "not in the record" };
        let cells = vec![
            Cell::text(node.title()),
            cells::rating_of(node),
            Cell::text(on),
            cells::or(source, "none is given"),
            Cell::text(node.id()),
        ];
        table.figure(node.name(), cells);
    }
    let is_known = card.all_nodes().any(|node| is_entered(&node.index) && node.rating().rated().is_some());
    is_known.then_some(table)
}

/// Questions that are asked and enter no score: what people said.
pub(super) fn interviews(card: &Scorecard<'_>, uncertainty: Uncertainty) -> Option<Section> {
    let framework = card.framework;
    let is_one = |question: &usize| !framework.questions[*question].scored && card.questions[*question].figure.is_ok();
    let questions: Vec<usize> = (0..card.questions.len()).filter(is_one).collect();
    let beside = Beside { means: &Means::new(), lowest: &[], uncertainty };
    let id = format!("interviews-{}", card.inspection.id);
    let mut drawn = of_questions(card, &format!("{id}-chart"), &questions, &beside);
    if drawn.rows.is_empty() {
        return None;
    }
    let finding = spread(card, &questions, &framework.question_level);
    let measure = format!("Per cent, each on a base of its own; {}", card.inspection.title);
    drawn.note("Asked beside the cases; nothing here enters a score.");
    let chart = chart(&format!("{id}-chart"), finding, measure, Vec::new(), drawn);
    Some(Section::new(&id, "Interviews and other questions outside the score").block(chart))
}
