//! Which heading is which: by the id in it, by the words of titles, and by what stands below it.

use assize_framework::{Framework, Question};
use assize_intake::{Survey, Surveyed};
use assize_model::{Fact, FactValues, fold};
use indexmap::IndexMap;

use super::words;

/// What a column may be.
pub(super) struct Candidate<'f> {
    /// What the map calls it.
    pub(super) name: String,
    /// For readers.
    pub(super) title: String,
    pub(super) of: Of<'f>,
    /// The words of its id and title, as they are compared.
    tokens: Vec<String>,
    /// Where two are as near, the one with more goes first; per cent.
    weight: usize,
}

/// What sort of thing a candidate is.
#[derive(Clone, Copy)]
pub(super) enum Of<'f> {
    Id,
    Assessor,
    Fact(&'f Fact),
    /// A question, a prompt or an observation.
    Answers,
}

/// What a heading was found to be.
pub(super) struct Matched {
    pub(super) candidate: usize,
    /// Whether somebody has to look at it, and which other it may be.
    pub(super) doubt: Option<Option<usize>>,
}

/// How near a heading is to a candidate is said per mille. Below this nothing is matched; below the second somebody has to look.
const LEAST: usize = 500;
const SURE: usize = 750;
/// Two so near each other are a matter of doubt.
const NEAR: usize = 50;

/// All that a column may be under this framework.
pub(super) fn candidates<'f>(framework: &'f Framework, unit: &str) -> Vec<Candidate<'f>> {
    let catalogue = &framework.catalogue;
    let new = |name: String, title: &str, of, weight| {
        let tokens = tokens(&format!("{} {title}", name.rsplit(':').next().unwrap_or_default()));
        Candidate { name, title: title.to_owned(), of, tokens, weight }
    };
    let mut all = vec![
        new("id".to_owned(), "case ref", Of::Id, 100),
        new("assessor".to_owned(), "auditor inspector assessed audited by", Of::Assessor, 90),
    ];
    let of_unit = |of: Option<&str>| of.is_none_or(|of| of == unit);
    let facts = catalogue.facts.values().filter(|fact| of_unit(fact.unit.as_deref()));
    all.extend(facts.map(|fact| new(fact.id.clone(), &fact.title.en, Of::Fact(fact), 100)));
    let question = |question: &'f Question, weight| {
        let taken = catalogue.facts.contains_key(&question.id) || catalogue.observations.contains_key(&question.id);
        let name = if taken { question.qualified() } else { question.id.clone() };
        new(name, &question.title.en, Of::Answers, weight)
    };
    all.extend(framework.questions.iter().filter(|one| one.unit == unit).map(|one| question(one, 100)));
    let prompts = framework.prompts.iter().map(|prompt| &prompt.question).filter(|one| one.unit == unit);
    all.extend(prompts.map(|one| question(one, 80)));
    let observations = catalogue.observations.values().filter(|one| one.unit == unit);
    all.extend(observations.map(|one| new(one.id.clone(), &one.title.en, Of::Answers, 75)));
    all
}

/// By column of the table what it is; each candidate once, the nearest pair first.
pub(super) fn matches(
    survey: &Survey,
    candidates: &[Candidate<'_>],
    framework: &Framework,
) -> IndexMap<usize, Matched> {
    let rarity = rarity(candidates);
    let mut pairs: Vec<(usize, usize, usize)> = Vec::new();
    for (column, surveyed) in survey.columns.iter().enumerate() {
        let below = Below::of(surveyed, survey.rows, framework);
        let tokens = tokens(&surveyed.column.header);
        for (index, candidate) in candidates.iter().enumerate() {
            let near = below.fits(candidate, surveyed, nearness(&surveyed.column.header, &tokens, candidate, &rarity));
            let near = near * candidate.weight / 100;
            pairs.extend((near >= LEAST).then_some((near, column, index)));
        }
    }
    pairs.sort_by(|one, other| other.0.cmp(&one.0).then((one.1, one.2).cmp(&(other.1, other.2))));
    let mut matched: IndexMap<usize, Matched> = IndexMap::new();
    for (near, column, candidate) in &pairs {
        if matched.contains_key(column) || matched.values().any(|one| one.candidate == *candidate) {
            continue;
        }
        let other = pairs.iter().find(|(_, of, index)| of == column && index != candidate);
        let rival =
            other.filter(|(other, ..)| near.saturating_sub(*other) < NEAR && *near < 900).map(|(.., index)| *index);
        let doubt = (*near < SURE || rival.is_some()).then_some(rival);
        matched.insert(*column, Matched { candidate: *candidate, doubt });
    }
    // Without a heading for them, the ids are the first column in which no word stands twice.
    if !matched.values().any(|one| matches!(candidates[one.candidate].of, Of::Id)) {
        let is_free = |column: &usize| !matched.contains_key(column) && is_distinct(&survey.columns[*column]);
        if let Some(column) = (0..survey.columns.len()).find(is_free) {
            matched.insert(column, Matched { candidate: 0, doubt: Some(None) });
        }
    }
    matched.sort_unstable_keys();
    matched
}

/// Whether no word stands twice; a row or two may be blank or below the table.
fn is_distinct(surveyed: &Surveyed) -> bool {
    let column = &surveyed.column;
    let rows = words::rows(column);
    let filled = column.words().iter().zip(&rows).filter(|(word, _)| !word.is_empty());
    let is_once = filled.clone().all(|(_, rows)| *rows == 1);
    is_once && filled.count() * 10 >= column.len() * 9 && surveyed.person.is_none()
}

/// What stands below a heading.
struct Below<'a> {
    answers: usize,
    is_blank: bool,
    surveyed: &'a Surveyed,
}

