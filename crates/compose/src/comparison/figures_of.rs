//! The half of a comparison that scripts read.

use assize_compare::{Difference, PairCompared, QuestionCompared, Split, Value, Verdict, follow_ups, recurring};
use assize_model::{fraction, ratio};
use assize_report::{
    ChangeSplit, ComparedFigure, ComparedPair, Comparison, FollowedUp, Recurring, Share, ThemeVerdict, VerdictWords,
};
use assize_scoring::FigureName;

use super::follow_up::{by_edition, word};
use super::splits::{covered, interval};
use crate::figures::difference;
use crate::inspection::share;
use crate::uncertainty::Uncertainty;

type Whole<'r, 'a> = assize_compare::Comparison<'r, 'a>;

pub(super) fn comparison(whole: &Whole<'_, '_>, uncertainty: Uncertainty) -> Comparison {
    let inspections: Vec<_> = whole.entries.iter().map(|one| one.inspection).collect();
    let breaks = whole.breaks.iter().map(|changed| changed.iter().map(|one| one.word().to_owned()).collect());
    let followed = follow_ups(&inspections).into_iter().map(|one| FollowedUp {
        inspection: one.inspection.id.clone(),
        id: one.recommendation.id.clone(),
        text: one.recommendation.text.clone(),
        nodes: one.recommendation.nodes.clone(),
        status: word(one.status()).to_owned(),
        of_whole: word(one.of_whole()).to_owned(),
        by: one.later.map(|(later, _)| later.id.clone()),
    });
    let again = recurring(&by_edition(whole)).into_iter().map(|(edition, node, found)| Recurring {
        edition: edition.to_owned(),
        node: node.to_owned(),
        inspections: found.iter().map(|one| one.id.clone()).collect(),
    });
    Comparison {
        breaks: breaks.collect(),
        pairs: whole.pairs.iter().map(|one| pair(whole, one, uncertainty)).collect(),
        follow_ups: followed.collect(),
        recurring: again.collect(),
        inspections: inspections.iter().map(|one| one.id.clone()).collect(),
    }
}

fn pair(whole: &Whole<'_, '_>, one: &PairCompared, uncertainty: Uncertainty) -> ComparedPair {
    let themes = one.themes.iter().map(|one| ThemeVerdict { theme: one.theme.clone(), verdict: words(&one.verdict) });
    ComparedPair {
        a: whole.entries[one.a].inspection.id.clone(),
        b: whole.entries[one.b].inspection.id.clone(),
        themes: themes.collect(),
        overall: one.overall.as_ref().map(words),
        figures: one.figures.iter().filter_map(|figure| compared(whole, one, figure, uncertainty)).collect(),
        splits: one.splits.iter().map(|split| change(whole, one, split, uncertainty)).collect(),
    }
}

fn words(verdict: &Verdict) -> VerdictWords {
    VerdictWords {
        comparability: verdict.comparability().word().to_owned(),
        reasons: verdict.reasons().map(|one| one.word().to_owned()).collect(),
        caveats: verdict.caveats().map(|one| one.word().to_owned()).collect(),
    }
}

fn compared(
    whole: &Whole<'_, '_>,
    pair: &PairCompared,
    one: &QuestionCompared,
    uncertainty: Uncertainty,
) -> Option<ComparedFigure> {
    let name = |entry: usize, side: usize| {
        let entry = whole.entries[entry];
        let judged = entry.under.iter().find(|judged| judged.framework.id == one.framework[side])?;
        let question = &judged.framework.questions[one.question[side]];
        Some(FigureName::new(&entry.inspection.id, &judged.framework.id, &question.id).to_string())
    };
    let Difference::Shares { low, high, .. } = one.compared.difference()? else { return None };
    let zero = ratio(0, 1);
    Some(ComparedFigure {
        figures: [name(pair.a, 0)?, name(pair.b, 1)?],
        theme: one.theme.clone(),
        verdict: words(one.compared.verdict()),
        a: share_of(one.compared.a())?,
        b: share_of(one.compared.b())?,
        difference: [difference(low, &zero), difference(high, &zero)],
        interval: one.counted.and_then(|[a, b]| uncertainty.difference(b, a)),
    })
}

fn share_of(value: &Value) -> Option<Share> {
    match value {
        Value::Share(figure) => Some(share(figure)),
        Value::Rating(_) => None,
    }
}

fn change(whole: &Whole<'_, '_>, pair: &PairCompared, one: &Split, uncertainty: Uncertainty) -> ChangeSplit {
    let question = |entry: usize, side: usize| {
        let home = whole.entries[entry].home;
        home.map(|home| home.questions[one.questions[side]].id.clone()).unwrap_or_default()
    };
    let (parts, corners) = (&one.parts, &one.corners);
    let apart = parts.rest.as_ref().ok();
    let together = parts.rest.as_ref().err();
    ChangeSplit {
        frameworks: one.frameworks.clone(),
        questions: [question(pair.a, 0), question(pair.b, 1)],
        relation: one.relation.word().to_owned(),
        corners: [&corners.ar, &corners.a_s, &corners.br, &corners.bs].map(fraction),
        change: fraction(&parts.change),
        criteria: fraction(&parts.criteria),
        case_mix: apart.map(|(cases, _)| fraction(cases)),
        practice: apart.map(|(_, practice)| fraction(practice)),
        rest: together.map(|(rest, _)| fraction(rest)),
        why_not: together.map(|(_, why)| why.word().to_owned()),
        fact: one.fact.clone(),
        covered: covered(one).map(|sides| sides.map(|side| fraction(&side))),
        practice_interval: interval(one, uncertainty),
    }
}
