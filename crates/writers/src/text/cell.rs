//! A cell as one line of text.

use assize_report::{Cell, Table};

use super::bar::Bar;
use super::paint::{Style, paint};
use crate::flat::words;
use crate::visible;

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

/// Limits further apart than this, in per cent, say nothing.
const TOO_WIDE: f64 = 60.0;

/// The same table without shares that only have wide limits, and with a note on how many there were.
#[expect(clippy::float_arithmetic, reason = "how far apart two limits are, to choose what a screen shows")]
pub(crate) fn without_wide(mut table: Table) -> Table {
    let is_wide = |cell: &Cell| {
        let Cell::Share(share) = cell else { return false };
        let width = share.low.as_ref().zip(share.high.as_ref()).map(|(low, high)| high.value - low.value);
        share.value.is_none() && width.is_some_and(|width| width > TOO_WIDE)
    };
    let mut found = 0;
    for row in &mut table.rows {
        for cell in row.cells.iter_mut().filter(|cell| is_wide(cell)) {
            *cell = Cell::empty("known within limits too wide to say anything");
            found += 1;
        }
    }
    match found {
        0 => {}
        1 => table
            .notes
            .push(format!("Left out: 1 share known only within limits over {TOO_WIDE} points apart (`--all`).")),
        many => table
            .notes
            .push(format!("Left out: {many} shares known only within limits over {TOO_WIDE} points apart (`--all`).")),
    }
    table
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
