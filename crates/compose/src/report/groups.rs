//! Chapter 8: parts of the sample, each with the smallest difference that it could show.

use assize_disclose::Mask;
use assize_report::Section;
use assize_scoring::Scorecard;

use super::{chapter, paragraph};
use crate::language::label;
use crate::scorecard::breakdowns;
use crate::uncertainty::Uncertainty;

/// Shares by the facts that were asked for. `None`: none was.
pub(super) fn groups(card: &Scorecard<'_>, uncertainty: Uncertainty, mask: &Mask) -> Option<Section> {
    let sections = breakdowns(card, uncertainty, mask);
    if sections.is_empty() {
        return None;
    }
    let text = label("text-groups-are-small-and-groups");
    Some(chapter("sub-groups", label("title-parts-of-the-sample"), vec![paragraph(text)], sections))
}
