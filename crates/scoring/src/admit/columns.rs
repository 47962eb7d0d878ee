//! Which fact, observation or question each column is.

use assize_framework::{Framework, Library, Scale};
use assize_model::{
    Answer, CodedColumn, Fact, FactValues, PartialDate, UnitTable, answer_of_short_word, answer_of_word, fold,
    means_nothing, parse_decimal,
};
use assize_reader::Complaints;
use indexmap::IndexMap;

use super::unknown::{UnknownWords, Wanted, WordPlace};
use crate::diags::{self, Meaning};
use crate::table::{AnswerColumn, FactColumn, NOT_COUNTED};

/// Columns that the program itself gives a meaning.
pub const RESERVED: [&str; 5] = ["inspection", "provider", "year", "assessor", "synthetic"];

/// Reserved columns that also serve as facts.
const RESERVED_FACTS: [&str; 3] = ["assessor", "provider", "year"];

/// A table's columns, resolved to what they are.
pub(super) struct Resolved<'a> {
    pub(super) facts: Vec<FactColumn<'a>>,
    pub(super) observations: IndexMap<String, AnswerColumn<'a>>,
    /// By index of the framework's question.
    pub(super) questions: IndexMap<usize, AnswerColumn<'a>>,
}

/// Resolves each column to what it is, and its words to what they mean. `home` is the regime under which the table was filled in: its words
/// stand in the cells, and a bare number is one of its questions.
pub(super) fn resolve<'a: 'w, 'w>(
    table: &'a UnitTable,
    framework: &'w Framework,
    home: &'w Framework,
    library: &'w Library,
    words: &mut UnknownWords<'w>,
    complaints: &Complaints,
) -> Resolved<'a> {
    let mut resolved = Resolved { facts: Vec::new(), observations: IndexMap::new(), questions: IndexMap::new() };
    let mut seen: IndexMap<usize, &CodedColumn> = IndexMap::new();
    let (mut unknown, mut answered) = (Vec::new(), Vec::new());
    let (mut has_others, mut counted) = (false, Vec::new());
    // Questions that judge the answers to another on a scale of their own.
    let others = framework.questions.iter().enumerate();
    let others = others.filter_map(|(other, one)| Some((other, one.answers_of?, one.scale.as_ref()?)));
    let others: Vec<(usize, usize, &Scale)> = others.collect();
    for column in &table.columns {
        match meaning(table, column, framework, home, library, &mut unknown, complaints) {
            Some(Meaning::Reserved) => {
                if RESERVED_FACTS.contains(&column.header.as_str()) {
                    let by_code = column.words().iter().map(|word| word.trim().to_owned()).collect();
                    resolved.facts.push(FactColumn { fact: column.header.clone(), column, by_code });
                }
            }
            Some(Meaning::Fact) => {
                let fact = &framework.catalogue.facts[&column.header];
                let is_any = home.id == framework.id && matches!(fact.values, FactValues::Any);
                let says_nothing = |word: &String| means_nothing(word) || is_code_of_nothing(word.trim());
                let codes: Vec<usize> =
                    (0..column.words().len()).filter(|code| is_any && says_nothing(&column.words()[*code])).collect();
                if !codes.is_empty() {
                    complaints.push(diags::nothing_as_value(table, column, &codes, fact));
                }
                counted.extend(matches!(fact.values, FactValues::Number).then_some(column));
                let by_code = values(table, column, fact, home, words);
                resolved.facts.push(FactColumn { fact: fact.id.clone(), column, by_code });
            }
            Some(Meaning::Observation) => {
                answered.push(column);
                let by_code = answers(table, column, home, words);
                resolved
                    .observations
                    .insert(column.header.clone(), AnswerColumn { column, by_code, not_done: Vec::new() });
            }
            Some(Meaning::Question(question)) => {
                answered.push(column);
                if let Some(first) = seen.insert(question, column) {
                    complaints.push(diags::column_twice(table, first, column, framework, question));
                }
                if column.is_number {
                    let place = match column.lines {
                        Some(_) => table.place(0, column),
                        None => table.header_place(column),
                    };
                    let other = same_number(&column.header, framework);
                    complaints.push(diags::heading_as_number(&column.header, place, other));
                }
                let by_code = match &framework.questions[question].scale {
                    Some(scale) => {
                        let answers = on_scale(table, column, home, scale);
                        let wanted = Wanted::OnScale(&framework.questions[question].id, scale);
                        for (code, _) in answers.iter().enumerate().filter(|(_, answer)| answer.is_none()) {
                            words.add(wanted, table, column, code);
                        }
                        known_answers(answers)
                    }
                    None => answers(table, column, home, words),
                };
                let not_done = not_done(column, home);
                for (other, _, scale) in others.iter().copied().filter(|(_, of, _)| *of == question) {
                    if let Some(first) = seen.insert(other, column) {
                        complaints.push(diags::column_twice(table, first, column, framework, other));
                    }
                    let answers = AnswerColumn {
                        column,
                        by_code: known_answers(on_scale(table, column, home, scale)),
                        not_done: not_done.clone(),
                    };
                    resolved.questions.insert(other, answers);
                }
                resolved.questions.insert(question, AnswerColumn { column, by_code, not_done });
            }
            // What another regime asks is not scored here, but a slip in it is one all the same. Said once, under the table's own regime.
            Some(Meaning::Elsewhere) if home.id == framework.id => {
                has_others = true;
                check_words(table, column, home, library, words)
            }
            Some(Meaning::Elsewhere) | None => {}
        }
    }
    // Where questions stand in place of ids, its headings are ids, and are not shown. No such table has many more rows than there are questions.
    let is_question = |id: &&str| question(id, home).is_some();
    let is_turned =
        || table.len() <= 2 * home.questions.len() && 2 * table.ids.iter().filter(is_question).count() > table.len();
    match !unknown.is_empty() && is_turned() {
        true => complaints.push(diags::turned(table, home)),
        false => {
            let each = diags::unknown_columns(table, &unknown, framework, known);
            each.into_iter().for_each(|one| complaints.push(one));
        }
    }
    if home.id == framework.id {
        check_na(table, home, answered.iter().chain(&counted).copied(), words);
        let measured = |fact: &FactColumn<'_>| framework.measured_facts().any(|measured| measured == fact.fact);
        let is_judged = !answered.is_empty() || has_others || !unknown.is_empty();
        if !is_judged && !resolved.facts.iter().any(measured) {
            complaints.push(diags::no_answers(table, framework));
        }
    }
    resolved
}

