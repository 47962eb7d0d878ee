use assize_model::Exact;
use assize_scoring::Figure;

use crate::verdict::{Comparability, Verdict};

/// How far the second share is above the first. All ends are included.
#[derive(Clone, PartialEq, Debug)]
pub struct Difference {
    pub low: Exact,
    pub high: Exact,
    /// Of the points; only between comparable figures that have them.
    pub point: Option<Exact>,
}

/// Two shares side by side with the verdict on setting them against each other. There is no other way to a difference:
///
/// ```compile_fail,E0451
/// use assize_analysis::{Compared, Verdict};
/// use assize_scoring::Figure;
/// fn without_looking(verdict: Verdict, a: Figure, b: Figure) -> Compared {
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
    a: Figure,
    b: Figure,
    difference: Option<Difference>,
}

impl Compared {
    /// Sets two shares against each other as far as the verdict allows.
    pub fn new(verdict: Verdict, a: &Figure, b: &Figure) -> Self {
        let with_point = match verdict.comparability() {
            Comparability::NotComparable => None,
            Comparability::Bounded => Some(false),
            Comparability::Comparable => Some(true),
        };
        let difference = with_point.map(|with_point| Difference {
            low: &b.limits.low.value - &a.limits.high.value,
            high: &b.limits.high.value - &a.limits.low.value,
            point: a.point.as_ref().zip(b.point.as_ref()).filter(|_| with_point).map(|(a, b)| b - a),
        });
        Self { verdict, a: a.clone(), b: b.clone(), difference }
    }

    pub fn verdict(&self) -> &Verdict {
        &self.verdict
    }

    pub fn a(&self) -> &Figure {
        &self.a
    }

    pub fn b(&self) -> &Figure {
        &self.b
    }

    /// The second less the first; `None` where the verdict forbids it.
    pub fn difference(&self) -> Option<&Difference> {
        self.difference.as_ref()
    }
}
