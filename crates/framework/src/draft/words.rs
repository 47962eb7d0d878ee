use assize_diag::Spanned;
use assize_model::{Answer, answer_of_word, fold};
use assize_reader::TomlTable;

use super::twice;
use crate::diags::word_of_two_answers;

/// A word of `[words]` and what it stands for.
#[derive(Clone)]
pub(crate) struct WordDraft {
    pub(crate) word: Spanned<String>,
    pub(crate) answer: Answer,
    /// It says that nothing was done at all.
    pub(crate) not_done: bool,
}

/// The lists of `[words]`. A blank is understood everywhere and needs no word.
const LISTS: [(&str, Answer); 5] = [
    ("sufficient", Answer::Sufficient),
    ("insufficient", Answer::Insufficient),
    (NOT_DONE, Answer::Insufficient),
    ("cannot-tell", Answer::CannotTell),
    ("not-applicable", Answer::NotApplicable),
];

/// Insufficient, and counted apart as well.
const NOT_DONE: &str = "not-done";

impl WordDraft {
    pub(crate) fn read_all(mut table: TomlTable<'_>) -> Vec<Self> {
        let page = table.page;
        let mut all = Vec::new();
        for (key, answer) in LISTS {
            let words = table.strings(key).unwrap_or_default();
            twice::words(page, &format!("`{key}` of {}", table.what), &words);
            for word in words {
                let not_done = key == NOT_DONE;
                let everywhere = answer_of_word(&fold(&word.value));
                if let Some(other) = everywhere.filter(|everywhere| not_done || *everywhere != answer) {
                    let (answer, other) = (key, other.word());
                    page.complaints.push(word_of_two_answers(&word, answer, other, None));
                }
                all.push(Self { word, answer, not_done });
            }
        }
        table.finish();
        all
    }

    /// The list that it is in.
    pub(crate) fn list(&self) -> &'static str {
        if self.not_done { NOT_DONE } else { self.answer.word() }
    }
}
