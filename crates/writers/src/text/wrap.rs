//! Text in columns. comfy-table wraps it; words of thousands of letters are broken before it sees them.

use std::borrow::Cow;

use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, Table, TableStyle, Width};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Space between columns.
pub(crate) const GAP: usize = 2;

/// How many columns of the terminal a text takes.
pub(crate) fn width(text: &str) -> usize {
    text.width()
}

/// The longest word's width.
pub(crate) fn longest_word(text: &str) -> usize {
    text.split(' ').map(width).max().unwrap_or_default()
}

/// The text in lines of at most `width` columns; at least one line.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let lines = columns(&[vec![text.to_owned()]], &[width]);
    if lines.is_empty() { vec![String::new()] } else { lines }
}

/// The text in lines that begin with `first`, then with `rest` (which must be as wide).
pub(crate) fn hang(first: &str, rest: &str, text: &str, line: usize) -> Vec<String> {
    let lines = wrap(text, line.saturating_sub(width(first)).max(1));
    lines.iter().enumerate().map(|(index, line)| format!("{}{line}", if index == 0 { first } else { rest })).collect()
}

/// Rows of cells in columns of these widths, each cell wrapped.
pub(crate) fn columns(rows: &[Vec<String>], widths: &[usize]) -> Vec<String> {
    let mut table = Table::new();
    table.add_rows(rows.iter().map(|row| row.iter().zip(widths).map(|(cell, width)| broken(cell, *width))));
    fix(&mut table, widths, &vec![CellAlignment::Left; widths.len()], TableStyle::new())
}

/// Longer words than this are broken here. Of those comfy-table looks at all that is left for each line.
const LONGEST_WORD: usize = 2_000;

/// The text with words of thousands of letters in lines of this many columns.
pub(crate) fn broken(text: &str, width: usize) -> Cow<'_, str> {
    let is_long = |word: &str| word.len() > LONGEST_WORD;
    if !text.split(' ').any(is_long) {
        return Cow::Borrowed(text);
    }
    let mut lines = String::with_capacity(text.len() + text.len() / width.max(1));
    for (index, word) in text.split(' ').enumerate() {
        lines.push_str(if index == 0 { "" } else { " " });
        let mut taken = 0;
        for letter in word.chars() {
            let wide = letter.width().unwrap_or_default();
            if is_long(word) && wide > 0 && taken + wide > width.max(1) {
                lines.push('\n');
                taken = 0;
            }
            taken += wide;
            lines.push(letter);
        }
    }
    Cow::Owned(lines)
}

/// The table's lines, in columns of these widths.
pub(crate) fn fix(table: &mut Table, widths: &[usize], align: &[CellAlignment], style: TableStyle) -> Vec<String> {
    table.load_style(style).set_content_arrangement(ContentArrangement::Disabled);
    let last = widths.len().saturating_sub(1);
    for ((index, column), (width, align)) in table.column_iter_mut().enumerate().zip(widths.iter().zip(align)) {
        let gap = if index == last { 0 } else { GAP };
        let width = u16::try_from((*width).max(1) + gap).unwrap_or(u16::MAX);
        column.set_padding((0, gap as u16));
        column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
        column.set_cell_alignment(*align);
    }
    table.lines().map(|line| line.trim_end().to_owned()).collect()
}
