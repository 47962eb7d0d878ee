//! A share as a bar. Positions are for the eye only, so they are floats.
#![expect(clippy::float_arithmetic, reason = "where a bar ends is drawing, not a figure")]

use super::paint::{Style, paint};

/// How long bars may be, the best first; 0 leaves the words alone.
pub(crate) const LENGTHS: [usize; 6] = [30, 20, 14, 10, 8, 0];

const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/// What a bar shows, in per cent.
pub(crate) struct Bar<'a> {
    pub(crate) point: Option<f64>,
    pub(crate) low: f64,
    pub(crate) high: f64,
    pub(crate) edges: &'a [f64],
}

impl Bar<'_> {
    /// Filled to the point; or filled to the lower limit and shaded to the upper one. `places` are where this bar, or another of the same
    /// column, has an edge: each takes a character of its own, so that all bars of a column have one scale and it is seen on which side
    /// of an edge a bar ends.
    pub(crate) fn draw(&self, length: usize, places: &[f64]) -> String {
        let (full, shaded) = match self.point {
            Some(point) => (eighths(point, length), 0),
            None => (eighths(self.low, length), eighths(self.high, length).div_ceil(8)),
        };
        let mut drawn = String::new();
        let mut faint = String::new();
        let mut places = places.iter().peekable();
        for cell in 0..length {
            while let Some(place) = places.next_if(|place| cell_of(**place, length) <= cell) {
                let character = match () {
                    () if self.edges.contains(place) => "│",
                    () if cell * 8 < full => "█",
                    () if cell < shaded => "▒",
                    () => "·",
                };
                put(&mut drawn, &mut faint, character);
            }
            let character = match full.saturating_sub(cell * 8) {
                0 if cell < shaded => "▒",
                0 => "·",
                part @ 1..8 if cell >= shaded => EIGHTHS[part],
                1..8 => "▓",
                _ => "█",
            };
            put(&mut drawn, &mut faint, character);
        }
        for place in places {
            put(&mut drawn, &mut faint, if self.edges.contains(place) { "│" } else { "·" });
        }
        drawn + &flush(&mut faint)
    }
}

/// Dots wait together, to be painted as one word.
fn put(drawn: &mut String, faint: &mut String, character: &str) {
    if character == "·" {
        faint.push_str(character);
    } else {
        drawn.push_str(&flush(faint));
        drawn.push_str(character);
    }
}

fn flush(faint: &mut String) -> String {
    let dots = std::mem::take(faint);
    if dots.is_empty() { dots } else { paint(Style::Faint, &dots) }
}

/// How many eighths of a character are filled; anything above 0 shows.
fn eighths(per_cent: f64, length: usize) -> usize {
    let per_cent = per_cent.clamp(0.0, 100.0);
    let exact = per_cent * (length * 8) as f64 / 100.0;
    (exact.round() as usize).max(usize::from(per_cent > 0.0))
}

/// The character before which an edge stands.
fn cell_of(per_cent: f64, length: usize) -> usize {
    (per_cent.clamp(0.0, 100.0) * length as f64 / 100.0).round() as usize
}

#[cfg(test)]
mod tests {
    use super::Bar;
    use crate::text::paint::resolve;

    fn draw(point: Option<f64>, low: f64, high: f64, edges: &[f64], places: &[f64]) -> String {
        let bar = Bar { point, low, high, edges }.draw(20, places);
        resolve(&[bar], false).trim_end().to_owned()
    }

    #[test]
    fn bars_show_the_point_or_the_limits() {
        let edges = [50.0, 65.0, 80.0];
        for (point, low, high, expect) in [
            (Some(0.0), 0.0, 0.0, "··········│···│···│····"),
            (Some(0.1), 0.0, 0.0, "▏·········│···│···│····"),
            (Some(64.0), 64.0, 64.0, "██████████│██▊│···│····"),
            (Some(66.0), 66.0, 66.0, "██████████│███│▎··│····"),
            (Some(100.0), 100.0, 100.0, "██████████│███│███│████"),
            (None, 50.0, 67.0, "██████████│▒▒▒│▒··│····"),
            (None, 0.0, 100.0, "▒▒▒▒▒▒▒▒▒▒│▒▒▒│▒▒▒│▒▒▒▒"),
        ] {
            assert_eq!(draw(point, low, high, &edges, &edges), expect);
        }
    }

    #[test]
    fn a_bar_without_edges_is_as_long_as_its_neighbours() {
        assert_eq!(draw(Some(60.0), 60.0, 60.0, &[], &[50.0, 65.0]), "█████████████·········");
    }
}
