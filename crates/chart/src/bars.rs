//! Bars from nothing, one a row, with intervals, marks for comparison, and the edges of bands.

use std::collections::BTreeSet;

use assize_report::chart::{Bar, Edge};

use crate::colour::{FOCUS, INK, MAIN, SOFT};
use crate::draw::{Drawn, shown};
use crate::flags::Flags;
use crate::key::key;
use crate::rows::{Columns, MOST, Rows, Words};
use crate::scale::PER_CENT;
use crate::sheet::{Mark, Sheet, Stroke};

/// How high a bar is.
const THICK: f64 = 18.0;
/// References with names of their own; more share shapes.
const REFERENCES: [Mark; 4] = [Mark::Diamond, Mark::Triangle, Mark::Cross, Mark::Square];

/// Gives back where the drawing ends.
pub(crate) fn bars(sheet: &mut Sheet, bars: &[Bar], edges: &[Edge]) -> (f64, Drawn) {
    let words: Vec<Words<'_>> = bars.iter().take(MOST + 1).map(words).collect();
    let columns = Columns::new(sheet.size, PER_CENT, &words);
    let references = references(bars);
    let samples = references.iter().zip(marks()).map(|(label, mark)| {
        (move |sheet: &mut Sheet, x: f64, y: f64| sheet.mark(mark, x, y, INK), (*label).to_owned())
    });
    let top = key(sheet, 0.0, samples);
    let labels = edges.iter().map(|edge| (columns.scale.at(edge.value), edge.label.as_str()));
    let flags = Flags::new(labels, sheet.size.width());
    let rows = Rows::new(sheet.size, &columns, top + flags.height(), THICK, &words);
    let bottom = rows.grid(sheet, 0.0);
    for (bar, middle) in bars.iter().zip(rows.middles()) {
        body(sheet, bar, &rows, middle);
    }
    flags.poles(sheet, rows.top, &rows.bands(), Stroke::new(INK, "1").dashed("5 3"));
    for (bar, middle) in bars.iter().zip(rows.middles()) {
        over(sheet, bar, &rows, middle, &references);
    }
    flags.labels(sheet, rows.top);
    rows.words(sheet);
    (bottom, Drawn::at_most(MOST, bars.len()))
}

fn words(bar: &Bar) -> Words<'_> {
    Words { label: &bar.label, value: shown(&bar.figure), base: &bar.base, stands_out: bar.stands_out }
}

/// The bar, or the range between limits where there is no value.
fn body(sheet: &mut Sheet, bar: &Bar, rows: &Rows, middle: f64) {
    let (scale, top) = (rows.scale, middle - THICK / 2.0);
    let fill = if bar.stands_out { FOCUS } else { MAIN };
    match (bar.value, bar.limits) {
        (Some(value), _) => {
            let from = scale.at(0.0);
            sheet.rectangle(from, top, scale.at(value) - from, THICK, fill, None);
        }
        (None, Some([low, high])) => {
            let (low, high) = (scale.at(low), scale.at(high));
            let edge = Stroke::new(if bar.stands_out { FOCUS } else { MAIN }, "1.5").dashed("4 2");
            sheet.rectangle(low, top + 1.0, high - low, THICK - 2.0, SOFT, Some(edge));
        }
        (None, None) => {}
    }
}

/// What lies over the bar.
fn over(sheet: &mut Sheet, bar: &Bar, rows: &Rows, middle: f64, references: &[&str]) {
    if let Some([low, high]) = bar.interval {
        sheet.whisker(rows.scale.at(low), rows.scale.at(high), middle, 5.0);
    }
    if let Some(reference) = &bar.reference {
        let place = references.iter().position(|label| *label == reference.label);
        let mark = marks().nth(place.unwrap_or(REFERENCES.len() - 1)).unwrap_or(Mark::Diamond);
        // On the lower edge, so that it hides no interval.
        sheet.mark(mark, rows.scale.at(reference.value), middle + THICK / 2.0, INK);
    }
}

/// What marks are of, each once, in order.
fn references(bars: &[Bar]) -> Vec<&str> {
    let labels = bars.iter().take(MOST).filter_map(|bar| bar.reference.as_ref()).map(|one| one.label.as_str());
    let mut known = BTreeSet::new();
    labels.filter(|label| known.insert(*label)).collect()
}

fn marks() -> impl Iterator<Item = Mark> {
    REFERENCES.into_iter().cycle()
}
