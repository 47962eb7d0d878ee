//! A text that is not as TOML or as the format wants it, whatever it says.

use assize_diag::{Code, Diagnostic, Span, Spanned};
use assize_model::PartialDate;

use super::words::{nones, suggest, tick, ticks};

/// Not TOML.
pub(crate) struct Syntax {
    pub(crate) message: String,
    pub(crate) span: Span,
}

impl From<Syntax> for Diagnostic {
    fn from(Syntax { message, span }: Syntax) -> Self {
        let (fault, expected) = message.split_once(", expected ").unwrap_or((&message, "nothing"));
        let (fault, help) = match (fault, expected) {
            ("string values must be quoted", _) if span.start == span.end => ("value is missing", None),
            ("string values must be quoted", _) => ("value without quotes", Some("put words in quotes: `\"word\"`")),
            ("duplicate key", _) => ("this key stands twice in its table", Some("keep one of the two")),
            ("key with no value", _) => ("key without a value", Some("write `key = value`")),
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
        let diagnostic = Self::error(Code::new("framework/syntax"), format!("not TOML: {fault}")).at(span);
        match help {
            Some(help) => diagnostic.help(help),
            None => diagnostic,
        }
    }
}

/// A character that cannot be seen and changes what is.
pub(crate) struct HiddenCharacter {
    pub(crate) character: char,
    pub(crate) span: Span,
}

impl From<HiddenCharacter> for Diagnostic {
    fn from(HiddenCharacter { character, span }: HiddenCharacter) -> Self {
        let (name, help) = match character {
            '\n' | '\r' => ("line break", "only `text` may have one; end a line with `\\` to go on in the next"),
            '\t' => ("tab", "only `text` may have one; write a space"),
            _ => ("hidden character", "leave it out: it changes how a line looks without being seen"),
        };
        let message = format!("{name} U+{:04X} in a string", u32::from(character));
        Self::error(Code::new("framework/hidden-character"), message).at(span).help(help)
    }
}

/// A key that means nothing here.
pub(crate) struct UnknownKey<'a> {
    pub(crate) key: &'a Spanned<String>,
    pub(crate) of: &'a str,
    pub(crate) known: &'a [&'static str],
}

impl From<UnknownKey<'_>> for Diagnostic {
    fn from(UnknownKey { key, of, known }: UnknownKey<'_>) -> Self {
        let message = format!("unknown key {} in {of}", tick(&key.value));
        let diagnostic = Self::error(Code::new("framework/unknown-key"), message).at(key.span);
        suggest(diagnostic, &key.value, "known keys", known)
    }
}

/// Keys that must be there.
pub(crate) struct MissingKeys<'a> {
    pub(crate) of: &'a str,
    pub(crate) keys: &'a [&'static str],
    pub(crate) span: Span,
}

impl From<MissingKeys<'_>> for Diagnostic {
    fn from(MissingKeys { of, keys, span }: MissingKeys<'_>) -> Self {
        Self::error(Code::new("framework/missing-key"), format!("{of} has {}", nones(keys))).at(span)
    }
}

/// A value of another type.
pub(crate) struct WrongType<'a> {
    pub(crate) what: &'a str,
    pub(crate) expected: &'static str,
    pub(crate) found: &'static str,
    /// The value as it stands in the file; for a table under a heading, the heading.
    pub(crate) written: &'a str,
    pub(crate) span: Span,
}

impl From<WrongType<'_>> for Diagnostic {
    fn from(WrongType { what, expected, found, written, span }: WrongType<'_>) -> Self {
        let message = format!("{what} must be {expected}, not {found}");
        let diagnostic = Self::error(Code::new("framework/wrong-type"), message).at(span);
        let inner = written.trim_start_matches('[').trim_end_matches(']');
        let short = written.chars().count() <= 40 && !written.contains('\n');
        let help = match (expected, found) {
            ("a list of tables", "a table") if written.starts_with('[') => {
                format!("write `[[{inner}]]`, with two brackets")
            }
            ("a table", "a list") if written.starts_with("[[") => format!("write `[{inner}]`, with one bracket"),
            ("a list", "a string" | "a table") if short => format!("write `[{written}]`"),
            ("a string", "a whole number" | "a decimal" | "a date without quotes" | "`true` or `false`") if short => {
                format!("write `\"{written}\"`")
            }
            ("a number" | "a whole number" | "`true` or `false`", "a string") => "write it without quotes".to_owned(),
            _ => return diagnostic,
        };
        diagnostic.help(help)
    }
}

/// A string, or a list, that says nothing.
pub(crate) struct Blank<'a> {
    pub(crate) what: &'a str,
    pub(crate) span: Span,
}

impl From<Blank<'_>> for Diagnostic {
    fn from(Blank { what, span }: Blank<'_>) -> Self {
        Self::error(Code::new("framework/blank"), format!("{what} is empty")).at(span)
    }
}

/// An identifier with a character that none may have.
pub(crate) struct BadId<'a> {
    pub(crate) noun: &'static str,
    pub(crate) id: &'a Spanned<String>,
    /// In backticks; `None` where it has no letter and no digit.
    pub(crate) foreign: Option<String>,
}

