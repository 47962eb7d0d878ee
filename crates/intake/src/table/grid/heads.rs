//! Which row of a sheet is that of the headings.

use assize_model::EXPLAINS_COLUMNS;

use super::{Grid, HEAD_ROWS};
use crate::column_map::ColumnMap;
use crate::table::{Layout, header};

impl Grid {
    /// The index of the heading row: the first in which a cell that is not merged with others heads the ids; where it is merged with cells
    /// below it alone, that of the last of them.
    pub(crate) fn heading_row(&self, is_id: impl Fn(&str) -> bool) -> Option<usize> {
        self.heading_row_of(is_id, |_| true)
    }

    fn heading_row_of(&self, is_id: impl Fn(&str) -> bool, is_it: impl Fn(usize) -> bool) -> Option<usize> {
        let head = |index: usize| {
            let number = self.rows[index].number;
            let mut ids = self.row(index).filter(|(_, text, _)| is_id(text));
            ids.find_map(|(column, ..)| match self.area(number, column) {
                None => Some(index),
                Some(area) if area.is_downward() => self.rows.binary_search_by_key(&area.last.0, |row| row.number).ok(),
                Some(_) => None,
            })
        };
        (0..self.rows.len().min(HEAD_ROWS)).filter_map(head).find(|index| is_it(*index))
    }

    /// The heading of one of the first rows that is nearly what the map calls the ids.
    pub(in crate::table) fn near_ids(&self, map: &ColumnMap) -> Option<String> {
        if self.heading_row(|written| header::heads_ids(written, map, Layout::Wide)).is_some() {
            return None;
        }
        let widest = self.widest_row();
        (0..self.rows.len().min(HEAD_ROWS)).find_map(|index| {
            let (cells, is_head) = (self.filled(index), widest == Some(index));
            let near = header::near_ids(cells.iter().map(|(_, text)| text.as_str()), is_head, map)?;
            Some(cells[near].1.clone())
        })
    }

    /// The index of the row that heads most columns, where none is known to head the ids: the first with more than half as many cells of
    /// text as the widest of the first rows.
    pub(in crate::table) fn widest_row(&self) -> Option<usize> {
        self.wide_rows().next()
    }

    /// Those of the first rows that have more than half as many cells as the widest of them: a title is none.
    fn wide_rows(&self) -> impl Iterator<Item = usize> {
        let width = |index: usize| {
            let number = self.rows[index].number;
            let filled =
                self.row(index).filter(|(column, text, _)| !text.trim().is_empty() && !self.is_merged(number, *column));
            filled.count()
        };
        let first = 0..self.rows.len().min(HEAD_ROWS);
        let widest = first.clone().map(width).max().unwrap_or_default();
        first.filter(move |index| width(*index) * 2 > widest)
    }

    /// The first wide row with a cell that heads ids or questions, else the first.
    pub(in crate::table) fn likely_head(&self, heads: impl Fn(&str) -> bool) -> Option<usize> {
        let wide: Vec<usize> = self.wide_rows().collect();
        self.heading_row_of(heads, |index| wide.contains(&index)).or(wide.first().copied())
    }

    /// Whether two rows or more have cells beside each other: notes have one, and a template explains itself.
    pub(crate) fn looks_like_a_table(&self) -> bool {
        if (0..self.rows.len()).any(|index| self.row(index).any(|(_, text, _)| text.starts_with(EXPLAINS_COLUMNS))) {
            return false;
        }
        let holds = |index: usize| self.row(index).filter(|(_, text, _)| !text.trim().is_empty()).count() > 1;
        (0..self.rows.len()).filter(|index| holds(*index)).count() > 1
    }
}
