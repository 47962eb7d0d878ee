//! Text that shows as it is: nothing in it is Markdown.

use crate::visible;

/// The text for the middle of a line. It has no spaces at its ends.
pub(crate) fn inline(text: &str) -> String {
    let text = visible(text);
    let text = text.trim();
    let mut escaped = String::with_capacity(text.len() + 8);
    for (at, character) in text.char_indices() {
        let before = &text[..at];
        let after = &text[at + character.len_utf8()..];
        let acts = match character {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '|' | '~' | '#' | '$' => true,
            '&' => after.starts_with(|next: char| next == '#' || next.is_ascii_alphanumeric()),
            // GitHub makes links of addresses that nothing marks.
            ':' => after.starts_with("//"),
            '.' => before.len() >= 3 && before.as_bytes()[before.len() - 3..].eq_ignore_ascii_case(b"www"),
            _ => false,
        };
        if acts {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

/// The text where it begins a block: neither a list nor a quote. (A heading or a fence it is not either: see above.)
pub(crate) fn opening(text: &str) -> String {
    let mut escaped = inline(text);
    let digits = escaped.bytes().take_while(u8::is_ascii_digit).count();
    let acts = match escaped.as_bytes().get(digits) {
        Some(b'.' | b')') => digits > 0,
        Some(b'-' | b'+' | b'>') => digits == 0,
        _ => false,
    };
    // "2.1 Assessment" is no list.
    let is_number = digits > 0 && escaped.as_bytes().get(digits + 1).is_some_and(|next| *next != b' ');
    if acts && !is_number {
        escaped.insert(digits, '\\');
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::{inline, opening};

    #[test]
    fn only_what_would_act_is_escaped() {
        for (text, within, first) in [
            ("Asesu’r gwaith: da", "Asesu’r gwaith: da", "Asesu’r gwaith: da"),
            ("71% (100 of 141)", "71% (100 of 141)", "71% (100 of 141)"),
            ("2.1 Assessment - all of it", "2.1 Assessment - all of it", "2.1 Assessment - all of it"),
            ("R & D, R&D, &lt;", r"R & D, R\&D, \&lt;", r"R & D, R\&D, \&lt;"),
            ("1. first", "1. first", r"1\. first"),
            ("12) twelfth", "12) twelfth", r"12\) twelfth"),
            ("- no", "- no", r"\- no"),
            ("> 5 and < 7", r"> 5 and \< 7", r"\> 5 and \< 7"),
            ("# one", r"\# one", r"\# one"),
            ("[x](y) `z` a|b", r"\[x\](y) \`z\` a\|b", r"\[x\](y) \`z\` a\|b"),
            ("http://a.b www.c.d", r"http\://a.b www\.c.d", r"http\://a.b www\.c.d"),
            ("\u{1b}\n*", r"\\u{1b} \*", r"\\u{1b} \*"),
            ("    code\t", "code", "code"),
        ] {
            assert_eq!((inline(text).as_str(), opening(text).as_str()), (within, first));
        }
    }
}
