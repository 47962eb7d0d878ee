use assize_diag::{Diagnostic, Diagnostics, Sources};

/// Everything that was read and everything that was found wrong with it.
#[derive(Default, Debug)]
pub struct Findings {
    /// What was read.
    pub sources: Sources,
    /// What is wrong with it.
    pub diagnostics: Diagnostics,
}

impl Findings {
    /// Adds a fault.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Keeps what is right and adds what is wrong.
    pub fn keep<T>(&mut self, result: Result<T, Diagnostic>) -> Option<T> {
        result.map_err(|diagnostic| self.push(diagnostic)).ok()
    }

    /// Whether something stands against printing a result.
    pub fn forbid_result(&self, strict: bool) -> bool {
        self.diagnostics.has_errors() || strict && self.diagnostics.warnings() > 0
    }
}
