use assize_diag::Spanned;
use assize_model::{Answer, answer_of_word, fold};
use assize_reader::Table;

use super::twice;
use crate::diags::WordOfTwoAnswers;

/// A word of `[words]` and what it stands for.
#[derive(Clone)]
pub(crate) struct WordDraft {
    pub(crate) word: Spanned<String>,
    pub(crate) answer: Answer,
}

/// The lists of `[words]`. A blank is understood everywhere and needs no word.
const LISTS: [(&str, Answer); 4] = [
    ("sufficient", Answer::Sufficient),
    ("insufficient", Answer::Insufficient),
    ("cannot-tell", Answer::CannotTell),
    ("not-applicable", Answer::NotApplicable),
];

impl WordDraft {
    pub(crate) fn read_all(mut table: Table<'_>) -> Vec<Self> {
        let page = table.page;
        let mut all = Vec::new();
        for (key, answer) in LISTS {
            let words = table.strings(key).unwrap_or_default();
            twice::words(page, &format!("`{key}` of {}", table.what), &words);
            for word in words {
                let everywhere = answer_of_word(&fold(&word.value)).filter(|everywhere| *everywhere != answer);
                if let Some(other) = everywhere {
                    let (answer, other) = (answer.word(), other.word());
                    page.complaints.push(WordOfTwoAnswers { word: &word, answer, other, place: None });
                }
                all.push(Self { word, answer });
            }
        }
        table.finish();
        all
    }
}
