//! Rules: how observations answer a question.

use assize_diag::{Code, Diagnostic, Span, Spanned};
use assize_reader::tick;

use super::tree::cycle;
use super::words::count;

pub(crate) fn empty_rule(what: &str, span: Span) -> Diagnostic {
    Diagnostic::error("framework/empty-rule", format!("{what} has no entry"))
        .at(span)
        .help("name observations in `required` or `plus`, or leave the rule out")
}

pub(crate) fn too_many_misses(what: &str, misses: &Spanned<u64>, plus: usize) -> Diagnostic {
    let message = format!("{what} has `misses = {}` but {} in `plus`", misses.value, count(plus, "entry", "entries"));
    Diagnostic::error("framework/too-many-misses", message)
        .at(misses.span)
        .help("`misses` says how many of `plus` may be insufficient; those in `required` may never be")
}

pub(crate) fn rule_unit(question: &str, question_unit: &str, entry: &Spanned<String>, entry_unit: &str) -> Diagnostic {
    let message = format!(
        "{} is about the unit {}, but question {} about {}",
        tick(&entry.value),
        tick(entry_unit),
        tick(question),
        tick(question_unit)
    );
    Diagnostic::error("framework/rule-unit", message).at(entry.span).help("a rule names what is judged of its own unit")
}

pub(crate) fn rule_cycle(questions: Vec<(&str, Span)>) -> Diagnostic {
    let code = Code::new("framework/rule-cycle");
    let alone = "the rule of question {} names the question itself";
    cycle(code, alone, "rules refer back to one another", &questions)
}

pub(crate) fn rule_size(question: &str, most: usize, span: Span) -> Diagnostic {
    let what = format!("has more than {most} entries, with those of the questions that it names");
    Diagnostic::error("framework/rule-size", format!("the rule of question {} {what}", tick(question)))
        .at(span)
        .help("name observations, or fewer questions that name others")
}

pub(crate) fn bad_scale(message: String, help: impl Into<String>, span: Span) -> Diagnostic {
    Diagnostic::error("framework/scale", message).at(span).help(help)
}

pub(crate) fn bad_weights(message: String, help: impl Into<String>, span: Span) -> Diagnostic {
    Diagnostic::error("framework/weights", message).at(span).help(help)
}
