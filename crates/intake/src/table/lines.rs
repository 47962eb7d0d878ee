//! The lines of a table's text, before its fields are told apart.

use assize_diag::{Place, SourceId};
use assize_reader::Complaints;

use super::quotes::{self, QuoteFault};
use crate::diags;
use crate::encoding::NotText;

/// The lines of a text that is divided into rows.
#[derive(Default, Debug)]
pub(super) struct Lines {
    /// The rows that the splitter will find, the heading line first: it passes over lines without a single character.
    pub(super) rows: Vec<Line>,
    /// Lines that hold nothing, and are no part of a row.
    blank: Vec<u32>,
    /// Quotes that do not stand as they should.
    pub(super) faults: Vec<QuoteFault>,
}

/// Where a row begins.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Line {
    /// From 1.
    pub(super) number: u32,
    /// Nothing but white space and separators.
    pub(super) blank: bool,
}

/// Divides the text, whose first line has this number, into rows.
pub(super) fn split(text: &str, first: u32, separator: u8, line_breaks: bool) -> Lines {
    let (mut lines, mut rest, mut number) = (Lines::default(), text, first);
    let quoted = text.contains('"');
    while !rest.is_empty() {
        let end = rest.find('\n').map_or(rest.len(), |newline| newline + 1);
        let line = rest[..end].trim_end_matches(['\r', '\n']);
        let blank = line.bytes().all(|byte| byte == separator || byte.is_ascii_whitespace()) || line.trim().is_empty();
        if blank {
            lines.blank.push(number);
        }
        if !line.is_empty() {
            lines.rows.push(Line { number, blank });
        }
        if quoted && line.contains('"') {
            let row = quotes::walk(rest.as_bytes(), separator, number, line_breaks, &mut lines.faults);
            number += row.lines;
            rest = &rest[row.bytes..];
        } else {
            number += 1;
            rest = &rest[end..];
        }
    }
    lines
}

impl Lines {
    /// Says where a line is blank before the last row. `false` where it is the first: every message counts from the heading line.
    pub(super) fn check_blank(&self, first: u32, source: SourceId, complaints: &Complaints) -> bool {
        let last = self.rows.iter().rev().find(|line| !line.blank).map_or(0, |line| line.number);
        for number in self.blank.iter().filter(|number| **number < last) {
            complaints.push(diags::table::blank_line(*number, *number == first, source));
        }
        self.blank.first() != Some(&first)
    }
}

/// Whether every line ends in LF or CRLF.
pub(super) fn check_ends(text: &str, separator: u8, source: SourceId, complaints: &Complaints) -> bool {
    let bytes = text.as_bytes();
    let mut alone = text.match_indices('\r').map(|(at, _)| at).filter(|at| bytes.get(at + 1) != Some(&b'\n'));
    let Some(first) = alone.next() else { return true };
    complaints.push(if text.contains('\n') {
        diags::table::carriage_return(alone.count(), place(bytes, first, separator, source))
    } else {
        diags::table::old_line_ends(source)
    });
    false
}

/// Where a fault in the bytes is.
pub(super) fn place_of_fault(bytes: &[u8], fault: NotText, separator: u8, source: SourceId) -> Place {
    match fault {
        NotText::Other(_) | NotText::Utf16 => Place::File(source),
        NotText::Byte { at, .. } | NotText::Undefined { at, .. } | NotText::IsUtf8 { at } | NotText::Nul { at } => {
            place(bytes, at, separator, source)
        }
    }
}

/// The line of a byte and the field it is in, counting separators outside quotes.
fn place(bytes: &[u8], at: usize, separator: u8, source: SourceId) -> Place {
    let start = bytes[..at].iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline + 1);
    let newlines = bytes[..start].iter().filter(|byte| **byte == b'\n').count();
    let mut quoted = false;
    let before = bytes[start..at].iter().filter(|byte| {
        quoted ^= **byte == b'"';
        !quoted && **byte == separator
    });
    let number = |before: usize| u32::try_from(before + 1).unwrap_or(u32::MAX);
    Place::Cell { source, line: number(newlines), column: number(before.count()), header: String::new() }
}
