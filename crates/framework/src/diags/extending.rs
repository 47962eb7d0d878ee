//! One framework over another.

use assize_diag::{Code, Diagnostic, Span, Spanned};
use assize_reader::{near, tick};

use super::tree::circle;

/// Frameworks that extend one another.
pub(crate) struct ExtendsCycle<'a> {
    /// Each with its `extends`.
    pub(crate) frameworks: Vec<(&'a str, Span)>,
}

impl From<ExtendsCycle<'_>> for Diagnostic {
    fn from(ExtendsCycle { frameworks }: ExtendsCycle<'_>) -> Self {
        let code = Code::new("framework/extends-cycle");
        if let [(only, span)] = frameworks[..] {
            return Self::error(code, format!("framework {} extends itself", tick(only))).at(span);
        }
        let diagnostic = Self::error(code, format!("frameworks extend one another: {}", circle(&frameworks)));
        frameworks.iter().fold(diagnostic, |diagnostic, (_, span)| diagnostic.at(*span))
    }
}

/// A framework that cannot be used because the one it extends cannot.
pub(crate) struct BrokenParent<'a> {
    pub(crate) framework: &'a str,
    pub(crate) parent: &'a Spanned<String>,
}

impl From<BrokenParent<'_>> for Diagnostic {
    fn from(BrokenParent { framework, parent }: BrokenParent<'_>) -> Self {
        let message = format!("{} extends {}, which has errors", tick(framework), tick(&parent.value));
        Self::error(Code::new("framework/broken-parent"), message)
            .at(parent.span)
            .help("mend the other first; how the two fit is checked after that")
    }
}

/// Inherited already, and not said to be replaced.
pub(crate) struct AlreadyInherited<'a> {
    /// "node `2.1`", "`[ratings]`".
    pub(crate) what: &'a str,
    pub(crate) parent: &'a str,
    pub(crate) own: Span,
    pub(crate) inherited: Span,
}

impl From<AlreadyInherited<'_>> for Diagnostic {
    fn from(AlreadyInherited { what, parent, own, inherited }: AlreadyInherited<'_>) -> Self {
        let help = if what.starts_with('`') {
            "add `replaces = true` to put this in its place"
        } else {
            "add `replaces = true` to put this in its place, or choose another id"
        };
        Self::error(
            Code::new("framework/already-inherited"),
            format!("{what} is already inherited from {}", tick(parent)),
        )
        .at(own)
        .label(inherited, "inherited")
        .help(help)
    }
}

/// Said to replace what is not there.
pub(crate) struct ReplacesNothing<'a> {
    pub(crate) what: &'a str,
    /// `None`: the framework extends no other.
    pub(crate) parent: Option<&'a str>,
    pub(crate) id: &'a str,
    pub(crate) known: &'a [&'a str],
    pub(crate) span: Span,
}

impl From<ReplacesNothing<'_>> for Diagnostic {
    fn from(ReplacesNothing { what, parent, id, known, span }: ReplacesNothing<'_>) -> Self {
        let why = match parent {
            Some(parent) => format!("{} has none", tick(parent)),
            None => "this framework extends no other".to_owned(),
        };
        let diagnostic =
            Self::error(Code::new("framework/replaces-nothing"), format!("{what} replaces nothing: {why}")).at(span);
        match near(id, known) {
            Some(name) => diagnostic.did_you_mean(Some(name)),
            None => diagnostic.help("leave `replaces` out"),
        }
    }
}
