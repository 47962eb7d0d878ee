//! A table of units, fitted to a framework: how each row answers each question.

use assize_framework::Blank;
use assize_model::{Answer, CodedColumn, Exact, Truth, UnitTable, ratio};

use crate::Set;
use crate::rule::{Input, work};

/// A table fitted to a framework: for each question of its kind of unit, how one row answers it.
#[derive(Clone, Debug)]
pub struct AdmittedTable<'a> {
    pub table: &'a UnitTable,
    /// The observations that rules reach, each once.
    pub observations: Vec<ObservationColumn<'a>>,
    /// By question of the framework; `None` for those of other kinds of unit.
    pub questions: Vec<Option<AskedQuestion<'a>>>,
    /// Whether a missing answer takes what the rule gives (semantics 7.17).
    pub derive_missing: bool,
    /// What the regime counts a blank answer as (semantics 7.43).
    pub blank: Blank,
    /// By row: whether the regime leaves it out, for its blanks. Empty where none is.
    pub left_out: Vec<bool>,
    /// Whether it is read under its own regime. Under another, an answer where that one asks nothing is left out (semantics 7.30).
    pub at_home: bool,
    /// The columns that may serve as facts, with the place of each word among the fact's values.
    pub facts: Vec<FactColumn<'a>>,
}

/// A column of answers.
#[derive(Clone, Debug)]
pub struct AnswerColumn<'a> {
    pub column: &'a CodedColumn,
    /// By the column's code.
    pub by_code: Vec<Answer>,
    /// By the column's code: whether the word says that nothing was done at all.
    pub not_done: Vec<bool>,
}

impl AnswerColumn<'_> {
    pub fn answer(&self, row: usize) -> Answer {
        self.by_code[self.column.code(row)]
    }

    /// Whether a row's word says that nothing was done at all.
    pub fn not_done(&self, row: usize) -> bool {
        self.not_done.get(self.column.code(row)).copied().unwrap_or_default()
    }
}

/// The value of a fact that is a number, where it is n/a.
pub(crate) const NOT_COUNTED: &str = "n/a";

#[derive(Clone, Debug)]
pub struct FactColumn<'a> {
    pub fact: String,
    pub column: &'a CodedColumn,
    /// By the column's code: the value as the fact declares it; empty for blank, and `NOT_COUNTED` for a number that is n/a.
    pub by_code: Vec<String>,
}

impl FactColumn<'_> {
    /// A row's value; empty where it is blank.
    pub fn value(&self, row: usize) -> &str {
        &self.by_code[self.column.code(row)]
    }
}

/// An observation as this table has it.
#[derive(Clone, Debug)]
pub struct ObservationColumn<'a> {
    pub id: String,
    /// `None`: there is no such column.
    pub answers: Option<AnswerColumn<'a>>,
    pub when: Applies<'a>,
}

/// A question as this table can answer it.
#[derive(Clone, Debug)]
pub struct AskedQuestion<'a> {
    /// Its own column.
    pub own: Option<AnswerColumn<'a>>,
    /// Which rows it is asked about, by `applies` if it is there.
    pub stated: Applies<'a>,
    /// Which rows it is asked about, by `applies` or else by what its rule reaches (semantics 7.2).
    pub applies: Applies<'a>,
    /// "Not applicable" needs no warning.
    pub judged: bool,
    pub rule: Option<WorkedRule<'a>>,
    /// Whether the table has a column of an observation or question that the rule reaches.
    pub reaches_a_column: bool,
}

/// A rule with its conditions resolved to columns.
#[derive(Clone, Debug)]
pub struct WorkedRule<'a> {
    pub entries: Vec<WorkedEntry<'a>>,
    pub misses: usize,
}

/// One observation or question of a rule, with both lists' conditions.
#[derive(Clone, Debug)]
pub struct WorkedEntry<'a> {
    pub source: InputSource,
    /// `None`: it does not stand among the required.
    pub required: Option<Applies<'a>>,
    /// `None`: it does not stand in `plus`.
    pub plus: Option<Applies<'a>>,
}

/// Where an input's set comes from: an index into the table's observations or the framework's questions.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum InputSource {
    Observation(usize),
    Question(usize),
}

