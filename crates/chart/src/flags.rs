//! Labels on lines that go down through a drawing: edges of bands, breaks. Each stands over the foot of its own pole and flies to the
//! right, as high as it must to be clear of its neighbours.

use crate::measure::{cut, width};
use crate::sheet::{LINE, Look, Sheet, Stroke, TEXT};

/// No drawing has more; the table beneath it has them all.
const MOST: usize = 12;
/// Between a label and the next on the same height.
const APART: f64 = 10.0;

struct Flag {
    pole: f64,
    start: f64,
    level: usize,
    text: String,
}

/// Labels with their places.
pub(crate) struct Flags {
    flags: Vec<Flag>,
}

impl Flags {
    /// `edge` is how far right a label may reach.
    pub(crate) fn new<'t>(labels: impl IntoIterator<Item = (f64, &'t str)>, edge: f64) -> Self {
        let mut labels: Vec<(f64, &str)> = labels.into_iter().take(MOST).collect();
        labels.sort_by(|a, b| b.0.total_cmp(&a.0));
        // Where each level is taken from, the lowest first: labels are placed from right to left.
        let mut taken: Vec<f64> = Vec::new();
        let mut flags = Vec::new();
        for (pole, text) in labels {
            let text = cut(text, TEXT, false, edge * 0.6);
            let wide = width(&text, TEXT, false);
            let start = (pole - 1.0).min(edge - wide).max(0.0);
            let level = taken.iter().position(|from| start + wide + APART <= *from).unwrap_or(taken.len());
            // A pole must not run through a label below.
            for from in taken.iter_mut().take(level) {
                *from = from.min(start);
            }
            match taken.get_mut(level) {
                Some(from) => *from = start,
                None => taken.push(start),
            }
            flags.push(Flag { pole, start, level, text });
        }
        Self { flags }
    }

    /// How much room the labels take.
    pub(crate) fn height(&self) -> f64 {
        self.flags.iter().map(|flag| (1..=flag.level + 1).map(|_| LINE).sum::<f64>() + 3.0).fold(0.0, f64::max)
    }

    /// The poles: from their labels to `top`, and on through the bands.
    pub(crate) fn poles(&self, sheet: &mut Sheet, top: f64, bands: &[(f64, f64)], stroke: Stroke) {
        for flag in &self.flags {
            let first = bands.first().map_or(top, |(from, _)| *from);
            let down = bands.iter().map(|(_, to)| *to).next().unwrap_or(top);
            sheet.line((flag.pole, foot(flag, top) + 4.0), (flag.pole, if first <= top { down } else { top }), stroke);
            for (from, to) in bands.iter().skip(usize::from(first <= top)) {
                sheet.line((flag.pole, *from), (flag.pole, *to), stroke);
            }
        }
    }

    /// The labels; `top` is where the drawing under them begins.
    pub(crate) fn labels(&self, sheet: &mut Sheet, top: f64) {
        for flag in &self.flags {
            sheet.text(flag.start, foot(flag, top), Look::PLAIN.over_lines(), &flag.text);
        }
    }
}

fn foot(flag: &Flag, top: f64) -> f64 {
    top - 5.0 - (0..flag.level).map(|_| LINE).sum::<f64>()
}
