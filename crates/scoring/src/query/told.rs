//! Words become numbers, facts truths, cells what they say and what answers may be.

use assize_framework::Blank;
use assize_model::{Answer, CodedColumn, Truth, fold};
use indexmap::IndexMap;

use super::logic::{Holds, KNOWN, MayBe, NOT_DONE, SAID, Test, is_in, said_as};
use super::{Columns, KEYS, UNKNOWN_VALUE, Writing, quoted, text};
use crate::Set;
use crate::table::{AnswerColumn, Applies, FactColumn};

impl Writing<'_> {
    /// Words are folded, then become numbers: the first parts.
    pub(super) fn code(&mut self) {
        let table = self.table;
        let written = |column: &CodedColumn| {
            format!("TRIM(COALESCE({}, ''))", quoted(&self.queried.written[column.position as usize - 1]))
        };
        let keys = KEYS.iter().filter_map(|key| Some(format!("{} AS {key}", written(table.table.column(key)?))));
        let mut columns: Vec<String> = keys.collect();
        columns.push(format!("TRIM(COALESCE({}, '')) AS id", quoted(self.queried.ids)));
        let framework = self.admitted.framework;
        let listed = |fact: &str| framework.catalogue.facts.get(fact).and_then(|fact| fact.values.listed());
        let of_by = |fact: &String| table.fact(fact).map(|found| (found.column, listed(fact)));
        let by: Vec<_> = self.queried.by.iter().map(of_by).collect();
        for (index, column) in by.iter().enumerate() {
            match column {
                None => columns.push(format!("'' AS g{index}")),
                Some((column, None)) => columns.push(format!("{} AS g{index}", written(column))),
                Some((_, Some(_))) => {}
            }
        }
        let is_by = |column: &CodedColumn| {
            by.iter().flatten().any(|(by, listed)| listed.is_some() && std::ptr::eq(*by, column))
        };
        let used: Vec<&CodedColumn> =
            table.table.columns.iter().filter(|column| self.is_used(column) || is_by(column)).collect();
        columns.extend(used.iter().map(|column| {
            let folded = format!("REPLACE(REPLACE(LOWER({}), '-', ' '), '_', ' ')", written(column));
            format!("REPLACE({folded}, '  ', ' ') AS f{}", column.position)
        }));
        self.parts.push(format!("p1 AS (\n  SELECT\n    {}\n  FROM {}\n)", columns.join(",\n    "), self.queried.from));
        let mut coded: Columns = Vec::new();
        for (index, (column, values)) in by.iter().enumerate().filter_map(|(index, by)| Some((index, by.as_ref()?))) {
            let Some(values) = values else { continue };
            let value = |value: &String| (text(&fold(value)), text(value));
            let cases = [(text(""), text(""))].into_iter().chain(values.iter().map(value));
            coded.push((format!("g{index}"), meanings(column, cases, &text(UNKNOWN_VALUE))));
        }
        for fact in table.facts.iter().filter(|fact| self.is_used(fact.column)) {
            let cases = fact.column.words().iter().enumerate().map(|(code, word)| (text(word), code.to_string()));
            let other = if listed(&fact.fact).is_some() { "-1" } else { &fact.column.words().len().to_string() };
            coded.push((format!("c{}", fact.column.position), meanings(fact.column, cases, other)));
        }
        let of_observations = table.observations.iter().filter_map(|one| one.answers.as_ref());
        let of_questions = table.own_answers().map(|(_, _, own)| own);
        for answers in of_observations.chain(of_questions) {
            let next = self.codes.len();
            let name = self.codes.entry(says(answers)).or_insert_with(|| format!("a{next}"));
            self.coded.insert(answers, name.clone());
        }
        coded.extend(self.codes.iter().map(|(made, name)| (name.clone(), made.clone())));
        self.part(&coded);
    }

    /// The column of what cells say.
    pub(super) fn said_by(&self, answers: &AnswerColumn<'_>) -> String {
        self.coded[&std::ptr::from_ref(answers)].clone()
    }

    /// Whether anything depends on a column.
    pub(super) fn is_used(&self, column: &CodedColumn) -> bool {
        let is_it = |other: &CodedColumn| std::ptr::eq(other, column);
        let of_fact = |fact: &FactColumn<'_>| is_it(fact.column) && self.is_demanded(column);
        self.table.facts.iter().any(of_fact)
            || self.table.own_answers().any(|(_, _, own)| is_it(own.column))
            || self.table.observations.iter().any(|one| one.answers.as_ref().is_some_and(|one| is_it(one.column)))
    }

    /// Whether a condition depends on a column.
    fn is_demanded(&self, column: &CodedColumn) -> bool {
        let asked = || self.table.questions.iter().flatten();
        let entries = asked().flat_map(|asked| asked.rule.iter().flat_map(|rule| &rule.entries));
        let of_rules = entries.flat_map(|entry| entry.required.iter().chain(&entry.plus));
        let of_questions = asked().flat_map(|asked| [&asked.applies, &asked.stated]);
        let of_observations = self.table.observations.iter().map(|one| &one.when);
        let mut demanded = of_rules.chain(of_questions).chain(of_observations).flat_map(Applies::columns);
        demanded.any(|demanded| std::ptr::eq(demanded, column))
    }

    /// The truth of a condition; a column that the next part has.
    pub(super) fn truth(&mut self, applies: &Applies<'_>) -> Holds {
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
            known @ Holds::Known(_) => known,
        }
    }

    /// Truths of conditions, what cells say where conditions are known, and what observations and recorded answers may be.
    pub(super) fn tell(&mut self) {
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
        let truths: Columns = self.truths.iter().map(|(made, name)| (name.clone(), made.clone())).collect();
        self.part(&truths);
        if let Some(above) = self.leaves_out_above().cloned() {
            let (mut asked, mut blank) = (Vec::new(), Vec::new());
            for (applies, answers) in table.asked() {
                let applies = self.truth(applies).is(Truth::Yes);
                let is_blank = Test::Where(is_in(&self.said_by(answers), &[said_as(Answer::Missing)]));
                blank.push(Test::all([applies.clone(), is_blank]).number());
                asked.push(applies.number());
            }
            let (asked, blank) = (asked.join(" + "), blank.join(" + "));
            let over = format!("100 * {} * ({blank}) > {} * ({asked})", above.denom(), above.numer());
            told.push(("x".to_owned(), Test::Where(over).number()));
        }
        self.part(&told);
        self.part(&sets);
    }

    /// What a cell says where it is known which units it is asked about, and what that may be; with columns for them, where they need any.
    fn cell(
        &self,
        answers: &AnswerColumn<'_>,
        applies: &Holds,
        (told_as, set_as): (&str, &str),
        (told, sets): (&mut Columns, &mut Columns),
    ) -> (String, MayBe) {
        let said = self.said_by(answers);
        let blank = if self.table.blank == Blank::Insufficient { Set::INSUFFICIENT } else { Set::EITHER };
        if *applies == Holds::Known(Truth::Yes) {
            return (said.clone(), MayBe::Said(said, blank));
        }
        let excluded = Test::all([applies.is(Truth::No), Test::Where(is_in(&said, &KNOWN))]);
        told.push((told_as.to_owned(), excluded.then(&said_as(Answer::NotApplicable).to_string(), &said)));
        let known: Vec<String> = SAID
            .iter()
            .filter(|(_, set)| *set != Set::EITHER)
            .map(|(number, set)| format!("WHEN {told_as} = {number} THEN {}", set.number()))
            .collect();
        let is_blank = Test::Where(is_in(told_as, &[said_as(Answer::Missing)]));
        let open = is_blank.then(&either(applies, blank), &either(applies, Set::EITHER));
        sets.push((set_as.to_owned(), format!("CASE {} ELSE {open} END", known.join(" "))));
        (told_as.to_owned(), MayBe::Column(set_as.to_owned()))
    }
}

