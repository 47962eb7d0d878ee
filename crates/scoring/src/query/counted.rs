//! Units are counted by group, and counts become rows.

use std::collections::BTreeMap;

use assize_model::{Answer, CodedColumn, TALLIED, TALLIED_BY};

use super::logic::{KNOWN, MayBe, NOT_DONE, Test, is_in, said_as};
use super::{KEYS, Writing, text};
use crate::Set;
use crate::tally::has_absent_column;

impl Writing<'_> {
    /// Units are counted by group. Gives by question and count what is counted; those that nothing counts in are left out.
    pub(super) fn count(&mut self, asked: &[usize]) -> Vec<BTreeMap<&'static str, String>> {
        let (mut sums, mut counted) = (Vec::new(), Vec::new());
        for question in asked {
            let mut names = BTreeMap::new();
            for (name, test) in self.counts(*question) {
                if test != Test::Never {
                    let column = format!("n{}", sums.len());
                    sums.push(format!("SUM({}) AS {column}", test.number()));
                    names.insert(name, column);
                }
            }
            counted.push(names);
        }
        let mut common = vec![
            "COUNT(*) AS units".to_owned(),
            "COUNT(*) - COUNT(DISTINCT NULLIF(id, '')) AS repeated_ids".to_owned(),
            format!("SUM({}) AS left_out", self.is_left_out().number()),
        ];
        common.extend(sums);
        let keys = self.keys();
        let by = 0..self.queried.by.len();
        let sets = std::iter::once(keys.join(", "))
            .chain(by.clone().map(|fact| [keys.clone(), vec![format!("g{fact}")]].concat().join(", ")));
        let sets: Vec<String> = sets.map(|set| format!("({set})")).collect();
        let fact = by.clone().map(|fact| format!("WHEN GROUPING(g{fact}) = 0 THEN {}", text(&self.queried.by[fact])));
        let value = by.clone().map(|fact| format!("WHEN GROUPING(g{fact}) = 0 THEN g{fact}"));
        let of = |cases: Vec<String>| {
            if cases.is_empty() { text("") } else { format!("CASE {} ELSE '' END", cases.join(" ")) }
        };
        let mut columns = keys.clone();
        columns.push(format!("{} AS fact", of(fact.collect())));
        columns.push(format!("{} AS value", of(value.collect())));
        columns.extend(common);
        let (from, name) = (self.parts.len(), self.parts.len() + 1);
        self.parts.push(format!(
            "p{name} AS (\n  SELECT\n    {}\n  FROM p{from}\n  GROUP BY GROUPING SETS ({})\n)",
            columns.join(",\n    "),
            sets.join(", ")
        ));
        counted
    }

    fn keys(&self) -> Vec<String> {
        KEYS.iter().filter(|key| self.table.table.column(key).is_some()).map(|key| (*key).to_owned()).collect()
    }

    /// What is counted of a question: by name, the units that count.
    fn counts(&self, question: usize) -> Vec<(&'static str, Test)> {
        let asked = self.table.questions[question].as_ref().expect("it is asked of these units");
        let set = &self.answers[&question];
        let is = |one: Set| set.among(|set| set == one);
        let complete = self.is_complete(question);
        let by_rule = self.is_by_rule(question);
        let may_hang = |test: Test| if by_rule { test } else { Test::Never };
        let each = |one: Set| (Test::all([is(one), complete.clone()]), may_hang(Test::all([is(one), complete.not()])));
        let (sufficient, sufficient_incomplete) = each(Set::SUFFICIENT);
        let (insufficient, insufficient_incomplete) = each(Set::INSUFFICIENT);
        let mut counts = vec![
            ("not_understood", self.not_understood(question)),
            ("sufficient", sufficient),
            ("sufficient_incomplete", sufficient_incomplete),
            ("insufficient", insufficient),
            ("insufficient_incomplete", insufficient_incomplete),
            ("unknown", is(Set::EITHER)),
            ("not_applicable", is(Set::DROPPED)),
            ("optional_sufficient", is(Set::SUFFICIENT.or(Set::DROPPED))),
            ("optional_insufficient", is(Set::INSUFFICIENT.or(Set::DROPPED))),
            ("optional_unknown", is(Set::EITHER.or(Set::DROPPED))),
        ];
        let Some(own) = &asked.own else { return counts };
        let column = &self.said[&question];
        let said = |answer: u8| Test::Where(is_in(column, &[answer]));
        let stays = self.is_left_out().not();
        let gap = if by_rule { self.gap(question) } else { Test::Never };
        let open = Test::all([stays.clone(), gap.not(), set.holds(Set::EITHER)]);
        counts.push(("cannot_tell", Test::all([open.clone(), said(said_as(Answer::CannotTell))])));
        counts.push(("missing", Test::all([open, said(said_as(Answer::Missing))])));
        counts.push(("derived_units", Test::all([stays.clone(), gap])));
        let says_not_done = own.not_done.contains(&true);
        counts.push(("not_done", if says_not_done { Test::all([stays.clone(), said(NOT_DONE)]) } else { Test::Never }));
        if self.levels[question] > 0 {
            let derived = MayBe::Column(format!("d{question}"));
            let compared = Test::all([stays, Test::Where(is_in(column, &KNOWN)), derived.is_single()]);
            let alike = [Set::SUFFICIENT, Set::INSUFFICIENT].map(|one| {
                Test::all([derived.among(|set| set == one), self.recorded[&question].among(|set| set == one)])
            });
            counts.push(("same", Test::all([compared.clone(), Test::any(alike)])));
            counts.push(("compared", compared));
        }
        counts
    }

    /// Whether a word is not understood in a column that the question depends on.
    fn not_understood(&self, question: usize) -> Test {
        let mut columns = Vec::new();
        crate::alike::deciding(self.table, question, &mut columns);
        let is_in = |column: &CodedColumn| columns.iter().any(|deciding| std::ptr::eq(*deciding, column));
        let facts = self.table.facts.iter().filter(|fact| is_in(fact.column) && self.is_used(fact.column));
        let facts = facts.map(|fact| format!("c{} < 0", fact.column.position));
        let of_observations = self.table.observations.iter().filter_map(|one| one.answers.as_ref());
        let of_questions = self.table.own_answers().map(|(_, _, own)| own);
        let answers = of_observations.chain(of_questions).filter(|answers| is_in(answers.column));
        let answers = answers.map(|answers| format!("{} < 0", self.said_by(answers)));
        Test::any(facts.chain(answers).map(Test::Where))
    }

    /// Counts become rows.
    pub(super) fn finish(&self, asked: &[usize], counted: &[BTreeMap<&'static str, String>]) -> String {
        let last = format!("p{}", self.parts.len());
        let framework = self.admitted.framework;
        let question = |(number, question): (usize, &usize)| {
            let id = &framework.questions[*question].id;
            let reached = self.admitted.routes[*question].reached.word();
            let absent = u8::from(has_absent_column(self.table, *question));
            format!("({number}, {}, {}, {absent})", text(id), text(reached))
        };
        let questions: Vec<String> = asked.iter().enumerate().map(question).collect();
        let of = |name: &'static str| {
            let cases = counted
                .iter()
                .enumerate()
                .filter_map(|(number, names)| Some(format!("WHEN {number} THEN {last}.{}", names.get(name)?)));
            let cases: Vec<String> = cases.collect();
            if cases.is_empty() { "0".to_owned() } else { format!("CASE q.number {} ELSE 0 END", cases.join(" ")) }
        };
        let mut columns = Vec::new();
        columns.extend(self.keys().iter().map(|key| format!("{last}.{key}")));
        for name in TALLIED_BY {
            let made = match name {
                "framework" => text(&framework.id),
                "unit" => text(&self.table.table.unit),
                "question" | "reached" => format!("q.{name}"),
                of_group => format!("{last}.{of_group}"),
            };
            columns.push(format!("{made} AS {name}"));
        }
        for name in TALLIED {
            let made = match name {
                "units" | "repeated_ids" | "left_out" => format!("{last}.{name}"),
                // A rule with a column too few leaves more open than its counts tell; of gaps, where there were some.
                "absent" => {
                    format!("CASE WHEN q.reached = 'derived' OR {} > 0 THEN q.absent ELSE 0 END", of("derived_units"))
                }
                name => of(name),
            };
            columns.push(format!("{made} AS {name}"));
        }
        format!(
            "WITH {}\nSELECT\n  {}\nFROM {last}\nCROSS JOIN (VALUES\n  {}\n) AS q (number, question, reached, absent)\n",
            self.parts.join(",\n"),
            columns.join(",\n  "),
            questions.join(",\n  ")
        )
    }
}