/// Another question whose id is the same as a number.
pub(super) fn same_number<'f>(written: &str, framework: &'f Framework) -> Option<&'f str> {
    let same = |id: &str| id != written && is_decimal(id) && without_zeros(id) == without_zeros(written);
    let others = framework.questions.iter().map(|question| question.id.as_str());
    others.chain(framework.prompts.iter().map(|prompt| prompt.question.id.as_str())).find(|id| same(id))
}

fn is_decimal(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    text.split_once('.').is_some_and(|(whole, rest)| digits(whole) && digits(rest))
}

fn without_zeros(number: &str) -> &str {
    if number.contains('.') { number.trim_end_matches('0').trim_end_matches('.') } else { number }
}

/// Warns of `NA`, which is not applicable to some and missing to R and pandas, where nothing says what it is here.
fn check_na<'w>(
    table: &'w UnitTable,
    home: &Framework,
    mut columns: impl Iterator<Item = &'w CodedColumn>,
    words: &mut UnknownWords<'w>,
) {
    let is_settled = table.answers.contains_key("na") || home.words.contains_key("na");
    let stands = |column: &'w CodedColumn| {
        let code = column.words().iter().position(|word| word.trim().eq_ignore_ascii_case("na"))?;
        Some((column, code))
    };
    if let Some((column, code)) = columns.find_map(stands).filter(|_| !is_settled) {
        words.na(WordPlace { table, column, code });
    }
}

/// Complains of words in a column that nothing is scored by, where no regime that knows the column declares them.
fn check_words<'w>(
    table: &'w UnitTable,
    column: &'w CodedColumn,
    home: &'w Framework,
    library: &'w Library,
    unknown: &mut UnknownWords<'w>,
) {
    let others = || library.frameworks.values();
    if let Some(fact) = others().find_map(|other| other.catalogue.facts.get(&column.header)) {
        values(table, column, fact, home, unknown);
        return;
    }
    for (code, word) in column.words().iter().enumerate() {
        let scales = |other: &Framework| {
            let mut scales = other.questions.iter().filter_map(|question| question.scale.as_ref());
            scales.any(|scale| scale.answer_of(word).is_some())
        };
        let is_known = |other: &Framework| answer_of(word, &table.answers, other).is_some() || scales(other);
        let known = std::iter::once(home).chain(others()).any(is_known);
        if !known {
            unknown.add(Wanted::Answer(home), table, column, code);
        }
    }
}

