//! What part of the work is looked at: a theme or a stage of the catalogue, or the standards that are called so.

use assize_framework::Framework;
use assize_model::{fold, words_of};

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
const FORMS: [&str; 5] = ["ing", "s", "es", "ed", "ty"];

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

    /// Whether this question is of it: the catalogue says so; where it says nothing of the question, its own title does, or a rated standard that
    /// it stands under.
    pub fn has_question(&self, framework: &Framework, question: usize) -> bool {
        let declared = &framework.questions[question];
        if !self.is_part {
            return declared.under.iter().any(|node| self.is_name_of(framework, *node));
        }
        let part = part_of(framework, question);
        let is_under = |node: &usize| framework.nodes[*node].is_rated() && self.is_name_of(framework, *node);
        let is_called = || self.is_in(&declared.title.en) || declared.under.iter().any(is_under);
        part.is(&self.name) || part.is("") && is_called()
    }

    /// Whether this node is of it: it is called so or, for a theme, all its questions are of it.
    pub fn has_node(&self, framework: &Framework, node: usize) -> bool {
        let own = &framework.nodes[node].questions;
        let all = || own.iter().all(|question| self.has_question(framework, *question));
        self.is_name_of(framework, node) || !self.by_title && !own.is_empty() && all()
    }

    /// Whether what belongs to this node or question is of it: the question is, or the node and all its questions. "Delivery and review of the plan" holds
    /// more than reviewing.
    pub fn has(&self, framework: &Framework, id: &str) -> bool {
        let is_whole = |node: &usize| {
            let own = &framework.nodes[*node].questions;
            self.has_node(framework, *node)
                && (!self.is_part
                    || framework.nodes[*node].is_rated()
                    || own.iter().all(|one| self.has_question(framework, *one)))
        };
        let is_under = |question: usize| {
            self.has_question(framework, question) || framework.questions[question].under.iter().any(is_whole)
        };
        framework.question(id).map_or_else(|| framework.node(id).is_some_and(|node| is_whole(&node)), is_under)
    }

    /// Whether this node, or one below it, has a question of it.
    pub fn is_within(&self, framework: &Framework, id: &str) -> bool {
        let Some(node) = framework.node(id) else { return false };
        let is_below =
            |one: &usize| std::iter::successors(Some(*one), |one| framework.nodes[*one].parent).any(|at| at == node);
        let mut questions = framework.questions.iter().enumerate();
        questions.any(|(index, question)| question.under.iter().any(is_below) && self.has_question(framework, index))
    }

    /// Whether an inspection under this framework is on it as a whole: it rates nothing, and is called so.
    pub fn is_all_of(&self, framework: &Framework) -> bool {
        framework.ratings.is_empty() && self.is_in(&framework.title.en)
    }

    /// Whether all its words are in this text, in whatever form.
    pub fn is_in(&self, text: &str) -> bool {
        let (text, name) = (words_of(text), words_of(&self.name));
        !name.is_empty() && name.iter().all(|word| text.iter().any(|own| is_formed(own, word) || is_formed(word, own)))
    }

    fn is_name_of(&self, framework: &Framework, node: usize) -> bool {
        framework.nodes[node].children.is_empty() && is_called(&framework.nodes[node].title.en, &self.name)
    }
}

/// Whether each word begins a word of the title, or is a form of one.
fn is_called(title: &str, name: &str) -> bool {
    let (title, name) = (words_of(title), words_of(name));
    let begins = |one: &str, other: &str| one.len() >= TELLING && other.starts_with(one);
    let is_in = |word: &String| title.iter().any(|own| begins(word, own) || is_formed(word, own));
    !name.is_empty() && name.iter().all(is_in)
}

/// Whether the word is the other one, or that one with an ending.
fn is_formed(word: &str, of: &str) -> bool {
    word.strip_prefix(of).is_some_and(|end| end.is_empty() || of.len() >= TELLING && FORMS.contains(&end))
}

#[cfg(test)]
mod tests {
    use super::{Topic, is_called};

    #[test]
    fn a_text_is_about_a_topic_by_whole_words() {
        for (name, text, expect) in [
            ("risk of harm", "Cases in which the risk of harm was assessed", true),
            ("staff", "Staffing suffers", true),
            ("staffing", "Good staff are hard to find", true),
            ("staff", "Staffordshire's leaders know", false),
            ("harm", "Nobody was harmed", true),
            ("unpaid work", "Work is not paid", false),
            ("safety", "Work to keep victims safe is weak", true),
        ] {
            assert_eq!(Topic::titled(name).is_in(text), expect, "{text}: {name}");
        }
        assert!(Topic::theme("unpaid-work").is_in("Unpaid work begins late"));
    }

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
