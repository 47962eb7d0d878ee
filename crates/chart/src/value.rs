//! What the table of a chart has to draw and to write.

use assize_report::{Cell, Row, RowKind, Table};

use crate::draw::written;

const NOTHING: &Cell = &Cell::Other;

/// Its rows, without the headings of groups.
pub(crate) fn rows(table: &Table) -> impl Iterator<Item = &Row> {
    table.rows.iter().filter(|row| row.kind != RowKind::Group)
}

/// What a row is of.
pub(crate) fn label(row: &Row) -> &str {
    row.cells.first().map_or("", Cell::words)
}

/// The cell in this column; a column that is not there holds nothing.
pub(crate) fn cell<'t>(table: &Table, row: &'t Row, column: Option<&str>) -> &'t Cell {
    column.and_then(|column| table.cell(row, column)).unwrap_or(NOTHING)
}

pub(crate) fn words<'t>(table: &Table, row: &'t Row, column: Option<&str>) -> &'t str {
    cell(table, row, column).words()
}

pub(crate) fn headings<'t>(table: &'t Table, columns: &'t [String]) -> Vec<&'t str> {
    let heading = |id: &String| table.columns.iter().find(|column| column.id == *id).map_or("", |column| &column.title);
    columns.iter().map(heading).collect()
}

/// The one value, and of a share known within narrow limits the place between them.
pub(crate) fn point(cell: &Cell) -> Option<f64> {
    match cell {
        Cell::Share(share) => share.drawn_at(),
        Cell::Number(number) => number.value,
        Cell::Text { .. }
        | Cell::Count { .. }
        | Cell::Rating(_)
        | Cell::Points(_)
        | Cell::Refs(_)
        | Cell::Empty { .. }
        | Cell::Other => None,
    }
}

/// The limits of a share, the ends of a range.
pub(crate) fn ends(cell: &Cell) -> Option<[f64; 2]> {
    match cell {
        Cell::Share(share) => Some([share.low.as_ref()?.value, share.high.as_ref()?.value]),
        Cell::Number(number) => Some([number.low?, number.high?]),
        Cell::Text { .. }
        | Cell::Count { .. }
        | Cell::Rating(_)
        | Cell::Points(_)
        | Cell::Refs(_)
        | Cell::Empty { .. }
        | Cell::Other => None,
    }
}

/// Where the share of all units lies.
pub(crate) fn interval(cell: &Cell) -> Option<[f64; 2]> {
    cell.share()?.interval.as_ref().map(|interval| [interval.low, interval.high])
}

/// What is written of it, with its marks.
pub(crate) fn shown(cell: &Cell) -> String {
    let marks = cell.share().map_or(&[][..], |share| &share.marks);
    written(cell.words(), marks)
}
