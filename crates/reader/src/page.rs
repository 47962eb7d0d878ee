use std::ops::Range;

use assize_diag::{Code, SourceId, Span, Spanned};
use assize_model::ProviderKind;
use toml::de::DeTable;

use crate::{Complaints, Family, TomlTable, diags, hidden, syntax};

/// One text as TOML, or what could be made of it, and where to complain of it.
#[derive(Debug)]
pub struct TomlPage<'a> {
    /// Where what is read complains.
    pub complaints: &'a Complaints,
    pub(crate) family: &'a Family,
    source: SourceId,
    pub(crate) text: &'a str,
    root: DeTable<'a>,
    pub(crate) is_toml: bool,
    /// The kinds of provider that are declared; where none are, any word is one.
    pub(crate) kinds: &'a [ProviderKind],
}

impl<'a> TomlPage<'a> {
    /// Parses the text of a source. Every fault of its syntax has then been complained of, and every character that cannot be seen.
    pub fn open(source: SourceId, text: &'a str, family: &'a Family, complaints: &'a Complaints) -> Self {
        let (root, errors) = DeTable::parse_recoverable(text);
        let page =
            Self { complaints, family, source, text, root: root.into_inner(), is_toml: errors.is_empty(), kinds: &[] };
        syntax::complain(&page, &errors);
        hidden::complain(&page, &page.root);
        page
    }

    /// The same page, read by one who knows these kinds of provider.
    pub fn with_kinds(self, kinds: &'a [ProviderKind]) -> Self {
        Self { kinds, ..self }
    }

    /// The table of the whole text; `None` where it is not TOML.
    pub fn top(&self) -> Option<TomlTable<'_>> {
        self.is_toml.then(|| TomlTable::new(self, self.family.page.to_owned().into(), self.span(0..0), &self.root))
    }

    /// A string in a table of the page, TOML or not, without complaint where there is none.
    pub fn string(&self, table: &str, key: &str) -> Option<Spanned<String>> {
        let value = self.root.get(table)?.get_ref().as_table()?.get(key)?;
        Some(Spanned { value: value.get_ref().as_str()?.to_owned(), span: self.span(value.span()) })
    }

    /// The characters of the text themselves: numbers are read from these.
    pub fn written(&self, span: Span) -> &'a str {
        self.text.get(span.start as usize..span.end as usize).unwrap_or_default()
    }

    /// Complains of a list or a table that says nothing, as of a string that does.
    pub fn complain_of_blank(&self, what: &str, span: Span) {
        self.complaints.push(diags::blank(self.family, what, span));
    }

    /// Complains of a word where one word, or something else ("a list of values"), is possible.
    pub fn complain_of_word(&self, noun: &str, written: &Spanned<String>, choice: &str, or: &str) {
        self.complaints.push(diags::word_or(self.family, noun, written, choice, or));
    }

    /// What is wrong here already: faults of this kind in the rest of the file only follow from it.
    pub fn follows(&self, code: Code) {
        self.complaints.follows(self.source, code);
    }

    pub(crate) fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.source, range)
    }
}
