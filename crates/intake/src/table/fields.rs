//! The fields of each row of a text.

use memchr::{memchr, memchr_iter, memchr2, memchr3_iter};

use super::blocks::Block;
use super::separator::Separator;

/// The fields of a row, from left to right.
#[derive(Clone, Copy)]
pub(super) struct Fields<'r> {
    text: &'r str,
    /// Where in the text each begins and ends.
    ends: &'r [(usize, usize)],
}

impl<'r> Fields<'r> {
    pub(super) fn new(text: &'r str, ends: &'r [(usize, usize)]) -> Self {
        Self { text, ends }
    }

    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// A field, from 0; what a row ends without is blank.
    pub(super) fn get(&self, index: usize) -> &'r str {
        self.ends.get(index).map_or("", |(start, end)| &self.text[*start..*end])
    }

    pub(super) fn iter(self) -> impl DoubleEndedIterator<Item = &'r str> {
        self.ends.iter().map(move |(start, end)| &self.text[*start..*end])
    }

    /// How many bytes they have together at most.
    pub(super) fn size(self) -> usize {
        self.ends.last().map_or(0, |(_, end)| end - self.ends[0].0)
    }

    pub(super) fn is_blank(self) -> bool {
        self.iter().all(|field| field.trim().is_empty())
    }
}

/// Where a row stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Line {
    /// Without a single character: no row.
    Empty(u32),
    /// Nothing but white space and separators.
    Blank(u32),
    Row(u32),
}

impl Line {
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
    ends: Vec<(usize, usize)>,
    /// The fields of a row with quotes, without them.
    unquoted: String,
}

impl Splitter {
    pub(super) fn new(separator: Separator) -> Self {
        Self { separator: separator.byte(), ends: Vec::new(), unquoted: String::new() }
    }

    /// Gives every row of a block, of which this is the text.
    pub(super) fn each(&mut self, text: &str, block: &Block, mut row: impl FnMut(Line, Fields<'_>)) {
        let mut number = block.line;
        let bytes = text.as_bytes();
        let mut marks = memchr3_iter(self.separator, b'\n', b'"', bytes);
        let mut start = 0;
        while start < bytes.len() {
            self.ends.clear();
            let (mut field, mut end, mut quoted) = (start, bytes.len(), false);
            for mark in marks.by_ref() {
                match bytes[mark] {
                    // Of a row with quotes that has been passed.
                    _ if mark < start => {}
                    b'\n' => {
                        end = mark;
                        break;
                    }
                    b'"' => {
                        quoted = true;
                        break;
                    }
                    _ => {
                        self.ends.push((field, mark));
                        field = mark + 1;
                    }
                }
            }
            if quoted {
                let faulty = block.faulty.binary_search_by_key(&number, |(line, _)| *line);
                end = match faulty {
                    Ok(faulty) => start + length(&bytes[start..], block.faulty[faulty].1),
                    Err(_) => bytes.len(),
                };
                end = self.unquote(&text[..end], start);
                row(Line::Row(number), Fields::new(&self.unquoted, &self.ends));
                number += lines(&bytes[start..end]);
                start = end;
                continue;
            }
            let line = text[start..end].trim_end_matches('\r');
            self.ends.push((field, (start + line.len()).max(field)));
            let is_space = |byte: u8| byte == self.separator || byte.is_ascii_whitespace();
            let line = match line.bytes().all(is_space) || line.trim().is_empty() {
                true if line.is_empty() => Line::Empty(number),
                true => Line::Blank(number),
                false => Line::Row(number),
            };
            row(line, Fields::new(text, &self.ends));
            number += 1;
            start = end + 1;
        }
    }

    /// Takes the fields of the row that begins here out of their quotes; gives where the next begins.
    fn unquote(&mut self, text: &str, start: usize) -> usize {
        let bytes = text.as_bytes();
        self.ends.clear();
        self.unquoted.clear();
        let mut at = start;
        loop {
            let begin = self.unquoted.len();
            if bytes.get(at) == Some(&b'"') {
                at += 1;
                while let Some(length) = memchr(b'"', &bytes[at..]) {
                    self.unquoted.push_str(&text[at..at + length]);
                    at += length + 1;
                    if bytes.get(at) != Some(&b'"') {
                        break;
                    }
                    self.unquoted.push('"');
                    at += 1;
                }
            }
            let end = memchr2(self.separator, b'\n', &bytes[at..]).map_or(bytes.len(), |length| at + length);
            let rest = &text[at..end];
            let goes_on = bytes.get(end).is_some_and(|byte| *byte != b'\n');
            self.unquoted.push_str(if goes_on { rest } else { rest.trim_end_matches('\r') });
            self.ends.push((begin, self.unquoted.len()));
            if !goes_on {
                return (end + 1).min(bytes.len());
            }
            at = end + 1;
        }
    }
}

/// How many bytes so many lines have.
fn length(bytes: &[u8], lines: u32) -> usize {
    memchr_iter(b'\n', bytes).nth(lines as usize - 1).map_or(bytes.len(), |end| end + 1)
}

/// How many lines whole rows have.
pub(super) fn lines(rows: &[u8]) -> u32 {
    let ends = memchr_iter(b'\n', rows).count() + usize::from(rows.last().is_some_and(|last| *last != b'\n'));
    u32::try_from(ends).unwrap_or(u32::MAX)
}
