use serde::de::Error as _;
use serde::ser::SerializeStruct;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::Cell;

/// Figures or words in rows and columns: what a writer lays out, what `json` and `csv` list, what a chart draws.
#[derive(Clone, PartialEq, Debug)]
pub struct Table {
    /// For links; unique in the report.
    pub id: String,
    /// What sort of table: the same in every report that has one ("questions"); `csv` puts tables of one name together.
    pub name: String,
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
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Column {
    /// Unique in the table; the same for the same thing in every table.
    pub id: String,
    /// The heading; empty where the cells speak for themselves.
    pub title: String,
    /// What its cells hold.
    pub kind: ColumnKind,
    /// Of counts and numbers: "cases", "percentage points".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Who it is for.
    #[serde(default)]
    pub shown: Shown,
}

/// What the cells of a column hold. Any cell may be words or empty instead.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ColumnKind {
    /// Words.
    Text,
    /// Whole numbers.
    Count,
    /// Other numbers.
    Number,
    /// Shares.
    Share,
    /// Shares, to be drawn as bars where there is room.
    Bar,
    /// Ratings.
    Rating,
    /// Points of a scale.
    Points,
    /// Ids of other things in the document.
    Refs,
    /// A kind that a later version of the document has: show the text of its cells.
    #[serde(other)]
    Other,
}

/// Who a column is for.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Shown {
    /// Everybody.
    #[default]
    Everywhere,
    /// Readers: `csv` leaves it out, since another column holds the same.
    Readers,
    /// Scripts: a page leaves it out.
    Scripts,
}

/// A row of a table.
#[derive(Clone, PartialEq, Debug)]
pub struct Row {
    /// The name of the figure that it is about.
    pub figure: Option<String>,
    /// What sort of row.
    pub kind: RowKind,
    /// One a column; of the heading of a group, the first alone.
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
    /// A total, or the one that rates those under it.
    Total,
}

impl Column {
    /// A column of this kind.
    pub fn new(kind: ColumnKind, id: impl Into<String>, title: impl Into<String>) -> Self {
        Self { id: id.into(), title: title.into(), kind, unit: None, shown: Shown::Everywhere }
    }

    /// Of words.
    pub fn text(id: impl Into<String>, title: impl Into<String>) -> Self {
        Self::new(ColumnKind::Text, id, title)
    }

    /// Of whole numbers.
    pub fn count(id: impl Into<String>, title: impl Into<String>) -> Self {
        Self::new(ColumnKind::Count, id, title)
    }

    /// Of other numbers.
    pub fn number(id: impl Into<String>, title: impl Into<String>) -> Self {
        Self::new(ColumnKind::Number, id, title)
    }

    /// Of shares.
    pub fn share(id: impl Into<String>, title: impl Into<String>) -> Self {
        Self::new(ColumnKind::Share, id, title)
    }

    /// Of shares as bars.
    pub fn bar(id: impl Into<String>, title: impl Into<String>) -> Self {
        Self::new(ColumnKind::Bar, id, title)
    }

    /// Of ratings.
    pub fn rating(id: impl Into<String>, title: impl Into<String>) -> Self {
        Self::new(ColumnKind::Rating, id, title)
    }

    /// Of points.
    pub fn points(id: impl Into<String>, title: impl Into<String>) -> Self {
        Self::new(ColumnKind::Points, id, title)
    }

    /// Of ids.
    pub fn refs(id: impl Into<String>, title: impl Into<String>) -> Self {
        Self::new(ColumnKind::Refs, id, title)
    }

    /// The same, counted or measured in this.
    #[must_use]
    pub fn unit(mut self, unit: impl Into<String>) -> Self {
        self.unit = Some(unit.into());
        self
    }

    /// The same, for scripts alone.
    #[must_use]
    pub fn for_scripts(mut self) -> Self {
        self.shown = Shown::Scripts;
        self
    }

    /// The same, for readers alone.
    #[must_use]
    pub fn for_readers(mut self) -> Self {
        self.shown = Shown::Readers;
        self
    }

    /// Whether its cells stand on the right, as numbers do.
    pub const fn is_numeric(&self) -> bool {
        match self.kind {
            ColumnKind::Count | ColumnKind::Number | ColumnKind::Share | ColumnKind::Points => true,
            ColumnKind::Text | ColumnKind::Bar | ColumnKind::Rating | ColumnKind::Refs | ColumnKind::Other => false,
        }
    }

    /// The same for a writer that draws no bars: of a bar there is a share left.
    pub fn is_numeric_without_bars(&self) -> bool {
        self.is_numeric() || self.kind == ColumnKind::Bar
    }
}

