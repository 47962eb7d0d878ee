//! The fields of each row of a text.

use std::ops::Range;

use memchr::{memchr, memchr_iter, memchr2};

use super::blocks::Block;
use super::marks::{Holds, Marks, without_returns};
use super::separator::Separator;

/// The fields of a row, from left to right.
#[derive(Clone, Copy)]
pub(super) struct Fields<'r> {
    /// In UTF-8.
    text: &'r [u8],
    /// Where in the text each ends, one byte before the next; the first place is the byte before the first field, as if one stood there.
    ends: &'r [u32],
    /// Some of them are in quotes, which are not a part of them.
    quoted: bool,
}

impl<'r> Fields<'r> {
    pub(super) fn len(&self) -> usize {
        self.ends.len() - 1
    }

    /// A field, from 0; what a row ends without is blank.
    pub(super) fn get(&self, index: usize) -> &'r str {
        str::from_utf8(&self.text[self.part(index)]).expect("a field of a text is text")
    }

    /// Where in the text a field begins and ends.
    #[inline]
    pub(super) fn part(&self, index: usize) -> Range<usize> {
        match self.ends.get(index..index + 2) {
            Some([before, end]) => {
                let (start, end) = (before.wrapping_add(1) as usize, *end as usize);
                let quote = usize::from(self.quoted && self.text.get(start) == Some(&b'"'));
                start + quote..end - quote
            }
            _ => 0..0,
        }
    }

    /// Where so many fields from this one on begin and end, if the row has them all and no quotes: the places that [`parts`] takes.
    #[inline]
    pub(super) fn run(&self, first: usize, count: usize) -> Option<&'r [u32]> {
        self.ends.get(first..=first + count).filter(|_| !self.quoted)
    }

    pub(super) fn text(&self) -> &'r [u8] {
        self.text
    }

    pub(super) fn iter(self) -> impl DoubleEndedIterator<Item = &'r str> {
        (0..self.len()).map(move |index| self.get(index))
    }

    /// All of them, with what divides them, of a row without quotes.
    fn line(self) -> &'r [u8] {
        &self.text[self.part(0).start..self.part(self.len() - 1).end]
    }

    /// How many bytes they have together at most.
    pub(super) fn size(self) -> usize {
        self.part(self.len().saturating_sub(1)).end - self.part(0).start
    }

    pub(super) fn is_blank(self) -> bool {
        // Most begin with a letter.
        let first = self.text.get(self.part(0).start);
        !first.is_some_and(u8::is_ascii_alphanumeric) && self.iter().all(|field| field.trim().is_empty())
    }
}

/// Where fields begin and end: the first after the first of these places, each before the next of them.
#[inline]
pub(super) fn parts(ends: &[u32]) -> impl Iterator<Item = Range<usize>> {
    ends.array_windows().map(|[before, end]| before.wrapping_add(1) as usize..*end as usize)
}

/// The byte before a text.
const BEFORE: u32 = u32::MAX;

/// The fields of a row that are put together.
pub(super) struct Record {
    text: Vec<u8>,
    ends: Vec<u32>,
}

impl Default for Record {
    fn default() -> Self {
        Self { text: Vec::new(), ends: vec![BEFORE] }
    }
}

impl Record {
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.ends.truncate(1);
    }

    /// Adds to the field that has begun.
    pub(super) fn add(&mut self, part: &[u8]) {
        self.text.extend_from_slice(part);
    }

    /// Ends it with this.
    pub(super) fn push(&mut self, part: impl AsRef<[u8]>) {
        self.add(part.as_ref());
        self.ends.push(self.text.len() as u32);
        // There is a byte between each two.
        self.add(b"\n");
    }

    pub(super) fn fields(&self) -> Fields<'_> {
        Fields { text: &self.text, ends: &self.ends, quoted: false }
    }
}

/// Where a row is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Line {
    /// Without a single character: no row.
    Empty(u32),
    /// Nothing but white space and separators.
    Blank(u32),
    Row(u32),
}

impl Line {
    /// Of a row with quotes, which are not part of its fields.
    fn of(fields: Fields<'_>, number: u32) -> Self {
        if fields.is_blank() { Self::Blank(number) } else { Self::Row(number) }
    }

