//! The words of a lane's results: beneath each mark where there is room for all of them, else in a list with their dates.

use super::{LINES, Mark, TRACK};
use crate::colour::{PAPER, QUIET};
use crate::measure::{width, wrap};
use crate::scale::Scale;
use crate::sheet::{LINE, Look, Sheet, TEXT};

/// Between the words of two marks, and how far words begin before the middle of their mark.
const CLEAR: f64 = 10.0;
const BEFORE: f64 = 7.0;
/// Longer lines are hard to read.
const LONGEST: f64 = 250.0;

/// A text, in its lines.
struct Said {
    lines: Vec<String>,
    look: Look,
}

/// All that is said of a mark, from where on.
struct Note {
    x: f64,
    texts: Vec<Said>,
}

pub(super) struct Words {
    notes: Vec<Note>,
    form: Layout,
}

/// How the words of a lane stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Layout {
    /// On the right of their marks.
    Beside,
    Beneath,
    /// Below each other.
    List,
}

impl Words {
    /// `page`: from where to where there is room; `many`: whether there are so many lanes that each has the results alone, where they have room.
    pub(super) fn new(marks: &[Mark<'_>], scale: Scale, page: (f64, f64), many: bool) -> Self {
        if many && let Some(notes) = beside(marks, scale, page) {
            return Self { notes, form: Layout::Beside };
        }
        match beneath(marks, scale, page, if many { 1 } else { 3 }) {
            Some(notes) => Self { notes, form: Layout::Beneath },
            None => Self { notes: marks.iter().map(|mark| listed(mark, page)).collect(), form: Layout::List },
        }
    }

    /// What stands in a lane without a mark, near this place.
    pub(super) fn none(text: &str, x: f64, (from, to): (f64, f64)) -> Self {
        let look = Look { fill: QUIET, ..Look::PLAIN };
        let lines = wrap(text, TEXT, false, to - from, LINES);
        let wide = lines.iter().map(|line| width(line, TEXT, false)).fold(0.0, f64::max);
        let note = Note { x: x.min(to - wide).max(from), texts: vec![Said { lines, look }] };
        Self { notes: vec![note], form: Layout::Beneath }
    }

    pub(super) fn height(&self) -> f64 {
        let all = self.notes.iter().map(Note::tall);
        match self.form {
            Layout::Beside => 0.0,
            Layout::Beneath => all.fold(0.0, f64::max),
            Layout::List => all.sum(),
        }
    }

    /// `top`: from where down there is room.
    pub(super) fn write(&self, sheet: &mut Sheet, top: f64) {
        let mut top = if self.form == Layout::Beside { top - (TRACK + LINE) / 2.0 } else { top };
        for note in &self.notes {
            let mut foot = top + 13.0;
            for said in &note.texts {
                let mut top = foot - 13.0;
                for line in &said.lines {
                    sheet.rectangle(note.x - 2.0, top, width(line, TEXT, said.look.bold) + 4.0, LINE, PAPER, None);
                    top += LINE;
                }
                sheet.lines(note.x, foot, said.look, &said.lines);
                foot += said.tall();
            }
            top += if self.form == Layout::List { note.tall() } else { 0.0 };
        }
    }
}

impl Said {
    fn tall(&self) -> f64 {
        self.lines.iter().map(|_| LINE).sum()
    }
}

impl Note {
    fn tall(&self) -> f64 {
        self.texts.iter().map(Said::tall).sum()
    }
}

/// What is said of a mark, each with its look.
fn texts<'t>(mark: &Mark<'t>) -> impl Iterator<Item = (&'t str, Look)> + use<'t> {
    let quiet = Look { fill: QUIET, ..Look::PLAIN };
    let result = if mark.result.rated().is_some() { Look::STRONG } else { Look::PLAIN };
    let all = [(mark.result.words(), result), (mark.note, quiet), (mark.yardstick, quiet)];
    all.into_iter().filter(|(text, _)| !text.is_empty())
}

/// Each result in a line on the right of its mark; nothing where one has no room.
fn beside(marks: &[Mark<'_>], scale: Scale, (_, to): (f64, f64)) -> Option<Vec<Note>> {
    let starts = marks.iter().map(|mark| scale.at(mark.when));
    let ends = starts.clone().skip(1).map(|next| next - 2.0 * BEFORE).chain([to]);
    let note = |((mark, start), end): ((&Mark<'_>, f64), f64)| {
        let (text, look) = texts(mark).next()?;
        let x = start + 2.0 * BEFORE;
        let lines = vec![text.to_owned()];
        (x + width(text, TEXT, look.bold) <= end).then(|| Note { x, texts: vec![Said { lines, look }] })
    };
    marks.iter().zip(starts).zip(ends).map(note).collect()
}

/// At most `most` texts of each, beneath its mark; nothing where a word has no room.
fn beneath(marks: &[Mark<'_>], scale: Scale, (from, to): (f64, f64), most: usize) -> Option<Vec<Note>> {
    let need = |mark: &Mark<'_>| {
        let words = texts(mark)
            .take(most)
            .flat_map(|(text, look)| text.split(' ').map(move |word| width(word, TEXT, look.bold)));
        words.fold(30.0, f64::max) + 1.0
    };
    // For three lines or so.
    let wish = |mark: &Mark<'_>| {
        let texts = texts(mark).take(most).map(|(text, look)| width(text, TEXT, look.bold));
        (texts.fold(0.0, f64::max) / 3.0 + need(mark) / 2.0).clamp(need(mark), LONGEST.max(need(mark)))
    };
    // What those before it need is left to them, and half of the way to their marks.
    let mut taken = from;
    let mut limits: Vec<f64> = Vec::new();
    for (place, mark) in marks.iter().enumerate() {
        let before = place.checked_sub(1).map(|before| (scale.at(marks[before].when) + scale.at(mark.when)) / 2.0);
        limits.push(before.unwrap_or(from).max(taken));
        taken += need(mark) + CLEAR;
    }
    let mut starts: Vec<f64> = Vec::new();
    let mut end = to;
    // From the last to the first: each may move to the left as far as its words need, and further where there is room.
    for (mark, limit) in marks.iter().zip(limits).rev() {
        let start = (scale.at(mark.when) - BEFORE).min((end - wish(mark)).max(limit)).min(end - need(mark)).max(from);
        if start + need(mark) > end + 0.5 {
            return None;
        }
        starts.push(start);
        end = start - CLEAR;
    }
    starts.reverse();
    let ends = starts.iter().skip(1).map(|next| next - CLEAR).chain([to]);
    let mut notes = Vec::new();
    for ((mark, start), end) in marks.iter().zip(&starts).zip(ends) {
        let room = (end - start).min(LONGEST);
        let said = texts(mark).take(most);
        let said = said.map(|(text, look)| Said { lines: wrap(text, TEXT, look.bold, room, LINES), look });
        notes.push(Note { x: *start, texts: said.collect() });
    }
    Some(notes)
}

/// "December 2016: requires improvement, 15 of 30 points; standards of April 2018".
fn listed(mark: &Mark<'_>, (from, to): (f64, f64)) -> Note {
    let more = [mark.note, mark.yardstick].into_iter().filter(|text| !text.is_empty());
    let text = std::iter::once(mark.result.words()).chain(more).collect::<Vec<_>>().join("; ");
    let lines = wrap(&format!("{}: {text}", mark.date), TEXT, false, to - from - BEFORE, LINES);
    Note { x: from + BEFORE, texts: vec![Said { lines, look: Look::PLAIN }] }
}
