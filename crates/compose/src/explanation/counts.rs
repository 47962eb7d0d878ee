//! How units and observations were counted.

use assize_report::Tree;
use assize_scoring::{ObservationCount, QuestionTally};

use super::leaf;
use crate::language::{label, say};

/// The nine counts, those that are not zero.
pub(super) fn counts(tally: &QuestionTally) -> Tree {
    let cell = &tally.cell;
    let all = [
        (cell.sufficient, label("words-sufficient")),
        (cell.sufficient_incomplete, label("words-sufficient-although-incomplete")),
        (cell.insufficient, label("words-insufficient")),
        (cell.insufficient_incomplete, label("words-insufficient-although-incomplete")),
        (cell.unknown, label("words-unknown")),
        (cell.not_applicable, label("words-not-applicable")),
        (cell.optional_sufficient, label("words-sufficient-if-it-applies")),
        (cell.optional_insufficient, label("words-insufficient-if-it-applies")),
        (cell.optional_unknown, label("words-unknown-if-it-applies")),
    ];
    let parts: Vec<String> =
        all.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
    let mut notes = Vec::new();
    if cell.absent {
        notes.push(label("words-an-observation-of-the-rule").to_owned());
    }
    if tally.agreement.of > 0 {
        notes.push(say(
            "say-recorded-and-derived-agree-in",
            &[("same", &tally.agreement.same), ("agreement", &tally.agreement.of)],
        ));
    }
    let text = if parts.is_empty() {
        label("words-counts-no-units").to_owned()
    } else {
        say("say-counts", &[("parts", &parts.join(", "))])
    };
    Tree { text, notes, children: Vec::new() }
}

pub(super) fn observation(one: &ObservationCount) -> Tree {
    if !one.present {
        return leaf(say("say-no-such-column-unknown-for", &[("one", &one.id)]));
    }
    let [sufficient, insufficient, cannot_tell, not_applicable, missing] = one.answers;
    let all = [
        (sufficient, label("words-sufficient")),
        (insufficient, label("words-insufficient")),
        (cannot_tell, label("words-cannot-tell")),
        (not_applicable, label("words-not-applicable")),
        (missing, label("words-missing")),
    ];
    let parts: Vec<String> =
        all.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
    leaf(format!("{}: {}", one.id, parts.join(", ")))
}
