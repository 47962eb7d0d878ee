//! The words of this crate's complaints, by what they are about. Those of tables never hold a cell's value.

use crate::hidden;

pub(crate) mod file;
pub(crate) mod map;
pub(crate) mod record;
pub(crate) mod table;
pub(crate) mod toml;

/// "3 rows", "1 row".
fn many(count: usize, one: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") }
}

/// The user's words between backticks; what cannot be seen of them is spelt out.
pub(crate) fn tick(text: &str) -> String {
    if hidden::hidden(text).is_none() {
        return format!("`{text}`");
    }
    let seen = |character: char| match hidden::hidden(character.encode_utf8(&mut [0; 4])) {
        Some(hidden) => hidden.escape_unicode().to_string(),
        None => character.to_string(),
    };
    format!("`{}`", text.chars().map(seen).collect::<String>())
}

/// "`a`, `b` or `c`".
fn either(words: &[&str]) -> String {
    listed(words, "or")
}

/// "`a`, `b` and `c`".
fn all(words: &[&str]) -> String {
    listed(words, "and")
}

fn listed(words: &[&str], joint: &str) -> String {
    let words: Vec<_> = words.iter().map(|word| tick(word)).collect();
    match words.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} {joint} {last}", others.join(", ")),
        None => String::new(),
    }
}