/// What folded words of a column mean; words of one meaning stand together.
fn meanings(column: &CodedColumn, words: impl Iterator<Item = (String, String)>, other: &str) -> String {
    let mut by_meaning: IndexMap<String, Vec<String>> = IndexMap::new();
    words.for_each(|(word, meaning)| by_meaning.entry(meaning).or_default().push(word));
    let cases: Vec<String> = by_meaning
        .iter()
        .map(|(meaning, words)| format!("WHEN f{} IN ({}) THEN {meaning}", column.position, words.join(", ")))
        .collect();
    format!("CASE {} ELSE {other} END", cases.join(" "))
}

/// What a cell says, as [`said_as`] has it or [`NOT_DONE`]; less than 0: what is not understood.
fn says(answers: &AnswerColumn<'_>) -> String {
    let number = |code: usize| match answers.by_code[code] {
        Answer::Insufficient if answers.not_done.get(code).copied().unwrap_or_default() => NOT_DONE,
        answer => said_as(answer),
    };
    let words = answers.column.words().iter().enumerate().map(|(code, word)| (text(word), number(code).to_string()));
    meanings(answers.column, words, "-1")
}

/// Sufficient or insufficient where it applies; in a column, where that is not known beforehand.
fn may_be(name: String, applies: &Holds, sets: &mut Columns) -> MayBe {
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
