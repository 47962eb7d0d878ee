//! The tally of a table as a query, for an engine that holds the cases: it gives rows that [`Tally`](crate::Tally) is made of again.
//!
//! Each step is a named part: words become numbers, facts become truths, answers become sets, rules are worked level by level, units are counted
//! by group, and counts become rows. Nothing in it but what DuckDB, PostgreSQL, Spark and Trino all have.

mod logic;

use std::collections::BTreeMap;

use assize_diag::SourceId;
use assize_framework::{Blank, Framework};
use assize_model::{
    ANSWER_WORDS, Answer, Column, ColumnBuilder, Condition, FactValues, Ids, TALLIED, TALLIED_BY, Table, Truth, When,
    fold,
};
use indexmap::{IndexMap, IndexSet};

use crate::Set;
use crate::admit::{Admitted, RESERVED, answer_of};
use crate::table::{Answers, Applies, Asked, FactColumn, InputSource, UnitTable, WorkedEntry};
use crate::tally::has_absent_column;
use logic::{Holds, Input, MayBe, SAID, Test, is_in, work};

/// What a query is about, beside the framework.
#[derive(Clone, Copy, Debug)]
pub struct Queried<'q> {
    /// What the table is called where the query runs.
    pub from: &'q str,
    /// By column of the table of words: its heading as written.
    pub written: &'q [String],
    /// The heading of the ids as written.
    pub ids: &'q str,
    /// Facts to break down by.
    pub by: &'q [String],
}

/// What tells inspections apart, and whether cases are made up: these stand in the result as they are.
const KEYS: [&str; 4] = ["inspection", "provider", "year", "synthetic"];

/// A table with these columns, in which each has every word that this framework understands there: fitted to the framework, it says what a query
/// has to ask. In its first row all is blank.
pub fn table_of_words(headings: &[String], unit: &str, framework: &Framework, source: SourceId) -> Table {
    let words: Vec<Vec<String>> = headings.iter().map(|heading| words(heading, framework)).collect();
    let rows = words.iter().map(Vec::len).max().unwrap_or(1);
    let column = |(position, (heading, words)): (u32, (&String, &Vec<String>))| {
        let mut builder = ColumnBuilder::new(heading.clone(), position);
        (0..rows).for_each(|row| builder.push(words.get(row).map_or("", String::as_str)));
        builder.finish(|word| word)
    };
    Table {
        unit: unit.to_owned(),
        source,
        heading_line: 1,
        ids: (0..rows).map(|row| row.to_string()).collect::<Ids>(),
        lines: (0..rows).map(|row| row as u32 + 2).collect(),
        columns: (1..).zip(headings.iter().zip(&words)).map(column).collect(),
        answers: IndexMap::new(),
        readings: None,
        synthetic: false,
    }
}

/// The folded words that a column so headed may have; blank first.
fn words(heading: &str, framework: &Framework) -> Vec<String> {
    let folded = |word: &String| fold(word).into_owned();
    let mut words = IndexSet::from([String::new()]);
    let question = crate::admit::question(heading, framework).map(|index| &framework.questions[index]);
    match framework.catalogue.facts.get(heading).map(|fact| &fact.values) {
        Some(FactValues::Listed(values)) => words.extend(values.iter().map(folded)),
        Some(FactValues::Any) => words.extend(demanded(heading, framework).iter().map(folded)),
        Some(FactValues::Date) => {}
        None if RESERVED.contains(&heading) => words.extend(demanded(heading, framework).iter().map(folded)),
        None if question.is_none() && !framework.catalogue.observations.contains_key(heading) => {}
        None => {
            let usual = ANSWER_WORDS.into_iter().map(str::to_owned).chain(framework.words.keys().cloned());
            let answers = usual.chain(framework.not_done.iter().map(folded));
            match question.and_then(|question| question.scale.as_ref()) {
                None => words.extend(answers),
                Some(scale) => {
                    let is_unjudged = |word: &str| {
                        let answer = answer_of(word, &IndexMap::new(), framework);
                        answer.is_some_and(|answer| !answer.is_known())
                    };
                    words.extend(scale.values.iter().map(folded));
                    words.extend(answers.filter(|word| scale.answer_of(word).is_some() || is_unjudged(word)));
                }
            }
        }
    }
    words.into_iter().collect()
}

