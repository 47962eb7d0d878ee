//! Rules in words: how observations answer a question.

use super::*;

/// How observations answer a question that is not recorded.
pub(crate) fn rule_trees(framework: &Framework, question: &Question) -> Vec<Tree> {
    let Some(rule) = &question.rule else { return Vec::new() };
    let entries = |entries: &[Entry]| {
        let leaf = |entry| Tree { text: entry_in_words(framework, entry), notes: Vec::new(), children: Vec::new() };
        entries.iter().map(leaf).collect::<Vec<_>>()
    };
    let all = |entries: &[Entry]| if entries.len() == 1 { "this" } else { "all of these" }.to_owned();
    let most = match rule.misses {
        0 => all(&rule.plus),
        misses => format!("all but {misses} of these"),
    };
    let parts = [(all(&rule.required), entries(&rule.required)), (most, entries(&rule.plus))];
    let mut trees: Vec<Tree> = Vec::new();
    for (how_many, children) in parts.into_iter().filter(|(_, children)| !children.is_empty()) {
        let text = match trees.is_empty() {
            true if how_many == "this" => "where it is not recorded, sufficient if this is".to_owned(),
            true => format!("where it is not recorded, sufficient if {how_many} are"),
            false => format!("and {how_many}"),
        };
        let known = trees.is_empty().then(|| standing(&rule.origin)).flatten();
        trees.push(Tree { text, notes: known.into_iter().collect(), children });
    }
    trees
}

/// "on a scale of never, sometimes and always; sufficient from sometimes on".
pub(crate) fn scale_in_words(framework: &Framework, question: &Question) -> Option<String> {
    let scale = question.scale.as_ref()?;
    let from = match scale.met + 1 == scale.values.len() {
        true => format!("sufficient where {}", scale.values[scale.met]),
        false => format!("sufficient from {} on", scale.values[scale.met]),
    };
    Some(match question.answers_of {
        Some(other) => format!("the answers of {}; {from}", framework.questions[other].label()),
        None => format!("on a scale of {}; {from}", list(&scale.values)),
    })
}

fn entry_in_words(framework: &Framework, entry: &Entry) -> String {
    let target = match &entry.target {
        Target::Observation(id) => match framework.catalogue.observations.get(id) {
            Some(observation) => format!("{} [{id}]", observation.title.en),
            None => id.clone(),
        },
        Target::Question(question) => named(framework, &framework.questions[*question]),
    };
    match &entry.condition {
        Some(condition) => {
            let alternatives: Vec<_> = condition.alternatives.iter().collect();
            format!("{target}, where {}", in_words(framework, &alternatives))
        }
        None => target,
    }
}

/// "Sex" is female; or where "Age" is 18 to 25 and "MAPPA" is yes.
pub(crate) fn in_words(framework: &Framework, alternatives: &[&Alternative]) -> String {
    let alternatives = alternatives.iter().map(|alternative| {
        let demands = alternative.demands.iter().map(|demand| {
            let values: Vec<_> = demand.values.iter().map(|value| value.replace('-', " ")).collect();
            format!("\"{}\" is {}", fact_title(framework, &demand.fact), either(&values))
        });
        demands.collect::<Vec<_>>().join(" and ")
    });
    alternatives.collect::<Vec<_>>().join("; or where ")
}

pub(crate) fn fact_title(framework: &Framework, fact: &str) -> String {
    framework.catalogue.facts.get(fact).map_or_else(|| fact.to_owned(), |fact| fact.title.en.clone())
}
