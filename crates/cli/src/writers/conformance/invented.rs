//! Whether a file says what the document does not say: counts, shares, and words for what it is not.

use std::collections::BTreeSet;

use assize_report::Report;
use serde_json::Value;

/// What a document that is a draft for those who hold the cases is not.
const NOT_SAID: [&str; 12] = [
    "final",
    "public",
    "official",
    "approved",
    "accredited",
    "checked",
    "certified",
    "confidential",
    "restricted",
    "embargoed",
    "embargo",
    "national",
];
/// What is counted in a document.
const UNITS: [&str; 7] = ["case", "cases", "points", "bodies", "inspections", "questions", "units"];
/// "Page 1 of 2" counts no cases.
const COUNTED: [&str; 5] = ["page", "tudalen", "sheet", "part", "slide"];
/// Within this many words before such a word, a word may say that it is not so.
const NEAR: usize = 4;

/// The first thing that the text says, and the document does not.
pub(super) fn invented(text: &str, report: &Report) -> Option<String> {
    let document = serde_json::to_value(report).expect("a report always serialises");
    let mut known = Known::default();
    known.read(&document);
    let text: String = text.chars().map(|one| if one.is_control() { '\n' } else { one }).collect();
    if let Some((n, of)) = counts(&text).into_iter().find(|pair| !known.counts.contains(pair)) {
        return Some(format!("`{n} of {of}` is in no figure"));
    }
    // The marks of an axis are whole.
    let is_of_axis = |share: &str| share.parse::<u32>().is_ok_and(|share| share.is_multiple_of(5));
    let share = shares(&text).find(|share| !is_of_axis(share) && !known.shares.contains(*share));
    if let Some(share) = share {
        return Some(format!("`{share}%` is in no figure"));
    }
    if let Some((number, unit)) = counted(&text).find(|(number, _)| !known.numbers.contains(number)) {
        return Some(format!("`{number} {unit}` is in no figure"));
    }
    let words: Vec<String> = words(&text).collect();
    let is_denied = |at: usize| {
        words[at.saturating_sub(NEAR)..at].iter().any(|word| matches!(word.as_str(), "not" | "nor" | "no" | "never"))
    };
    let said = (0..words.len())
        .find(|at| NOT_SAID.contains(&words[*at].as_str()) && !known.words.contains(&words[*at]) && !is_denied(*at))?;
    Some(format!("it says `{}`, and is a draft for those who hold the cases", words[said]))
}

#[derive(Default)]
struct Known {
    counts: BTreeSet<(String, String)>,
    shares: BTreeSet<String>,
    words: BTreeSet<String>,
    /// Whole and in parts, without separators.
    numbers: BTreeSet<String>,
}

impl Known {
    fn read(&mut self, value: &Value) {
        match value {
            Value::String(text) => {
                self.counts.extend(counts(text));
                self.shares.extend(shares(text).map(str::to_owned));
                self.words.extend(words(text));
                self.numbers.extend(text.split_whitespace().filter_map(number));
                self.numbers.extend(text.split(|one: char| !one.is_ascii_digit()).map(str::to_owned));
            }
            Value::Number(number) => {
                let number = number.as_f64().unwrap_or_default().abs().to_string();
                self.numbers.insert(number.clone());
                self.shares.insert(number);
            }
            Value::Array(all) => all.iter().for_each(|one| self.read(one)),
            Value::Object(all) => {
                let number = |key: &str| all.get(key).and_then(Value::as_u64).map(|number| number.to_string());
                let parts = ["n", "least", "most"].into_iter().filter_map(number);
                self.counts.extend(parts.filter_map(|part| Some((part, number("of")?))));
                all.values().for_each(|one| self.read(one));
            }
            Value::Null | Value::Bool(_) => {}
        }
    }
}

/// "12 of 34", "12 out of 34", "12/34".
fn counts(text: &str) -> BTreeSet<(String, String)> {
    let number = |text: &str| text.bytes().all(|letter| letter.is_ascii_digit()) && !text.is_empty();
    let bare = |text: &str| text.trim_matches(|letter: char| !letter.is_alphanumeric()).to_owned();
    let all: Vec<String> = text.split_whitespace().map(bare).filter(|word| word != "out").collect();
    let triples =
        all.windows(3).enumerate().filter(|(_, three)| three[1] == "of" && number(&three[0]) && number(&three[2]));
    let is_counted = |at: usize| at > 0 && COUNTED.contains(&all[at - 1].to_lowercase().as_str());
    let triples = triples.filter(|(at, _)| !is_counted(*at)).map(|(_, three)| (three[0].clone(), three[2].clone()));
    let halves = all.iter().filter_map(|word| word.split_once('/')).filter(|(n, of)| number(n) && number(of));
    triples.chain(halves.map(|(n, of)| (n.to_owned(), of.to_owned()))).collect()
}

/// Numbers before what they count: "4,321 cases".
fn counted(text: &str) -> impl Iterator<Item = (String, &str)> {
    let all: Vec<&str> = text.split_whitespace().collect();
    let pairs = (1..all.len()).filter_map(move |at| {
        let unit = all[at].trim_matches(|one: char| !one.is_alphanumeric());
        Some((number(all[at - 1])?, unit)).filter(|_| UNITS.contains(&unit))
    });
    pairs.collect::<Vec<_>>().into_iter()
}

/// A word that is a number, without its sign and its separators.
fn number(word: &str) -> Option<String> {
    let bare = word.trim_matches(|one: char| !one.is_ascii_digit()).replace(',', "");
    let is_number = !bare.is_empty() && !word.contains(char::is_alphabetic) && bare.parse::<f64>().is_ok();
    is_number.then_some(bare)
}

/// The numbers before a sign or the words for per cent.
fn shares(text: &str) -> impl Iterator<Item = &str> {
    let parts: Vec<&str> = text.split('%').flat_map(|part| part.split("per cent")).collect();
    let before = parts.len().saturating_sub(1);
    parts.into_iter().take(before).filter_map(|part| {
        let part = part.trim_end();
        let number = part.trim_end_matches(|one: char| one.is_ascii_digit() || one == '.');
        Some(part[number.len()..].trim_start_matches('.')).filter(|number| !number.is_empty())
    })
}

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}
