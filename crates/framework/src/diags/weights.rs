//! Weights that weigh nothing.

use assize_diag::{Code, Diagnostic, Span};

pub(crate) fn bad_weights(message: String, help: impl Into<String>, span: Span) -> Diagnostic {
    Diagnostic::error(Code::new("framework/weights"), message).at(span).help(help)
}
