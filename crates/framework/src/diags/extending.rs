//! One framework over another.

use assize_diag::{Code, Diagnostic, Span, Spanned};
use assize_reader::{near, tick};

use super::tree::circle;

/// Frameworks that extend one another.
pub(crate) fn extends_cycle(frameworks: Vec<(&str, Span)>) -> Diagnostic {
    let code = Code::new("framework/extends-cycle");
    if let [(only, span)] = frameworks[..] {
        return Diagnostic::error(code, format!("framework {} extends itself", tick(only))).at(span);
    }
    let diagnostic = Diagnostic::error(code, format!("frameworks extend one another: {}", circle(&frameworks)));
    frameworks.iter().fold(diagnostic, |diagnostic, (_, span)| diagnostic.at(*span))
}

/// A framework that cannot be used because the one it extends cannot.
pub(crate) fn broken_parent(framework: &str, parent: &Spanned<String>) -> Diagnostic {
    let message = format!("{} extends {}, which has errors", tick(framework), tick(&parent.value));
    Diagnostic::error(Code::new("framework/broken-parent"), message)
        .at(parent.span)
        .help("mend the other first; how the two fit is checked after that")
}

/// Inherited already, and not said to be replaced.
pub(crate) fn already_inherited(what: &str, parent: &str, own: Span, inherited: Span) -> Diagnostic {
    let help = if what.starts_with('`') {
        "add `replaces = true` to put this in its place"
    } else {
        "add `replaces = true` to put this in its place, or choose another id"
    };
    Diagnostic::error(
        Code::new("framework/already-inherited"),
        format!("{what} is already inherited from {}", tick(parent)),
    )
    .at(own)
    .label(inherited, "inherited")
    .help(help)
}

/// Dropped, and not inherited.
pub(crate) fn drops_nothing(name: &Spanned<String>, parent: Option<&str>, known: &[&str]) -> Diagnostic {
    let why = match parent {
        Some(parent) => format!("{} has no node, question or prompt of that id", tick(parent)),
        None => "this framework extends no other".to_owned(),
    };
    let message = format!("`drop` names {}, but {why}", tick(&name.value));
    let diagnostic = Diagnostic::error(Code::new("framework/drops-nothing"), message).at(name.span);
    match near(&name.value, known) {
        Some(near) => diagnostic.did_you_mean(Some(near)),
        None => diagnostic.help("leave it out of `drop`"),
    }
}

/// Said to replace what is not there.
pub(crate) fn replaces_nothing(what: &str, parent: Option<&str>, id: &str, known: &[&str], span: Span) -> Diagnostic {
    let why = match parent {
        Some(parent) => format!("{} has none", tick(parent)),
        None => "this framework extends no other".to_owned(),
    };
    let diagnostic =
        Diagnostic::error(Code::new("framework/replaces-nothing"), format!("{what} replaces nothing: {why}")).at(span);
    match near(id, known) {
        Some(name) => diagnostic.did_you_mean(Some(name)),
        None => diagnostic.help("leave `replaces` out"),
    }
}
