//! Charts as data: a writer draws them, or shows the table that each carries.

use serde::{Deserialize, Serialize};

use crate::{Figure, Table};

/// A chart as data: what it shows, in words, and the numbers to draw. A writer that does not draw shows [`Chart::table`].
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Chart {
    /// For links; unique in the report.
    pub id: String,
    /// What it shows, as a sentence: the chart's title.
    pub finding: String,
    /// The measure, its unit, the place and the period.
    pub measure: String,
    /// The same in words, made from the data, for those who do not see it.
    pub alternative: String,
    /// How to read it.
    pub reading: String,
    /// What is drawn.
    pub form: Form,
    /// The numbers that are drawn, as a table.
    pub table: Table,
}

/// What is drawn. Positions are per cent, 0 to 100, unless a form says otherwise.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", tag = "form")]
pub enum Form {
    /// Bars from nothing, one a row of the table, with intervals and the edges of a band.
    Bars(Bars),
    /// A dot on the range it lies in, one a row of the table.
    Dots(Dots),
    /// Lines over time, broken where what is measured changes.
    Slope {
        /// From left to right.
        times: Vec<String>,
        /// One a line.
        lines: Vec<Line>,
        /// Between which times the measure changes.
        breaks: Vec<Break>,
    },
    /// Ratings in a row of boxes, one row a body.
    Strip {
        /// The columns' headings.
        columns: Vec<String>,
        /// From the top down.
        rows: Vec<StripRow>,
    },
    /// Steps from one figure to another.
    Waterfall {
        /// The first and the last are totals.
        steps: Vec<Step>,
    },
    /// Shares by the size of their bases, with the limits within which they would lie by chance alone.
    Funnel(Box<Funnel>),
}

/// What bars are drawn from. The first column of the table says what each is of; no bar is drawn for the heading of a group.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Bars {
    /// The column of shares: the value, or the limits where there is none, and the sampling interval.
    pub share: String,
    /// The column of what is written under each: "72 of 104".
    pub base: Option<String>,
    /// The column of shares for comparison, as marks on the bars.
    pub reference: Option<Named>,
    /// The column that has words in the rows that are drawn apart from the others: the lowest, the one that decides.
    pub stands_out: Option<String>,
    /// Where one rating ends and the next begins.
    pub edges: Vec<Edge>,
}

/// What dots on ranges are drawn from. The first column of the table says what each is of.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Dots {
    /// The column of shares.
    pub share: String,
    /// The column of what is written under each.
    pub base: Option<String>,
    /// The column of the thin lines, numbers with two ends: "range over 6 Trusts".
    pub range: Named,
    /// The column of the thick lines: "expected from chance alone".
    pub expected: Option<Named>,
}

/// A column that is drawn, and what the drawing's key calls it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Named {
    /// Its id.
    pub column: String,
    /// What it is called.
    pub label: String,
}

/// Where one rating ends and the next begins.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Edge {
    /// Where it is.
    pub value: f64,
    /// The rating that begins there.
    pub label: String,
}

/// A line over time.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Line {
    /// What it is of.
    pub label: String,
    /// One a time, where there is one.
    pub points: Vec<Option<LinePoint>>,
}

/// A point of a line.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LinePoint {
    /// The figure.
    pub figure: Figure,
    /// Where it is.
    pub value: f64,
    /// The sampling interval.
    pub interval: Option<[f64; 2]>,
}

/// A break between two times: what is on its left cannot be set against what is on its right.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Break {
    /// Before the time of this place, counted from 0.
    pub before: usize,
    /// Why.
    pub label: String,
}

/// A row of ratings.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct StripRow {
    /// Whose.
    pub label: String,
    /// One a column.
    pub boxes: Vec<RatingBox>,
}

/// A rating as a box.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RatingBox {
    /// As printed: "Good", "Inadequate to good", "not known".
    pub text: String,
    /// Its place from the worst (0) and the number of ratings; `None`: not one rating.
    pub step: Option<[usize; 2]>,
    /// The figure's name, for links.
    pub figure: Option<String>,
}

/// A step.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Step {
    /// What it is.
    pub label: String,
    /// Where it begins and ends, in per cent or percentage points; totals begin at 0.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// As printed: "+4.2 points".
    pub text: String,
    /// Whether it is a total and not a change.
    pub total: bool,
}

/// Shares by the size of their bases.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Funnel {
    /// The bodies.
    pub points: Vec<FunnelPoint>,
    /// The middle line.
    pub centre: f64,
    /// By rising base.
    pub limits: Vec<FunnelLimit>,
    /// What the bases count: "cases assessed".
    pub bases: String,
    /// What the middle line is: "all bodies together".
    pub middle: String,
    /// What the limits are: "95 of 100 would lie within by chance alone".
    pub within: String,
}

/// A body in a funnel.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FunnelPoint {
    /// Whose.
    pub label: String,
    /// How many units its share rests on.
    pub base: f64,
    /// The share.
    pub value: f64,
    /// The figure.
    pub figure: Figure,
}

/// Within what a share on such a base would lie by chance alone.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FunnelLimit {
    /// The base.
    pub base: f64,
    /// The lower limit.
    pub low: f64,
    /// The upper limit.
    pub high: f64,
}
