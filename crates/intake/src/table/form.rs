//! What the bytes of a text are like: whether they are text at all, how lines end, which are blank. Found block by block, told once.

use std::str::Utf8Error;

use assize_diag::{Place, SourceId};
use assize_reader::Complaints;
use memchr::memchr_iter;

use super::blocks::Block;
use super::fields::Line;
use super::quotes::{QuoteFault, QuoteFaultKind};
use super::separator::Separator;
use crate::diags;
use crate::encoding::{Bytes, NotText};

/// Bytes that are text.
fn as_text(bytes: &[u8]) -> &str {
    str::from_utf8(bytes).expect("what was decoded is text")
}

/// The line of a byte, and the field of it.
type At = (u32, u32);

/// What was found in some blocks, one after the other.
#[derive(Default)]
pub(super) struct Form {
    pub(super) bytes: Bytes<At>,
    /// Carriage returns without a line feed: the first, and how many.
    alone: Option<(At, usize)>,
    has_line_feeds: bool,
    /// Whether there is anything but white space.
    holds_text: bool,
    /// The first two lines of rows.
    first: [Option<u32>; 2],
    /// Lines that hold nothing, and are not part of a row.
    blank: Vec<u32>,
    /// The last line on which a row begins that holds something.
    last: u32,
    /// How many lines hold something, and whether all have as many separators as the first.
    lines: usize,
    differ: bool,
}

/// By what fields are divided.
#[derive(Clone, Copy)]
pub(super) struct Division {
    pub(super) separator: Separator,
    /// Where the file says nothing.
    pub(super) usual: Separator,
    /// How many the headings have, where every line must have as many.
    pub(super) each: Option<usize>,
}

impl Form {
    /// Of the bytes of a block, and of what they are as text, in UTF-8; why they are not UTF-8, if they are not.
    pub(super) fn of(block: &Block, text: &[u8], error: Option<Utf8Error>, division: Division) -> Self {
        let bytes = &*block.bytes;
        let holds = block.holds;
        let searched = if holds.returns { bytes } else { &[] };
        let returns = memchr_iter(b'\r', searched).filter(|at| bytes.get(at + 1) != Some(&b'\n'));
        let mut alone: Option<(At, usize)> = None;
        for at in returns {
            alone.get_or_insert_with(|| (place(block, at, division.separator), 0)).1 += 1;
        }
        let mut form = Self {
            bytes: match holds.zeros || holds.more_than_ascii {
                true => Bytes::of(bytes, error, |at| place(block, at, division.usual)),
                false => Bytes::default(),
            },
            alone,
            has_line_feeds: bytes.contains(&b'\n'),
            holds_text: text.iter().any(u8::is_ascii_graphic) || !as_text(text).trim_start().is_empty(),
            ..Self::default()
        };
        if let Some(each) = division.each {
            for line in as_text(text).lines().filter(|line| !line.trim().is_empty()) {
                form.lines += 1;
                form.differ |= division.separator.count(line) != each;
            }
        }
        form
    }

    /// Takes note of a line on which a row begins, or none.
    pub(super) fn line(&mut self, line: Line) {
        match line {
            Line::Row(number) => self.last = number,
            Line::Blank(number) | Line::Empty(number) => self.blank.push(number),
        }
        if !matches!(line, Line::Empty(_))
            && let Some(free) = self.first.iter_mut().find(|first| first.is_none())
        {
            *free = Some(line.number());
        }
    }

    /// Adds what was found in the next block.
    pub(super) fn add(&mut self, next: Self) {
        self.bytes.add(next.bytes);
        self.alone = match (self.alone, next.alone) {
            (Some((at, count)), Some((_, more))) => Some((at, count + more)),
            (one, other) => one.or(other),
        };
        self.has_line_feeds |= next.has_line_feeds;
        self.holds_text |= next.holds_text;
        let mut first = self.first.into_iter().chain(next.first).flatten();
        self.first = [first.next(), first.next()];
        self.blank.extend(next.blank);
        self.last = self.last.max(next.last);
        self.lines += next.lines;
        self.differ |= next.differ;
    }

    /// Whether every line is divided as the headings are, and there is more than them.
    pub(super) fn are_divided_alike(forms: &[Self]) -> bool {
        forms.iter().all(|form| !form.differ) && forms.iter().any(|form| form.lines > 1)
    }

    /// Whether there is text; complains where there is none.
    pub(super) fn check_text(
        &self,
        fault: Option<(NotText, Option<At>)>,
        source: SourceId,
        file: SourceId,
        complaints: &Complaints,
    ) -> bool {
        match fault {
            Some((fault, at)) => {
                complaints.push(diags::table::not_text(fault, at.map_or(Place::File(file), |at| cell(at, source))));
            }
            None if !self.holds_text => complaints.push(diags::table::empty(file)),
            None => return true,
        }
        false
    }

    /// Whether lines end as they should, quotes stand as they should, and no line before the last row is blank.
    pub(super) fn check_lines<'q>(
        &self,
        quotes: impl Iterator<Item = &'q QuoteFault>,
        first: u32,
        source: SourceId,
        file: SourceId,
        complaints: &Complaints,
    ) -> bool {
        let ends = self.check_ends(source, file, complaints);
        // A heading may go on in the next line: that is how long ones are set.
        let header_end = self.first[1].map_or(u32::MAX, |row| row - 1);
        let is_heading = |fault: &&QuoteFault| fault.kind == QuoteFaultKind::LineBreak && fault.opened <= header_end;
        let mut sound = true;
        for fault in quotes.filter(|fault| !is_heading(fault)) {
            complaints.push(diags::table::quote(fault, source));
            sound = false;
        }
        for number in self.blank.iter().filter(|number| **number < self.last || **number == first) {
            complaints.push(diags::table::blank_line(*number, *number == first, source));
        }
        // Every message counts from the heading line.
        ends && sound && self.blank.first() != Some(&first)
    }

    fn check_ends(&self, source: SourceId, file: SourceId, complaints: &Complaints) -> bool {
        let Some((at, count)) = self.alone else { return true };
        complaints.push(match self.has_line_feeds {
            true => diags::table::carriage_return(count - 1, cell(at, source)),
            false => diags::table::old_line_ends(file),
        });
        false
    }
}

fn cell((line, column): At, source: SourceId) -> Place {
    Place::Cell { source, line, column, header: String::new() }
}

/// The line of a byte and the field it is in, counting separators outside quotes.
fn place(block: &Block, at: usize, separator: Separator) -> At {
    let bytes = &*block.bytes;
    let start = bytes[..at].iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline + 1);
    let newlines = memchr_iter(b'\n', &bytes[..start]).count();
    let mut quoted = false;
    let before = bytes[start..at].iter().filter(|byte| {
        quoted ^= **byte == b'"';
        !quoted && **byte == separator.byte()
    });
    let clip = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    (block.line.saturating_add(clip(newlines)), clip(before.count() + 1))
}
