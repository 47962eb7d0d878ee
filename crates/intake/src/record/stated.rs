//! `[stated]`: limits that a source gives in words.

use assize_diag::Span;
use assize_model::{Exact, Limit, PrintedPart, Stated, ratio};
use assize_reader::{TomlItem, TomlTable};

use super::entered::{beside, what_was_not_done};
use crate::diags;

/// A source stands on each, since the words are its own, or retold.
pub(super) fn read(item: TomlItem<'_>, _default_source: Option<&str>) -> Option<Stated> {
    let mut table = item.table()?;
    let above = limit(&mut table, "above", true);
    let at_least = limit(&mut table, "at-least", false);
    let below = limit(&mut table, "below", true);
    let at_most = limit(&mut table, "at-most", false);
    let about = table.get("about").and_then(|item| item.choice("part", &PrintedPart::ALL, PrintedPart::side));
    let not_done = table.get("not-done").map(|item| (item.span, what_was_not_done(item)));
    let words = table.required("words").and_then(TomlItem::string);
    let retold = table.flag("retold").is_some_and(|retold| retold.value);
    let source = table.required("source").and_then(TomlItem::string);
    let low = one_side(&table, above, at_least);
    let high = one_side(&table, below, at_most);
    if low.is_none() && high.is_none() && not_done.is_none() {
        table.page.complaints.push(diags::record::no_limit(&table.what, table.span));
    }
    if let (Some((_, span)), Some(PrintedPart::NotDone)) = (&low, about) {
        table.page.complaints.push(diags::record::lower_limit_of_not_done(&table.what, *span));
    }
    let span = low.as_ref().or(high.as_ref()).map_or(table.span, |(_, span)| *span);
    let low = low.map_or_else(Limit::zero, |(limit, _)| limit);
    let high = high.map_or_else(Limit::one, |(limit, _)| limit);
    if low.value > high.value || (low.value == high.value && (low.open || high.open)) {
        table.page.complaints.push(diags::record::nothing_between(&table.what, span));
    }
    let not_done = not_done.and_then(|(span, not_done)| beside(&table, not_done?, span, &low));
    table.finish();
    Some(Stated { low, high, words: words?.value, retold, about, not_done, source: source?.value })
}

fn limit(table: &mut TomlTable<'_>, key: &'static str, open: bool) -> Option<(Limit, Span)> {
    let item = table.get(key)?;
    let span = item.span;
    let percent: Exact = item.percent()?.percent;
    Some((Limit { value: percent / ratio(100, 1), open }, span))
}

fn one_side(
    table: &TomlTable<'_>,
    open: Option<(Limit, Span)>,
    closed: Option<(Limit, Span)>,
) -> Option<(Limit, Span)> {
    if let (Some((_, first)), Some((_, second))) = (&open, &closed) {
        table.page.complaints.push(diags::record::two_limits(&table.what, *first.min(second), *first.max(second)));
    }
    open.or(closed)
}
