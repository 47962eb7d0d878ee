//! Chapter 1: what the reader has in hand.

use assize_model::InspectionKind;
use assize_report::{Block, Section, Standing};
use assize_scoring::Scorecard;

use super::Imprint;
use crate::dates::period;
use crate::scorecard::summary;

/// The status line, and under it who was inspected, under what, on how many units.
pub(super) fn status(card: &Scorecard<'_>, imprint: Imprint<'_>) -> Section {
    let kind = match card.inspection.kind {
        InspectionKind::Inspection => "Inspection",
        InspectionKind::Aggregate => "Several inspections taken together",
        InspectionKind::SelfAssessment => "Self-assessment: the body judged its own work",
    };
    let line = format!("{kind}. {}. {}.", standing(imprint.standing), card.framework.title.en);
    let mut blocks = vec![Block::paragraph(line), summary(card)];
    let fieldwork = card.inspection.fieldwork;
    if fieldwork.from.is_some() || fieldwork.to.is_some() {
        blocks.push(Block::paragraph(format!("Fieldwork: {}.", period(fieldwork))));
    }
    if let Some(source) = &card.inspection.source {
        blocks.push(Block::paragraph(format!("Source: {source}.")));
    }
    Section::new("status", "What this is").blocks(blocks)
}

/// How far the report has come, in a few words.
pub(super) fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Draft => "Draft: not checked yet",
        Standing::Checked => "Checked by somebody other than its author",
        Standing::Final => "Final",
    }
}
