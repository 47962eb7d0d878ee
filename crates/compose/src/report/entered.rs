//! Chapter 6: what was judged as a whole, and what was asked of people.

use assize_framework::Rollup;
use assize_report::{Block, Cell, ColumnKind, Row, RowKind, Section, Table};
use assize_scoring::Scorecard;

use super::bars::{Beside, chart, of_questions, spread};
use super::{chapter, paragraph};
use crate::against::Means;
use crate::cells;
use crate::scorecard::column;
use crate::uncertainty::Uncertainty;

/// Ratings that inspectors gave a standard as a whole; then interviews, each share on its own base. Nothing, where there is neither.
pub(super) fn entered(card: &Scorecard<'_>, uncertainty: Uncertainty) -> Option<Section> {
    let judged = judgements(card).map(Block::Table);
    let sections: Vec<Section> = interviews(card, uncertainty).into_iter().collect();
    if judged.is_none() && sections.is_empty() {
        return None;
    }
    let blocks = match judged {
        Some(table) => vec![table],
        None => vec![paragraph("No standard was judged as a whole.")],
    };
    Some(chapter("entered", "Standards judged as a whole, and interviews", blocks, sections))
}

fn judgements(card: &Scorecard<'_>) -> Option<Table> {
    let framework = card.framework;
    let row = |node: usize| {
        let declared = &framework.nodes[node];
        let made = cells::rating_of(card.node(node));
        let entered = card.record.ratings.get(&node);
        let source = entered.and_then(|(_, entered)| entered.value.source.clone());
        let on = if entered.is_some() { "the inspectors' judgement" } else { "not in the record" };
        let title = format!("{} {}", declared.id, declared.title.en);
        let cells = vec![Cell::text(title), made, Cell::text(on), Cell::text(source.unwrap_or_default())];
        Row { figure: None, kind: RowKind::Body, cells }
    };
    let is_entered = |node: &usize| framework.nodes[*node].rollup == Some(Rollup::Entered);
    let rows: Vec<Row> = framework.tree_order().into_iter().filter(is_entered).map(row).collect();
    let is_known = card
        .nodes
        .iter()
        .zip(&framework.nodes)
        .any(|(score, node)| node.rollup == Some(Rollup::Entered) && score.last.rated().is_some());
    let columns = ["", "Rating", "Rests on", "Source"].map(|title| column(title, ColumnKind::Text)).to_vec();
    let id = "entered-table".to_owned();
    (is_known && !rows.is_empty()).then(|| Table {
        name: String::new(),
        id,
        title: String::new(),
        columns,
        rows,
        notes: Vec::new(),
    })
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
    let measure = format!("Per cent, each on a base of its own; {inspection}", inspection = card.inspection.title);
    drawn.note("Asked beside the cases; nothing here enters a score.");
    let chart = chart(&format!("{id}-chart"), finding, measure, Vec::new(), drawn);
    Some(chapter(&id, "Interviews and other questions outside the score", vec![Block::Chart(chart)], Vec::new()))
}
