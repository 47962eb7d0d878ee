use serde::{Deserialize, Serialize};

use crate::{Agreement, NodeShare, ProviderSummary};

/// One inspection's cases under every regime that they can answer. Its figures, ratings and points under each stand among the report's
/// `inspections`, by the same id and the framework's.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Rejudgement {
    /// The inspection's id.
    pub inspection: String,
    /// For readers.
    pub title: String,
    /// The body inspected.
    pub provider: ProviderSummary,
    /// The framework it was carried out under.
    pub home: String,
    /// Each framework that the cases answer a question of.
    pub under: Vec<JudgedUnder>,
    /// Frameworks of which they answer none.
    pub left_out: Vec<FrameworkLeftOut>,
}

/// The cases under one framework.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct JudgedUnder {
    /// The framework's id.
    pub framework: String,
    /// Whether it is the one they were inspected under.
    pub home: bool,
    /// How many of its questions are answered.
    pub answered: usize,
    /// How many it has.
    pub of: usize,
    /// How far the units could be judged.
    pub coverage: Vec<UnitCoverage>,
    /// What to bear in mind: closed words, listed in `FORMAT.md`.
    pub caveats: Vec<String>,
    /// In the framework's order.
    pub questions: Vec<RejudgedQuestion>,
}

/// How far the units of one kind could be judged.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct UnitCoverage {
    /// The kind.
    pub unit: String,
    /// How many there are.
    pub units: u64,
    /// Those with a settled sufficient or insufficient for at least one question.
    pub decided_somewhere: u64,
    /// Those of them for which every question that can be answered is settled.
    pub decided_everywhere: u64,
}

/// One question under one framework.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct RejudgedQuestion {
    /// The question's bare id.
    pub id: String,
    /// The figure's name.
    pub figure: String,
    /// For readers.
    pub title: String,
    /// "recorded", "derived", ... or "unanswerable".
    pub answer: String,
    /// Why it cannot be answered: "no-table", "no-rule" or "no-observation"; null where it is.
    pub why_not: Option<String>,
    /// Each observation that its rule reaches.
    pub observations: Vec<ObservationSeen>,
    /// How the rule is known; null without one.
    pub rule_status: Option<String>,
    /// How many units it was settled for.
    pub decided: Option<u64>,
    /// How many it applies to, or may apply to.
    pub applies_to: Option<u64>,
    /// Its share; null where it has none.
    pub share: Option<NodeShare>,
    /// Of a derived one: its share where every rule allows so many misses.
    pub by_misses: Vec<ShareByMisses>,
    /// Recorded against derived, where there are both.
    pub agreement: Option<Agreement>,
}

/// An observation, and whether it was recorded.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ObservationSeen {
    /// Its id.
    pub id: String,
    /// For readers.
    pub title: String,
    /// Whether the table has a column of it.
    pub present: bool,
}

/// A share with another number of misses.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct ShareByMisses {
    /// How many misses every rule allows.
    pub misses: u8,
    /// The share; null where it has none.
    pub share: Option<NodeShare>,
}

/// A framework of which no question can be answered.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FrameworkLeftOut {
    /// Its id.
    pub framework: String,
    /// How many questions it has.
    pub of: usize,
}
