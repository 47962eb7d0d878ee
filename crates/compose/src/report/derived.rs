//! Chapter 7 of a comparison: the cases of each under the regimes of the others, and how much hangs on the rules.

use assize_compare::Comparison;
use assize_disclose::Mask;
use assize_report::Section;

use super::{chapter, paragraph};
use crate::language::{label, say};
use crate::rejudgement::under;

/// A section an inspection and regime that is not its own; bounds, and the same for 0, 1 and 2 misses.
pub(super) fn derived(whole: &Comparison<'_, '_>, mask: &Mask) -> Section {
    let mut sections: Vec<Section> = Vec::new();
    for one in &whole.entries {
        for judged in one.under.iter().filter(|judged| !judged.at_home && judged.answered() > 0) {
            let section = under(one, judged, mask);
            sections.push(Section {
                title: say(
                    "title-under",
                    &[("inspection", &one.inspection.title), ("framework", &judged.framework.id)],
                ),
                ..section
            });
        }
    }
    let text = match sections.is_empty() {
        true => label("text-no-inspection-here-has-cases"),
        false => label("text-the-same-cases-under-another"),
    };
    chapter("derived", label("title-the-same-cases-under-the-other"), vec![paragraph(text)], sections)
}
