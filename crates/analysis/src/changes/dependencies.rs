//! On which columns of a table a question's answer depends.

use std::collections::BTreeSet;

use assize_scoring::table::{Applies, InputSource, UnitTable};

/// The headings of all columns that may decide how a unit counts for a question.
pub(super) fn dependencies<'a>(table: &'a UnitTable<'_>, question: usize) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    collect(table, question, &mut found);
    found
}

fn collect<'a>(table: &'a UnitTable<'_>, question: usize, found: &mut BTreeSet<&'a str>) {
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
