use assize_diag::{Diagnostics, Place};
use assize_framework::Framework;
use assize_model::Inspection;
use assize_reader::Complaints;

use crate::admit::Admitted;
use crate::distribution::{self, narrow};
use crate::node::score_nodes;
use crate::pool::Members;
use crate::printed::{Fit, PrintedCheck, PrintedOutcome, check, stand};
use crate::question::score_question;
use crate::strata::{unequal_strata, unweighed};
use crate::total::{of_printed_points, total};
use crate::{
    Basis, Figure, Flag, NodeScore, QuestionScore, Record, Tally, Total, UnequalStrata, Unweighed, diags, scales,
};

/// One inspection, counted and rated.
#[derive(Clone, Debug)]
pub struct Scorecard<'a> {
    pub inspection: &'a Inspection,
    pub framework: &'a Framework,
    /// What the record itself gives.
    pub record: Record<'a>,
    /// The counts it all rests on.
    pub tally: Tally,
    /// By question of the framework.
    pub questions: Vec<QuestionScore>,
    /// By node of the framework.
    pub nodes: Vec<NodeScore<'a>>,
    /// `None` for a regime without a total, an aggregate, a self-assessment.
    pub total: Option<Total>,
    /// Printed values against computed ones.
    pub checks: Vec<PrintedCheck<'a>>,
    /// Of an aggregate pooled from members: their spread.
    pub members: Option<Members>,
    /// Units left out by the regime, for their blanks.
    pub left_out: usize,
    /// The strata of its sample, where they were drawn unequally.
    pub strata: Option<UnequalStrata<'a>>,
    /// That its sample, or one that it is pooled from, was drawn unequally, or may have been, and is not weighed.
    pub unweighed: Option<Unweighed<'a>>,
}

/// Makes shares, ratings and the total. It cannot fail: `admit` has made all complaints.
pub fn score<'a>(admitted: &Admitted<'a>, tally: Tally, members: Option<Members>) -> Scorecard<'a> {
    let mut questions: Vec<QuestionScore> =
        (0..admitted.framework.questions.len()).map(|question| score_question(admitted, &tally, question)).collect();
    for question in members.iter().flat_map(|members| &members.not_pooled) {
        questions[*question].members_differ = true;
    }
    let mut nodes = score_nodes(admitted, &questions);
    let strata = unequal_strata(admitted, &tally, &questions);
    let unweighed = if strata.is_none() { unweighed(admitted, members.as_ref()) } else { None };
    let total = total(admitted, &nodes, &questions);
    let mut checks = check(admitted, &nodes, &questions, total.as_ref());
    let of_points = of_printed_points(admitted, &nodes, &questions);
    stand(admitted, &mut nodes);
    checks.splice(0..0, distribution::check(admitted, &nodes));
    if total.is_some() {
        narrow(admitted, &mut nodes);
    }
    let total = total.map(|total| total.with_printed(admitted, of_points));
    Scorecard {
        inspection: admitted.inspection,
        framework: admitted.framework,
        record: admitted.record.clone(),
        tally,
        questions,
        nodes,
        total,
        checks,
        members,
        left_out: admitted.tables.iter().flat_map(|table| &table.left_out).filter(|is| **is).count()
            + admitted.tallied.as_ref().map_or(0, |elsewhere| elsewhere.left_out),
        strata,
        unweighed,
    }
}

/// What in a scorecard deserves a warning: decisions of the panel that nothing made eligible, printed values that do not agree, in these
/// words.
pub fn review(
    scorecard: &Scorecard<'_>,
    words: impl Fn(&Framework, &PrintedOutcome) -> String,
    diagnostics: &mut Diagnostics,
) {
    Complaints::gather(diagnostics, |complaints| complain(scorecard, words, complaints));
}

fn complain(scorecard: &Scorecard<'_>, words: impl Fn(&Framework, &PrintedOutcome) -> String, complaints: &Complaints) {
    for (index, node) in scorecard.nodes.iter().enumerate() {
        let Some(panel) = &node.panel else { continue };
        for flag in &node.flags {
            let why = match flag {
                Flag::PanelWithoutTrigger => "has no trigger in that direction",
                Flag::PanelMoreThanOneBand => "is more than one band away from the rule's",
                Flag::PanelOnUnknown => "is given where the scoring rule gives no single rating",
                Flag::UnknownAnswersCouldChange | Flag::RoundingDecides | Flag::UnderMinimum => continue,
            };
            complaints.push(diags::panel_decision(scorecard.framework, index, &panel.decision.place, why));
        }
    }
    let sample = scorecard.inspection.sample.as_ref().and_then(|sample| Some(sample.strata.first()?.span));
    let member = scorecard.inspection.members.first().map(|member| member.span);
    if let (Some(_), Some(first)) = (&scorecard.strata, sample) {
        complaints.push(diags::unequal_strata(first));
    }
    if let (Some(unweighed), Some(first)) = (&scorecard.unweighed, sample.or(member)) {
        complaints.push(diags::unweighed_strata(scorecard.framework, unweighed, first));
    }
    for found in scales::contradictions(scorecard) {
        let framework = scorecard.framework;
        let side = |(question, figure): (usize, &Figure)| {
            let share = words(framework, &PrintedOutcome::Share(Box::new(figure.clone())));
            (framework.questions[question].id.as_str(), scales::from(framework, question), share)
        };
        complaints.push(diags::scale_contradicts(found.place, side(found.higher), side(found.lower)));
    }
    let clashes = scorecard.checks.iter().filter(|check| check.fit == Fit::Clashes);
    // What is printed of the total has one cause.
    let (of_total, others): (Vec<&PrintedCheck<'_>>, Vec<&PrintedCheck<'_>>) =
        clashes.partition(|check| scorecard.total.is_some() && check.name.id == "overall");
    let clashes = [of_total].into_iter().chain(others.into_iter().map(|check| vec![check]));
    for checks in clashes.filter(|checks| !checks.is_empty()) {
        let said = |outcome: &PrintedOutcome| {
            let points = if matches!(outcome, PrintedOutcome::Points(..)) { " points" } else { "" };
            format!("{}{points}", words(scorecard.framework, outcome))
        };
        let all = |said: Vec<String>| said.join("; ");
        let printed = all(checks.iter().map(|check| said(&check.printed)).collect());
        let computed = all(checks.iter().map(|check| said(&check.computed)).collect());
        complaints.push(diags::printed_differs(&checks, &printed, &computed, counts_of(scorecard, &checks)));
    }
}

/// Where the counts of ratings stand that the total is made from, which is held against what is printed of it.
fn counts_of<'s>(scorecard: &'s Scorecard<'_>, checks: &[&PrintedCheck<'_>]) -> Option<&'s Place> {
    let total = scorecard.total.as_ref().filter(|total| total.basis == Basis::Published)?;
    let is_made = |check: &&PrintedCheck<'_>| match check.computed {
        PrintedOutcome::Rating(rating) => total.last.rating == Ok(rating),
        PrintedOutcome::Points(least, most) => total.last.points == (least, most),
        PrintedOutcome::Percent(_)
        | PrintedOutcome::Share(_)
        | PrintedOutcome::Ratings(_)
        | PrintedOutcome::Nothing => false,
    };
    let is_total = checks[0].name.id == "overall" && checks.iter().all(is_made);
    Some(&scorecard.inspection.ratings.values().next().filter(|_| is_total)?.place)
}
