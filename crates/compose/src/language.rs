//! The words themselves, by language: `words/en.ftl` and `words/cy.ftl`.
//!
//! Reports are composed in English, whole; [`label`] and [`say`] are the only way to a word. Numbers come to a sentence as ready text,
//! because [`figures`](crate::figures) alone rounds and formats. [`set_language`](crate::set_language) sets what has been composed in another language.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Display;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Message, PatternElement};
use unic_langid::LanguageIdentifier;

const ENGLISH_FILE: &str = include_str!("../words/en.ftl");
const WELSH_FILE: &str = include_str!("../words/cy.ftl");

static ENGLISH: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| bundle("en", ENGLISH_FILE));

/// A fixed text in English; the id itself where there is none, which `cargo xtask tidy` does not let pass.
pub(crate) fn label(id: &'static str) -> &'static str {
    fixed(&ENGLISH, id).unwrap_or(id)
}

/// A text in English with something put in.
pub(crate) fn say(id: &'static str, parts: &[(&'static str, &dyn Display)]) -> String {
    format(&ENGLISH, id, parts).unwrap_or_else(|| id.to_owned())
}

/// A text that is there in English and in Welsh.
pub(crate) struct InBoth {
    pub(crate) id: String,
    pub(crate) english: Vec<Piece>,
    pub(crate) welsh: Vec<Piece>,
}

/// A piece of a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Piece {
    /// Words.
    Text(String),
    /// The name of what is put in.
    Part(String),
}

/// Everything that is there in Welsh.
pub(crate) fn in_both() -> Vec<InBoth> {
    let mut english = texts(ENGLISH_FILE);
    let both = texts(WELSH_FILE)
        .into_iter()
        .filter_map(|(id, welsh)| english.remove(&id).map(|english| InBoth { id, english, welsh }));
    both.collect()
}

/// The texts of a language; what cannot be read of its file is left out.
fn bundle(language: &str, file: &str) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new_concurrent(vec![language.parse::<LanguageIdentifier>().unwrap_or_default()]);
    // Marks around what is put in would be seen in a terminal.
    bundle.set_use_isolating(false);
    bundle.add_resource_overriding(resource(file));
    bundle
}

fn resource(file: &str) -> FluentResource {
    FluentResource::try_new(file.to_owned()).unwrap_or_else(|(resource, _)| resource)
}

/// A text into which nothing is put: it stands in the file as it is shown.
fn fixed<'b>(bundle: &'b FluentBundle<FluentResource>, id: &str) -> Option<&'b str> {
    let pattern = bundle.get_message(id)?.value()?;
    match bundle.format_pattern(pattern, None, &mut Vec::new()) {
        Cow::Borrowed(text) => Some(text),
        Cow::Owned(_) => None,
    }
}

fn format(bundle: &FluentBundle<FluentResource>, id: &str, parts: &[(&'static str, &dyn Display)]) -> Option<String> {
    let pattern = bundle.get_message(id)?.value()?;
    let parts: FluentArgs<'_> = parts.iter().map(|(name, part)| (*name, part.to_string())).collect();
    // A part that is missing shows as its name in braces.
    Some(bundle.format_pattern(pattern, Some(&parts), &mut Vec::new()).into_owned())
}

/// The texts of words and parts alone, by id.
fn texts(file: &str) -> BTreeMap<String, Vec<Piece>> {
    let resource = resource(file);
    let text = |entry: &Entry<&str>| match entry {
        Entry::Message(message) => Some((message.id.name.to_owned(), pieces(message)?)),
        _ => None,
    };
    resource.entries().filter_map(text).collect()
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
    use super::{Piece, bundle, fixed, format, label, say, texts};

    #[test]
    fn words_come_by_their_id_as_they_are_written() {
        assert_eq!(label("verdict-bounded"), "comparable within limits");
        let said = say("outcome-between", &[("worst", &"Good"), ("best", &"\u{2068}outstanding { $x }")]);
        assert_eq!(said, "Good to \u{2068}outstanding { $x }");
        assert_eq!((label("no-such-word"), say("no-such-word", &[]).as_str()), ("no-such-word", "no-such-word"));
    }

    #[test]
    fn a_file_that_cannot_be_read_is_read_as_far_as_it_can() {
        let file = "a = { $n } of { $of }\nb\nc = x {\nd = of { b }\ne = one\n";
        let words = bundle("no language at all", file);
        assert_eq!(format(&words, "a", &[("n", &3), ("of", &"1,000")]).as_deref(), Some("3 of 1,000"));
        assert_eq!(format(&words, "a", &[("n", &"1,000")]).as_deref(), Some("1,000 of {$of}"));
        assert_eq!(["a", "b", "c", "d", "e"].map(|id| fixed(&words, id)), [None, None, None, None, Some("one")]);
        let texts = texts(file);
        assert_eq!(texts.keys().collect::<Vec<_>>(), ["a", "e"]);
        assert_eq!(texts["e"], [Piece::Text("one".into())]);
    }
}
