//! The cells of a sheet, as sparse as they are, and the table in them.

#![cfg_attr(
    not(feature = "workbooks"),
    allow(dead_code, reason = "nothing makes a grid in a build that reads no workbooks")
)]

mod heads;

use std::collections::BTreeMap;

use assize_diag::{Place, SourceId};
use assize_model::fold;
use assize_reader::Complaints;
use indexmap::IndexSet;

use super::date_form::from_1904;
use super::fields::Record;
use super::header::{self, Heading, Role, Written};
use super::rows::Taker;
use super::unheaded::{Looked, Unheaded};
use super::{Layout, Sheet};
use crate::column_map::{ColumnMap, Days};
use crate::diags;

/// The heading row is looked for in this many of the first rows that hold something.
pub(crate) const HEAD_ROWS: usize = 50;

/// The cells of a sheet in order, row by row. What is blank takes no room, wherever it stands.
#[derive(Default, Debug)]
pub(crate) struct Grid {
    text: String,
    cells: Vec<Cell>,
    rows: Vec<Row>,
    pub(crate) merged: Vec<Area>,
    /// First and last column of each stretch of hidden ones.
    pub(crate) hidden_columns: Vec<(u32, u32)>,
    /// Its days are counted from 1904, not from 1900.
    from_1904: bool,
}

#[derive(Clone, Copy, Debug)]
struct Cell {
    column: u32,
    /// Where its text ends; it begins where that of the cell before ends.
    end: u32,
    kind: Kind,
}

#[derive(Clone, Copy, Debug)]
struct Row {
    number: u32,
    /// Where its cells end.
    end: usize,
    hidden: bool,
}

/// What a cell is, as far as it matters whether it may be read.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Kind {
    /// Text, or what can be said as text exactly.
    Value,
    /// A number. As the name of something it may have lost zeros: 1.10 is 1.1.
    Number,
    /// What a formula gave when the workbook was saved.
    Formula,
    /// A formula that no program has worked out yet. It has no text.
    NotCalculated,
    /// `#N/A` and the like, as its text says.
    Error,
    /// A time, or one of early 1900, where the count of days is wrong; it has no text. Or a date with a time of day, as a time stamp.
    NoDay,
    /// A number of more digits than a spreadsheet keeps. It has no text.
    LongNumber,
    /// Said to be this, and none. It has no text.
    NoSuch(&'static str),
}

impl Kind {
    /// The same where a formula gave it.
    pub(crate) fn of_formula(self, is_formula: bool) -> Self {
        match self {
            Self::Value | Self::Number if is_formula => Self::Formula,
            other => other,
        }
    }
}

/// A stretch of cells.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Area {
    pub(crate) first: (u32, u32),
    pub(crate) last: (u32, u32),
}

/// How much of a workbook is held at once.
#[derive(Debug)]
pub(crate) struct Budget {
    cells: usize,
    text: usize,
}

/// A workbook holds more than the budget allows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct OverBudget;

impl Budget {
    /// The most cells that are held, and the most bytes of their text.
    pub(crate) const MOST: Budget = Budget { cells: 8_000_000, text: 128 << 20 };

    /// Takes room for a cell.
    pub(crate) fn take(&mut self, cells: usize, text: usize) -> Result<(), OverBudget> {
        self.cells = self.cells.checked_sub(cells).ok_or(OverBudget)?;
        self.text = self.text.checked_sub(text).ok_or(OverBudget)?;
        Ok(())
    }
}

impl Grid {
    /// One without cells, whose days are counted from 1904 or from 1900.
    pub(crate) fn counted(from_1904: bool) -> Self {
        Self { from_1904, ..Self::default() }
    }

    /// The next cell of the row that is being read.
    pub(crate) fn push(&mut self, column: u32, text: &str, kind: Kind, budget: &mut Budget) -> Result<(), OverBudget> {
        if text.is_empty() && kind == Kind::Value {
            return Ok(());
        }
        budget.take(1, text.len())?;
        self.text.push_str(text);
        let end = u32::try_from(self.text.len()).map_err(|_| OverBudget)?;
        self.cells.push(Cell { column, end, kind });
        Ok(())
    }

    /// Ends the row that is being read; one without cells is none.
    pub(crate) fn end_row(&mut self, number: u32, hidden: bool) {
        let start = self.rows.last().map_or(0, |row| row.end);
        if self.cells.len() > start {
            self.rows.push(Row { number, end: self.cells.len(), hidden });
        }
    }