    /// From 1.
    pub(super) fn number(self) -> u32 {
        match self {
            Self::Empty(number) | Self::Blank(number) | Self::Row(number) => number,
        }
    }
}

/// Splits text into rows and fields. Quotes stand as they should, or what comes of it is not used.
pub(super) struct Splitter {
    separator: u8,
    marks: Marks,
    unquoted: Record,
}

impl Splitter {
    pub(super) fn new(separator: Separator) -> Self {
        Self { separator: separator.byte(), marks: Marks::default(), unquoted: Record::default() }
    }

    /// Gives every row of a block from its text.
    pub(super) fn each(&mut self, bytes: &[u8], block: &Block, mut row: impl FnMut(Line, Fields<'_>)) {
        let next = |byte: u8, start: usize| memchr(byte, &bytes[start..]).map(|length| start + length);
        let (mut start, mut number) = (0, block.line);
        let mut quote = if block.holds.quotes { next(b'"', 0) } else { None };
        while start < bytes.len() {
            self.marks.find(bytes, start, self.separator);
            for (ends, line_end) in self.marks.lines() {
                if (ends[0].wrapping_add(1) as usize) < start {
                    // It is within the row before, in quotes.
                    continue;
                }
                let quoted = quote.is_some_and(|quote| quote < line_end);
                if quoted && let Ok(rough) = block.rough.binary_search_by_key(&number, |(line, _)| *line) {
                    let end = match block.rough[rough].1 {
                        Some(lines) => start + length(&bytes[start..], lines),
                        None => bytes.len(),
                    };
                    let end = unquote(&bytes[..end], start, self.separator, &mut self.unquoted);
                    let fields = self.unquoted.fields();
                    row(Line::of(fields, number), fields);
                    let taken = &bytes[start..end];
                    number += lines(taken, Holds::of(taken));
                    (start, quote) = (end, next(b'"', end));
                    continue;
                }
                let fields = Fields { text: bytes, ends, quoted };
                row(if quoted { Line::of(fields, number) } else { self.line(fields, number) }, fields);
                if quoted {
                    quote = next(b'"', line_end);
                }
                number += 1;
                start = line_end + 1;
            }
        }
    }

    fn line(&self, fields: Fields<'_>, number: u32) -> Line {
        let line = fields.line();
        // Most begin with a letter.
        if line.first().is_some_and(|first| first.is_ascii_alphanumeric()) {
            return Line::Row(number);
        }
        let line = str::from_utf8(line).expect("a line of a text is text");
        let is_space = |byte: u8| byte == self.separator || byte.is_ascii_whitespace();
        // Programs of long ago end a file with Ctrl-Z.
        match line.bytes().all(is_space) || line.trim().is_empty() || line == "\u{1a}" {
            true if line.is_empty() => Line::Empty(number),
            true => Line::Blank(number),
            false => Line::Row(number),
        }
    }
}

/// Takes the fields of the row that begins here out of their quotes; gives where the next begins.
fn unquote(bytes: &[u8], start: usize, separator: u8, record: &mut Record) -> usize {
    record.clear();
    let mut at = start;
    loop {
        if bytes.get(at) == Some(&b'"') {
            at += 1;
            while let Some(length) = memchr(b'"', &bytes[at..]) {
                record.add(&bytes[at..at + length]);
                at += length + 1;
                if bytes.get(at) != Some(&b'"') {
                    break;
                }
                record.add(b"\"");
                at += 1;
            }
        }
        let end = memchr2(separator, b'\n', &bytes[at..]).map_or(bytes.len(), |length| at + length);
        let rest = &bytes[at..end];
        let goes_on = bytes.get(end).is_some_and(|byte| *byte != b'\n');
        record.push(if goes_on { rest } else { without_returns(rest) });
        if !goes_on {
            return (end + 1).min(bytes.len());
        }
        at = end + 1;
    }
}

/// How many bytes this many lines have.
fn length(bytes: &[u8], lines: u32) -> usize {
    memchr_iter(b'\n', bytes).nth(lines as usize - 1).map_or(bytes.len(), |end| end + 1)
}

/// How many lines whole rows have.
pub(super) fn lines(rows: &[u8], holds: Holds) -> u32 {
    let ends = holds.line_feeds + usize::from(rows.last().is_some_and(|last| *last != b'\n'));
    u32::try_from(ends).unwrap_or(u32::MAX)
}
