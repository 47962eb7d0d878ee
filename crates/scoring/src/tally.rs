use std::ops::AddAssign;

use assize_framework::Framework;
use assize_model::{Answer, CodedColumn, in_threads};
use indexmap::{IndexMap, IndexSet};

use crate::admit::Admitted;
use crate::alike::{deciding, each_kind};
use crate::table::AdmittedTable;
use crate::{NineCounts, Reached, Set};

#[derive(Clone, Default, Debug)]
pub struct TallyOptions {
    /// Facts to break down by.
    pub by: Vec<String>,
    /// How many threads count; 0: as many as the machine has. The counts are the same.
    pub threads: usize,
}

/// The pivot of everything that needs no single case: per group and question, the nine counts. Tallies add up.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tally {
    /// By question: how its answers came.
    pub reached: Vec<Reached>,
    /// By group, all units first; by question; `None` where no units are counted.
    pub groups: IndexMap<Group, Vec<Option<QuestionTally>>>,
    /// By group: how many units of each kind.
    pub units: IndexMap<Group, IndexMap<String, usize>>,
}

#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Group {
    All,
    /// Those with one value of a fact.
    Fact {
        fact: String,
        /// The value; empty where the fact is blank.
        value: String,
    },
}

/// One question's counts in one group.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct QuestionTally {
    pub counts: NineCounts,
    /// Recorded against derived, where a table has both.
    pub agreement: DerivedAgreement,
    /// Units whose missing answer was derived.
    pub derived_units: u64,
    /// Of the insufficient, those with nothing done at all; `None` where no answer says so, or a gap was derived.
    pub not_done: Option<u64>,
}

/// Units with a known recorded answer and a single derived one (semantics 7.18).
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct DerivedAgreement {
    /// Those where the two are the same.
    pub same: u64,
    pub of: u64,
}

impl AddAssign for QuestionTally {
    fn add_assign(&mut self, other: Self) {
        self.counts += other.counts;
        self.agreement.same += other.agreement.same;
        self.agreement.of += other.agreement.of;
        self.derived_units += other.derived_units;
        self.not_done = match (self.not_done, other.not_done) {
            // What the rule says of a gap says nothing of what was done (semantics 7.27).
            _ if self.derived_units > 0 => None,
            (Some(one), Some(more)) => Some(one + more),
            (one, more) => one.or(more),
        };
    }
}

impl QuestionTally {
    /// What `units` units bring, each like this one.
    pub(crate) fn times(self, units: u64) -> Self {
        Self {
            counts: self.counts.times(units),
            agreement: DerivedAgreement { same: self.agreement.same * units, of: self.agreement.of * units },
            derived_units: self.derived_units * units,
            not_done: self.not_done.map(|not_done| not_done * units),
        }
    }
}

impl Tally {
    /// Nothing counted yet; by question: how its answers come.
    pub fn new(reached: Vec<Reached>) -> Self {
        let nothing = vec![None; reached.len()];
        Self {
            reached,
            groups: IndexMap::from([(Group::All, nothing)]),
            units: IndexMap::from([(Group::All, IndexMap::new())]),
        }
    }

    /// A group's counts; none, where it is a new one.
    pub(crate) fn of_group(&mut self, group: Group) -> &mut Vec<Option<QuestionTally>> {
        self.groups.entry(group).or_insert_with(|| vec![None; self.reached.len()])
    }

    /// Whether a question is derived by a rule that reaches something without a column: so it is in every group, with units or without.
    pub(crate) fn lacks_column(&self, question: usize) -> bool {
        self.reached[question] == Reached::Derived && self.question(question).is_some_and(|all| all.counts.absent)
    }

    /// Gives every group counts for each of these questions, which may lack a column, and every kind of unit. Groups of facts with any
    /// values stand in the order of their words then.
    pub(crate) fn complete_groups(&mut self, framework: &Framework, questions: &[(usize, bool)]) {
        let kinds: Vec<String> = self.units[&Group::All].keys().cloned().collect();
        for (group, of_group) in self.groups.iter_mut().filter(|(group, _)| **group != Group::All) {
            for (question, lacks_column) in questions {
                of_group[*question].get_or_insert_default().counts.absent |= lacks_column;
            }
            let units = self.units.entry(group.clone()).or_default();
            for kind in &kinds {
                units.entry(kind.clone()).or_default();
            }
        }
        order_groups(framework, self);
    }

    /// A question's counts over all units.
    pub fn question(&self, question: usize) -> Option<&QuestionTally> {
        self.groups[&Group::All][question].as_ref()
    }
}

