//! Dots on the ranges that they lie in, one a row.

use assize_report::chart::Dot;

use crate::colour::{INK, MAIN, SOFT};
use crate::draw::{Drawn, shown};
use crate::key::key;
use crate::rows::{Columns, MOST, Rows, Words};
use crate::scale::PER_CENT;
use crate::sheet::{Mark, Sheet, Stroke};

/// How high a row's drawing is, and the thick line in it.
const THICK: f64 = 16.0;
const EXPECTED: f64 = 10.0;

/// Gives back where the drawing ends.
pub(crate) fn dots(sheet: &mut Sheet, dots: &[Dot], range: &str, expected: Option<&str>) -> (f64, Drawn) {
    let words: Vec<Words<'_>> = dots.iter().take(MOST + 1).map(words).collect();
    let columns = Columns::new(sheet.size, PER_CENT, &words);
    let thin = |sheet: &mut Sheet, x: f64, y: f64| thin(sheet, x - 13.0, x + 13.0, y);
    let thick = |sheet: &mut Sheet, x: f64, y: f64| thick(sheet, x - 13.0, x + 13.0, y);
    let top = key(sheet, 0.0, (!range.is_empty()).then(|| (thin, range.to_owned())));
    // The two stand close together.
    let top = if top > 0.0 && expected.is_some() { top - 6.0 } else { top };
    let top = key(sheet, top, expected.map(|expected| (thick, expected.to_owned())));
    let rows = Rows::new(sheet.size, &columns, top, THICK, &words);
    let bottom = rows.grid(sheet, 0.0);
    for (dot, middle) in dots.iter().zip(rows.middles()) {
        let at = |[low, high]: [f64; 2]| (rows.scale.at(low), rows.scale.at(high));
        if let Some((low, high)) = dot.expected.map(at) {
            self::thick(sheet, low, high, middle);
        }
        if let Some((low, high)) = dot.range.map(at) {
            self::thin(sheet, low, high, middle);
        }
        if let Some(value) = dot.value {
            sheet.mark(Mark::Circle, rows.scale.at(value), middle, MAIN);
        }
    }
    rows.words(sheet);
    (bottom, Drawn::at_most(MOST, dots.len()))
}

fn words(dot: &Dot) -> Words<'_> {
    Words { label: &dot.label, value: shown(&dot.figure), base: &dot.base, stands_out: false }
}

fn thin(sheet: &mut Sheet, from: f64, to: f64, middle: f64) {
    let stroke = Stroke::new(INK, "1.5");
    sheet.line((from, middle), (to, middle), stroke);
    sheet.line((from, middle - 5.0), (from, middle + 5.0), stroke);
    sheet.line((to, middle - 5.0), (to, middle + 5.0), stroke);
}

fn thick(sheet: &mut Sheet, from: f64, to: f64, middle: f64) {
    sheet.rectangle(from, middle - EXPECTED / 2.0, to - from, EXPECTED, SOFT, Some(Stroke::new(MAIN, "1")));
}
