//! Shares and differences of shares in the tables of a comparison.

use assize_analysis::Difference;
use assize_model::Exact;
use assize_scoring::Figure;

use crate::figures::{bounded_text, difference_text, signed_text, turned_points};

pub(super) fn value(figure: &Figure) -> String {
    bounded_text(figure.point.as_ref(), &figure.limits)
}

pub(super) fn difference(Difference { low, high, .. }: &Difference) -> String {
    if low == high {
        return points_alone(&difference_text(low, &zero()));
    }
    format!("{} to {}", signed_text(turned_points(low)), signed_text(turned_points(high)))
}

/// Without the word: the paragraph above the tables says that all of it is in points.
pub(super) fn points_alone(text: &str) -> String {
    text.replace(" points", "").replace(" point", "")
}

pub(super) fn zero() -> Exact {
    assize_model::ratio(0, 1)
}