    /// Another row with the cells of the last one.
    pub(crate) fn repeat_row(&mut self, number: u32, budget: &mut Budget) -> Result<(), OverBudget> {
        let Some(last) = self.rows.last().copied() else { return Ok(()) };
        for (column, text, kind) in self
            .row(self.rows.len() - 1)
            .map(|(column, text, kind)| (column, text.to_owned(), kind))
            .collect::<Vec<_>>()
        {
            self.push(column, &text, kind, budget)?;
        }
        self.end_row(number, last.hidden);
        Ok(())
    }

    /// How many rows hold something.
    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    /// The cells of a row, by its index: column, text, kind.
    fn row(&self, index: usize) -> impl Iterator<Item = (u32, &str, Kind)> {
        let first = if index == 0 { 0 } else { self.rows[index - 1].end };
        let mut start = if first == 0 { 0 } else { self.cells[first - 1].end as usize };
        self.cells[first..self.rows[index].end].iter().map(move |cell| {
            let text = &self.text[start..cell.end as usize];
            start = cell.end as usize;
            (cell.column, text, cell.kind)
        })
    }

    /// What a row has in a column, by the row's index.
    fn text(&self, index: usize, column: u32) -> &str {
        self.row(index).find(|(at, ..)| *at == column).map_or("", |(_, text, _)| text)
    }

    /// The rows below this one, by index: each cell with its column, and whether it is what a formula gave.
    pub(super) fn below(&self, head: usize) -> impl Iterator<Item = Vec<(u32, &str, bool)>> {
        let cells = |index| self.row(index).map(|(column, text, kind)| (column, text, kind == Kind::Formula)).collect();
        (head + 1..self.rows.len()).map(cells)
    }

    /// The cells of text of the row with this index.
    pub(super) fn filled(&self, index: usize) -> Vec<(u32, String)> {
        let filled = self.row(index).filter(|(_, text, _)| !text.trim().is_empty());
        filled.map(|(column, text, _)| (column, text.to_owned())).collect()
    }

    /// The number of the row with this index.
    pub(super) fn line(&self, index: usize) -> u32 {
        self.rows[index].number
    }

    /// The cells of text right above the row with this index.
    fn above(&self, head: usize) -> Vec<(u32, String)> {
        let is_right_above = |index: &usize| self.rows[*index].number + 1 == self.rows[head].number;
        head.checked_sub(1).filter(is_right_above).map(|index| self.filled(index)).unwrap_or_default()
    }

    fn is_merged(&self, row: u32, column: u32) -> bool {
        self.area(row, column).is_some()
    }

    /// The merged cells that this one belongs to.
    fn area(&self, row: u32, column: u32) -> Option<&Area> {
        self.merged.iter().find(|area| area.holds(row, column))
    }

    /// What is merged down to the row with this index, in one column each: it stands in this row.
    fn merged_down_to(&self, index: usize) -> Vec<(u32, String)> {
        let line = self.rows[index].number;
        let ending = self.merged.iter().filter(|area| area.is_downward() && area.last.0 == line);
        let first = |area: &Area| self.rows.binary_search_by_key(&area.first.0, |row| row.number).ok();
        ending.filter_map(|area| Some((area.first.1, self.text(first(area)?, area.first.1).to_owned()))).collect()
    }
}

impl Area {
    /// Whether it is cells of one column.
    fn is_downward(&self) -> bool {
        self.first.1 == self.last.1 && self.first.0 < self.last.0
    }

    fn holds(&self, row: u32, column: u32) -> bool {
        (self.first.0..=self.last.0).contains(&row) && (self.first.1..=self.last.1).contains(&column)
    }
}

/// A table in a grid: a row of headings and all rows below it.
pub(super) struct GridTable<'g> {
    grid: &'g Grid,
    /// The index of the heading row.
    head: usize,
    accept_cached: bool,
}

impl<'g> GridTable<'g> {
    /// The table, if one row heads the ids.
    pub(super) fn find(
        grid: &'g Grid,
        accept_cached: bool,
        layout: Layout,
        map: &ColumnMap,
        source: SourceId,
        complaints: &Complaints,
    ) -> Option<Self> {
        if grid.len() == 0 {
            complaints.push(diags::workbook::empty_sheet(source));
            return None;
        }
        match grid.heading_row(|written| header::heads_ids(written, map, layout)) {
            Some(head) => Some(Self { grid, head, accept_cached }),
            None => {
                // Headings that cannot be read are the cause, where there are such.
                let mut tables = (0..grid.len().min(HEAD_ROWS)).map(|head| Self { grid, head, accept_cached });
                let faulty = tables.find(|table| table.faults_of_row(table.head).next().is_some());
                match faulty.filter(|table| grid.widest_row().is_none_or(|widest| table.head <= widest)) {
                    Some(table) => table.faults_of_row(table.head).for_each(|(column, kind)| {
                        let place = || Place::Cell { source, line: table.line(), column, header: String::new() };
                        table.check_kind(kind, 1, place, complaints);
                    }),
                    None => complaints.push(diags::workbook::no_headings(HEAD_ROWS, source)),
                }
                None
            }
        }
    }

