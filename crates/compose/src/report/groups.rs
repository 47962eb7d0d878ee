//! Chapter 8: parts of the sample, each with the smallest difference that it could show.

use assize_report::{Block, Section};
use assize_scoring::Scorecard;

use crate::scorecard::breakdowns;
use crate::uncertainty::Uncertainty;

/// Shares by the facts that were asked for. `None`: none was.
pub(super) fn groups(card: &Scorecard<'_>, uncertainty: Uncertainty) -> Option<Section> {
    let sections = breakdowns(card, uncertainty);
    if sections.is_empty() {
        return None;
    }
    let text = "Groups are small, and groups of a few units may point to persons: this chapter is for those who hold the cases.";
    Some(Section::new("sub-groups", "Parts of the sample").block(Block::paragraph(text)).sections(sections))
}
