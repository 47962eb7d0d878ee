//! `[measures]`: numbers that are not shares.

use assize_model::{GivenMeasure, MeasureValue, ratio};
use assize_reader::{TomlItem, TomlTable};

use crate::diags;

pub(super) fn read(item: TomlItem<'_>, default_source: Option<&str>) -> Option<MeasureValue> {
    let source = || default_source.map(str::to_owned);
    if !item.is_table() {
        return Some(MeasureValue { given: value(item)?, status: None, source: source() });
    }
    let mut table = item.table()?;
    let given = given(&mut table);
    let status = table.get("status").and_then(TomlItem::status);
    let source = table.string("source").or_else(source);
    table.finish();
    Some(MeasureValue { given: given?, status, source })
}

fn value(item: TomlItem<'_>) -> Option<GivenMeasure> {
    if item.is_string() {
        item.page.complaints.push(diags::record::measure_in_words(&item.what(), item.span));
        return None;
    }
    let (value, decimals) = item.decimal_as_written()?;
    Some(GivenMeasure::Value(value.value, decimals))
}

/// A value, or a numerator and a denominator.
fn given(table: &mut TomlTable<'_>) -> Option<GivenMeasure> {
    let [own, numerator, denominator] = ["value", "numerator", "denominator"].map(|key| table.get(key));
    match (own, numerator, denominator) {
        (Some(item), None, None) => value(item),
        (None, Some(numerator), Some(denominator)) => {
            let (numerator, denominator) = (numerator.decimal(), denominator.decimal());
            let (numerator, denominator) = (numerator?, denominator?);
            if denominator.value == ratio(0, 1) {
                table.page.complaints.push(diags::record::rate_of_nothing(&table.what, denominator.span));
                return None;
            }
            Some(GivenMeasure::Rate { numerator: numerator.value, denominator: denominator.value })
        }
        _ => {
            table.page.complaints.push(diags::record::one_measure(&table.what, table.span));
            None
        }
    }
}
