//! Characters that a reader does not see: they make two equal-looking words different, or change how a line looks.

use assize_diag::Span;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::family::LineBreaks;
use crate::{TomlPage, diags};

/// The first such character of a name: a control, a space other than the plain one, a zero-width or direction mark.
pub fn hidden(text: &str) -> Option<char> {
    if is_plain(text) {
        return None;
    }
    text.chars().find(|character| is_hidden(*character))
}

/// Most texts are; they need no second look.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

/// The first character of a longer text that changes how it looks without being seen: controls, line separators, marks of direction.
/// Line breaks and tabs do not count.
pub fn hidden_in_prose(text: &str) -> Option<char> {
    text.chars().find(|character| !is_break(*character) && turns_line(*character))
}

pub(crate) fn is_hidden(character: char) -> bool {
    character.is_control()
        || (character.is_whitespace() && character != ' ')
        || matches!(
            character,
            '\u{ad}'
                | '\u{34f}'
                | '\u{61c}'
                | '\u{115f}'..='\u{1160}'
                | '\u{180e}'
                | '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{3164}'
                | '\u{feff}'
                | '\u{ffa0}'
                | '\u{fe00}'..='\u{fe0f}'
                | '\u{e0000}'..='\u{e01ef}'
        )
}

fn is_break(character: char) -> bool {
    matches!(character, '\n' | '\r' | '\t')
}

fn turns_line(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{61c}' | '\u{200e}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Complains of each key and string of a page that has one.
pub(crate) fn complain(page: &TomlPage<'_>, table: &DeTable<'_>) {
    if page.is_toml && !may_hide(page.text) {
        return;
    }
    in_table(page, table, page.family.line_breaks == LineBreaks::Anywhere);
}

/// Whether there may be any in a text, in what it escapes or in strings of several lines.
fn may_hide(text: &str) -> bool {
    let is_plain = |line: &[u8]| line.iter().all(|byte| matches!(byte, b' '..=b'~') && *byte != b'\\');
    !text.as_bytes().split(|byte| *byte == b'\n').all(is_plain) || text.contains("\"\"\"") || text.contains("'''")
}

fn in_table(page: &TomlPage<'_>, table: &DeTable<'_>, is_prose: bool) {
    for (key, value) in table.iter() {
        in_string(page, key.get_ref(), page.span(key.span()), is_prose);
        let is_under = matches!(page.family.line_breaks, LineBreaks::Under(prose) if prose == key.get_ref());
        in_value(page, value, is_prose || is_under);
    }
}

fn in_value(page: &TomlPage<'_>, value: &Spanned<DeValue<'_>>, is_prose: bool) {
    match value.get_ref() {
        DeValue::String(string) => in_string(page, string, page.span(value.span()), is_prose),
        DeValue::Array(items) => items.iter().for_each(|item| in_value(page, item, is_prose)),
        DeValue::Table(table) => in_table(page, table, is_prose),
        DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {}
    }
}

fn in_string(page: &TomlPage<'_>, string: &str, span: Span, is_prose: bool) {
    if is_plain(string) {
        return;
    }
    let found =
        if is_prose { hidden_in_prose(string) } else { string.chars().find(|character| turns_line(*character)) };
    if let Some(character) = found {
        page.complaints.push(diags::hidden_character(page.family, character, span));
    }
}

#[cfg(test)]
mod tests {
    use super::{hidden, hidden_in_prose};

    #[test]
    fn hidden_characters_are_found_and_plain_ones_are_not() {
        for (text, expect, in_prose) in [
            ("c001", None, None),
            ("Élan vital", None, None),
            ("a\u{a0}b", Some('\u{a0}'), None),
            ("a\u{200b}", Some('\u{200b}'), None),
            ("\u{feff}id", Some('\u{feff}'), None),
            ("a\tb", Some('\t'), None),
            ("a\u{1b}b", Some('\u{1b}'), Some('\u{1b}')),
            ("c1\u{e0041}", Some('\u{e0041}'), None),
            ("\u{202e}a", Some('\u{202e}'), Some('\u{202e}')),
        ] {
            assert_eq!(hidden(text), expect, "{text:?}");
            assert_eq!(hidden_in_prose(text), in_prose, "{text:?}");
        }
    }
}
