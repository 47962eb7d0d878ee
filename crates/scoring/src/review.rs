use assize_diag::{Diagnostics, Place};

use crate::diags;
use crate::{Flag, Scorecard};

/// What in a scorecard deserves a warning: decisions of the panel that nothing made eligible, printed values that do not agree.
pub fn review(scorecard: &Scorecard<'_>, diagnostics: &mut Diagnostics) {
    for (index, node) in scorecard.nodes.iter().enumerate() {
        let Some(panel) = &node.panel else { continue };
        for flag in &node.flags {
            let why = match flag {
                Flag::PanelWithoutTrigger => "has no trigger in that direction",
                Flag::PanelMoreThanOneBand => "is more than one band away from the rule's",
                Flag::PanelOnUnknown => "stands where the scoring rule gives no single rating",
                Flag::UnknownAnswersCouldChange | Flag::RoundingDecides => continue,
            };
            diagnostics.push(diags::panel_decision(scorecard.framework, index, panel.decision.span, why));
        }
    }
    for check in scorecard.checks.iter().filter(|check| !check.agrees) {
        let place = Place::Text(check.span);
        diagnostics.push(diags::printed_differs(place, &check.name.to_string()));
    }
}
