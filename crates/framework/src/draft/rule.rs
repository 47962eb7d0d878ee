use assize_diag::{Span, Spanned};
use assize_reader::TomlItem;

use super::{ConditionDraft, Origin, twice};
use crate::diags::{empty_rule, too_many_misses};

#[derive(Clone)]
pub(crate) struct RuleDraft {
    pub(crate) required: Vec<EntryDraft>,
    pub(crate) plus: Vec<EntryDraft>,
    pub(crate) misses: usize,
    pub(crate) origin: Origin,
    pub(crate) span: Span,
}

#[derive(Clone)]
pub(crate) struct EntryDraft {
    pub(crate) id: Spanned<String>,
    pub(crate) condition: Option<ConditionDraft>,
}

impl RuleDraft {
    /// Reads the rule of a question; it is known as the question is, where it does not say itself.
    pub(crate) fn read(item: TomlItem<'_>, question: &str, known: &Origin) -> Option<Self> {
        let mut table = item.table()?;
        table.what = format!("the rule of {question}").into();
        let (page, errors) = (table.page, table.page.complaints.errors());
        let required = table.get("required").and_then(read_entries).unwrap_or_default();
        let plus = table.get("plus").and_then(read_entries).unwrap_or_default();
        let misses = table.get("misses").and_then(TomlItem::whole);
        let most = plus.len().min(crate::Rule::MOST_MISSES);
        let readable = errors == page.complaints.errors();
        if readable && required.is_empty() && plus.is_empty() {
            page.complaints.push(empty_rule(&table.what, table.span));
        } else if let Some(misses) = misses.as_ref().filter(|misses| readable && misses.value > most as u64) {
            page.complaints.push(too_many_misses(&table.what, misses, plus.len()));
        }
        let (origin, span) = (Origin::read_expected_or(&mut table, known), table.span);
        table.finish();
        let misses = misses.map_or(0, |misses| usize::try_from(misses.value).unwrap_or(usize::MAX));
        Some(Self { required, plus, misses, origin, span })
    }
}

fn read_entries(item: TomlItem<'_>) -> Option<Vec<EntryDraft>> {
    let (page, what) = (item.page, item.what());
    let entries: Vec<_> = item.list()?.into_iter().filter_map(read_entry).collect();
    let ids: Vec<_> = entries.iter().map(|entry| entry.id.clone()).collect();
    twice::ids(page, &what, &ids);
    Some(entries)
}

/// An id, or `{ id, if }`.
fn read_entry(item: TomlItem<'_>) -> Option<EntryDraft> {
    if !item.is_table() {
        return Some(EntryDraft { id: item.string()?, condition: None });
    }
    let mut table = item.table()?;
    let id = table.required("id").and_then(TomlItem::string);
    let condition = table.get("if").and_then(ConditionDraft::read);
    table.finish();
    Some(EntryDraft { id: id?, condition })
}
