//! The stages of the work that a heading, a title or a node speaks of. A heading that names a stage means nothing of another.

use assize_framework::{Framework, Question};

/// Each stage as its words are compared, and the words that people write for it.
const STAGES: [(&str, &str); 5] = [
    ("assessment", "assess assessing assessment assessments assmt assmnt asmt asst asesu asesiad asesiadau"),
    ("planning", "plan plans planned planning cynllun cynlluniau cynllunio"),
    (
        "delivery",
        "deliver delivers delivered delivering delivery implement implemented implementation intervention interventions gweithredu cyflawni",
    ),
    ("reviewing", "review reviews reviewed reviewing rvw adolygu adolygiad adolygiadau"),
    ("outcome", "outcome outcomes canlyniad canlyniadau"),
];

/// Which of the stages; none where nothing says one.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) struct Stages([bool; STAGES.len()]);

impl Stages {
    /// Whether something about the one can be about the other.
    pub(super) fn fit(self, other: Self) -> bool {
        self.is_none() || other.is_none() || self.0.iter().zip(other.0).any(|(one, other)| *one && other)
    }

    /// One word for each, as all the others are compared.
    pub(super) fn words(self) -> impl Iterator<Item = &'static str> {
        STAGES.iter().zip(self.0).filter(|(_, is_it)| *is_it).map(|((stage, _), _)| *stage)
    }

    fn is_none(self) -> bool {
        self == Self::default()
    }
}

/// The stage that a word in small letters stands for.
pub(super) fn of_word(word: &str) -> Option<&'static str> {
    STAGES.iter().find(|(_, words)| words.split(' ').any(|known| known == word)).map(|(stage, _)| *stage)
}

pub(super) fn in_words(text: &str) -> Stages {
    let lower = text.to_lowercase();
    let said: Vec<&str> = lower.split(|character: char| !character.is_alphanumeric()).filter_map(of_word).collect();
    Stages(STAGES.map(|(stage, _)| said.contains(&stage)))
}

/// Those of the nearest node above it whose title names one, else those of its own title.
pub(super) fn of_question(question: &Question, framework: &Framework) -> Stages {
    let mut above = question.under.clone();
    while !above.is_empty() {
        let titles: Vec<&str> = above.iter().map(|node| framework.nodes[*node].title.en.as_str()).collect();
        let stages = in_words(&titles.join(" "));
        if !stages.is_none() {
            return stages;
        }
        above = above.iter().filter_map(|node| framework.nodes[*node].parent).collect();
    }
    in_words(&question.title.en)
}

#[cfg(test)]
mod tests {
    use super::in_words;

    #[test]
    fn the_stage_word_decides() {
        for (heading, title, fit) in [
            ("Plan: keep other people safe", "Planning", true),
            ("Plan: keep other people safe", "Implementation and delivery", false),
            ("Assmt: engaged the person", "Assessment", true),
            ("Delivery - safe", "Planning", false),
            ("Keeps others safe", "Planning", true),
            ("Review keeps safe", "Assessment and planning fit the person", false),
        ] {
            assert_eq!(in_words(heading).fit(in_words(title)), fit, "{heading}: {title}");
        }
    }
}
