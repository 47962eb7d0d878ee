//! What bare words among the inputs mean (semantics 7.49): areas, kinds of bodies, bodies, frameworks, years, ratings, parts of the work, words of
//! titles.

use std::path::Path;

use assize_framework::Library;
use assize_model::{Bodies, Provider, fold};

use crate::search::{Finder, area, ids, kind};
use crate::topic::topic;
use crate::{Findings, Selection, Study, is_id};

/// Longer phrases are not looked for.
const LONGEST: usize = 9;

/// Words that mean nothing where they stand alone.
const FILLING: [&str; 11] = ["&", "and", "at", "for", "in", "of", "or", "overall", "the", "to", "vs"];

/// What a phrase means.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Meaning {
    /// As it is known.
    Area(String),
    /// The word for it.
    Kind(String),
    /// Its id.
    Body(String),
    /// Its id.
    Framework(String),
    /// First and last.
    Years(u16, u16),
    /// As it is typed.
    Rating,
    /// A theme, a stage, or a standard by words of its title.
    Topic,
    /// Of an id, a title or a place.
    Word,
}

/// Words that mean something together, as they were typed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Phrase {
    pub(crate) text: String,
    pub(crate) meaning: Meaning,
}

/// The phrases of what was typed, the first as long as it can be, then the next. Topics are looked for where they are taken.
pub(crate) fn phrases<'t>(typed: impl IntoIterator<Item = &'t str>, library: &Library, topics: bool) -> Vec<Phrase> {
    let words: Vec<&str> = typed.into_iter().flat_map(|one| one.split([' ', ',', '\t'])).collect();
    let mut words: &[&str] = &words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>();
    let mut found = Vec::new();
    while let [first, rest @ ..] = words {
        if is_filling(first) {
            words = rest;
            continue;
        }
        let runs = (1..=words.len().min(LONGEST)).rev().filter(|length| !is_filling(words[length - 1]));
        let mut longest = runs.filter_map(|length| {
            let text = words[..length].join(" ");
            let meaning = meaning(&text, library, topics)?;
            Some((length, Phrase { text, meaning }))
        });
        let word = || Phrase { text: (*first).to_owned(), meaning: Meaning::Word };
        let (length, phrase) = longest.next().unwrap_or_else(|| (1, word()));
        words = &words[length..];
        found.push(phrase);
    }
    found
}

fn is_filling(word: &str) -> bool {
    FILLING.contains(&&*fold(word))
}

fn meaning(text: &str, library: &Library, topics: bool) -> Option<Meaning> {
    let bodies = &library.providers;
    let is_rating = || {
        let mut ratings = library.frameworks.values().flat_map(|framework| &framework.ratings);
        ratings.any(|rating| fold(&rating.title.en) == fold(text))
    };
    if let Ok((first, last)) = Selection::span(text) {
        return Some(Meaning::Years(first, last));
    }
    let kind = || kind(text, bodies).map(|kind| Meaning::Kind(kind.word().to_owned()));
    let area = || area(text, bodies).map(|area| Meaning::Area(area.to_owned()));
    let body = || body(text, bodies).map(|body| Meaning::Body(body.id.clone()));
    let framework = || library.frameworks.get(&text.to_lowercase()).map(|one| Meaning::Framework(one.id.clone()));
    let found =
        kind().or_else(area).or_else(|| is_rating().then_some(Meaning::Rating)).or_else(body).or_else(framework);
    found.or_else(|| (topics && topic(text, library).is_ok()).then_some(Meaning::Topic))
}

/// The body of this name or id. Areas and kinds in a row are themselves, and not the id that they could be: "crc nps london".
fn body<'b>(text: &str, bodies: &'b Bodies) -> Option<&'b Provider> {
    let called = bodies.values().find(|one| fold(&one.name) == fold(text));
    called.or_else(|| {
        let of_id = bodies.get(&*fold(text).replace(' ', "-"))?;
        (!text.contains(' ') || !is_areas_and_kinds(text, bodies)).then_some(of_id)
    })
}

fn is_areas_and_kinds(text: &str, bodies: &Bodies) -> bool {
    let is_one = |text: &str| area(text, bodies).is_some() || kind(text, bodies).is_some();
    let splits = text.match_indices(' ').map(|(at, _)| at).chain([text.len()]);
    splits
        .into_iter()
        .any(|at| is_one(&text[..at]) && (at == text.len() || is_areas_and_kinds(&text[at + 1..], bodies)))
}

impl Selection {
    /// What phrases choose among inspections; ratings and topics are for those who take them.
    pub(crate) fn of(phrases: &[Phrase]) -> Self {
        let mut selection = Self::default();
        // What is named twice counts once.
        let is_new = |(at, one): &(usize, &Phrase)| {
            !phrases[..*at].iter().any(|before| before.meaning == one.meaning && before.text == one.text)
        };
        for (_, Phrase { text, meaning }) in phrases.iter().enumerate().filter(is_new) {
            match meaning {
                Meaning::Area(area) => selection.areas.push(area.clone()),
                Meaning::Kind(kind) => selection.kinds.push(kind.clone()),
                Meaning::Body(body) => selection.bodies.push(body.clone()),
                Meaning::Framework(framework) => selection.frameworks.push(framework.clone()),
                Meaning::Years(first, last) => selection.years.push((*first, *last)),
                Meaning::Word => selection.words.push(text.clone()),
                Meaning::Rating | Meaning::Topic => {}
            }
        }
        selection
    }

