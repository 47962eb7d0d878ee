use assize_model::Exact;
use assize_scoring::{Figure, Outcome};

use crate::verdict::{Comparability, Verdict};

/// What is set against something else.
#[derive(Clone, PartialEq, Debug)]
pub enum Value {
    Share(Box<Figure>),
    /// A rating on a scale that both sides have.
    Rating(Outcome),
}

/// How far the second is above the first. All ends are included.
#[derive(Clone, PartialEq, Debug)]
pub enum Difference {
    /// Of shares: the least and most it may be, and the difference of the points where the two are comparable.
    Shares {
        low: Exact,
        high: Exact,
        /// Of the points; only between comparable figures that have them.
        point: Option<Exact>,
    },
    /// Of ratings: so many steps of the scale, at least and at most.
    Steps { low: i64, high: i64 },
}

/// Two figures side by side with the verdict on setting them against each other. There is no other way to a difference:
///
/// ```compile_fail,E0451
/// use assize_analysis::{Compared, Value, Verdict};
/// fn without_looking(verdict: Verdict, a: Value, b: Value) -> Compared {
///     Compared { verdict, a, b, difference: None }
/// }
/// ```
///
/// ```compile_fail,E0451
/// use assize_analysis::{Comparability, Verdict};
/// let verdict = Verdict { comparability: Comparability::Comparable, reasons: Default::default(), caveats: Default::default() };
/// ```
#[derive(Clone, PartialEq, Debug)]
pub struct Compared {
    verdict: Verdict,
    a: Value,
    b: Value,
    difference: Option<Difference>,
}

impl Compared {
    /// Sets two values against each other as far as the verdict allows.
    pub fn new(verdict: Verdict, a: Value, b: Value) -> Self {
        let difference = match verdict.comparability() {
            Comparability::NotComparable => None,
            Comparability::Comparable => difference(&a, &b, true),
            Comparability::Bounded => difference(&a, &b, false),
        };
        Self { verdict, a, b, difference }
    }

    pub fn verdict(&self) -> &Verdict {
        &self.verdict
    }

    pub fn a(&self) -> &Value {
        &self.a
    }

    pub fn b(&self) -> &Value {
        &self.b
    }

    /// The second less the first; `None` where the verdict forbids it.
    pub fn difference(&self) -> Option<&Difference> {
        self.difference.as_ref()
    }
}

fn difference(a: &Value, b: &Value, with_point: bool) -> Option<Difference> {
    match (a, b) {
        (Value::Share(a), Value::Share(b)) => {
            let points = a.point.as_ref().zip(b.point.as_ref()).filter(|_| with_point);
            Some(Difference::Shares {
                low: &b.limits.low.value - &a.limits.high.value,
                high: &b.limits.high.value - &a.limits.low.value,
                point: points.map(|(a, b)| b - a),
            })
        }
        (Value::Rating(a), Value::Rating(b)) => {
            let ((worst_a, best_a), (worst_b, best_b)) = (a.ends()?, b.ends()?);
            let steps = |from: usize, to: usize| Some(i64::try_from(to).ok()? - i64::try_from(from).ok()?);
            Some(Difference::Steps { low: steps(best_a, worst_b)?, high: steps(worst_a, best_b)? })
        }
        (Value::Share(_), Value::Rating(_)) | (Value::Rating(_), Value::Share(_)) => None,
    }
}
