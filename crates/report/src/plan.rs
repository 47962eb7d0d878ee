use serde::{Deserialize, Serialize};

/// A sample before it is drawn: how large, and how often it would rate a body wrongly (semantics 6.7).
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Plan {
    /// How many units there are to draw from.
    pub eligible: u64,
    /// Whose edges are used.
    pub framework: String,
    /// How many must be drawn, by whose wish and how closely.
    pub sizes: Vec<PlanSize>,
    /// How many are drawn in what follows.
    pub sample: u64,
    /// Questions that are asked of a part of the units alone.
    pub parts: Vec<PlanPart>,
    /// How often a body would be rated wrongly, by band and number of questions.
    pub ratings: Vec<PlanRatings>,
}

/// How many must be drawn to know a share so closely.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PlanSize {
    /// `asked`, `inspectorate` (80 per cent and 5 points), `framework` (what its own sample rule says, where that is another) or `grid`.
    pub whose: String,
    /// Per cent.
    pub confidence: f64,
    /// Percentage points either way.
    pub margin: f64,
    /// How many.
    pub sample: u64,
    /// Of those eligible, per cent to two decimals.
    pub of_eligible: f64,
}

/// A question that is asked of a part of the units.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PlanPart {
    /// Which part, per cent.
    pub part: f64,
    /// How many of those eligible it is asked of.
    pub eligible: u64,
    /// How many of the sample.
    pub sample: u64,
    /// How closely its share is known, at the confidence asked for and at 80 per cent.
    pub margins: Vec<PlanMargin>,
}

/// How closely a share is known.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PlanMargin {
    /// Per cent.
    pub confidence: f64,
    /// Points to two decimals; `None` where nothing is drawn.
    pub points: Option<f64>,
}

/// How often a body of a given true share would be rated how.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PlanRatings {
    /// The band's name.
    pub band: String,
    /// `printed` or `exact`.
    pub compare: String,
    /// Per cent.
    pub edges: Vec<f64>,
    /// How the edges are known.
    pub status: Option<String>,
    /// The lowest of how many questions; 1: one alone.
    pub key_questions: usize,
    /// The nodes that are rated so.
    pub nodes: Vec<String>,
    /// One a true share, rising.
    pub rows: Vec<PlanRow>,
}

/// One true share.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PlanRow {
    /// As asked for, per cent.
    pub share: f64,
    /// How many of those eligible that is.
    pub sufficient: u64,
    /// The rating of these of those eligible.
    pub rating: String,
    /// How likely each rating is, worst first.
    pub chances: Vec<PlanChance>,
    /// How likely any rating but the true one is, per cent to two decimals.
    pub wrongly: f64,
    /// Of that, a worse one.
    pub too_low: f64,
    /// Of that, a better one.
    pub too_high: f64,
}

/// How likely a rating is.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PlanChance {
    /// The rating's name.
    pub rating: String,
    /// Per cent to two decimals.
    pub number: f64,
    /// As printed.
    pub text: String,
}
