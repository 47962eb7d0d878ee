//! Entries of the record, as they were and are.

use assize_analysis::{ChangedEntry, Changes};
use assize_model::{Counts, EnteredValue};
use assize_report::{Cell, Column, Table};
use assize_scoring::Scorecard;

use crate::figures::{of_text, printed_text};
use crate::words::quoted;
use crate::{cells, measures};

/// Each entry before and after. A whole section only says that it changed.
pub(super) fn entries(before: &Scorecard<'_>, after: &Scorecard<'_>, changes: &Changes) -> Table {
    let mut table = Table::new("changed-entries", "What changed in the record").of(&after.inspection.id).columns([
        Column::text("entry", "Entry").for_readers(),
        Column::text("before", "Before"),
        Column::text("after", "After"),
        Column::text("section", "Section of the record").for_scripts(),
        Column::text("key", "Key").for_scripts(),
    ]);
    for entry in &changes.entries {
        let name = format!("[{}] {}", entry.section, entry.key);
        let [was, is] = before_and_after(before, after, entry);
        let key = match entry.key.as_str() {
            "" => Cell::empty("the whole section"),
            key => Cell::text(key),
        };
        table.row(vec![Cell::text(name.trim_end()), was, is, Cell::text(entry.section), key]);
    }
    table
}

fn before_and_after(before: &Scorecard<'_>, after: &Scorecard<'_>, entry: &ChangedEntry) -> [Cell; 2] {
    if entry.key.is_empty() {
        return [Cell::empty("not shown"), Cell::text("changed")];
    }
    let text = |card, is_there: bool| is_there.then(|| said(card, entry)).flatten();
    let (was, is) = (text(before, entry.before), text(after, entry.after));
    let is = match is {
        Some(is) if was.as_ref() == Some(&is) => Some(format!("{is} (source, status or a detail changed)")),
        is => is,
    };
    [was, is].map(|text| cells::or(text, "not there"))
}

fn said(card: &Scorecard<'_>, entry: &ChangedEntry) -> Option<String> {
    let (inspection, key) = (card.inspection, entry.key.as_str());
    Some(match entry.section {
        "counts" => counts(&inspection.counts.get(key)?.value),
        "entered" => match &inspection.entered.get(key)?.value.value {
            EnteredValue::Rating(rating) => rating.name.clone(),
            EnteredValue::NotRated(reason) => format!("not rated: {reason}"),
            EnteredValue::Score { value, .. } => printed_text(value),
            EnteredValue::Insufficient(percent) => {
                format!("{} not sufficient", printed_text(percent))
            }
        },
        "measures" => {
            let node = card.node(card.framework.node(key)?);
            measures::text(node.declared().measure.as_ref()?, node.score().measure.as_ref()?)
        }
        "stated" => {
            let stated = &inspection.stated.get(key)?.value;
            quoted(&stated.words, stated.retold)
        }
        "panel" => {
            let panel = &inspection.panel.get(key)?.value;
            format!("{} ({})", panel.rating.name, panel.reason)
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
