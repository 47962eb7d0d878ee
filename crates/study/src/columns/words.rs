//! What stands below a heading: how much of it reads as answers, as values of a fact, as days.

use assize_framework::Framework;
use assize_intake::DateForm;
use assize_model::{Answer, Column, FactValues, PartialDate, answer_of_word, fold, parse_decimal};

use super::spelling;

/// The rows of each word of a column.
pub(super) fn rows(column: &Column) -> Vec<usize> {
    let mut rows = vec![0; column.words().len()];
    (0..column.len()).for_each(|row| rows[column.code(row)] += 1);
    rows
}

/// The answer that a folded word stands for where nothing has to be declared.
pub(super) fn declared(folded: &str, framework: &Framework) -> Option<Answer> {
    answer_of_word(folded).or_else(|| framework.words.get(folded).copied())
}

/// The share of filled rows whose word is such, per mille; all where none is filled.
fn share(column: &Column, such: impl Fn(&str) -> bool) -> usize {
    let (mut filled, mut found) = (0, 0);
    for (word, rows) in column.words().iter().zip(rows(column)).filter(|(word, _)| !word.trim().is_empty()) {
        filled += rows;
        found += if such(word) { rows } else { 0 };
    }
    (1000 * found).checked_div(filled).unwrap_or(1000)
}

/// How much of it reads as answers, per mille.
pub(super) fn answers(column: &Column, framework: &Framework) -> usize {
    share(column, |word| {
        let folded = fold(word);
        declared(&folded, framework).is_some() || spelling::answer(&folded).is_some()
    })
}

/// Whether a few small numbers stand for its words: 1, 2, 3 and 9, or 99 for nothing.
pub(super) fn are_codes(column: &Column) -> bool {
    let is_code = |word: &&String| word.trim().parse::<u8>().is_ok_and(|number| number < 10 || number == 99);
    let filled = || column.words().iter().filter(|word| !word.trim().is_empty());
    filled().all(|word| is_code(&word)) && (2..=6).contains(&filled().count())
}

/// How much of it reads as values of such a fact, per mille.
pub(super) fn values(column: &Column, fact: &FactValues) -> usize {
    match fact {
        FactValues::Any => 1000,
        FactValues::Date => days(column),
        FactValues::Number => share(column, |word| parse_decimal(word.trim()).is_some()),
        FactValues::Listed(values) => share(column, |word| {
            let folded = fold(word);
            spelling::value(&folded, values).or_else(|| spelling::near_value(&folded, values)).is_some()
        }),
    }
}

fn days(column: &Column) -> usize {
    let forms: Vec<DateForm> = DateForm::COMMON.into_iter().filter_map(DateForm::parse).collect();
    share(column, |word| is_day(word) || may_count_days(word) || forms.iter().any(|form| form.day(word).is_some()))
}

/// The form of a spreadsheet's number of a day.
const SERIAL: &str = "serial";

/// Whether a number may be that of a day from 1982 to 2064.
fn may_count_days(word: &str) -> bool {
    word.trim().parse::<u32>().is_ok_and(|number| (30_000..60_000).contains(&number))
}

fn is_day(word: &str) -> bool {
    PartialDate::parse_day(word.trim()).is_some()
}

/// The forms in which a column writes days beside YYYY-MM-DD, that of most rows first: each reads what none before it did. With whether day
/// and month could have changed places.
pub(super) fn forms(column: &Column) -> (Vec<&'static str>, bool) {
    let rows = rows(column);
    let mut open: Vec<usize> = (0..rows.len())
        .filter(|code| !column.words()[*code].trim().is_empty() && !is_day(&column.words()[*code]))
        .collect();
    let (mut forms, mut is_doubtful) = (Vec::new(), false);
    loop {
        let read = |form: &'static str| {
            let parsed = DateForm::parse(form)?;
            let is_so = |word: &str| parsed.day(word).is_some() && (form != SERIAL || may_count_days(word));
            let read: Vec<usize> = open.iter().copied().filter(|code| is_so(&column.words()[*code])).collect();
            let count: usize = read.iter().map(|code| rows[*code]).sum();
            (count > 0).then_some((form, read, count))
        };
        let all: Vec<_> = DateForm::COMMON.into_iter().chain([SERIAL]).filter_map(read).collect();
        // The first of those that read most: days before months.
        let Some(most) = all.iter().map(|(.., count)| *count).max() else { return (forms, is_doubtful) };
        let mut best = all.iter().filter(|(.., count)| *count == most);
        let Some((form, read, _)) = best.next() else { return (forms, is_doubtful) };
        is_doubtful |= best.next().is_some();
        forms.push(*form);
        open.retain(|code| !read.contains(code));
    }
}
