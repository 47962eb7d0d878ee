//! The codes that a record and a column map go by where they are not as TOML or as the format wants it; the words are `assize_reader`'s.

use assize_diag::{Code, Diagnostic, Span};
use assize_reader::{Family, LineBreaks};

const MISSING_KEY: Code = Code::new("record/missing-key");
const DATE: Code = Code::new("record/date");

/// Records, as pages.
pub(crate) const RECORD: Family = Family {
    page: "the record",
    everywhere: Some("source"),
    help: &[],
    line_breaks: LineBreaks::Anywhere,
    syntax: Code::new("record/syntax"),
    hidden_character: Code::new("record/hidden-character"),
    unknown_key: Code::new("record/unknown-key"),
    missing_key: MISSING_KEY,
    wrong_type: Code::new("record/wrong-type"),
    blank: Code::new("record/blank"),
    whole: Code::new("record/count"),
    decimal: Code::new("record/percent"),
    unknown_word: Code::new("record/unknown-word"),
    date: DATE,
    period: DATE,
};

/// Column maps, as pages. They are words alone: no key of theirs must be there, and the record's codes of numbers and dates never arise.
pub(crate) const COLUMN_MAP: Family = Family {
    page: "the column map",
    everywhere: None,
    syntax: Code::new("map/syntax"),
    hidden_character: Code::new("map/hidden-character"),
    unknown_key: Code::new("map/unknown-key"),
    wrong_type: Code::new("map/wrong-type"),
    blank: Code::new("map/blank"),
    ..RECORD
};

pub(crate) fn no_inspection(span: Span) -> Diagnostic {
    Diagnostic::error(MISSING_KEY, "the record has no `[inspection]`")
        .at(span)
        .help("begin it with a table `[inspection]` that has `id`, `provider` and `framework`")
}
