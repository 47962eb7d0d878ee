use serde::{Deserialize, Serialize};

/// How many units judged differently would change each rating of an inspection (semantics 6.8). Never in a public report.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Margins {
    /// What is rated, in the framework's order.
    pub nodes: Vec<NodeMargins>,
    /// `None` for a regime without an overall rating, an aggregate, a self-assessment.
    pub overall: Option<OverallMargins>,
}

/// A node's margins.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct NodeMargins {
    /// Its id.
    pub id: String,
    /// The figure's name.
    pub figure: String,
    /// Which figure its band compares: `printed` or `exact`; `None` without a band.
    pub compare: Option<String>,
    /// Its rating by the rule, where it is one.
    pub rating: Option<String>,
    /// Why there is no margin: `entered`, `panel`, `between`, `unknown`, `not-rated`, `other-rollup`.
    pub why_not: Option<String>,
    /// To a better rating; every question named has to cross.
    pub up: Option<MarginMove>,
    /// To a worse one; any one of the questions named is enough.
    pub down: Option<MarginMove>,
    /// The questions that it is the lowest of, each by itself.
    pub questions: Vec<QuestionMargins>,
    /// What makes it eligible for the ratings panel.
    pub discretion: Vec<Discretion>,
}

/// What moves a rating.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct MarginMove {
    /// How many units; `None`: nothing moves it.
    pub units: Option<MarginUnits>,
    /// Why nothing does: `at-the-end`, `questions`, `standards`.
    pub why_not: Option<String>,
    /// Ids of the questions that stand in the way.
    pub in_the_way: Vec<String>,
    /// Of the overall rating: the standards that move, and to which rating at least (at most).
    pub standards: Vec<MarginStandard>,
    /// The questions that cross.
    pub crossing: Vec<MarginCrossing>,
    /// The same in words.
    pub text: String,
}

/// How many units judged differently.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct MarginUnits {
    /// At least.
    pub least: u64,
    /// At most; the same where it is known exactly.
    pub most: u64,
    /// `exactly`, `from-counts` or `search-ended`.
    pub known: String,
}

/// A standard that moves.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct MarginStandard {
    /// Its id.
    pub id: String,
    /// The rating's name.
    pub to: String,
}

/// A question that crosses into another rating.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct MarginCrossing {
    /// Its id.
    pub question: String,
    /// How many of its answers have to be others.
    pub need: u64,
}

/// A question by itself in the band of its node.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct QuestionMargins {
    /// Its id.
    pub id: String,
    /// The figure's name.
    pub figure: String,
    /// Its rating by itself; `None`: known within limits only.
    pub rating: Option<String>,
    /// Answers that have to be others for a better rating; `None`: nothing does it.
    pub up: Option<u64>,
    /// For a worse one.
    pub down: Option<u64>,
}

/// The overall rating's margins.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct OverallMargins {
    /// It, where there is one.
    pub rating: Option<String>,
    /// Why there is no margin: `published`, `no-overall`, `between`, `limits`, `other-rollup`.
    pub why_not: Option<String>,
    /// To a better one: a choice of standards that takes the fewest units.
    pub up: Option<MarginMove>,
    /// To a worse one.
    pub down: Option<MarginMove>,
    /// Ids of the standards that the fewest units raise by one rating.
    pub held_down_by: Vec<String>,
    /// How many units that is.
    pub held_down_units: Option<MarginUnits>,
    /// Ids of standards of which one rating more, alone, makes the overall one better.
    pub enough_alone: Vec<String>,
}

/// One reason why a rating is eligible for the panel.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Discretion {
    /// "within-points", "one-case" or "cases-at-most".
    pub trigger: String,
    /// "up" or "down".
    pub direction: String,
    /// Ids of every question that would have to cross.
    pub questions: Vec<String>,
}
