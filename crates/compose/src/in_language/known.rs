//! What is known in Welsh.

use std::collections::BTreeMap;

use assize_framework::Framework;
use assize_model::Text;

use crate::words::lower;

/// English texts with their Welsh.
const WELSH: &str = include_str!("../../cy.toml");

/// How deep sentences may stand in one another: "Good, 16 of 30 points (as published)".
const DEPTH: usize = 4;
/// How long they may be.
const LONGEST: usize = 160;

/// Where a text stands: the same word is a heading in one place, and something else in another.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Place {
    Title,
    Column,
    Item,
    Term,
    Elsewhere,
}

impl Place {
    /// In the order in which they are asked for a text that is not known where it stands.
    const ALL: [Self; 5] = [Self::Elsewhere, Self::Title, Self::Column, Self::Item, Self::Term];

    /// That of a text, and the text, by its key in the file.
    fn of(key: &str) -> (Self, &str) {
        if let Some(text) = key.strip_prefix("column: ") {
            return (Self::Column, text);
        }
        key.strip_prefix("term: ").map_or((Self::Elsewhere, key), |text| (Self::Term, text))
    }
}

/// A piece of a text.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Piece {
    /// Words.
    Text(String),
    /// The name of what is put in.
    Part(String),
}

/// The pieces of a text with names in braces.
fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (place, piece) in text.split(['{', '}']).enumerate() {
        match (place % 2, piece) {
            (0, "") => {}
            (0, text) => pieces.push(Piece::Text(text.to_owned())),
            (_, name) => pieces.push(Piece::Part(name.to_owned())),
        }
    }
    pieces
}

/// Welsh for English texts.
pub(super) struct Known {
    texts: BTreeMap<(Place, String), String>,
    /// Sentences into which something is put.
    sentences: Vec<[Vec<Piece>; 2]>,
}

impl Known {
    /// What frameworks give, and what the program has beside it.
    pub(super) fn welsh<'f>(frameworks: impl Iterator<Item = &'f Framework>) -> Self {
        let frameworks: Vec<&Framework> = frameworks.collect();
        let mut known = Self { texts: BTreeMap::new(), sentences: Vec::new() };
        for title in frameworks.iter().flat_map(|framework| titles(framework)).map(|(_, title)| title) {
            if let Some(welsh) = &title.cy {
                known.add(Place::Elsewhere, &title.en, welsh.clone());
            }
        }
        let file: BTreeMap<String, BTreeMap<String, String>> = toml::from_str(WELSH).expect("a test reads this file");
        for (key, welsh) in file.into_values().flatten() {
            let (place, english) = Place::of(&key);
            match english.contains('{') {
                true => known.sentences.push([pieces(english), pieces(&welsh)]),
                false => known.add(place, english, welsh),
            }
        }
        for framework in frameworks {
            known.add_forms(framework);
        }
        known
    }

    /// Titles as they stand in reports: behind their numbers, and within a sentence.
    fn add_forms(&mut self, framework: &Framework) {
        for (id, title) in titles(framework) {
            let Some(welsh) = self.texts.get(&(Place::Elsewhere, title.en.clone())).cloned() else { continue };
            if id.is_empty() {
                self.add(Place::Elsewhere, &lower(&title.en), lower(&welsh));
            } else {
                self.add(Place::Elsewhere, &format!("{id} {}", title.en), format!("{id} {welsh}"));
            }
        }
    }

    fn add(&mut self, place: Place, english: &str, welsh: String) {
        self.texts.entry((place, english.to_owned())).or_insert(welsh);
    }

    /// The same text in Welsh.
    pub(super) fn find(&self, place: Place, text: &str) -> Option<String> {
        let key = (place, text.to_owned());
        self.texts.get(&key).cloned().or_else(|| self.at(text, DEPTH))
    }

    fn at(&self, text: &str, depth: usize) -> Option<String> {
        let anywhere = Place::ALL.into_iter().find_map(|place| self.texts.get(&(place, text.to_owned())));
        if let Some(welsh) = anywhere {
            return Some(welsh.clone());
        }
        // Prose is longer than any sentence of labels and numbers.
        let depth = depth.checked_sub(1).filter(|_| text.len() <= LONGEST)?;
        self.sentences.iter().find_map(|[english, welsh]| {
            let parts = self.parts(english, text, depth)?;
            let piece = |piece: &Piece| match piece {
                Piece::Text(text) => Some(text.clone()),
                Piece::Part(name) => parts.get(name.as_str()).cloned(),
            };
            welsh.iter().map(piece).collect()
        })
    }

    /// What was put into a sentence, in Welsh; none where the text is no such sentence, or something in it is not known.
    fn parts<'p>(&self, pieces: &'p [Piece], text: &str, depth: usize) -> Option<BTreeMap<&'p str, String>> {
        match pieces {
            [] => text.is_empty().then(BTreeMap::new),
            [Piece::Text(start), rest @ ..] => self.parts(rest, text.strip_prefix(start.as_str())?, depth),
            [Piece::Part(name), rest @ ..] => {
                // The shortest part that leaves a sentence behind it.
                let ends = text.char_indices().skip(1).map(|(end, _)| end).chain([text.len()]);
                ends.filter(|end| *end > 0).find_map(|end| {
                    let (part, after) = text.split_at(end);
                    if !starts(rest, after) {
                        return None;
                    }
                    let part = if is_number(part) { part.to_owned() } else { self.at(part, depth)? };
                    let mut parts = self.parts(rest, after, depth)?;
                    parts.insert(name, part);
                    Some(parts)
                })
            }
        }
    }
}

/// What a framework gives a title to: ratings without a number, what it asks with its number.
fn titles(framework: &Framework) -> impl Iterator<Item = (&str, &Text)> {
    let ratings = framework.ratings.iter().map(|rating| ("", &rating.title));
    let nodes = framework.nodes.iter().map(|node| (node.id.as_str(), &node.title));
    let questions = framework.questions.iter().map(|question| (question.id.as_str(), &question.title));
    ratings.chain([("", &framework.title)]).chain(nodes).chain(questions)
}

/// Whether what follows may stand here.
fn starts(pieces: &[Piece], text: &str) -> bool {
    match pieces.first() {
        None => text.is_empty(),
        Some(Piece::Text(start)) => text.starts_with(start.as_str()),
        Some(Piece::Part(_)) => true,
    }
}

/// Nothing in it belongs to a language.
fn is_number(text: &str) -> bool {
    text.chars().any(|character| character.is_ascii_digit()) && !text.chars().any(char::is_alphabetic)
}
