//! Providers and who took over from whom.

use assize_diag::{Code, Diagnostic, Span, Spanned};
use assize_reader::{suggest, tick};

use super::tree::circle;

/// A successor that is not listed.
pub(crate) struct UnknownSuccessor<'a> {
    pub(crate) successor: &'a Spanned<String>,
    pub(crate) known: &'a [&'a str],
}

impl From<UnknownSuccessor<'_>> for Diagnostic {
    fn from(UnknownSuccessor { successor, known }: UnknownSuccessor<'_>) -> Self {
        let message = format!("unknown successor {}", tick(&successor.value));
        let diagnostic = Self::error(Code::new("provider/unknown-successor"), message).at(successor.span);
        suggest(diagnostic, &successor.value, "known providers", known)
    }
}

/// Providers that succeed one another.
pub(crate) struct SuccessorCycle<'a> {
    pub(crate) providers: Vec<(&'a str, Span)>,
}

impl From<SuccessorCycle<'_>> for Diagnostic {
    fn from(SuccessorCycle { providers }: SuccessorCycle<'_>) -> Self {
        let code = Code::new("provider/successor-cycle");
        if let [(only, span)] = providers[..] {
            return Self::error(code, format!("provider {} succeeds itself", tick(only))).at(span);
        }
        let diagnostic = Self::error(code, format!("providers succeed one another: {}", circle(&providers)));
        providers.iter().fold(diagnostic, |diagnostic, (_, span)| diagnostic.at(*span))
    }
}
