//! `[entered]`: what an inspector judged, or all that was published; and `[panel]`: what the ratings panel decided of it.

use assize_diag::Span;
use assize_model::{Entered, EnteredValue, Limit, NotDone, Panel, PrintedPercent, ratio};
use assize_reader::{TomlItem, TomlTable};

use crate::diags;

pub(super) fn read(item: TomlItem<'_>, default_source: Option<&str>) -> Option<Entered> {
    let default_source = default_source.map(str::to_owned);
    if item.is_string() {
        let value = EnteredValue::Rating(item.string()?.into());
        return Some(Entered { value, not_done: None, status: None, source: default_source });
    }
    let mut table = item.table()?;
    let value = value(&mut table);
    let not_done = not_done(&mut table, value.as_ref());
    let status = table.get("status").and_then(TomlItem::status);
    let source = table.string("source").or(default_source);
    table.finish();
    Some(Entered { value: value?, not_done, status, source })
}

pub(super) fn panel(item: TomlItem<'_>, default_source: Option<&str>) -> Option<Panel> {
    let mut table = item.table()?;
    let rating = table.required("rating").and_then(TomlItem::string);
    let reason = table.required("reason").and_then(TomlItem::string);
    let status = table.get("status").and_then(TomlItem::status);
    let source = table.string("source").or(default_source.map(str::to_owned));
    table.finish();
    Some(Panel { rating: rating?.into(), reason: reason?.value, status, source })
}

/// A part of what was not sufficient, so it goes with a percentage, and is no more than that leaves.
fn not_done(table: &mut TomlTable<'_>, value: Option<&EnteredValue>) -> Option<NotDone> {
    let item = table.get("not-done")?;
    let (span, not_done) = (item.span, what_was_not_done(item)?);
    let share = |percent| percent / ratio(100, 1);
    let least = match value? {
        EnteredValue::Score { value, low: None, high: None, over: None } => {
            Limit::closed(share(&value.percent - value.half_unit()))
        }
        EnteredValue::Insufficient(percent) => {
            let left = percent.turned();
            Limit { value: share(&left.percent - left.half_unit()), open: true }
        }
        EnteredValue::Rating(_) | EnteredValue::NotRated(_) | EnteredValue::Score { .. } => {
            table.page.complaints.push(diags::record::not_done_without_percentage(&table.what, span));
            return None;
        }
    };
    beside(table, not_done, span, &least)
}

/// A percentage, or n of N.
pub(super) fn what_was_not_done(item: TomlItem<'_>) -> Option<NotDone> {
    if !item.is_table() {
        return per_cent(item).map(NotDone::Printed);
    }
    let (page, what) = (item.page, item.what());
    let mut table = item.table()?;
    let count = table.required("count").and_then(TomlItem::whole);
    let of = table.required("of").and_then(TomlItem::whole);
    table.finish();
    let (count, of) = (count?, of?);
    if of.value == 0 {
        page.complaints.push(diags::record::of_none(&what, of.span));
    } else if count.value > of.value {
        page.complaints.push(diags::record::count_over_of(&count, &of));
    } else {
        return Some(NotDone::Counted(count.value, of.value));
    }
    None
}

/// What was not done, where it leaves room for the least that was sufficient; both may be rounded.
pub(super) fn beside(table: &TomlTable<'_>, not_done: NotDone, span: Span, least: &Limit) -> Option<NotDone> {
    let most = not_done.leaves().value;
    if most < least.value || (least.open && most == least.value) {
        table.page.complaints.push(diags::record::not_done_over(&table.what, span));
        return None;
    }
    Some(not_done)
}

/// Exactly one of `rating`, `not-rated`, `value` and `insufficient`; a range goes with `value` alone.
fn value(table: &mut TomlTable<'_>) -> Option<EnteredValue> {
    let (page, what, span) = (table.page, table.what.clone(), table.span);
    let rating = table.get("rating");
    let not_rated = table.get("not-rated");
    let value = table.get("value");
    let insufficient = table.get("insufficient");
    let range = Range::read(table);
    let given = [("rating", &rating), ("not-rated", &not_rated), ("value", &value), ("insufficient", &insufficient)];
    let given: Vec<_> = given.into_iter().filter(|(_, item)| item.is_some()).map(|(key, _)| key).collect();
    if given.len() != 1 {
        page.complaints.push(diags::record::one_entry(&what, &given, span));
        return None;
    }
    if let (Some(range), None) = (range.first, &value) {
        page.complaints.push(diags::record::range_without_value(&what, range));
    }
    if let Some(rating) = rating {
        return Some(EnteredValue::Rating(rating.string()?.into()));
    }
    if let Some(not_rated) = not_rated {
        return Some(EnteredValue::NotRated(not_rated.string()?.value));
    }
    if let Some(insufficient) = insufficient {
        return Some(EnteredValue::Insufficient(per_cent(insufficient)?));
    }
    let (value_span, value) = value.map(|value| (value.span, per_cent(value))).expect("one of the four is given");
    let value = value?;
    if !range.holds(&value) {
        page.complaints.push(diags::record::outside_range(&what, value_span));
    }
    Some(EnteredValue::Score { value, low: range.low, high: range.high, over: range.over })
}

/// A percentage that is not written as a fraction.
pub(super) fn per_cent(item: TomlItem<'_>) -> Option<PrintedPercent> {
    let (page, what, span) = (item.page, item.what(), item.span);
    let percent = item.percent()?;
    if percent.is_fraction() {
        page.complaints.push(diags::record::fraction(&what, span));
        return None;
    }
    Some(percent)
}

/// The range over members, and where it begins in the file.
struct Range {
    low: Option<PrintedPercent>,
    high: Option<PrintedPercent>,
    over: Option<u64>,
    first: Option<Span>,
}

impl Range {
    fn read(table: &mut TomlTable<'_>) -> Self {
        let (low, high, over) = (table.get("low"), table.get("high"), table.get("over"));
        let first = [&low, &high, &over].into_iter().flatten().map(|item| item.span).min();
        Self {
            low: low.and_then(TomlItem::percent),
            high: high.and_then(TomlItem::percent),
            over: over.and_then(TomlItem::whole).map(|over| over.value),
            first,
        }
    }

    fn holds(&self, value: &PrintedPercent) -> bool {
        let not_above = |low: &PrintedPercent, high: &PrintedPercent| low.percent <= high.percent;
        self.low.as_ref().is_none_or(|low| not_above(low, value))
            && self.high.as_ref().is_none_or(|high| not_above(value, high))
    }
}
