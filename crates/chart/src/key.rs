//! What marks mean, above a drawing: only what no label beside it can say.

use crate::measure::wrap;
use crate::sheet::{LINE, Look, Sheet, TEXT};

/// Room for the sample before the words.
const SAMPLE: f64 = 34.0;

/// A sample and what it means, one a line; the sample's place is its middle. Gives back where the next thing may begin.
pub(crate) fn key(
    sheet: &mut Sheet,
    top: f64,
    entries: impl IntoIterator<Item = (impl FnOnce(&mut Sheet, f64, f64), String)>,
) -> f64 {
    let mut bottom = top;
    for (sample, words) in entries {
        let lines = wrap(&words, TEXT, false, sheet.size.width() - SAMPLE, 3);
        sample(sheet, SAMPLE / 2.0 - 3.0, bottom + LINE / 2.0);
        sheet.lines(SAMPLE, bottom + 13.0, Look::PLAIN, &lines);
        bottom += lines.iter().map(|_| LINE).sum::<f64>() + 4.0;
    }
    if bottom > top { bottom + 6.0 } else { top }
}
