//! What is doubtful in a draft, put as questions to a user who knows the table. Words are asked about on the same terms as a draft shows them.

use assize_framework::Framework;
use assize_model::{Answer, CodedColumn, FactValues, SHOWN_FROM, fold};
use indexmap::IndexMap;

use super::matching::{Candidate, Matched, Matches, Of};
use super::write::{kept_rows, rows_of_words};
use super::{spelling, words};

/// One thing that is doubtful.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Doubt {
    pub asks: String,
    /// What may be chosen.
    pub choices: Vec<String>,
    /// Which of them the draft has if no choice is made.
    pub drafted: usize,
}

/// Who answers: with the index of a choice; `None` where nothing more is to be asked.
pub type Answering<'a> = &'a mut dyn FnMut(&Doubt) -> Option<usize>;

/// What was said of words.
#[derive(Default)]
pub(super) struct Settled {
    /// By folded word; `None`: it is left as it is.
    pub(super) answers: IndexMap<String, Option<Answer>>,
    /// By fact and folded word.
    pub(super) values: IndexMap<(String, String), Option<String>>,
    /// By fact: how its days are written.
    pub(super) dates: IndexMap<String, &'static str>,
}

/// How many other candidates are offered for a heading.
const OFFERED: usize = 6;

const LEAVE_OUT: &str = "none of these: leave the column out";
const LEAVE_WORD: &str = "none of these: leave it to be checked";

/// Asks about headings. `None` where somebody has had enough.
pub(super) fn headings(matches: &mut Matches<'_, '_>, answering: Answering<'_>) -> Option<()> {
    for (column, surveyed) in matches.survey.columns.iter().enumerate() {
        let own = matches.matched.get(&column);
        let is_doubtful = own.is_some_and(|own| own.doubt.is_some());
        if surveyed.person.is_some() || !(is_doubtful || (own.is_none() && matches.hints.contains_key(&column))) {
            continue;
        }
        let own = own.map(|own| own.candidate);
        let is_free = |index: &usize| !matches.matched.values().any(|one| one.candidate == *index);
        let near = matches.near.get(&column).into_iter().flatten().copied();
        let offered: Vec<usize> = own.into_iter().chain(near.filter(is_free)).take(OFFERED).collect();
        let mut choices: Vec<String> = offered.iter().map(|index| shown(&matches.candidates[*index])).collect();
        choices.push(LEAVE_OUT.to_owned());
        let drafted = if own.is_some() { 0 } else { choices.len() - 1 };
        let chosen = answering(&Doubt {
            asks: format!("What is the column \"{}\"?", surveyed.column.header),
            choices,
            drafted,
        })?;
        match offered.get(chosen) {
            Some(candidate) => {
                matches.matched.insert(column, Matched { candidate: *candidate, doubt: None });
            }
            None => {
                matches.matched.shift_remove(&column);
            }
        }
        matches.hints.shift_remove(&column);
    }
    matches.matched.sort_unstable_keys();
    Some(())
}

fn shown(candidate: &Candidate<'_>) -> String {
    match candidate.of {
        Of::Id => "the id of the case".to_owned(),
        Of::Assessor => "the name of who judged (assessor)".to_owned(),
        Of::Fact(_) | Of::Answers => format!("{}  {}", candidate.name, candidate.title),
    }
}

/// Asks about words of answers, then about words of facts and about days.
pub(super) fn of_words(matches: &Matches<'_, '_>, framework: &Framework, answering: Answering<'_>) -> Settled {
    let mut settled = Settled::default();
    let asked = ask_words(matches, framework, &mut *answering, &mut settled)
        .and_then(|()| ask_days(matches, answering, &mut settled));
    // Having had enough is not a fault: what was said stands.
    asked.unwrap_or_default();
    settled
}

fn ask_words(
    matches: &Matches<'_, '_>,
    framework: &Framework,
    answering: Answering<'_>,
    settled: &mut Settled,
) -> Option<()> {
    let kept = kept_rows(matches);
    let all: Vec<(&CodedColumn, &Candidate<'_>)> = matches.pairs().collect();
    let of_answers: Vec<&CodedColumn> =
        all.iter().filter(|(_, one)| matches!(one.of, Of::Answers)).map(|(column, _)| *column).collect();
    for (word, stands) in rows_of_words(&of_answers, &kept) {
        let usual = spelling::answer(&word);
        let is_sure = usual.is_some_and(|(_, is_doubtful)| !is_doubtful);
        if stands.rows < SHOWN_FROM || is_sure || words::declared(&word, framework).is_some() {
            continue;
        }
        let mut choices: Vec<String> = Answer::ALL.iter().map(|answer| named(*answer).to_owned()).collect();
        choices.push(LEAVE_WORD.to_owned());
        let place = usual.and_then(|(usual, _)| Answer::ALL.iter().position(|answer| *answer == usual));
        let drafted = place.unwrap_or(choices.len() - 1);
        let chosen = answering(&Doubt {
            asks: format!("What does \"{}\" mean, in {} rows of answers?", stands.shown, stands.rows),
            choices,
            drafted,
        })?;
        settled.answers.insert(word, Answer::ALL.get(chosen).copied());
    }
    for (column, candidate) in all {
        let Of::Fact(fact) = candidate.of else { continue };
        let FactValues::Listed(values) = &fact.values else { continue };
        for (word, stands) in rows_of_words(&[column], &kept) {
            let is_known = word.trim().is_empty() || values.iter().any(|value| fold(value) == word);
            if stands.rows < SHOWN_FROM || is_known || spelling::value(&word, values).is_some() {
                continue;
            }
            let near = spelling::near_value(&word, values);
            let mut choices = values.clone();
            choices.extend(["blank: nothing is known".to_owned(), LEAVE_WORD.to_owned()]);
            let place = near.and_then(|near| values.iter().position(|value| value == near));
            let drafted = place.unwrap_or(choices.len() - 1);
            let chosen = answering(&Doubt {
                asks: format!("What does \"{}\" mean in \"{}\", in {} rows?", stands.shown, column.header, stands.rows),
                choices,
                drafted,
            })?;
            let blank = (chosen == values.len()).then(String::new);
            settled.values.insert((candidate.name.clone(), word), values.get(chosen).cloned().or(blank));
        }
    }
    Some(())
}

fn ask_days(matches: &Matches<'_, '_>, answering: Answering<'_>, settled: &mut Settled) -> Option<()> {
    for (name, column) in matches.dates() {
        let doubtful = words::forms(column, None).into_iter().find(|one| !one.rivals.is_empty());
        let Some(words::Written { form, rivals }) = doubtful else { continue };
        let forms: Vec<&'static str> = std::iter::once(form).chain(rivals).collect();
        let chosen = answering(&Doubt {
            asks: format!("How does \"{}\" write days?", column.header),
            choices: forms.iter().map(|form| (*form).to_owned()).collect(),
            drafted: 0,
        })?;
        settled.dates.insert(name.to_owned(), forms.get(chosen)?);
    }
    Some(())
}

fn named(answer: Answer) -> &'static str {
    match answer {
        Answer::Missing => "missing: no answer was given",
        Answer::Sufficient | Answer::Insufficient | Answer::CannotTell | Answer::NotApplicable => answer.word(),
    }
}
