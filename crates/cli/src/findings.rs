use assize_diag::{Diagnostic, Diagnostics, Sources};

/// Everything that was read and everything that was found wrong with it.
#[derive(Default, Debug)]
pub(crate) struct Findings {
    pub(crate) sources: Sources,
    pub(crate) diagnostics: Diagnostics,
}

impl Findings {
    /// Adds a fault.
    pub(crate) fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Keeps what is right and adds what is wrong.
    pub(crate) fn keep<T>(&mut self, result: Result<T, Diagnostic>) -> Option<T> {
        result.map_err(|diagnostic| self.push(diagnostic)).ok()
    }

    /// Whether something stands against printing a result.
    pub(crate) fn forbid_result(&self, strict: bool) -> bool {
        self.diagnostics.has_errors() || strict && self.diagnostics.warnings() > 0
    }
}
