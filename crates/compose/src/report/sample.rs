//! Chapter 4: what was drawn, and from what; an annex where that is not known.

use assize_analysis::Quality;
use assize_report::{Block, Item, Section};
use assize_scoring::Scorecard;

use crate::dates::period;
use crate::figures::whole_text;
use crate::quality;

/// Whether anything was counted, or said about how it was drawn.
pub(super) fn is_known(card: &Scorecard<'_>) -> bool {
    card.inspection.sample.is_some() || card.questions.iter().any(|question| question.counts().is_some())
}

/// The frame, what was drawn and assessed, and the strata against the population.
pub(super) fn sample(card: &Scorecard<'_>, checked: &Quality<'_>) -> Section {
    let mut blocks = Vec::new();
    let Some(design) = &card.inspection.sample else {
        let taken = if is_known(card) { " Intervals take it for a simple random one of very many." } else { "" };
        let text = format!("The record does not say how the sample was drawn.{taken}");
        return Section::new("sample", "Sample").block(Block::paragraph(text));
    };
    let mut items: Vec<Item> = design.frame.iter().map(|frame| Item::new("Frame", frame.clone())).collect();
    if design.window.from.is_some() || design.window.to.is_some() {
        items.push(Item::new("Begun", period(design.window)));
    }
    items.extend(design.caseload.map(|caseload| Item::new("Everybody supervised", whole_text(caseload))));
    if !items.is_empty() {
        blocks.push(Block::Items { items });
    }
    blocks.extend(quality::sample(checked).map(|section| section.blocks).unwrap_or_default());
    Section::new("sample", "Sample").blocks(blocks)
}
