//! The columns of the file: those of all tables, whose a row is, and where it stands.

use std::collections::{BTreeMap, BTreeSet};

use assize_report::{Cell, Column, ColumnKind, Row, Shown, Table};

use super::part::{Part, parts};

/// Whose a row is. A column of a table that is called so says it for its own rows.
pub(super) const WHOSE: [&str; 10] = [
    "audience",
    "inspection",
    "inspection_kind",
    "provider",
    "provider_name",
    "provider_kind",
    "fictional",
    "framework",
    "year",
    "synthetic",
];

/// Which of these names the inspection.
pub(super) const INSPECTION: usize = 1;

/// Where a row stands.
pub(super) const WHERE: [&str; 4] = ["table", "row", "group", "figure"];

/// A column of the file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Field {
    /// Whose the row is, by place in [`WHOSE`].
    Whose(usize),
    /// Where it stands, by place in [`WHERE`].
    Where(usize),
    /// A part of a column of the tables, by its place among these.
    Cell(usize, Part),
}

impl Field {
    /// Where it stands among others: values, whose they are and where, how they are known, words in their place.
    pub(super) fn stands(self) -> usize {
        match self {
            Self::Cell(_, part) if part.is_value() => 0,
            Self::Whose(_) | Self::Where(_) => 1,
            Self::Cell(_, part) if part != Part::Text => 2,
            Self::Cell(..) => 3,
        }
    }

    /// Another number for each.
    pub(super) const fn number(self) -> usize {
        match self {
            Self::Whose(at) => at,
            Self::Where(at) => WHOSE.len() + at,
            Self::Cell(column, part) => WHOSE.len() + WHERE.len() + column * Part::COUNT + part as usize,
        }
    }
}

/// What a reader of the file looks for first.
const FIRST: [&str; 7] = ["inspection", "provider", "provider_name", "year", "table", "id", "title"];

/// The columns of all tables, each once, in the order in which they come.
#[derive(Default)]
pub(super) struct Columns {
    pub(super) list: Vec<Known>,
    places: BTreeMap<String, usize>,
    /// Those of [`WHOSE`] that a table has of its own.
    pub(super) whose: BTreeSet<String>,
}

pub(super) struct Known {
    id: String,
    pub(super) title: String,
    pub(super) kind: ColumnKind,
}

/// What a column of a table is in the file.
pub(super) enum Place {
    /// By place in [`WHOSE`].
    Whose(usize),
    /// By place among the columns of the tables.
    Cell(usize),
}

impl Columns {
    /// The columns of the file: what a row is about, and then as they [stand](Field::stands).
    pub(super) fn fields(&self) -> Vec<Field> {
        let own = (0..WHOSE.len()).map(Field::Whose).chain((0..WHERE.len()).map(Field::Where));
        let of_column =
            |(at, column): (usize, &Known)| parts(column.kind).iter().map(move |part| Field::Cell(at, *part));
        let mut fields: Vec<Field> = own.chain(self.list.iter().enumerate().flat_map(of_column)).collect();
        fields.sort_by_cached_key(|field| {
            let heading = self.heading(*field);
            FIRST.iter().position(|first| *first == heading).unwrap_or(FIRST.len() + field.stands())
        });
        fields
    }

    /// More than any [number](Field::number) of a field.
    pub(super) fn numbers(&self) -> usize {
        Field::Cell(self.list.len(), Part::Value).number()
    }

    pub(super) fn heading(&self, field: Field) -> String {
        match field {
            Field::Whose(at) => WHOSE[at].to_owned(),
            Field::Where(at) => WHERE[at].to_owned(),
            Field::Cell(column, part) => {
                let id = self.list[column].id.as_str();
                let of_cell = if WHERE.contains(&id) { "cell_" } else { "" };
                format!("{of_cell}{id}{}", part.ending())
            }
        }
    }

    /// What the columns of a table are in the file, each with its place in the table; `None` where some are not among these, or have no room
    /// for a value.
    pub(super) fn of(&self, table: &Table) -> Option<Vec<(usize, Place)>> {
        let place = |(place, column): (usize, &Column)| match whose(column) {
            Some(at) => self.whose.contains(&column.id).then_some((place, Place::Whose(at))),
            None => {
                let at = *self.places.get(&column.id)?;
                let has_room = parts(self.list[at].kind).len() >= parts(kind(table, place, column)).len();
                has_room.then_some((place, Place::Cell(at)))
            }
        };
        listed(table).map(place).collect()
    }

    /// Adds those of a table; whether what was words alone now has room for a value.
    pub(super) fn add(&mut self, table: &Table) -> bool {
        let mut has_more_room = false;
        for (place, column) in listed(table) {
            if whose(column).is_some() {
                self.whose.insert(column.id.clone());
                continue;
            }
            let kind = kind(table, place, column);
            match self.places.get(&column.id).map(|place| &mut self.list[*place].kind) {
                None => {
                    self.places.insert(column.id.clone(), self.list.len());
                    self.list.push(Known { id: column.id.clone(), title: column.title.clone(), kind });
                }
                // What is words in one table and a value in another has room for the value.
                Some(known) if parts(*known).len() < parts(kind).len() => (*known, has_more_room) = (kind, true),
                Some(_) => {}
            }
        }
        has_more_room
    }
}

/// The place in [`WHOSE`] of a column that is called so.
fn whose(column: &Column) -> Option<usize> {
    WHOSE.iter().position(|known| *known == column.id)
}

/// What a column of a table holds in the file.
fn kind(table: &Table, place: usize, column: &Column) -> ColumnKind {
    // Words alone may stand on the right, as numbers do.
    let is_number = |row: &Row| matches!(row.cells.get(place), Some(Cell::Number(_)));
    match column.kind {
        ColumnKind::Bar => ColumnKind::Share,
        ColumnKind::Number if !table.rows.iter().any(is_number) => ColumnKind::Text,
        kind => kind,
    }
}

/// The columns of a table that are listed, with their places.
fn listed(table: &Table) -> impl Iterator<Item = (usize, &Column)> {
    table.columns.iter().enumerate().filter(|(_, column)| column.shown != Shown::Readers)
}
