//! Providers and who took over from whom.

use assize_diag::{Code, Diagnostic, Span, Spanned};
use assize_model::ProviderKind;
use assize_reader::{suggest, tick};

use super::tree::cycle;

pub(crate) fn unknown_successor(successor: &Spanned<String>, known: &[&str]) -> Diagnostic {
    let message = format!("unknown successor {}", tick(&successor.value));
    let diagnostic = Diagnostic::error("provider/unknown-successor", message).at(successor.span);
    suggest(diagnostic, &successor.value, "known providers", known)
}

pub(crate) fn kind_differs(id: &Spanned<String>, known: &ProviderKind) -> Diagnostic {
    let message = format!(
        "the kind of provider {} is declared already, as \"{}\" (\"{}\" of several, \"{}\" in short)",
        tick(&id.value),
        known.title(),
        known.plural(),
        known.short()
    );
    Diagnostic::error("framework/kind-differs", message)
        .at(id.span)
        .help("leave this `[[kind]]` out, `inspects` can name the id without it; or give another kind an id of its own")
}

pub(crate) fn successor_cycle(providers: Vec<(&str, Span)>) -> Diagnostic {
    let code = Code::new("provider/successor-cycle");
    cycle(code, "provider {} succeeds itself", "providers succeed one another", &providers)
}
