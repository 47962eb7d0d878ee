//! What a record says of the strata of its sample, and what cannot be true beside the rest of it.

use assize_diag::{Code, Diagnostic, Place, Span, Spanned};
use assize_framework::Framework;
use assize_model::{Fact, FactValues};

use crate::{FigureName, PrintedCheck, Unweighed, WhyUnweighed};

const STRATUM: Code = Code::new("record/stratum");
const PRINTED: Code = Code::new("record/printed-differs");
const UNEQUAL: Code = Code::new("record/unequal-strata");

pub(crate) fn points_over_total(points: u64, most: u64, place: Place, framework: &Framework) -> Diagnostic {
    Diagnostic::error(
        "record/points-over-total",
        format!("{points} points are more than the {most} that the total of `{}` can have", framework.id),
    )
    .at(place)
    .help("check the number, and that it is a total under this framework")
}

pub(crate) fn unequal_strata(span: Span) -> Diagnostic {
    Diagnostic::warning(
        UNEQUAL,
        "the strata of the sample were drawn unequally, and shares and ratings count each unit once",
    )
    .at(span)
    .help("read the weighted shares beside them, in which each stratum counts as much as in the frame")
}

pub(crate) fn unweighed_strata(framework: &Framework, unweighed: &Unweighed<'_>, span: Span) -> Diagnostic {
    let message = format!(
        "the strata of the sample {} drawn unequally, and are not weighted: {}",
        unweighed.were(),
        unweighed.because(framework)
    );
    let help = match &unweighed.why {
        WhyUnweighed::Members(_) => "shares and ratings count each unit once; those of each member by itself say more",
        _ => {
            "a sample is weighted where each stratum says how many were eligible and by `when` which units belong to it, each unit to exactly one"
        }
    };
    Diagnostic::warning(UNEQUAL, message).at(span).help(help)
}

pub(crate) fn unknown_fact_of_stratum(fact: &Spanned<String>, near: Option<&str>) -> Diagnostic {
    Diagnostic::error(STRATUM, format!("there is no fact `{}`", fact.value))
        .at(fact.span)
        .did_you_mean_or(near, "`assize frameworks show` lists the facts of a framework")
}

pub(crate) fn unfit_fact_of_stratum(fact: &Spanned<String>, known: &Fact, unit: &str) -> Diagnostic {
    let why = match (&known.values, &known.unit) {
        (FactValues::Date, _) => "is a day, and strata are told apart by words".to_owned(),
        (FactValues::Number, _) => "is a number, and strata are told apart by words".to_owned(),
        (_, Some(of)) => format!("is about units of kind `{of}`, and the sample has units of kind `{unit}`"),
        (_, None) => "cannot tell strata apart".to_owned(),
    };
    Diagnostic::error(STRATUM, format!("the fact `{}` {why}", fact.value))
        .at(fact.span)
        .help("tell the stratum apart by another fact; `unit` of `[sample]` says which kind of unit was drawn")
}

pub(crate) fn unknown_value_of_stratum(value: &Spanned<String>, fact: &Fact, values: &[String]) -> Diagnostic {
    Diagnostic::error(STRATUM, format!("the fact `{}` has no value `{}`", fact.id, value.value))
        .at(value.span)
        .help(format!("its values are {}", values.join(", ")))
}

/// Printed values that one cause makes untrue, and where the counts of ratings stand that say otherwise.
pub(crate) fn printed_differs(
    checks: &[&PrintedCheck<'_>],
    printed: &str,
    computed: &str,
    counts: Option<&Place>,
) -> Diagnostic {
    let name = &checks[0].name;
    let figure = if checks.len() > 1 { FigureName { part: None, ..name.clone() } } else { name.clone() };
    let message =
        format!("`{figure}` is printed as {printed} and comes out as {computed}: the two cannot both be true");
    let diagnostic = Diagnostic::warning(PRINTED, message)
        .help("the scorecard shows both under \"Printed and computed\"; neither is corrected");
    let diagnostic = checks.iter().fold(diagnostic, |diagnostic, check| diagnostic.at(check.place.clone()));
    match counts {
        Some(counts) => diagnostic.label(counts.clone(), "it comes out of these counts"),
        None => diagnostic,
    }
}

/// Each side: the question, the value of the scale that it is judged from, its share.
pub(crate) fn scale_contradicts(place: Place, higher: (&str, &str, String), lower: (&str, &str, String)) -> Diagnostic {
    let message = format!(
        "`{}` (from \"{}\" on) is sufficient in {}, more than `{}` (from \"{}\" on), {}: the two cannot both be true",
        higher.0, higher.1, higher.2, lower.0, lower.1, lower.2
    );
    Diagnostic::warning(PRINTED, message)
        .at(place)
        .help("both judge the same answers, and what reaches the higher value reaches the lower one: check both against the source")
}