/// The values that conditions demand of a fact.
fn demanded(fact: &str, framework: &Framework) -> Vec<String> {
    let mut values = Vec::new();
    let mut add = |condition: Option<&Condition>| {
        let demands = condition.iter().flat_map(|one| &one.alternatives).flat_map(|one| &one.demands);
        values.extend(demands.filter(|demand| demand.fact == fact).flat_map(|demand| demand.values.clone()));
    };
    for question in &framework.questions {
        add(question.applies.as_ref().and_then(When::condition));
        add(framework.asked_of(question).condition());
        question.entries().for_each(|entry| add(entry.condition.as_ref()));
    }
    framework.catalogue.observations.values().for_each(|observation| add(observation.when.condition()));
    values
}

/// The query that counts a table like this one, which is fitted to its framework.
pub fn query(admitted: &Admitted<'_>, queried: Queried<'_>) -> String {
    let table = admitted.tables.first().expect("it is of a table of words");
    let mut writing = Writing {
        admitted,
        table,
        queried,
        parts: Vec::new(),
        truths: IndexMap::new(),
        codes: IndexMap::new(),
        observed: Vec::new(),
        said: BTreeMap::new(),
        recorded: BTreeMap::new(),
        answers: BTreeMap::new(),
    };
    let asked: Vec<usize> = admitted.answered_by(0).collect();
    writing.code();
    writing.tell();
    let levels: Vec<usize> = (0..admitted.framework.questions.len()).map(|question| writing.level(question)).collect();
    for level in 0..=levels.iter().copied().max().unwrap_or_default() {
        writing.work_level(&levels, level);
    }
    let counted = writing.count(&asked);
    writing.finish(&asked, &counted)
}

/// A query that is being written.
struct Writing<'q> {
    admitted: &'q Admitted<'q>,
    table: &'q UnitTable<'q>,
    queried: Queried<'q>,
    /// The named parts so far; each begins from the one before.
    parts: Vec<String>,
    /// By condition, as it is written: its column.
    truths: IndexMap<String, String>,
    /// What cells of answers say, by what it is made of: its column.
    codes: IndexMap<String, String>,
    /// By observation: what it may be.
    observed: Vec<MayBe>,
    /// By question: the column of what its own cell says, what that may be, and what the answer may be.
    said: BTreeMap<usize, String>,
    recorded: BTreeMap<usize, MayBe>,
    answers: BTreeMap<usize, MayBe>,
}

