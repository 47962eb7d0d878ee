//! Characters that a reader does not see and that make two equal-looking words different.

/// The first such character: a control, a space other than the plain one, a zero-width or direction mark.
pub(crate) fn hidden(text: &str) -> Option<char> {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return None;
    }
    text.chars().find(|character| is_hidden(*character))
}

/// The first character of a longer text that changes how it looks without being seen: controls, line separators, marks of direction.
pub(crate) fn hidden_in_prose(text: &str) -> Option<char> {
    let turns = |character| matches!(character, '\u{61c}' | '\u{200e}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let plain = |character| matches!(character, '\n' | '\r' | '\t');
    text.chars().find(|character| turns(*character) || (character.is_control() && !plain(*character)))
}

/// The space or hidden character at either end.
pub(crate) fn outer_space(text: &str) -> Option<char> {
    let ends = [text.chars().next(), text.chars().next_back()];
    ends.into_iter().flatten().find(|character| character.is_whitespace())
}

fn is_hidden(character: char) -> bool {
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
        )
}

#[cfg(test)]
mod tests {
    use super::{hidden, outer_space};

    #[test]
    fn hidden_characters_are_found_and_plain_ones_are_not() {
        for (text, expect) in [
            ("c001", None),
            ("Élan vital", None),
            ("a\u{a0}b", Some('\u{a0}')),
            ("a\u{200b}", Some('\u{200b}')),
            ("\u{feff}id", Some('\u{feff}')),
            ("a\tb", Some('\t')),
            ("\u{202e}a", Some('\u{202e}')),
        ] {
            assert_eq!(hidden(text), expect, "{text:?}");
        }
        assert_eq!(outer_space("a b"), None);
        assert_eq!(outer_space("a "), Some(' '));
    }
}
