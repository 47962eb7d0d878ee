//! Names of sheets: short, of letters that every program takes, and none like another.

use std::collections::BTreeSet;

/// A sheet's name has no more units of UTF-16.
const LONGEST: usize = 31;
/// What no name has: each is a sign of a reference to a sheet, or none that can be seen.
const SIGNS: [char; 8] = ['[', ']', ':', '*', '?', '/', '\\', '\''];
/// Excel keeps it for itself.
const RESERVED: &str = "history";

/// The names that a workbook has so far, as the names of their tables tell them apart.
#[derive(Default)]
pub(super) struct Names(BTreeSet<String>);

impl Names {
    /// A new name: this one, cut behind a word where it is too long, with a number where there is one like it.
    pub(super) fn name(&mut self, wanted: &str) -> String {
        let plain = wanted.chars().map(|letter| match letter {
            '\'' => '\u{2019}',
            letter if letter.is_control() || SIGNS.contains(&letter) => ' ',
            letter => letter,
        });
        let plain = plain.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ");
        let mut numbered = (2..).map(|number| format!(" {number}"));
        let mut name = shortened(&plain, "");
        while name.is_empty() || name.to_lowercase() == RESERVED || !self.0.insert(range(&name).to_lowercase()) {
            name = shortened(&plain, &numbered.next().unwrap_or_default());
        }
        name
    }
}

/// The text with this behind it, short enough.
fn shortened(text: &str, behind: &str) -> String {
    let room = LONGEST - units(behind);
    if units(text) <= room {
        return format!("{text}{behind}");
    }
    let mut left = room - 1;
    let fits = |letter: &char| left.checked_sub(letter.len_utf16()).map(|rest| left = rest).is_some();
    let cut: String = text.chars().take_while(fits).collect();
    let is_word = text[cut.len()..].starts_with(' ');
    let whole = cut.rsplit_once(' ').filter(|(words, _)| !is_word && units(words) > room / 2);
    format!("{}\u{2026}{behind}", whole.map_or(cut.as_str(), |(words, _)| words).trim_end())
}

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// What the table of a sheet of this name is called.
pub(super) fn range(name: &str) -> String {
    let letters: String = name.chars().map(|letter| if letter.is_alphanumeric() { letter } else { '_' }).collect();
    let start = if letters.starts_with(char::is_alphabetic) { "" } else { "_" };
    format!("{start}{letters}_range")
}

#[cfg(test)]
mod tests {
    use super::{Names, units};

    #[test]
    fn a_name_is_short_and_has_nothing_that_a_program_refuses() {
        for (wanted, expect) in [
            ("Cover", "Cover"),
            ("O beth y gwnaed yr adroddiad hwn", "O beth y gwnaed yr adroddiad\u{2026}"),
            ("An annex of thirty-one letters.", "An annex of thirty-one letters."),
            ("a/b: [c] 'd'?", "a b c \u{2019}d\u{2019}"),
            ("History", "History 2"),
            ("", " 2"),
        ] {
            assert_eq!(Names::default().name(wanted), expect, "{wanted}");
        }
        for letter in ["x", "\u{175}", "\u{1f469}", "word "] {
            let name = Names::default().name(&letter.repeat(40));
            assert!(units(&name) <= 31 && name.ends_with('\u{2026}'), "{name}");
        }
    }

    #[test]
    fn no_name_is_like_another() {
        let mut names = Names::default();
        let given = ["A b", "a B", "a_b", &"long ".repeat(9), &"Long ".repeat(10)].map(|wanted| names.name(wanted));
        assert_eq!(
            given,
            ["A b", "a B 2", "a_b 3", "long long long long long long\u{2026}", "Long Long Long Long Long\u{2026} 2"]
        );
    }
}
