//! `[sample]`: how the sample was drawn.

use assize_diag::{Placed, Spanned};
use assize_model::{SampleDesign, Stratum};
use assize_reader::{TomlItem, TomlTable};

use super::unique;
use crate::diags;

pub(super) fn read(mut table: TomlTable<'_>) -> SampleDesign {
    let span = table.span;
    let unit = table.get("unit").and_then(TomlItem::string);
    let unit = unit.map(|unit| Placed { value: unit.value, place: unit.span.into() });
    let [eligible, drawn, assessed, replaced] = counts(&mut table);
    let caseload = table.whole("caseload").map(|count| count.value);
    let frame = table.string("frame");
    let window = table.get("window").and_then(TomlItem::period).unwrap_or_default();
    let titled: Vec<_> = table.tables("stratum").into_iter().filter_map(stratum).collect();
    unique::check(table.page, titled.iter().map(|(title, _)| title), |title, first| {
        diags::record::id_twice("stratum", title, first)
    });
    table.finish();
    let strata = titled.into_iter().map(|(title, value)| Spanned { value, span: title.span }).collect();
    SampleDesign {
        eligible,
        drawn,
        assessed,
        replaced,
        caseload,
        frame,
        window,
        unit,
        strata,
        place: Some(span.into()),
    }
}

/// One part of the frame, and its title with its place.
fn stratum(mut table: TomlTable<'_>) -> Option<(Spanned<String>, Stratum)> {
    let title = table.required("title").and_then(TomlItem::string);
    let when = table.get("when").map(when).unwrap_or_default();
    let [eligible, drawn, assessed, replaced] = counts(&mut table);
    table.finish();
    let title = title?;
    let stratum = Stratum { title: title.value.clone(), when, eligible, drawn, assessed, replaced };
    Some((title, stratum))
}

fn counts(table: &mut TomlTable<'_>) -> [Option<u64>; 4] {
    ["eligible", "drawn", "assessed", "replaced"].map(|key| table.whole(key).map(|count| count.value))
}

/// Facts and values as written, not checked yet. Complains of a table without facts, and of a fact without values.
fn when(item: TomlItem<'_>) -> Vec<(Spanned<String>, Vec<Spanned<String>>)> {
    let (page, span) = (item.page, item.span);
    let Some(table) = item.table() else { return Vec::new() };
    let entries = table.entries();
    if entries.is_empty() {
        page.complaints.push(diags::record::empty_stratum(span));
    }
    let demand = |(fact, values): (Spanned<String>, TomlItem<'_>)| {
        let span = values.span;
        let values: Vec<_> = values.list_of(&fact.value)?.into_iter().filter_map(TomlItem::string).collect();
        if values.is_empty() {
            page.complaints.push(diags::record::empty_stratum(span));
        }
        Some((fact, values))
    };
    entries.into_iter().filter_map(demand).collect()
}
