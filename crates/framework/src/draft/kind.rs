//! `[[kind]]`: kinds of provider.

use assize_diag::Spanned;
use assize_model::ProviderKind;
use assize_reader::TomlTable;

use super::id::id_of;
use super::twice;

/// The kinds that a file declares, in their order.
pub(crate) fn read_all(file: &mut TomlTable<'_>) -> Vec<(Spanned<String>, ProviderKind)> {
    let page = file.page;
    let read: Vec<_> =
        file.tables("kind").into_iter().enumerate().filter_map(|(order, table)| read(order, table)).collect();
    let ids: Vec<_> = read.iter().map(|(id, _)| id.clone()).collect();
    twice::ids(page, "`[[kind]]`", &ids);
    read
}

fn read(order: usize, mut table: TomlTable<'_>) -> Option<(Spanned<String>, ProviderKind)> {
    let id = id_of(&mut table, "kind of provider");
    let title = table.required_string("title");
    let plural = table.string("plural");
    let short = table.string("short");
    let is_complete = table.flag("complete").is_some_and(|complete| complete.value);
    table.finish();
    let id = id?;
    let (plural, short) = (plural.as_deref().unwrap_or(&title), short.as_deref().unwrap_or(&title));
    let kind = ProviderKind::new(order, &id.value, &title, plural, short, is_complete);
    Some((id, kind))
}
