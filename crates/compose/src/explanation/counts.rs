//! How units and observations were counted.

use assize_report::Tree;
use assize_scoring::{Figure, NineCounts, ObservationCount, QuestionTally};

use super::leaf;
use crate::figures;

/// The nine counts, those that are not zero.
pub(super) fn counts(tally: &QuestionTally) -> Tree {
    let counts = &tally.counts;
    let all = [
        (counts.sufficient, "sufficient"),
        (counts.sufficient_incomplete, "sufficient although incomplete"),
        (counts.insufficient, "insufficient"),
        (counts.insufficient_incomplete, "insufficient although incomplete"),
        (counts.unknown, "unknown"),
        (counts.not_applicable, "not applicable"),
        (counts.optional_sufficient, "sufficient if it applies"),
        (counts.optional_insufficient, "insufficient if it applies"),
        (counts.optional_unknown, "unknown if it applies"),
    ];
    let parts: Vec<String> =
        all.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
    let mut notes = Vec::new();
    if counts.absent {
        notes.push("an observation of the rule has no column in the table".to_owned());
    }
    if tally.agreement.of > 0 {
        notes.push(format!("recorded and derived agree in {} of {}", tally.agreement.same, tally.agreement.of));
    }
    let text = if parts.is_empty() { "counts: no units".to_owned() } else { format!("counts: {}", parts.join(", ")) };
    Tree { text, notes, children: Vec::new() }
}

pub(super) fn observation(one: &ObservationCount) -> Tree {
    if !one.present {
        return leaf(format!("{}: no such column; unknown for every unit", one.id));
    }
    let [sufficient, insufficient, cannot_tell, not_applicable, missing] = one.answers;
    let all = [
        (sufficient, "sufficient"),
        (insufficient, "insufficient"),
        (cannot_tell, "cannot tell"),
        (not_applicable, "not applicable"),
        (missing, "missing"),
    ];
    let parts: Vec<String> =
        all.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
    leaf(format!("{}: {}", one.id, parts.join(", ")))
}

/// "58% (64 of 111); 54% to 58% whatever the unknown answers are, with 4 decided although incomplete".
pub(super) fn share_words(figure: &Figure, counts: Option<&NineCounts>) -> String {
    let limits = figures::limits_text(&figure.limits.low, &figure.limits.high);
    match (&figure.point, counts.and_then(NineCounts::point)) {
        (Some(point), counted) => {
            let text = match counted {
                Some((n, of)) => figures::counts_text(n, of),
                None => format!("{} ({})", figures::percent_text(point), figures::two_decimals_text(point)),
            };
            if figure.limits.as_point().is_some() {
                text
            } else {
                let incomplete =
                    counts.map_or(0, |counts| counts.sufficient_incomplete + counts.insufficient_incomplete);
                let with = if incomplete == 0 {
                    String::new()
                } else {
                    format!(", with {incomplete} decided although incomplete")
                };
                format!("{text}; {limits} whatever the unknown answers are{with}")
            }
        }
        (None, _) => format!("{limits}, no exact share"),
    }
}
