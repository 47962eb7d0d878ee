//! The half of a rejudgement that scripts read.

use assize_analysis::{Judged, JudgedQuestion};
use assize_report::{
    Agreement, FrameworkLeftOut, JudgedUnder, ObservationSeen, ProviderSummary, RejudgedQuestion, Rejudgement,
    ShareByMisses, UnitCoverage,
};
use assize_scoring::Reached;

use crate::inspection::{name, share};

pub(super) fn rejudgement(one: &assize_analysis::Rejudgement<'_>) -> Rejudgement {
    let provider = &one.inspection.provider;
    let left_out = one.left_out.iter();
    Rejudgement {
        inspection: one.inspection.id.clone(),
        title: one.inspection.title.clone(),
        provider: ProviderSummary {
            id: provider.id.clone(),
            name: provider.name.clone(),
            kind: provider.kind.word().to_owned(),
            fictional: provider.fictional,
        },
        home: one.inspection.framework.clone(),
        under: one.under.iter().map(under).collect(),
        left_out: left_out
            .map(|left| FrameworkLeftOut { framework: left.framework.id.clone(), of: left.questions })
            .collect(),
    }
}

fn under(judged: &Judged<'_>) -> JudgedUnder {
    let coverage = judged.coverage.iter().map(|one| UnitCoverage {
        unit: one.unit.clone(),
        units: one.units,
        decided_somewhere: one.decided_somewhere,
        decided_everywhere: one.decided_everywhere,
    });
    JudgedUnder {
        framework: judged.framework.id.clone(),
        home: judged.at_home,
        answered: judged.answered(),
        of: judged.questions.len(),
        coverage: coverage.collect(),
        caveats: judged.caveats.iter().map(|caveat| caveat.word().to_owned()).collect(),
        questions: (0..judged.questions.len()).map(|index| question(judged, index)).collect(),
    }
}

fn question(judged: &Judged<'_>, index: usize) -> RejudgedQuestion {
    let framework = judged.framework;
    let asked = &framework.questions[index];
    let (seen, score) = (&judged.questions[index], &judged.card.questions[index]);
    let observations = seen.evidence.observations.iter().map(|observation| ObservationSeen {
        id: observation.id.clone(),
        title: framework.catalogue.observations[&observation.id].title.en.clone(),
        present: observation.present,
    });
    let answer = match seen.reached {
        Reached::None => "unanswerable",
        reached => reached.word(),
    };
    let rule_status = asked.rule.as_ref().and_then(|rule| rule.status).map(|status| status.word().to_owned());
    let by_misses = seen.by_misses.iter();
    let agreement = score.tally.map(|tally| tally.agreement).filter(|agreement| agreement.of > 0);
    RejudgedQuestion {
        id: asked.id.clone(),
        figure: name(&judged.card, &asked.id).to_string(),
        title: asked.title.en.clone(),
        answer: answer.to_owned(),
        why_not: why_not(seen).map(str::to_owned),
        observations: observations.collect(),
        rule_status,
        decided: score.cell().map(|cell| cell.all_sufficient() + cell.all_insufficient()),
        applies_to: score.cell().map(|cell| cell.certain() + cell.optional()),
        share: score.figure.as_ref().ok().map(share),
        by_misses: by_misses
            .map(|(misses, figure)| ShareByMisses { misses: *misses, share: figure.as_ref().ok().map(share) })
            .collect(),
        agreement: agreement.map(|agreement| Agreement { same: agreement.same, of: agreement.of }),
    }
}

fn why_not(question: &JudgedQuestion) -> Option<&'static str> {
    match (question.reached, question.evidence.has_rule, question.evidence.has_table) {
        (Reached::None, false, _) => Some("no-rule"),
        (Reached::None, true, false) => Some("no-table"),
        (Reached::None, true, true) => Some("no-observation"),
        _ => None,
    }
}
