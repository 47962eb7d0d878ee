//! What part of the work is looked at: a theme or a stage of the catalogue, or the standards that are called so.

use assize_framework::Framework;
use assize_model::fold;

use crate::crosswalk::part_of;

/// One part of the work, under whatever regime.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Topic {
    /// "unpaid-work", "staffing".
    pub name: String,
    /// Whether the catalogue says which questions are of it.
    is_part: bool,
    /// Whether its standards are those that are called so.
    by_title: bool,
}

/// Words of fewer letters begin too many others.
const TELLING: usize = 4;

/// What another form of a word ends in.
const FORMS: [&str; 4] = ["ing", "s", "es", "ed"];

impl Topic {
    /// A theme of the catalogue: all questions of a standard of it are.
    pub fn theme(name: &str) -> Self {
        Self { name: name.to_owned(), is_part: true, by_title: false }
    }

    /// A stage of the catalogue. Its standards are called so: work with victims is delivered, and yet no standard on delivery.
    pub fn stage(name: &str) -> Self {
        Self { name: name.to_owned(), is_part: true, by_title: true }
    }

    /// The standards with these words in their titles; "staff" and "staffing" are one word.
    pub fn titled(name: &str) -> Self {
        Self { name: fold(name).into_owned(), is_part: false, by_title: true }
    }

    /// Whether it is a theme or a stage of the catalogue.
    pub fn is_part(&self) -> bool {
        self.is_part
    }

    /// What a reader calls it: "unpaid work".
    pub fn title(&self) -> String {
        self.name.replace('-', " ")
    }

    /// Whether this question is of it.
    pub fn has_question(&self, framework: &Framework, question: usize) -> bool {
        if self.is_part {
            return part_of(framework, question).is(&self.name);
        }
        framework.questions[question].under.iter().any(|node| self.has_node(framework, *node))
    }

    /// Whether this node is of it: it is called so or, for a theme, all its questions are of it.
    pub fn has_node(&self, framework: &Framework, node: usize) -> bool {
        let own = &framework.nodes[node].questions;
        match self.by_title || own.is_empty() {
            false => own.iter().all(|question| self.has_question(framework, *question)),
            true => is_lowest(framework, node) && is_called(&framework.nodes[node].title.en, &self.name),
        }
    }
}

/// Whether no node lies under it.
fn is_lowest(framework: &Framework, node: usize) -> bool {
    framework.nodes.iter().all(|other| other.parent != Some(node))
}

/// Whether each word begins a word of the title, or is a form of one.
fn is_called(title: &str, name: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        fold(text).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    let (title, name) = (words(title), words(name));
    let begins = |one: &str, other: &str| one.len() >= TELLING && other.starts_with(one);
    let is_formed = |word: &str, own: &str| begins(own, word) && FORMS.contains(&&word[own.len()..]);
    let is_in = |word: &String| title.iter().any(|own| own == word || begins(word, own) || is_formed(word, own));
    !name.is_empty() && name.iter().all(is_in)
}

#[cfg(test)]
mod tests {
    use super::is_called;

    #[test]
    fn a_standard_goes_by_words_of_its_title() {
        for (title, name, expect) in [
            ("Staff", "staffing", true),
            ("Staffing", "staff", true),
            ("Staff", "sta", false),
            ("Staff", "staffng", false),
            ("Governance and leadership", "leadership", true),
            ("Through the Gate", "through the gate", true),
            ("Information and facilities", "information services", false),
            ("Services", " ", false),
        ] {
            assert_eq!(is_called(title, name), expect, "{title}: {name}");
        }
    }
}