impl Writing<'_> {
    /// Adds a part with these columns beside all of the part before.
    fn part(&mut self, columns: &[(String, String)]) {
        if columns.is_empty() {
            return;
        }
        let (from, name) = (self.parts.len(), self.parts.len() + 1);
        let columns: Vec<String> = columns.iter().map(|(name, made)| format!(",\n    {made} AS {name}")).collect();
        self.parts.push(format!("p{name} AS (\n  SELECT p{from}.*{}\n  FROM p{from}\n)", columns.concat()));
    }

    /// Words are folded, then become numbers: the first parts.
    fn code(&mut self) {
        let table = self.table;
        let written = |column: &Column| {
            format!("TRIM(COALESCE({}, ''))", quoted(&self.queried.written[column.position as usize - 1]))
        };
        let keys = KEYS.iter().filter_map(|key| Some(format!("{} AS {key}", written(table.table.column(key)?))));
        let mut columns: Vec<String> = keys.collect();
        columns.push(format!("TRIM(COALESCE({}, '')) AS id", quoted(self.queried.ids)));
        let framework = self.admitted.framework;
        let of_by = |fact: &String| table.fact(fact).map(|found| (found.column, listed(fact, framework)));
        let by: Vec<_> = self.queried.by.iter().map(of_by).collect();
        for (index, column) in by.iter().enumerate() {
            match column {
                None => columns.push(format!("'' AS g{index}")),
                Some((column, None)) => columns.push(format!("{} AS g{index}", written(column))),
                Some((_, Some(_))) => {}
            }
        }
        let is_by =
            |column: &Column| by.iter().flatten().any(|(by, listed)| listed.is_some() && std::ptr::eq(*by, column));
        let used: Vec<&Column> =
            table.table.columns.iter().filter(|column| self.is_used(column) || is_by(column)).collect();
        columns.extend(used.iter().map(|column| {
            let folded = format!("REPLACE(REPLACE(LOWER({}), '-', ' '), '_', ' ')", written(column));
            format!("REPLACE({folded}, '  ', ' ') AS f{}", column.position)
        }));
        self.parts.push(format!("p1 AS (\n  SELECT\n    {}\n  FROM {}\n)", columns.join(",\n    "), self.queried.from));
        let mut coded: Vec<(String, String)> = Vec::new();
        for (index, (column, values)) in by.iter().enumerate().filter_map(|(index, by)| Some((index, by.as_ref()?))) {
            let Some(values) = values else { continue };
            let value = |value: &String| (text(&fold(value)), text(value));
            let cases = [(text(""), text(""))].into_iter().chain(values.iter().map(value));
            coded.push((format!("g{index}"), meanings(column, cases, &text(UNKNOWN_VALUE))));
        }
        for fact in table.facts.iter().filter(|fact| self.is_used(fact.column)) {
            let cases = fact.column.words().iter().enumerate().map(|(code, word)| (text(word), code.to_string()));
            let other = if listed(&fact.fact, framework).is_some() {
                "-1".to_owned()
            } else {
                fact.column.words().len().to_string()
            };
            coded.push((format!("c{}", fact.column.position), meanings(fact.column, cases, &other)));
        }
        let of_observations = table.observations.iter().filter_map(|one| one.answers.as_ref());
        let of_questions = table.own_answers().map(|(_, _, own)| own);
        for answers in of_observations.chain(of_questions) {
            let next = self.codes.len();
            self.codes.entry(says(answers)).or_insert_with(|| format!("a{next}"));
        }
        coded.extend(self.codes.iter().map(|(made, name)| (name.clone(), made.clone())));
        self.part(&coded);
    }

    /// The column of what cells say.
    fn said_by(&self, answers: &Answers<'_>) -> String {
        self.codes[&says(answers)].clone()
    }

    /// Whether anything hangs on a column.
    fn is_used(&self, column: &Column) -> bool {
        let is_it = |other: &Column| std::ptr::eq(other, column);
        let of_fact = |fact: &FactColumn<'_>| is_it(fact.column) && self.is_demanded(column);
        self.table.facts.iter().any(of_fact)
            || self.table.own_answers().any(|(_, _, own)| is_it(own.column))
            || self.table.observations.iter().any(|one| one.answers.as_ref().is_some_and(|one| is_it(one.column)))
    }

    /// Whether a condition hangs on a column.
    fn is_demanded(&self, column: &Column) -> bool {
        let asked = || self.table.questions.iter().flatten();
        let entries = asked().flat_map(|asked| asked.rule.iter().flat_map(|rule| &rule.entries));
        let of_rules = entries.flat_map(|entry| entry.required.iter().chain(&entry.plus));
        let of_questions = asked().flat_map(|asked| [&asked.applies, &asked.stated]);
        let of_observations = self.table.observations.iter().map(|one| &one.when);
        let all = of_rules.chain(of_questions).chain(of_observations);
        let mut demands = all.flat_map(|applies| applies.alternatives.iter().flatten().flatten().flatten());
        demands.any(|demand| std::ptr::eq(demand.column, column))
    }

    /// The truth of a condition; a column that the next part has.
    fn truth(&mut self, applies: &Applies<'_>) -> Holds {
        let Some(alternatives) = &applies.alternatives else { return Holds::Known(Truth::Yes) };
        let most = alternatives.iter().map(|demands| {
            let least = demands.iter().map(|demand| match demand {
                None => Holds::Known(Truth::Unknown),
                Some(demand) => {
                    let codes = |truth| codes(&demand.by_code, |found| *found == truth);
                    let column = demand.column.position;
                    let (yes, unknown) = (codes(Truth::Yes), codes(Truth::Unknown));
                    let unknown = Test::Where(format!("c{column} IN ({unknown})")).then("1", "0");
                    match yes.is_empty() {
                        true => Holds::Column(unknown),
                        false => Holds::Column(Test::Where(format!("c{column} IN ({yes})")).then("2", &unknown)),
                    }
                }
            });
            extreme("LEAST", least, (Truth::Yes, Truth::No))
        });
        match extreme("GREATEST", most, (Truth::No, Truth::Yes)) {
            Holds::Column(made) => {
                let next = self.truths.len();
                Holds::Column(self.truths.entry(made).or_insert_with(|| format!("t{next}")).clone())
            }
            known => known,
        }
    }

    /// Truths of conditions, what cells say where conditions are known, and what observations and recorded answers may be.
    fn tell(&mut self) {
        let table = self.table;
        let (mut told, mut sets) = (Vec::new(), Vec::new());
        for (index, observation) in table.observations.iter().enumerate() {
            let when = self.truth(&observation.when);
            let may_be = match &observation.answers {
                Some(answers) => {
                    self.cell(answers, &when, (&format!("r_o{index}"), &format!("o{index}")), (&mut told, &mut sets)).1
                }
                None => may_be(format!("o{index}"), &when, &mut sets),
            };
            self.observed.push(may_be);
        }
        let asked = table.questions.iter().enumerate();
        for (question, asked) in asked.filter_map(|(index, one)| Some((index, one.as_ref()?))) {
            let applies = self.truth(&asked.applies);
            self.truth(&asked.stated);
            for entry in asked.rule.iter().flat_map(|rule| &rule.entries) {
                entry.required.iter().chain(&entry.plus).for_each(|when| drop(self.truth(when)));
            }
            let set = match &asked.own {
                Some(own) => {
                    let names = (&*format!("r{question}"), &*format!("m{question}"));
                    let (said, set) = self.cell(own, &applies, names, (&mut told, &mut sets));
                    self.said.insert(question, said);
                    set
                }
                None if asked.rule.is_none() => may_be(format!("m{question}"), &applies, &mut sets),
                None => continue,
            };
            self.recorded.insert(question, set);
        }
        let truths: Vec<(String, String)> =
            self.truths.iter().map(|(made, name)| (name.clone(), made.clone())).collect();
        self.part(&truths);
        if let Some(above) =
            self.admitted.framework.missing.as_ref().and_then(|missing| missing.leave_out_above.clone())
        {
            let (mut asked, mut blank) = (Vec::new(), Vec::new());
            for (_, one, own) in table.own_answers() {
                let applies = self.truth(&one.applies).is(Truth::Yes);
                let is_blank = Test::Where(format!("{} = 0", self.said_by(own)));
                blank.push(Test::all([applies.clone(), is_blank]).number());
                asked.push(applies.number());
            }
            let (asked, blank) = (asked.join(" + "), blank.join(" + "));
            if !asked.is_empty() {
                let over = format!("100 * {} * ({blank}) > {} * ({asked})", above.denom(), above.numer());
                told.push(("x".to_owned(), Test::Where(over).number()));
            }
        }
        self.part(&told);
        self.part(&sets);
    }

    /// What a cell says where it is known of whom it is asked, and what that may be; with the columns for them, where they need any.
    fn cell(
        &self,
        answers: &Answers<'_>,
        applies: &Holds,
        (told_as, set_as): (&str, &str),
        (told, sets): (&mut Vec<(String, String)>, &mut Vec<(String, String)>),
    ) -> (String, MayBe) {
        let said = self.said_by(answers);
        let blank = if self.table.blank == Blank::Insufficient { Set::INSUFFICIENT } else { Set::EITHER };
        if *applies == Holds::Known(Truth::Yes) {
            return (said.clone(), MayBe::Said(said, blank));
        }
        let excluded = Test::all([applies.is(Truth::No), Test::Where(is_in(&said, &[1, 2, 5]))]);
        told.push((told_as.to_owned(), excluded.then("4", &said)));
        let known: Vec<String> = SAID
            .iter()
            .filter(|(_, set)| *set != Set::EITHER)
            .map(|(number, set)| format!("WHEN {told_as} = {number} THEN {}", set.number()))
            .collect();
        let open = Test::Where(format!("{told_as} = 0")).then(&either(applies, blank), &either(applies, Set::EITHER));
        sets.push((set_as.to_owned(), format!("CASE {} ELSE {open} END", known.join(" "))));
        (told_as.to_owned(), MayBe::Column(set_as.to_owned()))
    }

    /// Whether units may be left out for their blanks.
    fn leaves_out(&self) -> bool {
        let says = self.admitted.framework.missing.as_ref().is_some_and(|missing| missing.leave_out_above.is_some());
        says && self.table.own_answers().next().is_some()
    }

    fn is_left_out(&self) -> Test {
        if self.leaves_out() { Test::Where("x = 1".to_owned()) } else { Test::Never }
    }

    /// After how many others the rule of a question can be worked; 0: it has none that is wanted.
    fn level(&self, question: usize) -> usize {
        let Some(asked) = self.table.questions[question].as_ref() else { return 0 };
        let Some(rule) = asked.rule.as_ref().filter(|_| asked.own.is_none() || asked.reaches_a_column) else {
            return 0;
        };
        let inputs = rule.entries.iter().filter_map(|entry| match entry.source {
            InputSource::Question(index) => Some(self.level(index)),
            InputSource::Observation(_) => None,
        });
        1 + inputs.max().unwrap_or_default()
    }

    /// The answers of the questions of a level, after what their rules give.
    fn work_level(&mut self, levels: &[usize], level: usize) {
        let table = self.table;
        let questions = table.questions.iter().enumerate().filter_map(|(index, one)| Some((index, one.as_ref()?)));
        let questions: Vec<_> = questions.filter(|(index, _)| levels[*index] == level).collect();
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
                        InputSource::Question(index) => (self.answers[&index].clone(), self.is_complete(index, levels)),
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
    fn gap(&self, question: usize) -> Test {
        let is_dropped = self.recorded[&question].among(|set| set == Set::DROPPED);
        Test::all([Test::Where(format!("{} = 0", self.said[&question])), is_dropped.not()])
    }

    /// Whether everything about an answer is known.
    fn is_complete(&self, question: usize, levels: &[usize]) -> Test {
        let asked = self.table.questions[question].as_ref();
        let by_rule = |asked: &Asked<'_>| asked.own.is_none() || self.table.derive_missing;
        match asked.is_some_and(|asked| levels[question] > 0 && by_rule(asked)) {
            true => Test::Where(format!("k{question} = 1")),
            false => Test::Always,
        }
    }

    /// Units are counted by group. Gives by question and count what is counted; those that nothing counts in are left out.
    fn count(&mut self, asked: &[usize]) -> Vec<BTreeMap<&'static str, String>> {
        let levels: Vec<usize> = (0..self.table.questions.len()).map(|question| self.level(question)).collect();
        let (mut sums, mut counted) = (Vec::new(), Vec::new());
        for question in asked {
            let mut names = BTreeMap::new();
            for (name, test) in self.counts(*question, &levels) {
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

    /// What is counted of a question, by name: of which units.
    fn counts(&self, question: usize, levels: &[usize]) -> Vec<(&'static str, Test)> {
        let asked = self.table.questions[question].as_ref().expect("it is asked of these units");
        let set = &self.answers[&question];
        let is = |one: Set| set.among(|set| set == one);
        let complete = self.is_complete(question, levels);
        let by_rule = levels[question] > 0 && (asked.own.is_none() || self.table.derive_missing);
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
        let said = |number: u8| Test::Where(format!("{column} = {number}"));
        let stays = self.is_left_out().not();
        let gap = if by_rule { self.gap(question) } else { Test::Never };
        let open = Test::all([stays.clone(), gap.not(), set.holds(Set::EITHER)]);
        counts.push(("cannot_tell", Test::all([open.clone(), said(3)])));
        counts.push(("missing", Test::all([open, said(0)])));
        counts.push(("derived_units", Test::all([stays.clone(), gap])));
        let says_not_done = own.not_done.contains(&true);
        counts.push(("not_done", if says_not_done { Test::all([stays.clone(), said(5)]) } else { Test::Never }));
        if levels[question] > 0 {
            let derived = MayBe::Column(format!("d{question}"));
            let compared = Test::all([stays, Test::Where(is_in(column, &[1, 2, 5])), derived.is_single()]);
            let alike = [Set::SUFFICIENT, Set::INSUFFICIENT].map(|one| {
                Test::all([derived.among(|set| set == one), self.recorded[&question].among(|set| set == one)])
            });
            counts.push(("same", Test::all([compared.clone(), Test::any(alike)])));
            counts.push(("compared", compared));
        }
        counts
    }

    /// Whether a word is not understood in a column that the question hangs on.
    fn not_understood(&self, question: usize) -> Test {
        let mut columns = Vec::new();
        crate::alike::deciding(self.table, question, &mut columns);
        let is_in = |column: &Column| columns.iter().any(|deciding| std::ptr::eq(*deciding, column));
        let facts = self.table.facts.iter().filter(|fact| is_in(fact.column) && self.is_used(fact.column));
        let facts = facts.map(|fact| format!("c{} < 0", fact.column.position));
        let of_observations = self.table.observations.iter().filter_map(|one| one.answers.as_ref());
        let of_questions = self.table.own_answers().map(|(_, _, own)| own);
        let answers = of_observations.chain(of_questions).filter(|answers| is_in(answers.column));
        let answers = answers.map(|answers| format!("{} < 0", self.said_by(answers)));
        Test::any(facts.chain(answers).map(Test::Where))
    }

    /// Counts become rows.
    fn finish(&self, asked: &[usize], counted: &[BTreeMap<&'static str, String>]) -> String {
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

/// What a query gives for a value that a fact does not have.
pub(crate) const UNKNOWN_VALUE: &str = "(not understood)";

/// The values of a fact that has a list of them.
fn listed<'f>(fact: &str, framework: &'f Framework) -> Option<&'f Vec<String>> {
    match framework.catalogue.facts.get(fact).map(|fact| &fact.values) {
        Some(FactValues::Listed(values)) => Some(values),
        Some(FactValues::Any | FactValues::Date) | None => None,
    }
}

/// What folded words of a column mean; words of one meaning stand together.
fn meanings(column: &Column, words: impl Iterator<Item = (String, String)>, other: &str) -> String {
    let mut by_meaning: IndexMap<String, Vec<String>> = IndexMap::new();
    words.for_each(|(word, meaning)| by_meaning.entry(meaning).or_default().push(word));
    let cases: Vec<String> = by_meaning
        .iter()
        .map(|(meaning, words)| format!("WHEN f{} IN ({}) THEN {meaning}", column.position, words.join(", ")))
        .collect();
    format!("CASE {} ELSE {other} END", cases.join(" "))
}

/// What a cell says: 0 nothing, 1 sufficient, 2 insufficient, 3 cannot tell, 4 not applicable, 5 insufficient and not done at all; less than 0: what
/// is not understood.
fn says(answers: &Answers<'_>) -> String {
    let number = |code: usize| match answers.by_code[code] {
        Answer::Missing => 0,
        Answer::Sufficient => 1,
        Answer::Insufficient if answers.not_done.get(code).copied().unwrap_or_default() => 5,
        Answer::Insufficient => 2,
        Answer::CannotTell => 3,
        Answer::NotApplicable => 4,
    };
    let words = answers.column.words().iter().enumerate().map(|(code, word)| (text(word), number(code).to_string()));
    meanings(answers.column, words, "-1")
}

/// Sufficient or insufficient where it applies; in a column, where that is not known beforehand.
fn may_be(name: String, applies: &Holds, sets: &mut Vec<(String, String)>) -> MayBe {
    match applies {
        Holds::Known(truth) => MayBe::Known(Set::EITHER.where_applies(*truth)),
        Holds::Column(_) => {
            sets.push((name.clone(), either(applies, Set::EITHER)));
            MayBe::Column(name)
        }
    }
}

/// The least or the greatest of some truths: one of a kind says nothing, another decides.
fn extreme(function: &str, truths: impl Iterator<Item = Holds>, (idle, decisive): (Truth, Truth)) -> Holds {
    let truths: Vec<Holds> = truths.filter(|truth| *truth != Holds::Known(idle)).collect();
    if truths.contains(&Holds::Known(decisive)) {
        return Holds::Known(decisive);
    }
    let mut made: Vec<String> = Vec::new();
    for truth in &truths {
        let one = match truth {
            Holds::Known(known) => Holds::number(*known).to_string(),
            Holds::Column(column) => column.clone(),
        };
        if !made.contains(&one) {
            made.push(one);
        }
    }
    match (truths.first(), made.len()) {
        (None, _) => Holds::Known(idle),
        (Some(one), 1) => one.clone(),
        _ => Holds::Column(format!("{function}({})", made.join(", "))),
    }
}

/// Sufficient or insufficient, or this in place of it, where the question applies.
fn either(applies: &Holds, set: Set) -> String {
    let of = |truth: Truth| set.where_applies(truth).number().to_string();
    match applies {
        Holds::Known(truth) => of(*truth),
        Holds::Column(column) => format!(
            "CASE {column} WHEN 2 THEN {} WHEN 1 THEN {} ELSE {} END",
            of(Truth::Yes),
            of(Truth::Unknown),
            of(Truth::No)
        ),
    }
}

/// The codes of what is wanted, listed.
fn codes<T>(all: &[T], wanted: impl Fn(&T) -> bool) -> String {
    let found = all.iter().enumerate().filter(|(_, one)| wanted(one)).map(|(code, _)| code.to_string());
    found.collect::<Vec<_>>().join(", ")
}

fn text(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
