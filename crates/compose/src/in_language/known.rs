//! What is known in Welsh.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use assize_framework::Framework;
use assize_model::Text;

use crate::words::lower;

/// English texts with their Welsh.
const WELSH: &str = include_str!("../../cy.toml");

/// Where a text stands: the same word is a heading in one place, and something else in another.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Place {
    Title,
    Column,
    Item,
    Term,
    Elsewhere,
    /// In a cell that holds numbers: one, or from one to the other.
    Numbers,
    /// The text is Welsh already.
    InWelsh,
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

/// What the program has: Welsh by the English, or by a sentence with names in braces.
static TABLE: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let file: BTreeMap<String, BTreeMap<String, String>> = toml::from_str(WELSH).expect("a test reads this file");
    file.into_values().flatten().collect()
});

/// A label, with its Welsh where there is some.
pub(crate) fn label(text: &str) -> Text {
    Text { en: text.to_owned(), cy: TABLE.get(text).cloned() }
}

/// A title of a framework, with the program's Welsh where the framework gives none.
pub(crate) fn titled(title: &Text) -> Text {
    Text { cy: title.cy.clone().or_else(|| TABLE.get(&title.en).cloned()), ..title.clone() }
}

/// A number, which belongs to no language.
pub(crate) fn number(number: impl ToString) -> Text {
    let en = number.to_string();
    Text { cy: Some(en.clone()), en }
}

/// A sentence with what is put in for the names in its braces; in Welsh where the sentence and all that is put in are known.
pub(crate) fn put(sentence: &str, parts: &[(&str, &Text)]) -> Text {
    let filled = |text: &str, of: fn(&Text) -> Option<&String>| {
        parts
            .iter()
            .try_fold(text.to_owned(), |text, (name, part)| Some(text.replace(&format!("{{{name}}}"), of(part)?)))
    };
    let en = filled(sentence, |part| Some(&part.en)).unwrap_or_default();
    Text { en, cy: TABLE.get(sentence).and_then(|welsh| filled(welsh, |part| part.cy.as_ref())) }
}

/// Welsh for English texts.
pub(super) struct Known {
    texts: BTreeMap<(Place, String), String>,
}

impl Known {
    /// What frameworks give, and what the program has beside it.
    pub(super) fn welsh<'f>(frameworks: impl Iterator<Item = &'f Framework>) -> Self {
        let frameworks: Vec<&Framework> = frameworks.collect();
        let mut known = Self { texts: BTreeMap::new() };
        for title in frameworks.iter().flat_map(|framework| titles(framework)).map(|(_, title)| title) {
            if let Some(welsh) = &title.cy {
                known.add(Place::Elsewhere, &title.en, welsh.clone());
            }
        }
        for (key, welsh) in TABLE.iter() {
            let (place, english) = Place::of(key);
            known.add(place, english, welsh.clone());
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
        let at = |place| self.texts.get(&(place, text.to_owned()));
        let range = || match text.split_once(" to ").filter(|_| place == Place::Numbers)? {
            (least, most) if [least, most].iter().all(|end| !end.contains(char::is_alphabetic)) => {
                put("{worst} to {best}", &[("worst", &number(least)), ("best", &number(most))]).cy
            }
            _ => None,
        };
        at(place).or_else(|| Place::ALL.into_iter().find_map(at)).cloned().or_else(range)
    }
}

/// What a framework gives a title to: ratings without a number, what it asks with its number.
fn titles(framework: &Framework) -> impl Iterator<Item = (&str, &Text)> {
    let ratings = framework.ratings.iter().map(|rating| ("", &rating.title));
    let nodes = framework.nodes.iter().map(|node| (node.id.as_str(), &node.title));
    let questions = framework.questions.iter().map(|question| (question.id.as_str(), &question.title));
    ratings.chain([("", &framework.title)]).chain(nodes).chain(questions)
}
