//! What kind of unit the rows of a table without a record are.

use assize_diag::{Code, Diagnostic, Place, nearest};
use assize_framework::Framework;

const UNIT_NOT_ASKED: Code = Code::new("usage/unit-not-asked");

/// What they are where nobody says: the one kind that the framework asks of, else cases.
pub fn usual_unit(framework: &Framework) -> &str {
    let asked = framework.units_asked();
    asked.first().copied().filter(|_| asked.len() == 1).unwrap_or("case")
}

/// Why a table of such units gives no figure, if the framework asks nothing of them.
pub fn unit_not_asked(unit: &str, framework: &Framework, place: Place) -> Option<Diagnostic> {
    let asked = framework.units_asked();
    let options: Vec<String> = asked.iter().map(|unit| format!("`--unit {unit}`")).collect();
    let help = match (nearest(unit, asked.iter().copied()), options.is_empty()) {
        (Some(near), _) => format!("did you mean `{near}`?"),
        (None, true) => "it asks nothing at all: what it judges goes into the `[entered]` of a record".to_owned(),
        (None, false) => format!("say what the rows are: {}", options.join(" or ")),
    };
    let message = format!("`{}` asks nothing of units called `{unit}`", framework.id);
    // A measure may be made of any units.
    let mut measured = framework.measured_facts().filter_map(|fact| framework.catalogue.facts.get(fact));
    let is_measured = measured.any(|fact| fact.unit.as_deref().is_none_or(|own| own == unit));
    (!asked.contains(unit) && !is_measured).then(|| Diagnostic::error(UNIT_NOT_ASKED, message).at(place).help(help))
}
