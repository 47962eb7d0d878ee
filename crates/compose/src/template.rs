//! An empty table for a regime's questions: which columns it has, what each is for, and what may stand in it.

use assize_framework::{Framework, Question, Scale};
use assize_model::{Answer, EXPLAINS_COLUMNS, Fact, FactValues, Observation, When};
use indexmap::IndexSet;

use crate::columns::{A_NUMBER, facts_of, observations_of};
use crate::frameworks::{asked_of, in_words};

/// What is wanted of a table.
#[derive(Clone, Copy, Debug)]
pub struct TemplateOptions<'a> {
    /// The kind of unit that each row is.
    pub unit: &'a str,
    /// Columns for prompts, too.
    pub prompts: bool,
    /// Columns for the observations that rules rest on, too.
    pub observations: bool,
}

/// An empty table, to be filled in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Template {
    /// Which units it is for, under which regime.
    pub title: String,
    /// What the sheets of a workbook are called: that of the table, and that which explains it.
    pub sheets: [String; 2],
    /// What is said above the table that explains the columns, a line each.
    pub about: Vec<String>,
    /// The headings of that table.
    pub heads: [String; 5],
    /// What is said where something else is entered than may stand in a column.
    pub refusal: String,
    /// All columns, that of the ids first.
    pub columns: Vec<TemplateColumn>,
}

/// A column of an empty table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TemplateColumn {
    pub heading: String,
    /// A fact, a question, ...
    pub kind: String,
    /// What it is about.
    pub title: String,
    /// What it may contain; empty: any word.
    pub values: Vec<String>,
    /// The same in words.
    pub values_in_words: String,
    /// Which units it is asked about.
    pub when: String,
}

/// The empty table of a regime for one kind of unit that it asks about.
pub fn template(framework: &Framework, options: TemplateOptions<'_>) -> Template {
    let of_unit = |question: &&Question| question.unit == options.unit;
    let questions: Vec<&Question> = framework.questions.iter().filter(of_unit).collect();
    let asked = questions.iter().copied();
    let prompts = framework.prompts.iter().map(|prompt| &prompt.question).filter(|_| options.prompts).filter(of_unit);
    let asked: Vec<&Question> = asked.chain(prompts).collect();
    let facts: IndexSet<String> = facts_of(framework, asked.iter().copied())
        .into_iter()
        .chain(framework.measured_facts().map(str::to_owned))
        .collect();
    let facts = framework
        .catalogue
        .facts
        .values()
        .filter(|fact| facts.contains(&fact.id) && fact.unit.as_deref().is_none_or(|unit| unit == options.unit));
    let mut columns = vec![id_column(framework, options.unit)];
    columns.extend(facts.map(fact_column));
    let has_column = |question: &&Question| of_unit(question) && question.answers_of.is_none();
    for (index, question) in framework.questions.iter().enumerate().filter(|(_, question)| has_column(question)) {
        columns.push(question_column(framework, question, &framework.question_level));
        let prompts = framework.prompts.iter().filter(|prompt| options.prompts && prompt.informs == index);
        let prompts = prompts.map(|prompt| &prompt.question).filter(of_unit);
        columns.extend(prompts.map(|prompt| question_column(framework, prompt, "prompt")));
    }
    if options.observations {
        let observations = observations_of(asked.iter().copied());
        let observations =
            framework.catalogue.observations.values().filter(|one| observations.contains(one.id.as_str()));
        columns
            .extend(observations.filter(|one| one.unit == options.unit).map(|one| observation_column(framework, one)));
    }
    Template {
        title: format!("Table of {} for: {}", units(framework, options.unit), framework.title.en),
        sheets: ["Answers".to_owned(), "Columns".to_owned()],
        about: about(framework, options.unit),
        heads: ["Column", "Kind", "What it is about", "What it may contain", "Which units"].map(str::to_owned),
        refusal: "Choose one of the words in the list, or leave the cell blank.".to_owned(),
        columns,
    }
}

