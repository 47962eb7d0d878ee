//! `[counts]`: published counts of a question.

use assize_model::Counts;
use assize_reader::TomlItem;

use crate::diags;

pub(super) fn read(item: TomlItem<'_>, default_source: Option<&str>) -> Option<Counts> {
    let mut table = item.table()?;
    let sufficient = table.required("sufficient").and_then(TomlItem::whole);
    let insufficient = table.required("insufficient").and_then(TomlItem::whole);
    let not_done = table.whole("not-done");
    if let (Some(not_done), Some(insufficient)) = (&not_done, &insufficient)
        && not_done.value > insufficient.value
    {
        table.page.complaints.push(diags::record::not_done_over_insufficient(not_done, insufficient));
    }
    let mut count = |key| table.whole(key).map_or(0, |count| count.value);
    let (cannot_tell, missing, not_applicable) = (count("cannot-tell"), count("missing"), count("not-applicable"));
    let status = table.get("status").and_then(TomlItem::status);
    let source = table.string("source").or(default_source.map(str::to_owned));
    table.finish();
    Some(Counts {
        sufficient: sufficient?.value,
        insufficient: insufficient?.value,
        cannot_tell,
        missing,
        not_applicable,
        not_done: not_done.map(|not_done| not_done.value),
        status,
        source,
    })
}
