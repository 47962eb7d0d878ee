use std::borrow::Cow;

use assize_diag::Spanned;
use assize_model::fold;
use assize_reader::TomlPage;
use indexmap::IndexMap;

use crate::diags::listed_twice;

/// Complains of ids that are twice in a list.
pub(super) fn ids(page: &TomlPage<'_>, list: &str, entries: &[Spanned<String>]) {
    complain(page, list, entries, |word| Cow::Borrowed(word));
}

/// Complains of words that are twice in a list, compared as words are.
pub(super) fn words(page: &TomlPage<'_>, list: &str, entries: &[Spanned<String>]) {
    complain(page, list, entries, fold);
}

fn complain(page: &TomlPage<'_>, list: &str, entries: &[Spanned<String>], key: fn(&str) -> Cow<'_, str>) {
    let mut seen: IndexMap<Cow<'_, str>, &Spanned<String>> = IndexMap::new();
    for entry in entries {
        if let Some(first) = seen.insert(key(&entry.value), entry) {
            page.complaints.push(listed_twice(list, first, entry));
        }
    }
}
