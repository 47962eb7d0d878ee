//! One question of two inspections.

use crate::adjusted::{Adjusted, adjusted};
use crate::split::NoSplit;
use crate::verdict::{Side, Verdict};
use crate::{Caveat, Compared, Value};

/// The shares of one question under one regime, of two inspections.
#[derive(Clone, PartialEq, Debug)]
pub struct QuestionCompared {
    /// The regime that both were judged under.
    pub framework: [String; 2],
    /// The question's index in each.
    pub question: [usize; 2],
    /// Its theme.
    pub theme: String,
    /// Both values, the verdict, and the difference that it allows.
    pub compared: Compared,
    /// So many of so many observations are left of the rule; `None`: it is whole.
    pub kept: Option<(usize, usize)>,
    /// n of N of each, where both are certain and neither is a part of the other: what an interval can be made from.
    pub counted: Option<[(u64, u64); 2]>,
    /// Of such: the difference over the strata that both have, or why there is none.
    pub adjusted: Option<Result<Adjusted, NoSplit>>,
}

/// The shares of one question on both sides, with the difference that the verdict allows.
pub(crate) fn compared(
    a: Side<'_>,
    b: Side<'_>,
    question: (usize, usize),
    (verdict, theme): (Verdict, String),
    strata: &[&str],
) -> Option<QuestionCompared> {
    let (score_a, score_b) = (&a.card.questions[question.0], &b.card.questions[question.1]);
    let (Ok(share_a), Ok(share_b)) = (&score_a.figure, &score_b.figure) else { return None };
    let is_part = verdict.caveats().any(|caveat| caveat == Caveat::PartOf);
    let certain = share_a.limits.as_point().is_some() && share_b.limits.as_point().is_some() && !is_part;
    let counts = score_a.cell().and_then(|cell| cell.point()).zip(score_b.cell().and_then(|cell| cell.point()));
    let counted = counts.filter(|_| certain).map(|(a, b)| [a, b]);
    Some(QuestionCompared {
        framework: [a.card.framework.id.clone(), b.card.framework.id.clone()],
        question: [question.0, question.1],
        theme,
        kept: None,
        adjusted: counted.map(|counted| adjusted((a.card, question.0), (b.card, question.1), counted, strata)),
        counted,
        compared: Compared::new(
            verdict,
            Value::Share(Box::new(share_a.clone())),
            Value::Share(Box::new(share_b.clone())),
        ),
    })
}