impl From<BadId<'_>> for Diagnostic {
    fn from(BadId { noun, id, foreign }: BadId<'_>) -> Self {
        let id_ticked = tick(&id.value);
        let message = match foreign.as_deref() {
            Some("` `") => format!("the id of {noun} {id_ticked} has a space"),
            Some(foreign) => format!("the id of {noun} {id_ticked} has the character {foreign}"),
            None => format!("the id of {noun} {id_ticked} has no letter and no digit"),
        };
        let help = "ids are made of the letters a to z and A to Z, digits, `.`, `-` and `_`";
        Self::error(Code::new("framework/bad-id"), message).at(id.span).help(help)
    }
}

/// An identifier that already means something.
pub(crate) struct ReservedId<'a> {
    pub(crate) noun: &'static str,
    pub(crate) id: &'a Spanned<String>,
    /// What it means.
    pub(crate) meaning: &'static str,
}

impl From<ReservedId<'_>> for Diagnostic {
    fn from(ReservedId { noun, id, meaning }: ReservedId<'_>) -> Self {
        let message = format!("no {noun} can be called {}", tick(&id.value));
        Self::error(Code::new("framework/reserved-id"), message)
            .at(id.span)
            .help(format!("it is {meaning}; choose another id"))
    }
}

/// A word that is not one of the few that are possible.
pub(crate) struct UnknownWord<'a> {
    pub(crate) noun: &'static str,
    pub(crate) written: &'a Spanned<String>,
    pub(crate) choices: &'a [&'static str],
    /// What is possible beside the words: "a list of values".
    pub(crate) or: Option<&'static str>,
}

impl From<UnknownWord<'_>> for Diagnostic {
    fn from(UnknownWord { noun, written, choices, or }: UnknownWord<'_>) -> Self {
        let message = format!("unknown {noun} {}", tick(&written.value));
        let diagnostic = Self::error(Code::new("framework/unknown-word"), message).at(written.span);
        match or {
            Some(or) => diagnostic.help(format!("possible here: {} or {or}", ticks(choices))),
            None => suggest(diagnostic, &written.value, "possible here", choices),
        }
    }
}

/// A number that is not plainly written, or not of this kind.
pub(crate) struct BadNumber<'a> {
    pub(crate) what: &'a str,
    pub(crate) written: &'a str,
    pub(crate) expected: &'static str,
    pub(crate) remedy: &'static str,
    pub(crate) span: Span,
}

impl From<BadNumber<'_>> for Diagnostic {
    fn from(BadNumber { what, written, expected, remedy, span }: BadNumber<'_>) -> Self {
        let message = format!("{what} is {}, which is not {expected}", tick(written));
        Self::error(Code::new("framework/bad-number"), message).at(span).help(format!("write {remedy}"))
    }
}

/// No date.
pub(crate) struct BadDate<'a> {
    pub(crate) what: &'a str,
    pub(crate) written: &'a Spanned<String>,
}

impl From<BadDate<'_>> for Diagnostic {
    fn from(BadDate { what, written }: BadDate<'_>) -> Self {
        let message = format!("{what} is {}, which is no date", tick(&written.value));
        Self::error(Code::new("framework/bad-date"), message)
            .at(written.span)
            .help("write YYYY, YYYY-MM or YYYY-MM-DD, such as `\"2019-03\"`")
    }
}

/// A period that ends before it begins.
pub(crate) struct BackwardsPeriod<'a> {
    pub(crate) what: &'a str,
    pub(crate) from: &'a Spanned<PartialDate>,
    pub(crate) to: &'a Spanned<PartialDate>,
}

impl From<BackwardsPeriod<'_>> for Diagnostic {
    fn from(BackwardsPeriod { what, from, to }: BackwardsPeriod<'_>) -> Self {
        Self::error(Code::new("framework/backwards-period"), format!("{what} ends before it begins"))
            .label(to.span, "ends here")
            .label(from.span, "begins here")
            .help("`from` is the first day, `to` the last")
    }
}

/// The same word twice in one list.
pub(crate) struct ListedTwice<'a> {
    /// What the list is: "`names` of `[ratings]`".
    pub(crate) list: &'a str,
    pub(crate) first: &'a Spanned<String>,
    pub(crate) again: &'a Spanned<String>,
}

impl From<ListedTwice<'_>> for Diagnostic {
    fn from(ListedTwice { list, first, again }: ListedTwice<'_>) -> Self {
        let message = if first.value == again.value {
            format!("{} stands twice in {list}", tick(&again.value))
        } else {
            format!("{} and {} in {list} are the same word", tick(&first.value), tick(&again.value))
        };
        let diagnostic = Self::error(Code::new("framework/listed-twice"), message)
            .label(again.span, "again")
            .label(first.span, "first");
        if first.value == again.value {
            diagnostic
        } else {
            diagnostic.help("words are compared without regard to capitals, and with `-` and `_` as spaces")
        }
    }
}
