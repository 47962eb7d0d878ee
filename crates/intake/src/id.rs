//! Ids, which name files and figures.

use assize_diag::Spanned;
use assize_reader::TomlItem;

use crate::diags;

/// Whether it can name files and figures.
pub(crate) fn is_id(text: &str) -> bool {
    let part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
    text.len() <= 100 && text.bytes().all(part) && text.starts_with(|first: char| first.is_ascii_alphanumeric())
}

/// An id; one that is malformed is complained of and still given, so that what refers to it is found.
pub(crate) fn read_id(item: TomlItem<'_>) -> Option<Spanned<String>> {
    let (page, what) = (item.page, item.what());
    let id = item.string()?;
    if !is_id(&id.value) {
        page.complaints.push(diags::record::bad_id(&what, &id));
    }
    Some(id)
}
