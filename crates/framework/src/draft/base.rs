use assize_model::{Exact, ratio};
use assize_reader::{TomlItem, TomlTable};

use super::Origin;
use crate::diags::{as_fractions, no_minimum};
use crate::{BelowMinimum, Blank, MinimumBase, MissingRule};

/// `minimum = { units, answered, otherwise }` of a band.
pub(super) fn read_minimum(item: TomlItem<'_>) -> Option<MinimumBase> {
    let (page, what, span) = (item.page, item.what(), item.span);
    let mut table = item.table()?;
    let units = table.get("units").and_then(TomlItem::whole);
    let answered = table.get("answered");
    let says_answered = answered.is_some();
    let of_answered = answered.as_ref().map(|item| item.span);
    let answered = answered.and_then(read_percent);
    let idle_units = units.as_ref().filter(|units| units.value == 0).map(|units| ("units", units.span));
    let idle_answered = answered.as_ref().filter(|answered| **answered == ratio(0, 1)).zip(of_answered);
    for (key, span) in idle_units.into_iter().chain(idle_answered.map(|(_, span)| ("answered", span))) {
        page.complaints.push(no_minimum(key, &what, span));
    }
    let units = units.map(|units| units.value);
    let otherwise = table.required("otherwise");
    let otherwise = otherwise.and_then(|item| item.choice("way", &BelowMinimum::ALL, BelowMinimum::words));
    if units.is_none() && !says_answered && otherwise.is_some() {
        page.complain_of_blank(&what, span);
    }
    table.finish();
    Some(MinimumBase { units, answered, otherwise: otherwise? })
}

/// A percentage; one that is written as a part of one is complained of.
fn read_percent(item: TomlItem<'_>) -> Option<Exact> {
    let (page, what, span) = (item.page, item.what(), item.span);
    let percent = item.percent()?;
    if percent.decimals > 0 && percent.percent < ratio(1, 1) {
        page.complaints.push(as_fractions(&what, "is", &[&percent.percent], span));
        return None;
    }
    Some(percent.percent)
}

pub(super) fn read_missing(mut table: TomlTable<'_>) -> Option<MissingRule> {
    let span = table.span;
    let blank = table.get("blank").map(|item| item.choice("way to count a blank", &Blank::ALL, Blank::words));
    let leave_out_above = table.get("leave-out-above").map(read_percent);
    if blank.is_none() && leave_out_above.is_none() {
        table.page.complain_of_blank(&table.what, span);
    }
    let origin = Origin::read_expected(&mut table);
    table.finish();
    Some(MissingRule {
        blank: blank.unwrap_or(Some(Blank::Unknown))?,
        leave_out_above: leave_out_above.flatten(),
        origin,
        span,
    })
}
