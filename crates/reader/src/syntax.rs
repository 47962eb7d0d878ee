//! Texts that are not TOML.

use std::ops::Range;

use toml::de::Error;

use crate::{Page, diags};

/// Complains of each fault of its own.
pub(crate) fn complain(page: &Page<'_>, errors: &[Error]) {
    for (range, message) in own_faults(errors) {
        let is_nothing = range.is_empty();
        page.complaints.push(diags::syntax(page.family, message, is_nothing, page.span(range)));
    }
}

/// The faults that stand on their own: an unclosed bracket makes the parser stumble over every line after it, so the first fault that
/// is not confined to its value is the last one told.
fn own_faults(errors: &[Error]) -> Vec<(Range<usize>, &str)> {
    const CONFINED: [&str; 4] =
        ["duplicate key", "string values must be quoted", "invalid float", "unexpected leading zero"];
    let mut faults: Vec<_> = errors.iter().map(|error| (error.span().unwrap_or_default(), error.message())).collect();
    faults.sort_by_key(|(range, _)| range.start);
    let is_confined = |message: &str| CONFINED.iter().any(|start| message.starts_with(start));
    let spreading = faults.iter().position(|(_, message)| !is_confined(message));
    faults.truncate(spreading.map_or(faults.len(), |index| index + 1));
    faults
}
