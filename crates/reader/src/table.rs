use assize_diag::{Span, Spanned};
use assize_model::{Period, Text};
use toml::de::{DeString, DeTable};

use crate::what::{Part, What};
use crate::words::near;
use crate::{TomlItem, TomlPage, diags};

/// A table being read. It remembers what it was asked for, so that [`finish`](TomlTable::finish) can say what is missing and what is
/// unknown.
#[derive(Debug)]
pub struct TomlTable<'a> {
    pub page: &'a TomlPage<'a>,
    /// What messages call it: "node `2.1`".
    pub what: What,
    /// Its heading, or all of it where it has none.
    pub span: Span,
    entries: &'a DeTable<'a>,
    known: Vec<&'static str>,
    missing: Vec<&'static str>,
}

impl<'a> TomlTable<'a> {
    pub(crate) fn new(page: &'a TomlPage<'a>, what: What, span: Span, entries: &'a DeTable<'a>) -> Self {
        Self { page, what, span, entries, known: Vec::new(), missing: Vec::new() }
    }

    /// The value of a key that may be left out.
    pub fn get(&mut self, key: &'static str) -> Option<TomlItem<'a>> {
        if !self.known.contains(&key) {
            self.known.push(key);
        }
        let value = self.entries.get(key)?;
        Some(TomlItem::new(self.page, self.what.clone(), Part::Key(key), value))
    }

    /// The value of a key that must be there.
    pub fn required(&mut self, key: &'static str) -> Option<TomlItem<'a>> {
        let item = self.get(key);
        if item.is_none() {
            self.missing.push(key);
        }
        item
    }

    /// The string of a key that may be left out.
    pub fn string(&mut self, key: &'static str) -> Option<String> {
        Some(self.get(key)?.string()?.value)
    }

    /// A string that must be there; blank where it is not, which has been complained of.
    pub fn required_string(&mut self, key: &'static str) -> String {
        self.required(key).and_then(TomlItem::string).map(|string| string.value).unwrap_or_default()
    }

    /// The strings of a key that may be left out.
    pub fn strings(&mut self, key: &'static str) -> Option<Vec<Spanned<String>>> {
        self.get(key)?.strings()
    }

    /// The text of a key that may be left out.
    pub fn text(&mut self, key: &'static str) -> Option<Text> {
        self.get(key)?.text()
    }

    /// A text that must be there; blank where it is not, which has been complained of.
    pub fn required_text(&mut self, key: &'static str) -> Text {
        self.required(key).and_then(TomlItem::text).unwrap_or_else(|| Text::from(""))
    }

    /// The `true` or `false` of a key that may be left out.
    pub fn flag(&mut self, key: &'static str) -> Option<Spanned<bool>> {
        self.get(key)?.flag()
    }

    /// The whole number of a key that may be left out.
    pub fn whole(&mut self, key: &'static str) -> Option<Spanned<u64>> {
        self.get(key)?.whole()
    }

    /// The days of its keys `from` and `to`; either may be left out.
    pub fn period(&mut self) -> Period {
        let from = self.get("from").and_then(TomlItem::date);
        let to = self.get("to").and_then(TomlItem::date);
        if let (Some(from), Some(to)) = (&from, &to)
            && to.value.is_before(from.value)
        {
            self.page.complaints.push(diags::backwards(self.page.family, &self.what, from.span, to.span));
        }
        Period { from: from.map(|from| from.value), to: to.map(|to| to.value) }
    }

    /// The tables of a `[[key]]`, none where it is left out.
    pub fn tables(&mut self, key: &'static str) -> Vec<TomlTable<'a>> {
        self.get(key).and_then(|item| item.tables(key)).unwrap_or_default()
    }

    /// The table of a `[key]`.
    pub fn table(&mut self, key: &'static str) -> Option<TomlTable<'a>> {
        let mut table = self.get(key)?.table()?;
        table.what = format!("`[{key}]`").into();
        Some(table)
    }

    /// Whether this key stands here, known or not.
    pub fn has(&self, key: &str) -> bool {
        self.entries.contains_key(key)
    }

    /// The table of a `[key]` that must be there; `heading` is the key in its brackets.
    pub fn required_table(&mut self, key: &'static str, heading: &'static str) -> Option<TomlTable<'a>> {
        if !self.has(key) {
            self.missing.push(heading);
        }
        self.table(key)
    }

    /// Every entry except the one that any table may have, in the order of the file: for tables whose keys are the user's own.
    pub fn entries(&self) -> Vec<(Spanned<String>, TomlItem<'a>)> {
        let own = |key: &str| self.page.family.everywhere != Some(key);
        let mut entries: Vec<_> = self.entries.iter().filter(|(key, _)| own(key.get_ref())).collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        let entry = |(key, value): (&'a toml::Spanned<DeString<'a>>, _)| {
            let part = Part::Entry(key.get_ref().to_string());
            (self.key(key), TomlItem::new(self.page, self.what.clone(), part, value))
        };
        entries.into_iter().map(entry).collect()
    }

    /// Every entry of a table whose keys are ids: those that need quotes for their dots and have none are complained of and left out.
    pub fn by_id(&self) -> Vec<(Spanned<String>, TomlItem<'a>)> {
        let mut entries = self.entries();
        entries.retain(|(key, item)| {
            let unquoted = item.unquoted(&key.value);
            if let Some(id) = &unquoted {
                self.page.complaints.push(diags::unquoted(self.page.family, id, &self.what, key.span));
            }
            unquoted.is_none()
        });
        entries
    }

    /// The keys that were asked for and that unknown ones seem to be.
    pub fn misspelt(&self) -> Vec<&'static str> {
        self.unknown().iter().filter_map(|key| near(&key.value, &self.known)).collect()
    }

    /// The keys that were not asked for, in the order of the file.
    fn unknown(&self) -> Vec<Spanned<String>> {
        let unknown = self.entries.keys().filter(|key| !self.known.contains(&key.get_ref().as_ref()));
        let mut unknown: Vec<_> = unknown.map(|key| self.key(key)).collect();
        unknown.sort_by_key(|key| key.span.start);
        unknown
    }

    fn key(&self, key: &toml::Spanned<DeString<'_>>) -> Spanned<String> {
        Spanned { value: key.get_ref().to_string(), span: self.page.span(key.span()) }
    }

    /// Complains of what is missing and of what is not known here.
    pub fn finish(mut self) {
        if let Some(everywhere) = self.page.family.everywhere
            && !self.known.contains(&everywhere)
        {
            self.string(everywhere);
        }
        let (page, family) = (self.page, self.page.family);
        // What is only misspelt is not missing as well.
        let misspelt = self.misspelt();
        self.missing.retain(|key| !misspelt.contains(&key.trim_matches(['[', ']'])));
        if !self.missing.is_empty() {
            page.complaints.push(diags::missing_keys(family, &self.what, &self.missing, self.span));
        }
        for key in self.unknown() {
            page.complaints.push(diags::unknown_key(family, &key, &self.what, &self.known));
        }
    }
}
