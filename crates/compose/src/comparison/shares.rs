//! The shares that may be set against each other.

use assize_compare::{Comparison, Difference, PairCompared, QuestionCompared, Value};
use assize_model::Exact;
use assize_report::Section;

use super::{section, table};
use crate::comparability;
use crate::figures::{bounded_text, difference_text, signed_text, turned_points};
use crate::uncertainty::Uncertainty;

/// A table a pair, where a pair has such.
pub fn shares(whole: &Comparison<'_, '_>, uncertainty: Uncertainty) -> Option<Section> {
    let with = whole.pairs.iter().filter(|pair| !pair.figures.is_empty());
    let sections: Vec<Section> = with.map(|pair| of_pair(whole, pair, uncertainty)).collect();
    (!sections.is_empty())
        .then(|| Section { sections, ..section("shares", "Shares that may be set against each other", Vec::new()) })
}

fn of_pair(whole: &Comparison<'_, '_>, pair: &PairCompared, uncertainty: Uncertainty) -> Section {
    let (a, b) = (whole.entries[pair.a], whole.entries[pair.b]);
    let id = format!("shares-{}-{}", a.inspection.id, b.inspection.id);
    let rows = pair.figures.iter().map(|one| row(whole, pair, one, uncertainty)).collect();
    let notes = vec![
        "Difference: the second less the first, in points; \"to\" gives the least and the most that it may be, whatever is not known."
            .to_owned(),
        format!(
            "Interval: {} per cent, Newcombe, sampling alone; only where both are counted, nothing is left open, and neither is a part of the other.",
            uncertainty.confidence.percent()
        ),
    ];
    let columns = ["Question", "Under", "First", "Second", "Difference", "Interval", "At most"];
    let title = format!("{} and {}", a.inspection.title, b.inspection.title);
    Section { title, ..section(&id, "", vec![table(&format!("{id}-table"), "", &columns, rows, notes)]) }
}

fn row(
    whole: &Comparison<'_, '_>,
    pair: &PairCompared,
    one: &QuestionCompared,
    uncertainty: Uncertainty,
) -> Vec<String> {
    let framework = whole.entries[pair.a]
        .under
        .iter()
        .map(|judged| judged.framework)
        .find(|framework| framework.id == one.framework[0]);
    let question = framework.map(|framework| &framework.questions[one.question[0]]);
    let name = question.map_or_else(String::new, |question| format!("{} {}", question.id, question.title.en));
    let under = if one.framework[0] == one.framework[1] { one.framework[0].clone() } else { one.framework.join(", ") };
    let interval = one.counted.and_then(|[a, b]| uncertainty.difference(b, a)).map(|interval| interval.text);
    vec![
        name,
        under,
        value(one.compared.a()),
        value(one.compared.b()),
        one.compared.difference().map(difference).unwrap_or_default(),
        interval.unwrap_or_default(),
        comparability::comparability(one.compared.verdict().comparability()).to_owned(),
    ]
}

fn value(value: &Value) -> String {
    match value {
        Value::Share(figure) => bounded_text(figure.point.as_ref(), &figure.limits),
        Value::Rating(_) => String::new(),
    }
}

pub(super) fn difference(difference: &Difference) -> String {
    match difference {
        Difference::Shares { low, high, .. } if low == high => difference_text(low, &zero()),
        Difference::Shares { low, high, .. } => {
            format!("{} to {} points", signed_text(turned_points(low)), signed_text(turned_points(high)))
        }
        Difference::Steps { .. } => String::new(),
    }
}

fn zero() -> Exact {
    assize_model::ratio(0, 1)
}
