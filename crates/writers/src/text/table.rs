//! Tables that always fit the width: first bars grow shorter and titles wrap, then everything wraps, then each row becomes a list.

use assize_report::{Cell, Column, ColumnKind, Row, RowKind, Table};
use comfy_table::{CellAlignment, LineStyle, TableStyle};

use super::cell::{edges, show};
use super::paint::{ROW, Style, paint};
use super::wrap::{GAP, broken, columns, fix, hang, longest_word, width as width_of, wrap};
use super::{READABLE, bar};
use crate::visible;

/// The first column, of titles, is not made narrower than this while there is another way.
const TITLES: usize = 24;
/// Nor are the columns of remarks made narrower than this.
const REMARKS: usize = 14;
/// Headings up to this long stay in one line.
const SHORT_HEADING: usize = 8;
/// Longer words than this may be broken where nothing else helps.
const LONG_WORD: usize = 16;

/// The table with its title above and its notes below. A title that says no more than the heading above it is left out.
pub(crate) fn lines(table: &Table, heading: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    if !table.title.is_empty() && table.title != heading {
        lines.extend(wrap(&paint(Style::Strong, &visible(&table.title)), width));
    }
    lines.extend(match arrange(table, width) {
        Some((cells, widths)) => draw(table, &cells, &widths, width),
        None => stack(table, width),
    });
    for note in &table.notes {
        lines.extend(hang("  ", "  ", &paint(Style::Faint, &visible(note)), width.min(READABLE)));
    }
    lines
}

/// The cells as text, and a width for each column.
type Arranged = (Vec<Vec<String>>, Vec<usize>);

/// The longest bars and widest columns that fit; `None` where no readable columns do.
fn arrange(table: &Table, width: usize) -> Option<Arranged> {
    let edges: Vec<_> =
        (0..table.columns.len()).map(|column| edges(table.rows.iter().map(|row| &row.cells[column]))).collect();
    let lengths = bar::LENGTHS.into_iter().filter(|length| *length < 30 || width >= 120);
    let at_length = |length: usize| {
        let cells = table.rows.iter().map(|row| {
            let of_column = table.columns.iter().zip(&edges);
            let shown = row.cells.iter().zip(of_column).map(|(cell, (column, edges))| {
                let drawn = column.kind == ColumnKind::Bar || !matches!(cell, Cell::Share(_));
                show(cell, edges, if drawn { length } else { 0 })
            });
            shown.collect::<Vec<_>>()
        });
        cells.collect::<Vec<_>>()
    };
    for length in lengths {
        let cells = at_length(length);
        let room: Vec<_> = (0..table.columns.len()).map(|column| Room::comfortable(table, &cells, column)).collect();
        if let Some(widths) = fit(&room, width) {
            return Some((cells, widths));
        }
    }
    let cells = at_length(0);
    // Headings break last of all.
    let widths = [usize::MAX, LONG_WORD].into_iter().find_map(|longest| {
        let columns = 0..table.columns.len();
        let room: Vec<_> = columns.map(|column| Room::tight(table, &cells, column, longest)).collect();
        fit(&room, width)
    });
    widths.map(|widths| (cells, widths))
}

/// How wide a column would be, and how narrow it may be.
struct Room {
    /// With its heading in one line.
    heading: usize,
    /// With every cell in one line.
    body: usize,
    /// What it must have.
    least: usize,
}

impl Room {
    /// Figures, bars and ratings stay in one line, titles wrap, headings wrap.
    fn comfortable(table: &Table, cells: &[Vec<String>], column: usize) -> Room {
        let heading = visible(&table.columns[column].title);
        let body = own_cells(table, cells, column).map(|(_, shown)| width_of(shown)).max().unwrap_or_default();
        let is_text = !table.columns[column].is_numeric();
        let comfortable = if column == 0 { TITLES } else { REMARKS };
        let least = own_cells(table, cells, column).map(|(cell, shown)| match cell {
            Cell::Text { .. } if is_text => longest_word(shown).max(comfortable).min(body),
            Cell::Rating(rated) if rated.step.is_none() => longest_word(shown),
            _ => width_of(shown),
        });
        let word = unbroken(&heading);
        Room { heading: width_of(&heading), body: body.max(word), least: least.max().unwrap_or_default().max(word) }
    }

    /// Everything wraps, and long words break, those of headings if they are longer than this.
    fn tight(table: &Table, cells: &[Vec<String>], column: usize, longest: usize) -> Room {
        let words = own_cells(table, cells, column).map(|(_, shown)| longest_word(shown)).max().unwrap_or_default();
        let heading = unbroken(&visible(&table.columns[column].title));
        Room { least: words.min(LONG_WORD).max(heading.min(longest)), ..Self::comfortable(table, cells, column) }
    }
}