fn units<'f>(framework: &'f Framework, unit: &'f str) -> &'f str {
    framework.catalogue.units.get(unit).map_or(unit, |unit| unit.plural.en.as_str())
}

fn about(framework: &Framework, unit: &str) -> Vec<String> {
    let one = framework.catalogue.units.get(unit).map_or(unit, |unit| unit.title.en.as_str());
    vec![
        format!("{EXPLAINS_COLUMNS} Answers, and what each may contain."),
        format!(
            "The first column of the worksheet Answers, headed id, has an id for each {one}: one that says nothing of who it is, such as c001. Nothing else in the table may say so either."
        ),
        "A blank cell is a missing answer. A column that is not wanted may be deleted.".to_owned(),
    ]
}

fn id_column(framework: &Framework, unit: &str) -> TemplateColumn {
    TemplateColumn {
        heading: "id".to_owned(),
        kind: "id".to_owned(),
        title: format!(
            "The id of the {}",
            framework.catalogue.units.get(unit).map_or(unit, |unit| unit.title.en.as_str())
        ),
        values: Vec::new(),
        values_in_words: "any word, each once".to_owned(),
        when: "all".to_owned(),
    }
}

fn fact_column(fact: &Fact) -> TemplateColumn {
    let (values, values_in_words) = match &fact.values {
        FactValues::Listed(values) => (values.clone(), values.join(", ")),
        FactValues::Any => (Vec::new(), "any word".to_owned()),
        FactValues::Date => (Vec::new(), "a day, YYYY-MM-DD".to_owned()),
        FactValues::Number => (Vec::new(), A_NUMBER.to_owned()),
    };
    TemplateColumn {
        heading: fact.id.clone(),
        kind: "fact".to_owned(),
        title: fact.title.en.clone(),
        values,
        values_in_words,
        when: "all".to_owned(),
    }
}

/// A bare id may be a fact or an observation as well; then the column has the full name.
fn question_column(framework: &Framework, question: &Question, kind: &str) -> TemplateColumn {
    let catalogue = &framework.catalogue;
    let taken = catalogue.facts.contains_key(&question.id) || catalogue.observations.contains_key(&question.id);
    TemplateColumn {
        heading: if taken { question.qualified() } else { question.id.clone() },
        title: question.title.en.clone(),
        when: asked_of(framework, question),
        ..answers(framework, kind, question.scale.as_ref())
    }
}

fn observation_column(framework: &Framework, observation: &Observation) -> TemplateColumn {
    let units = units(framework, &observation.unit);
    let when = match &observation.when {
        When::Always => format!("asked of all {units}"),
        When::Judged => format!("asked of {units} where the assessor finds that it is needed"),
        When::If(condition) => {
            let alternatives: Vec<_> = condition.alternatives.iter().collect();
            format!("asked of {units} where {}", in_words(framework, &alternatives))
        }
    };
    TemplateColumn {
        heading: observation.id.clone(),
        title: observation.title.en.clone(),
        when,
        ..answers(framework, "observation", None)
    }
}

/// Words for answers that every regime's tables may have, and those of this regime for what was not done at all; or the values of a scale.
fn answers(framework: &Framework, kind: &str, scale: Option<&Scale>) -> TemplateColumn {
    let every = Answer::ALL.into_iter().filter(|answer| *answer != Answer::Missing);
    let words = every.flat_map(|answer| {
        let not_done = framework.not_done.iter().filter(move |_| answer == Answer::Insufficient);
        std::iter::once(answer.word().to_owned()).chain(not_done.cloned())
    });
    let values: Vec<String> = match scale {
        Some(scale) => {
            let others = [Answer::CannotTell, Answer::NotApplicable].map(|answer| answer.word().to_owned());
            scale.values.iter().cloned().chain(others).collect()
        }
        None => words.collect(),
    };
    TemplateColumn {
        heading: String::new(),
        kind: kind.to_owned(),
        title: String::new(),
        values_in_words: values.join(", "),
        values,
        when: String::new(),
    }
}
