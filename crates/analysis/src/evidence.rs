//! What an inspection's tables hold of what a question rests on.

use assize_framework::{Framework, Target};
use assize_model::Inspection;
use indexmap::IndexMap;

use crate::definition::entries;

/// What a question rests on in one inspection.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Evidence {
    /// Whether there is a table of the units it is asked of.
    pub has_table: bool,
    /// Whether the framework says how observations answer it.
    pub has_rule: bool,
    /// Each observation that its rule reaches, once.
    pub observations: Vec<Seen>,
}

/// An observation, and whether the table has a column of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Seen {
    /// The observation's id.
    pub id: String,
    /// Whether it was recorded at all.
    pub present: bool,
}

impl Evidence {
    /// Ids of the observations that no column holds.
    pub fn missing(&self) -> impl Iterator<Item = &str> {
        self.observations.iter().filter(|seen| !seen.present).map(|seen| seen.id.as_str())
    }
}

/// What the inspection's tables hold of what the question rests on.
pub fn evidence(inspection: &Inspection, framework: &Framework, question: usize) -> Evidence {
    let asked = &framework.questions[question];
    let table = inspection.table(&asked.unit);
    let mut found = IndexMap::new();
    reach(framework, question, &mut found);
    let observations = found.into_keys().map(|id| {
        let present = table.is_some_and(|table| table.column(&id).is_some());
        Seen { id, present }
    });
    Evidence { has_table: table.is_some(), has_rule: asked.rule.is_some(), observations: observations.collect() }
}

fn reach(framework: &Framework, question: usize, found: &mut IndexMap<String, ()>) {
    for entry in entries(&framework.questions[question]) {
        match &entry.target {
            Target::Observation(id) => drop(found.insert(id.clone(), ())),
            Target::Question(inner) => reach(framework, *inner, found),
        }
    }
}
