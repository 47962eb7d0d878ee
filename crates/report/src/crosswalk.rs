use serde::{Deserialize, Serialize};

use crate::NodeShare;

/// How the questions of two frameworks stand to each other, as it follows from the observations that answer them.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Crosswalk {
    /// The first framework.
    pub a: CrosswalkSide,
    /// The second.
    pub b: CrosswalkSide,
    /// Observations that both ask.
    pub both: Vec<CrosswalkObservation>,
    /// Pairs of questions that share an observation.
    pub pairs: Vec<CrosswalkPair>,
    /// How many pairs about the same kind of unit share none.
    pub disjoint: usize,
    /// By inspection: what the pairs come to on its cases.
    pub consequences: Vec<CrosswalkConsequence>,
}

/// One of the two frameworks.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CrosswalkSide {
    /// Its id.
    pub framework: String,
    /// For readers.
    pub title: String,
    /// How many questions it has.
    pub questions: usize,
    /// Those without a counterpart.
    pub alone: Vec<String>,
    /// Those that no rule over observations answers.
    pub without_rule: Vec<String>,
    /// Observations that it alone asks.
    pub only: Vec<CrosswalkObservation>,
    /// Kinds of unit that it alone asks about.
    pub units: Vec<String>,
    /// How shares enter what is above them.
    pub rollups: Vec<String>,
    /// The edges that rate a share, per cent; empty in a regime without ratings.
    pub edges: Vec<Vec<f64>>,
}

/// An observation, and what each of the two says for it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CrosswalkObservation {
    /// Its id.
    pub id: String,
    /// For readers.
    pub title: String,
    /// How the first framework's words stand to it, and how that is known ("near, assumed").
    pub a: Option<String>,
    /// How the second's do.
    pub b: Option<String>,
}

/// Two questions that share an observation.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CrosswalkPair {
    /// The first framework's question.
    pub a: String,
    /// The second's.
    pub b: String,
    /// The kind of unit.
    pub unit: String,
    /// "equal", "subset" (the second asks more), "superset" or "intersecting".
    pub relation: String,
    /// Observations that both ask.
    pub shared: Vec<String>,
    /// Those that the first alone asks.
    pub only_a: Vec<String>,
    /// Those that the second alone asks.
    pub only_b: Vec<String>,
    /// What else differs: "applies", "rule", "rollup", "edges".
    pub differs: Vec<String>,
    /// The stage of most of what is shared.
    pub stage: String,
    /// The theme of most of what is shared.
    pub theme: String,
}

/// What the pairs come to on one inspection's cases.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CrosswalkConsequence {
    /// The inspection's id.
    pub inspection: String,
    /// For readers.
    pub title: String,
    /// The pairs of which either side has a share.
    pub pairs: Vec<PairOnCases>,
    /// The first framework's questions over what the second asks too.
    pub shared_a: Vec<SharedQuestion>,
    /// The second's over what the first asks too.
    pub shared_b: Vec<SharedQuestion>,
}

/// One question by its own rule over the observations that the other framework asks too.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SharedQuestion {
    /// The question's id.
    pub id: String,
    /// The observations that are left.
    pub kept: Vec<String>,
    /// Of so many.
    pub of: usize,
    /// Its share; null where no unit applies.
    pub share: Option<NodeShare>,
}

/// One pair on one inspection's cases.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PairOnCases {
    /// The first framework's question.
    pub a: String,
    /// The second's.
    pub b: String,
    /// How the first's answers came.
    pub reached_a: String,
    /// How the second's did.
    pub reached_b: String,
    /// The share under the first.
    pub share_a: Option<NodeShare>,
    /// The share under the second.
    pub share_b: Option<NodeShare>,
    /// On the shared observations alone; null where the cases have none of them.
    pub common: Option<CommonBasis>,
    /// "comparable", "bounded" or "not-comparable".
    pub verdict: String,
    /// Why: closed words, listed in `FORMAT.md`.
    pub reasons: Vec<String>,
    /// What to bear in mind: closed words.
    pub caveats: Vec<String>,
}

/// Both questions cut down to what they share: each regime's own rule over the same observations.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CommonBasis {
    /// k of n observations are left of the first's.
    pub kept_a: [usize; 2],
    /// And of the second's.
    pub kept_b: [usize; 2],
    /// What is left of the two rules is the same, and so is the share.
    pub same_rule: bool,
    /// By the first's rule.
    pub share_a: Option<NodeShare>,
    /// By the second's.
    pub share_b: Option<NodeShare>,
}
