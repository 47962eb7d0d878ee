use assize_diag::Spanned;
use assize_reader::{TomlItem, TomlPage, TomlTable, What, tick};

use crate::diags::{Sort, bad_id};

/// The required `id` of a table; from here on messages call the table by it.
pub(super) fn id_of(table: &mut TomlTable<'_>, noun: &'static str) -> Option<Spanned<String>> {
    let Some(id) = table.required("id").and_then(|id| read_id(id, noun)) else {
        // Nothing can name it, and what does is right.
        table.page.follows(Sort::of_noun(noun)?.code());
        return None;
    };
    table.what = What::thing(noun, &id.value);
    Some(id)
}

/// An identifier; one that is malformed is complained of and still given, so that what refers to it is found.
pub(super) fn read_id(item: TomlItem<'_>, noun: &'static str) -> Option<Spanned<String>> {
    let (page, id) = (item.page, item.string()?);
    check_id(page, noun, &id);
    Some(id)
}

/// Complains of an identifier that is malformed.
pub(super) fn check_id(page: &TomlPage<'_>, noun: &'static str, id: &Spanned<String>) {
    let part = |character: char| character.is_ascii_alphanumeric() || matches!(character, '.' | '-' | '_');
    let foreign = id.value.chars().find(|character| !part(*character));
    if foreign.is_some() || !id.value.chars().any(|character| character.is_ascii_alphanumeric()) {
        page.complaints.push(bad_id(noun, id, foreign.map(|character| tick(&character.to_string()))));
    }
}
