//! Entries of the record, as they were and are.

use assize_analysis::ChangedEntry;
use assize_model::{Counts, EnteredValue, Inspection};
use assize_report::EntryChange;
use assize_scoring::Scorecard;

use crate::figures::{of_text, printed_text};

/// One entry before and after. A whole section only says that it changed.
pub(super) fn entry(before: &Scorecard<'_>, after: &Scorecard<'_>, entry: &ChangedEntry) -> EntryChange {
    let text = |inspection: &Inspection, is_there: bool| match (is_there, entry.key.is_empty()) {
        (false, _) => String::new(),
        (true, true) => String::new(),
        (true, false) => said(inspection, entry).unwrap_or_default(),
    };
    let (mut was, mut is) = (text(before.inspection, entry.before), text(after.inspection, entry.after));
    if entry.key.is_empty() {
        (was, is) = (String::new(), "changed".to_owned());
    } else if was == is {
        is = format!("{is} (source, status or a detail changed)");
    }
    EntryChange { section: entry.section.to_owned(), key: entry.key.clone(), before: was, after: is }
}

fn said(inspection: &Inspection, entry: &ChangedEntry) -> Option<String> {
    let key = entry.key.as_str();
    Some(match entry.section {
        "counts" => counts(&inspection.counts.get(key)?.value),
        "entered" => match &inspection.entered.get(key)?.value.value {
            EnteredValue::Rating(rating) => rating.clone(),
            EnteredValue::Score { value, .. } => printed_text(value),
            EnteredValue::Insufficient(percent) => {
                format!("{printed} not sufficient", printed = printed_text(percent))
            }
        },
        "stated" => format!("\"{}\"", inspection.stated.get(key)?.value.words),
        "panel" => {
            let panel = &inspection.panel.get(key)?.value;
            format!("{} ({})", panel.rating, panel.reason)
        }
        "ratings" => inspection.ratings.get(key)?.value.to_string(),
        _ => return None,
    })
}

fn counts(counts: &Counts) -> String {
    let others = [
        (counts.cannot_tell, "cannot tell"),
        (counts.missing, "missing"),
        (counts.not_applicable, "n/a"),
        (counts.not_done.unwrap_or_default(), "not done"),
    ];
    let others: String =
        others.into_iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!(", {count} {what}")).collect();
    format!("{}{others}", of_text(counts.sufficient, counts.sufficient + counts.insufficient))
}
