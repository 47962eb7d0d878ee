use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::{Cell, Chart, Mark, Rated, Report, Table};

/// The id of the section whose sections are apparatus: a page keeps them apart, a screen leaves them out unless asked.
pub const ANNEXES: &str = "annexes";

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
#[expect(
    clippy::large_enum_variant,
    reason = "a document has far more blocks of the large kinds than of the small ones"
)]
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
    /// What to type next, a sentence each: for a terminal. A page leaves it out.
    Commands {
        /// In order.
        sentences: Vec<String>,
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
    /// A block of a later version of the document; shown as nothing.
    #[serde(other)]
    Other,
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
    pub figure: Cell,
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
    pub boxes: Vec<(String, Rated)>,
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

impl Section {
    /// A section with nothing in it.
    pub fn new(id: impl Into<String>, title: impl Into<String>) -> Self {
        Self { id: id.into(), title: title.into(), blocks: Vec::new(), sections: Vec::new() }
    }

    /// The same with one more block.
    #[must_use]
    pub fn block(mut self, block: impl Into<Block>) -> Self {
        self.blocks.push(block.into());
        self
    }

    /// The same with more blocks.
    #[must_use]
    pub fn blocks<B: Into<Block>>(mut self, blocks: impl IntoIterator<Item = B>) -> Self {
        self.blocks.extend(blocks.into_iter().map(Into::into));
        self
    }

    /// The same with a table; with its notes alone where it has no rows.
    #[must_use]
    pub fn table(self, table: Table) -> Self {
        match table.rows.is_empty() {
            true => self.blocks(table.notes.into_iter().map(Block::paragraph)),
            false => self.block(table),
        }
    }

    /// The same with more sections within it.
    #[must_use]
    pub fn sections(mut self, sections: impl IntoIterator<Item = Section>) -> Self {
        self.sections.extend(sections);
        self
    }

    /// The same; `None` where there is nothing in it.
    pub fn filled(self) -> Option<Self> {
        (!self.blocks.is_empty() || !self.sections.is_empty()).then_some(self)
    }

    /// Whether it has commands to type.
    fn has_commands(&self) -> bool {
        let own = self.blocks.iter().any(|block| matches!(block, Block::Commands { .. }));
        own || self.sections.iter().any(Self::has_commands)
    }

    /// The same without commands to type; `None` where nothing else is in it.
    fn without_commands(&self) -> Option<Self> {
        if !self.has_commands() {
            return Some(self.clone());
        }
        let blocks = self.blocks.iter().filter(|block| !matches!(block, Block::Commands { .. })).cloned();
        let sections = self.sections.iter().filter_map(Self::without_commands);
        Self::new(&self.id, &self.title).blocks(blocks).sections(sections).filled()
    }

    /// The tables of its own blocks, those of charts too, in order.
    pub fn own_tables(&self) -> impl Iterator<Item = &Table> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            Block::Chart(chart) => Some(&chart.table),
            Block::Paragraph { .. }
            | Block::Items { .. }
            | Block::Tree { .. }
            | Block::List { .. }
            | Block::Remark { .. }
            | Block::Commands { .. }
            | Block::KeyFigures { .. }
            | Block::Grid(_)
            | Block::Other => None,
        })
    }

    /// The names of the figures that it shows, in order; one that is shown twice, twice.
    pub fn figures(&self) -> Vec<&str> {
        let mut found: Vec<&str> = Vec::new();
        for block in &self.blocks {
            match block {
                Block::Items { items } => found.extend(items.iter().filter_map(|item| item.value.figure())),
                Block::Table(table) => found.extend(table.figures()),
                Block::KeyFigures { figures } => found.extend(figures.iter().filter_map(|one| one.figure.figure())),
                Block::Grid(grid) => {
                    let boxes = grid.groups.iter().flat_map(|group| &group.boxes);
                    found.extend(boxes.filter_map(|(_, one)| one.figure.as_deref()));
                }
                Block::Chart(chart) => found.extend(chart.table.figures()),
                Block::Paragraph { .. }
                | Block::Tree { .. }
                | Block::List { .. }
                | Block::Remark { .. }
                | Block::Commands { .. }
                | Block::Other => {}
            }
        }
        found.extend(self.sections.iter().flat_map(Section::figures));
        found
    }

    /// The figures that it and the sections within it show, in order.
    pub fn shown(&self) -> Vec<ShownFigure<'_>> {
        let own = self.blocks.iter().flat_map(Block::shown);
        own.chain(self.sections.iter().flat_map(Section::shown)).collect()
    }

    /// Every table in it, in order, those of sections within it too.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        let within: Box<dyn Iterator<Item = &Table>> = Box::new(self.sections.iter().flat_map(Section::tables));
        self.own_tables().chain(within)
    }
}

impl Report {
    /// What a page shows of it: all but commands to type.
    pub fn for_pages(&self) -> Cow<'_, Self> {
        if !self.sections.iter().any(Section::has_commands) {
            return Cow::Borrowed(self);
        }
        let sections = self.sections.iter().filter_map(Section::without_commands).collect();
        Cow::Owned(Self { sections, ..self.clone() })
    }
}

/// A figure as it is shown: its name, its text, and the marks beside it.
pub type ShownFigure<'r> = (&'r str, &'r str, &'r [Mark]);

impl Block {
    /// The cells of its items, its key figures, its table or that of its chart, in order.
    pub fn cells(&self) -> Vec<&Cell> {
        match self {
            Self::Items { items } => items.iter().map(|item| &item.value).collect(),
            Self::Table(table) | Self::Chart(Chart { table, .. }) => {
                table.rows.iter().flat_map(|row| &row.cells).collect()
            }
            Self::KeyFigures { figures } => figures.iter().map(|one| &one.figure).collect(),
            Self::Paragraph { .. }
            | Self::Tree { .. }
            | Self::List { .. }
            | Self::Remark { .. }
            | Self::Commands { .. }
            | Self::Grid(_)
            | Self::Other => Vec::new(),
        }
    }

    /// The figures that it shows, of items, tables, charts and key figures, in order.
    pub fn shown(&self) -> Vec<ShownFigure<'_>> {
        let (Self::Table(table) | Self::Chart(Chart { table, .. })) = self else {
            return self.cells().into_iter().filter_map(Cell::shown_figure).collect();
        };
        table.shown().collect()
    }

    /// What to type next.
    pub fn commands(sentences: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self::Commands { sentences: sentences.into_iter().map(Into::into).collect() }
    }

    /// A paragraph.
    pub fn paragraph(text: impl Into<String>) -> Self {
        Self::Paragraph { text: text.into() }
    }
}

impl From<Table> for Block {
    fn from(table: Table) -> Self {
        Self::Table(table)
    }
}

impl From<Chart> for Block {
    fn from(chart: Chart) -> Self {
        Self::Chart(chart)
    }
}

impl From<Vec<Item>> for Block {
    fn from(items: Vec<Item>) -> Self {
        Self::Items { items }
    }
}

impl Item {
    /// A name and a value.
    pub fn new(name: impl Into<String>, value: impl Into<Cell>) -> Self {
        Self { name: name.into(), value: value.into() }
    }
}
