//! The columns of prompts: no figure is made from them, so they are resolved here alone.

use assize_framework::Framework;
use assize_model::{Answer, When};

use crate::admit::{answer_of, names, resolve_when};
use crate::table::{AdmittedTable, AnswerColumn, Applies};

/// A column of answers to a prompt.
pub struct PromptColumn<'a> {
    /// Index of the prompt.
    pub prompt: usize,
    /// Index of the question it informs.
    pub informs: usize,
    pub answers: AnswerColumn<'a>,
    /// Which rows it is asked about: as the prompt says, else as its question does.
    pub applies: Applies<'a>,
    /// The assessor decides where it is needed.
    pub judged: bool,
}

/// The prompts of this kind of unit that have a column, in the framework's order.
pub fn prompts<'a>(table: &AdmittedTable<'a>, framework: &Framework) -> Vec<PromptColumn<'a>> {
    let whole = table.table;
    let mut found = Vec::new();
    for (index, prompt) in framework.prompts.iter().enumerate().filter(|(_, one)| one.question.unit == whole.unit) {
        let column = whole.columns.iter().find(|column| names(&column.header, &prompt.question, framework));
        let Some(column) = column else { continue };
        // A word that is not an answer was complained of when the table was admitted.
        let answer = |word: &String| answer_of(word, &whole.answers, framework).unwrap_or(Answer::Missing);
        let by_code = column.words().iter().map(answer).collect();
        let (applies, judged) = match (&prompt.question.applies, &table.questions[prompt.informs]) {
            (None, Some(asked)) => (asked.applies.clone(), true),
            (stated, _) => (resolve_when(&table.facts, stated.as_ref()), *stated == Some(When::Judged)),
        };
        let answers = AnswerColumn { column, by_code, not_done: Vec::new() };
        found.push(PromptColumn { prompt: index, informs: prompt.informs, answers, applies, judged });
    }
    found
}