/// What of a heading must stay in one line.
fn unbroken(heading: &str) -> usize {
    if width_of(heading) <= SHORT_HEADING { width_of(heading) } else { longest_word(heading) }
}

/// The cells that need the column, with what they show; the headings of groups run over the whole line.
fn own_cells<'a>(
    table: &'a Table,
    cells: &'a [Vec<String>],
    column: usize,
) -> impl Iterator<Item = (&'a Cell, &'a str)> {
    let rows = table.rows.iter().zip(cells).filter(|(row, _)| !runs_over(row));
    rows.map(move |(row, cells)| (&row.cells[column], cells[column].as_str()))
}

/// Whether a row is a heading of a group with nothing beside it.
fn runs_over(row: &Row) -> bool {
    row.kind == RowKind::Group && row.cells.iter().skip(1).all(|cell| cell.words().is_empty())
}

/// Everything in one line; or headings wrap; or the widest column gives way until all fit or none may.
fn fit(room: &[Room], width: usize) -> Option<Vec<usize>> {
    let available = width.checked_sub(GAP * room.len().saturating_sub(1))?;
    let one_line: Vec<_> = room.iter().map(|room| room.body.max(room.heading).max(1)).collect();
    if one_line.iter().sum::<usize>() <= available {
        return Some(one_line);
    }
    let mut widths: Vec<_> = room.iter().map(|room| room.body.max(1)).collect();
    while widths.iter().sum::<usize>() > available {
        let may_give = (0..widths.len()).filter(|column| widths[*column] > room[*column].least.max(1));
        let widest = may_give.max_by_key(|column| widths[*column])?;
        widths[widest] -= 1;
    }
    Some(widths)
}

/// Columns under their headings.
fn draw(table: &Table, cells: &[Vec<String>], widths: &[usize], width: usize) -> Vec<String> {
    let mut drawn = comfy_table::Table::new();
    drawn.set_header(table.columns.iter().map(|column| paint(Style::Strong, &visible(&column.title))));
    for (row, cells) in table.rows.iter().zip(cells) {
        let text = |(index, cell): (usize, &String)| {
            let shown = match row.kind {
                _ if runs_over(row) => String::new(),
                RowKind::Body => cell.clone(),
                RowKind::Group | RowKind::Total => paint(Style::Strong, cell),
            };
            let shown = broken(&shown, widths[index]);
            if index == 0 { format!("{ROW}{shown}") } else { shown.into_owned() }
        };
        drawn.add_row(cells.iter().enumerate().map(text));
    }
    let align = |column: &Column| if column.is_numeric() { CellAlignment::Right } else { CellAlignment::Left };
    let align: Vec<_> = table.columns.iter().map(align).collect();
    let style = TableStyle::new().header_separator(LineStyle::none().fill('─'));
    let lines = fix(&mut drawn, widths, &align, style);
    let length = widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1);
    with_groups_and_totals(table, lines, length, width)
}

/// Puts the headings of groups over the whole line, and a line between totals and what is not a total.
fn with_groups_and_totals(table: &Table, lines: Vec<String>, length: usize, width: usize) -> Vec<String> {
    let mut rows = table.rows.iter();
    let mut finished = Vec::new();
    let mut before: Option<&Row> = None;
    for line in lines {
        let row = if line.contains(ROW) { rows.next() } else { None };
        let Some(row) = row else {
            finished.push(line);
            continue;
        };
        let is_total = |row: &Row| row.kind == RowKind::Total;
        if before.is_some_and(|before| is_total(before) != is_total(row)) {
            finished.push("─".repeat(length));
        } else if runs_over(row) && before.is_some_and(|before| !runs_over(before)) {
            finished.push(String::new());
        }
        match runs_over(row) {
            true => {
                let heading = visible(row.cells.first().map_or("", Cell::words));
                finished.extend(wrap(&paint(Style::Strong, &heading), width));
            }
            false => finished.push(line),
        }
        before = Some(row);
    }
    finished
}

/// Each row as a list of headings and values.
fn stack(table: &Table, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let names: Vec<_> = table.columns.iter().map(|column| visible(&column.title).into_owned()).collect();
    let widest = names.iter().map(|name| width_of(name)).max().unwrap_or_default().min(width * 2 / 5);
    for row in &table.rows {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        if runs_over(row) {
            let heading = visible(row.cells.first().map_or("", Cell::words));
            lines.extend(wrap(&paint(Style::Strong, &heading), width));
            continue;
        }
        let said = row.cells.iter().zip(&names).filter(|(cell, _)| !cell.words().is_empty());
        let pairs: Vec<_> = said.map(|(cell, name)| vec![name.clone(), show(cell, &[], 0)]).collect();
        lines.extend(columns(&pairs, &[widest, width - widest - GAP]));
    }
    lines
}
