//! What is known in Welsh.

use std::collections::BTreeMap;

use assize_framework::Framework;
use assize_model::Text;

use crate::language::{InBoth, Piece, in_both};
use crate::words::lower;

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

    /// That of a text, by its id.
    fn of(id: &str) -> Self {
        match id.split('-').next() {
            Some("title") => Self::Title,
            Some("column") => Self::Column,
            Some("item") => Self::Item,
            Some("term") => Self::Term,
            _ => Self::Elsewhere,
        }
    }
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
        for InBoth { id, english, welsh } in in_both() {
            match (english.as_slice(), welsh.as_slice()) {
                ([Piece::Text(english)], [Piece::Text(welsh)]) => known.add(Place::of(&id), english, welsh.clone()),
                _ => known.sentences.push([english, welsh]),
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
