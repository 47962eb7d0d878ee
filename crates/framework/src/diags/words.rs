use assize_diag::{Diagnostic, nearest};

use crate::reader::is_hidden;

/// Longer words are cut short in messages, and are near to no name.
const LONGEST: usize = 60;
/// More names than this are not listed.
const MOST_LISTED: usize = 12;

/// A word of the user's in backticks, cut short where it is very long, with what cannot be seen escaped.
pub(crate) fn tick(word: &str) -> String {
    let mut shown = String::new();
    for character in word.chars().take(LONGEST) {
        if is_hidden(character) {
            shown.extend(character.escape_unicode());
        } else {
            shown.push(character);
        }
    }
    if word.chars().nth(LONGEST).is_some() {
        shown.push('…');
    }
    format!("`{shown}`")
}

/// "`a`, `b` and `c`".
pub(super) fn ticks(words: &[&str]) -> String {
    let ticked: Vec<_> = words.iter().map(|word| tick(word)).collect();
    and(&ticked)
}

/// "a, b and c".
fn and(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// "no `a`, no `b` and no `c`".
pub(super) fn nones(words: &[&str]) -> String {
    let none: Vec<_> = words.iter().map(|word| format!("no {}", tick(word))).collect();
    and(&none)
}

/// "1 entry", "2 entries".
pub(super) fn count(number: usize, one: &str, many: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {many}") }
}

/// "a node", "an observation".
pub(super) fn with_article(noun: &str) -> String {
    let article = if noun.starts_with(['a', 'e', 'i', 'o']) { "an" } else { "a" };
    format!("{article} {noun}")
}

/// Says which known name may have been meant, or, where none is near and they are few, which there are.
pub(super) fn suggest(diagnostic: Diagnostic, written: &str, many: &str, known: &[&str]) -> Diagnostic {
    match near(written, known) {
        Some(name) => diagnostic.did_you_mean(Some(name)),
        None if known.is_empty() || known.len() > MOST_LISTED => diagnostic,
        None => diagnostic.help(format!("{many}: {}", ticks(known))),
    }
}

/// The known name nearest to a word of readable length.
pub(crate) fn near<'a>(written: &str, known: &[&'a str]) -> Option<&'a str> {
    if written.chars().count() > LONGEST {
        return None;
    }
    nearest(written, known.iter().copied().filter(|name| name.chars().count() <= LONGEST))
}
