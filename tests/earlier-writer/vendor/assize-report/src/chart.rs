//! Charts as data: a writer draws them, or shows the table that each carries.

use serde::{Deserialize, Serialize};

use crate::Table;

/// A chart as data: what it shows, in words, and the numbers to draw. A writer that does not draw shows [`Chart::table`].
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
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
    /// Who published what is drawn, and when.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// What is drawn.
    pub form: Form,
    /// The numbers that are drawn, as a table.
    pub table: Table,
}

/// What is drawn. Positions are per cent, 0 to 100, unless a form says otherwise.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "form")]
pub enum Form {
    /// Bars from nothing, one a row of the table, with intervals and the edges of a band.
    Bars(Bars),
    /// A dot on the range it lies in, one a row of the table.
    Dots(Dots),
    /// Lines over time, one a row of the table, broken where what is measured changes.
    Slope {
        /// The columns of shares, one a time, from left to right.
        columns: Vec<String>,
        /// Between which times the measure changes.
        breaks: Vec<Break>,
    },
    /// Results over time, a lane a body, broken where the body or the yardstick changes.
    Lanes(Lanes),
    /// A small panel a column of the table, each with the same rows on the same scale.
    Panels {
        /// The columns of shares, one a panel.
        columns: Vec<String>,
        /// Where one rating ends and the next begins.
        edges: Vec<Edge>,
    },
    /// Ratings in a row of boxes, one a row of the table.
    Strip {
        /// The columns of ratings, from left to right.
        columns: Vec<String>,
    },
    /// Steps from one figure to another.
    Waterfall {
        /// The first and the last are totals.
        steps: Vec<Step>,
    },
    /// A form of a later version of the document; its table is shown.
    #[serde(other)]
    Other,
}

/// What bars are drawn from. The first column of the table says what each is of; no bar is drawn for the heading of a group.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Bars {
    /// The column of shares: the value, or the limits where there is none, and the sampling interval.
    pub share: String,
    /// The column of what is written under each: "72 of 104".
    pub base: Option<String>,
    /// The column of shares for comparison, as marks on the bars.
    pub reference: Option<Named>,
    /// The column that has words in the rows that are drawn apart from the others: the lowest, the one that decides.
    pub stands_out: Option<String>,
    /// The column of ratings in whose colours they are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rating: Option<String>,
    /// Where one rating ends and the next begins.
    pub edges: Vec<Edge>,
}

/// What dots on ranges are drawn from. The first column of the table says what each is of.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
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

/// What lanes are drawn from: a row a result, and a row without one where a body has none. The first column of the table says what a lane is of.
/// Times are years with decimals: 2014.41 is the end of May 2014.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Lanes {
    /// The column of ids of lanes: rows with the same id stand in one.
    pub lane: String,
    /// The column of numbers with one end or two: from when to when there is such a body.
    pub span: String,
    /// The column of numbers: when each result came out.
    pub when: String,
    /// The column of results: ratings, or words.
    pub result: String,
    /// The column of what stands beneath each: "15 of 30 points".
    pub note: Option<String>,
    /// The column that has words in the rows from which another yardstick is used.
    pub yardstick: String,
    /// The column of ids of the lanes that each lane goes on from.
    pub from: String,
}

/// A column that is drawn, and what the drawing's key calls it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Named {
    /// Its id.
    pub column: String,
    /// What it is called.
    pub label: String,
}

/// Where one rating ends and the next begins.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Edge {
    /// Where it is.
    pub value: f64,
    /// The rating that begins there.
    pub label: String,
}

/// A break between two times: what is on its left cannot be set against what is on its right.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Break {
    /// Before the time of this place, counted from 0.
    pub before: usize,
    /// Why.
    pub label: String,
}

/// A step.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
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
