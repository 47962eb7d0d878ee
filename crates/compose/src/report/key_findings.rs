//! Chapter 3: what matters most, what is recommended, and what became of what was recommended before.

use assize_model::RemarkKind;
use assize_report::{Block, Cell, Column, Section, Table};
use assize_scoring::Scorecard;

use super::listed;
use crate::scorecard::remarks_on;
use crate::{cells, words};

/// Strengths, concerns, recommendations and follow-up as they were recorded. What follows from the figures stands in the main points.
pub(super) fn key_findings(card: &Scorecard<'_>) -> Section {
    let inspection = card.inspection;
    let mut blocks = Vec::new();
    for (kind, title) in [(RemarkKind::Strength, "Strengths"), (RemarkKind::Concern, "Concerns")] {
        blocks.extend(listed(&format!("{title}:"), remarks_on(inspection, kind, None)));
    }
    let recommended = remarks_on(inspection, RemarkKind::Recommendation, None);
    let recommendations = (!recommended.is_empty()).then_some(Block::List { points: recommended });
    let sections = vec![
        Section::new("recommendations", "Recommendations").blocks(recommendations),
        Section::new("earlier-recommendations", "What became of earlier recommendations").blocks(follow_up(card)),
    ];
    Section::new("key-findings", "Key findings").blocks(blocks).sections(sections)
}

/// What the record says of earlier recommendations.
fn follow_up(card: &Scorecard<'_>) -> Option<Table> {
    let mut table = Table::new("follow-ups", "").with_id("follow-up-table").columns([
        Column::text("of", "Of"),
        Column::text("status", "Became of it"),
        Column::text("text", "In words"),
        Column::text("source", "Source"),
    ]);
    for one in &card.inspection.follow_ups {
        let how = words::follow_up(one.value.status);
        let source = cells::or(one.value.source.as_ref(), "none is given");
        let text = cells::words_or(&one.value.text, "nothing is said");
        table.row(vec![Cell::text(one.value.called()), Cell::text(how), text, source]);
    }
    table.filled()
}
