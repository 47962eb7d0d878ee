//! Names and ids of made-up bodies: never a real one's, and plainly made up.

use assize_diag::Spanned;
use assize_model::{Provider, fold};
use assize_reader::TomlItem;
use indexmap::IndexMap;

use crate::diags;

/// An id that can name files and figures; one that cannot has been complained of.
pub(crate) fn read_id(item: TomlItem<'_>) -> Option<Spanned<String>> {
    let (page, what) = (item.page, item.what());
    let id = item.string()?;
    if !is_id(&id.value) {
        page.complaints.push(diags::bad_id(&what, &id));
        return None;
    }
    Some(id)
}

fn is_id(text: &str) -> bool {
    let part = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'_');
    text.len() <= 100 && text.bytes().all(part) && text.starts_with(|first: char| first.is_ascii_alphanumeric())
}

/// The real body that goes by this name or id, if there is one. "(fictional)" behind a real name does not make it another.
pub(crate) fn real<'a>(name: &str, providers: &'a IndexMap<String, Provider>) -> Option<&'a Provider> {
    let plain = fold(name).replace("(fictional)", "").replace("(synthetic)", "");
    let (plain, as_id) = (plain.trim(), id_of(plain.trim()));
    providers.values().filter(|known| !known.fictional).find(|known| {
        fold(&known.name) == plain || fold(&known.id) == plain || known.id == as_id || id_of(&known.name) == as_id
    })
}

/// The name with a word that says what the body is, where it has none.
pub(crate) fn fictional(name: &str) -> String {
    let folded = fold(name);
    let says_so = ["fictional", "synthetic"].iter().any(|word| folded.contains(word));
    if says_so { name.trim().to_owned() } else { format!("{} (fictional)", name.trim()) }
}

/// "westmere-crc-fictional" of "Westmere CRC (fictional)": letters and digits, the rest one hyphen.
pub(crate) fn id_of(name: &str) -> String {
    let mut id = String::new();
    for character in name.chars().flat_map(char::to_lowercase) {
        if character.is_ascii_alphanumeric() {
            id.push(character);
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
    }
    let id = id.trim_end_matches('-');
    if id.is_empty() { "fictional".to_owned() } else { id.chars().take(80).collect() }
}

#[cfg(test)]
mod tests {
    use super::{fictional, id_of};

    #[test]
    fn names_say_that_they_are_made_up() {
        for (name, expect) in [
            ("Westmere CRC", "Westmere CRC (fictional)"),
            ("Fictional CRC", "Fictional CRC"),
            (" A synthetic Trust ", "A synthetic Trust"),
        ] {
            assert_eq!(fictional(name), expect);
        }
    }

    #[test]
    fn ids_follow_from_names() {
        for (name, expect) in [("Westmere CRC (fictional)", "westmere-crc-fictional"), ("Ŵ", "fictional")] {
            assert_eq!(id_of(name), expect);
        }
    }
}