/// What a column is; exactly one thing, or a complaint.
fn meaning<'a>(
    table: &UnitTable,
    column: &'a CodedColumn,
    framework: &Framework,
    home: &Framework,
    library: &Library,
    unknown: &mut Vec<&'a CodedColumn>,
    complaints: &Complaints,
) -> Option<Meaning> {
    let header = column.header.as_str();
    let mut found = Vec::new();
    if RESERVED.contains(&header) {
        found.push(Meaning::Reserved);
    }
    let mut other_unit = None;
    let mut fits = |unit: Option<&str>, meaning: Meaning| match unit {
        Some(unit) if unit != table.unit => other_unit = Some(unit.to_owned()),
        _ => found.push(meaning),
    };
    if let Some(fact) = framework.catalogue.facts.get(header) {
        fits(fact.unit.as_deref(), Meaning::Fact);
    }
    if let Some(observation) = framework.catalogue.observations.get(header) {
        fits(Some(&observation.unit), Meaning::Observation);
    }
    if let Some(question) = question_of_column(header, framework, home, library) {
        fits(Some(&framework.questions[question].unit), Meaning::Question(question));
    }
    if let Some(prompt) = home.prompts.iter().find(|prompt| names(header, &prompt.question, home)) {
        fits(Some(&prompt.question.unit), Meaning::Elsewhere);
    }
    let at_home = home.id == framework.id;
    let asked_at_home = !at_home && question(header, home).is_some();
    if found.is_empty() && other_unit.is_none() && (asked_at_home || known_elsewhere(header, library)) {
        found.push(Meaning::Elsewhere);
    }
    match (found.as_slice(), other_unit) {
        ([meaning], _) => Some(*meaning),
        ([], Some(unit)) => {
            complaints.push(diags::column_of_other_unit(table, column, &unit));
            None
        }
        ([], None) => {
            unknown.push(column);
            None
        }
        (several, _) => {
            complaints.push(diags::ambiguous_column(table, column, several));
            None
        }
    }
}

/// The question that a column holds answers to. A bare number is a question of the regime that the table was filled in under, one with a
/// regime in front is a question of that; another regime has it only where it inherits the very same question (semantics 7.30).
fn question_of_column(header: &str, framework: &Framework, home: &Framework, library: &Library) -> Option<usize> {
    let named = match header.split_once(':') {
        Some((prefix, _)) => {
            [home, framework].into_iter().find(|one| one.id == prefix).or(library.frameworks.get(prefix))
        }
        None => Some(home),
    };
    let same = |meant: &assize_framework::Question| {
        framework.questions.iter().position(|one| one.id == meant.id && one.declared_by == meant.declared_by)
    };
    match named {
        Some(named) if std::ptr::eq(named, framework) => question(header, framework),
        Some(named) => same(&named.questions[question(header, named)?]),
        None => question(header, framework),
    }
}

/// The question that a heading or a record's key names: bare, or in front of it the declaring framework or one that inherits it.
pub(crate) fn question(name: &str, framework: &Framework) -> Option<usize> {
    match name.split_once(':') {
        None => framework.question(name),
        Some(_) => framework.questions.iter().position(|question| names(name, question, framework)),
    }
}

/// Whether a heading or key names this question.
pub(crate) fn names(name: &str, question: &assize_framework::Question, framework: &Framework) -> bool {
    match name.split_once(':') {
        None => name == question.id,
        Some((prefix, id)) => {
            id == question.id && (prefix == question.declared_by || inherits(framework, prefix, question))
        }
    }
}

/// Whether the framework of this prefix has the question: it is this one, or an ancestor between this one and the declaring one.
fn inherits(framework: &Framework, prefix: &str, question: &assize_framework::Question) -> bool {
    let line = std::iter::once(&framework.id).chain(&framework.ancestors);
    line.take_while(|id| **id != question.declared_by).any(|id| id == prefix)
}

/// Whether another regime of this run knows the name: then this one does not ask it, and that is not a fault.
fn known_elsewhere(header: &str, library: &Library) -> bool {
    library.frameworks.values().any(|other| {
        let is_prompt = || other.prompts.iter().any(|prompt| names(header, &prompt.question, other));
        let qualified = header.contains(':') && (question(header, other).is_some() || is_prompt());
        qualified || other.catalogue.observations.contains_key(header) || other.catalogue.facts.contains_key(header)
    })
}

fn known(framework: &Framework) -> impl Iterator<Item = &str> {
    let catalogue = &framework.catalogue;
    let questions = framework.questions.iter().map(|question| question.id.as_str());
    RESERVED
        .into_iter()
        .chain(catalogue.facts.keys().map(String::as_str))
        .chain(catalogue.observations.keys().map(String::as_str))
        .chain(questions)
}

