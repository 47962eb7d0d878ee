//! Texts that are not TOML.

use std::ops::Range;

use assize_diag::begins_as_toml;
use toml::de::Error;

use crate::{TomlPage, diags};

/// Whether a text begins with a heading that nothing closes: `[node`.
fn begins_a_heading(text: &str) -> bool {
    let first = text.trim_start_matches('\u{feff}').trim_start().lines().next().unwrap_or_default();
    let name = first.trim_start_matches('[');
    name.len() < first.len() && name.starts_with(|c: char| c.is_ascii_lowercase()) && !name.contains([',', ';', '\t'])
}

/// Complains of each fault of its own.
pub(crate) fn complain(page: &TomlPage<'_>, errors: &[Error]) {
    let mut said: Vec<&str> = Vec::new();
    if let ([first, ..], false) = (errors, begins_as_toml(page.text) || begins_a_heading(page.text)) {
        page.complaints.push(diags::no_toml(page.family, page.span(first.span().unwrap_or_default())));
        return;
    }
    for (range, message) in own_faults(errors) {
        // Sometimes one bracket and sometimes two: said once, where there is one.
        if message.starts_with("duplicate key")
            && let Some((at, name)) = of_two_kinds(page.text, range.start)
        {
            if !said.contains(&name) {
                said.push(name);
                page.complaints.push(diags::heading_of_two_kinds(page.family, name, page.span(at)));
            }
            continue;
        }
        let heading = message.starts_with("duplicate key").then(|| heading_above(page.text, range.start)).flatten();
        match heading {
            // Everything under a heading that stands twice is there twice too: the heading is said, once.
            Some((_, name)) if said.contains(&name) => {}
            Some((start, name)) if !page.text[start..range.start].contains('\n') => {
                said.push(name);
                page.complaints.push(diags::heading_twice(page.family, name, page.span(range)));
            }
            _ => {
                let written = &page.text[range.clone()];
                page.complaints.push(diags::syntax(page.family, message, written, page.span(range)));
            }
        }
    }
}

/// The heading with single brackets on or above this place, if that is the last heading, and where its line begins.
fn heading_above(text: &str, at: usize) -> Option<(usize, &str)> {
    let end = text[at..].find('\n').map_or(text.len(), |line| at + line);
    let mut start = 0;
    let mut last = None;
    for line in text[..end].split_inclusive('\n') {
        if line.trim_start().starts_with('[') {
            last = Some((start, line));
        }
        start += line.len();
    }
    let (start, line) = last?;
    Some((start, single_heading(line)?))
}

/// The heading `[node]` of a text in which this place is a heading of the same name, where there are headings `[[node]]`, too.
fn of_two_kinds(text: &str, at: usize) -> Option<(Range<usize>, &str)> {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let own = text[start..].lines().next()?.trim();
    let name = own.trim_start_matches('[').split_once(']')?.0.trim();
    let double = format!("[[{name}]]");
    let mut place = 0;
    let mut single = None;
    for line in text.split_inclusive('\n') {
        if single.is_none() && single_heading(line) == Some(name) {
            let begins = place + line.len() - line.trim_start().len();
            single = Some(begins..begins + line.trim().len());
        }
        place += line.len();
    }
    let is_both = own.starts_with('[') && text.lines().any(|line| line.trim().starts_with(&double));
    Some((single.filter(|_| is_both)?, name))
}

/// `node` of a line `[node]`.
fn single_heading(line: &str) -> Option<&str> {
    let inner = line.trim_start().strip_prefix('[').filter(|inner| !inner.starts_with('['))?;
    inner.split_once(']').map(|(name, _)| name.trim())
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
