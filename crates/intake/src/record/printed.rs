//! `[printed]`: what the report prints, by key.

use assize_diag::{Placed, Spanned};
use assize_model::{Printed, PrintedPart, PrintedValue};
use assize_reader::{TomlItem, TomlTable};

use super::entered::per_cent;
use crate::diags;

pub(super) fn read(mut table: TomlTable<'_>) -> Vec<Placed<Printed>> {
    // The page's own, not an entry: it is read so that a wrong type is told.
    table.string("source");
    table.by_id().into_iter().filter_map(|(key, item)| entry(key, item)).collect()
}

fn entry(key: Spanned<String>, item: TomlItem<'_>) -> Option<Placed<Printed>> {
    let printed = |id: &str, part, value| {
        Some(Placed { value: Printed { id: id.to_owned(), part, value }, place: key.span.into() })
    };
    match key.value.split_once('#') {
        None if key.value == "overall" => {
            printed("overall", PrintedPart::Whole, PrintedValue::Rating(item.string()?.into()))
        }
        None if key.value == "points" => {
            printed("overall", PrintedPart::Whole, PrintedValue::Points(item.whole()?.value))
        }
        None if item.is_string() => {
            printed(&key.value, PrintedPart::Whole, PrintedValue::Rating(item.string()?.into()))
        }
        None => printed(&key.value, PrintedPart::Whole, PrintedValue::Percent(per_cent(item)?)),
        Some((id, part)) => {
            let Some(part) = PrintedPart::NAMED.into_iter().find(|known| known.word() == part) else {
                item.page.complaints.push(diags::record::printed_part(&key, id));
                return None;
            };
            printed(id, part, PrintedValue::Percent(per_cent(item)?))
        }
    }
}
