//! Quotes, strictly: a field is quoted as a whole or not at all, and a quote inside is doubled.

use assize_model::GROUP;
use fearless_simd::{Level, Simd, dispatch, prelude::*};
use memchr::memchr;

use super::marks;

/// A quote that does not stand as it should.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct QuoteFault {
    pub(crate) kind: QuoteFaultKind,
    /// Where: the line, and the field of the line.
    pub(crate) at: (u32, u32),
    /// The line on which the quoted field began.
    pub(crate) opened: u32,
}

/// What is wrong with a quote.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum QuoteFaultKind {
    /// In a field that does not begin with one.
    Stray,
    /// Closed, and something follows before the separator.
    TextAfter,
    /// Never closed.
    Unclosed,
    /// Closed on a later line.
    LineBreak,
}

/// How far a row goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Row {
    /// With the line end.
    pub(super) bytes: usize,
    pub(super) lines: u32,
}

#[derive(Clone, Copy)]
enum State {
    FieldStart,
    Plain,
    Quoted,
    /// After a quote inside a quoted field: its end, or the first half of a doubled one.
    Closed,
    /// After a fault: nothing more is said about this row.
    Faulty,
}

/// How many bytes the first rows have in which quotes, if there are any, stand round whole fields of one line without another quote in them: their fields
/// end at separators and line ends alone. The text ends with a row.
pub(super) fn plain(text: &[u8], separator: u8) -> usize {
    dispatch!(Level::new(), simd => plain_with(simd, text, separator))
}

#[inline(always)]
fn plain_with<S: Simd>(simd: S, text: &[u8], separator: u8) -> usize {
    let (mut rows, mut is_inside, mut has_closed, mut begins) = (0, 0, 0, 1);
    for at in (0..text.len()).step_by(GROUP) {
        let behind = u64::MAX.unbounded_shl((text.len() - at) as u32);
        let group = marks::group(simd, text, at, 0);
        let [quotes, line_ends, ends] = [b'"', b'\n', separator].map(|byte| group.simd_eq(byte).to_bitmask());
        let ends = ends | line_ends | behind;
        let mut wrong = 0;
        if quotes | is_inside | has_closed != 0 {
            let inside = parity(quotes) ^ is_inside;
            let follows = u64::from(text.get(at + GROUP) == Some(&b'\n')) << (GROUP - 1);
            let returns = group.simd_eq(b'\r').to_bitmask() & (line_ends >> 1 | follows);
            let (opening, closing) = (quotes & inside, quotes & !inside);
            let closed = closing << 1 | has_closed;
            wrong = opening & !(ends << 1 | begins) | closed & !(ends | returns) | ends & inside;
            is_inside = 0_u64.wrapping_sub(inside >> (GROUP - 1));
            has_closed = closing >> (GROUP - 1);
        }
        begins = ends >> (GROUP - 1);
        let before = line_ends & (wrong & wrong.wrapping_neg()).wrapping_sub(1);
        if before != 0 {
            rows = at + GROUP - before.leading_zeros() as usize;
        }
        if wrong != 0 {
            return rows;
        }
    }
    if is_inside == 0 { text.len() } else { rows }
}

/// By place: whether an odd number of bits is set up to it.
fn parity(bits: u64) -> u64 {
    [1, 2, 4, 8, 16, 32].into_iter().fold(bits, |parity, places| parity ^ parity << places)
}

/// Walks over the first row of the text, which begins on this line; `None` where it goes on after the text, which is not all there is.
pub(super) fn walk(
    text: &[u8],
    separator: u8,
    first_line: u32,
    (line_breaks, is_all): (bool, bool),
    faults: &mut Vec<QuoteFault>,
) -> Option<Row> {
    use QuoteFaultKind::{LineBreak, Stray, TextAfter, Unclosed};
    let (mut state, mut line, mut field, mut opened) = (State::FieldStart, first_line, 1, (first_line, 1));
    let mut told_of_line_break = line_breaks;
    for (at, byte) in text.iter().enumerate() {
        let mut fault =
            |kind, at: (u32, u32), opened: (u32, u32)| faults.push(QuoteFault { kind, at, opened: opened.0 });
        state = match (state, byte) {
            (State::Quoted, b'"') => State::Closed,
            (State::Quoted, b'\n') => {
                if !told_of_line_break {
                    if !closes(&text[at + 1..], separator, is_all)? {
                        fault(Unclosed, opened, opened);
                        return Some(Row { bytes: at + 1, lines: line - first_line + 1 });
                    }
                    fault(LineBreak, opened, opened);
                    told_of_line_break = true;
                }
                line += 1;
                State::Quoted
            }
            (State::Quoted, _) => State::Quoted,
            (_, b'\n') => return Some(Row { bytes: at + 1, lines: line - first_line + 1 }),
            (State::Faulty, _) => State::Faulty,
            (State::FieldStart | State::Plain | State::Closed, byte) if *byte == separator => {
                field += 1;
                told_of_line_break = line_breaks;
                State::FieldStart
            }
            (State::FieldStart, b'"') => {
                opened = (line, field);
                State::Quoted
            }
            (State::Plain, b'"') => {
                fault(Stray, (line, field), (line, field));
                State::Faulty
            }
            (State::FieldStart | State::Plain, _) => State::Plain,
            (State::Closed, b'"') => State::Quoted,
            (State::Closed, b'\r') if text.get(at + 1) == Some(&b'\n') => State::Closed,
            (State::Closed, _) => {
                fault(TextAfter, (line, field), opened);
                State::Faulty
            }
        };
    }
    if !is_all {
        return None;
    }
    if matches!(state, State::Quoted) {
        faults.push(QuoteFault { kind: Unclosed, at: opened, opened: opened.0 });
    }
    Some(Row { bytes: text.len(), lines: line - first_line + 1 })
}

