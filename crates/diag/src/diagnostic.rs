use crate::{Code, Place, Sources};

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Severity {
    /// The input cannot be used.
    Error,
    /// The input can be used; a reader should know.
    Warning,
}

/// A place and what is to be said of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Label {
    pub place: Place,
    /// What; empty where the message says it all.
    pub text: String,
}

/// One thing that is wrong: a message without the remedy (lower case, no full stop, the user's words in backticks), the places it
/// concerns, and the remedy apart.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Diagnostic {
    pub code: Code,
    pub severity: Severity,
    pub message: String,
    /// The places, the one at fault first.
    pub labels: Vec<Label>,
    pub help: Option<String>,
}

impl Diagnostic {
    /// A code as text is for a fault that is reported in only one place.
    pub fn error(code: impl Into<Code>, message: impl Into<String>) -> Self {
        Self { code: code.into(), severity: Severity::Error, message: message.into(), labels: Vec::new(), help: None }
    }

    pub fn warning(code: impl Into<Code>, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, message) }
    }

    /// Adds a place; the first is the one at fault.
    pub fn at(self, place: impl Into<Place>) -> Self {
        self.label(place, "")
    }

    /// Adds a place with something to say of it.
    pub fn label(mut self, place: impl Into<Place>, text: impl Into<String>) -> Self {
        self.labels.push(Label { place: place.into(), text: text.into() });
        self
    }

    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Helps where there is help.
    pub fn help_if(self, help: Option<impl Into<String>>) -> Self {
        match help {
            Some(help) => self.help(help),
            None => self,
        }
    }

    /// Says "did you mean" where there is a near name.
    pub fn did_you_mean(self, nearest: Option<&str>) -> Self {
        self.help_if(nearest.map(|name| format!("did you mean `{name}`?")))
    }

    /// The same; this help where there is none.
    pub fn did_you_mean_or(self, nearest: Option<&str>, help: impl Into<String>) -> Self {
        self.help(help).did_you_mean(nearest)
    }

    /// Labels two things where only one may be: the second and the first.
    pub fn twice(self, second: impl Into<Place>, first: impl Into<Place>) -> Self {
        self.label(second, "the second").label(first, "the first")
    }
}

/// Everything that was found wrong in a run.
#[derive(Clone, Default, Debug)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    pub fn extend(&mut self, other: Diagnostics) {
        self.list.extend(other.list);
    }

    /// Takes out those that are so.
    pub fn take(&mut self, is_so: impl Fn(&Diagnostic) -> bool) -> Vec<Diagnostic> {
        let (taken, left) = std::mem::take(&mut self.list).into_iter().partition(is_so);
        self.list = left;
        taken
    }

    pub fn has_errors(&self) -> bool {
        self.errors() > 0
    }

    pub fn errors(&self) -> usize {
        self.list.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count()
    }

    pub fn warnings(&self) -> usize {
        self.list.len() - self.errors()
    }

    /// In the order of their places, each once.
    pub fn sorted(&self, sources: &Sources) -> Vec<&Diagnostic> {
        let mut sorted: Vec<_> = self.list.iter().collect();
        sorted.sort_by_key(|diagnostic| {
            let place = diagnostic.labels.first().map(|label| &label.place);
            let position = place.and_then(|place| sources.line_column(place));
            (place.map(|place| sources.name(place).to_owned()), position, diagnostic.severity, diagnostic.code)
        });
        sorted.dedup();
        sorted
    }
}
