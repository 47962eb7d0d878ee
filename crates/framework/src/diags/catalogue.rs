//! Units, facts and observations, shared or a framework's own.

use assize_diag::{Code, Diagnostic, Span, Spanned};
use assize_reader::tick;

use super::tree::circle;
use super::words::with_article;

/// A framework's own fact or observation that is not named after it.
pub(crate) struct ForeignName<'a> {
    pub(crate) noun: &'static str,
    pub(crate) id: &'a Spanned<String>,
    pub(crate) framework: &'a str,
}

impl From<ForeignName<'_>> for Diagnostic {
    fn from(ForeignName { noun, id, framework }: ForeignName<'_>) -> Self {
        let message = format!("{noun} {} is declared by a framework but not named after it", tick(&id.value));
        Self::error(Code::new("catalogue/foreign-name"), message)
            .at(id.span)
            .help(format!("call it {}", tick(&format!("{framework}.{}", id.value))))
    }
}

/// An id by which a column could mean two things.
pub(crate) struct AmbiguousId<'a> {
    pub(crate) id: &'a str,
    pub(crate) first: (&'static str, Span),
    pub(crate) again: (&'static str, Span),
}

impl From<AmbiguousId<'_>> for Diagnostic {
    fn from(AmbiguousId { id, first, again }: AmbiguousId<'_>) -> Self {
        let message = format!("{} is the id of both {} and {}", tick(id), with_article(first.0), with_article(again.0));
        Self::error(Code::new("catalogue/ambiguous-id"), message)
            .label(again.1, format!("the {}", again.0))
            .label(first.1, format!("the {}", first.0))
            .help("a column of that name could be either; give one of them another id")
    }
}

/// An observation that covers one of another unit.
pub(crate) struct CoversUnit<'a> {
    pub(crate) observation: (&'a str, &'a str),
    pub(crate) covered: &'a Spanned<String>,
    pub(crate) unit: &'a str,
}

impl From<CoversUnit<'_>> for Diagnostic {
    fn from(CoversUnit { observation, covered, unit }: CoversUnit<'_>) -> Self {
        let message = format!(
            "{} is about the unit {}, and cannot be covered by {} about {}",
            tick(&covered.value),
            tick(unit),
            tick(observation.0),
            tick(observation.1)
        );
        Self::error(Code::new("catalogue/covers-unit"), message).at(covered.span)
    }
}

/// Observations each said to be narrower than the other.
pub(crate) struct CoversCycle<'a> {
    pub(crate) observations: Vec<(&'a str, Span)>,
}

impl From<CoversCycle<'_>> for Diagnostic {
    fn from(CoversCycle { observations }: CoversCycle<'_>) -> Self {
        let code = Code::new("catalogue/covers-cycle");
        if let [(only, span)] = observations[..] {
            return Self::error(code, format!("observation {} covers itself", tick(only))).at(span);
        }
        let message = format!("observations cover one another: {}", circle(&observations));
        let diagnostic = Self::error(code, message).help("`covers` names narrower observations only");
        observations.iter().fold(diagnostic, |diagnostic, (_, span)| diagnostic.at(*span))
    }
}

/// A phrase of a regime that looks like a slip of the pen.
pub(crate) struct UnknownRegime<'a> {
    pub(crate) regime: &'a Spanned<String>,
    pub(crate) nearest: &'a str,
}

impl From<UnknownRegime<'_>> for Diagnostic {
    fn from(UnknownRegime { regime, nearest }: UnknownRegime<'_>) -> Self {
        Self::warning(Code::new("catalogue/unknown-regime"), format!("no framework is called {}", tick(&regime.value)))
            .at(regime.span)
            .did_you_mean(Some(nearest))
    }
}
