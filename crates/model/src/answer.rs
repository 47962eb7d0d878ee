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

/// All words that the two functions below understand, folded; blank is none.
pub const ANSWER_WORDS: [&str; 16] = [
    "sufficient",
    "yes",
    "insufficient",
    "no",
    "cannot tell",
    "n/a",
    "na",
    "not applicable",
    "y",
    "t",
    "true",
    "1",
    "n",
    "f",
    "false",
    "0",
];

/// The answer that a folded word stands for everywhere, whatever the framework (semantics 7.1).
pub fn answer_of_word(folded: &str) -> Option<Answer> {
    Some(match folded {
        "" => Answer::Missing,
        "sufficient" | "yes" => Answer::Sufficient,
        "insufficient" | "no" => Answer::Insufficient,
        "cannot tell" => Answer::CannotTell,
        "n/a" | "na" | "not applicable" => Answer::NotApplicable,
        _ => return None,
    })
}

/// Further words for answers, in columns of answers alone, where nothing else gives them a meaning (semantics 7.1).
pub fn answer_of_short_word(folded: &str) -> Option<Answer> {
    match folded {
        "y" | "t" | "true" | "1" => Some(Answer::Sufficient),
        "n" | "f" | "false" | "0" => Some(Answer::Insufficient),
        _ => None,
    }
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

#[cfg(test)]
mod tests {
    use super::{ANSWER_WORDS, Answer, answer_of_short_word, answer_of_word, fold};

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
        for word in ANSWER_WORDS {
            assert!(answer_of_word(word).or(answer_of_short_word(word)).is_some(), "{word}");
        }
    }
}