/// A condition resolved to columns: alternatives of demands, each a column with its truth by code, or `None` where the fact has no column.
#[derive(Clone, Debug, Default)]
pub struct Applies<'a> {
    /// `None`: always.
    pub alternatives: Option<Vec<Vec<Option<DemandColumn<'a>>>>>,
}

/// A demand on a fact that has a column.
#[derive(Clone, Debug)]
pub struct DemandColumn<'a> {
    pub column: &'a CodedColumn,
    pub by_code: Vec<Truth>,
}

impl<'a> Applies<'a> {
    /// The columns that it depends on, each as often as it is demanded.
    pub fn columns(&self) -> impl Iterator<Item = &'a CodedColumn> {
        self.alternatives.iter().flatten().flatten().flatten().map(|demand| demand.column)
    }

    /// Whether it holds for a row (semantics 2).
    pub fn truth(&self, row: usize) -> Truth {
        let Some(alternatives) = &self.alternatives else { return Truth::Yes };
        let demand = |demand: &Option<DemandColumn<'_>>| match demand {
            Some(demand) => demand.by_code[demand.column.code(row)],
            None => Truth::Unknown,
        };
        let alternative = |demands: &Vec<_>| demands.iter().map(demand).min().unwrap_or(Truth::Yes);
        alternatives.iter().map(alternative).max().unwrap_or(Truth::No)
    }
}

/// What a row's answer to a question may be, and whether everything about it is known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PossibleAnswer {
    pub set: Set,
    pub complete: bool,
}

/// A question's answer for one unit, and where it comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Answered {
    pub judged: PossibleAnswer,
    /// What stands in the question's own column.
    pub recorded: Option<Answer>,
    /// Whether its rule gave the set.
    pub by_rule: bool,
}

impl PossibleAnswer {
    /// A set that rests on nothing else.
    fn known_to_be(set: Set) -> Self {
        Self { set, complete: true }
    }
}

impl<'a> AdmittedTable<'a> {
    /// The questions that have a column of their own, by index, with its answers.
    pub fn own_answers(&self) -> impl Iterator<Item = (usize, &AskedQuestion<'a>, &AnswerColumn<'a>)> {
        let asked = self.questions.iter().enumerate();
        asked.filter_map(|(index, asked)| asked.as_ref().and_then(|asked| Some((index, asked, asked.own.as_ref()?))))
    }

    /// Where blanks count that leave a unit out: the columns of questions, in a table without these those of observations; each with the units
    /// that it is asked of (semantics 7.43 b).
    pub(crate) fn asked(&self) -> Vec<(&Applies<'a>, &AnswerColumn<'a>)> {
        let own: Vec<_> = self.own_answers().map(|(_, asked, own)| (&asked.applies, own)).collect();
        let observed = || self.observations.iter().filter_map(|one| Some((&one.when, one.answers.as_ref()?)));
        if own.is_empty() { observed().collect() } else { own }
    }

    /// What an observation stands for in a row.
    pub fn observed(&self, observation: usize, row: usize) -> Set {
        let observation = &self.observations[observation];
        let told = |answers: &AnswerColumn<'_>| self.told(answers, &observation.when, row);
        let answer = observation.answers.as_ref().map_or(Answer::Missing, told);
        let is_blank = observation.answers.is_some() && answer == Answer::Missing;
        self.counted(is_blank, stands_for(answer, || observation.when.truth(row)))
    }

    /// What a cell says; nothing where a condition excludes a known answer.
    pub(crate) fn told(&self, answers: &AnswerColumn<'_>, applies: &Applies<'_>, row: usize) -> Answer {
        match answers.answer(row) {
            known if known.is_known() && applies.truth(row) == Truth::No => Answer::NotApplicable,
            answer => answer,
        }
    }

    /// The set of a question's own answer; only where it has a column.
    pub fn recorded(&self, question: usize, row: usize) -> Option<PossibleAnswer> {
        let asked = self.questions[question].as_ref()?;
        let answer = self.told(asked.own.as_ref()?, &asked.applies, row);
        let is_blank = answer == Answer::Missing;
        let set = self.counted(is_blank, stands_for(answer, || asked.applies.truth(row)));
        Some(PossibleAnswer::known_to_be(set))
    }

