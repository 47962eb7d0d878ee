use assize_diag::{Diagnostic, Diagnostics, Severity, Sources};
use assize_report::Audience;

/// Everything that was read and everything that was found wrong with it.
#[derive(Default, Debug)]
pub struct Findings {
    pub sources: Sources,
    pub diagnostics: Diagnostics,
    /// What was done, a line each, to be said where nothing stood against it.
    pub notes: Vec<String>,
    /// One command that mends most of what is wrong, to be said last.
    pub cure: Option<String>,
}

impl Findings {
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Adds a line on what was done.
    pub fn note(&mut self, line: impl Into<String>) {
        self.notes.push(line.into());
    }

    /// What the user is to be told, in the order of places. The user cannot mend what the program carries: its report says what is
    /// doubtful there, and a warning of it is for those who check its files.
    pub fn told(&self) -> Vec<&Diagnostic> {
        let is_carried = |one: &&Diagnostic| one.labels.first().is_some_and(|at| self.sources.is_carried(&at.place));
        let mut all = self.diagnostics.sorted(&self.sources);
        all.retain(|one| one.severity == Severity::Error || !is_carried(one));
        all
    }

    /// "no faults", or "no errors" where there are warnings; for lines on what was read.
    pub fn faultless(&self) -> &'static str {
        if self.told().is_empty() { "no faults" } else { "no errors" }
    }

    /// Who may see what follows from what was read, where that holds no cases.
    pub fn audience(&self) -> Audience {
        assize_disclose::audience(&self.sources)
    }

    /// Keeps what is right and adds what is wrong.
    pub fn keep<T>(&mut self, result: Result<T, Diagnostic>) -> Option<T> {
        result.map_err(|diagnostic| self.push(diagnostic)).ok()
    }

    /// Whether something stands against printing a result.
    pub fn forbid_result(&self, strict: bool) -> bool {
        self.diagnostics.has_errors() || strict && !self.told().is_empty()
    }
}
