use assize_diag::{Diagnostic, Span, Spanned};
use assize_reader::TomlPage;
use indexmap::IndexMap;

/// Complains in these words of each id that stands twice; they are given the second, and where the first is.
pub(super) fn check<'i>(
    page: &TomlPage<'_>,
    ids: impl IntoIterator<Item = &'i Spanned<String>>,
    complaint: impl Fn(&Spanned<String>, Span) -> Diagnostic,
) {
    let mut first: IndexMap<&str, Span> = IndexMap::new();
    for id in ids {
        match first.get(id.value.as_str()) {
            Some(first) => page.complaints.push(complaint(id, *first)),
            None => {
                first.insert(&id.value, id.span);
            }
        }
    }
}
