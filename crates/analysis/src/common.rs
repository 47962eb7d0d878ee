//! Two inspections by what both regimes ask (semantics 7.34 and 7.38).

use assize_framework::Framework;

use crate::basis::{CutDown, card_of, shared_part};
use crate::crosswalk::{crosswalk, theme_of};
use crate::definition::differences;
use crate::rejudge::Rejudgement;
use crate::setting::Setting;
use crate::side_by_side::{QuestionCompared, compared};
use crate::verdict::{Comparability, Side, edition, share_verdict};

/// Each question of either regime, by what is left of its rule, on the cases of both. A question of the later regime of which the same is
/// left as of one of the earlier is not given again. Nothing within one edition, or without the cases of both.
pub(crate) fn common(one: &Rejudgement<'_>, other: &Rejudgement<'_>, setting: Setting<'_>) -> Vec<QuestionCompared> {
    let (Some(home_a), Some(home_b)) = (one.home, other.home) else { return Vec::new() };
    let has_cases = |of: &Rejudgement<'_>| !of.inspection.tables.is_empty();
    if edition(home_a) == edition(home_b) || !has_cases(one) || !has_cases(other) {
        return Vec::new();
    }
    let walk = crosswalk(home_a, home_b);
    let (cut_a, _) = shared_part(home_a, &walk.pairs, |pair| pair.a);
    let (cut_b, _) = shared_part(home_b, &walk.pairs, |pair| pair.b);
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
        let found = compared(sides.0, sides.1, (place, place), (verdict, theme_of(of, question)), setting.strata)?;
        Some(QuestionCompared {
            framework: [of.id.clone(), of.id.clone()],
            question: [question, question],
            kept: Some((kept, all)),
            ..found
        })
    };
    cut.questions.iter().enumerate().filter_map(question).collect()
}
