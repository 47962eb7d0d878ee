use assize_diag::{Span, Spanned};
use assize_model::Text;
use toml::de::DeTable;

use super::{Item, Page};
use crate::diags::{MissingKeys, UnknownKey, tick};

/// A table being read. It remembers what it was asked for, so that [`finish`](Table::finish) can say what is missing and what nobody asked for.
pub(crate) struct Table<'a> {
    pub(crate) page: &'a Page<'a>,
    /// What messages call it: "node `2.1`".
    pub(crate) what: String,
    pub(crate) span: Span,
    entries: &'a DeTable<'a>,
    known: Vec<&'static str>,
    missing: Vec<&'static str>,
}

impl<'a> Table<'a> {
    /// The whole of a text.
    pub(crate) fn file(page: &'a Page<'a>, root: &'a DeTable<'a>) -> Self {
        Self::new(page, "the file".to_owned(), page.span(0..0), root)
    }

    pub(crate) fn new(page: &'a Page<'a>, what: String, span: Span, entries: &'a DeTable<'a>) -> Self {
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

    /// The required `id`; from here on messages call this table by it.
    pub(crate) fn id(&mut self, noun: &'static str) -> Option<Spanned<String>> {
        let id = self.required("id")?.id(noun)?;
        self.what = format!("{noun} {}", tick(&id.value));
        Some(id)
    }

    pub(crate) fn string(&mut self, key: &'static str) -> Option<String> {
        Some(self.get(key)?.string()?.value)
    }

    pub(crate) fn strings(&mut self, key: &'static str) -> Option<Vec<Spanned<String>>> {
        self.get(key)?.strings()
    }

    pub(crate) fn text(&mut self, key: &'static str) -> Option<Text> {
        self.get(key)?.text()
    }

    /// A text that must be there; blank where it is not, which has been complained of.
    pub(crate) fn required_text(&mut self, key: &'static str) -> Text {
        self.required(key).and_then(Item::text).unwrap_or_else(|| Text::from(""))
    }

    /// A string that must be there; blank where it is not, which has been complained of.
    pub(crate) fn required_string(&mut self, key: &'static str) -> String {
        self.required(key).and_then(Item::string).map(|string| string.value).unwrap_or_default()
    }

    pub(crate) fn flag(&mut self, key: &'static str) -> Option<Spanned<bool>> {
        self.get(key)?.flag()
    }

    /// Where `replaces = true` stands.
    pub(crate) fn replaces(&mut self) -> Option<Span> {
        self.flag("replaces").filter(|flag| flag.value).map(|flag| flag.span)
    }

    /// The tables of a `[[key]]`, none where it is left out.
    pub(crate) fn tables(&mut self, key: &'static str) -> Vec<Table<'a>> {
        self.get(key).and_then(|item| item.tables(key)).unwrap_or_default()
    }

    /// The table of a `[key]`.
    pub(crate) fn table(&mut self, key: &'static str) -> Option<Table<'a>> {
        let mut table = self.get(key)?.table()?;
        table.what = format!("`[{key}]`");
        Some(table)
    }

    /// The table of a `[key]` that must be there.
    pub(crate) fn required_table(&mut self, key: &'static str, heading: &'static str) -> Option<Table<'a>> {
        if !self.entries.contains_key(key) {
            self.missing.push(heading);
        }
        self.table(key)
    }

    /// Every entry, in the order of the file: for tables whose keys are the user's own.
    pub(crate) fn entries(&self) -> Vec<(Spanned<String>, Item<'a>)> {
        let mut entries: Vec<_> = self.entries.iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        let entry = |(key, value): (&'a toml::Spanned<toml::de::DeString<'a>>, _)| {
            let what = format!("{} of {}", tick(key.get_ref()), self.what);
            let key = Spanned { value: key.get_ref().to_string(), span: self.page.span(key.span()) };
            (key, Item::new(self.page, what, value))
        };
        entries.into_iter().map(entry).collect()
    }

    /// Complains of what is missing and of what is not known here.
    pub(crate) fn finish(self) {
        if !self.missing.is_empty() {
            self.page.complaints.push(MissingKeys { of: &self.what, keys: &self.missing, span: self.span });
        }
        for (key, _) in self.entries() {
            if !self.known.contains(&key.value.as_str()) {
                self.page.complaints.push(UnknownKey { key: &key, of: &self.what, known: &self.known });
            }
        }
    }
}
