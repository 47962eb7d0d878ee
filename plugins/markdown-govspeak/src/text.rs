//! Texts that show as they are.

use assize_report::Cell;

/// A text on one line in which nothing is markup, and no character acts.
pub(crate) fn plain(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for letter in text.trim().chars() {
        match letter {
            '\n' | '\r' | '\t' => escaped.push(' '),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => escaped.push('\u{fffd}'),
            letter if letter.is_control() => escaped.push('\u{fffd}'),
            '<' => escaped.push_str("&lt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' | '^' | '%' | '$' | '@' | '{' | '}' | '~' | '>' | ':' => {
                // A per cent sign acts only where it opens or closes a line, and a colon only in a table or a definition.
                let acts = !matches!(letter, '%' | ':') || escaped.is_empty();
                if acts {
                    escaped.push('\\');
                }
                escaped.push(letter);
            }
            _ => escaped.push(letter),
        }
    }
    let first = escaped.chars().next();
    let opens_list = matches!(first, Some('-' | '+')) || opens_number(&escaped);
    if opens_list { format!("\\{escaped}") } else { escaped }
}

/// "1. " and "s1. " begin lists.
fn opens_number(text: &str) -> bool {
    let digits = text.strip_prefix('s').unwrap_or(text);
    let rest = digits.trim_start_matches(|letter: char| letter.is_ascii_digit());
    rest.len() < digits.len() && (rest.starts_with(". ") || rest.starts_with(") "))
}

/// A callout: `^information^`, `%warning%`.
pub(crate) fn callout(mark: char, text: &str) -> String {
    let text = plain(text);
    if text.is_empty() { text } else { format!("{mark}{text}{mark}") }
}

/// What a cell says, with the marks of a figure.
pub(crate) fn cell(cell: &Cell) -> String {
    let words = plain(cell.words());
    let marks = cell.marks().iter().map(|mark| mark.text()).filter(|mark| *mark != cell.words());
    let marks: String = marks.map(|mark| format!(" {}", plain(mark))).collect();
    format!("{words}{marks}")
}
