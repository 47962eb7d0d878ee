//! What stands below a heading: how much of it reads as answers, as values of a fact, as days.

use assize_framework::Framework;
use assize_intake::DateForm;
use assize_model::{Answer, CodedColumn, FactValues, PartialDate, answer_of_word, fold, parse_decimal};
use indexmap::{IndexMap, IndexSet};

use super::spelling;

/// The rows of each word of a column.
pub(super) fn rows(column: &CodedColumn) -> Vec<usize> {
    column.counts().into_iter().map(|(rows, _)| rows as usize).collect()
}

/// The answer that a folded word stands for where nothing has to be declared.
pub(super) fn declared(folded: &str, framework: &Framework) -> Option<Answer> {
    answer_of_word(folded).or_else(|| framework.words.get(folded).copied())
}

/// How many words of a column are looked at: what it is shows in them, and a column of ids has one for each row.
const LOOKED_AT: usize = 1_000;

/// The share of filled rows whose word is such, per mille, of the first words; all where none is filled.
fn share(column: &CodedColumn, such: impl Fn(&str) -> bool) -> usize {
    let (mut filled, mut found) = (0, 0);
    let is_filled = |(word, _): &(&String, usize)| !word.trim().is_empty();
    for (word, rows) in column.words().iter().zip(rows(column)).filter(is_filled).take(LOOKED_AT) {
        filled += rows;
        found += if such(word) { rows } else { 0 };
    }
    (1000 * found).checked_div(filled).unwrap_or(1000)
}

/// How much of it reads as answers, per mille.
pub(super) fn answers(column: &CodedColumn, framework: &Framework) -> usize {
    share(column, |word| {
        let folded = fold(word);
        declared(&folded, framework).is_some() || spelling::answer(&folded).is_some()
    })
}

/// Whether a few small numbers stand for its words: 1, 2, 3 and 9, or 99 for nothing.
pub(super) fn are_codes(column: &CodedColumn) -> bool {
    let is_code = |word: &&String| word.trim().parse::<u8>().is_ok_and(|number| number < 10 || number == 99);
    let filled = || column.words().iter().filter(|word| !word.trim().is_empty());
    filled().all(|word| is_code(&word)) && (2..=6).contains(&filled().count())
}

/// How much of it reads as values of such a fact, per mille.
pub(super) fn values(column: &CodedColumn, fact: &FactValues) -> usize {
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

fn days(column: &CodedColumn) -> usize {
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

/// A form in which a column writes days.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Written {
    pub(super) form: &'static str,
    /// Other forms that read as many of its days, and read some as another day: the column could be written so, if the user does not say.
    pub(super) rivals: Vec<&'static str>,
}

/// A form, and the days that it gives to words, by code.
struct DatesByForm {
    form: &'static str,
    days: IndexMap<usize, String>,
}

impl DatesByForm {
    fn of(form: &'static str, column: &CodedColumn, codes: &[usize]) -> Option<Self> {
        let parsed = DateForm::parse(form)?;
        let day = |code: &usize| {
            let word = &column.words()[*code];
            let is_so = form != SERIAL || may_count_days(word);
            Some((*code, parsed.day(word).filter(|_| is_so)?))
        };
        Some(Self { form, days: codes.iter().filter_map(day).collect() })
    }

    /// Whether a word is one day by this form and another by that.
    fn differs(&self, other: &Self) -> bool {
        self.days.iter().any(|(code, day)| other.days.get(code).is_some_and(|other| other != day))
    }

    /// How many years it has days in: the fewer, the likelier it is the form.
    fn years(&self) -> usize {
        self.days.values().map(|day| &day[..4]).collect::<IndexSet<_>>().len()
    }
}

/// The forms in which a column writes days beside YYYY-MM-DD, that of most rows first: each reads what none before it did, and nothing that
/// one before it read as another day. `said`: how somebody says that it is written.
pub(super) fn forms(column: &CodedColumn, said: Option<&str>) -> Vec<Written> {
    let rows = rows(column);
    let is_open = |code: &usize| !column.words()[*code].trim().is_empty() && !is_day(&column.words()[*code]);
    let all: Vec<usize> = (0..rows.len()).filter(is_open).collect();
    let reading = |form| DatesByForm::of(form, column, &all);
    let mut left: Vec<DatesByForm> = DateForm::COMMON.into_iter().chain([SERIAL]).filter_map(reading).collect();
    let (mut open, mut forms): (IndexSet<usize>, _) = (all.iter().copied().collect(), Vec::new());
    loop {
        let count = |one: &DatesByForm| -> usize {
            one.days.keys().filter(|code| open.contains(*code)).map(|code| rows[*code]).sum()
        };
        // Days before months.
        let Some(most) = left.iter().map(count).max().filter(|most| *most > 0) else { return forms };
        let best: Vec<&DatesByForm> = left.iter().filter(|one| count(one) == most).collect();
        let is_said = best.iter().copied().find(|one| Some(one.form) == said);
        let Some(likeliest) = is_said.or_else(|| best.iter().copied().min_by_key(|one| one.years())) else {
            return forms;
        };
        let is_rival = |one: &&&DatesByForm| one.differs(likeliest) && one.years() <= likeliest.years();
        let rivals = best.iter().filter(is_rival).map(|one| one.form).filter(|_| is_said.is_none()).collect();
        forms.push(Written { form: likeliest.form, rivals });
        open.retain(|code| !likeliest.days.contains_key(code));
        let goes_with =
            left.iter().map(|one| one.form != likeliest.form && !one.differs(likeliest)).collect::<Vec<_>>();
        let mut goes_with = goes_with.into_iter();
        left.retain(|_| goes_with.next().unwrap_or_default());
    }
}
