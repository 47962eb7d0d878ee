//! Conditions on facts.

use assize_diag::{Code, Diagnostic, Span, Spanned};
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

/// A condition that says nothing, or that nothing can meet.
pub(crate) struct EmptyCondition<'a> {
    pub(crate) what: &'a str,
    pub(crate) part: EmptyPart,
    pub(crate) span: Span,
}

impl From<EmptyCondition<'_>> for Diagnostic {
    fn from(EmptyCondition { what, part, span }: EmptyCondition<'_>) -> Self {
        let (message, help) = match part {
            EmptyPart::Condition => ("has no alternative, so it never holds", "leave the key out to ask of every unit"),
            EmptyPart::Alternative => {
                ("demands nothing, so it always holds", "name a fact and its values: `{ victim = [\"yes\"] }`")
            }
            EmptyPart::Values => ("has no value, so it never holds", "list the values that are meant"),
        };
        Self::error(Code::new("framework/empty-condition"), format!("{what} {message}")).at(span).help(help)
    }
}

/// The same alternative twice.
pub(crate) struct RepeatedAlternative {
    pub(crate) first: Span,
    pub(crate) again: Span,
}

impl From<RepeatedAlternative> for Diagnostic {
    fn from(RepeatedAlternative { first, again }: RepeatedAlternative) -> Self {
        Self::warning(Code::new("framework/repeated-alternative"), "this alternative stands twice")
            .label(again, "again")
            .label(first, "first")
            .help("leave one of them out, or mend the one that was meant to differ")
    }
}

/// A fact whose values are days: they have no list to choose from.
pub(crate) struct DateInCondition<'a> {
    pub(crate) fact: &'a Spanned<String>,
}

impl From<DateInCondition<'_>> for Diagnostic {
    fn from(DateInCondition { fact }: DateInCondition<'_>) -> Self {
        let message = format!("fact {} is a day, and conditions are on words", tick(&fact.value));
        Self::error(Code::new("framework/date-in-condition"), message)
            .at(fact.span)
            .help("declare a fact that says in a word what the day decides, and demand that")
    }
}

/// A fact that this unit does not have.
pub(crate) struct FactUnit<'a> {
    pub(crate) fact: &'a Spanned<String>,
    pub(crate) fact_unit: &'a str,
    pub(crate) unit: &'a str,
}

impl From<FactUnit<'_>> for Diagnostic {
    fn from(FactUnit { fact, fact_unit, unit }: FactUnit<'_>) -> Self {
        let message = format!(
            "fact {} is recorded about the unit {}, not about {}",
            tick(&fact.value),
            tick(fact_unit),
            tick(unit)
        );
        Self::error(Code::new("framework/fact-unit"), message)
            .at(fact.span)
            .help("the condition could never be known to hold")
    }
}
