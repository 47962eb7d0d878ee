//! A cell as one line of text.

use assize_report::Cell;

use super::bar::Bar;
use super::paint::{Style, paint};
use crate::visible;
use crate::words::words;

/// The cell in words, with its bar before them where bars have a length. `edges` are all that the bars of its column have.
pub(crate) fn show(cell: &Cell, edges: &[f64], length: usize) -> String {
    match cell {
        Cell::Bar { point, low, high, edges: own, text } if length > 0 => {
            let bar = Bar { point: *point, low: *low, high: *high, edges: own };
            format!("{} {}", bar.draw(length, edges), visible(text))
        }
        Cell::Rating { step: Some(step), text, .. } => paint(Style::of_step(*step), &visible(text)),
        _ => words(cell).into_owned(),
    }
}

/// The edges of all bars among these cells, rising, each once.
pub(crate) fn edges<'a>(cells: impl Iterator<Item = &'a Cell>) -> Vec<f64> {
    let mut edges: Vec<f64> = cells
        .filter_map(|cell| match cell {
            Cell::Bar { edges, .. } => Some(edges),
            _ => None,
        })
        .flatten()
        .copied()
        .collect();
    edges.sort_by(f64::total_cmp);
    edges.dedup();
    edges
}
