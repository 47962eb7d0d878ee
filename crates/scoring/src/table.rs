use assize_framework::Framework;
use assize_model::{Answer, Column, Table, Truth};

use crate::Set;
use crate::rule::{Input, work};

/// A table fitted to a framework: for each question of its kind of unit, how one row answers it.
#[derive(Clone, Debug)]
pub(crate) struct UnitTable<'a> {
    pub(crate) table: &'a Table,
    /// The observations that rules reach, each once.
    pub(crate) observations: Vec<Observation<'a>>,
    /// By question of the framework; `None` for those of other kinds of unit.
    pub(crate) questions: Vec<Option<Asked<'a>>>,
    /// Whether a missing answer takes what the rule gives (semantics 7.17).
    pub(crate) derive_missing: bool,
    /// The columns that may serve as facts, with the place of each word among the fact's values.
    pub(crate) facts: Vec<FactColumn<'a>>,
}

/// A column of answers.
#[derive(Clone, Debug)]
pub(crate) struct Answers<'a> {
    pub(crate) column: &'a Column,
    /// By the column's code.
    pub(crate) by_code: Vec<Answer>,
    /// By the column's code: whether the word says that nothing was done at all.
    pub(crate) not_done: Vec<bool>,
}

impl Answers<'_> {
    pub(crate) fn answer(&self, row: usize) -> Answer {
        self.by_code[self.column.code(row)]
    }

    /// Whether a row's word says that nothing was done at all.
    pub(crate) fn not_done(&self, row: usize) -> bool {
        self.not_done.get(self.column.code(row)).copied().unwrap_or_default()
    }
}

/// A column of a fact.
#[derive(Clone, Debug)]
pub(crate) struct FactColumn<'a> {
    pub(crate) fact: String,
    pub(crate) column: &'a Column,
    /// By the column's code: the value as the fact declares it; empty for blank.
    pub(crate) by_code: Vec<String>,
}

/// An observation as this table has it.
#[derive(Clone, Debug)]
pub(crate) struct Observation<'a> {
    pub(crate) id: String,
    /// `None`: there is no such column.
    pub(crate) answers: Option<Answers<'a>>,
    pub(crate) when: Applies<'a>,
}

/// A question as this table can answer it.
#[derive(Clone, Debug)]
pub(crate) struct Asked<'a> {
    /// Its own column.
    pub(crate) own: Option<Answers<'a>>,
    /// Of which rows, by `applies` where it stands.
    pub(crate) stated: Applies<'a>,
    /// Of which rows, by `applies` or else by what its rule reaches (semantics 7.2).
    pub(crate) applies: Applies<'a>,
    /// "Not applicable" needs no warning.
    pub(crate) judged: bool,
    pub(crate) rule: Option<WorkedRule<'a>>,
    /// Whether the table has a column of an observation or question that the rule reaches.
    pub(crate) reaches_a_column: bool,
}

/// A rule with its conditions led to columns.
#[derive(Clone, Debug)]
pub(crate) struct WorkedRule<'a> {
    pub(crate) entries: Vec<WorkedEntry<'a>>,
    pub(crate) misses: usize,
}

/// One observation or question of a rule, with both lists' conditions.
#[derive(Clone, Debug)]
pub(crate) struct WorkedEntry<'a> {
    pub(crate) source: InputSource,
    /// `None`: it does not stand among the required.
    pub(crate) required: Option<Applies<'a>>,
    /// `None`: it does not stand in `plus`.
    pub(crate) plus: Option<Applies<'a>>,
}

/// Where an input's set comes from: an index into the table's observations or the framework's questions.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum InputSource {
    Observation(usize),
    Question(usize),
}

/// A condition led to columns: alternatives of demands, each a column with its truth by code, or `None` where the fact has no column.
#[derive(Clone, Debug, Default)]
pub(crate) struct Applies<'a> {
    /// `None`: always.
    pub(crate) alternatives: Option<Vec<Vec<Option<DemandColumn<'a>>>>>,
}

/// A demand on a fact that has a column.
#[derive(Clone, Debug)]
pub(crate) struct DemandColumn<'a> {
    pub(crate) column: &'a Column,
    pub(crate) by_code: Vec<Truth>,
}

impl Applies<'_> {
    /// Whether it holds for a row (semantics 2).
    pub(crate) fn truth(&self, row: usize) -> Truth {
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
pub(crate) struct Judged {
    pub(crate) set: Set,
    pub(crate) complete: bool,
}

/// A question's answer for one unit, and where it comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Answered {
    pub(crate) judged: Judged,
    /// What stands in the question's own column.
    pub(crate) recorded: Option<Answer>,
    /// Whether its rule gave the set.
    pub(crate) by_rule: bool,
}

impl Judged {
    /// A set that rests on nothing else.
    fn known_to_be(set: Set) -> Self {
        Self { set, complete: true }
    }
}

impl<'a> UnitTable<'a> {
    /// What an observation stands for in a row.
    pub(crate) fn observed(&self, observation: usize, row: usize) -> Set {
        let observation = &self.observations[observation];
        let answer = observation.answers.as_ref().map_or(Answer::Missing, |answers| answers.answer(row));
        stands_for(answer, || observation.when.truth(row))
    }

    /// The set of a question's own answer; only where it has a column.
    pub(crate) fn recorded(&self, question: usize, row: usize) -> Option<Judged> {
        let asked = self.questions[question].as_ref()?;
        let set = stands_for(asked.own.as_ref()?.answer(row), || asked.applies.truth(row));
        Some(Judged::known_to_be(set))
    }

    /// The set that a question's rule gives; only where it has a rule.
    pub(crate) fn derived(&self, question: usize, row: usize) -> Option<Judged> {
        let asked = self.questions[question].as_ref()?;
        let rule = asked.rule.as_ref()?;
        let applies = asked.stated.truth(row);
        if applies == Truth::No {
            return Some(Judged::known_to_be(Set::DROPPED));
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
        Some(Judged { set: set.where_applies(applies), complete })
    }

    fn input(&self, source: InputSource, row: usize) -> Judged {
        match source {
            InputSource::Observation(index) => Judged::known_to_be(self.observed(index, row)),
            InputSource::Question(index) => self.answered(index, row).judged,
        }
    }

    /// What a question's answer may be, wherever it comes from: its own, its rule's, or anything.
    pub(crate) fn answered(&self, question: usize, row: usize) -> Answered {
        let asked = self.questions[question].as_ref().expect("questions are asked of their own kind of unit");
        let Some(recorded) = self.recorded(question, row) else {
            let derived = self.derived(question, row);
            let by_rule = derived.is_some();
            let anything = || Judged::known_to_be(stands_for(Answer::Missing, || asked.applies.truth(row)));
            return Answered { judged: derived.unwrap_or_else(anything), recorded: None, by_rule };
        };
        let answer = asked.own.as_ref().map(|own| own.answer(row));
        let gap = self.derive_missing && asked.reaches_a_column && answer == Some(Answer::Missing);
        let derived = if gap && recorded.set != Set::DROPPED { self.derived(question, row) } else { None };
        match derived {
            Some(judged) => Answered { judged, recorded: answer, by_rule: true },
            None => Answered { judged: recorded, recorded: answer, by_rule: false },
        }
    }

    /// The fact column of this id.
    pub(crate) fn fact(&self, id: &str) -> Option<&FactColumn<'a>> {
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

/// "standard 2.1", "key question 2.1.3": what messages call what a record's key names.
pub(crate) fn call_question(framework: &Framework, question: usize) -> String {
    framework.call(&framework.questions[question].id)
}
