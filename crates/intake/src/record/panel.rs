//! `[panel]`: decisions of the ratings panel.

use assize_model::Panel;
use assize_reader::Item;

pub(super) fn read(item: Item<'_>, default_source: Option<&str>) -> Option<Panel> {
    let mut table = item.table()?;
    let rating = table.required("rating").and_then(Item::string);
    let reason = table.required("reason").and_then(Item::string);
    let status = table.get("status").and_then(Item::status);
    let source = table.string("source").or(default_source.map(str::to_owned));
    table.finish();
    Some(Panel { rating: rating?.value, reason: reason?.value, status, source })
}
