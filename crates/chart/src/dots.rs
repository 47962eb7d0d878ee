//! Dots on the ranges that they lie in, one a row.

use assize_report::Table;
use assize_report::chart::Dots;

use crate::colour::{INK, MAIN, PALE, QUIET};
use crate::draw::Drawn;
use crate::rows::{Columns, MOST, Rows, Words};
use crate::scale::PER_CENT;
use crate::sheet::{Mark, Sheet, Stroke};
use crate::value::{cell, ends, label, point, rows, shown, words};

/// How high a row's drawing is, and the thick line in it.
const THICK: f64 = 16.0;
const EXPECTED: f64 = 10.0;

/// Gives back where the drawing ends.
pub(crate) fn dots(sheet: &mut Sheet, form: &Dots, table: &Table) -> (f64, Drawn) {
    let written = rows(table).take(MOST + 1).map(|row| Words {
        group: "",
        label: label(row),
        value: shown(cell(table, row, Some(&form.share))),
        base: words(table, row, form.base.as_deref()),
        stands_out: false,
    });
    let written: Vec<Words<'_>> = written.collect();
    let columns = Columns::new(sheet.size, PER_CENT, &written);
    let thin = |sheet: &mut Sheet, x: f64, y: f64| thin(sheet, x - 13.0, x + 13.0, y);
    let thick = |sheet: &mut Sheet, x: f64, y: f64| thick(sheet, x - 13.0, x + 13.0, y);
    let range = Some(&form.range.label).filter(|label| !label.is_empty());
    let top = sheet.key(0.0, range.map(|label| (thin, label.clone())));
    // The two stand close together.
    let top = if top > 0.0 && form.expected.is_some() { top - 6.0 } else { top };
    let top = sheet.key(top, form.expected.as_ref().map(|expected| (thick, expected.label.clone())));
    let drawn = Rows::new(sheet.size, &columns, top, THICK, &written);
    let bottom = drawn.grid(sheet, 0.0);
    let expected = form.expected.as_ref().map(|expected| expected.column.as_str());
    for (row, middle) in rows(table).zip(drawn.middles()) {
        let at = |[low, high]: [f64; 2]| (drawn.scale.at(low), drawn.scale.at(high));
        if let Some((low, high)) = ends(cell(table, row, expected)).map(at) {
            self::thick(sheet, low, high, middle);
        }
        if let Some((low, high)) = ends(cell(table, row, Some(&form.range.column))).map(at) {
            self::thin(sheet, low, high, middle);
        }
        if let Some(value) = point(cell(table, row, Some(&form.share))) {
            sheet.mark(Mark::Circle, drawn.scale.at(value), middle, MAIN);
        }
    }
    drawn.words(sheet);
    (bottom, Drawn::at_most(MOST, rows(table).count()))
}

fn thin(sheet: &mut Sheet, from: f64, to: f64, middle: f64) {
    let stroke = Stroke::new(INK, "1.5");
    sheet.line((from, middle), (to, middle), stroke);
    sheet.line((from, middle - 5.0), (from, middle + 5.0), stroke);
    sheet.line((to, middle - 5.0), (to, middle + 5.0), stroke);
}

fn thick(sheet: &mut Sheet, from: f64, to: f64, middle: f64) {
    sheet.rectangle(from, middle - EXPECTED / 2.0, to - from, EXPECTED, PALE, Some(Stroke::new(QUIET, "1")));
}
