use assize_framework::Framework;

/// What a rollup is over.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Child {
    /// A question, by index.
    Question(usize),
    /// A node, by index.
    Node(usize),
}

impl Child {
    pub fn id(self, framework: &Framework) -> &str {
        match self {
            Self::Question(question) => &framework.questions[question].id,
            Self::Node(node) => &framework.nodes[node].id,
        }
    }
}
