//! What records say of the strata of a sample.

use assize_diag::{Code, Diagnostic, Span, Spanned};
use assize_model::{Fact, FactValues};

const STRATUM: Code = Code::new("record/stratum");
const UNEQUAL_STRATA: Code = Code::new("record/unequal-strata");

pub(crate) fn unequal_strata(span: Span) -> Diagnostic {
    Diagnostic::warning(
        UNEQUAL_STRATA,
        "the strata of the sample were drawn unequally, and shares and ratings count each unit once",
    )
    .at(span)
    .help("read the weighted shares beside them, in which each stratum counts as much as in the frame")
}

pub(crate) fn unknown_fact_of_stratum(fact: &Spanned<String>, near: Option<&str>) -> Diagnostic {
    let diagnostic = Diagnostic::error(STRATUM, format!("there is no fact `{}`", fact.value)).at(fact.span);
    match near {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
        None => diagnostic.help("`assize frameworks show` lists the facts of a framework"),
    }
}

pub(crate) fn unfit_fact_of_stratum(fact: &Spanned<String>, known: &Fact, unit: &str) -> Diagnostic {
    let why = match (&known.values, &known.unit) {
        (FactValues::Date, _) => "is a day, and strata are told by words".to_owned(),
        (FactValues::Number, _) => "is a number, and strata are told by words".to_owned(),
        (_, Some(of)) => format!("is about units of kind `{of}`, and the sample has units of kind `{unit}`"),
        (_, None) => "cannot tell strata".to_owned(),
    };
    Diagnostic::error(STRATUM, format!("the fact `{}` {why}", fact.value))
        .at(fact.span)
        .help("tell the stratum by another fact; `unit` of `[sample]` says which kind of unit was drawn")
}

pub(crate) fn unknown_value_of_stratum(value: &Spanned<String>, fact: &Fact, values: &[String]) -> Diagnostic {
    Diagnostic::error(STRATUM, format!("the fact `{}` has no value `{}`", fact.id, value.value))
        .at(value.span)
        .help(format!("its values are {}", values.join(", ")))
}
