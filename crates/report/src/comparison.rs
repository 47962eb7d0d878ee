use serde::{Deserialize, Serialize};

use crate::{Interval, Share};

/// Many inspections side by side, for scripts.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Comparison {
    /// Ids of the inspections in order of time.
    pub inspections: Vec<String>,
    /// What breaks between each and the next: "body", "regime", "area".
    pub breaks: Vec<Vec<String>>,
    /// Every pair, the earlier first.
    pub pairs: Vec<ComparedPair>,
    /// Every recommendation, and what became of it.
    pub follow_ups: Vec<FollowedUp>,
    /// What more than one inspection found wanting, by the node that it names.
    pub recurring: Vec<Recurring>,
}

/// Two inspections.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
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
    /// What changes are made of, where the four corners exist.
    pub splits: Vec<ChangeSplit>,
}

/// A verdict on one theme.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct ThemeVerdict {
    /// The catalogue's word; "" where no observation says.
    pub theme: String,
    /// The verdict.
    pub verdict: VerdictWords,
}

/// A verdict.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
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
pub struct ComparedFigure {
    /// The figures' names.
    pub figures: [String; 2],
    /// The theme.
    pub theme: String,
    /// Why they may.
    pub verdict: VerdictWords,
    /// The earlier share.
    pub a: Share,
    /// The later.
    pub b: Share,
    /// Points, the second less the first: at least and at most.
    pub difference: [f64; 2],
    /// Sampling alone, where both are counted and certain, and neither is a part of the other.
    pub interval: Option<Interval>,
}

/// What a change from one regime's question to another's is made of; points, two decimals, and exact fractions.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
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
    /// Of practice: sampling alone, weights held as they are.
    pub practice_interval: Option<Interval>,
}

/// A recommendation and what became of it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
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
pub struct Recurring {
    /// The edition of standards.
    pub edition: String,
    /// The node.
    pub node: String,
    /// Which inspections.
    pub inspections: Vec<String>,
}
