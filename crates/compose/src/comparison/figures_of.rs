//! The half of a comparison that scripts read.

use assize_analysis::{
    Combined, Compared, Difference, Judged, PairCompared, QuestionCombined, QuestionCompared, Split, Verdict,
    follow_ups, recurring,
};
use assize_model::{Exact, fraction, ratio};
use assize_report::{
    AdjustedDifference, ChangeSplit, CombinedBodies, CombinedFigure, CommonFigure, ComparedFigure, ComparedPair,
    Comparison, FollowedUp, LevelCount, Levels, PartOfWork, Recurring, SharesCompared, ThemeVerdict, VerdictWords,
};
use assize_scoring::FigureName;

use super::follow_up::{by_edition, word};
use super::splits::{covered, interval, intervals};
use crate::figures::difference;
use crate::uncertainty::Uncertainty;

type Whole<'r, 'a> = assize_analysis::Comparison<'r, 'a>;

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
        combined: whole.combined.iter().map(|one| combined(whole, one)).collect(),
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
        common: one.common.iter().filter_map(|figure| common(whole, one, figure, uncertainty)).collect(),
        levels: one.levels.as_ref().map(levels),
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
        let judged = under(whole, entry, &one.framework[side])?;
        let question = &judged.framework.questions[one.question[side]];
        Some(FigureName::new(&whole.entries[entry].inspection.id, &judged.framework.id, &question.id).to_string())
    };
    Some(ComparedFigure { figures: [name(pair.a, 0)?, name(pair.b, 1)?], shares: shares(one, uncertainty)? })
}

/// What the figures by whole rules and by cut-down ones have alike.
fn shares(one: &QuestionCompared, uncertainty: Uncertainty) -> Option<SharesCompared> {
    let (adjusted, not_adjusted) = adjusted(one, uncertainty);
    Some(SharesCompared {
        theme: one.theme.clone(),
        verdict: words(one.compared.verdict()),
        a: share(one.compared.a()),
        b: share(one.compared.b()),
        difference: least_and_most(&one.compared)?,
        interval: one.counted.and_then(|[a, b]| uncertainty.difference(b, a)),
        adjusted,
        not_adjusted,
    })
}

fn under<'r, 'a>(whole: &Whole<'r, 'a>, entry: usize, id: &str) -> Option<&'r Judged<'a>> {
    whole.entries[entry].under.iter().find(|judged| judged.framework.id == id)
}

fn least_and_most(compared: &Compared) -> Option<[f64; 2]> {
    let Difference { low, high, .. } = compared.difference()?;
    let zero = ratio(0, 1);
    Some([difference(low, &zero), difference(high, &zero)])
}

fn adjusted(one: &QuestionCompared, uncertainty: Uncertainty) -> (Option<AdjustedDifference>, Option<String>) {
    match &one.adjusted {
        None => (None, None),
        Some(Err(why)) => (None, Some(why.word().to_owned())),
        Some(Ok(found)) => {
            let adjusted = AdjustedDifference {
                fact: found.fact.clone(),
                difference: difference(&found.mix.practice, &ratio(0, 1)),
                exact: fraction(&found.mix.practice),
                covered: found.mix.covered.each_ref().map(fraction),
                interval: uncertainty.of_strata(&found.mix),
            };
            (Some(adjusted), None)
        }
    }
}

fn common(
    whole: &Whole<'_, '_>,
    pair: &PairCompared,
    one: &QuestionCompared,
    uncertainty: Uncertainty,
) -> Option<CommonFigure> {
    let (left, of) = one.kept?;
    let homes = [pair.a, pair.b].into_iter().filter_map(|entry| whole.entries[entry].home);
    let framework = homes.into_iter().find(|home| home.id == one.framework[0])?;
    Some(CommonFigure {
        framework: framework.id.clone(),
        question: framework.questions[one.question[0]].id.clone(),
        left,
        of,
        shares: shares(one, uncertainty)?,
    })
}

fn combined(whole: &Whole<'_, '_>, one: &Combined) -> CombinedBodies {
    let id = |entry: usize| whole.entries[entry].inspection.id.clone();
    let part = |(part, weight): (&usize, &[Exact; 2])| PartOfWork {
        inspection: id(*part),
        weight: weight.each_ref().map(fraction),
    };
    let is_later = one.parts.iter().all(|part| *part > one.whole);
    let figure = |of: &QuestionCombined| {
        let judged = under(whole, one.whole, &of.framework)?;
        let name = FigureName::new(&id(one.whole), &judged.framework.id, &judged.framework.questions[of.question].id);
        let (a, b) = (share(of.compared.a()), share(of.compared.b()));
        let (alone, together) = if is_later { (a, b) } else { (b, a) };
        Some(CombinedFigure {
            figure: name.to_string(),
            theme: of.theme.clone(),
            verdict: words(of.compared.verdict()),
            whole: alone,
            parts: of.parts.iter().map(share).collect(),
            together,
            difference: least_and_most(&of.compared)?,
        })
    };
    CombinedBodies {
        whole: id(one.whole),
        parts: one.parts.iter().zip(&one.weights).map(part).collect(),
        missing: one.missing.clone(),
        figures: one.figures.iter().filter_map(figure).collect(),
    }
}

fn levels(found: &assize_analysis::Levels) -> Levels {
    let counts = found.counts.iter().map(|(value, cases)| LevelCount { value: value.clone(), cases: *cases });
    Levels { fact: found.fact.clone(), of: found.of, counts: counts.collect() }
}

fn change(whole: &Whole<'_, '_>, pair: &PairCompared, one: &Split, uncertainty: Uncertainty) -> ChangeSplit {
    let question = |entry: usize, side: usize| {
        let home = whole.entries[entry].home;
        home.map(|home| home.questions[one.questions[side]].id.clone()).unwrap_or_default()
    };
    let (parts, corners) = (&one.parts, &one.corners);
    let [criteria_interval, case_mix_interval] = intervals(one, uncertainty);
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
        criteria_interval,
        case_mix_interval,
        practice_interval: interval(one, uncertainty),
    }
}

/// A share in lowest terms, with its limits.
pub(crate) fn share(figure: &assize_scoring::Figure) -> assize_report::NodeShare {
    assize_report::NodeShare {
        exact: figure.point.as_ref().map(assize_model::fraction),
        number: figure.point.as_ref().map(crate::figures::number),
        text: crate::figures::share_text(figure.point.as_ref(), &figure.limits),
        low: assize_model::fraction(&figure.limits.low.value),
        high: assize_model::fraction(&figure.limits.high.value),
        low_open: figure.limits.low.open,
        high_open: figure.limits.high.open,
    }
}
