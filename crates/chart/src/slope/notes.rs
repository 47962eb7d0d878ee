//! Words about the points of a line: the figure, and where the line ends, its name.

use super::{CLEAR, Columns, Line};
use crate::colour::QUIET;
use crate::measure::{width, wrap};
use crate::scale::Scale;
use crate::sheet::{Hold, LINE, Look, Sheet, Stroke, TEXT};
use crate::value::shown;

/// From one line of a note to the next.
const STEP: f64 = 16.0;

/// Where words stand about their point.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
    Below,
}

/// Words about a point: lines, and in each the parts.
pub(super) struct Note {
    column: usize,
    point: f64,
    side: Side,
    lines: Vec<Vec<(String, bool)>>,
    top: f64,
}

/// The figure beside each point, and in a wide drawing the line's name beside its last.
pub(super) fn notes(lines: &[Line<'_>], columns: &Columns, names: f64, is_wide: bool) -> Vec<Note> {
    let times = columns.count;
    let half = columns.each() / 2.0 - CLEAR;
    let mut notes = Vec::new();
    for line in lines {
        let last = line.points.last().map(|(place, _)| *place);
        for (column, point) in line.points.iter().map(|(place, point)| (*place, point)) {
            let value = shown(point.cell);
            let wide = width(&value, TEXT, true);
            let is_last = column + 1 == times;
            let is_named = is_wide && last == Some(column);
            let side = match (is_named, is_last) {
                (true, false) => Side::Below,
                (false, false) if column == 0 && wide <= half => Side::Left,
                _ => Side::Right,
            };
            let mut lines = vec![vec![(value, true)]];
            if is_named {
                let room = if is_last { names + half } else { columns.each() - 8.0 };
                if is_last && wide + 6.0 + width(line.label, TEXT, false) <= room {
                    lines[0].push((line.label.to_owned(), false));
                } else {
                    lines.extend(wrap(line.label, TEXT, false, room, 3).into_iter().map(|line| vec![(line, false)]));
                }
            }
            notes.push(Note { column, point: point.value, side, lines, top: 0.0 });
        }
    }
    notes
}

/// How high the notes of a time are together.
pub(super) fn tall(notes: &[Note], column: usize) -> f64 {
    notes.iter().filter(|note| note.column == column).map(Note::tall).sum()
}

/// Moves the notes of each time apart, as little as will do: down from the top, then up from the bottom.
pub(super) fn spread(notes: &mut [Note], times: usize, scale: Scale) {
    for column in 0..times {
        let mut own: Vec<&mut Note> = notes.iter_mut().filter(|note| note.column == column).collect();
        own.sort_by(|a, b| scale.at(a.point).total_cmp(&scale.at(b.point)));
        let mut free = scale.to() - LINE;
        for note in &mut own {
            let wanted = if note.side == Side::Below { 9.0 } else { -STEP / 2.0 };
            note.top = (scale.at(note.point) + wanted).max(free);
            free = note.top + note.tall();
        }
        let mut free = scale.from() - 3.0;
        for note in own.iter_mut().rev() {
            note.top = note.top.min(free - note.tall());
            free = note.top;
        }
    }
}

impl Note {
    fn tall(&self) -> f64 {
        self.lines.iter().map(|_| STEP).sum()
    }

    /// Writes it, with a thin line to its point where it had to move.
    pub(super) fn write(&self, sheet: &mut Sheet, columns: &Columns, scale: Scale) {
        let (x, point) = (columns.middle(self.column), scale.at(self.point));
        let (hold, away) = match self.side {
            Side::Left => (Hold::End, -CLEAR),
            Side::Right => (Hold::Start, CLEAR),
            Side::Below => (Hold::Middle, 0.0),
        };
        let middle = self.top + STEP / 2.0;
        if self.side != Side::Below && (middle - point).abs() > 7.0 {
            sheet.line((x + away * 0.5, point), (x + away * 0.9, middle), Stroke::new(QUIET, "1"));
        }
        let mut foot = self.top + 13.0;
        for line in &self.lines {
            let mut along = x + away;
            for (text, is_figure) in line {
                let look = if *is_figure { Look::STRONG } else { Look::PLAIN };
                sheet.text(along, foot, look.over_lines().held(hold), text);
                along += width(text, TEXT, *is_figure) + 6.0;
            }
            foot += STEP;
        }
    }
}
