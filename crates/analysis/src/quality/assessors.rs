use std::cmp::Ordering;

use assize_model::Answer;
use indexmap::IndexMap;

use assize_scoring::table::AdmittedTable;
use assize_scoring::{SMALL_BASE, each_alike};

/// Sufficient answers among those that are sufficient or insufficient.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct KnownAnswers {
    pub sufficient: u64,
    /// Sufficient or insufficient.
    pub of: u64,
}

impl KnownAnswers {
    fn add(&mut self, answer: Answer, units: u64) {
        self.sufficient += if answer == Answer::Sufficient { units } else { 0 };
        self.of += if answer.is_known() { units } else { 0 };
    }

    fn order(&self, other: &KnownAnswers) -> Ordering {
        let (this, that) = (u128::from(self.sufficient), u128::from(other.sufficient));
        (this * u128::from(other.of)).cmp(&(that * u128::from(self.of)))
    }
}

/// What each assessor answered.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Assessors {
    /// In the order of their names, units without one last.
    pub list: Vec<Assessor>,
    /// The questions that have a column, by index.
    pub questions: Vec<usize>,
}

/// What one assessor answered.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Assessor {
    /// As the column has it; empty where it is blank.
    pub name: String,
    pub units: u64,
    /// Over all recorded answers to questions.
    pub all: KnownAnswers,
    /// By place in [`Assessors::questions`].
    pub by_question: Vec<KnownAnswers>,
}

/// From the lowest to the highest of the assessors who answered often enough.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct AssessorsRange {
    /// How many they are, at least two.
    pub assessors: usize,
    pub lowest: KnownAnswers,
    pub highest: KnownAnswers,
}

impl Assessors {
    /// The range over all recorded answers.
    pub fn range(&self) -> Option<AssessorsRange> {
        range(self.named().map(|assessor| assessor.all))
    }

    /// The range of one question, by its place in `questions`.
    pub fn range_of(&self, question: usize) -> Option<AssessorsRange> {
        range(self.named().map(|assessor| assessor.by_question[question]))
    }

    fn named(&self) -> impl Iterator<Item = &Assessor> {
        self.list.iter().filter(|assessor| !assessor.name.is_empty())
    }
}

/// Bases under ten are left out: their shares say more about chance than about the assessor.
fn range(shares: impl Iterator<Item = KnownAnswers>) -> Option<AssessorsRange> {
    let shares: Vec<KnownAnswers> = shares.filter(|share| share.of >= SMALL_BASE).collect();
    let lowest = shares.iter().copied().min_by(KnownAnswers::order)?;
    let highest = shares.iter().copied().max_by(KnownAnswers::order)?;
    (shares.len() > 1).then_some(AssessorsRange { assessors: shares.len(), lowest, highest })
}

/// Adds up what each assessor answered.
pub(super) fn compare(table: &AdmittedTable<'_>) -> Option<Assessors> {
    let column = table.fact("assessor")?;
    let own: Vec<_> = table.own_answers().map(|(index, _, own)| (index, own)).collect();
    if own.is_empty() {
        return None;
    }
    let mut by_name: IndexMap<&str, Assessor> = IndexMap::new();
    for ((units, _), name) in
        column.column.counts().into_iter().zip(&column.by_code).filter(|((units, _), _)| *units > 0)
    {
        let assessor = by_name.entry(name).or_insert_with(|| Assessor {
            name: name.clone(),
            units: 0,
            all: KnownAnswers::default(),
            by_question: vec![KnownAnswers::default(); own.len()],
        });
        assessor.units += units;
    }
    for (question, (_, answers)) in own.iter().enumerate() {
        let judge = |row| (column.value(row), answers.answer(row));
        each_alike(&[column.column, answers.column], table.table.len(), judge, |(name, answer), _, rows| {
            let assessor = by_name.get_mut(name).expect("all were listed");
            let units = u64::from(rows.count_ones());
            assessor.by_question[question].add(*answer, units);
            assessor.all.add(*answer, units);
        });
    }
    let mut list: Vec<Assessor> = by_name.into_values().collect();
    list.sort_by(|a, b| (a.name.is_empty(), &a.name).cmp(&(b.name.is_empty(), &b.name)));
    Some(Assessors { list, questions: own.into_iter().map(|(index, _)| index).collect() })
}