    /// Either: what the one and what the other ask for of each class.
    pub(crate) fn with(&self, other: Self) -> Self {
        Self {
            areas: [&*self.areas, &other.areas].concat(),
            bodies: [&*self.bodies, &other.bodies].concat(),
            kinds: [&*self.kinds, &other.kinds].concat(),
            frameworks: [&*self.frameworks, &other.frameworks].concat(),
            years: [&*self.years, &other.years].concat(),
            words: [&*self.words, &other.words].concat(),
            within: self.within || other.within,
        }
    }
}

impl Study<'_> {
    /// Whether an input is a word, neither a file nor the whole id of a record that the program carries.
    pub(crate) fn is_word(&self, input: &Path) -> bool {
        is_id(input, self.files) && !ids().any(|id| Some(id) == input.to_str())
    }

    /// The words among the inputs.
    pub(crate) fn words(&self) -> Vec<String> {
        let words = self.request.inputs.iter().filter(|input| self.is_word(input));
        words.map(|input| input.to_string_lossy().into_owned()).collect()
    }

    /// Takes the phrases of this meaning out of the inputs.
    pub(crate) fn take(&mut self, meaning: &Meaning) -> Vec<String> {
        self.take_such(*meaning == Meaning::Topic, |one| one.meaning == *meaning)
    }

    /// Takes the words out of the inputs that no inspection goes by, and that findings have.
    pub(crate) fn take_found(&mut self) -> Vec<String> {
        let finder = Finder::new(self.library);
        self.take_such(true, |one| {
            one.meaning == Meaning::Word && !finder.is_known(&one.text) && finder.is_found(&one.text)
        })
    }

    fn take_such(&mut self, topics: bool, is_such: impl Fn(&Phrase) -> bool) -> Vec<String> {
        let words = self.words();
        let phrases = phrases(words.iter().map(String::as_str), self.library, topics);
        // "overall" asks for nothing besides.
        if phrases.is_empty() && self.is_of_words() {
            self.request.inputs.clear();
        }
        let (taken, left): (Vec<Phrase>, Vec<Phrase>) = phrases.into_iter().partition(is_such);
        if !taken.is_empty() {
            let inputs = std::mem::take(&mut self.request.inputs);
            self.request.inputs = inputs.into_iter().filter(|input| !self.is_word(input)).collect();
            self.request.inputs.extend(left.into_iter().map(|phrase| phrase.text.into()));
        }
        taken.into_iter().map(|phrase| phrase.text).collect()
    }

    /// Whether nothing but words stand in place of inputs.
    pub(crate) fn is_of_words(&self) -> bool {
        self.request.inputs.iter().all(|input| self.is_word(input))
    }

    /// What is asked for: by options, and where nothing but words stand in place of inputs, by these.
    pub(crate) fn asked_for(&self) -> Selection {
        let words = if self.is_of_words() { self.words() } else { Vec::new() };
        let words = phrases(words.iter().map(String::as_str), self.library, false);
        self.request.selection.with(Selection::of(&words))
    }

    /// The same study, where nothing but words stand in place of inputs with these selected: `compare wales` is `compare --area wales`, and
    /// `compare crc nps` is `compare --kind crc,nps`. `None` where one of them means nothing.
    pub(crate) fn of_words(&self, findings: &mut Findings) -> Option<Self> {
        let words = self.words();
        let mut study = self.clone();
        if self.is_of_words() && !words.is_empty() {
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            findings.keep(Finder::new(self.library).understood(&words).map_err(|wrong| self.or_folder(wrong)))?;
            study.request.selection = self.asked_for();
            study.request.inputs.clear();
        }
        Some(study)
    }
}

#[cfg(test)]
mod tests {
    use assize_diag::MemoryFiles;

    use super::{Meaning, phrases};
    use crate::{Findings, library};

    #[test]
    fn a_phrase_is_as_long_as_it_can_be() {
        let known = library(&[], &MemoryFiles::default(), &mut Findings::default()).unwrap();
        let found = |typed: &[&str]| -> Vec<(String, Meaning)> {
            let all = phrases(typed.iter().copied(), &known, true);
            all.into_iter().map(|one| (one.text, one.meaning)).collect()
        };
        let area = |name: &str| Meaning::Area(name.to_owned());
        let kind = |word: &str| Meaning::Kind(word.to_owned());
        for (typed, expect) in [
            (
                &["crc", "nps", "london"][..],
                vec![("crc", kind("crc")), ("nps", kind("nps")), ("london", area("London"))],
            ),
            (&["west midlands pdus"], vec![("west midlands", area("West Midlands")), ("pdus", kind("pdu"))]),
            (
                &["youth justice services", "2018-2019"],
                vec![("youth justice services", kind("youth")), ("2018-2019", Meaning::Years(2018, 2019))],
            ),
            (&["London-CRC"], vec![("London-CRC", Meaning::Body("london-crc".to_owned()))]),
            (
                &["National Probation Service London"],
                vec![("National Probation Service London", Meaning::Body("nps-london".to_owned()))],
            ),
            (&["requires", "improvement"], vec![("requires improvement", Meaning::Rating)]),
            (&["implementation", "and", "delivery"], vec![("implementation and delivery", Meaning::Topic)]),
            (&["crc", "and", "reviewing"], vec![("crc", kind("crc")), ("reviewing", Meaning::Topic)]),
            (&["west", "kent"], vec![("west", Meaning::Word), ("kent", area("Kent"))]),
        ] {
            let expect: Vec<_> = expect.into_iter().map(|(text, meaning)| (text.to_owned(), meaning)).collect();
            assert_eq!(found(typed), expect, "{typed:?}");
        }
    }
}
