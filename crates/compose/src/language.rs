//! The words themselves, by language: `words/en.ftl` and `words/cy.ftl`.
//!
//! Reports are composed in English, whole; [`label`] and [`say`] are the only way to a word. Numbers come to a sentence as ready text,
//! because [`figures`](crate::figures) alone rounds and formats. [`set_language`](crate::set_language) sets what has been composed in another language.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Message, PatternElement};
use unic_langid::LanguageIdentifier;

static ENGLISH: LazyLock<Words> = LazyLock::new(|| Words::read("en", include_str!("../words/en.ftl")));
static WELSH: LazyLock<Words> = LazyLock::new(|| Words::read("cy", include_str!("../words/cy.ftl")));

/// A fixed text in English; the id itself where there is none, which `cargo xtask tidy` does not let pass.
pub(crate) fn label(id: &'static str) -> &'static str {
    ENGLISH.labels.get(id).map_or(id, String::as_str)
}

/// A text in English with something put in.
pub(crate) fn say(id: &'static str, parts: &[(&'static str, &dyn Display)]) -> String {
    ENGLISH.format(id, parts).unwrap_or_else(|| id.to_owned())
}

/// Fixed texts that are there in Welsh: their ids, in English, in Welsh.
pub(crate) fn labels_in_welsh() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    WELSH.labels.iter().filter_map(|(id, welsh)| Some((id.as_str(), ENGLISH.labels.get(id)?.as_str(), welsh.as_str())))
}

/// Texts with something put in, in English and in Welsh.
pub(crate) fn sentences_in_welsh() -> Vec<[Vec<Piece>; 2]> {
    let both =
        WELSH.sentences.iter().filter_map(|(id, welsh)| Some([ENGLISH.sentences.get(id)?.clone(), welsh.clone()]));
    both.collect()
}

/// A piece of a text with something put in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Piece {
    /// Words.
    Text(String),
    /// The name of what is put in.
    Part(String),
}

/// One language.
struct Words {
    /// Texts into which nothing is put, by id.
    labels: BTreeMap<String, String>,
    /// The others, in pieces.
    sentences: BTreeMap<String, Vec<Piece>>,
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// What cannot be read of a file is left out.
    fn read(language: &str, file: &str) -> Self {
        let resource = FluentResource::try_new(file.to_owned()).unwrap_or_else(|(resource, _)| resource);
        let messages = resource.entries().filter_map(|entry| match entry {
            Entry::Message(message) => Some((message.id.name.to_owned(), pieces(message))),
            _ => None,
        });
        let messages: Vec<(String, Option<Vec<Piece>>)> = messages.collect();
        let mut bundle = FluentBundle::new_concurrent(vec![language.parse::<LanguageIdentifier>().unwrap_or_default()]);
        // Marks around what is put in would be seen in a terminal.
        bundle.set_use_isolating(false);
        bundle.add_resource_overriding(resource);
        let mut words = Self { labels: BTreeMap::new(), sentences: BTreeMap::new(), bundle };
        for (id, pieces) in messages {
            match (words.fixed(&id), pieces) {
                (Some(text), _) => {
                    words.labels.insert(id, text);
                }
                (None, Some(pieces)) => {
                    words.sentences.insert(id, pieces);
                }
                (None, None) => {}
            }
        }
        words
    }

    /// A text into which nothing is put.
    fn fixed(&self, id: &str) -> Option<String> {
        let pattern = self.bundle.get_message(id)?.value()?;
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, None, &mut errors).into_owned();
        errors.is_empty().then_some(text)
    }

    fn format(&self, id: &str, parts: &[(&'static str, &dyn Display)]) -> Option<String> {
        let pattern = self.bundle.get_message(id)?.value()?;
        let parts: FluentArgs<'_> = parts.iter().map(|(name, part)| (*name, part.to_string())).collect();
        // A part that is missing shows as its name in braces.
        Some(self.bundle.format_pattern(pattern, Some(&parts), &mut Vec::new()).into_owned())
    }
}

/// The pieces of a text of words and parts alone.
fn pieces(message: &Message<&str>) -> Option<Vec<Piece>> {
    let piece = |element: &PatternElement<&str>| match element {
        PatternElement::TextElement { value } => Some(Piece::Text((*value).to_owned())),
        PatternElement::Placeable { expression } => match expression {
            Expression::Inline(InlineExpression::VariableReference { id }) => Some(Piece::Part(id.name.to_owned())),
            _ => None,
        },
    };
    message.value.as_ref()?.elements.iter().map(piece).collect()
}

#[cfg(test)]
mod tests {
    use super::{Words, label, say};

    #[test]
    fn words_come_by_their_id_as_they_are_written() {
        assert_eq!(label("verdict-bounded"), "comparable within limits");
        assert_eq!(
            say("outcome-between", &[("worst", &"Good"), ("best", &"\u{2068}outstanding { $x }")]),
            "Good to \u{2068}outstanding { $x }"
        );
        assert_eq!((label("no-such-word"), say("no-such-word", &[]).as_str()), ("no-such-word", "no-such-word"));
    }

    #[test]
    fn a_file_that_cannot_be_read_is_read_as_far_as_it_can() {
        let words = Words::read("no language at all", "a = { $n } of { $of }\nb\nc = x {\nd = of { b }\ne = one\n");
        assert_eq!(words.format("a", &[("n", &3), ("of", &"1,000")]).as_deref(), Some("3 of 1,000"));
        assert_eq!(words.labels.iter().map(|(id, text)| [id.as_str(), text]).collect::<Vec<_>>(), [["e", "one"]]);
        let words = Words::read("en", "a = { $n } of { $of }");
        assert_eq!(words.format("a", &[("n", &"1,000")]).as_deref(), Some("1,000 of {$of}"));
        assert_eq!(words.labels.len(), 0);
    }
}
