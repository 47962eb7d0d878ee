use assize_diag::{Span, Spanned};
use assize_reader::TomlItem;

use super::twice;
use crate::diags::{EmptyPart, empty_condition};

/// The value of `applies` or `when`.
#[derive(Clone)]
pub(crate) enum WhenDraft {
    Judged,
    If(ConditionDraft),
}

/// A list of alternatives.
#[derive(Clone)]
pub(crate) struct ConditionDraft {
    pub(crate) alternatives: Vec<AlternativeDraft>,
}

/// Facts that must each have one of some values.
#[derive(Clone)]
pub(crate) struct AlternativeDraft {
    pub(crate) demands: Vec<(Spanned<String>, Vec<Spanned<String>>)>,
    pub(crate) span: Span,
}

impl WhenDraft {
    pub(crate) fn read(item: TomlItem<'_>) -> Option<Self> {
        if !item.is_string() {
            return ConditionDraft::read(item).map(Self::If);
        }
        let (page, written) = (item.page, item.string()?);
        if written.value != "judged" {
            page.complain_of_word("condition", &written, "judged", "a list of alternatives");
            return None;
        }
        Some(Self::Judged)
    }
}

impl ConditionDraft {
    pub(crate) fn read(item: TomlItem<'_>) -> Option<Self> {
        let (page, what, span) = (item.page, item.what(), item.span);
        let alternatives = item.list()?;
        if alternatives.is_empty() {
            page.complaints.push(empty_condition(&what, EmptyPart::Condition, span));
        }
        Some(Self { alternatives: alternatives.into_iter().filter_map(read_alternative).collect() })
    }
}

fn read_alternative(item: TomlItem<'_>) -> Option<AlternativeDraft> {
    let (page, what, span) = (item.page, item.what(), item.span);
    let entries = item.table()?.entries();
    if entries.is_empty() {
        page.complaints.push(empty_condition(&what, EmptyPart::Alternative, span));
    }
    let mut demands = Vec::new();
    for (fact, values) in entries {
        let (what, span) = (values.what(), values.span);
        let Some(values) = values.list_of(&fact.value) else { continue };
        if values.is_empty() {
            page.complaints.push(empty_condition(&what, EmptyPart::Values, span));
        }
        let values: Vec<_> = values.into_iter().filter_map(TomlItem::string).collect();
        twice::words(page, &what, &values);
        demands.push((fact, values));
    }
    Some(AlternativeDraft { demands, span })
}
