//! Ratings of many bodies on one screen: a row a body, a column a standard, a rating by the first letters of its words.

use std::collections::BTreeMap;

use assize_report::{Block, Cell, Chart, Column, ColumnKind, Rated, Row, Table};

/// Where no rating is known.
const UNKNOWN: &str = "·";

/// What the chart shows, the map, and what its letters mean.
pub(super) fn blocks(chart: &Chart) -> Vec<Block> {
    let mut key: BTreeMap<usize, String> = BTreeMap::new();
    let short = |cell: &Cell| match cell {
        Cell::Rating(rated) => Rated { text: letters(rated), ..(**rated).clone() }.into(),
        other => other.clone(),
    };
    for rated in chart.table.rows.iter().flat_map(|row| &row.cells).filter_map(Cell::rated) {
        if let Some([step, _]) = rated.step {
            key.insert(step, format!("{} {}", letters(rated), rated.text.to_lowercase()));
        }
    }
    let columns = chart.table.columns.iter().map(|column| match column.kind {
        ColumnKind::Rating => Column::text(&column.id, &column.title),
        _ => column.clone(),
    });
    let row = |row: &Row| Row { cells: row.cells.iter().map(short).collect(), ..row.clone() };
    let map = Table {
        title: chart.measure.clone(),
        columns: columns.collect(),
        rows: chart.table.rows.iter().map(row).collect(),
        ..chart.table.clone()
    };
    let meanings: Vec<String> = key.into_values().rev().collect();
    let key = format!("{}, {UNKNOWN} not known. {}", meanings.join(", "), chart.reading);
    let source = (!chart.source.is_empty()).then(|| Block::paragraph(&chart.source));
    [Block::paragraph(&chart.finding), Block::Table(map), Block::paragraph(key)].into_iter().chain(source).collect()
}

/// "RI" for "Requires improvement"; of a range, nothing.
fn letters(rated: &Rated) -> String {
    match rated.step {
        None => UNKNOWN.to_owned(),
        Some(_) => {
            rated.text.split_whitespace().filter_map(|word| word.chars().next()).flat_map(char::to_uppercase).collect()
        }
    }
}
