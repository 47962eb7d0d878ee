//! Two versions of one inspection's data: what changed in them, and which figures that moved, and why.
//!
//! [`changes`] compares what was admitted and what it was scored to. Nothing in it holds the id of a unit or a word that is not one of
//! a fact's or an answer's own; lines of the two tables say where to look.

mod entries;
mod questions;
mod tables;

use assize_scoring::{Admitted, Child, NineCounts, Points, Scorecard};

pub use entries::ChangedEntry;
pub use tables::{ChangedColumn, ChangedUnits, Presence, Transition, WordChange};

/// What changed, and what that moved.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Changes {
    /// Units that came and went, by kind.
    pub units: Vec<ChangedUnits>,
    /// Columns whose words changed, of units that stayed.
    pub columns: Vec<ChangedColumn>,
    pub entries: Vec<ChangedEntry>,
    /// Questions whose share moved.
    pub questions: Vec<QuestionMove>,
    /// Nodes whose share or rating moved.
    pub nodes: Vec<NodeMove>,
    /// The total, where it moved.
    pub total: Option<TotalMove>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct QuestionMove {
    pub question: usize,
    /// What moved it: the counts before, less those of every cause before, and with those after, are the counts after.
    pub causes: Vec<Cause>,
}

/// Units that moved a question for one reason.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cause {
    pub why: Why,
    pub units: u64,
    /// What these units alone counted as before.
    pub before: NineCounts,
    /// What they count as after.
    pub after: NineCounts,
}

/// By how many units the counts of a question moved.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Effect {
    pub sufficient: i64,
    /// Sufficient or insufficient.
    pub judged: i64,
    /// Unknown, or open whether the question applies to them.
    pub open: i64,
}

impl Cause {
    /// What these units moved.
    pub fn effect(&self) -> Effect {
        let by = |of: fn(&NineCounts) -> u64| signed(of(&self.after)) - signed(of(&self.before));
        Effect {
            sufficient: by(NineCounts::all_sufficient),
            judged: by(|counts| counts.all_sufficient() + counts.all_insufficient()),
            open: by(|counts| {
                counts.unknown + counts.optional_sufficient + counts.optional_insufficient + counts.optional_unknown
            }),
        }
    }
}

fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// Why units count differently.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Why {
    /// They were not there before.
    Added,
    /// They are there no longer.
    Removed,
    /// Their words in these columns changed: answers, or facts that decide whether the question applies.
    Columns(Vec<String>),
    /// The record gives something else, or the answers come another way.
    Record,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NodeMove {
    pub node: usize,
    /// Its children that moved.
    pub children: Vec<Child>,
    /// What was entered on it changed.
    pub entered: bool,
    /// What was measured changed.
    pub measured: bool,
    /// What the panel decided changed.
    pub panel: bool,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TotalMove {
    /// Standards whose points moved: least and most before, and after.
    pub standards: Vec<StandardMove>,
    /// The published counts of ratings changed.
    pub published: bool,
}

/// A standard whose points moved.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct StandardMove {
    pub node: usize,
    pub before: Points,
    pub after: Points,
}

impl StandardMove {
    /// By how many points it moved the least and the most that the total can be.
    pub fn by(&self) -> [i64; 2] {
        let ((least, most), (least_before, most_before)) = (self.after.limits(), self.before.limits());
        [signed(least) - signed(least_before), signed(most) - signed(most_before)]
    }
}

impl Changes {
    /// Whether the two versions hold the same.
    pub fn is_nothing(&self) -> bool {
        self.units.iter().all(|units| units.added.is_empty() && units.removed.is_empty())
            && self.columns.is_empty()
            && self.entries.is_empty()
            && self.questions.is_empty()
            && self.nodes.is_empty()
            && self.total.is_none()
    }
}

/// Compares two versions under one framework, each admitted and scored in the same way.
///
/// # Panics
/// Where the two are not under one framework.
pub fn changes(before: (&Admitted<'_>, &Scorecard<'_>), after: (&Admitted<'_>, &Scorecard<'_>)) -> Changes {
    let framework = before.1.framework;
    assert_eq!(framework.id, after.1.framework.id, "versions are compared under one framework");
    let pairs = tables::pairs(before.0, after.0);
    let entries = entries::entries(before.0.inspection, after.0.inspection);
    let moved = |question: &usize| {
        let (a, b) = (&before.1.questions[*question], &after.1.questions[*question]);
        (a.reached, &a.figure, a.counts()) != (b.reached, &b.figure, b.counts())
    };
    let questions: Vec<QuestionMove> = (0..framework.questions.len())
        .filter(moved)
        .map(|question| QuestionMove { question, causes: questions::causes(before, after, &pairs, question) })
        .collect();
    let nodes = nodes(before.1, after.1, &questions);
    Changes {
        units: pairs.iter().map(tables::units).collect(),
        columns: pairs.iter().flat_map(|pair| tables::columns(pair, framework)).collect(),
        total: total(before.1, after.1),
        entries,
        questions,
        nodes,
    }
}

fn nodes(before: &Scorecard<'_>, after: &Scorecard<'_>, questions: &[QuestionMove]) -> Vec<NodeMove> {
    let moved = |node: usize| {
        let (a, b) = (&before.nodes[node], &after.nodes[node]);
        (&a.figure, &a.measure, a.rule, a.last, a.sum) != (&b.figure, &b.measure, b.rule, b.last, b.sum)
    };
    let child_moved = |child: &Child| match child {
        Child::Question(question) => questions.iter().any(|one| one.question == *question),
        Child::Node(node) => moved(*node),
    };
    let move_of = |node: usize| NodeMove {
        node,
        children: after.nodes[node].children.iter().copied().filter(child_moved).collect(),
        entered: before.record.ratings.get(&node).map(|one| one.0) != after.record.ratings.get(&node).map(|one| one.0)
            || before.record.scores.get(&node).map(|one| one.0.value)
                != after.record.scores.get(&node).map(|one| one.0.value),
        measured: before.nodes[node].measure != after.nodes[node].measure,
        panel: before.record.panel.get(&node).map(|one| one.0) != after.record.panel.get(&node).map(|one| one.0),
    };
    (0..after.nodes.len()).filter(|node| moved(*node)).map(move_of).collect()
}

fn total(before: &Scorecard<'_>, after: &Scorecard<'_>) -> Option<TotalMove> {
    let framework = after.framework;
    if before.total == after.total {
        return None;
    }
    let standards = framework.standards_in_total().into_iter().filter_map(|node| {
        // A standard without a rating counts as unknown (semantics 7.10).
        let points =
            |card: &Scorecard<'_>| card.nodes[node].last.points(framework).or_else(|| Points::unknown(framework));
        let (before, after) = (points(before)?, points(after)?);
        (before.limits() != after.limits()).then_some(StandardMove { node, before, after })
    });
    Some(TotalMove { standards: standards.collect(), published: before.record.published != after.record.published })
}
