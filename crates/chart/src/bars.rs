//! Bars from nothing, one a row, with intervals, marks for comparison, and the edges of bands.

use assize_report::chart::Bars;
use assize_report::{Cell, RowKind, Table};

use crate::colour::{INK, MAIN, PALE, QUIET, RATING_EDGE, RATINGS, shade};
use crate::draw::Drawn;
use crate::flags::Flags;
use crate::rows::{Columns, MOST, Rows, Words};
use crate::scale::PER_CENT;
use crate::sheet::{Mark, Sheet, Stroke};
use crate::value::{cell, ends, interval, label, point, rows, shown, words};

/// How high a bar is.
const THICK: f64 = 18.0;
/// How high a range is.
const RANGE: f64 = 6.0;

/// A row of the table.
struct Bar<'t> {
    group: &'t str,
    label: &'t str,
    share: &'t Cell,
    base: &'t str,
    reference: Option<f64>,
    stands_out: bool,
    /// The colour of its rating.
    fill: Option<&'static str>,
}

/// Gives back where the drawing ends.
pub(crate) fn bars(sheet: &mut Sheet, form: &Bars, table: &Table) -> (f64, Drawn) {
    let groups = table.rows.iter().scan("", |group, row| {
        let of = std::mem::take(group);
        *group = if row.kind == RowKind::Group { label(row) } else { "" };
        Some((of, row))
    });
    let bars: Vec<Bar<'_>> = groups
        .filter(|(_, row)| row.kind != RowKind::Group)
        .take(MOST + 1)
        .map(|(group, row)| Bar {
            group,
            label: label(row),
            share: cell(table, row, Some(&form.share)),
            base: words(table, row, form.base.as_deref()),
            reference: point(cell(table, row, form.reference.as_ref().map(|one| one.column.as_str()))),
            stands_out: !words(table, row, form.stands_out.as_deref()).is_empty(),
            fill: rated(cell(table, row, form.rating.as_deref())),
        })
        .collect();
    let written: Vec<Words<'_>> = bars.iter().map(written).collect();
    let columns = Columns::new(sheet.size, PER_CENT, &written);
    let samples = form
        .reference
        .iter()
        .filter(|_| bars.iter().any(|bar| bar.reference.is_some()))
        .map(|one| (|sheet: &mut Sheet, x: f64, y: f64| sheet.mark(Mark::Diamond, x, y, INK), one.label.clone()));
    let top = sheet.key(0.0, samples);
    let labels = form.edges.iter().map(|edge| (columns.scale.at(edge.value), edge.label.as_str()));
    let flags = Flags::new(labels, sheet.size.width());
    let rows_drawn = Rows::new(sheet.size, &columns, top + flags.height(), THICK, &written);
    let bottom = rows_drawn.grid(sheet, 0.0);
    for (bar, middle) in bars.iter().zip(rows_drawn.middles()) {
        body(sheet, bar, &rows_drawn, middle);
    }
    flags.poles(sheet, rows_drawn.top, &rows_drawn.bands(), Stroke::new(INK, "1").dashed("5 3"));
    for (bar, middle) in bars.iter().zip(rows_drawn.middles()) {
        if let Some([low, high]) = interval(bar.share) {
            sheet.whisker(rows_drawn.scale.at(low), rows_drawn.scale.at(high), middle, 5.0);
        }
        if let Some(reference) = bar.reference {
            // On the lower edge, so that it hides no interval.
            sheet.mark(Mark::Diamond, rows_drawn.scale.at(reference), middle + THICK / 2.0, INK);
        }
    }
    flags.labels(sheet, rows_drawn.top);
    rows_drawn.words(sheet);
    (bottom, Drawn::at_most(MOST, rows(table).count()))
}

fn written<'t>(bar: &Bar<'t>) -> Words<'t> {
    Words { group: bar.group, label: bar.label, value: shown(bar.share), base: bar.base, stands_out: bar.stands_out }
}

fn rated(rating: &Cell) -> Option<&'static str> {
    Some(RATINGS.get(shade(rating.rated()?.step)?)?.0)
}

/// The bar, or, thin and pale, the range between limits where there is no value.
fn body(sheet: &mut Sheet, bar: &Bar<'_>, rows: &Rows, middle: f64) {
    let (scale, top) = (rows.scale, middle - THICK / 2.0);
    match (point(bar.share), ends(bar.share)) {
        (Some(value), _) => {
            let from = scale.at(0.0);
            let edge = bar.fill.map(|_| Stroke::new(RATING_EDGE, "1"));
            sheet.rectangle(from, top, scale.at(value) - from, THICK, bar.fill.unwrap_or(MAIN), edge);
        }
        (None, Some([low, high])) => {
            let (low, high) = (scale.at(low), scale.at(high));
            let edge = Stroke::new(QUIET, "1").dashed("3 2");
            sheet.rectangle(low, middle - RANGE / 2.0, high - low, RANGE, PALE, Some(edge));
        }
        (None, None) => {}
    }
}
