use assize_reader::{Complaints, tick};

use super::{look_up_declared, rather};
use crate::diags::{Sort, bad_weights};
use crate::draft::{FrameworkDraft, WeightsDraft};
use crate::{Framework, RatingRule, Rollup, Subject, Weights};

/// Gives the children of nodes, and the standards of an overall mean, their weights; complains of weights that nothing uses.
pub(super) fn check_weights(framework: &mut Framework, draft: &FrameworkDraft, complaints: &Complaints) {
    for written in &draft.nodes {
        let (Some(index), Some(said)) = (framework.node(&written.id.value), &written.weights) else { continue };
        let node = &framework.nodes[index];
        let taken = Taken { what: format!("node {}", tick(&node.id)), rollup: node.rollup, on: Some(index) };
        let weights = taken.weights(framework, draft, said, complaints);
        match &mut framework.nodes[index].rating_rule {
            Some(RatingRule::MeanOfPoints(mean)) => mean.weights = weights,
            Some(_) | None => framework.nodes[index].weights = weights,
        }
    }
    let (Some(overall), Some(said)) =
        (&framework.overall, draft.overall.as_ref().and_then(|overall| overall.weights.as_ref()))
    else {
        return;
    };
    let rollup = overall.rule.as_ref().map_or(Rollup::SumOfPoints, RatingRule::rollup);
    let taken = Taken { what: "`[overall]`".to_owned(), rollup: Some(rollup), on: None };
    let weights = taken.weights(framework, draft, said, complaints);
    if let Some(RatingRule::MeanOfPoints(mean)) = framework.overall.as_mut().and_then(|overall| overall.rule.as_mut()) {
        mean.weights = weights;
    }
}

/// What has weights.
struct Taken {
    /// "node `2`", "`[overall]`".
    what: String,
    rollup: Option<Rollup>,
    /// `None`: the overall rating.
    on: Option<usize>,
}

impl Taken {
    /// The questions and nodes that it takes in; nothing where its rollup weighs nothing.
    fn children(&self, framework: &Framework) -> Option<(Vec<usize>, Vec<usize>)> {
        let members = |on| {
            let (mut questions, mut nodes) = (Vec::new(), Vec::new());
            for member in framework.members(on) {
                match member {
                    Subject::Node(node) => nodes.push(node),
                    Subject::Question { question, .. } => questions.push(question),
                }
            }
            (questions, nodes)
        };
        Some(match (self.rollup?, self.on) {
            (Rollup::MeanOfPoints, on) => members(on),
            (_, None) => return None,
            (Rollup::MeanOfQuestions, Some(node)) => (framework.questions_below(node), Vec::new()),
            (Rollup::MeanOfChildren, Some(node)) => {
                let node = &framework.nodes[node];
                let scored = node.questions.iter().copied().filter(|question| framework.questions[*question].scored);
                let gives_share = |child: &usize| framework.nodes[*child].rollup.is_some_and(Rollup::gives_share);
                (scored.collect(), node.children.iter().copied().filter(gives_share).collect())
            }
            (Rollup::SumOfPoints, Some(node)) => (Vec::new(), framework.nodes[node].children.clone()),
            (_, Some(_)) => return None,
        })
    }

    fn weights(
        &self,
        framework: &Framework,
        draft: &FrameworkDraft,
        said: &WeightsDraft,
        complaints: &Complaints,
    ) -> Weights {
        let mut weights = Weights::default();
        let Some((questions, nodes)) = self.children(framework) else {
            let rollup =
                self.rollup.map_or("no rollup".to_owned(), |rollup| format!("the rollup `{}`", rollup.words()));
            let message = format!("{} has weights but {rollup}, which weighs nothing", self.what);
            let help = match self.on {
                Some(_) => {
                    "weights go with `mean of questions`, `mean of children`, `sum of points` and `mean of points`"
                }
                None => "here weights go with `rollup = \"mean of points\"`: a mean with edges of its own",
            };
            complaints.push(bad_weights(message, help, said.span));
            return weights;
        };
        let is_sum = self.rollup == Some(Rollup::SumOfPoints);
        for (id, weight) in &said.by_id {
            let question = questions.iter().find(|question| framework.questions[**question].id == id.value);
            let child = nodes.iter().find(|child| framework.nodes[**child].id == id.value);
            match (question, child) {
                (Some(question), _) => drop(weights.questions.insert(*question, weight.value.clone())),
                (None, Some(_)) if is_sum && !weight.value.is_integer() => {
                    let message = format!("the weight of {} in a sum of points is not a whole number", tick(&id.value));
                    complaints.push(bad_weights(message, "points are whole: weigh them by whole numbers", weight.span));
                }
                (None, Some(child)) => drop(weights.nodes.insert(*child, weight.value.clone())),
                (None, None) if rather(draft, &id.value).is_some() => {
                    let message =
                        format!("{} weighs {}, which its rollup does not take in", self.what, tick(&id.value));
                    let help = match taken_in(framework, &questions, &nodes) {
                        none if none.is_empty() => {
                            "nothing is under it that it takes in: leave `weights` out".to_owned()
                        }
                        some => format!("it takes in {some}"),
                    };
                    complaints.push(bad_weights(message, help, id.span));
                }
                (None, None) => {
                    let ids = questions.iter().map(|question| framework.questions[*question].id.as_str());
                    let known: Vec<_> =
                        ids.chain(nodes.iter().map(|child| framework.nodes[*child].id.as_str())).collect();
                    let sort = if questions.is_empty() { Sort::Node } else { Sort::Question };
                    look_up_declared(sort, id, &known, draft, complaints);
                }
            }
        }
        weights
    }
}

fn taken_in(framework: &Framework, questions: &[usize], nodes: &[usize]) -> String {
    let questions = questions.iter().map(|question| &framework.questions[*question].id);
    let ids: Vec<String> =
        questions.chain(nodes.iter().map(|node| &framework.nodes[*node].id)).map(|id| tick(id)).collect();
    ids.join(", ")
}
