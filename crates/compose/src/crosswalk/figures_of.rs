//! The half of a crosswalk that scripts read.

use std::collections::BTreeSet;

use assize_analysis::{Crosswalk, Pair};
use assize_framework::Framework;
use assize_model::Phrase;
use assize_report::{
    CommonBasis, CrosswalkConsequence, CrosswalkObservation, CrosswalkPair, CrosswalkSide, PairOnCases, SharedQuestion,
};
use assize_scoring::{Figure, NoBasis};

use super::OnCases;
use crate::comparison::share;
use crate::figures::hundredths;

pub(super) fn crosswalk(walk: &Crosswalk<'_>, cases: &[OnCases<'_, '_>]) -> assize_report::Crosswalk {
    assize_report::Crosswalk {
        a: side(walk, walk.a, 0),
        b: side(walk, walk.b, 1),
        both: walk.both.iter().map(|id| observation(walk, id)).collect(),
        pairs: walk.pairs.iter().map(|one| pair(walk, one)).collect(),
        disjoint: walk.disjoint,
        consequences: cases.iter().map(|one| consequence(walk, one)).collect(),
    }
}

fn side(walk: &Crosswalk<'_>, framework: &Framework, index: usize) -> CrosswalkSide {
    let ids = |such: &dyn Fn(usize) -> bool| {
        let all = (0..framework.questions.len()).filter(|question| such(*question));
        all.map(|question| framework.questions[question].id.clone()).collect()
    };
    let over_questions = || framework.nodes.iter().filter(|node| !node.questions.is_empty());
    let rollups: BTreeSet<&str> =
        over_questions().filter_map(|node| node.rollup.map(|rollup| rollup.words())).collect();
    let bands: BTreeSet<usize> = over_questions().filter_map(|node| node.band).collect();
    CrosswalkSide {
        framework: framework.id.clone(),
        title: framework.title.en.clone(),
        questions: framework.questions.len(),
        alone: ids(&|question| walk.alone[index].contains(&question)),
        without_rule: ids(&|question| framework.questions[question].rule.is_none()),
        only: walk.only[index].iter().map(|id| observation(walk, id)).collect(),
        units: walk.units[index].clone(),
        rollups: rollups.into_iter().map(str::to_owned).collect(),
        edges: bands.into_iter().map(|band| framework.bands[band].edges.iter().map(hundredths).collect()).collect(),
    }
}

fn observation(walk: &Crosswalk<'_>, id: &str) -> CrosswalkObservation {
    let known = walk.a.catalogue.observations.get(id).or_else(|| walk.b.catalogue.observations.get(id));
    let words = |phrase: Option<&Phrase>| phrase.map(|one| format!("{}, {}", one.matches.word(), one.status.word()));
    let [a, b] = walk.phrases(id);
    CrosswalkObservation {
        id: id.to_owned(),
        title: known.map_or_else(|| id.to_owned(), |observation| observation.title.en.clone()),
        a: words(a),
        b: words(b),
    }
}

fn pair(walk: &Crosswalk<'_>, pair: &Pair) -> CrosswalkPair {
    let (a, b) = (&walk.a.questions[pair.a], &walk.b.questions[pair.b]);
    CrosswalkPair {
        a: a.id.clone(),
        b: b.id.clone(),
        unit: a.unit.clone(),
        relation: pair.relation.word().to_owned(),
        shared: pair.shared.clone(),
        only_a: pair.only_a.clone(),
        only_b: pair.only_b.clone(),
        differs: pair.differs.iter().map(|one| one.word().to_owned()).collect(),
        stage: pair.stage.clone(),
        theme: pair.theme.clone(),
    }
}

fn consequence(walk: &Crosswalk<'_>, one: &OnCases<'_, '_>) -> CrosswalkConsequence {
    let known = |figure: &Result<Figure, NoBasis>| figure.as_ref().ok().map(share);
    let pairs = one.consequence.iter().map(|consequence| {
        let pair = &walk.pairs[consequence.pair];
        let common = one.common.iter().find(|basis| basis.pair == consequence.pair);
        PairOnCases {
            a: walk.a.questions[pair.a].id.clone(),
            b: walk.b.questions[pair.b].id.clone(),
            reached_a: consequence.a.0.word().to_owned(),
            reached_b: consequence.b.0.word().to_owned(),
            share_a: known(&consequence.a.1),
            share_b: known(&consequence.b.1),
            common: common.map(|basis| CommonBasis {
                kept_a: [basis.kept_a.0, basis.kept_a.1],
                kept_b: [basis.kept_b.0, basis.kept_b.1],
                same_rule: basis.same,
                share_a: known(&basis.a),
                share_b: known(&basis.b),
            }),
            verdict: consequence.verdict.comparability().word().to_owned(),
            reasons: consequence.verdict.reasons().map(|reason| reason.word().to_owned()).collect(),
            caveats: consequence.verdict.caveats().map(|caveat| caveat.word().to_owned()).collect(),
        }
    });
    let inspection = one.rejudgement.inspection;
    let shared = |framework: &Framework, questions: &[assize_analysis::SharedQuestion]| {
        let question = |one: &assize_analysis::SharedQuestion| SharedQuestion {
            id: framework.questions[one.question].id.clone(),
            kept: one.kept.clone(),
            of: one.of,
            share: known(&one.share),
        };
        questions.iter().map(question).collect()
    };
    CrosswalkConsequence {
        inspection: inspection.id.clone(),
        title: inspection.title.clone(),
        pairs: pairs.collect(),
        shared_a: shared(walk.a, &one.shared[0]),
        shared_b: shared(walk.b, &one.shared[1]),
    }
}
