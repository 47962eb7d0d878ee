use assize_diag::Place;
use assize_framework::Framework;
use assize_model::{Answer, Truth, When};

use assize_scoring::table::{AdmittedTable, AnswerColumn, Applies};
use assize_scoring::{PromptColumn, SMALL_BASE, each_alike};

/// What a column of answers is about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum AskedOf {
    /// A question of the framework, by index.
    Question(usize),
    /// A prompt of the framework, by index.
    Prompt(usize),
    Observation(String),
}

impl AskedOf {
    /// "question", "prompt" or "observation".
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Question(_) => "question",
            Self::Prompt(_) => "prompt",
            Self::Observation(_) => "observation",
        }
    }

    pub fn id<'q>(&'q self, framework: &'q Framework) -> &'q str {
        match self {
            Self::Question(question) => &framework.questions[*question].id,
            Self::Prompt(prompt) => &framework.prompts[*prompt].question.id,
            Self::Observation(id) => id,
        }
    }

    pub fn title<'q>(&'q self, framework: &'q Framework) -> &'q str {
        match self {
            Self::Question(question) => &framework.questions[*question].title.en,
            Self::Prompt(prompt) => &framework.prompts[*prompt].question.title.en,
            Self::Observation(id) => &framework.catalogue.observations[id].title.en,
        }
    }
}

/// The answers of one column.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AnswerCounts {
    pub of: AskedOf,
    pub place: Place,
    /// Units that it applies to; a sufficient or insufficient answer proves that it does. The five below add up to this.
    pub asked: u64,
    pub sufficient: u64,
    pub insufficient: u64,
    pub cannot_tell: u64,
    /// Of them: not applicable, although it applies.
    pub not_applicable: u64,
    pub blank: u64,
    /// Beside them: units where a blank fact leaves open whether it applies, and no answer says so.
    pub open: u64,
    /// Beside them: units to which it does not apply, as the assessor says whose business it is.
    pub judged_not_applicable: u64,
}

impl AnswerCounts {
    /// Sufficient or insufficient.
    pub fn known(&self) -> u64 {
        self.sufficient + self.insufficient
    }

    /// The one answer that all have, where there are enough to wonder.
    pub fn all_alike(&self) -> Option<Answer> {
        match (self.sufficient, self.insufficient) {
            (0, of) if of >= SMALL_BASE => Some(Answer::Insufficient),
            (of, 0) if of >= SMALL_BASE => Some(Answer::Sufficient),
            _ => None,
        }
    }
}

pub(super) fn count(
    table: &AdmittedTable<'_>,
    prompts: &[PromptColumn<'_>],
    framework: &Framework,
) -> Vec<AnswerCounts> {
    let mut all = Vec::new();
    for (index, asked, own) in table.own_answers() {
        all.push(count_column(table, AskedOf::Question(index), own, &asked.applies, asked.judged));
    }
    for prompt in prompts {
        let of = AskedOf::Prompt(prompt.prompt);
        all.push(count_column(table, of, &prompt.answers, &prompt.applies, prompt.judged));
    }
    for observation in &table.observations {
        let Some(answers) = &observation.answers else { continue };
        let of = AskedOf::Observation(observation.id.clone());
        let judged = framework.catalogue.observations[&observation.id].when == When::Judged;
        all.push(count_column(table, of, answers, &observation.when, judged));
    }
    all
}

fn count_column(
    table: &AdmittedTable<'_>,
    of: AskedOf,
    answers: &AnswerColumn<'_>,
    applies: &Applies<'_>,
    judged: bool,
) -> AnswerCounts {
    let mut counts = AnswerCounts {
        of,
        place: table.table.header_place(answers.column),
        asked: 0,
        sufficient: 0,
        insufficient: 0,
        cannot_tell: 0,
        not_applicable: 0,
        blank: 0,
        open: 0,
        judged_not_applicable: 0,
    };
    let columns: Vec<_> = applies.columns().chain([answers.column]).collect();
    let judge = |row| (applies.truth(row), answers.answer(row));
    each_alike(&columns, table.table.len(), judge, |judgement, _, rows| {
        let count = match judgement {
            (_, Answer::Sufficient) => &mut counts.sufficient,
            (_, Answer::Insufficient) => &mut counts.insufficient,
            (Truth::Yes, Answer::CannotTell) => &mut counts.cannot_tell,
            (Truth::Yes, Answer::NotApplicable) if judged => &mut counts.judged_not_applicable,
            (Truth::Yes, Answer::NotApplicable) => &mut counts.not_applicable,
            (Truth::Yes, Answer::Missing) => &mut counts.blank,
            (Truth::Unknown, Answer::CannotTell | Answer::Missing) => &mut counts.open,
            (Truth::Unknown, Answer::NotApplicable) | (Truth::No, _) => return,
        };
        *count += u64::from(rows.count_ones());
    });
    counts.asked = counts.known() + counts.cannot_tell + counts.not_applicable + counts.blank;
    counts
}