    /// The set that a question's rule gives; only where it has a rule.
    pub fn derived(&self, question: usize, row: usize) -> Option<PossibleAnswer> {
        let asked = self.questions[question].as_ref()?;
        let rule = asked.rule.as_ref()?;
        let applies = asked.stated.truth(row);
        if applies == Truth::No {
            return Some(PossibleAnswer::known_to_be(Set::DROPPED));
        }
        let mut complete = true;
        let inputs = rule.entries.iter().map(|entry| {
            let truth = |condition: &Option<Applies<'_>>| condition.as_ref().map_or(Truth::No, |when| when.truth(row));
            let (required, plus) = (truth(&entry.required), truth(&entry.plus));
            let input = self.input(entry.source, row);
            if required != Truth::No || plus != Truth::No {
                let roles_known = required != Truth::Unknown && plus != Truth::Unknown;
                complete &= roles_known && input.complete && input.set.is_single();
            }
            Input { set: input.set, required, plus }
        });
        let set = work(inputs, rule.misses);
        Some(PossibleAnswer { set: set.where_applies(applies), complete })
    }

    fn input(&self, source: InputSource, row: usize) -> PossibleAnswer {
        match source {
            InputSource::Observation(index) => PossibleAnswer::known_to_be(self.observed(index, row)),
            InputSource::Question(index) => self.answered(index, row).judged,
        }
    }

    /// A blank as the regime counts it.
    fn counted(&self, is_blank: bool, set: Set) -> Set {
        match self.blank {
            Blank::Insufficient if is_blank && set.holds(Set::EITHER) => {
                if set.holds(Set::DROPPED) {
                    Set::INSUFFICIENT.or(Set::DROPPED)
                } else {
                    Set::INSUFFICIENT
                }
            }
            Blank::Insufficient | Blank::Unknown => set,
        }
    }

    /// Which rows have more blanks than this percentage of the questions with a column that certainly apply to them.
    pub(crate) fn rows_with_blanks(&self, above: &Exact) -> Vec<bool> {
        let all = self.asked();
        let is_over = |row: usize| {
            let asked = all.iter().filter(|(applies, _)| applies.truth(row) == Truth::Yes);
            let blanks: Vec<bool> = asked.map(|(_, answers)| answers.answer(row) == Answer::Missing).collect();
            let blank = blanks.iter().filter(|is| **is).count() as u64;
            !blanks.is_empty() && ratio(100 * blank, blanks.len() as u64) > *above
        };
        (0..self.table.len()).map(is_over).collect()
    }

    /// What a question's answer may be, wherever it comes from: its own, its rule's, or anything.
    pub fn answered(&self, question: usize, row: usize) -> Answered {
        let asked = self.questions[question].as_ref().expect("questions are asked of their own kind of unit");
        if self.is_left_out(row) {
            return Answered { judged: PossibleAnswer::known_to_be(Set::DROPPED), recorded: None, by_rule: false };
        }
        let Some(recorded) = self.recorded(question, row) else {
            let derived = self.derived(question, row);
            let by_rule = derived.is_some();
            let anything = || PossibleAnswer::known_to_be(stands_for(Answer::Missing, || asked.applies.truth(row)));
            return Answered { judged: derived.unwrap_or_else(anything), recorded: None, by_rule };
        };
        let answer = asked.own.as_ref().map(|own| self.told(own, &asked.applies, row));
        let gap = self.derive_missing && asked.reaches_a_column && answer == Some(Answer::Missing);
        let derived = if gap && recorded.set != Set::DROPPED { self.derived(question, row) } else { None };
        match derived {
            Some(judged) => Answered { judged, recorded: answer, by_rule: true },
            None => Answered { judged: recorded, recorded: answer, by_rule: false },
        }
    }

    /// Whether the regime leaves a row out, for its blanks.
    pub(crate) fn is_left_out(&self, row: usize) -> bool {
        self.left_out.get(row).copied().unwrap_or_default()
    }

    pub fn fact(&self, id: &str) -> Option<&FactColumn<'a>> {
        self.facts.iter().find(|column| column.fact == id)
    }
}

/// What an answer stands for, where `applies` says whether it can be asked of the unit (semantics 2).
fn stands_for(answer: Answer, applies: impl FnOnce() -> Truth) -> Set {
    match answer {
        Answer::Sufficient => Set::SUFFICIENT,
        Answer::Insufficient => Set::INSUFFICIENT,
        Answer::NotApplicable => Set::DROPPED,
        Answer::CannotTell | Answer::Missing => Set::EITHER.where_applies(applies()),
    }
}
