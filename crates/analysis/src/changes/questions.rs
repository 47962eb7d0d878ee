//! What moved a question: each unit that counts differently, by what changed about it.

use std::collections::{BTreeMap, BTreeSet};

use super::tables::{Meaning, Pair};
use super::{Cause, Why};
use crate::{UnitAnswer, UnitAnswers};
use assize_scoring::table::{AdmittedTable, Applies, InputSource};
use assize_scoring::{Admitted, NineCounts, Scorecard};

/// The causes, in a fixed order. Where both versions answer the question from their tables, every unit that counts differently is in one
/// of them; else the record is the cause.
pub(super) fn causes(
    before: (&Admitted<'_>, &Scorecard<'_>),
    after: (&Admitted<'_>, &Scorecard<'_>),
    pairs: &[Pair<'_, '_>],
    question: usize,
) -> Vec<Cause> {
    let unit = &after.1.framework.questions[question].unit;
    let from_rows = |admitted: &Admitted<'_>| admitted.routes[question].table.is_some();
    let pair = pairs.iter().find(|pair| pair.unit == unit).filter(|_| from_rows(before.0) && from_rows(after.0));
    let Some((pair, was, is)) = pair.and_then(|pair| Some((pair, pair.before?, pair.after?))) else {
        let counts = |card: &Scorecard<'_>| card.questions[question].counts().copied().unwrap_or_default();
        return vec![Cause { why: Why::Record, units: 0, before: counts(before.1), after: counts(after.1) }];
    };
    let mut causes: BTreeMap<Why, Cause> = BTreeMap::new();
    let [was_counted, is_counted] = [was, is].map(|table| Judged::of(table, question));
    let mut add = |why: Why, earlier: Option<usize>, later: Option<usize>| {
        let cause = causes.entry(why.clone()).or_insert_with(|| Cause {
            why,
            units: 0,
            before: NineCounts::default(),
            after: NineCounts::default(),
        });
        cause.units += 1;
        earlier.into_iter().for_each(|row| was_counted.count(row, &mut cause.before));
        later.into_iter().for_each(|row| is_counted.count(row, &mut cause.after));
    };
    pair.added.iter().for_each(|row| add(Why::Added, None, Some(*row)));
    pair.removed.iter().for_each(|row| add(Why::Removed, Some(*row), None));
    let changed = Changed::new(was, is, question, after.1);
    // By what a unit counted as, then by what it counts as: whether that is the same.
    let same: Vec<Vec<bool>> =
        was_counted.counts.iter().map(|was| is_counted.counts.iter().map(|is| was == is).collect()).collect();
    for (earlier, later) in &pair.kept {
        if !same[was_counted.answers.kind(*earlier)][is_counted.answers.kind(*later)] {
            let columns = changed.columns(*earlier, *later);
            let why = if columns.is_empty() { Why::Record } else { Why::Columns(columns) };
            add(why, Some(*earlier), Some(*later));
        }
    }
    causes.into_values().filter(|cause| cause.before != cause.after).collect()
}

/// What the rows of a table count as for a question.
struct Judged {
    answers: UnitAnswers,
    /// By kind of answer.
    counts: Vec<NineCounts>,
}

impl Judged {
    fn of(table: &AdmittedTable<'_>, question: usize) -> Self {
        let answers = UnitAnswers::of_rows(table, question);
        let counts = |answer: &UnitAnswer| NineCounts::of_one(answer.set, answer.complete);
        Self { counts: answers.kinds().iter().map(counts).collect(), answers }
    }

    fn count(&self, row: usize, counts: &mut NineCounts) {
        *counts += self.counts[self.answers.kind(row)];
    }
}

/// The columns on which a question depends in either version.
struct Changed<'c> {
    columns: Vec<(&'c str, Option<Meaning<'c>>, Option<Meaning<'c>>)>,
}

impl<'c> Changed<'c> {
    fn new(was: &'c AdmittedTable<'_>, is: &'c AdmittedTable<'_>, question: usize, card: &Scorecard<'_>) -> Self {
        let mut headers = dependencies(was, question);
        headers.extend(dependencies(is, question));
        let meaning = |table: &'c AdmittedTable<'_>, header: &str| {
            table.table.column(header).map(|column| Meaning::of(table, column, card.framework))
        };
        let columns = headers.into_iter().map(|header| (header, meaning(was, header), meaning(is, header)));
        Self { columns: columns.collect() }
    }

    /// Those that differ for a unit; one that stands in one version only always does.
    fn columns(&self, earlier: usize, later: usize) -> Vec<String> {
        let differs = |was: &Option<Meaning<'_>>, is: &Option<Meaning<'_>>| match (was, is) {
            (Some(was), Some(is)) => was.word(earlier) != is.word(later),
            (None, None) => false,
            (Some(_), None) | (None, Some(_)) => true,
        };
        self.columns.iter().filter(|(_, was, is)| differs(was, is)).map(|(header, ..)| (*header).to_owned()).collect()
    }
}

/// The headings of all columns that may decide how a unit counts for a question.
fn dependencies<'a>(table: &'a AdmittedTable<'_>, question: usize) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    collect(table, question, &mut found);
    found
}

fn collect<'a>(table: &'a AdmittedTable<'_>, question: usize, found: &mut BTreeSet<&'a str>) {
    let Some(asked) = &table.questions[question] else { return };
    found.extend(asked.own.iter().map(|own| own.column.header.as_str()));
    conditions(&asked.stated, found);
    conditions(&asked.applies, found);
    // What is recorded is recorded: the rule has a say only where a gap may be derived.
    if asked.own.is_some() && !table.derive_missing {
        return;
    }
    for entry in asked.rule.iter().flat_map(|rule| &rule.entries) {
        entry.required.iter().chain(&entry.plus).for_each(|when| conditions(when, found));
        match entry.source {
            InputSource::Question(inner) => collect(table, inner, found),
            InputSource::Observation(index) => {
                let observation = &table.observations[index];
                found.extend(observation.answers.iter().map(|answers| answers.column.header.as_str()));
                conditions(&observation.when, found);
            }
        }
    }
}

fn conditions<'a>(applies: &'a Applies<'_>, found: &mut BTreeSet<&'a str>) {
    let demands = applies.alternatives.iter().flatten().flatten().flatten();
    found.extend(demands.map(|demand| demand.column.header.as_str()));
}
