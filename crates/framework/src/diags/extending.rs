//! One framework over another.

use assize_diag::{Code, Diagnostic, Span, Spanned};
use assize_reader::{near, tick};

use super::tree::cycle;

pub(crate) fn extends_cycle(frameworks: Vec<(&str, Span)>) -> Diagnostic {
    let code = Code::new("framework/extends-cycle");
    cycle(code, "framework {} extends itself", "frameworks extend one another", &frameworks)
        .help("name in `extends` the framework that this one changes, or leave it out")
}

pub(crate) fn broken_parent(framework: &str, parent: &Spanned<String>) -> Diagnostic {
    let message = format!("{} extends {}, which has errors", tick(framework), tick(&parent.value));
    Diagnostic::error("framework/broken-parent", message)
        .at(parent.span)
        .help("correct the other first; how the two fit is checked after that")
}

pub(crate) fn already_inherited(what: &str, parent: &str, own: Span, inherited: Span) -> Diagnostic {
    let help = if what.starts_with('`') {
        "add `replaces = true` to put this in its place"
    } else {
        "add `replaces = true` to put this in its place, or choose another id"
    };
    Diagnostic::error("framework/already-inherited", format!("{what} is already inherited from {}", tick(parent)))
        .at(own)
        .label(inherited, "inherited")
        .help(help)
}

pub(crate) fn drops_nothing(name: &Spanned<String>, parent: Option<&str>, known: &[&str]) -> Diagnostic {
    let why = match parent {
        Some(parent) => format!("{} has no node, question, prompt or limit of that id", tick(parent)),
        None => "this framework extends no other".to_owned(),
    };
    let message = format!("`drop` names {}, but {why}", tick(&name.value));
    Diagnostic::error("framework/drops-nothing", message)
        .at(name.span)
        .did_you_mean_or(near(&name.value, known), "leave it out of `drop`")
}

pub(crate) fn still_named(name: &Spanned<String>) -> Diagnostic {
    let message = format!("{} is dropped, and what is inherited still names it", tick(&name.value));
    Diagnostic::error("framework/still-named", message)
        .at(name.span)
        .help("drop what names it too, or declare that again with `replaces = true`")
}

pub(crate) fn replaces_nothing(what: &str, parent: Option<&str>, id: &str, known: &[&str], span: Span) -> Diagnostic {
    let why = match parent {
        Some(parent) => format!("{} has none", tick(parent)),
        None => "this framework extends no other".to_owned(),
    };
    Diagnostic::error("framework/replaces-nothing", format!("{what} replaces nothing: {why}"))
        .at(span)
        .did_you_mean_or(near(id, known), "leave `replaces` out")
}
