//! Shares and differences of shares in the tables of a comparison.

use assize_analysis::{Difference, Value};
use assize_model::Exact;

use crate::figures::{bounded_text, difference_text, signed_text, turned_points};

pub(super) fn value(value: &Value) -> String {
    match value {
        Value::Share(figure) => bounded_text(figure.point.as_ref(), &figure.limits),
        Value::Rating(_) => String::new(),
    }
}

pub(super) fn difference(difference: &Difference) -> String {
    match difference {
        Difference::Shares { low, high, .. } if low == high => points_alone(&difference_text(low, &zero())),
        Difference::Shares { low, high, .. } => format!(
            "{signed} to {signed_2}",
            signed = signed_text(turned_points(low)),
            signed_2 = signed_text(turned_points(high))
        ),
        Difference::Steps { .. } => String::new(),
    }
}

/// Without the word: the paragraph above the tables says that all of it is in points.
pub(super) fn points_alone(text: &str) -> String {
    text.replace(" points", "").replace(" point", "")
}

pub(super) fn zero() -> Exact {
    assize_model::ratio(0, 1)
}
