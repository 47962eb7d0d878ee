//! `[inspection]`, `[provider]`, `[[member]]` and `[entered]`: what the record says besides the cases.

use assize_diag::Spanned;
use assize_model::Succession;
use assize_reader::{TomlItem, TomlTable};

use super::{Body, InspectionHead, Member};
use crate::names;

pub(super) fn inspection(mut table: TomlTable<'_>) -> InspectionHead {
    let head = InspectionHead {
        id: table.get("id").and_then(names::read_id),
        title: table.string("title"),
        fieldwork: table.get("fieldwork").and_then(TomlItem::period).unwrap_or_default(),
        published: table.get("published").and_then(TomlItem::date).map(|date| date.value),
        areas: plain(table.strings("areas")),
    };
    table.finish();
    head
}

pub(super) fn provider(mut table: TomlTable<'_>) -> Option<Body> {
    let id = table.get("id").and_then(names::read_id);
    let name = table.required("name").and_then(TomlItem::string);
    let kind = table.get("kind").and_then(TomlItem::string);
    let several = table.flag("several").is_some_and(|flag| flag.value);
    let areas = plain(table.strings("areas"));
    let period = table.period();
    let successors = table.get("successors").and_then(TomlItem::list).unwrap_or_default();
    let successors = successors.into_iter().filter_map(succession).collect();
    table.finish();
    Some(Body { id, name: name?, kind, several, areas, period, successors })
}

fn succession(item: TomlItem<'_>) -> Option<Succession> {
    let mut table = item.table()?;
    let id = table.required("id").and_then(names::read_id);
    let by = table.get("by").and_then(TomlItem::divisions).unwrap_or_default();
    let work = table.string("work");
    let on = table.get("on").and_then(TomlItem::date).map(|on| on.value);
    table.finish();
    Some(Succession { id: id?.value, by, work, on })
}

pub(super) fn member(mut table: TomlTable<'_>) -> Option<Member> {
    let id = table.required("id").and_then(names::read_id);
    let name = table.required("name").and_then(TomlItem::string);
    let cases = table.required("cases").and_then(TomlItem::whole);
    table.finish();
    Some(Member { id: id?, name: name?, cases: cases? })
}

/// Ratings of nodes that the inspector judges.
pub(super) fn entered(top: &mut TomlTable<'_>) -> Vec<(Spanned<String>, String)> {
    let Some(table) = top.table("entered") else { return Vec::new() };
    table.entries().into_iter().filter_map(|(node, rating)| Some((node, rating.string()?.value))).collect()
}

fn plain(strings: Option<Vec<Spanned<String>>>) -> Vec<String> {
    strings.unwrap_or_default().into_iter().map(|string| string.value).collect()
}
