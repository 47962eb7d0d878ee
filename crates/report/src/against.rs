use serde::{Deserialize, Serialize};

use crate::{Interval, RatingCount};

/// What an inspection is set beside: the others of the same kind of body, under the same framework.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Against {
    /// The kind of body.
    pub provider_kind: String,
    /// "run": inspections read in this run; "record": those that the program carries.
    pub among: String,
    /// Ids of the others; empty: there is nothing to compare with.
    pub others: Vec<String>,
    /// Why there is nothing to compare with.
    pub reason: Option<String>,
    /// Nodes and questions that have a share or a rating on the other side, in the framework's order.
    pub figures: Vec<AgainstFigure>,
}

/// One figure beside those of the others. Nothing is ranked.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AgainstFigure {
    /// The id of the node or question.
    pub id: String,
    /// The figure's name.
    pub figure: String,
    /// This inspection's share, per cent, two decimals; `None` without a point.
    pub number: Option<f64>,
    /// Ids of the others that have a point here, and so make up the averages.
    pub others: Vec<String>,
    /// The plain mean of their shares, per cent, two decimals.
    pub mean: Option<f64>,
    /// The mean, a fraction in lowest terms.
    pub mean_exact: Option<String>,
    /// This share less the mean, points, two decimals.
    pub difference_from_mean: Option<f64>,
    /// Their units together, n/N, where all of them have counts.
    pub pooled: Option<String>,
    /// The same, per cent, two decimals.
    pub pooled_number: Option<f64>,
    /// This share less the pooled one, points, two decimals.
    pub difference_from_pooled: Option<f64>,
    /// Where that difference lies by the samples, where there are counts on both sides.
    pub interval: Option<Interval>,
    /// Of a rated node: how many of the others have each rating, worst first.
    pub ratings: Vec<RatingCount>,
}
