//! What code says: the ids that it asks for, and the texts that it still holds itself.

use std::collections::BTreeSet;

use super::super::Text;

/// A place where a text is asked for.
pub(super) struct Use<'t> {
    pub(super) line: usize,
    pub(super) id: &'t str,
    /// Whether nothing can be put in.
    pub(super) is_label: bool,
    /// Names of what is put in.
    pub(super) parts: BTreeSet<String>,
}

/// Where a file asks for a text by its id, `label("id")` or `say("id", &[("part", ..)])`. Tests may make ids up.
pub(super) fn uses(file: &Text) -> Vec<Use<'_>> {
    let literals = literals(&file.text);
    let mut uses = Vec::new();
    for (index, literal) in literals.iter().enumerate() {
        let before = file.text[..literal.start].trim_end();
        let is_call = |name: &str| {
            before.strip_suffix('(').and_then(|rest| rest.strip_suffix(name)).is_some_and(|rest| {
                !rest.ends_with(|last: char| last.is_alphanumeric() || matches!(last, '_' | '.'))
                    && !rest.ends_with("fn ")
            })
        };
        let is_label = is_call("label");
        if !is_label && !is_call("say") {
            continue;
        }
        let end = closing(&file.text, literal.end(), &literals[index + 1..]);
        let inside = literals[index + 1..].iter().take_while(|one| one.start < end);
        let parts = inside
            .filter(|one| file.text[..one.start].trim_end().ends_with('('))
            .map(|one| one.text.to_owned())
            .collect();
        uses.push(Use { line: line(&file.text, literal.start), id: literal.text, is_label, parts });
    }
    uses
}

/// How many texts of words a file holds itself: literals of several words, or formats with a word and a space.
pub(super) fn texts(file: &Text) -> usize {
    let is_for_readers = |literal: &&Literal<'_>| {
        let before = file.text[..literal.start].trim_end();
        !before.ends_with(".expect(") && !before.ends_with("reason =") && is_wording(literal.text)
    };
    literals(&file.text).iter().filter(is_for_readers).count()
}

/// Has a word, and a space beside it.
fn is_wording(text: &str) -> bool {
    let mut outside = String::new();
    let mut depth = 0_u32;
    for character in text.chars() {
        match character {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ if depth == 0 => outside.push(character),
            _ => {}
        }
    }
    let has_word = outside.split(|character: char| !character.is_alphabetic()).any(|word| word.len() > 1);
    has_word && outside.contains(' ')
}

/// A string in quotation marks.
struct Literal<'t> {
    /// Where its first mark stands.
    start: usize,
    /// What is between the marks.
    text: &'t str,
}

impl Literal<'_> {
    fn end(&self) -> usize {
        self.start + self.text.len() + 2
    }
}

/// The strings of a file down to its tests, without those in comments.
fn literals(text: &str) -> Vec<Literal<'_>> {
    let bytes = &text.as_bytes()[..text.find("#[cfg(test)]").unwrap_or(text.len())];
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'/' if bytes.get(at + 1) == Some(&b'/') => {
                at += bytes[at..].iter().take_while(|byte| **byte != b'\n').count()
            }
            // A quotation mark as a character.
            b'\'' if bytes[at..].starts_with(b"'\"'") => at += 3,
            b'"' => {
                let mut end = at + 1;
                while end < bytes.len() && bytes[end] != b'"' {
                    end += if bytes[end] == b'\\' { 2 } else { 1 };
                }
                found.push(Literal { start: at, text: text.get(at + 1..end).unwrap_or_default() });
                at = end + 1;
            }
            _ => at += 1,
        }
    }
    found
}

/// Where the call ends that is open at this place.
fn closing(text: &str, from: usize, later: &[Literal<'_>]) -> usize {
    let mut depth = 1;
    for (at, byte) in text.bytes().enumerate().skip(from) {
        if later.iter().any(|literal| (literal.start..literal.end()).contains(&at)) {
            continue;
        }
        match byte {
            b'(' => depth += 1,
            b')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    text.len()
}

fn line(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1
}
