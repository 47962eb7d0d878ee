use assize_model::{Answer, fold};

/// Answers on a scale. Each value is judged sufficient or not (semantics 7.45).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Scale {
    /// Worst first, as written.
    pub values: Vec<String>,
    /// Index of the value from which an answer is sufficient.
    pub met: usize,
}

impl Scale {
    /// The answer that a value stands for; `None` where the scale does not have it.
    pub fn answer_of(&self, word: &str) -> Option<Answer> {
        let folded = fold(word);
        let value = self.values.iter().position(|value| fold(value) == folded)?;
        Some(if value >= self.met { Answer::Sufficient } else { Answer::Insufficient })
    }

    /// The value that says an answer at its plainest: the best, the worst.
    pub fn word(&self, answer: Answer) -> &str {
        let value = match answer {
            Answer::Sufficient => self.values.last(),
            Answer::Insufficient => self.values.first(),
            Answer::CannotTell | Answer::NotApplicable | Answer::Missing => None,
        };
        value.map_or(answer.word(), String::as_str)
    }
}
