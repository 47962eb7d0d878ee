//! Units, facts and observations, shared or a framework's own.

use assize_diag::{Code, Diagnostic, Span, Spanned};
use assize_reader::tick;

use super::tree::cycle;
use super::words::with_article;

pub(crate) fn foreign_name(noun: &'static str, id: &Spanned<String>, framework: &str) -> Diagnostic {
    let message = format!("{noun} {} is declared by a framework but not named after it", tick(&id.value));
    Diagnostic::error("catalogue/foreign-name", message)
        .at(id.span)
        .help(format!("call it {}", tick(&format!("{framework}.{}", id.value))))
}

pub(crate) fn ambiguous_id(id: &str, first: (&'static str, Span), again: (&'static str, Span)) -> Diagnostic {
    let message = format!("{} is the id of both {} and {}", tick(id), with_article(first.0), with_article(again.0));
    Diagnostic::error("catalogue/ambiguous-id", message)
        .label(again.1, format!("the {}", again.0))
        .label(first.1, format!("the {}", first.0))
        .help("a column of that name could be either; give one of them another id")
}

pub(crate) fn covers_unit(observation: (&str, &str), covered: &Spanned<String>, unit: &str) -> Diagnostic {
    let message = format!(
        "{} is about the unit {}, and cannot be covered by {} about {}",
        tick(&covered.value),
        tick(unit),
        tick(observation.0),
        tick(observation.1)
    );
    Diagnostic::error("catalogue/covers-unit", message).at(covered.span)
}

pub(crate) fn covers_cycle(observations: Vec<(&str, Span)>) -> Diagnostic {
    let code = Code::new("catalogue/covers-cycle");
    let help = (observations.len() > 1).then_some("`covers` names narrower observations only");
    cycle(code, "observation {} covers itself", "observations cover one another", &observations).help_if(help)
}

pub(crate) fn unknown_regime(regime: &Spanned<String>, nearest: &str) -> Diagnostic {
    Diagnostic::warning("catalogue/unknown-regime", format!("no framework is called {}", tick(&regime.value)))
        .at(regime.span)
        .did_you_mean(Some(nearest))
}
