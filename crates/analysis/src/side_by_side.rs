//! The questions of two inspections: one by one, and by what both regimes ask (semantics 7.34 and 7.38).

use std::cmp::Ordering;

use assize_framework::Framework;
use assize_stats::{Interval, newcombe};

use crate::Compared;
use crate::adjusted::{Adjusted, adjusted};
use crate::basis::{CutDown, card_of, shared_part};
use crate::crosswalk::{Pair, StageAndTheme, part_of};
use crate::definition::differences;
use crate::rejudge::Rejudgement;
use crate::setting::{Setting, Side, edition};
use crate::split::NoSplit;
use crate::verdict::{Comparability, Verdict, share_verdict};

/// The shares of one question under one regime, of two inspections.
#[derive(Clone, PartialEq, Debug)]
pub struct QuestionCompared {
    /// The regime that both were judged under.
    pub framework: [String; 2],
    /// The question's index in each.
    pub question: [usize; 2],
    /// Where it belongs.
    pub part: StageAndTheme,
    /// Both values, the verdict, and the difference that it allows.
    pub compared: Compared,
    /// How many observations are left of the rule, and of how many; `None`: it is whole.
    pub kept: Option<(usize, usize)>,
    /// n of N of each, where both are certain and no sample was drawn unequally: what an interval can be made from.
    pub counted: Option<[(u64, u64); 2]>,
    /// Of such: the difference over the strata that both have, or why there is none.
    pub adjusted: Option<Result<Adjusted, NoSplit>>,
}

impl QuestionCompared {
    /// Where the difference, the second less the first, lies by the samples: Newcombe's interval.
    pub fn interval(&self, confidence: f64) -> Option<Interval> {
        let [a, b] = self.counted?;
        newcombe(b.0, b.1, a.0, a.1, confidence)
    }

    /// Whether the second is higher or lower by more than the samples explain; `Equal` where they do not tell, `None` where nothing is counted.
    pub fn beyond_chance(&self, confidence: f64) -> Option<Ordering> {
        Some(self.interval(confidence)?.beyond(0.0))
    }
}

/// The shares of one question on both sides, with the difference that the verdict allows.
pub(crate) fn compared(
    a: Side<'_>,
    b: Side<'_>,
    question: (usize, usize),
    (verdict, part): (Verdict, StageAndTheme),
    strata: &[&str],
) -> Option<QuestionCompared> {
    let (score_a, score_b) = (&a.card.questions[question.0], &b.card.questions[question.1]);
    let (Ok(share_a), Ok(share_b)) = (&score_a.figure, &score_b.figure) else { return None };
    let certain = share_a.limits.as_point().is_some() && share_b.limits.as_point().is_some();
    let counts = a.card.question(question.0).sampled().zip(b.card.question(question.1).sampled());
    let counted = counts.filter(|_| certain).map(|(a, b)| [a, b]);
    Some(QuestionCompared {
        framework: [a.card.framework.id.clone(), b.card.framework.id.clone()],
        question: [question.0, question.1],
        part,
        kept: None,
        adjusted: counted.map(|counted| adjusted((a.card, question.0), (b.card, question.1), counted, strata)),
        counted,
        compared: Compared::new(verdict, share_a, share_b),
    })
}

/// Each question of either regime, by what is left of its rule, on the cases of both. A question of the later regime is not given again
/// where the same is left of it as of one of the earlier regime. Nothing within one edition, or without the cases of both. `pairs` are
/// the pairs of questions of the two regimes that share an observation.
pub(crate) fn common(
    one: &Rejudgement<'_>,
    other: &Rejudgement<'_>,
    pairs: &[Pair],
    setting: Setting<'_>,
) -> Vec<QuestionCompared> {
    let (Some(home_a), Some(home_b)) = (one.home, other.home) else { return Vec::new() };
    let has_cases = |of: &Rejudgement<'_>| !of.inspection.tables.is_empty();
    if edition(home_a) == edition(home_b) || !has_cases(one) || !has_cases(other) {
        return Vec::new();
    }
    let (cut_a, _) = shared_part(home_a, pairs, |pair| pair.a);
    let (cut_b, _) = shared_part(home_b, pairs, |pair| pair.b);
    let mut found = on_both(home_a, &cut_a, (one, home_a), (other, home_b), setting);
    let is_given = |place: usize| {
        let same = |(before, ..): &(usize, usize, usize)| {
            differences((&cut_a.framework, *before), (&cut_b.framework, place)).is_empty()
        };
        cut_a.questions.iter().flatten().any(same)
    };
    let later = on_both(home_b, &cut_b, (one, home_a), (other, home_b), setting);
    let place = |question: usize| cut_b.questions[question].map(|(place, ..)| place);
    found.extend(later.into_iter().filter(|one| place(one.question[0]).is_some_and(|place| !is_given(place))));
    found
}

fn on_both(
    of: &Framework,
    cut: &CutDown,
    one: (&Rejudgement<'_>, &Framework),
    other: (&Rejudgement<'_>, &Framework),
    setting: Setting<'_>,
) -> Vec<QuestionCompared> {
    let card = |inspection| card_of(cut, inspection, setting.library, setting.tallying);
    let (Some(card_a), Some(card_b)) = (card(one.0.inspection), card(other.0.inspection)) else { return Vec::new() };
    let sides = (Side { home: one.1, card: &card_a }, Side { home: other.1, card: &card_b });
    let question = |(question, cut): (usize, &Option<(usize, usize, usize)>)| {
        let (place, kept, all) = (*cut)?;
        let verdict = share_verdict(sides.0, place, sides.1, place);
        if verdict.comparability() == Comparability::NotComparable {
            return None;
        }
        let found = compared(sides.0, sides.1, (place, place), (verdict, part_of(of, question)), setting.strata)?;
        Some(QuestionCompared {
            framework: [of.id.clone(), of.id.clone()],
            question: [question, question],
            kept: Some((kept, all)),
            ..found
        })
    };
    cut.questions.iter().enumerate().filter_map(question).collect()
}