    /// The table below the row with this index, as it stands.
    pub(super) fn below(grid: &'g Grid, head: usize) -> Self {
        Self { grid, head, accept_cached: true }
    }

    /// The row of the headings.
    pub(super) fn line(&self) -> u32 {
        self.grid.line(self.head)
    }

    /// The headings with their columns; a column without one has a blank heading if it is not empty.
    pub(super) fn headings(&self, map: &ColumnMap) -> Vec<Written> {
        let mut written: Vec<Written> = Vec::new();
        for (column, text, kind) in self.grid.row(self.head).filter(|(_, text, _)| !text.trim().is_empty()) {
            written.push(Written { is_number: kind == Kind::Number, ..Written::text(column, text) });
        }
        for (column, text) in self.grid.merged_down_to(self.head) {
            if !text.trim().is_empty() && written.iter().all(|one| one.field != column) {
                written.push(Written::text(column, &text));
            }
        }
        written.sort_unstable_by_key(|one| one.field);
        header::tell_apart(&mut written, &self.grid.above(self.head), map);
        // A faulty heading is reported as that.
        let faulty: Vec<u32> = self.faults_of_row(self.head).map(|(column, _)| column).collect();
        let mut unheaded: IndexSet<u32> = IndexSet::new();
        for index in self.head + 1..self.grid.len() {
            let holding =
                self.grid.row(index).filter(|(_, text, _)| !text.trim().is_empty()).map(|(column, ..)| column);
            let is_unheaded = |column: &u32| written.binary_search_by_key(column, |one| one.field).is_err();
            unheaded.extend(holding.filter(|column| is_unheaded(column) && !faulty.contains(column)));
        }
        written.extend(unheaded.into_iter().map(|column| Written::text(column, "")));
        written.sort_unstable_by_key(|one| one.field);
        written
    }

    /// The cells of a row that have no text, each with its column, though they are not empty.
    fn faults_of_row(&self, index: usize) -> impl Iterator<Item = (u32, Kind)> {
        self.grid
            .row(index)
            .filter(|(_, text, kind)| text.is_empty() && *kind != Kind::Value)
            .map(|(column, _, kind)| (column, kind))
    }

    /// What stands in these columns without a heading, which are in order.
    pub(super) fn unheaded(&self, columns: &[(u32, bool)]) -> Vec<Unheaded> {
        let mut looked: Vec<Looked> = columns.iter().map(|_| Looked::default()).collect();
        for index in self.head + 1..self.grid.len() {
            let cells: Vec<(u32, &str)> = self.grid.row(index).map(|(column, text, _)| (column, text)).collect();
            if cells.iter().all(|(_, text)| text.trim().is_empty()) {
                continue;
            }
            for ((column, _), looked) in columns.iter().zip(&mut looked) {
                let at = cells.binary_search_by_key(column, |(at, _)| *at);
                looked.push(at.map_or("", |at| cells[at].1), self.grid.rows[index].number);
            }
        }
        looked.iter().map(Looked::is).collect()
    }

    /// How many rows below the headings hold something.
    pub(super) fn rows(&self) -> usize {
        self.grid.len() - self.head - 1
    }

    /// Says what of the sheet is not read, and what is read though it cannot be seen.
    pub(super) fn check(&self, sheet: &Sheet<'_>) {
        let (line, complaints) = (self.line(), sheet.complaints);
        if self.head > 0 {
            complaints.push(diags::workbook::rows_above(self.head, sheet.cell(line, 1)));
        }
        for (column, _, kind) in self.grid.row(self.head) {
            self.check_kind(kind, 1, || sheet.cell(line, column), complaints);
        }
        let last_row = self.grid.rows.last().map_or(line, |row| row.number);
        let columns = sheet.header.list.iter().map(|heading| heading.field);
        let (first_column, last_column) = (columns.clone().min().unwrap_or(1), columns.clone().max().unwrap_or(1));
        for area in &self.grid.merged {
            let rows = area.first.0 <= last_row && area.last.0 >= line && !(area.is_downward() && area.last.0 == line);
            if rows && area.first.1 <= last_column && area.last.1 >= first_column {
                let place = sheet.cell(area.first.0.max(line), area.first.1.max(first_column));
                complaints.push(diags::workbook::merged(place));
            }
        }
        let hidden = self.grid.rows[self.head + 1..].iter().filter(|row| row.hidden).count();
        if hidden > 0 {
            complaints.push(diags::workbook::hidden("row", hidden, sheet.source));
        }
        let is_hidden =
            |column: &u32| self.grid.hidden_columns.iter().any(|(first, last)| (first..=last).contains(&column));
        let hidden = columns.filter(is_hidden).count();
        if hidden > 0 {
            complaints.push(diags::workbook::hidden("column", hidden, sheet.source));
        }
    }

