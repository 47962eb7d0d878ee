//! Typed access to a TOML text. Every access that fails complains, with the place, and reading goes on.

mod item;
mod table;

use std::ops::Range;

use assize_diag::{Place, SourceId, Span};
use toml::Spanned;
use toml::de::DeTable;

use crate::complaints::Complaints;
use crate::diags;

pub(crate) use item::{Item, is_id};
pub(crate) use table::Table;

/// One text, and where to complain of it.
pub(crate) struct Page<'a> {
    pub(crate) source: SourceId,
    pub(crate) text: &'a str,
    pub(crate) kind: PageKind,
    pub(crate) complaints: &'a Complaints,
}

/// What a TOML text is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum PageKind {
    Record,
    ColumnMap,
}

impl<'a> Page<'a> {
    /// The text as TOML; `None` where it is not, which has been complained of.
    pub(crate) fn parse(&self) -> Option<Spanned<DeTable<'a>>> {
        let (root, errors) = DeTable::parse_recoverable(self.text);
        if errors.is_empty() {
            return Some(root);
        }
        for (range, message) in own_faults(errors) {
            let place = range.map_or(Place::File(self.source), |range| self.span(range).into());
            self.complaints.push(diags::toml::syntax(self.kind, &message, place));
        }
        None
    }

    /// The table of the whole text.
    pub(crate) fn top<'p>(&'p self, root: &'p Spanned<DeTable<'p>>) -> Table<'p> {
        let what = match self.kind {
            PageKind::Record => "the record",
            PageKind::ColumnMap => "the column map",
        };
        Table::new(self, what.to_owned(), self.span(0..0), root.get_ref())
    }

    pub(crate) fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.source, range)
    }

    /// The characters of the text themselves: numbers are read from these.
    pub(crate) fn written(&self, span: Span) -> &'a str {
        self.text.get(span.start as usize..span.end as usize).unwrap_or_default()
    }
}

/// The faults that stand on their own: an unclosed bracket makes the parser stumble over every line after it, so the first fault that is
/// not confined to its value is the last one told.
fn own_faults(errors: Vec<toml::de::Error>) -> Vec<(Option<Range<usize>>, String)> {
    const CONFINED: [&str; 4] =
        ["duplicate key", "string values must be quoted", "invalid float", "unexpected leading zero"];
    let mut faults: Vec<_> = errors.iter().map(|error| (error.span(), error.message().to_owned())).collect();
    faults.sort_by_key(|(range, _)| range.as_ref().map(|range| range.start));
    let confined = |message: &str| CONFINED.iter().any(|start| message.starts_with(start));
    let spreading = faults.iter().position(|(_, message)| !confined(message));
    faults.truncate(spreading.map_or(faults.len(), |index| index + 1));
    faults
}
