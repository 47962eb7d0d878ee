//! The words of this crate's complaints. They are the same for every family of codes.

use assize_diag::{Code, Diagnostic, Label, Severity, Span, Spanned};

use crate::family::{Family, LineBreaks};
use crate::words::{near, nones, suggest, tick, ticks};

/// For a file without any TOML: mostly a table under a name of its own.
pub(crate) fn no_toml(family: &Family, span: Span) -> Diagnostic {
    Diagnostic::error(family.syntax, "not TOML: it has no heading of TOML, such as `[inspection]`").at(span).help(
        "if it is a table, name it `.csv` (`.tsv` where tabs divide the fields), `.xlsx` or `.ods`; a record, a framework and a column map are plain text in TOML",
    )
}

/// `message` is the parser's, of what is written there; nothing, where it stumbled over a value that is missing.
pub(crate) fn syntax(family: &Family, message: &str, written: &str, span: Span) -> Diagnostic {
    let (fault, expected) = message.split_once(", expected ").unwrap_or((message, "nothing"));
    let (fault, help) = match (fault, expected) {
        ("string values must be quoted", _) if written.is_empty() => ("value is missing", None),
        ("string values must be quoted", _)
            if written.starts_with(['\u{201c}', '\u{201d}', '\u{201e}', '\u{2018}', '\u{2019}', '\u{ab}']) =>
        {
            ("curly quotes", Some("write straight ones: `\"word\"`"))
        }
        ("string values must be quoted", _) => ("value without quotes", Some("put words in quotes: `\"word\"`")),
        ("invalid float", _) => {
            ("neither a number nor a word in quotes", Some("put words in quotes: `\"word\"`; write numbers in digits"))
        }
        ("duplicate key", _) => (
            "this key is twice in its table",
            Some("a table has each key once, and a file each table once; keep one of the two"),
        ),
        ("key with no value", _) => ("key without a value", Some("write `key = value`")),
        ("invalid unquoted key", _) if written.starts_with(':') => {
            ("`:` after a key", Some("put `=` between a key and its value: `key = value`"))
        }
        ("invalid unquoted key", _) => (
            "key with a character that needs quotes",
            Some("put the key in quotes; without, it has letters, digits, `-` and `_`"),
        ),
        ("invalid basic string" | "invalid literal string", "`\"`" | "`'`") => {
            ("string is not closed", Some("close it on the same line with the quote it began with"))
        }
        ("unclosed array", _) => ("list is not closed", Some("close it with `]`")),
        ("unclosed inline table", _) => ("table is not closed", Some("close it with `}`")),
        ("unclosed table" | "unclosed array table", _) => {
            ("heading is not closed", Some("close it with as many brackets as it began with"))
        }
        ("missing comma between array elements", _) => {
            ("list goes on without a comma", Some("put `,` between its entries, or close it with `]`"))
        }
        ("missing comma between key-value pairs", _) => {
            ("table goes on without a comma", Some("put `,` between its entries, or close it with `}`"))
        }
        ("unexpected key or value", _) => ("something follows the value", Some("begin a new line")),
        (fault, _) => (fault, None),
    };
    Diagnostic::error(family.syntax, format!("not TOML: {fault}")).at(span).help_if(help)
}

/// A table that stands once, written as if it were one of a list.
pub(crate) fn heading_twice(family: &Family, name: &str, span: Span) -> Diagnostic {
    let heading = tick(&format!("[{name}]"));
    Diagnostic::error(family.syntax, format!("not TOML: the heading {heading} is there more than once")).at(span).help(
        format!(
            "for one of several write `[[{name}]]`, with two brackets, each time; a table with one bracket is there only once"
        ),
    )
}

/// A list of tables whose headings have sometimes one bracket and sometimes two.
pub(crate) fn heading_of_two_kinds(family: &Family, name: &str, span: Span) -> Diagnostic {
    let message = format!("not TOML: `[{name}]` with one bracket, and `[[{name}]]` with two, are in one file");
    Diagnostic::error(family.syntax, message).at(span).help(format!("write `[[{name}]]`, with two brackets, each time"))
}

pub(crate) fn hidden_character(family: &Family, character: char, span: Span) -> Diagnostic {
    let name = match character {
        '\n' | '\r' => "line break",
        '\t' => "tab",
        _ => "hidden character",
    };
    let help = match (character, family.line_breaks) {
        ('\n' | '\r', LineBreaks::Under(key)) => {
            format!("only `{key}` may have one; end a line with `\\` to go on in the next")
        }
        ('\t', LineBreaks::Under(key)) => format!("only `{key}` may have one; write a space"),
        _ => "delete the string and type it again; such characters come in by copying".to_owned(),
    };
    let message = format!("{name} U+{:04X} in a string", u32::from(character));
    Diagnostic::error(family.hidden_character, message).at(span).help(help)
}

pub(crate) fn unknown_key(family: &Family, key: &Spanned<String>, of: &str, known: &[&str]) -> Diagnostic {
    let message = format!("unknown key {} in {of}", tick(&key.value));
    let help = help_for(family, &key.value).map(str::to_owned);
    let help = help.or_else(|| (!known.is_empty()).then(|| format!("known keys: {}", ticks(known))));
    Diagnostic::error(family.unknown_key, message).at(key.span).help_if(help).did_you_mean(near(&key.value, known))
}

