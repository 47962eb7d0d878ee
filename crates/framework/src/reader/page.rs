use std::ops::Range;

use assize_diag::{SourceId, Sources, Span, Spanned};
use toml::de::DeTable;

use super::hidden;
use crate::complaints::Complaints;
use crate::diags::Syntax;

/// One text, and where to complain of it.
pub(crate) struct Page<'a> {
    pub(crate) source: SourceId,
    pub(crate) text: &'a str,
    pub(crate) complaints: &'a Complaints,
}

impl<'a> Page<'a> {
    pub(crate) fn new(source: SourceId, sources: &'a Sources, complaints: &'a Complaints) -> Self {
        Self { source, text: sources.get(source).text().unwrap_or_default(), complaints }
    }

    /// The text as TOML; every fault has been complained of.
    pub(crate) fn parse(&self) -> Parsed<'a> {
        let (root, errors) = DeTable::parse_recoverable(self.text);
        let is_toml = errors.is_empty();
        for (range, message) in own_faults(&errors) {
            self.complaints.push(Syntax { span: self.span(range), message });
        }
        hidden::complain(self, root.get_ref());
        Parsed { source: self.source, root: root.into_inner(), is_toml }
    }

    pub(crate) fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.source, range)
    }

    /// The characters of the text themselves: numbers are read from these.
    pub(crate) fn written(&self, span: Span) -> &'a str {
        self.text.get(span.start as usize..span.end as usize).unwrap_or_default()
    }
}

/// A text as TOML, or what could be made of it.
pub(crate) struct Parsed<'a> {
    source: SourceId,
    pub(crate) root: DeTable<'a>,
    pub(crate) is_toml: bool,
}

impl Parsed<'_> {
    /// A string in a table of the file, without complaint where there is none.
    pub(crate) fn string(&self, table: &str, key: &str) -> Option<Spanned<String>> {
        let value = self.root.get(table)?.get_ref().as_table()?.get(key)?;
        let span = Span::new(self.source, value.span());
        Some(Spanned { value: value.get_ref().as_str()?.to_owned(), span })
    }
}

/// The faults that stand on their own: an unclosed bracket makes the reader stumble over every line after it, so the first fault that
/// is not confined to its value is the last one told.
fn own_faults(errors: &[toml::de::Error]) -> Vec<(Range<usize>, String)> {
    const CONFINED: [&str; 3] = ["duplicate key", "string values must be quoted", "unexpected leading zero"];
    let mut faults: Vec<_> =
        errors.iter().map(|error| (error.span().unwrap_or_default(), error.message().to_owned())).collect();
    faults.sort_by_key(|(range, _)| range.start);
    let confined = |message: &str| CONFINED.iter().any(|start| message.starts_with(start));
    let spreading = faults.iter().position(|(_, message)| !confined(message));
    faults.truncate(spreading.map_or(faults.len(), |index| index + 1));
    faults
}
