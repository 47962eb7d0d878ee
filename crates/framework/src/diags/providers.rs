//! Providers and who took over from whom.

use assize_diag::{Code, Diagnostic, Span, Spanned};
use assize_reader::{suggest, tick};

use super::tree::cycle;

/// A successor that is not listed.
pub(crate) fn unknown_successor(successor: &Spanned<String>, known: &[&str]) -> Diagnostic {
    let message = format!("unknown successor {}", tick(&successor.value));
    let diagnostic = Diagnostic::error(Code::new("provider/unknown-successor"), message).at(successor.span);
    suggest(diagnostic, &successor.value, "known providers", known)
}

/// Providers that succeed one another.
pub(crate) fn successor_cycle(providers: Vec<(&str, Span)>) -> Diagnostic {
    let code = Code::new("provider/successor-cycle");
    cycle(code, "provider {} succeeds itself", "providers succeed one another", &providers)
}
