//! How far apart shares are: the lowest and the highest of those that are known within two points, in words.

use assize_model::{Exact, ratio};
use assize_scoring::{CardQuestion, Scorecard};

use crate::figures::{limits_text, percent_text};
use crate::inspection::question_text;
use crate::words::{list, lower};

/// Limits no further apart leave little doubt about the order of shares: percentage points.
const WITHIN: u64 = 2;
/// As many that are equally low are named; of more it is said how many they are.
const MOST_NAMED: usize = 3;

/// Questions that have a share, those that are known well enough from the lowest to the highest.
pub(crate) struct QuestionSpread<'c, 'a> {
    known: Vec<Known<'c, 'a>>,
    with_share: usize,
}

/// A question whose share is known within two points.
struct Known<'c, 'a> {
    question: CardQuestion<'c, 'a>,
    share: Exact,
    text: String,
}

/// A question's share as one number, with its text: as it was counted or printed, or within limits no wider than the rounding of two printed
/// percentages.
pub(crate) fn one_number(question: CardQuestion<'_, '_>) -> Option<(Exact, String)> {
    let text = || question_text(question.card, question.index);
    if let Some(entered) = question.entered() {
        let share = &entered.percent.percent / ratio(100, 1);
        return Some((if entered.insufficient { ratio(1, 1) - share } else { share }, text()));
    }
    let figure = question.share().ok()?;
    if let Some(point) = &figure.point {
        return Some((point.clone(), percent_text(point)));
    }
    let (low, high) = (&figure.limits.low.value, &figure.limits.high.value);
    (high - low <= ratio(WITHIN, 100)).then(|| ((low + high) * ratio(1, 2), text()))
}

impl<'c, 'a> QuestionSpread<'c, 'a> {
    pub(crate) fn new(questions: impl Iterator<Item = CardQuestion<'c, 'a>>) -> Self {
        let answered: Vec<_> = questions.filter(|question| question.share().is_ok()).collect();
        let with_share = answered.len();
        let known = answered.into_iter().filter_map(|question| {
            let (share, text) = one_number(question)?;
            Some(Known { question, share, text })
        });
        let mut known: Vec<_> = known.collect();
        known.sort_by(|a, b| a.share.cmp(&b.share).then(a.question.index.cmp(&b.question.index)));
        Self { known, with_share }
    }

    /// Those with the lowest share, and those with the highest; `None` where all are the same.
    pub(crate) fn ends(&self) -> Option<[Vec<CardQuestion<'c, 'a>>; 2]> {
        let (first, last) = (self.known.first()?, self.known.last()?);
        let all = |end: &Known<'_, '_>| {
            self.known.iter().filter(|one| one.share == end.share).map(|one| one.question).collect()
        };
        (first.share != last.share).then(|| [all(first), all(last)])
    }

    /// "25 questions", "the 25 questions known within 2 points" where others are known within wider limits alone.
    pub(crate) fn of_how_many(&self, level: &str) -> String {
        match self.known.len() {
            known if known == self.with_share => format!("{known} {level}s"),
            known => format!("the {known} {level}s known within {WITHIN} points"),
        }
    }

    /// What a row of questions shows.
    pub(crate) fn in_words(&self, level: &str) -> String {
        match (self.known.as_slice(), self.ends()) {
            ([], _) => format!("Of {} {level}s, none is known within {WITHIN} points.", self.with_share),
            ([one], _) if self.with_share == 1 => format!("{}: {}.", one.question.declared().title.en, one.text),
            ([one], _) => format!(
                "Of {} {level}s, one is known within {WITHIN} points: {}, {}.",
                self.with_share,
                lower(&one.question.declared().title.en),
                one.text
            ),
            ([one, ..], None) => {
                format!("All of {} have the share {}.", self.of_how_many(level), one.text)
            }
            ([first, .., last], Some([lowest, highest])) => format!(
                "{} the lowest of {}{}; {} the highest{}.",
                are(&lowest, level),
                self.of_how_many(level),
                at(first),
                lower(&are(&highest, level)),
                at(last)
            ),
        }
    }
}

/// What a row of questions of one scorecard shows.
pub(crate) fn spread(card: &Scorecard<'_>, questions: &[usize], level: &str) -> String {
    if let [one] = questions
        && one_number(card.question(*one)).is_none()
        && let Ok(figure) = card.question(*one).share()
    {
        let limits = limits_text(&figure.limits.low, &figure.limits.high);
        return format!("{}: known within limits alone, {limits}.", card.question(*one).declared().title.en);
    }
    QuestionSpread::new(questions.iter().map(|question| card.question(*question))).in_words(level)
}

/// "Planning engages the person is", "Two questions are".
fn are(questions: &[CardQuestion<'_, '_>], level: &str) -> String {
    let titles: Vec<&str> = questions.iter().map(|one| one.declared().title.en.as_str()).collect();
    match titles.as_slice() {
        [one] => format!("{one} is"),
        few if few.len() <= MOST_NAMED => format!("{} are", one_after_another(few)),
        many => format!("{} {level}s are", many.len()),
    }
}

/// Titles in one sentence: the first alone begins with a capital.
pub(crate) fn one_after_another(titles: &[impl AsRef<str>]) -> String {
    let said = titles.iter().map(AsRef::as_ref).enumerate();
    list(said.map(|(place, title)| if place == 0 { title.to_owned() } else { lower(title) }))
}

/// ", at 35%", or " (over 31% to 33%)" where only limits are known.
fn at(one: &Known<'_, '_>) -> String {
    let has_point = one.question.share().is_ok_and(|figure| figure.point.is_some());
    match has_point || one.question.entered().is_some() {
        true => format!(", at {}", one.text),
        false => format!(" ({})", one.text),
    }
}
