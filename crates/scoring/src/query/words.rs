//! A table that has every word which a framework understands.

use assize_diag::SourceId;
use assize_framework::Framework;
use assize_model::{ColumnBuilder, Condition, FactValues, Ids, LeftOut, UnitTable, When, answer_words, fold};
use indexmap::{IndexMap, IndexSet};

use crate::admit::{RESERVED, answer_of};

/// A table with these columns, in which each has every word that this framework understands there: fitted to the framework, it says what a query
/// has to ask. In its first row all is blank.
pub fn table_of_words(headings: &[String], unit: &str, framework: &Framework, source: SourceId) -> UnitTable {
    let words: Vec<Vec<String>> = headings.iter().map(|heading| words(heading, framework)).collect();
    let rows = words.iter().map(Vec::len).max().unwrap_or(1);
    let column = |(position, (heading, words)): (u32, (&String, &Vec<String>))| {
        let mut builder = ColumnBuilder::new(heading.clone(), position);
        (0..rows).for_each(|row| builder.push(words.get(row).map_or("", String::as_str)));
        builder.finish(|word| word)
    };
    UnitTable {
        unit: unit.to_owned(),
        source,
        sheet: None,
        heading_line: 1,
        ids: (0..rows).map(|row| row.to_string()).collect::<Ids>(),
        lines: (0..rows).map(|row| row as u32 + 2).collect(),
        columns: (1..).zip(headings.iter().zip(&words)).map(column).collect(),
        answers: IndexMap::new(),
        readings: None,
        synthetic: false,
        left_out: LeftOut::default(),
    }
}

/// The folded words that a column so headed may have; blank first.
fn words(heading: &str, framework: &Framework) -> Vec<String> {
    let folded = |word: &String| fold(word).into_owned();
    let mut words = IndexSet::from([String::new()]);
    let question = crate::admit::question(heading, framework).map(|index| &framework.questions[index]);
    match framework.catalogue.facts.get(heading).map(|fact| &fact.values) {
        Some(FactValues::Listed(values)) => words.extend(values.iter().map(folded)),
        Some(FactValues::Any) => words.extend(demanded(heading, framework).iter().map(folded)),
        Some(FactValues::Date | FactValues::Number) => {}
        None if RESERVED.contains(&heading) => words.extend(demanded(heading, framework).iter().map(folded)),
        None if question.is_none() && !framework.catalogue.observations.contains_key(heading) => {}
        None => {
            let usual = answer_words().map(str::to_owned).chain(framework.words.keys().cloned());
            let answers = usual.chain(framework.not_done.iter().map(folded));
            match question.and_then(|question| question.scale.as_ref()) {
                None => words.extend(answers),
                Some(scale) => {
                    let is_unjudged = |word: &str| {
                        let answer = answer_of(word, &IndexMap::new(), framework);
                        answer.is_some_and(|answer| !answer.is_known())
                    };
                    words.extend(scale.values.iter().map(folded));
                    words.extend(answers.filter(|word| scale.answer_of(word).is_some() || is_unjudged(word)));
                }
            }
        }
    }
    words.into_iter().collect()
}

/// The values that conditions demand of a fact.
fn demanded(fact: &str, framework: &Framework) -> Vec<String> {
    let mut values = Vec::new();
    let mut add = |condition: Option<&Condition>| {
        let demands = condition.iter().flat_map(|one| &one.alternatives).flat_map(|one| &one.demands);
        values.extend(demands.filter(|demand| demand.fact == fact).flat_map(|demand| demand.values.clone()));
    };
    for question in &framework.questions {
        add(question.applies.as_ref().and_then(When::condition));
        add(framework.asked_of(question).condition());
        question.entries().for_each(|entry| add(entry.condition.as_ref()));
    }
    framework.catalogue.observations.values().for_each(|observation| add(observation.when.condition()));
    values
}
