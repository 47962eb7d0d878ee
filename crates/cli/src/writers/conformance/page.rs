//! What a reader of a page sees: not what is hidden, and tables by their cells.

use super::hidden::Hidden;
use super::markup;
use super::read::{CELL, ROW, TABLE};

/// Elements with nothing between their parts.
const INLINE: [&str; 20] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "dfn", "em", "i", "mark", "small", "span", "strong", "sub",
    "sup", "time", "u", "wbr",
];

/// The text of a page or of another file of markup, with what separates tables, rows and cells.
pub(super) fn read(text: &str) -> String {
    let mut read = String::with_capacity(text.len());
    let mut hidden: Option<(String, usize)> = None;
    let mut wide = 0;
    let hiding = Hidden::by_styles(text);
    for (before, tag) in markup::pieces(text, true) {
        if hidden.is_none() {
            read.push_str(before);
        }
        let Some(tag) = tag else { continue };
        if let Some((name, depth)) = &mut hidden {
            // A row or a cell ends where the next one begins, too.
            let is_over = matches!(name.as_str(), "tr" | "td" | "th") && (tag.name == *name || tag.name == "table");
            match (tag.is_end, tag.name == *name) {
                (false, true) if !is_over => *depth += 1,
                (true, true) => *depth -= 1,
                _ => {}
            }
            if *depth > 0 && !is_over {
                continue;
            }
            hidden = None;
            if tag.is_end {
                continue;
            }
        }
        if !tag.is_end && hiding.has(&tag) && !tag.is_empty {
            hidden = Some((tag.name, 1));
            continue;
        }
        match (tag.name.as_str(), tag.is_end) {
            ("table", _) => read.push(TABLE),
            ("tr", false) => {
                read.push(ROW);
                wide = 0;
            }
            ("td" | "th", false) => {
                read.extend(std::iter::repeat_n(CELL, wide + 1));
                wide = tag
                    .get("colspan")
                    .and_then(|span| span.parse::<usize>().ok())
                    .map_or(0, |span| span.clamp(1, 100) - 1);
            }
            (name, _) if INLINE.contains(&name) => {}
            _ => read.push('\n'),
        }
    }
    without_entities(&read)
}

pub(super) fn without_entities(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        plain.push_str(before);
        let named = after.split_once(';').and_then(|(name, after)| Some((character(name)?, after)));
        let (letter, after) = named.unwrap_or(('&', after));
        plain.push(letter);
        rest = after;
    }
    plain + rest
}

/// The letter of a name or a number. Of the names that HTML has, those that the texts of the kit and of reports have a use for.
fn character(name: &str) -> Option<char> {
    const NAMED: [(&str, char); 22] = [
        ("lt", '<'),
        ("gt", '>'),
        ("quot", '"'),
        ("apos", '\''),
        ("amp", '&'),
        ("nbsp", ' '),
        ("ocirc", '\u{f4}'),
        ("acirc", '\u{e2}'),
        ("ecirc", '\u{ea}'),
        ("icirc", '\u{ee}'),
        ("ucirc", '\u{fb}'),
        ("wcirc", '\u{175}'),
        ("ycirc", '\u{177}'),
        ("Wcirc", '\u{174}'),
        ("Ycirc", '\u{176}'),
        ("rsquo", '\u{2019}'),
        ("hellip", '\u{2026}'),
        ("pound", '\u{a3}'),
        ("middot", '\u{b7}'),
        ("ndash", '\u{2013}'),
        ("mdash", '\u{2014}'),
        ("minus", '\u{2212}'),
    ];
    if let Some((_, letter)) = NAMED.iter().find(|(own, _)| *own == name) {
        return Some(*letter);
    }
    let number = name.strip_prefix('#')?;
    let code = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16).ok()?,
        None => number.parse().ok()?,
    };
    char::from_u32(code)
}
