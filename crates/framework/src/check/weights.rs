use assize_reader::{Complaints, tick};

use super::rather;
use crate::diags::{Sort, bad_weights, unknown_name};
use crate::draft::{FrameworkDraft, NodeDraft};
use crate::{Framework, Rollup, Weights};

/// Gives the children of nodes their weights; complains of weights that nothing uses.
pub(super) fn check_weights(framework: &mut Framework, draft: &FrameworkDraft, complaints: &Complaints) {
    for written in &draft.nodes {
        let Some(index) = framework.node(&written.id.value).filter(|_| written.weights.is_some()) else { continue };
        framework.nodes[index].weights = weights(framework, draft, (index, written), complaints);
    }
}

fn weights(
    framework: &Framework,
    draft: &FrameworkDraft,
    (index, written): (usize, &NodeDraft),
    complaints: &Complaints,
) -> Weights {
    let mut weights = Weights::default();
    let Some(said) = &written.weights else { return weights };
    let node = &framework.nodes[index];
    let (questions, nodes): (Vec<usize>, Vec<usize>) = match node.rollup {
        Some(Rollup::MeanOfQuestions) => (framework.questions_below(index), Vec::new()),
        Some(Rollup::MeanOfChildren) => {
            let scored = node.questions.iter().copied().filter(|question| framework.questions[*question].scored);
            let gives_share = |child: &usize| framework.nodes[*child].rollup.is_some_and(Rollup::gives_share);
            (scored.collect(), node.children.iter().copied().filter(gives_share).collect())
        }
        Some(Rollup::SumOfPoints) => (Vec::new(), node.children.clone()),
        Some(_) | None => {
            let rollup =
                node.rollup.map_or("no rollup".to_owned(), |rollup| format!("the rollup `{}`", rollup.words()));
            let message = format!("node {} has weights but {rollup}, which weighs nothing", tick(&node.id));
            let help = "weights go with `mean of questions`, `mean of children` and `sum of points`";
            complaints.push(bad_weights(message, help, said.span));
            return weights;
        }
    };
    let is_sum = node.rollup == Some(Rollup::SumOfPoints);
    for (id, weight) in &said.by_id {
        let question = questions.iter().find(|question| framework.questions[**question].id == id.value);
        let child = nodes.iter().find(|child| framework.nodes[**child].id == id.value);
        match (question, child) {
            (Some(question), _) => drop(weights.questions.insert(*question, weight.value.clone())),
            (None, Some(_)) if is_sum && !weight.value.is_integer() => {
                let message = format!("the weight of {} in a sum of points is no whole number", tick(&id.value));
                complaints.push(bad_weights(message, "points are whole: weigh them by whole numbers", weight.span));
            }
            (None, Some(child)) => drop(weights.nodes.insert(*child, weight.value.clone())),
            (None, None) if rather(draft, &id.value).is_some() => {
                let message =
                    format!("node {} weighs {}, which its rollup does not take in", tick(&node.id), tick(&id.value));
                let help = format!("it takes in {}", taken_in(framework, &questions, &nodes));
                complaints.push(bad_weights(message, help, id.span));
            }
            (None, None) => {
                let ids = questions.iter().map(|question| framework.questions[*question].id.as_str());
                let known: Vec<_> = ids.chain(nodes.iter().map(|child| framework.nodes[*child].id.as_str())).collect();
                let sort = if questions.is_empty() { Sort::Node } else { Sort::Question };
                complaints.push(unknown_name(sort, id, &known, None));
            }
        }
    }
    weights
}

fn taken_in(framework: &Framework, questions: &[usize], nodes: &[usize]) -> String {
    let questions = questions.iter().map(|question| &framework.questions[*question].id);
    let ids: Vec<String> =
        questions.chain(nodes.iter().map(|node| &framework.nodes[*node].id)).map(|id| tick(id)).collect();
    ids.join(", ")
}