impl<'a> Below<'a> {
    fn of(surveyed: &'a Surveyed, rows: usize, framework: &Framework) -> Self {
        let is_blank = rows == 0 || surveyed.column.words().iter().all(|word| word.is_empty());
        Self { answers: words::answers(&surveyed.column, framework), is_blank, surveyed }
    }

    /// How near a candidate is whose heading is so near, by what stands below: nothing where that cannot be it.
    fn fits(&self, candidate: &Candidate<'_>, surveyed: &Surveyed, near: usize) -> usize {
        let only_if = |fits: bool, near: usize| if fits { near } else { 0 };
        match candidate.of {
            Of::Id => only_if(surveyed.heads_ids, near.max(900)),
            Of::Assessor => near,
            Of::Answers => only_if(self.answers >= 500, near),
            Of::Fact(fact) => {
                let share = words::values(&self.surveyed.column, &fact.values);
                match &fact.values {
                    FactValues::Any => only_if(near >= 800, near),
                    FactValues::Date => only_if(share >= 500, near),
                    FactValues::Listed(_) if near >= 900 => only_if(share >= 500, near),
                    FactValues::Listed(values) => {
                        // Words that are few others' say more than a heading: M and F are a sex.
                        let telling = !self.is_blank && self.answers < 500 && values.len() > 2 && share >= 900;
                        only_if(share >= 600, if telling { near.max(500) / 2 + 350 } else { near })
                    }
                }
            }
        }
    }
}

/// How near a heading is to a candidate, per mille.
fn nearness(heading: &str, tokens: &[String], candidate: &Candidate<'_>, rarity: &IndexMap<&str, usize>) -> usize {
    let id = candidate.name.rsplit(':').next().unwrap_or_default();
    if fold(heading) == fold(&candidate.name) || fold(heading) == fold(id) {
        return 1000;
    }
    if ids_in(heading).any(|written| fold(&written) == fold(id)) {
        return 950;
    }
    if fold(heading) == fold(&candidate.title) {
        return 930;
    }
    let rare = |token: &String| rarity.get(token.as_str()).copied().unwrap_or(UNKNOWN);
    let total = |tokens: &[String]| tokens.iter().map(rare).sum::<usize>();
    let is_shared = |token: &&String| candidate.tokens.iter().any(|other| is_same_word(token, other));
    let shared: usize = tokens.iter().filter(is_shared).map(rare).sum();
    if shared == 0 {
        return 0;
    }
    let (of_heading, of_candidate) =
        (1000 * shared / total(tokens), (1000 * shared / total(&candidate.tokens)).min(1000));
    (63 * of_heading + 27 * of_candidate) / 100
}

/// Words are the same but for a slip.
fn is_same_word(one: &str, other: &str) -> bool {
    one == other || (one.chars().count() > 4 && strsim::jaro_winkler(one, other) > 0.94)
}

/// What in a heading may be an id: `2.1.3` in `Q2.1.3 - others kept safe` and in `q_2_1_3`.
fn ids_in(heading: &str) -> impl Iterator<Item = String> {
    let apart = |character: char| character.is_whitespace() || "()[]:;,-/".contains(character);
    let plain = |part: &str| {
        let part = part.to_lowercase().replace('_', ".");
        let part = part.trim_matches('.');
        let digits = part.trim_start_matches(|letter: char| letter.is_alphabetic() || letter == '.');
        if digits.is_empty() { part.to_owned() } else { digits.to_owned() }
    };
    heading.split(apart).filter(|part| !part.is_empty()).map(plain).collect::<Vec<_>>().into_iter()
}

/// Words that say little.
const NOISE: &str = "a an and any are as at be been by do does did for from has have how if in is it its no of on or that the their there \
    this to was were what which who with yes question q assessed judged sufficient sufficiently well enough";

/// Words and what they are compared as.
const SAME: [(&str, &str); 14] = [
    ("gender", "sex"),
    ("rosh", "risk serious harm"),
    ("race", "ethnicity"),
    ("ethnic", "ethnicity"),
    ("start", "commenced began day"),
    ("started", "commenced began day"),
    ("date", "day"),
    ("began", "began commenced"),
    ("auditor", "auditor"),
    ("dv", "domestic abuse"),
    ("da", "domestic abuse"),
    ("cp", "child protection"),
    ("sentence", "sentence order"),
    ("officer", "practitioner"),
];

/// The telling words of a text, each once, without endings.
fn tokens(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let said = lower.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut tokens: Vec<String> = Vec::new();
    // Numbers are parts of ids, which are compared as a whole.
    let is_telling = |word: &&str| {
        !NOISE.split_whitespace().any(|noise| noise == *word) && word.contains(|letter: char| !letter.is_numeric())
    };
    for word in said.filter(is_telling) {
        let same = SAME.iter().find(|(known, _)| *known == word).map_or(word, |(_, same)| same);
        for token in same.split(' ').map(stem).filter(|token| !token.is_empty()) {
            if !tokens.contains(&token) {
                tokens.push(token);
            }
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
    use super::{ids_in, tokens};

    #[test]
    fn ids_are_found_in_headings() {
        for (heading, id) in
            [("Q2.1.3 - kept safe", "2.1.3"), ("q_2_1_3", "2.1.3"), ("KQ 2.1.3: safe", "2.1.3"), ("2.1.3.a", "2.1.3.a")]
        {
            assert!(ids_in(heading).any(|found| found == id), "{heading}");
        }
        assert!(!ids_in("2.1.3.a").any(|found| found == "2.1.3"));
    }

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
