//! A cell as one line of text.

use assize_report::Cell;

use super::bar::Bar;
use super::paint::{Style, paint};
use crate::visible;
use crate::words::words;

/// The cell in words, with its bar before them where bars have a length. `edges` are all that the bars of its column have.
pub(crate) fn show(cell: &Cell, edges: &[f64], length: usize) -> String {
    match cell {
        Cell::Share(share) if length > 0 => match (&share.low, &share.high) {
            (Some(low), Some(high)) => {
                let bar = Bar { point: share.value, low: low.value, high: high.value, edges: &share.edges };
                format!("{} {}", bar.draw(length, edges), words(cell))
            }
            _ => words(cell).into_owned(),
        },
        Cell::Rating(rated) => match rated.step {
            Some(step) => paint(Style::of_step(step), &visible(&rated.text)),
            None => words(cell).into_owned(),
        },
        _ => words(cell).into_owned(),
    }
}

/// The edges of all bars among these cells, rising, each once.
pub(crate) fn edges<'a>(cells: impl Iterator<Item = &'a Cell>) -> Vec<f64> {
    let mut edges: Vec<f64> = cells
        .filter_map(|cell| match cell {
            Cell::Share(share) => Some(&share.edges),
            _ => None,
        })
        .flatten()
        .copied()
        .collect();
    edges.sort_by(f64::total_cmp);
    edges.dedup();
    edges
}
