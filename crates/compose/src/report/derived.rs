//! Chapter 7 of a comparison: the cases of each under the regimes of the others, and how much depends on the rules.

use assize_analysis::Comparison;
use assize_report::{Audience, Block, Section};

use crate::rejudgement::under;

/// A section an inspection and regime that is not its own; bounds, and the same for 0, 1 and 2 misses. Nothing where there are no such cases.
pub(super) fn derived(whole: &Comparison<'_, '_>, audience: Audience) -> Option<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for one in &whole.entries {
        for judged in one.under.iter().filter(|judged| !judged.at_home && judged.answered() > 0) {
            let section = under(one, judged, audience);
            sections
                .push(Section { title: format!("{}, under {}", one.inspection.title, judged.framework.id), ..section });
        }
    }
    let text = "The same cases under another regime: every share is worked from observations by that regime's rules, which are assumed, and is between limits where an observation was not recorded. No rating here was ever given.";
    let title = "The same cases under the other regimes";
    (!sections.is_empty()).then(|| Section::new("derived", title).block(Block::paragraph(text)).sections(sections))
}
