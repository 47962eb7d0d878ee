//! A table in plain text: its bytes as text, its lines as rows.

use std::borrow::Cow;

use assize_diag::SourceId;
use assize_reader::Complaints;

use super::Request;
use super::lines::{self, Line};
use super::quotes::QuoteFaultKind;
use super::separator::{self, Separator};
use crate::{diags, encoding};

/// The rows of a text, the headings first.
pub(super) struct TextRows<'t> {
    pub(super) text: &'t str,
    pub(super) lines: Vec<Line>,
    pub(super) separator: Separator,
}

impl TextRows<'_> {
    /// The line of the headings.
    pub(super) fn first_line(&self) -> u32 {
        self.lines.first().map_or(1, |line| line.number)
    }
}

/// The text, if the bytes are text in the encoding that was said.
pub(super) fn decode<'b>(
    bytes: &'b [u8],
    request: &Request,
    source: SourceId,
    complaints: &Complaints,
) -> Option<Cow<'b, str>> {
    match encoding::text_in(bytes, request.encoding) {
        Ok(text) if text.trim().is_empty() => {
            complaints.push(diags::table::empty(source));
            None
        }
        Ok(text) => Some(text),
        Err(fault) => {
            let separator = request.separator.unwrap_or_else(|| Separator::of_file(&request.path));
            let place = lines::place_of_fault(bytes, fault, separator.byte(), source);
            complaints.push(diags::table::not_text(fault, place));
            None
        }
    }
}

/// The rows, if the lines are whole and it is sure what divides them.
pub(super) fn rows<'t>(
    whole: &'t str,
    request: &Request,
    source: SourceId,
    complaints: &Complaints,
) -> Option<TextRows<'t>> {
    let (text, said) = match separator::said_first(whole) {
        Some((said, end)) => (&whole[end..], Some(said)),
        None => (whole, None),
    };
    let first = if said.is_some() { 2 } else { 1 };
    let separator = separator(text, said, request, first, source, complaints)?;
    let ends = lines::check_ends(whole, separator.byte(), source, complaints);
    let mut lines = lines::split(text, first, separator.byte(), request.line_breaks);
    // A heading may go on in the next line: that is how long ones are set.
    lines.faults.retain(|fault| !(fault.kind == QuoteFaultKind::LineBreak && fault.opened <= header_end(&lines.rows)));
    for fault in &lines.faults {
        complaints.push(diags::table::quote(fault, source));
    }
    let begins = lines.check_blank(first, source, complaints);
    (ends && begins && lines.faults.is_empty()).then_some(TextRows { text, lines: lines.rows, separator })
}

/// The last line before the first row.
fn header_end(lines: &[Line]) -> u32 {
    lines.get(1).map_or(u32::MAX, |row| row.number - 1)
}

/// What divides the fields: what was said, else what the first line says, else what the ending means. Where the headings are divided by
/// something else, that is read only where it divides all lines alike.
fn separator(
    text: &str,
    said: Option<Result<Separator, ()>>,
    request: &Request,
    first: u32,
    source: SourceId,
    complaints: &Complaints,
) -> Option<Separator> {
    if let Some(wanted) = request.separator {
        return Some(wanted);
    }
    match said {
        Some(Ok(separator)) => return Some(separator),
        Some(Err(())) => {
            complaints.push(diags::table::unknown_separator(source));
            return None;
        }
        None => {}
    }
    let usual = Separator::of_file(&request.path);
    let Some(other) = separator::other_than(usual, text.lines().next().unwrap_or_default()) else { return Some(usual) };
    let is_sure = separator::divides_all(other, usual, text);
    complaints.push(diags::table::separator(other, usual, is_sure, first, source));
    is_sure.then_some(other)
}
