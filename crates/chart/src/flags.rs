//! Labels on lines that go down through a drawing: edges of bands, breaks. Each stands over the foot of its own pole and flies to the
//! right, broken into lines where there is little room, and as high as it must to be clear of its neighbours.

use crate::measure::{width, wrap};
use crate::sheet::{LINE, Look, Sheet, Stroke, TEXT};

/// No drawing has more; the table beneath it has them all.
const MOST: usize = 12;
/// Between a label and the next on the same height.
const APART: f64 = 10.0;
/// A label is never broken for less room than this, nor into more lines.
const ROOM: f64 = 80.0;
const LINES: usize = 3;

struct Flag {
    pole: f64,
    start: f64,
    level: usize,
    lines: Vec<String>,
    /// The foot of its last line, from the top of the drawing under it.
    foot: f64,
}

/// Labels with their places.
pub(crate) struct Flags {
    flags: Vec<Flag>,
    height: f64,
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
            let lines = wrap(text, TEXT, false, (edge - pole).max(ROOM), LINES);
            let wide = lines.iter().map(|line| width(line, TEXT, false)).fold(0.0, f64::max);
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
            flags.push(Flag { pole, start, level, lines, foot: 0.0 });
        }
        let mut height = 0.0;
        for level in 0..taken.len() {
            let own = flags.iter_mut().filter(|flag| flag.level == level);
            let tall = own.map(|flag| {
                flag.foot = -5.0 - height;
                flag.lines.iter().map(|_| LINE).sum::<f64>()
            });
            height += tall.fold(0.0, f64::max);
        }
        Self { flags, height: if height > 0.0 { height + 3.0 } else { 0.0 } }
    }

    /// How much room the labels take.
    pub(crate) const fn height(&self) -> f64 {
        self.height
    }

    /// The poles: from their labels to `top`, and on through the bands.
    pub(crate) fn poles(&self, sheet: &mut Sheet, top: f64, bands: &[(f64, f64)], stroke: Stroke) {
        let joined = bands.first().filter(|(from, _)| *from <= top);
        for flag in &self.flags {
            let down = joined.map_or(top, |(_, to)| *to);
            sheet.line((flag.pole, top + flag.foot + 4.0), (flag.pole, down), stroke);
            for (from, to) in bands.iter().skip(usize::from(joined.is_some())) {
                sheet.line((flag.pole, *from), (flag.pole, *to), stroke);
            }
        }
    }

    /// The labels; `top` is where the drawing under them begins.
    pub(crate) fn labels(&self, sheet: &mut Sheet, top: f64) {
        for flag in &self.flags {
            let above = flag.lines.iter().skip(1).map(|_| LINE).sum::<f64>();
            sheet.lines(flag.start, top + flag.foot - above, Look::PLAIN.over_lines(), &flag.lines);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Flags;

    #[test]
    fn labels_are_clear_of_each_other_and_of_poles() {
        let labels =
            [(140.0, "requires improvement from 50%"), (180.0, "good from 65%"), (221.0, "outstanding from 80%")];
        let flags = Flags::new(labels, 310.0);
        let places: Vec<(f64, usize, Vec<&str>)> = flags
            .flags
            .iter()
            .map(|flag| (flag.pole, flag.level, flag.lines.iter().map(String::as_str).collect()))
            .collect();
        assert_eq!(
            places,
            [
                (221.0, 0, vec!["outstanding", "from 80%"]),
                (180.0, 1, vec!["good from 65%"]),
                (140.0, 2, vec!["requires improvement from", "50%"]),
            ]
        );
        assert_eq!(Flags::new([], 310.0).height(), 0.0);
    }
}
