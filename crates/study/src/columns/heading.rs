//! A heading as it is held against what it may mean: by its words, without endings, weighed by how much they tell.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use assize_intake::ids_in;
use assize_model::fold;
use indexmap::IndexMap;

use super::matching::{BY_ID, BY_NAME, COVERED, Candidate, Of};
use super::stage::{self, Stages};

/// A heading, ready to be held against candidates.
pub(super) struct Heading {
    /// As it is compared, and the ids in it so.
    folded: String,
    ids: BTreeSet<String>,
    /// How much each word tells that a candidate has, with those of [`Words`] that are the same.
    shared: Vec<(usize, Rc<BTreeSet<usize>>)>,
    /// How much all words tell.
    total: usize,
    stages: Stages,
    /// Whether it has a word that is more than an abbreviation.
    has_words: bool,
}

impl Heading {
    pub(super) fn of(text: &str, words: &Words<'_>) -> Self {
        let has_words = words_of(text).any(|word| word.chars().count() > 3 && !is_noise(&word));
        let tokens = tokens(text);
        let tells: Vec<usize> = tokens.iter().map(|token| words.tells(token)).collect();
        Self {
            folded: fold(text).into_owned(),
            ids: ids_in(text).map(|id| fold(&id).into_owned()).collect(),
            total: tells.iter().sum(),
            shared: tells.into_iter().zip(tokens.into_iter().map(|token| words.same(token))).collect(),
            stages: stage::in_words(text),
            has_words,
        }
    }

    /// How near it is to a candidate, per mille.
    pub(super) fn nearness(&self, (index, candidate): (usize, &Candidate<'_>), words: &Words<'_>) -> usize {
        let [name, id, title] = &candidate.folded;
        if self.folded == *name {
            return 1000;
        }
        if self.folded == *id {
            return BY_NAME;
        }
        if self.ids.contains(id) {
            return BY_ID;
        }
        if self.folded == *title {
            return 930;
        }
        let may_be_answers = self.has_words && self.stages.fit(candidate.stages);
        if matches!(candidate.of, Of::Answers) && !may_be_answers {
            return 0;
        }
        let (of_candidate, total) = &words.of_candidates[index];
        let is_shared = |same: &BTreeSet<usize>| !same.is_empty() && of_candidate.iter().any(|one| same.contains(one));
        let shared: usize = self.shared.iter().filter(|(_, same)| is_shared(same)).map(|(tells, _)| tells).sum();
        if shared == 0 {
            return 0;
        }
        let of_heading = 1000 * shared / self.total;
        let of_candidate = (1000 * shared / total).min(1000);
        // A word or two of a long title is chance.
        match matches!(candidate.of, Of::Answers) && candidate.weight < 100 && of_candidate < COVERED {
            true => 0,
            false => (63 * of_heading + 27 * of_candidate) / 100,
        }
    }
}

/// The words of all candidates.
pub(super) struct Words<'c> {
    /// How much each tells.
    rarity: IndexMap<&'c str, usize>,
    /// By candidate: its words, and how much they tell together.
    of_candidates: Vec<(Vec<usize>, usize)>,
    /// By word that was looked for: those that are the same.
    same: RefCell<BTreeMap<String, Rc<BTreeSet<usize>>>>,
}

impl<'c> Words<'c> {
    pub(super) fn of(candidates: &'c [Candidate<'_>]) -> Self {
        let rarity = rarity(candidates);
        let of_candidate = |one: &Candidate<'_>| {
            let words: Vec<usize> = one.tokens.iter().filter_map(|token| rarity.get_index_of(&**token)).collect();
            let total = words.iter().map(|word| rarity[*word]).sum();
            (words, total)
        };
        let of_candidates = candidates.iter().map(of_candidate).collect();
        Self { rarity, of_candidates, same: RefCell::default() }
    }

    fn tells(&self, token: &str) -> usize {
        self.rarity.get(token).copied().unwrap_or(UNKNOWN)
    }

    /// Those that a word of a heading is the same as.
    fn same(&self, token: String) -> Rc<BTreeSet<usize>> {
        let mut known = self.same.borrow_mut();
        let look = |token: &String| {
            let words = self.rarity.keys().enumerate();
            Rc::new(words.filter(|(_, word)| is_same_word(token, word)).map(|(index, _)| index).collect())
        };
        let found = known.get(&token).cloned().unwrap_or_else(|| look(&token));
        known.insert(token, Rc::clone(&found));
        found
    }
}

/// Words are the same except for a slip.
fn is_same_word(one: &str, other: &str) -> bool {
    one == other || (one.chars().count() > 4 && strsim::jaro_winkler(one, other) > 0.94)
}