impl Table {
    /// A table without columns or rows, whose id is also its name.
    pub fn new(name: impl Into<String>, title: impl Into<String>) -> Self {
        let name = name.into();
        Self { id: name.clone(), name, title: title.into(), columns: Vec::new(), rows: Vec::new(), notes: Vec::new() }
    }

    /// The same under an id of its own, that begins with that of the section (an inspection's, say): "london-crc-2019-questions".
    #[must_use]
    pub fn of(mut self, owner: &str) -> Self {
        self.id = format!("{owner}-{}", self.name);
        self
    }

    /// The same under this id.
    #[must_use]
    pub fn with_id(mut self, id: impl Into<String>) -> Self {
        self.id = id.into();
        self
    }

    /// One row for scripts, of what readers find in words.
    pub fn one_row(
        name: impl Into<String>,
        title: impl Into<String>,
        parts: impl IntoIterator<Item = (Column, Cell)>,
    ) -> Self {
        let (columns, cells): (Vec<_>, _) =
            parts.into_iter().map(|(column, cell)| (column.for_scripts(), cell)).unzip();
        let mut table = Self::new(name, title).columns(columns);
        table.row(cells);
        table
    }

    /// The same, for scripts alone: without what only readers see, which headings of groups may be.
    #[must_use]
    pub fn for_scripts(self) -> Self {
        let kept = |place: &usize| self.columns[*place].shown != Shown::Readers;
        let kept: Vec<usize> = (0..self.columns.len()).filter(kept).collect();
        let row = |row: &Row| {
            let cells = kept.iter().filter_map(|place| row.cells.get(*place).cloned()).collect();
            Row { cells, ..row.clone() }
        };
        let columns = kept.iter().map(|place| self.columns[*place].clone().for_scripts()).collect();
        let rows = self.rows.iter().map(row).filter(|row| row.kind != RowKind::Group || !row.cells.is_empty());
        Self { columns, rows: rows.collect(), ..self }
    }

    /// The same with this in every row, for scripts: whose it is.
    #[must_use]
    pub fn throughout(mut self, parts: impl IntoIterator<Item = (Column, Cell)>) -> Self {
        for (column, cell) in parts {
            self.columns.push(column.for_scripts());
            let rows = self.rows.iter_mut().filter(|row| row.kind != RowKind::Group);
            rows.for_each(|row| row.cells.push(cell.clone()));
        }
        self
    }

    /// The same; `None` where it has no rows.
    pub fn filled(self) -> Option<Self> {
        (!self.rows.is_empty()).then_some(self)
    }

    /// The same with one more column.
    #[must_use]
    pub fn column(mut self, column: Column) -> Self {
        self.columns.push(column);
        self
    }

    /// The same with more columns.
    #[must_use]
    pub fn columns(mut self, columns: impl IntoIterator<Item = Column>) -> Self {
        self.columns.extend(columns);
        self
    }

    /// Adds a row of this kind; `figure` is the name of the figure it is about.
    pub fn push(&mut self, kind: RowKind, figure: Option<String>, cells: Vec<Cell>) {
        debug_assert!(kind == RowKind::Group || cells.len() == self.columns.len(), "{}: a cell a column", self.name);
        self.rows.push(Row { figure, kind, cells });
    }

    /// Adds an ordinary row about no single figure.
    pub fn row(&mut self, cells: Vec<Cell>) {
        self.push(RowKind::Body, None, cells);
    }

    /// Adds an ordinary row about this figure.
    pub fn figure(&mut self, name: impl Into<String>, cells: Vec<Cell>) {
        self.push(RowKind::Body, Some(name.into()), cells);
    }

    /// Adds a total about this figure.
    pub fn total(&mut self, name: impl Into<String>, cells: Vec<Cell>) {
        self.push(RowKind::Total, Some(name.into()), cells);
    }

    /// Adds the heading of a group of rows.
    pub fn group(&mut self, title: impl Into<String>) {
        self.push(RowKind::Group, None, vec![Cell::text(title)]);
    }

    /// Adds a remark under it.
    pub fn note(&mut self, note: impl Into<String>) {
        self.notes.push(note.into());
    }

    /// The place of the column with this id.
    pub fn place(&self, column: &str) -> Option<usize> {
        self.columns.iter().position(|one| one.id == column)
    }

