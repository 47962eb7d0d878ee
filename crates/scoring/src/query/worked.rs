//! Rules are worked, level by level, and give answers where none were recorded.

use assize_model::{Answer, Exact, Truth};

use super::Writing;
use super::logic::{Holds, Input, MayBe, Test, is_in, said_as, work};
use crate::Set;
use crate::table::{Applies, InputSource, WorkedEntry};

impl Writing<'_> {
    /// Above how many per cent of blanks a unit is left out.
    pub(super) fn leaves_out_above(&self) -> Option<&Exact> {
        let above = self.admitted.framework.missing.as_ref()?.leave_out_above.as_ref()?;
        (!self.table.asked().is_empty()).then_some(above)
    }

    pub(super) fn is_left_out(&self) -> Test {
        self.leaves_out_above().map_or(Test::Never, |_| Test::Where("x = 1".to_owned()))
    }

    /// After how many others the rule of a question can be worked; 0: it has none that is wanted.
    pub(super) fn level(&self, question: usize, known: &mut [Option<usize>]) -> usize {
        if let Some(level) = known[question] {
            return level;
        }
        let level = self.level_of_rule(question, known);
        known[question] = Some(level);
        level
    }

    fn level_of_rule(&self, question: usize, known: &mut [Option<usize>]) -> usize {
        let Some(asked) = self.table.questions[question].as_ref() else { return 0 };
        let Some(rule) = asked.rule.as_ref().filter(|_| asked.own.is_none() || asked.reaches_a_column) else {
            return 0;
        };
        let inputs = rule.entries.iter().filter_map(|entry| match entry.source {
            InputSource::Question(index) => Some(self.level(index, known)),
            InputSource::Observation(_) => None,
        });
        1 + inputs.max().unwrap_or_default()
    }

    /// The answers of the questions of a level, after what their rules give.
    pub(super) fn work_level(&mut self, level: usize) {
        let table = self.table;
        let questions = table.questions.iter().enumerate().filter_map(|(index, one)| Some((index, one.as_ref()?)));
        let questions: Vec<_> = questions.filter(|(index, _)| self.levels[*index] == level).collect();
        let (mut derived, mut answered) = (Vec::new(), Vec::new());
        for (question, asked) in questions {
            let by_rule = (level > 0).then(|| format!("d{question}"));
            if let (Some(rule), true) = (&asked.rule, level > 0) {
                let mut truth =
                    |when: &Option<Applies<'_>>| when.as_ref().map_or(Holds::Known(Truth::No), |when| self.truth(when));
                let truths: Vec<_> =
                    rule.entries.iter().map(|entry| (truth(&entry.required), truth(&entry.plus))).collect();
                let input = |(entry, (required, plus)): (&WorkedEntry<'_>, (Holds, Holds))| {
                    let (set, complete) = match entry.source {
                        InputSource::Observation(index) => (self.observed[index].clone(), Test::Always),
                        InputSource::Question(index) => (self.answers[&index].clone(), self.is_complete(index)),
                    };
                    Input { set, complete, required, plus }
                };
                let inputs: Vec<Input> = rule.entries.iter().zip(truths).map(input).collect();
                let ([sufficient, insufficient, dropped], complete) = work(&inputs, rule.misses);
                let stated = self.truth(&asked.stated);
                let is_never = stated.is(Truth::No);
                let dropped = Test::any([stated.is(Truth::Unknown), dropped]);
                let parts = [(sufficient, Set::SUFFICIENT), (insufficient, Set::INSUFFICIENT), (dropped, Set::DROPPED)];
                let sum: Vec<String> =
                    parts.iter().map(|(test, set)| test.then(&set.number().to_string(), "0")).collect();
                derived.push((
                    format!("d{question}"),
                    is_never.then(&Set::DROPPED.number().to_string(), &sum.join(" + ")),
                ));
                derived.push((format!("e{question}"), Test::any([is_never, complete]).number()));
            }
            let (known, number, complete) = match (self.recorded.get(&question), by_rule) {
                (Some(own), Some(rule)) if table.derive_missing => {
                    let gap = self.gap(question);
                    (None, gap.then(&rule, &own.number()), gap.then(&format!("e{question}"), "1"))
                }
                (None, Some(rule)) => (Some(MayBe::Column(rule.clone())), rule, format!("e{question}")),
                (own, _) => {
                    let own = own.expect("what has no rule is recorded, or may be anything");
                    (Some(own.clone()), own.number(), "1".to_owned())
                }
            };
            let left_out = self.is_left_out();
            let set = known.filter(|_| left_out == Test::Never).unwrap_or_else(|| {
                let name = format!("s{question}");
                answered.push((name.clone(), left_out.then(&Set::DROPPED.number().to_string(), &number)));
                MayBe::Column(name)
            });
            self.answers.insert(question, set);
            if complete != "1" {
                answered.push((format!("k{question}"), left_out.then("1", &complete)));
            }
        }
        self.part(&derived);
        self.part(&answered);
    }

    /// Whether the rule fills the gap of a recorded answer.
    pub(super) fn gap(&self, question: usize) -> Test {
        let is_dropped = self.recorded[&question].among(|set| set == Set::DROPPED);
        let is_blank = Test::Where(is_in(&self.said[&question], &[said_as(Answer::Missing)]));
        Test::all([is_blank, is_dropped.not()])
    }

    /// Whether everything about an answer is known.
    pub(super) fn is_complete(&self, question: usize) -> Test {
        if self.is_by_rule(question) { Test::Where(format!("k{question} = 1")) } else { Test::Always }
    }

    /// Whether some of its answers come of its rule.
    pub(super) fn is_by_rule(&self, question: usize) -> bool {
        let Some(asked) = &self.table.questions[question] else { return false };
        self.levels[question] > 0 && (asked.own.is_none() || self.table.derive_missing)
    }
}
