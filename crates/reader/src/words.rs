use assize_diag::{Diagnostic, nearest};

use crate::hidden::is_hidden;

/// Longer words are cut short in messages, and are near to no name.
const LONGEST: usize = 60;
/// More names than this are not listed.
const MOST_LISTED: usize = 16;

/// A word of the user's in backticks, cut short where it is very long, with what cannot be seen spelt out.
pub fn tick(word: &str) -> String {
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
pub fn ticks(words: &[&str]) -> String {
    listed(words.iter().map(|word| tick(word)).collect(), "and")
}

/// "`a`, `b` or `c`".
pub fn either(words: &[&str]) -> String {
    listed(words.iter().map(|word| tick(word)).collect(), "or")
}

/// "no `a`, no `b` and no `c`".
pub(crate) fn nones(words: &[&str]) -> String {
    listed(words.iter().map(|word| format!("no {}", tick(word))).collect(), "and")
}

fn listed(mut words: Vec<String>, joint: &str) -> String {
    match (words.pop(), words.is_empty()) {
        (None, _) => String::new(),
        (Some(only), true) => only,
        (Some(last), false) => format!("{} {joint} {last}", words.join(", ")),
    }
}

/// Says which known name may have been meant, or, where none is near and they are few, which there are.
pub fn suggest(diagnostic: Diagnostic, written: &str, many: &str, known: &[&str]) -> Diagnostic {
    let are_few = !known.is_empty() && known.len() <= MOST_LISTED;
    diagnostic.help_if(are_few.then(|| format!("{many}: {}", ticks(known)))).did_you_mean(near(written, known))
}

/// The known name nearest to a word of readable length.
pub fn near<'a>(written: &str, known: &[&'a str]) -> Option<&'a str> {
    if written.chars().count() > LONGEST {
        return None;
    }
    nearest(written, known.iter().copied().filter(|name| name.chars().count() <= LONGEST))
}
