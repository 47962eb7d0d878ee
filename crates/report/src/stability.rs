use serde::{Deserialize, Serialize};

/// What the ratings would come to if the sample were drawn again; never how likely it is that the body is good.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Stability {
    /// Where chance began.
    pub seed: u64,
    /// How often the sample was drawn again.
    pub replicates: u32,
    /// Why nothing can be said; then the lists are empty.
    pub reason: Option<String>,
    /// How each kind of unit was drawn.
    pub samples: Vec<RedrawnSample>,
    /// Nodes whose rating rests on units that were drawn, in the framework's order, then the overall rating.
    pub ratings: Vec<RatingStability>,
    /// What taking the lowest does where the true shares are known.
    pub lowest: Vec<LowestEffect>,
}

/// How one kind of unit was drawn again.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RedrawnSample {
    /// The kind of unit.
    pub unit: String,
    /// How many there are.
    pub units: usize,
    /// The fact whose values were drawn whole; `None`: single units.
    pub clusters: Option<RedrawnClusters>,
    /// "none", "kept", or why not: "untold", "overlapping", "crossed".
    pub strata: String,
    /// What was drawn by itself.
    pub parts: Vec<RedrawnPart>,
    /// The same in a sentence.
    pub text: String,
}

/// Units that were drawn together.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RedrawnClusters {
    /// The fact that they share.
    pub fact: String,
    /// How many clusters there are.
    pub count: usize,
    /// How many of these are units of which the fact is blank.
    pub blank: usize,
}

/// A part of the sample that was drawn by itself.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RedrawnPart {
    /// The stratum's title; `None`: all units, or those of no stratum.
    pub stratum: Option<String>,
    /// How many units are in it.
    pub units: usize,
    /// How many were assessed of those eligible; `None`: not known, taken as without end.
    pub assessed: Option<u64>,
    /// How many were eligible.
    pub eligible: Option<u64>,
}

/// How often a rating was what.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RatingStability {
    /// The node's id, or "overall".
    pub id: String,
    /// The figure's name.
    pub figure: String,
    /// The rating by the scoring rule on the units as they are.
    pub rating: Option<String>,
    /// The two that it lies between.
    pub between: Option<[String; 2]>,
    /// By rating, worst first.
    pub redraws: Vec<RedrawnRating>,
    /// Known within limits only.
    pub unclear: RedrawnShare,
    /// No rating.
    pub not_rated: RedrawnShare,
}

/// How often one rating came out.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RedrawnRating {
    /// The rating's name.
    pub rating: String,
    /// How often.
    #[serde(flatten)]
    pub share: RedrawnShare,
}

/// So many of the redraws.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RedrawnShare {
    /// How many.
    pub count: u32,
    /// Per cent of all, two decimals.
    pub number: f64,
    /// The Monte Carlo error in points, two decimals; `None` where nothing was left to chance.
    pub error: Option<f64>,
}

/// How a node that takes the lowest of its questions would come out.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LowestEffect {
    /// The node's id.
    pub id: String,
    /// The figure's name.
    pub figure: String,
    /// The questions, each with its base.
    pub questions: Vec<LowestQuestion>,
    /// By true share.
    pub at: Vec<TrueShare>,
}

/// A question of which the lowest is taken.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LowestQuestion {
    /// Its id.
    pub id: String,
    /// Units judged in it.
    pub base: u64,
    /// How many there were to draw these from; `None`: not known, taken as without end.
    pub population: Option<u64>,
}

/// What comes out where the true share of every question is this one. Per cent of samples, two decimals.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TrueShare {
    /// The rating that begins at the edge that is meant.
    pub edge: String,
    /// So many points above that edge.
    pub above: u64,
    /// The true share, per cent.
    pub share: f64,
    /// What it is rated as.
    pub rating: String,
    /// How often the node has each rating, worst first.
    pub ratings: Vec<LowestRating>,
    /// How often it has a worse one than `rating`.
    pub worse: f64,
    /// How often one of the questions alone has, on average.
    pub alone: f64,
}

/// How often a node has one rating.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LowestRating {
    /// The rating's name.
    pub rating: String,
    /// Per cent of samples, two decimals.
    pub number: f64,
}
