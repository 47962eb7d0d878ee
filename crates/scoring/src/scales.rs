//! Answers on a scale that are judged from several of its values on.

use assize_diag::Place;
use assize_framework::{Framework, Question};

use crate::{Figure, Scorecard};

/// Two questions about the same answers, with more answers sufficient at the higher value than at the lower one: that is impossible
/// (semantics 7.45 c).
pub(crate) struct Contradiction<'c> {
    /// Judged from the higher value on.
    pub(crate) higher: (usize, &'c Figure),
    /// Judged from the lower one on.
    pub(crate) lower: (usize, &'c Figure),
    /// Where the record gives the first of the two.
    pub(crate) place: Place,
}

/// Every such pair that the record gives.
pub(crate) fn contradictions<'c>(card: &'c Scorecard<'_>) -> Vec<Contradiction<'c>> {
    let framework = card.framework;
    let own = |question: usize| framework.questions[question].answers_of.unwrap_or(question);
    let met = |question: usize| {
        let declared = &framework.questions[question];
        declared.scale.as_ref().map(|scale| scale.met)
    };
    let figure = |question: usize| card.questions[question].figure.as_ref().ok();
    let all = || (0..framework.questions.len()).filter(|question| met(*question).is_some());
    let pairs = all().flat_map(|higher| all().map(move |lower| (higher, lower)));
    let of_one_scale = pairs.filter(|(higher, lower)| own(*higher) == own(*lower) && met(*higher) > met(*lower));
    of_one_scale
        .filter_map(|(higher, lower)| {
            let figures = (figure(higher)?, figure(lower)?);
            let (least, most) = (&figures.0.limits.low, &figures.1.limits.high);
            let cannot = least.value > most.value || (least.value == most.value && (least.open || most.open));
            let place = card.record.place(higher).or_else(|| card.record.place(lower))?;
            cannot.then(|| Contradiction {
                higher: (higher, figures.0),
                lower: (lower, figures.1),
                place: place.clone(),
            })
        })
        .collect()
}

/// "from `met` on".
pub(crate) fn from(framework: &Framework, question: usize) -> &str {
    let Question { scale, .. } = &framework.questions[question];
    scale.as_ref().map_or("", |scale| scale.values[scale.met].as_str())
}