    /// A row's cell in the column with this id.
    pub fn cell<'t>(&self, row: &'t Row, column: &str) -> Option<&'t Cell> {
        row.cells.get(self.place(column)?)
    }

    /// The figures in the columns that readers see, row by row.
    pub fn shown(&self) -> impl Iterator<Item = crate::ShownFigure<'_>> {
        let cells = self.rows.iter().flat_map(|row| row.cells.iter().zip(&self.columns));
        cells.filter(|(_, column)| column.shown != Shown::Scripts).filter_map(|(cell, _)| cell.shown_figure())
    }

    /// The row about this figure.
    pub fn about(&self, figure: &str) -> Option<&Row> {
        self.rows.iter().find(|row| row.figure.as_deref() == Some(figure))
    }

    /// The names of the figures that it shows, row by row.
    pub fn figures(&self) -> impl Iterator<Item = &str> {
        self.rows
            .iter()
            .flat_map(|row| row.figure.as_deref().into_iter().chain(row.cells.iter().filter_map(Cell::figure)))
    }

    /// The places of the columns that readers see; `None` where all of it is for scripts.
    pub fn columns_for_readers(&self) -> Option<Vec<usize>> {
        let is_shown = |place: &usize| self.columns[*place].shown != Shown::Scripts;
        let shown: Vec<usize> = (0..self.columns.len()).filter(is_shown).collect();
        (self.columns.is_empty() || !shown.is_empty()).then_some(shown)
    }

    /// What readers see of it: without the columns for scripts, with as many cells in the heading of a group as in any other row; `None` where
    /// all of it is for scripts.
    pub fn for_readers(&self) -> Option<Self> {
        let shown = self.columns_for_readers()?;
        let nothing = Cell::empty("");
        let row = |row: &Row| {
            let cells = shown.iter().map(|place| row.cells.get(*place).unwrap_or(&nothing).clone()).collect();
            Row { figure: row.figure.clone(), kind: row.kind, cells }
        };
        Some(Self {
            id: self.id.clone(),
            name: self.name.clone(),
            title: self.title.clone(),
            columns: shown.iter().map(|place| self.columns[*place].clone()).collect(),
            rows: self.rows.iter().map(row).collect(),
            notes: self.notes.clone(),
        })
    }
}

/// Cells of a row by the ids of their columns, so that a script asks for `.cells.share.value`.
struct Keyed<'t>(&'t [Column], &'t Row);

struct Cells<'t>(&'t [Column], &'t [Cell]);

impl Serialize for Cells<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|column| &column.id).zip(self.1))
    }
}

impl Serialize for Keyed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut row = serializer.serialize_struct("Row", 3)?;
        row.serialize_field("figure", &self.1.figure)?;
        row.serialize_field("kind", &self.1.kind)?;
        row.serialize_field("cells", &Cells(self.0, &self.1.cells))?;
        row.end()
    }
}

impl Serialize for Table {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let rows: Vec<Keyed<'_>> = self.rows.iter().map(|row| Keyed(&self.columns, row)).collect();
        let mut table = serializer.serialize_struct("Table", 6)?;
        table.serialize_field("id", &self.id)?;
        table.serialize_field("name", &self.name)?;
        table.serialize_field("title", &self.title)?;
        table.serialize_field("columns", &self.columns)?;
        table.serialize_field("rows", &rows)?;
        table.serialize_field("notes", &self.notes)?;
        table.end()
    }
}

impl<'de> Deserialize<'de> for Table {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Read {
            id: String,
            name: String,
            title: String,
            columns: Vec<Column>,
            rows: Vec<ReadRow>,
            notes: Vec<String>,
        }
        #[derive(Deserialize)]
        struct ReadRow {
            figure: Option<String>,
            kind: RowKind,
            cells: indexmap::IndexMap<String, Cell>,
        }
        let Read { id, name, title, columns, rows, notes } = Read::deserialize(deserializer)?;
        let row = |mut row: ReadRow| {
            let mut cells = Vec::with_capacity(columns.len());
            for column in &columns {
                let cell = row.cells.swap_remove(&column.id);
                if cell.is_none() && row.kind == RowKind::Group {
                    break;
                }
                cells.push(cell.ok_or_else(|| D::Error::custom(format!("a row of `{id}` lacks `{}`", column.id)))?);
            }
            Ok(Row { figure: row.figure, kind: row.kind, cells })
        };
        let rows = rows.into_iter().map(row).collect::<Result<_, D::Error>>()?;
        Ok(Self { id, name, title, columns, rows, notes })
    }
}

#[cfg(test)]
impl schemars::JsonSchema for Table {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Table".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        printed::Table::json_schema(generator)
    }
}

/// As it is printed: the cells of a row by the ids of their columns.
#[cfg(test)]
mod printed {
    use super::{Cell, Column, RowKind};

    #[derive(schemars::JsonSchema)]
    #[expect(dead_code, reason = "the schema alone is made from it")]
    pub(super) struct Row {
        figure: Option<String>,
        kind: RowKind,
        cells: std::collections::BTreeMap<String, Cell>,
    }

    #[derive(schemars::JsonSchema)]
    #[expect(dead_code, reason = "the schema alone is made from it")]
    pub(super) struct Table {
        id: String,
        name: String,
        title: String,
        columns: Vec<Column>,
        rows: Vec<Row>,
        notes: Vec<String>,
    }
}
