use crate::{UnitAnswer, Units};
use assize_scoring::{NineCounts, Set};
use assize_stats::AnswerBits;

/// What is counted of the units of one kind: two of the nine counts at a time, and only those that are not empty.
///
/// A tenth, n/a, is left out: no share and no rating looks at it.
pub(super) struct Columns {
    columns: Vec<Column>,
}

struct Column {
    /// By index in the framework.
    question: usize,
    /// By place in [`Units::questions`].
    place: usize,
    pair: Pair,
}

/// Two of the nine counts (semantics 3).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Pair {
    /// S, I.
    Complete,
    /// s, i.
    Incomplete,
    /// u, oU.
    Unknown,
    /// oS, oI.
    Optional,
    /// Those whose missing answer was derived, and nothing.
    Filled,
}

impl Pair {
    const ALL: [Self; 5] = [Self::Complete, Self::Incomplete, Self::Unknown, Self::Optional, Self::Filled];

    /// Whether an answer counts as the first of the two (or the second, or neither).
    fn of(self, answer: UnitAnswer) -> Option<bool> {
        let [sufficient, insufficient, optional] =
            [Set::SUFFICIENT, Set::INSUFFICIENT, Set::DROPPED].map(|set| answer.set.holds(set));
        let is_decided = sufficient != insufficient;
        match self {
            Self::Complete => (is_decided && !optional && answer.complete).then_some(sufficient),
            Self::Incomplete => (is_decided && !optional && !answer.complete).then_some(sufficient),
            Self::Unknown => (sufficient && insufficient).then_some(!optional),
            Self::Optional => (is_decided && optional).then_some(sufficient),
            Self::Filled => answer.filled.then_some(true),
        }
    }
}

/// One question's counts in a redraw.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) struct Drawn {
    pub(super) counts: NineCounts,
    /// Units whose missing answer was derived.
    pub(super) filled: u64,
}

impl Columns {
    pub(super) fn of(units: &Units<'_>) -> Self {
        let mut columns = Vec::new();
        for (place, asked) in units.questions.iter().enumerate() {
            let occurs = |pair: &Pair| asked.kinds().iter().any(|answer| pair.of(*answer).is_some());
            let question = asked.question;
            columns.extend(Pair::ALL.into_iter().filter(occurs).map(|pair| Column { question, place, pair }));
        }
        Self { columns }
    }

    /// The units' answers as the kernel takes them.
    pub(super) fn answers(&self, units: &Units<'_>) -> AnswerBits {
        let answers = |column: &Column| {
            let asked = &units.questions[column.place];
            let of_kinds: Vec<Option<bool>> = asked.kinds().iter().map(|answer| column.pair.of(*answer)).collect();
            asked.kinds_of_units().map(move |kind| of_kinds[kind])
        };
        AnswerBits::new(units.len(), self.columns.iter().map(answers))
    }

    /// Adds what a redraw counted to the questions' counts.
    pub(super) fn add(&self, (first, second): (&[u32], &[u32]), drawn: &mut [Option<Drawn>]) {
        for ((column, first), second) in self.columns.iter().zip(first).zip(second) {
            let Some(Drawn { counts, filled }) = &mut drawn[column.question] else { continue };
            let (first, second) = (u64::from(*first), u64::from(*second));
            match column.pair {
                Pair::Complete => (counts.sufficient, counts.insufficient) = (first, second),
                Pair::Incomplete => (counts.sufficient_incomplete, counts.insufficient_incomplete) = (first, second),
                Pair::Unknown => (counts.unknown, counts.optional_unknown) = (first, second),
                Pair::Optional => (counts.optional_sufficient, counts.optional_insufficient) = (first, second),
                Pair::Filled => *filled = first,
            }
        }
    }
}