/// Counts every question of an inspection, over all units and by the values of facts.
pub fn tally(admitted: &Admitted<'_>, options: &TallyOptions) -> Tally {
    let questions = admitted.framework.questions.len();
    let mut tally = Tally::new(admitted.routes.iter().map(|route| route.reached).collect());
    if let Some(elsewhere) = &admitted.tallied {
        tally.groups.clone_from(&elsewhere.tally.groups);
        tally.units.clone_from(&elsewhere.tally.units);
    }
    for (question, counts) in &admitted.record.counts {
        let (counts, not_done) = (NineCounts::from_counts(&counts.value), counts.value.not_done);
        let counted = QuestionTally { counts, not_done, ..QuestionTally::default() };
        tally.groups[&Group::All][*question] = Some(counted);
    }
    for (index, table) in admitted.tables.iter().enumerate() {
        tally_table(admitted, index, table, options, &mut tally);
    }
    let by_rows = (0..questions).filter(|question| admitted.routes[*question].table.is_some());
    let by_rows: Vec<_> = by_rows.map(|question| (question, tally.lacks_column(question))).collect();
    tally.complete_groups(admitted.framework, &by_rows);
    // Where no gap was there to derive, the answers are simply recorded.
    for question in 0..questions {
        let derived = tally.question(question).is_some_and(|counted| counted.derived_units > 0);
        if tally.reached[question] == Reached::Mixed && !derived {
            tally.reached[question] = Reached::Recorded;
        }
    }
    tally
}

/// Groups in the order in which facts were asked for, and values as the fact lists them or by their letters, blank last.
fn order_groups(framework: &Framework, tally: &mut Tally) {
    let facts = &framework.catalogue.facts;
    let order = |group: &Group| match group {
        Group::All => (0, None),
        Group::Fact { fact, value } => {
            let values = facts.get(fact).and_then(|fact| fact.values.listed());
            let listed = values.and_then(|values| values.iter().position(|known| known == value));
            (1, Some((value.is_empty(), listed, value.clone())))
        }
    };
    let mut by: Vec<String> = Vec::new();
    for group in tally.groups.keys() {
        match group {
            Group::Fact { fact, .. } if by.last() != Some(fact) => by.push(fact.clone()),
            Group::All | Group::Fact { .. } => {}
        }
    }
    let place = |group: &Group| match group {
        Group::All => 0,
        Group::Fact { fact, .. } => 1 + by.iter().position(|known| known == fact).unwrap_or_default(),
    };
    tally.groups.sort_by(|a, _, b, _| place(a).cmp(&place(b)).then_with(|| order(a).cmp(&order(b))));
}

fn tally_table(
    admitted: &Admitted<'_>,
    index: usize,
    table: &AdmittedTable<'_>,
    options: &TallyOptions,
    tally: &mut Tally,
) {
    let asked: Vec<usize> = admitted.answered_by(index).collect();
    let groupings: Vec<Grouping> = options.by.iter().map(|fact| Grouping::new(table, fact, admitted)).collect();
    let rows = table.table.len();
    // Each question by itself: how they are shared out among threads changes no sum.
    let least = (A_THREADS_WORK / rows.max(1)).max(1);
    let counted = in_threads(asked.len(), (options.threads, least), |part| {
        part.map(|place| count(table, asked[place], &groupings)).collect::<Vec<_>>()
    });
    let counted: Vec<Vec<QuestionTally>> = counted.into_iter().flatten().collect();
    let units = groupings.iter().flat_map(|grouping| grouping.sizes(rows));
    for (place, (group, units)) in groups(&groupings).zip(std::iter::once(rows).chain(units)).enumerate() {
        let of_group = tally.of_group(group.clone());
        for (question, counted) in asked.iter().zip(&counted) {
            let sum = of_group[*question].get_or_insert_default();
            sum.counts.absent |=
                admitted.routes[*question].reached == Reached::Derived && has_absent_column(table, *question);
            *sum += counted[place];
        }
        *tally.units.entry(group).or_default().entry(table.table.unit.clone()).or_default() += units;
    }
}

/// Rows times questions that are worth a thread of their own.
const A_THREADS_WORK: usize = 100_000;

/// A question's counts in each group, all units first.
fn count(table: &AdmittedTable<'_>, question: usize, groupings: &[Grouping<'_>]) -> Vec<QuestionTally> {
    let mut columns = Vec::new();
    deciding(table, question, &mut columns);
    if let ([column], []) = (&columns[..], groupings)
        && table.left_out.is_empty()
    {
        let words = column.counts().into_iter().filter(|(units, _)| *units > 0);
        let brings = words.map(|(units, first)| count_unit(table, question, first).times(units));
        return vec![brings.fold(QuestionTally::default(), |mut sum, more| {
            sum += more;
            sum
        })];
    }
    let groups = groups(groupings).count();
    let mut sums = vec![QuestionTally::default(); groups];
    // By kind and group, as far as there are no more of them than rows; what one of the kind brings.
    let most = table.table.len() / groups;
    let (mut counts, mut ones): (Vec<u64>, Vec<QuestionTally>) = (Vec::new(), Vec::new());
    each_kind(table, question, |kind, one, group, rows| {
        if kind < most && kind == ones.len() {
            ones.push(*one);
            counts.resize(ones.len() * groups, 0);
        }
        let add = |place: usize, rows: u64| match kind < most {
            true => counts[kind * groups + place] += u64::from(rows.count_ones()),
            false => sums[place] += one.times(u64::from(rows.count_ones())),
        };
        divide(groupings, group, rows, add);
    });
    for (one, counts) in ones.iter().zip(counts.chunks(groups)) {
        for (sum, count) in sums.iter_mut().zip(counts).filter(|(_, count)| **count > 0) {
            *sum += one.times(*count);
        }
    }
    sums
}

