use assize_diag::{Span, Spanned, nearest};
use assize_model::Status;
use toml::de::DeTable;

use super::{Item, Page, PageKind};
use crate::diags;

/// A table being read. It remembers what it was asked for, so that [`finish`](Table::finish) can say what is missing and what nobody
/// asked for.
pub(crate) struct Table<'a> {
    pub(crate) page: &'a Page<'a>,
    /// What messages call it: "`[sample]`".
    pub(crate) what: String,
    pub(crate) span: Span,
    entries: &'a DeTable<'a>,
    known: Vec<&'static str>,
    missing: Vec<&'static str>,
}

impl<'a> Table<'a> {
    pub(super) fn new(page: &'a Page<'a>, what: String, span: Span, entries: &'a DeTable<'a>) -> Self {
        Self { page, what, span, entries, known: Vec::new(), missing: Vec::new() }
    }

    /// The value of a key that may be left out.
    pub(crate) fn get(&mut self, key: &'static str) -> Option<Item<'a>> {
        self.known.push(key);
        let value = self.entries.get(key)?;
        Some(Item::new(self.page, format!("`{key}` of {}", self.what), value))
    }

    /// The value of a key that must be there.
    pub(crate) fn required(&mut self, key: &'static str) -> Option<Item<'a>> {
        let item = self.get(key);
        if item.is_none() {
            self.missing.push(key);
        }
        item
    }

    /// The table of a `[key]`.
    pub(crate) fn table(&mut self, key: &'static str) -> Option<Table<'a>> {
        let mut table = self.get(key)?.table()?;
        table.what = format!("`[{key}]`");
        Some(table)
    }

    /// The tables of a `[[key]]`, none where it is left out.
    pub(crate) fn tables(&mut self, key: &'static str) -> Vec<Table<'a>> {
        self.get(key).and_then(|item| item.tables(key)).unwrap_or_default()
    }

    pub(crate) fn string(&mut self, key: &'static str) -> Option<String> {
        Some(self.get(key)?.string()?.value)
    }

    pub(crate) fn count(&mut self, key: &'static str) -> Option<Spanned<u64>> {
        self.get(key)?.count()
    }

    /// `status`, which says how a value is known.
    pub(crate) fn status(&mut self) -> Option<Status> {
        self.get("status")?.choice(&Status::ALL, Status::word)
    }

    /// Every entry but `source`, in the order of the file: for tables whose keys are the user's own.
    pub(crate) fn entries(&self) -> Vec<(Spanned<String>, Item<'a>)> {
        let mut entries: Vec<_> = self.entries.iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        let own = |key: &str| self.page.kind == PageKind::ColumnMap || key != "source";
        let entry = |(key, value): (&'a toml::Spanned<toml::de::DeString<'a>>, _)| {
            let what = format!("{} of {}", diags::tick(key.get_ref()), self.what);
            let key = Spanned { value: key.get_ref().to_string(), span: self.page.span(key.span()) };
            (key, Item::new(self.page, what, value))
        };
        entries.into_iter().filter(|(key, _)| own(key.get_ref())).map(entry).collect()
    }

    /// Says which keys are missing and which nobody knows. In a record `source` may stand on every table.
    pub(crate) fn finish(mut self) {
        if self.page.kind == PageKind::Record && !self.known.contains(&"source") {
            self.string("source");
        }
        for key in &self.missing {
            self.page.complaints.push(match *key {
                "inspection" => diags::toml::no_inspection(self.span),
                key => diags::toml::missing_key(key, &self.what, self.span),
            });
        }
        for (key, _) in self.entries() {
            if !self.known.contains(&key.value.as_str()) {
                let near = nearest(&key.value, self.known.iter().copied());
                self.page.complaints.push(diags::toml::unknown_key(
                    self.page.kind,
                    &key,
                    &self.what,
                    &self.known,
                    near,
                ));
            }
        }
    }
}
