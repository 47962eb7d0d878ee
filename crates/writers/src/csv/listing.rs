//! The tables of a report in one, as CSV: what each of them brings, and then the lines of the file.

use super::columns::{Columns, Field};
use super::fields::Fields;
use super::part::Part;
use super::rows::{About, Rows, What};
use super::tables::Placed;

/// Tables in one, as far as they are known.
pub(super) struct Listing<'r> {
    pub(super) columns: Columns,
    pub(super) about: &'r About<'r>,
    tables: Vec<Rows>,
    /// What was words alone when it was listed now has room for a value: what is listed is of no use.
    pub(super) is_outdated: bool,
}

impl<'r> Listing<'r> {
    /// With the columns that are known.
    pub(super) fn new(columns: Columns, about: &'r About<'r>) -> Self {
        Self { columns, about, tables: Vec::new(), is_outdated: false }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.tables.is_empty() && !self.is_outdated
    }

    /// Adds tables, and their columns.
    pub(super) fn add(&mut self, tables: &[Placed<'_>]) {
        for placed in tables {
            let has_more_room = self.columns.add(placed.table);
            self.is_outdated |= has_more_room && !self.tables.is_empty();
        }
        let rows: Vec<Rows> = tables.iter().filter_map(|placed| self.rows(*placed)).collect();
        self.put(rows);
    }

    /// What a table brings; `None` where it has more columns than are known.
    pub(super) fn rows(&self, placed: Placed<'_>) -> Option<Rows> {
        Some(Rows::of(placed, &self.columns.of(placed.table)?, &self.columns, self.about))
    }

    /// Adds what tables bring.
    pub(super) fn put(&mut self, rows: impl IntoIterator<Item = Rows>) {
        match self.is_outdated {
            true => self.tables.clear(),
            false => self.tables.extend(rows),
        }
    }

    /// The fields in which something stands; the value with any part of it, and why there is none beside it.
    pub(super) fn filled(&self) -> Vec<Field> {
        let fields = self.columns.fields();
        let mut held = vec![What::Nothing; self.columns.numbers()];
        for table in &self.tables {
            let same = table.same.iter().map(|(field, what, _)| (*field, *what));
            for (field, what) in same.chain(table.own.iter().copied()) {
                let held = &mut held[field.number()];
                *held = what.max(*held);
            }
        }
        let held = |field: Field| held[field.number()];
        let mut filled = vec![false; self.columns.list.len()];
        for field in &fields {
            match *field {
                Field::Cell(column, part) if held(*field) == What::Something && part != Part::Text => {
                    filled[column] = true;
                }
                Field::Cell(..) | Field::Whose(_) | Field::Where(_) => {}
            }
        }
        let is_kept = |field: &Field| match (*field, held(*field)) {
            (_, What::Something) => true,
            (Field::Cell(column, Part::Value), _) | (Field::Cell(column, Part::Text), What::Reasons) => filled[column],
            (_, What::Nothing | What::Reasons) => false,
        };
        fields.into_iter().filter(is_kept).collect()
    }

    /// The lines of the file, with these fields of each row, after what stands before them.
    pub(super) fn lines(&mut self, fields: &[Field], before: &[u8]) -> Vec<u8> {
        let mut lines = before.to_vec();
        let mut headings = Fields::default();
        for field in fields {
            headings.own(&self.columns.heading(*field));
            headings.end();
        }
        lines.extend_from_slice(headings.some(0..fields.len()));
        lines.push(b'\n');
        lines.reserve(self.tables.iter().map(|table| table.most(fields.len())).sum());
        let mut places = vec![Place::None; self.columns.numbers()];
        // What a table brought goes when its lines are there.
        for table in self.tables.drain(..) {
            table.write(fields, &mut places, &mut lines);
        }
        lines
    }
}

/// Where a table has a field: among those that are the same in each row, or those of a row.
#[derive(Clone, Copy)]
enum Place {
    None,
    Same(usize),
    Own(usize),
}

/// Some fields of a row, one after another, and what stands before them in each line.
struct Run {
    before: Vec<u8>,
    fields: std::ops::Range<usize>,
}

impl Rows {
    /// The most bytes that its lines take, with so many fields.
    fn most(&self, fields: usize) -> usize {
        let same: usize = self.same.iter().map(|(_, _, written)| written.len()).sum();
        self.written.len() + self.count * (same + fields + 1)
    }

    /// Writes its lines, with these fields. `places`, by the numbers of fields, says that it has none of them, and does so again afterwards.
    fn write(&self, fields: &[Field], places: &mut [Place], lines: &mut Vec<u8>) {
        let same = self.same.iter().enumerate().map(|(place, (field, ..))| (field.number(), Place::Same(place)));
        let own = self.own.iter().enumerate().map(|(place, (field, _))| (field.number(), Place::Own(place)));
        let has: Vec<(usize, Place)> = same.chain(own).collect();
        has.iter().for_each(|(number, place)| places[*number] = *place);
        let mut runs: Vec<Run> = Vec::new();
        let mut before = Vec::new();
        for (place, number) in fields.iter().map(|field| field.number()).enumerate() {
            before.extend((place > 0).then_some(b','));
            match (places[number], runs.last_mut()) {
                (Place::None, _) => {}
                (Place::Same(place), _) => before.extend_from_slice(self.same[place].2.some(0..1)),
                // The comma between is among those of the row.
                (Place::Own(place), Some(run)) if before == b"," && run.fields.end == place => {
                    run.fields.end += 1;
                    before.clear();
                }
                (Place::Own(place), _) => {
                    runs.push(Run { before: std::mem::take(&mut before), fields: place..place + 1 });
                }
            }
        }
        has.iter().for_each(|(number, _)| places[*number] = Place::None);
        before.push(b'\n');
        for first in (0..self.count).map(|row| row * self.own.len()) {
            for run in &runs {
                lines.extend_from_slice(&run.before);
                lines.extend_from_slice(self.written.some(first + run.fields.start..first + run.fields.end));
            }
            lines.extend_from_slice(&before);
        }
    }
}
