//! What a record and a column map have in common.

use assize_diag::{Code, Diagnostic, Place, Span, Spanned};

use super::{all, tick};
use crate::reader::PageKind;

const RECORD_SYNTAX: Code = Code::new("record/syntax");
const RECORD_UNKNOWN_KEY: Code = Code::new("record/unknown-key");
const RECORD_MISSING_KEY: Code = Code::new("record/missing-key");
const RECORD_WRONG_TYPE: Code = Code::new("record/wrong-type");
const RECORD_BLANK: Code = Code::new("record/blank");
const RECORD_HIDDEN_CHARACTER: Code = Code::new("record/hidden-character");
const MAP_SYNTAX: Code = Code::new("map/syntax");
const MAP_UNKNOWN_KEY: Code = Code::new("map/unknown-key");
const MAP_WRONG_TYPE: Code = Code::new("map/wrong-type");
const MAP_BLANK: Code = Code::new("map/blank");
const MAP_HIDDEN_CHARACTER: Code = Code::new("map/hidden-character");

pub(crate) fn syntax(kind: PageKind, message: &str, place: Place) -> Diagnostic {
    let (message, help) = match message {
        "duplicate key" => (
            "this key is there already",
            Some("each key stands once in its table, and each table once; keep one of them"),
        ),
        message if message.starts_with("string values must be quoted") || message.starts_with("invalid float") => {
            ("this is neither a number nor a quoted word", Some("put words in double quotes"))
        }
        message => (message, None),
    };
    let code = of(kind, RECORD_SYNTAX, MAP_SYNTAX);
    let diagnostic = Diagnostic::error(code, format!("this is not TOML: {message}")).at(place);
    Diagnostic { help: help.map(str::to_owned), ..diagnostic }
}

pub(crate) fn unknown_key(
    kind: PageKind,
    key: &Spanned<String>,
    table: &str,
    known: &[&str],
    near: Option<&str>,
) -> Diagnostic {
    let code = of(kind, RECORD_UNKNOWN_KEY, MAP_UNKNOWN_KEY);
    let diagnostic = Diagnostic::error(code, format!("{table} has no key {}", tick(&key.value))).at(key.span);
    match near {
        Some(near) => diagnostic.did_you_mean(Some(near)),
        None => diagnostic.help(format!("its keys are {}", all(known))),
    }
}

pub(crate) fn no_inspection(span: Span) -> Diagnostic {
    Diagnostic::error(RECORD_MISSING_KEY, "the record lacks `[inspection]`")
        .at(span)
        .help("begin it with a table `[inspection]` that has `id`, `provider` and `framework`")
}

/// Only a record has keys that must be there.
pub(crate) fn missing_key(key: &str, table: &str, span: Span) -> Diagnostic {
    Diagnostic::error(RECORD_MISSING_KEY, format!("{table} lacks `{key}`"))
        .at(span)
        .help("add it; it cannot be left out")
}

pub(crate) fn wrong_type(
    kind: PageKind,
    what: &str,
    expected: &str,
    found: &str,
    written: &str,
    span: Span,
) -> Diagnostic {
    let code = of(kind, RECORD_WRONG_TYPE, MAP_WRONG_TYPE);
    let diagnostic = Diagnostic::error(code, format!("{what} must be {expected}, not {found}")).at(span);
    match (expected, found) {
        ("a string", "a whole number" | "a decimal" | "a date without quotes") => {
            diagnostic.help(format!("put it in double quotes: `\"{written}\"`"))
        }
        ("a list of tables", "a table") => diagnostic.help("double its brackets: `[[...]]`"),
        ("a list of strings" | "a list of ids", "a string") => {
            diagnostic.help(format!("put it in brackets: `[{written}]`"))
        }
        ("a percentage" | "a whole number", "a string") => {
            diagnostic.help("write the number alone, without quotes or signs")
        }
        _ => diagnostic,
    }
}

pub(crate) fn blank(kind: PageKind, what: &str, span: Span) -> Diagnostic {
    Diagnostic::error(of(kind, RECORD_BLANK, MAP_BLANK), format!("{what} is blank"))
        .at(span)
        .help("fill it in, or leave the key out where it may be left out")
}

pub(crate) fn hidden_character(kind: PageKind, what: &str, character: char, span: Span) -> Diagnostic {
    let code = of(kind, RECORD_HIDDEN_CHARACTER, MAP_HIDDEN_CHARACTER);
    Diagnostic::error(code, format!("{what} holds the character U+{:04X}, which cannot be seen", u32::from(character)))
        .at(span)
        .help("delete the text and type it anew; such characters come in by copying")
}

fn of(kind: PageKind, record: Code, map: Code) -> Code {
    match kind {
        PageKind::Record => record,
        PageKind::ColumnMap => map,
    }
}