/// All that a column may be called under the framework of this id: what is reserved, facts, observations, questions and prompts, the last two
/// also with a framework in front; nothing where the framework is not known.
pub fn names_of_columns(framework: &str, library: &Library) -> Vec<String> {
    let asked = |of: &'_ Framework| -> Vec<String> {
        let prompts = of.prompts.iter().map(|prompt| &prompt.question);
        of.questions.iter().chain(prompts).map(|question| question.id.clone()).collect()
    };
    let Some(home) = library.frameworks.get(framework) else { return Vec::new() };
    let qualified =
        library.frameworks.values().flat_map(|other| asked(other).into_iter().map(|id| format!("{}:{id}", other.id)));
    known(home).map(str::to_owned).chain(asked(home)).chain(qualified).collect()
}

/// The answer that a word stands for: in this table, everywhere, in this framework, or as a short word for one.
pub(crate) fn answer_of(word: &str, answers: &IndexMap<String, Answer>, framework: &Framework) -> Option<Answer> {
    let folded = fold(word);
    let own = answers.get(&*folded).copied();
    own.or_else(|| answer_of_word(&folded))
        .or_else(|| framework.words.get(&*folded).copied())
        .or_else(|| answer_of_short_word(&folded))
}

fn answers<'w>(
    table: &'w UnitTable,
    column: &'w CodedColumn,
    home: &'w Framework,
    unknown: &mut UnknownWords<'w>,
) -> Vec<Answer> {
    let each = column.words().iter().enumerate();
    each.map(|(code, word)| {
        answer_of(word, &table.answers, home).unwrap_or_else(|| {
            unknown.add(Wanted::Answer(home), table, column, code);
            Answer::Missing
        })
    })
    .collect()
}

/// The answer of each word of a column of answers on a scale; `None` where neither the scale has the word nor it says that nothing can be
/// told, or nothing applies.
fn on_scale(table: &UnitTable, column: &CodedColumn, home: &Framework, scale: &Scale) -> Vec<Option<Answer>> {
    let unjudged = |word: &str| answer_of(word, &table.answers, home).filter(|answer| !answer.is_known());
    column.words().iter().map(|word| scale.answer_of(word).or_else(|| unjudged(word))).collect()
}

/// Missing where there is none, which has been complained of.
fn known_answers(answers: Vec<Option<Answer>>) -> Vec<Answer> {
    answers.into_iter().map(|answer| answer.unwrap_or(Answer::Missing)).collect()
}

/// Which words of a column say that nothing was done at all.
fn not_done(column: &CodedColumn, framework: &Framework) -> Vec<bool> {
    let says = |word: &String| framework.not_done.iter().any(|known| **known == *fold(word));
    column.words().iter().map(says).collect()
}

/// A number as a cell has it; a percentage without its sign.
fn number(word: &str) -> &str {
    let word = word.trim();
    word.strip_suffix('%').map_or(word, str::trim_end)
}

/// Whether a value is a number or letter that SPSS, Stata and SAS write for what is missing: `-99`, `999`, `.a`.
fn is_code_of_nothing(word: &str) -> bool {
    let negative = word
        .strip_prefix('-')
        .is_some_and(|code| matches!(code, "1" | "7" | "8" | "9" | "77" | "88" | "99" | "777" | "888" | "999"));
    let letter =
        word.strip_prefix('.').is_some_and(|letter| letter.len() == 1 && letter.as_bytes()[0].is_ascii_lowercase());
    negative || letter || matches!(word, "999" | "9999")
}

/// The fact's value of each word of a column; empty for a blank or an unknown word.
fn values<'w>(
    table: &'w UnitTable,
    column: &'w CodedColumn,
    fact: &'w Fact,
    home: &Framework,
    unknown: &mut UnknownWords<'w>,
) -> Vec<String> {
    let each = column.words().iter().enumerate();
    each.map(|(code, word)| {
        let mut none = |wanted| {
            unknown.add(wanted, table, column, code);
            String::new()
        };
        let folded = fold(word);
        match &fact.values {
            // Blank, not a word that folds to nothing, such as a dash.
            _ if word.trim().is_empty() => String::new(),
            FactValues::Any => word.trim().to_owned(),
            FactValues::Date => match PartialDate::parse_day(word.trim()) {
                Some(day) => day.to_string(),
                None => none(Wanted::Day(fact)),
            },
            FactValues::Number => match (parse_decimal(number(word)), answer_of(word, &table.answers, home)) {
                (Some(_), _) => number(word).to_owned(),
                (None, Some(Answer::NotApplicable)) => NOT_COUNTED.to_owned(),
                (None, Some(Answer::CannotTell | Answer::Missing)) => String::new(),
                (None, Some(Answer::Sufficient | Answer::Insufficient) | None) => none(Wanted::Number(fact)),
            },
            FactValues::Listed(values) => match values.iter().find(|value| fold(value) == folded) {
                Some(value) => value.clone(),
                None => none(Wanted::Value(fact, values)),
            },
        }
    })
    .collect()
}
