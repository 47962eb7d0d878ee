use serde::{Deserialize, Serialize};

use crate::{Interval, NodeShare};

/// Many inspections side by side, for scripts.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Comparison {
    /// Ids of the inspections in order of time.
    pub inspections: Vec<String>,
    /// What breaks between each and the next: "body", "regime", "area".
    pub breaks: Vec<Vec<String>>,
    /// Every pair, the earlier first.
    pub pairs: Vec<ComparedPair>,
    /// Every body whose work was divided beside those who took it over together, and the other way about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub combined: Vec<CombinedBodies>,
    /// Every recommendation, and what became of it.
    pub follow_ups: Vec<FollowedUp>,
    /// What more than one inspection found wanting, by the node that it names.
    pub recurring: Vec<Recurring>,
}

/// Two inspections.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ComparedPair {
    /// The earlier.
    pub a: String,
    /// The later.
    pub b: String,
    /// By theme: what can be said at most.
    pub themes: Vec<ThemeVerdict>,
    /// On the overall ratings; `None` where one regime makes none.
    pub overall: Option<VerdictWords>,
    /// Each question whose shares may be set against each other.
    pub figures: Vec<ComparedFigure>,
    /// The same, each by what is left of its rule where only what both regimes ask may count.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub common: Vec<CommonFigure>,
    /// How the cases of both are spread over the fact that divides them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub levels: Option<Levels>,
    /// What changes are made of, where the four corners exist.
    pub splits: Vec<ChangeSplit>,
}

/// A verdict on one theme.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ThemeVerdict {
    /// The catalogue's word; "" where no observation says.
    pub theme: String,
    /// The verdict.
    pub verdict: VerdictWords,
}

/// A verdict.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct VerdictWords {
    /// "comparable", "bounded" or "not-comparable".
    pub comparability: String,
    /// Why.
    pub reasons: Vec<String>,
    /// What to bear in mind.
    pub caveats: Vec<String>,
}

/// Two shares that may be set against each other.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ComparedFigure {
    /// The figures' names.
    pub figures: [String; 2],
    /// The two shares.
    #[serde(flatten)]
    pub shares: SharesCompared,
}

/// Two shares of one question with the difference that their verdict allows.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SharesCompared {
    /// The theme.
    pub theme: String,
    /// Why they may.
    pub verdict: VerdictWords,
    /// The earlier share.
    pub a: NodeShare,
    /// The later.
    pub b: NodeShare,
    /// Points, the second less the first: at least and at most.
    pub difference: [f64; 2],
    /// Sampling alone, where both are counted and certain, and neither is a part of the other.
    pub interval: Option<Interval>,
    /// Of such: the difference over the levels that both have.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub adjusted: Option<AdjustedDifference>,
    /// Why there is none: "no-strata", "no-common-strata".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_adjusted: Option<String>,
}

/// Two shares by what is left of one regime's rule where only what both regimes ask may count.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CommonFigure {
    /// The regime whose rule it is.
    pub framework: String,
    /// The question's id in it.
    pub question: String,
    /// So many observations are left of its rule.
    pub left: usize,
    /// Of so many.
    pub of: usize,
    /// The two shares.
    #[serde(flatten)]
    pub shares: SharesCompared,
}

/// A difference without what other cases do to it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AdjustedDifference {
    /// The fact that divides the cases.
    pub fact: String,
    /// Points, the second less the first.
    pub difference: f64,
    /// The same, a fraction of 1.
    pub exact: String,
    /// Fractions: the part of each side's units that the common levels hold.
    pub covered: [String; 2],
    /// Sampling alone, weights held as they are.
    pub interval: Option<Interval>,
}

/// How the cases of two inspections are spread over a fact.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Levels {
    /// The fact.
    pub fact: String,
    /// All cases of each side.
    pub of: [u64; 2],
    /// By value.
    pub counts: Vec<LevelCount>,
}

/// The cases of one value.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LevelCount {
    /// The value; "" where the fact is blank.
    pub value: String,
    /// Cases of each side.
    pub cases: [u64; 2],
}

/// One body and several that together have, or had, its work.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CombinedBodies {
    /// The inspection of the one.
    pub whole: String,
    /// Those of the others.
    pub parts: Vec<PartOfWork>,
    /// Bodies that have a part of the work, and no inspection here that belongs with these.
    pub missing: Vec<String>,
    /// Each question that all of them answer.
    pub figures: Vec<CombinedFigure>,
}

/// One of several bodies.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PartOfWork {
    /// Its inspection.
    pub inspection: String,
    /// Fractions: the least and the most that it may weigh.
    pub weight: [String; 2],
}

/// One question of one body, and of several together.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CombinedFigure {
    /// The name of the one's figure.
    pub figure: String,
    /// The theme.
    pub theme: String,
    /// Why they may be set against each other.
    pub verdict: VerdictWords,
    /// The one's share.
    pub whole: NodeShare,
    /// The share of each part.
    pub parts: Vec<NodeShare>,
    /// What they come to together.
    pub together: NodeShare,
    /// Points, the later less the earlier: at least and at most.
    pub difference: [f64; 2],
}

/// What a change from one regime's question to another's is made of; points, two decimals, and exact fractions.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ChangeSplit {
    /// The earlier and the later regime.
    pub frameworks: [String; 2],
    /// Their questions.
    pub questions: [String; 2],
    /// How the first question stands to the second.
    pub relation: String,
    /// The four corners, fractions: a under r, a under s, b under r, b under s.
    pub corners: [String; 4],
    /// The change, a fraction.
    pub change: String,
    /// Criteria, a fraction.
    pub criteria: String,
    /// Case mix, a fraction; `None` where it cannot be told from practice.
    pub case_mix: Option<String>,
    /// Practice, a fraction.
    pub practice: Option<String>,
    /// The two together, where they cannot be told apart.
    pub rest: Option<String>,
    /// Why they cannot: "no-strata", "no-common-strata".
    pub why_not: Option<String>,
    /// The fact by which cases were divided.
    pub fact: Option<String>,
    /// Fractions: the least part of each side's units, over both regimes, that the common strata hold.
    pub covered: Option<[String; 2]>,
    /// Of criteria: sampling alone; `None` where nothing varies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub criteria_interval: Option<Interval>,
    /// Of case mix: the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case_mix_interval: Option<Interval>,
    /// Of practice: sampling alone, weights held as they are.
    pub practice_interval: Option<Interval>,
}

/// A recommendation and what became of it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FollowedUp {
    /// Whose.
    pub inspection: String,
    /// Its id, where it has one.
    pub id: Option<String>,
    /// What was recommended.
    pub text: String,
    /// Nodes it names.
    pub nodes: Vec<String>,
    /// What became of it by a word on it alone: "done", "in-part", "not-done" or "unknown".
    pub status: String,
    /// What is said of the report as a whole where nothing is said of it alone: the same words.
    pub of_whole: String,
    /// The later inspection that says so.
    pub by: Option<String>,
}

/// What more than one inspection found wanting.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Recurring {
    /// The edition of standards.
    pub edition: String,
    /// The node.
    pub node: String,
    /// Which inspections.
    pub inspections: Vec<String>,
}