pub(crate) fn missing_keys(family: &Family, of: &str, keys: &[&str], span: Span) -> Diagnostic {
    let help = keys.iter().find_map(|key| help_for(family, key));
    Diagnostic::error(family.missing_key, format!("{of} has {}", nones(keys))).at(span).help_if(help)
}

fn help_for(family: &Family, key: &str) -> Option<&'static str> {
    family.help.iter().find(|(known, _)| *known == key).map(|(_, help)| *help)
}

/// `written` is the value as it stands in the file; for a table under a heading, the heading.
pub(crate) fn wrong_type(
    family: &Family,
    what: &str,
    (expected, found): (&str, &str),
    written: &str,
    span: Span,
) -> Diagnostic {
    let message = format!("{what} must be {expected}, not {found}");
    let diagnostic = Diagnostic::error(family.wrong_type, message).at(span);
    let inner = written.trim_start_matches('[').trim_end_matches(']');
    let is_short = written.chars().count() <= 40 && !written.contains('\n');
    let help = match (expected, found) {
        ("a list of tables", "a table") if written.starts_with('[') => {
            format!("write `[[{inner}]]`, with two brackets")
        }
        ("a table", "a list") if written.starts_with("[[") => format!("write `[{inner}]`, with one bracket"),
        ("a list", "a string" | "a table") if is_short => format!("write `[{written}]`"),
        ("a string", "a whole number" | "a decimal" | "a date without quotes" | "`true` or `false`") if is_short => {
            match found {
                "`true` or `false`" => "write a word or a sentence in quotes, or leave the key out".to_owned(),
                _ => format!("write `\"{written}\"`"),
            }
        }
        ("a table", _) if !written.starts_with('[') || found == "a list" => {
            "write its keys in braces: `{ key = value }`; the format says which it has".to_owned()
        }
        ("a number" | "a whole number" | "a percentage", "a string") => {
            "write the number alone, without quotes or signs".to_owned()
        }
        ("`true` or `false`", "a string") => "write it without quotes".to_owned(),
        _ => return diagnostic,
    };
    diagnostic.help(help)
}

/// A name with a dot that TOML takes for a table within a table.
pub(crate) fn unquoted(family: &Family, name: &str, of: &str, span: Span) -> Diagnostic {
    let message = format!("{} of {of} is without quotes", tick(name));
    Diagnostic::error(family.wrong_type, message)
        .at(span)
        .help(format!("write `\"{name}\" = ...`: without quotes a dot begins a table within the table"))
}

pub(crate) fn blank(family: &Family, what: &str, span: Span) -> Diagnostic {
    Diagnostic::error(family.blank, format!("{what} is empty"))
        .at(span)
        .help("fill it in, or leave the key out where it may be left out")
}

pub(crate) fn whole(family: &Family, what: &str, written: &str, largest: u64, span: Span) -> Diagnostic {
    let message = format!("{what} is {}, which is not a whole number from 0 to {largest}", tick(written));
    Diagnostic::error(family.whole, message).at(span).help("write digits alone, such as `3`")
}

pub(crate) fn decimal(family: &Family, what: &str, written: &str, span: Span) -> Diagnostic {
    Diagnostic::error(family.decimal, format!("{what} is {}, which is not a plain number", tick(written)))
        .at(span)
        .help("write a whole number or a decimal of at most six places, such as `64.5`")
}

pub(crate) fn percent(family: &Family, what: &str, written: &str, span: Span) -> Diagnostic {
    let message = format!("{what} is {}, which is not a percentage from 0 to 100", tick(written));
    Diagnostic::error(family.decimal, message)
        .at(span)
        .help("write it in digits, with at most six decimals: `46` or `45.5`")
}

pub(crate) fn unknown_word(family: &Family, noun: &str, written: &Spanned<String>, choices: &[&str]) -> Diagnostic {
    suggest(no_such_word(family, noun, written), &written.value, "possible here", choices)
}

pub(crate) fn word_or(family: &Family, noun: &str, written: &Spanned<String>, choice: &str, or: &str) -> Diagnostic {
    no_such_word(family, noun, written).help(format!("possible here: {} or {or}", tick(choice)))
}

fn no_such_word(family: &Family, noun: &str, written: &Spanned<String>) -> Diagnostic {
    Diagnostic::error(family.unknown_word, format!("unknown {noun} {}", tick(&written.value))).at(written.span)
}

pub(crate) fn date(family: &Family, what: &str, written: &Spanned<String>) -> Diagnostic {
    Diagnostic::error(family.date, format!("{what} is {}, which is not a date", tick(&written.value)))
        .at(written.span)
        .help("write a year, a month or a day of the calendar: `\"2019\"`, `\"2019-03\"` or `\"2019-03-14\"`")
}

pub(crate) fn backwards(family: &Family, what: &str, from: Span, to: Span) -> Diagnostic {
    Diagnostic::error(family.period, format!("{what} ends before it begins"))
        .label(to, "ends here")
        .label(from, "begins here")
        .help("`from` is the first day, `to` the last")
}

/// How many more of one kind there are than are listed.
pub(crate) fn more(code: Code, severity: Severity, count: usize, first: Option<Label>) -> Diagnostic {
    let faults = if count == 1 { "1 more fault".to_owned() } else { format!("{count} more faults") };
    let diagnostic = Diagnostic::error(code, format!("{faults} of the same kind, from here on"))
        .help("correct the first ones; the others often go with them");
    Diagnostic { severity, labels: first.into_iter().collect(), ..diagnostic }
}
