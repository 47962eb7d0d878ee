//! A text that is not as TOML or as the format wants it, whatever it says.

use assize_diag::{Code, Diagnostic, Spanned};
use assize_reader::{Family, LineBreaks, tick};

const BAD_NUMBER: Code = Code::new("framework/bad-number");

/// Frameworks, the catalogue and the providers, as pages.
pub(crate) const FAMILY: Family = Family {
    page: "the file",
    everywhere: None,
    help: &[
        ("number-at-most", "it goes with `number`: `number = 2` and `number-at-most = \"...\"` for at least two"),
        ("number-at-least", "it goes with `number`: `number = 2` and `number-at-least = \"...\"` for at least two"),
        ("under", "a prompt names the one question that it informs: `informs = \"1.1.1\"`"),
        ("informs", "a prompt is under one question: `informs = \"1.1.1\"`"),
        (
            "ladder",
            "it goes with `rollup = \"ladder\"`, the best rung first: `ladder = [{ rating = \"...\", where = [...] }, { rating = \"...\" }]`",
        ),
        ("better", "say which way a measure is better: `better = \"higher\"` or `\"lower\"`"),
        ("band", "it rates questions by the edges of `[bands.NAME]`: `band = \"NAME\"`"),
        ("weight", "weights go on the node that adds them up: `weights = { \"1.1\" = 2 }`"),
        ("in", "it is what is printed after the number of a measure: `in = \"days\"`"),
        ("take", "it says what is taken from the numbers of `of`: `mean` or `median`"),
        ("unit", "it is the kind of unit in a row of the table: `unit = \"case\"`"),
    ],
    line_breaks: LineBreaks::Under("text"),
    syntax: Code::new("framework/syntax"),
    hidden_character: Code::new("framework/hidden-character"),
    unknown_key: Code::new("framework/unknown-key"),
    missing_key: Code::new("framework/missing-key"),
    wrong_type: Code::new("framework/wrong-type"),
    blank: Code::new("framework/blank"),
    whole: BAD_NUMBER,
    decimal: BAD_NUMBER,
    unknown_word: Code::new("framework/unknown-word"),
    date: Code::new("framework/bad-date"),
    period: Code::new("framework/backwards-period"),
};

pub(crate) fn bad_id(noun: &'static str, id: &Spanned<String>, foreign: Option<String>) -> Diagnostic {
    let id_ticked = tick(&id.value);
    let message = match foreign.as_deref() {
        Some("` `") => format!("the id of {noun} {id_ticked} has a space"),
        Some(foreign) => format!("the id of {noun} {id_ticked} has the character {foreign}"),
        None => format!("the id of {noun} {id_ticked} has no letter and no digit"),
    };
    let help = "ids are made of the letters a to z and A to Z, digits, `.`, `-` and `_`";
    Diagnostic::error("framework/bad-id", message).at(id.span).help(help)
}

pub(crate) fn reserved_id(noun: &'static str, id: &Spanned<String>, meaning: &'static str) -> Diagnostic {
    let message = format!("no {noun} can be called {}", tick(&id.value));
    Diagnostic::error("framework/reserved-id", message).at(id.span).help(format!("it is {meaning}; choose another id"))
}

pub(crate) fn listed_twice(list: &str, first: &Spanned<String>, again: &Spanned<String>) -> Diagnostic {
    let message = if first.value == again.value {
        format!("{} is twice in {list}", tick(&again.value))
    } else {
        format!("{} and {} in {list} are the same word", tick(&first.value), tick(&again.value))
    };
    let diagnostic =
        Diagnostic::error("framework/listed-twice", message).label(again.span, "again").label(first.span, "first");
    if first.value == again.value {
        diagnostic
    } else {
        diagnostic.help("words are compared without regard to capitals, and with `-` and `_` as spaces")
    }
}
