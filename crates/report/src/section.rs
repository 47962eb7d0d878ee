use serde::{Deserialize, Serialize};

use crate::chart::RatingBox;
use crate::{Chart, Figure};

/// A part of a report with a heading.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Section {
    /// For links; unique in the report.
    pub id: String,
    /// The heading.
    pub title: String,
    /// What it holds, in order.
    pub blocks: Vec<Block>,
    /// Sections within it.
    pub sections: Vec<Section>,
}

/// One thing in a section.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", tag = "block")]
pub enum Block {
    /// A paragraph.
    Paragraph {
        /// Its text.
        text: String,
    },
    /// Names and values, one a line.
    Items {
        /// The lines.
        items: Vec<Item>,
    },
    /// A table.
    Table(Table),
    /// A tree, drawn with branches.
    Tree {
        /// Its roots.
        roots: Vec<Tree>,
    },
    /// Points of a list, each a sentence or two.
    List {
        /// From the top down.
        points: Vec<String>,
    },
    /// A remark that stands out.
    Remark {
        /// How grave it is.
        weight: Weight,
        /// Its text.
        text: String,
    },
    /// The few figures that matter most.
    KeyFigures {
        /// In order.
        figures: Vec<KeyFigure>,
    },
    /// Ratings as boxes, in groups.
    Grid(Grid),
    /// A chart.
    Chart(Chart),
}

/// How grave a remark is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Weight {
    /// Good to know.
    Info,
    /// Not to be overlooked.
    Warning,
}

/// A figure that matters.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct KeyFigure {
    /// What it is.
    pub label: String,
    /// The figure.
    pub figure: Figure,
    /// What must stand beside it: its base, how it came.
    pub note: String,
}

/// Ratings as boxes, in groups: an overall one, and one a standard by domain.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Grid {
    /// For links; unique in the report.
    pub id: String,
    /// What it shows.
    pub title: String,
    /// In order.
    pub groups: Vec<GridGroup>,
}

/// A group of boxes.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct GridGroup {
    /// Its heading.
    pub title: String,
    /// The boxes: what is rated, and how.
    pub boxes: Vec<(String, RatingBox)>,
}

/// A name and a value.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Item {
    /// The name.
    pub name: String,
    /// The value.
    pub value: Cell,
}

/// A table; every row has as many cells as there are columns.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Table {
    /// For links; unique in the report.
    pub id: String,
    /// What it shows.
    pub title: String,
    /// From left to right.
    pub columns: Vec<Column>,
    /// From the top down.
    pub rows: Vec<Row>,
    /// Remarks under it.
    pub notes: Vec<String>,
}

/// A column of a table.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Column {
    /// The heading.
    pub title: String,
    /// How its cells are set.
    pub align: Align,
}

/// How cells are set.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Align {
    /// Text.
    Left,
    /// Numbers.
    Right,
}

/// A row of a table.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Row {
    /// What sort of row.
    pub kind: RowKind,
    /// One a column.
    pub cells: Vec<Cell>,
}

/// What sort of row.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum RowKind {
    /// An ordinary one.
    Body,
    /// The heading of a group of rows.
    Group,
    /// A total.
    Total,
}

/// A cell of a table.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", tag = "cell")]
pub enum Cell {
    /// Words.
    Text {
        /// The words.
        text: String,
    },
    /// A figure.
    Figure(Figure),
    /// A share as a bar; positions are per cent, 0 to 100.
    Bar {
        /// The point; `None`: only the limits are known.
        point: Option<f64>,
        /// The lower logical limit.
        low: f64,
        /// The upper logical limit.
        high: f64,
        /// The edges of the band, to be drawn as ticks.
        edges: Vec<f64>,
        /// The same in words.
        text: String,
    },
    /// A rating.
    Rating {
        /// The rating's name; `None`: not one rating.
        name: Option<String>,
        /// Its place from the worst (0) and the number of ratings, for colour.
        step: Option<[usize; 2]>,
        /// As printed.
        text: String,
    },
    /// Nothing to say.
    Empty,
}

impl Cell {
    /// Words.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text { text: text.into() }
    }

    /// What the cell says, as words.
    pub fn words(&self) -> &str {
        match self {
            Self::Text { text } | Self::Bar { text, .. } | Self::Rating { text, .. } => text,
            Self::Figure(figure) => &figure.text,
            Self::Empty => "",
        }
    }
}

/// A tree of lines.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Tree {
    /// The line.
    pub text: String,
    /// Remarks, each on a line of its own under it.
    pub notes: Vec<String>,
    /// Branches.
    pub children: Vec<Tree>,
}
