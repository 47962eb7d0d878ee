use assize_framework::Framework;
use assize_model::Inspection;

use crate::admit::Admitted;
use crate::node::score_nodes;
use crate::pool::Members;
use crate::printed::{Check, check};
use crate::question::score_question;
use crate::total::total;
use crate::{NodeScore, QuestionScore, Record, Tally, Total};

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
    pub checks: Vec<Check<'a>>,
    /// Of an aggregate pooled from members: their spread.
    pub members: Option<Members>,
}

/// Makes shares, ratings and the total. It cannot fail: `admit` has made all complaints.
pub fn score<'a>(admitted: &Admitted<'a>, tally: Tally, members: Option<Members>) -> Scorecard<'a> {
    let mut questions: Vec<QuestionScore> =
        (0..admitted.framework.questions.len()).map(|question| score_question(admitted, &tally, question)).collect();
    for question in members.iter().flat_map(|members| &members.not_pooled) {
        questions[*question].members_differ = true;
    }
    let nodes = score_nodes(admitted, &questions);
    let total = total(admitted, &nodes);
    let checks = check(admitted, &nodes, &questions, total.as_ref());
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
    }
}
