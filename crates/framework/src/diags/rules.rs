//! Rules: how observations answer a question.

use assize_diag::{Code, Diagnostic, Span, Spanned};
use assize_reader::tick;

use super::tree::circle;
use super::words::count;

/// A rule without entries.
pub(crate) struct EmptyRule<'a> {
    pub(crate) what: &'a str,
    pub(crate) span: Span,
}

impl From<EmptyRule<'_>> for Diagnostic {
    fn from(EmptyRule { what, span }: EmptyRule<'_>) -> Self {
        Self::error(Code::new("framework/empty-rule"), format!("{what} has no entry"))
            .at(span)
            .help("name observations in `required` or `plus`, or leave the rule out")
    }
}

/// More misses than there is to miss.
pub(crate) struct TooManyMisses<'a> {
    pub(crate) what: &'a str,
    pub(crate) misses: &'a Spanned<u64>,
    pub(crate) plus: usize,
}

impl From<TooManyMisses<'_>> for Diagnostic {
    fn from(TooManyMisses { what, misses, plus }: TooManyMisses<'_>) -> Self {
        let message =
            format!("{what} has `misses = {}` but {} in `plus`", misses.value, count(plus, "entry", "entries"));
        Self::error(Code::new("framework/too-many-misses"), message)
            .at(misses.span)
            .help("`misses` says how many of `plus` may be insufficient; those in `required` may never be")
    }
}

/// A rule over things of another unit.
pub(crate) struct RuleUnit<'a> {
    pub(crate) question: &'a str,
    pub(crate) question_unit: &'a str,
    pub(crate) entry: &'a Spanned<String>,
    pub(crate) entry_unit: &'a str,
}

impl From<RuleUnit<'_>> for Diagnostic {
    fn from(RuleUnit { question, question_unit, entry, entry_unit }: RuleUnit<'_>) -> Self {
        let message = format!(
            "{} is about the unit {}, but question {} about {}",
            tick(&entry.value),
            tick(entry_unit),
            tick(question),
            tick(question_unit)
        );
        Self::error(Code::new("framework/rule-unit"), message)
            .at(entry.span)
            .help("a rule names what is judged of its own unit")
    }
}

/// Questions that answer one another.
pub(crate) struct RuleCycle<'a> {
    /// Each with the entry that names the next; the last names the first.
    pub(crate) questions: Vec<(&'a str, Span)>,
}

impl From<RuleCycle<'_>> for Diagnostic {
    fn from(RuleCycle { questions }: RuleCycle<'_>) -> Self {
        let code = Code::new("framework/rule-cycle");
        if let [(only, span)] = questions[..] {
            return Self::error(code, format!("the rule of question {} names the question itself", tick(only)))
                .at(span);
        }
        let diagnostic = Self::error(code, format!("rules lead back to where they began: {}", circle(&questions)));
        questions.iter().fold(diagnostic, |diagnostic, (_, span)| diagnostic.at(*span))
    }
}
