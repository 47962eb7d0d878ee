//! How many units would have to be judged differently for a rating to be another (semantics 6.8).

mod cover;
mod demands;
mod fewest;
mod lever;
mod node;
mod overall;
mod prices;

use crate::Units;
use assize_scoring::{Outcome, Scorecard};

use lever::Levers;

/// The margins of one inspection: distances to the next ratings, in units judged differently.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Margins {
    /// The nodes that are rated, or could be, in the framework's order.
    pub nodes: Vec<NodeMargin>,
    /// The overall rating; `None` where the regime, or this sort of inspection, has none.
    pub overall: Option<OverallMargin>,
}

/// The margins of one node and of the questions in its band.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NodeMargin {
    pub node: usize,
    /// Its present rating, and what would move it; or why there is no margin.
    pub margin: Result<NodeMoves, NoMargin>,
    /// The questions that it is the lowest of, each by itself in the node's band.
    pub questions: Vec<QuestionMargin>,
}

/// What would move a node.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NodeMoves {
    /// Its rating (index).
    pub rating: usize,
    /// To a better rating: every question that has to cross.
    pub up: Result<Move, Stuck>,
    /// To a worse rating: the questions that are each enough alone.
    pub down: Result<Move, Stuck>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Move {
    pub units: FewestUnits,
    /// The questions that cross, in the framework's order, with the flips that each needs.
    pub crossing: Vec<Crossing>,
    /// The rating that is reached, which may be beyond the next one. To a worse one: by the first of the questions.
    pub to: Outcome,
}

/// A question that crosses into another rating.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Crossing {
    pub question: usize,
    /// How many of its answers have to be others.
    pub need: u64,
}

/// How many units judged differently.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FewestUnits {
    pub least: u64,
    pub most: u64,
    pub known: Known,
}

/// How a number of units is known.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Known {
    /// The fewest of all choices of units.
    Exactly,
    /// Counts do not say which units are the same.
    FromCounts,
    /// The search reached its limit.
    SearchEnded,
}

impl Known {
    pub const fn word(self) -> &'static str {
        match self {
            Self::Exactly => "exactly",
            Self::FromCounts => "from-counts",
            Self::SearchEnded => "search-ended",
        }
    }
}

/// Why nothing moves a rating.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Stuck {
    /// There is no better, or no worse, rating.
    AtTheEnd,
    /// These questions cannot cross by other judgements: too little of them is judged.
    Questions(Vec<usize>),
    /// The standards that can be moved do not add up to it.
    Standards,
}

impl Stuck {
    pub const fn word(&self) -> &'static str {
        match self {
            Self::AtTheEnd => "at-the-end",
            Self::Questions(_) => "questions",
            Self::Standards => "standards",
        }
    }
}

/// Why there is no margin.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NoMargin {
    /// Judged by the inspector, or entered as printed.
    Entered,
    /// The ratings panel decided it.
    Panel,
    /// Known within limits only.
    Between,
    Unknown,
    NotRated,
    /// Its share is not the lowest of questions.
    OtherRollup,
    /// The overall rating is the published one.
    Published,
    /// Standards are missing, or there are no bands for their number.
    NoOverall,
    /// Limits of the framework may hold it, or what it is made of.
    Limits,
}

impl NoMargin {
    pub const fn word(self) -> &'static str {
        match self {
            Self::Entered => "entered",
            Self::Panel => "panel",
            Self::Between => "between",
            Self::Unknown => "unknown",
            Self::NotRated => "not-rated",
            Self::OtherRollup => "other-rollup",
            Self::Published => "published",
            Self::NoOverall => "no-overall",
            Self::Limits => "limits",
        }
    }
}

/// A question by itself in the band of its node.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct QuestionMargin {
    pub question: usize,
    /// Its rating by itself; `None` where it is known within limits only.
    pub rating: Option<usize>,
    /// Flips to a better one.
    pub up: Result<u64, Stuck>,
    /// Flips to a worse one.
    pub down: Result<u64, Stuck>,
}

/// What would move the overall rating.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OverallMargin {
    /// The present rating and its moves, or why there is no margin.
    pub margin: Result<OverallMoves, NoMargin>,
    /// The standards that the fewest units raise by one rating, with their number.
    pub held_down_by: Vec<(usize, FewestUnits)>,
    /// Standards that, raised by one rating alone, improve the overall rating.
    pub enough_alone: Vec<usize>,
}

/// What would move the overall rating.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OverallMoves {
    pub rating: usize,
    /// To a better one.
    pub up: Result<OverallMove, Stuck>,
    /// To a worse one.
    pub down: Result<OverallMove, Stuck>,
}

/// One choice of standards that takes the fewest units.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OverallMove {
    /// How many units, for all of them together.
    pub units: FewestUnits,
    /// Which standards, and to which rating.
    pub standards: Vec<(usize, usize)>,
    /// The overall rating (index) that is reached.
    pub to: usize,
    /// The questions that cross for that.
    pub crossing: Vec<Crossing>,
}

/// The margins of a scorecard. `judged` are the units that it was counted from; questions that none of them answers go by their counts alone.
pub fn margins(card: &Scorecard<'_>, judged: &[Units<'_>]) -> Margins {
    let levers = Levers::new(card, judged);
    let is_rated = |node: &usize| card.framework.nodes[*node].is_rated();
    let nodes: Vec<NodeMargin> =
        (0..card.framework.nodes.len()).filter(is_rated).map(|node| node::margin(card, &levers, node)).collect();
    let overall = overall::margin(card, &levers, &nodes);
    Margins { nodes, overall }
}
