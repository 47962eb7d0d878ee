//! Steps from one figure to another: totals as bars from nothing, changes as arrows from where the last one ended.

use assize_report::chart::Step;

use crate::colour::{INK, MAIN, PALE};
use crate::draw::Drawn;
use crate::rows::{Columns, MOST, Rows, Words};
use crate::scale::Domain;
use crate::sheet::{Sheet, Stroke};

/// How high a bar is.
const THICK: f64 = 18.0;

/// Gives back where the drawing ends.
pub(crate) fn waterfall(sheet: &mut Sheet, steps: &[Step]) -> (f64, Drawn) {
    let words: Vec<Words<'_>> = steps.iter().take(MOST + 1).map(words).collect();
    let values = steps.iter().take(MOST).flat_map(|step| [step.from, step.to]);
    let domain = Domain::of_shares(values.chain([0.0]), 10.0);
    let columns = Columns::new(sheet.size, domain, &words);
    let rows = Rows::new(sheet.size, &columns, 0.0, THICK, &words);
    let bottom = rows.grid(sheet, 0.0);
    let middles: Vec<f64> = rows.middles().collect();
    for (step, middle) in steps.iter().zip(&middles) {
        body(sheet, step, &rows, *middle);
    }
    // From the end of each to the beginning of the next.
    for (step, pair) in steps.iter().zip(middles.windows(2)) {
        if let [from, to] = pair {
            let x = rows.scale.at(step.to);
            let ends = ((x, from + THICK / 2.0 + 1.0), (x, to - THICK / 2.0 - 1.0));
            sheet.line(ends.0, ends.1, Stroke::new(INK, "1").dashed("2 2"));
        }
    }
    rows.words(sheet);
    (bottom, Drawn::at_most(MOST, steps.len()))
}

fn words(step: &Step) -> Words<'_> {
    Words { group: "", label: &step.label, value: step.text.clone(), base: "", stands_out: step.total }
}

fn body(sheet: &mut Sheet, step: &Step, rows: &Rows, middle: f64) {
    let (from, to) = (rows.scale.at(step.from), rows.scale.at(step.to));
    let (top, bottom) = (middle - THICK / 2.0, middle + THICK / 2.0);
    if step.total {
        sheet.rectangle(from.min(to), top, (to - from).abs(), THICK, MAIN, None);
        return;
    }
    // An arrow: its head points the way.
    let head = if to < from { 8.0_f64.min(from - to) } else { -(8.0_f64.min(to - from)) };
    let neck = to + head;
    let points = [(from, top), (neck, top), (to, middle), (neck, bottom), (from, bottom)];
    sheet.path(&points, Some(PALE), Some(Stroke::new(INK, "1")));
}