/// Words that say little.
const NOISE: &str = "a an and any are as at be been by do does did for from has have how if in is it its no of on or that the their there \
    this to was were what which who with yes question q assessed judged sufficient sufficiently well enough reduce reduces reducing";

/// Words and what they are compared as.
const SAME: [(&str, &str); 34] = [
    ("gender", "sex"),
    ("rosh", "risk serious harm"),
    ("race", "ethnicity"),
    ("ethnic", "ethnicity"),
    ("start", "commenced began day"),
    ("started", "commenced began day"),
    ("date", "day"),
    ("began", "began commenced"),
    ("auditor", "inspector"),
    ("oasys", "recorded provider"),
    ("reoffending", "desistance"),
    ("dv", "domestic abuse"),
    ("da", "domestic abuse"),
    ("cp", "child protection"),
    ("sentence", "sentence order"),
    ("officer", "practitioner"),
    ("rhyw", "sex"),
    ("rhywedd", "sex"),
    ("cyfeirnod", "case ref"),
    ("dyddiad", "day"),
    ("dechrau", "commenced began day"),
    ("risg", "risk"),
    ("niwed", "harm"),
    ("difrifol", "serious"),
    ("arolygydd", "inspector"),
    ("archwilydd", "inspector"),
    ("ethnigrwydd", "ethnicity"),
    ("ymgysylltu", "engages"),
    ("ymatal", "desistance"),
    ("ddiogel", "safe"),
    ("diogel", "safe"),
    ("dioddefwr", "victim"),
    ("oed", "age"),
    ("oedran", "age"),
];

/// The words of a text in small letters. What is called in two words stands as one.
fn words_of(text: &str) -> impl Iterator<Item = String> {
    let lower = text.to_lowercase().replace("service user", "person");
    let words = lower.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect::<Vec<_>>().into_iter()
}

fn is_noise(word: &str) -> bool {
    NOISE.split_whitespace().any(|noise| noise == word)
}

/// The telling words of a text, each once, without endings.
pub(super) fn tokens(text: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let mut push = |token: String| {
        if !token.is_empty() && !tokens.contains(&token) {
            tokens.push(token);
        }
    };
    // Numbers are parts of ids, which are compared as a whole.
    let is_telling = |word: &String| !is_noise(word) && word.contains(|letter: char| !letter.is_numeric());
    for word in words_of(text).filter(is_telling) {
        if let Some(stage) = stage::of_word(&word) {
            push(stage.to_owned());
        } else {
            let same = SAME.iter().find(|(known, _)| *known == word).map_or(&*word, |(_, same)| same);
            same.split(' ').map(stem).for_each(&mut push);
        }
    }
    tokens
}

/// A word without its ending: keep, keeps, keeping.
fn stem(word: &str) -> String {
    let long = word.chars().count() > 4;
    let endings = ["ments", "ment", "ings", "ing", "ions", "ion", "ied", "ies", "ed", "es", "s", "e", "y"];
    let ending = endings.iter().find(|ending| word.ends_with(**ending) && word.len() > ending.len() + 2);
    let stem = ending.filter(|_| long).map_or(word, |ending| &word[..word.len() - ending.len()]);
    stem.strip_suffix('e').filter(|stem| stem.len() > 3).unwrap_or(stem).to_owned()
}

/// How much a word tells that no candidate has.
const UNKNOWN: usize = 18;

/// How much each word tells: the fewer candidates have it, the more. Four times the logarithm of how many there are to one that has it.
fn rarity<'c>(candidates: &'c [Candidate<'_>]) -> IndexMap<&'c str, usize> {
    let mut counts: IndexMap<&str, u64> = IndexMap::new();
    for token in candidates.iter().flat_map(|candidate| &candidate.tokens) {
        *counts.entry(token).or_default() += 1;
    }
    let all = (2 * candidates.len() as u64 + 2).min(10_000).pow(4);
    let of = |count: u64| (all / (2 * count + 1).min(10_000).pow(4)).checked_ilog2().unwrap_or_default() as usize + 1;
    counts.into_iter().map(|(token, count)| (token, of(count))).collect()
}

#[cfg(test)]
mod tests {
    use super::tokens;

    #[test]
    fn numbers_are_no_words() {
        assert!(tokens("1.1").is_empty());
    }

    #[test]
    fn words_are_compared_without_endings() {
        assert_eq!(tokens("Keeping others safe"), tokens("keeps other, safe?"));
        assert_eq!(tokens("Gender"), tokens("sex"));
    }
}
