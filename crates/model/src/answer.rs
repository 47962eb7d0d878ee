use std::borrow::Cow;

/// The answer to one question, or to one observation, about one unit.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Answer {
    /// Done well enough.
    Sufficient,
    /// Not done well enough; also "not completed though needed".
    Insufficient,
    /// Could not be examined, for instance a restricted record.
    CannotTell,
    /// Not to be asked of this unit.
    NotApplicable,
    /// Blank.
    Missing,
}

impl Answer {
    /// All five, in the order in which they are listed to readers.
    pub const ALL: [Answer; 5] =
        [Self::Sufficient, Self::Insufficient, Self::CannotTell, Self::NotApplicable, Self::Missing];

    pub const fn word(self) -> &'static str {
        match self {
            Self::Sufficient => "sufficient",
            Self::Insufficient => "insufficient",
            Self::CannotTell => "cannot tell",
            Self::NotApplicable => "not applicable",
            Self::Missing => "",
        }
    }

    /// Whether it says sufficient or insufficient.
    pub const fn is_known(self) -> bool {
        matches!(self, Self::Sufficient | Self::Insufficient)
    }
}

/// Words that stand for an answer everywhere, folded, whatever the framework (semantics 7.1).
const WORDS: [(&str, Answer); 8] = [
    ("sufficient", Answer::Sufficient),
    ("yes", Answer::Sufficient),
    ("insufficient", Answer::Insufficient),
    ("no", Answer::Insufficient),
    ("cannot tell", Answer::CannotTell),
    ("n/a", Answer::NotApplicable),
    ("na", Answer::NotApplicable),
    ("not applicable", Answer::NotApplicable),
];

/// Further words for answers, in columns of answers alone, where nothing else gives them a meaning (semantics 7.1).
const SHORT_WORDS: [(&str, Answer); 10] = [
    ("y", Answer::Sufficient),
    ("t", Answer::Sufficient),
    ("true", Answer::Sufficient),
    ("1", Answer::Sufficient),
    // So pandas writes a 1 beside blank cells.
    ("1.0", Answer::Sufficient),
    ("n", Answer::Insufficient),
    ("f", Answer::Insufficient),
    ("false", Answer::Insufficient),
    ("0", Answer::Insufficient),
    ("0.0", Answer::Insufficient),
];

pub fn answer_words() -> impl Iterator<Item = &'static str> {
    WORDS.iter().chain(&SHORT_WORDS).map(|(word, _)| *word)
}

/// The answer that a folded word stands for everywhere; blank stands for none given.
pub fn answer_of_word(folded: &str) -> Option<Answer> {
    if folded.is_empty() { Some(Answer::Missing) } else { found(&WORDS, folded) }
}

/// The answer that a folded short word stands for.
pub fn answer_of_short_word(folded: &str) -> Option<Answer> {
    found(&SHORT_WORDS, folded)
}

fn found(words: &[(&str, Answer)], folded: &str) -> Option<Answer> {
    words.iter().find(|(word, _)| *word == folded).map(|(_, answer)| *answer)
}

/// Whether a word is what programs and people write where there is nothing. A blank is not a word, and `not-known` may be a value.
pub fn means_nothing(word: &str) -> bool {
    const WORDS: [&str; 20] = [
        "na",
        "nk",
        "dk",
        "don't know",
        "refused",
        "not applicable",
        "n/a",
        "n/k",
        "nan",
        "null",
        "none",
        "nil",
        "tbc",
        "unknown",
        "not known",
        "blank",
        "leer",
        "missing",
        "undefined",
        "no data",
    ];
    let word = word.trim();
    let is_mark = !word.is_empty() && word.chars().all(|character| !character.is_alphanumeric());
    // From a spreadsheet: `#REF!`, `#NAME?`. From a database: `\N`.
    let is_of_program = (word.starts_with('#') && word.ends_with(['!', '?'])) || word == "\\N";
    // `(null)`, `<NA>`, `n.a.`
    let bare = word.trim_matches(|character: char| !character.is_alphanumeric()).replace('.', "").to_lowercase();
    is_mark || is_of_program || WORDS.contains(&&*bare)
}

/// A word as it is compared: outer space dropped, capitals made small, runs of spaces, hyphens and underscores one space (semantics 7.1).
pub fn fold(word: &str) -> Cow<'_, str> {
    let word = word.trim();
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'.' | b'/');
    if word.bytes().all(plain) {
        return Cow::Borrowed(word);
    }
    let mut folded = String::with_capacity(word.len());
    let mut gap = false;
    for character in word.chars().flat_map(char::to_lowercase) {
        // What word processors make of apostrophes and hyphens.
        let character = match character {
            '\u{2018}' | '\u{2019}' | '\u{2bc}' | '\u{2032}' | '\u{ff07}' | '\u{b4}' | '`' => '\'',
            '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
            other => other,
        };
        if character.is_whitespace() || matches!(character, '-' | '_') {
            gap = true;
        } else {
            if gap {
                folded.push(' ');
                gap = false;
            }
            folded.push(character);
        }
    }
    if gap {
        folded.push(' ');
    }
    Cow::Owned(folded)
}

/// The words of a title, folded, without what stands between them.
pub fn words_of(title: &str) -> Vec<String> {
    fold(title).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::{Answer, answer_of_word, fold, means_nothing};

    #[test]
    fn words_fold() {
        for (word, folded) in [
            (" Very_High ", "very high"),
            ("very - high", "very high"),
            ("N/A", "n/a"),
            ("\u{a0}yes", "yes"),
            ("2.1.3", "2.1.3"),
            ("Don\u{2019}t\u{2013}know", "don't know"),
            ("", ""),
            ("-", " "),
        ] {
            assert_eq!(fold(word), folded, "{word:?}");
        }
    }

    #[test]
    fn every_answer_is_understood_by_its_own_word() {
        for answer in Answer::ALL {
            assert_eq!(answer_of_word(answer.word()), Some(answer));
        }
        assert_eq!(answer_of_word("perhaps"), None);
    }

    #[test]
    fn words_and_marks_that_mean_nothing_are_known() {
        for word in ["N/A", "#N/A", "-", "\u{2014}", " ?? ", "Not known", "(blank)", "TBC"] {
            assert!(means_nothing(word), "{word}");
        }
        for word in ["", " ", "no", "nothing", "0", "n/a 1", "not-known", "unknown to us"] {
            assert!(!means_nothing(word), "{word}");
        }
    }
}
