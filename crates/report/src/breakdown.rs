use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use crate::{CellCounts, Interval};

/// Shares by the values of a fact; never ratings or points.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Breakdown {
    /// The fact's id.
    pub fact: String,
    /// For readers.
    pub title: String,
    /// In the fact's order, blank last.
    pub groups: Vec<BreakdownGroup>,
}

/// One value of a fact.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct BreakdownGroup {
    /// The value; empty where the fact is blank.
    pub value: String,
    /// Units by kind.
    pub units: IndexMap<String, usize>,
    /// The questions of those kinds.
    pub questions: Vec<BreakdownQuestion>,
}

/// A question in a group.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct BreakdownQuestion {
    /// The question's id.
    pub id: String,
    /// The figure's name.
    pub figure: String,
    /// Units sufficient.
    pub sufficient: u64,
    /// Units insufficient.
    pub insufficient: u64,
    /// As counted.
    pub exact: Option<String>,
    /// Per cent, two decimals.
    pub number: Option<f64>,
    /// As printed.
    pub text: String,
    /// The lower logical limit.
    pub low: Option<String>,
    /// The upper logical limit.
    pub high: Option<String>,
    /// Where the share of all units of the group lies, by the sample; `None` without a point.
    #[serde(default)]
    pub interval: Option<Interval>,
    /// The smallest difference from the rest of its fact that samples of these sizes would show, points, two decimals.
    #[serde(default)]
    pub detectable_difference: Option<f64>,
    /// The nine counts.
    pub cell: CellCounts,
}

/// A printed value against the computed one.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PrintedCheck {
    /// The figure's name.
    pub figure: String,
    /// What the source prints.
    pub printed: String,
    /// What comes out here.
    pub computed: String,
    /// Whether they agree.
    pub agrees: bool,
}
