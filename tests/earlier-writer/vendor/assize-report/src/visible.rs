use std::borrow::Cow;
use std::fmt::Write;

/// The text as a terminal may show it: a line break or tab is a space, every other character that is not seen but acts (control,
/// direction, invisible) is written out as `\u{1b}`.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|character| is_space(character) || acts_unseen(character)) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        if is_space(character) {
            shown.push(' ');
        } else if acts_unseen(character) {
            write!(shown, "\\u{{{:x}}}", u32::from(character)).expect("a string takes what is written to it");
        } else {
            shown.push(character);
        }
    }
    Cow::Owned(shown)
}

/// The text with question marks for every character beyond ASCII that is not seen but acts, one a byte: places counted in bytes stay
/// right. Control characters of ASCII are left.
pub fn masked(text: &str) -> Cow<'_, str> {
    let acts = |character: char| !character.is_ascii() && acts_unseen(character);
    if !text.contains(acts) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        match acts(character) {
            true => shown.extend(std::iter::repeat_n('?', character.len_utf8())),
            false => shown.push(character),
        }
    }
    Cow::Owned(shown)
}

fn is_space(character: char) -> bool {
    matches!(character, '\n' | '\t')
}

fn acts_unseen(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{feff}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}'
        )
}
