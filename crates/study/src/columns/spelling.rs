//! The usual spellings of answers and of values. They are fixed, so that writing one into a map says nothing of a table.

use assize_model::{Answer, fold};

/// Words that people write for answers, folded. Those that stand for a judgement somebody else might see otherwise are marked.
const ANSWERS: [(Answer, &str, &str); 5] = [
    (
        Answer::Sufficient,
        "y|t|true|1|1.0|met|yes met|fully met|good|done|pass|passed|achieved|satisfactory|suff|✓|✔",
        "s|agree|agreed|green|ja|ydy|ydyn|oes|do|ie|digonol|oui",
    ),
    (
        Answer::Insufficient,
        "n|f|false|0|0.0|not met|unmet|not sufficient|not done|fail|failed|poor|unsatisfactory|insuff|✗|✘",
        "partially|partly|partial|partially met|partly met|in part|some|somewhat|to some extent|yn rhannol|rhannol|x|i|disagree|disagreed|red|nein|nac ydy|nac ydyn|nac oes|naddo|nage|annigonol|non",
    ),
    (
        Answer::CannotTell,
        "?|??|dk|don't know|dont know|unclear|unsure|can't tell|cant tell|not clear",
        "unknown|not known|nk|n/k|n.k.|ddim yn gwybod|anhysbys",
    ),
    (Answer::NotApplicable, "not relevant|not needed|none needed|n.a.|n a|not app|amherthnasol", "na|amh"),
    (Answer::Missing, "blank|tbc|pending|not answered|nan|null|#n/a", "none| |.|..|/"),
];

/// The answer that a folded word usually stands for, and whether that has to be looked at.
pub(super) fn answer(folded: &str) -> Option<(Answer, bool)> {
    let among = |list: &str| list.split('|').any(|word| word == folded);
    ANSWERS.iter().find_map(|(answer, sure, doubtful)| {
        let found = if among(sure) { Some(false) } else { among(doubtful).then_some(true) };
        found.map(|is_doubtful| (*answer, is_doubtful))
    })
}

/// Whether a folded word is a yes in Welsh, beside which `na` is no.
pub(super) fn is_welsh_yes(folded: &str) -> bool {
    ["ie", "ydy", "ydyn", "oes", "do"].contains(&folded)
}

/// Other words for some values.
const OTHER_WORDS: [(&str, &str); 13] = [
    ("female", "f|woman|women|w|fem|benyw|menyw"),
    ("male", "m|man|men|gwryw|dyn"),
    ("not-known", "unknown|nk|n/k|not recorded|not stated|not known|?|dk|none recorded|anhysbys|ddim yn gwybod"),
    ("yes", "y|true|1|t|ydy|oes|ie"),
    ("no", "n|false|0|f|nac ydy|nac oes|na|nage"),
    ("medium", "med|m|canolig"),
    ("very-high", "vh|v high|v.high|v. high|vhigh|uchel iawn"),
    ("high", "h|uchel"),
    ("low", "l|isel"),
    ("community-order", "co"),
    ("suspended-sentence-order", "sso|suspended sentence"),
    ("post-sentence-supervision", "pss"),
    ("probation-officer", "po"),
];

/// Which of the values of a fact a folded word stands for; the same word, or a usual spelling of one alone.
pub(super) fn value<'v>(folded: &str, values: &'v [String]) -> Option<&'v String> {
    let is_it = |value: &&String| fold(value) == folded;
    let others = |value: &&String| {
        OTHER_WORDS.iter().any(|(known, words)| known == value && words.split('|').any(|word| word == folded))
    };
    let one = |mut found: Vec<&'v String>| if found.len() == 1 { found.pop() } else { None };
    values.iter().find(is_it).or_else(|| one(values.iter().filter(others).collect()))
}

/// The same for a word that many rows have: it may be cut short, or have a slip in it.
pub(super) fn near_value<'v>(folded: &str, values: &'v [String]) -> Option<&'v String> {
    let begins = |value: &&String| {
        let value = fold(value);
        let (written, whole): (Vec<&str>, Vec<&str>) = (parts(folded), parts(&value));
        written.len() == whole.len() && whole.iter().zip(&written).all(|(whole, written)| whole.starts_with(written))
    };
    let begun: Vec<&String> = values.iter().filter(begins).collect();
    let near = |value: &&String| folded.chars().count() > 3 && strsim::osa_distance(folded, &fold(value)) <= 2;
    let near: Vec<&String> = values.iter().filter(near).collect();
    match (&begun[..], &near[..]) {
        ([one], _) | ([], [one]) => Some(one),
        _ => None,
    }
}

fn parts(text: &str) -> Vec<&str> {
    text.split(|character: char| !character.is_alphanumeric()).filter(|part| !part.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::{answer, near_value, value};
    use assize_model::Answer;

    #[test]
    fn usual_spellings_are_known() {
        assert_eq!(answer("y"), Some((Answer::Sufficient, false)));
        assert_eq!(answer("partially"), Some((Answer::Insufficient, true)));
        assert_eq!(answer("perhaps"), None);
    }

    #[test]
    fn values_are_told_by_spellings_beginnings_and_slips() {
        let rosh: Vec<String> = ["low", "medium", "high", "very-high", "not-known"].map(str::to_owned).into();
        for (word, sure, near) in [
            ("v high", Some("very-high"), Some("very-high")),
            ("med", Some("medium"), Some("medium")),
            ("mediun", None, Some("medium")),
            ("v. hi", None, Some("very-high")),
            ("blue", None, None),
        ] {
            assert_eq!(value(word, &rosh).map(String::as_str), sure, "{word}");
            assert_eq!(near_value(word, &rosh).map(String::as_str), near, "{word}");
        }
    }
}
