//! Nodes, and the questions that hang from them.

use assize_diag::{Code, Diagnostic, Span, Spanned};
use assize_reader::tick;

use crate::{Also, Rollup};

/// Nodes under one another.
pub(crate) struct NodeCycle<'a> {
    /// Each with where it says what it is under; each is under the next, the last under the first.
    pub(crate) nodes: Vec<(&'a str, Span)>,
}

impl From<NodeCycle<'_>> for Diagnostic {
    fn from(NodeCycle { nodes }: NodeCycle<'_>) -> Self {
        let code = Code::new("framework/node-cycle");
        if let [(only, span)] = nodes[..] {
            return Self::error(code, format!("node {} is under itself", tick(only))).at(span);
        }
        let diagnostic = Self::error(code, format!("nodes are under one another: {}", circle(&nodes)));
        nodes.iter().fold(diagnostic, |diagnostic, (_, span)| diagnostic.at(*span))
    }
}

/// "`a`, `b`, `a`".
pub(super) fn circle(members: &[(&str, Span)]) -> String {
    let round = members.iter().chain(members.first());
    round.map(|(id, _)| tick(id)).collect::<Vec<_>>().join(", ")
}

/// A node under one that is not above it.
pub(crate) struct LevelOrder<'a> {
    pub(crate) node: (&'a str, &'a str),
    pub(crate) parent: (&'a str, &'a str),
    pub(crate) under: Span,
    pub(crate) parent_span: Span,
}

impl From<LevelOrder<'_>> for Diagnostic {
    fn from(LevelOrder { node, parent, under, parent_span }: LevelOrder<'_>) -> Self {
        let (level, id, parent_level, parent) = (tick(node.1), tick(node.0), tick(parent.1), tick(parent.0));
        let message = if level == parent_level {
            format!("node {id} and the node {parent} it is under are both of level {level}")
        } else {
            format!("node {id} of level {level} is under node {parent} of the lower level {parent_level}")
        };
        Self::error(Code::new("framework/level-order"), message)
            .at(under)
            .label(parent_span, "declared here")
            .help("a node is under one of an earlier level; `levels` stand from the top down")
    }
}

/// A figure made of nothing.
pub(crate) struct EmptyRollup<'a> {
    pub(crate) node: &'a str,
    pub(crate) rollup: Rollup,
    /// Stated in `also`.
    pub(crate) is_second: bool,
    pub(crate) span: Span,
}

impl From<EmptyRollup<'_>> for Diagnostic {
    fn from(EmptyRollup { node, rollup, is_second, span }: EmptyRollup<'_>) -> Self {
        let (message, help) = match rollup {
            Rollup::Lowest | Rollup::MeanOfChildren => (
                "but has no scored question and no node with a share under it",
                "hang a question or such a node from it, or say `rollup = \"entered\"`",
            ),
            Rollup::SumOfPoints => {
                ("but has no node with a rating under it", "give the nodes under it a `band` or `rollup = \"entered\"`")
            }
            Rollup::MeanOfQuestions | Rollup::Pooled | Rollup::Entered => {
                ("but has nothing under it", "hang a question or a node from it, or say `rollup = \"entered\"`")
            }
        };
        let (which, help) = match is_second {
            true => ("second rollup", "leave `also` out, or hang something from the node"),
            false => ("rollup", help),
        };
        let message = format!("node {} has the {which} `{}` {message}", tick(node), rollup.words());
        Self::error(Code::new("framework/empty-rollup"), message).at(span).help(help)
    }
}

/// A band for a figure that is no share.
pub(crate) struct BandWithoutShare<'a> {
    pub(crate) node: &'a str,
    pub(crate) rollup: Option<Rollup>,
    pub(crate) span: Span,
}

impl From<BandWithoutShare<'_>> for Diagnostic {
    fn from(BandWithoutShare { node, rollup, span }: BandWithoutShare<'_>) -> Self {
        let (why, help) = match rollup {
            None => ("no rollup".to_owned(), "say in `rollup` how its share is made"),
            Some(Rollup::Entered) => {
                ("the rollup `entered`".to_owned(), "the inspector enters the rating: leave the band out")
            }
            Some(rollup) => (format!("the rollup `{}`", rollup.words()), "only a share can be put in a band"),
        };
        let message = format!("node {} has a band but {why}", tick(node));
        Self::error(Code::new("framework/band-without-share"), message).at(span).help(help)
    }
}

/// A second rollup where there is no first share, or the same.
pub(crate) struct SecondRollup<'a> {
    pub(crate) node: &'a str,
    pub(crate) first: Option<Rollup>,
    pub(crate) second: &'a Also,
}

impl From<SecondRollup<'_>> for Diagnostic {
    fn from(SecondRollup { node, first, second }: SecondRollup<'_>) -> Self {
        let node = tick(node);
        let (message, help) = match first {
            None => (format!("node {node} has `also` but no `rollup`"), "say in `rollup` which figure comes first"),
            Some(first) if first == second.rollup => (
                format!("node {node} has the rollup `{}` twice", first.words()),
                "name in `also` the other way to make its share, or leave it out",
            ),
            Some(first) => (
                format!("node {node} has `also` but the rollup `{}`, which gives no share", first.words()),
                "leave `also` out: it stands beside a share",
            ),
        };
        Self::error(Code::new("framework/second-rollup"), message).at(second.span).help(help)
    }
}

/// A question that hangs from nothing.
pub(crate) struct Orphan<'a> {
    pub(crate) question: &'a str,
    pub(crate) span: Span,
}

impl From<Orphan<'_>> for Diagnostic {
    fn from(Orphan { question, span }: Orphan<'_>) -> Self {
        Self::error(Code::new("framework/orphan-question"), format!("question {} hangs from no node", tick(question)))
            .at(span)
            .help("name one or more nodes: `under = [\"...\"]`")
    }
}

/// A scored question under a node that makes no figure of questions.
pub(crate) struct UnusedQuestion<'a> {
    pub(crate) question: &'a str,
    pub(crate) under: &'a Spanned<String>,
    pub(crate) rollup: Rollup,
    pub(crate) node: Span,
}

impl From<UnusedQuestion<'_>> for Diagnostic {
    fn from(UnusedQuestion { question, under, rollup, node }: UnusedQuestion<'_>) -> Self {
        let message = format!(
            "question {} is scored, but node {} has the rollup `{}`, which takes in no question",
            tick(question),
            tick(&under.value),
            rollup.words()
        );
        Self::error(Code::new("framework/unused-question"), message)
            .at(under.span)
            .label(node, "declared here")
            .help("say `scored = false` in the question if it is only shown")
    }
}