    /// Gives each row below the headings.
    pub(super) fn each(&self, sheet: &Sheet<'_>, taker: &mut Taker<'_>) {
        let (mut record, mut numbers, mut before) = (Record::default(), Vec::new(), self.line());
        // By column and kind: the first row that has it, and how many do. They are one fault.
        let mut faults: BTreeMap<(u32, Kind), (u32, usize)> = BTreeMap::new();
        for index in self.head + 1..self.grid.len() {
            let number = self.grid.rows[index].number;
            if taker.leaves_out(|| self.grid.text(index, sheet.header.id().field)) {
                before = number;
                continue;
            }
            record.clear();
            numbers.clear();
            let (mut headings, mut holds, mut has_id) = (sheet.header.list.iter().peekable(), false, true);
            for (column, text, kind) in self.grid.row(index) {
                while headings.next_if(|heading| heading.field < column).is_some() {
                    record.push("");
                }
                // An empty column without a heading has none.
                let Some(heading) = headings.next_if(|heading| heading.field == column) else { continue };
                let is_fault =
                    kind != Kind::Value && heading.role != Role::Ignore && !is_settled(kind, text, heading, sheet.map);
                // What is a fault is said as that, and not as a word that is not known or an id that is not there, too.
                let is_said = is_fault && !matches!(kind, Kind::Number | Kind::Formula);
                let counts = || sheet.map.dates.get(&heading.name).is_some_and(Days::counts);
                let other =
                    if self.grid.from_1904 && counts() { text.trim().parse().ok().and_then(from_1904) } else { None };
                let counted = other.map(|number| number.to_string());
                record.push(if is_said { "" } else { counted.as_deref().unwrap_or(text) });
                has_id &= !is_said || heading.role != Role::Id;
                holds |= !text.trim().is_empty() || !(kind == Kind::Value || self.is_accepted(kind));
                if kind == Kind::Number {
                    numbers.push(heading.index());
                }
                if is_fault {
                    faults.entry((column, kind)).or_insert((number, 0)).1 += 1;
                }
            }
            headings.for_each(|_| record.push(""));
            if !holds {
                continue;
            }
            if number > before + 1 {
                sheet.complaints.push(diags::workbook::blank_rows(before + 1, number - 1, sheet.cell(before + 1, 1)));
            }
            before = number;
            if has_id {
                taker.row(number, record.fields(), &numbers);
            }
        }
        for ((column, kind), (first, cells)) in faults {
            self.check_kind(kind, cells, || sheet.cell(first, column), sheet.complaints);
        }
    }

    fn is_accepted(&self, kind: Kind) -> bool {
        kind == Kind::Formula && self.accept_cached
    }

    /// Says what is wrong with `cells` cells of a column; `place` is the first.
    fn check_kind(&self, kind: Kind, cells: usize, place: impl FnOnce() -> Place, complaints: &Complaints) {
        match kind {
            Kind::Value | Kind::Number => {}
            Kind::Formula if self.accept_cached => {}
            Kind::Formula => complaints.push(diags::workbook::formula(cells, place())),
            Kind::NotCalculated => complaints.push(diags::workbook::not_calculated(cells, place())),
            Kind::Error => complaints.push(diags::workbook::error_cell(cells, place())),
            Kind::NoDay => complaints.push(diags::workbook::no_day(cells, place())),
            Kind::LongNumber => complaints.push(diags::workbook::long_number(cells, place())),
            Kind::NoSuch(what) => complaints.push(diags::workbook::no_such(what, cells, place())),
        }
    }
}

/// Whether the column map says what an error such as `#N/A` means, or takes the day of a time stamp.
fn is_settled(kind: Kind, text: &str, heading: &Heading, map: &ColumnMap) -> bool {
    let word = fold(text);
    let reworded = || map.values.get(&heading.name).is_some_and(|reworded| reworded.words.contains_key(&*word));
    let is_stamp = || !text.is_empty() && map.dates.get(&heading.name).is_some_and(Days::takes_stamps);
    match kind {
        Kind::Error => map.answers.contains_key(&*word) || reworded(),
        Kind::NoDay => is_stamp(),
        _ => false,
    }
}