/// Whether the next single quote looks as if it closed a field: a separator or a line end follows, and no separator stands before it. `None` where it is
/// not in the text, which is not all there is.
fn closes(text: &[u8], separator: u8, is_all: bool) -> Option<bool> {
    let mut at = 0;
    while let Some(next) = memchr(b'"', text.get(at..)?) {
        let quote = at + next;
        match text.get(quote + 1) {
            Some(b'"') => at = quote + 2,
            None if !is_all => return None,
            Some(b'\r' | b'\n') | None => return Some(quote == 0 || text[quote - 1] != separator),
            Some(next) if *next == separator => return Some(quote == 0 || text[quote - 1] != separator),
            Some(_) => return Some(false),
        }
    }
    is_all.then_some(false)
}

#[cfg(test)]
mod tests {
    use super::QuoteFaultKind::{LineBreak, Stray, TextAfter, Unclosed};
    use super::{QuoteFaultKind, plain, walk};

    fn check(text: &str, line_breaks: bool, expect: &[(QuoteFaultKind, u32, u32)]) {
        let mut faults = Vec::new();
        let (mut rest, mut line) = (text.as_bytes(), 1);
        while !rest.is_empty() {
            let row = walk(rest, b',', line, (line_breaks, true), &mut faults).expect("it is all there is");
            line += row.lines;
            rest = &rest[row.bytes..];
        }
        let faults: Vec<_> = faults.into_iter().map(|fault| (fault.kind, fault.at.0, fault.at.1)).collect();
        assert_eq!(faults, expect, "{text:?}");
    }

    #[test]
    fn quotes_that_stand_as_they_should_pass() {
        for text in ["a,b\n", "\"a\",\"b\"\r\n", "\"a \"\"b\"\" c\",\"\"\n", "\"a,b\",c", "\"\"\"\"\n"] {
            check(text, false, &[]);
        }
        check("\"a\nb\",c\n", true, &[]);
    }

    #[test]
    fn each_fault_is_told_once_where_it_is() {
        check("a,b\"c\n", false, &[(Stray, 1, 2)]);
        check("a, \"b, c\"\nx\"\n", false, &[(Stray, 1, 2), (Stray, 2, 1)]);
        check("\"A\"2,\"B\"3\n", false, &[(TextAfter, 1, 1)]);
        check("a,\"b\nc,d\n", false, &[(Unclosed, 1, 2)]);
        check("a,\"b\n\"c\",d\n", false, &[(Unclosed, 1, 2)]);
        check("a,\"b\nc\",d\n\"e\nf\"\n", false, &[(LineBreak, 1, 2), (LineBreak, 3, 1)]);
        check("a\nb,\"c", false, &[(Unclosed, 2, 2)]);
        check("a,\"b\n\"c\",d\n", true, &[(TextAfter, 2, 2)]);
    }
    #[test]
    fn rows_are_plain_as_far_as_quotes_stand_round_whole_fields() {
        let is_plain = |row: &str| {
            let row = row.strip_suffix("\r\n").or(row.strip_suffix('\n')).unwrap_or(row);
            let inner = |field: &str| field.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).map(str::len);
            row.split(',').all(|field| field.matches('"').count() == if inner(field).is_some() { 2 } else { 0 })
        };
        let mut draws = 7_u32;
        let mut draw = |below: u32| {
            draws = draws.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (draws >> 16) % below
        };
        let parts = [
            "a",
            "\"",
            ",",
            "\",\"",
            "\"b\"",
            "cc,\"dd\",",
            "\n",
            "\"\n\"",
            "\r\n",
            "\"\r\n\"",
            "sufficient",
            "\"\"",
            "\"a\"\r",
        ];
        let mut some = 0;
        for _ in 0..40_000 {
            // Mostly sound, so that rows go on over many groups.
            let (length, kinds) = (draw(80), if draw(3) == 0 { 13 } else { 7 });
            let wanted = |part: u32| if kinds == 13 { part } else { [0, 2, 4, 5, 6, 8, 10][part as usize] };
            let text: String = (0..length).map(|_| parts[wanted(draw(kinds)) as usize]).collect();
            let expect: usize = text.split_inclusive('\n').take_while(|row| is_plain(row)).map(str::len).sum();
            assert_eq!(plain(text.as_bytes(), b','), expect, "{text:?}");
            some += usize::from(expect > 0 && expect < text.len());
        }
        assert!(some > 1_000, "{some}");
    }
}
