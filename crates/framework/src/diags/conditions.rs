//! Conditions on facts.

use assize_diag::{Diagnostic, Span, Spanned};
use assize_model::FactValues;
use assize_reader::tick;

/// What of a condition is empty.
#[derive(Clone, Copy)]
pub(crate) enum EmptyPart {
    /// No alternative.
    Condition,
    /// An alternative that demands nothing.
    Alternative,
    /// A fact that may have no value.
    Values,
}

pub(crate) fn empty_condition(what: &str, part: EmptyPart, span: Span) -> Diagnostic {
    let (message, help) = match part {
        EmptyPart::Condition => ("has no alternative, so it never holds", "leave the key out to ask of every unit"),
        EmptyPart::Alternative => {
            ("demands nothing, so it always holds", "name a fact and its values: `{ victim = [\"yes\"] }`")
        }
        EmptyPart::Values => ("has no value, so it never holds", "list the values that are meant"),
    };
    Diagnostic::error("framework/empty-condition", format!("{what} {message}")).at(span).help(help)
}

pub(crate) fn repeated_alternative(first: Span, again: Span) -> Diagnostic {
    Diagnostic::warning("framework/repeated-alternative", "this alternative is there twice")
        .label(again, "again")
        .label(first, "first")
        .help("leave one of them out, or correct the one that was meant to differ")
}

pub(crate) fn no_words_in_condition(fact: &Spanned<String>, values: &FactValues) -> Diagnostic {
    let what = if *values == FactValues::Number { "number" } else { "day" };
    let message = format!("fact {} is a {what}, and conditions are on words", tick(&fact.value));
    Diagnostic::error("framework/date-in-condition", message)
        .at(fact.span)
        .help(format!("declare a fact that says in a word what the {what} decides, and demand that"))
}

pub(crate) fn fact_unit(fact: &Spanned<String>, fact_unit: &str, unit: &str) -> Diagnostic {
    let message =
        format!("fact {} is recorded about the unit {}, not about {}", tick(&fact.value), tick(fact_unit), tick(unit));
    Diagnostic::error("framework/fact-unit", message).at(fact.span).help("the condition could never be known to hold")
}
