//! What is printed of questions and nodes that nothing else is known of.

use assize_framework::{Framework, Rollup};
use assize_model::{PrintedPart, PrintedPercent, PrintedValue};

use super::record::{EnteredPercent, NodePercent, PrintedOf, PrintedTarget, Record};
use crate::Reached;

/// Takes the percentages that are printed of questions and nodes as if they were entered, where nothing else is known of them (semantics
/// 7.13 f).
pub(super) fn take<'a>(framework: &Framework, record: &mut Record<'a>) {
    // Of two parts of a question the whole goes first.
    for wanted in [PrintedPart::Whole, PrintedPart::Insufficient] {
        let of_question = |target: &PrintedTarget<'a>| match target.of {
            PrintedOf::Question(question, part, percent) if part == wanted => Some((question, percent)),
            PrintedOf::Question(..) | PrintedOf::Node(..) | PrintedOf::Overall(_) => None,
        };
        let questions: Vec<(usize, &PrintedPercent)> = record.printed.iter().filter_map(of_question).collect();
        for (question, percent) in questions {
            if record.reached(question) == Reached::None {
                let insufficient = wanted == PrintedPart::Insufficient;
                record.percents.insert(question, EnteredPercent { percent, insufficient, entered: None });
            }
        }
    }
    let nodes: Vec<(usize, &PrintedPercent)> = record.printed.iter().filter_map(of_node).collect();
    let has_score = |node: usize| record.scores.contains_key(&node) || nodes.iter().any(|(other, _)| *other == node);
    let is_alone = |node: usize| {
        let declared = &framework.nodes[node];
        declared.rollup.is_some_and(Rollup::gives_share)
            && !record.scores.contains_key(&node)
            && !record.ratings.contains_key(&node)
            && framework.questions_below(node).iter().all(|question| record.reached(*question) == Reached::None)
            && !framework.with_nodes_below(node)[1..].iter().any(|below| has_score(*below))
    };
    let alone: Vec<(usize, &PrintedPercent)> = nodes.iter().copied().filter(|(node, _)| is_alone(*node)).collect();
    for (node, value) in alone {
        let percent = NodePercent { value, low: None, high: None, over: None };
        record.scores.insert(node, (percent, None));
    }
}

fn of_node<'a>(target: &PrintedTarget<'a>) -> Option<(usize, &'a PrintedPercent)> {
    match target.of {
        PrintedOf::Node(node, PrintedValue::Percent(percent)) => Some((node, percent)),
        PrintedOf::Node(..) | PrintedOf::Question(..) | PrintedOf::Overall(_) => None,
    }
}