/// All units, and those with each value of the facts.
pub(crate) fn groups(groupings: &[Grouping<'_>]) -> impl Iterator<Item = Group> {
    let of_fact = |grouping: &Grouping<'_>| {
        let group = |value: &String| Group::Fact { fact: grouping.fact.clone(), value: value.clone() };
        grouping.values.iter().map(group).collect::<Vec<_>>()
    };
    std::iter::once(Group::All).chain(groupings.iter().flat_map(of_fact))
}

/// Gives some of [`GROUP`](assize_model::GROUP) rows to the groups that they are in: the place of each, and its rows.
pub(crate) fn divide(groupings: &[Grouping<'_>], some: usize, rows: u64, mut take: impl FnMut(usize, u64)) {
    if rows == 0 {
        return;
    }
    take(0, rows);
    let mut first = 1;
    for grouping in groupings {
        match grouping.column {
            Some(column) => {
                column.divide(some, rows).for_each(|(code, rows)| take(first + grouping.places[code], rows));
            }
            None => take(first + grouping.places[0], rows),
        }
        first += grouping.values.len();
    }
}

/// How rows fall into the values of one fact.
pub(crate) struct Grouping<'t> {
    fact: String,
    /// In the fact's order, blank last.
    values: IndexSet<String>,
    /// `None`: all rows have one value.
    column: Option<&'t CodedColumn>,
    /// By code of the column: the place of the value; or the one that all have.
    places: Vec<usize>,
}

impl<'t> Grouping<'t> {
    pub(crate) fn new(table: &AdmittedTable<'t>, fact: &str, admitted: &Admitted<'_>) -> Self {
        let column = table.fact(fact);
        let mut values = match admitted.framework.catalogue.facts.get(fact).and_then(|fact| fact.values.listed()) {
            Some(values) => values.to_vec(),
            None => {
                let mut words: Vec<String> = column.map(|column| column.by_code.clone()).unwrap_or_default();
                words.retain(|word| !word.is_empty());
                words.sort();
                words.dedup();
                words
            }
        };
        // Without a column, a record itself knows its provider and year.
        let of_record = match fact {
            "provider" if column.is_none() => Some(admitted.inspection.provider.id.clone()),
            "year" if column.is_none() => admitted.inspection.year().map(|year| year.to_string()),
            _ => None,
        };
        values.extend(of_record.clone());
        let mut values: IndexSet<String> = values.into_iter().collect();
        let blank = values.insert_full(String::new()).0;
        let place = |value: &str| values.get_index_of(value).unwrap_or(blank);
        let by_code = column.iter().flat_map(|column| &column.by_code).map(|value| place(value));
        let places = match column {
            Some(_) => by_code.collect(),
            None => vec![place(of_record.as_deref().unwrap_or(""))],
        };
        Self { fact: fact.to_owned(), column: column.map(|column| column.column), places, values }
    }

    /// By value: how many of `rows` rows have it.
    fn sizes(&self, rows: usize) -> Vec<usize> {
        let mut sizes = vec![0; self.values.len()];
        (0..rows).for_each(|row| sizes[self.places[self.column.map_or(0, |column| column.code(row))]] += 1);
        sizes
    }
}

/// One unit's part in a question's counts.
pub(crate) fn count_unit(table: &AdmittedTable<'_>, question: usize, row: usize) -> QuestionTally {
    let mut one = QuestionTally::default();
    let asked = table.questions[question].as_ref().expect("a route leads to a table that asks the question");
    let answered = table.answered(question, row);
    one.counts.count(answered.judged.set, answered.judged.complete);
    let Some(recorded) = answered.recorded else { return one };
    if answered.by_rule {
        one.derived_units = 1;
        one.counts.absent = has_absent_column(table, question);
    } else if answered.judged.set.holds(Set::EITHER) {
        one.counts.cannot_tell = u64::from(recorded == Answer::CannotTell);
        one.counts.missing = u64::from(recorded == Answer::Missing);
    }
    if recorded == Answer::Insufficient && asked.own.as_ref().is_some_and(|own| own.not_done(row)) {
        one.not_done = Some(1);
    }
    if recorded.is_known() && asked.reaches_a_column {
        let derived = table.derived(question, row).filter(|derived| derived.set.is_single());
        if let Some(derived) = derived {
            one.agreement = DerivedAgreement { same: u64::from(derived.set == answered.judged.set), of: 1 };
        }
    }
    one
}

/// Whether something the rule reaches has no column.
pub(crate) fn has_absent_column(table: &AdmittedTable<'_>, question: usize) -> bool {
    use crate::table::InputSource;
    let Some(rule) = table.questions[question].as_ref().and_then(|asked| asked.rule.as_ref()) else { return true };
    rule.entries.iter().any(|entry| match entry.source {
        InputSource::Observation(index) => table.observations[index].answers.is_none(),
        InputSource::Question(index) => {
            let own = table.questions[index].as_ref().is_some_and(|asked| asked.own.is_some());
            !own && has_absent_column(table, index)
        }
    })
}
