use assize_model::{Exact, ratio};
use indexmap::IndexMap;

/// What the children of a node count in its mean or sum; 1 where nothing is said (semantics 7.6, 7.9).
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Weights {
    /// By index of the question.
    pub questions: IndexMap<usize, Exact>,
    /// By index of the node; whole numbers in a sum of points.
    pub nodes: IndexMap<usize, Exact>,
}

impl Weights {
    /// Whether each counts the same.
    pub fn are_even(&self) -> bool {
        self.questions.is_empty() && self.nodes.is_empty()
    }

    pub fn of_question(&self, question: usize) -> Exact {
        self.questions.get(&question).cloned().unwrap_or_else(|| ratio(1, 1))
    }

    pub fn of_node(&self, node: usize) -> Exact {
        self.nodes.get(&node).cloned().unwrap_or_else(|| ratio(1, 1))
    }
}
