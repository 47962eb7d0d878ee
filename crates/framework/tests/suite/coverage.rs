//! The rated regimes are whole: every key question and prompt, the units asked about, and the part of the catalogue that answers.

use assize_framework::{Framework, Library, Target};
use assize_model::{FactValues, Observation, When};

use crate::support::load_beside_builtin;

const RATED: [&str; 4] = ["2018-crc", "2018-nps", "2019-crc", "2019-nps"];

/// Those that took the questions of 2018 over with other numbers.
const RENUMBERED: [&str; 3] = ["pdu-2021", "pdu-2023", "region-2023"];

fn library() -> Library {
    load_beside_builtin(&[]).library
}

/// A framework with those it extends, whose phrases hold for it too.
fn itself_and_ancestors(framework: &Framework) -> Vec<&str> {
    std::iter::once(&framework.id).chain(&framework.ancestors).map(String::as_str).collect()
}

/// The observations that have a phrase of this regime at a key question, of a prompt where a letter is given.
fn at<'l>(library: &'l Library, framework: &Framework, question: &str, letter: Option<&str>) -> Vec<&'l Observation> {
    let regimes = itself_and_ancestors(framework);
    // "2.4.3 a and d", "2.4.1 c and 2.4.2 d", "2.1.2".
    let stands_there = |place: &str| {
        let mut here = false;
        place.split([' ', ',']).any(|word| match word.starts_with(|first: char| first.is_ascii_digit()) {
            true => {
                here = word == question;
                here && letter.is_none()
            }
            false => here && Some(word) == letter,
        })
    };
    let is_there = |observation: &&Observation| {
        let phrases = observation.regimes.iter().filter(|(regime, _)| regimes.contains(&regime.as_str()));
        phrases.filter_map(|(_, phrase)| phrase.at.as_deref()).any(stands_there)
    };
    library.catalogue.observations.values().filter(is_there).collect()
}

#[test]
fn every_regime_has_its_key_questions_and_prompts() {
    let library = library();
    for (id, standards, questions, prompts) in
        [("2018-crc", 10, 19, 67), ("2018-nps", 10, 17, 68), ("2019-crc", 10, 19, 67), ("2019-nps", 10, 17, 68)]
    {
        let framework = &library.frameworks[id];
        let level = framework.levels.iter().position(|level| level == "standard").unwrap();
        let found = framework.nodes.iter().filter(|node| node.level == level).count();
        assert_eq!((found, framework.questions.len()), (standards, questions), "{id}");
        assert_eq!(framework.prompts.len(), prompts, "{id}");
        for (index, question) in framework.questions.iter().enumerate() {
            let letters: Vec<_> =
                framework.prompts.iter().filter(|prompt| prompt.informs == index).map(|one| &one.question.id).collect();
            let expect: Vec<_> =
                ('a'..).take(letters.len()).map(|letter| format!("{}.{letter}", question.id)).collect();
            assert!(letters.len() >= 2 && letters.iter().copied().eq(expect.iter()), "{id}: {letters:?}");
        }
    }
}

/// Case supervision is about cases; each part of domain three has a sample and a kind of unit of its own.
#[test]
fn each_standard_has_its_own_kind_of_unit() {
    let library = library();
    for id in RATED {
        for question in &library.frameworks[id].questions {
            let unit = match &question.id[..3] {
                "3.1" => "court-report",
                "3.2" => "victim",
                "4.1" => "unpaid-work-case",
                "4.2" => "resettlement-case",
                _ => "case",
            };
            assert_eq!(question.unit, unit, "{id}: {}", question.id);
        }
    }
}

/// Keeping other people safe leaves out cases of low risk in planning, delivery and reviewing, not in assessment; reviewing leaves out cases
/// that needed no review.
#[test]
fn sub_samples_leave_out_whom_they_should() {
    let library = library();
    for id in RATED {
        for question in &library.frameworks[id].questions {
            let mut demands: Vec<(&str, Vec<&str>)> = Vec::new();
            if let Some(When::If(condition)) = &question.applies {
                assert_eq!(condition.alternatives.len(), 1, "{id}: {}", question.id);
                let demanded = condition.alternatives[0].demands.iter();
                demands.extend(demanded.map(|demand| {
                    (demand.fact.as_str(), demand.values.iter().map(String::as_str).collect::<Vec<_>>())
                }));
            }
            let risk = ("rosh.inspector", vec!["medium", "high", "very-high"]);
            let review = ("review-needed", vec!["yes"]);
            let expect = match question.id.as_str() {
                "2.2.3" | "2.3.3" => vec![risk],
                "2.4.3" => vec![risk, review],
                "2.4.1" | "2.4.2" => vec![review],
                _ => vec![],
            };
            assert_eq!(demands, expect, "{id}: {}", question.id);
        }
    }
}

#[test]
fn every_prompt_has_an_observation_of_its_unit() {
    let library = library();
    for id in RATED {
        let framework = &library.frameworks[id];
        for prompt in &framework.prompts {
            let (question, letter) = prompt.question.id.rsplit_once('.').unwrap();
            let found = at(&library, framework, question, Some(letter));
            assert!(!found.is_empty(), "{id}: nothing of the catalogue says what {} asks", prompt.question.id);
            for observation in found {
                assert_eq!(observation.unit, prompt.question.unit, "{id}: {}", observation.id);
            }
        }
    }
}

/// A rule names only what the regime says at that key question.
#[test]
fn every_observation_of_a_rule_has_its_phrase_there() {
    let library = library();
    for id in RATED.into_iter().chain(RENUMBERED) {
        let framework = &library.frameworks[id];
        for question in &framework.questions {
            let there = at(&library, framework, &question.id, None);
            let rule = question.rule.as_ref().unwrap_or_else(|| panic!("{id}: {} has a rule", question.id));
            for entry in rule.required.iter().chain(&rule.plus) {
                let Target::Observation(named) = &entry.target else { panic!("{id}: {} asks questions", question.id) };
                assert!(there.iter().any(|one| one.id == *named), "{id}: {}: {named}", question.id);
            }
        }
    }
}

#[test]
fn every_rule_says_how_it_is_known_and_from_where() {
    let library = library();
    for framework in library.frameworks.values().filter(|framework| !framework.is_abstract) {
        let id = &framework.id;
        let nodes = framework.nodes.iter().map(|node| (&node.id, &node.origin));
        let questions = framework.questions.iter().chain(framework.prompts.iter().map(|prompt| &prompt.question));
        let questions = questions.map(|question| (&question.id, &question.origin));
        let rules = framework.questions.iter();
        let rules = rules.filter_map(|question| Some((&question.id, &question.rule.as_ref()?.origin)));
        for (what, origin) in nodes.chain(questions).chain(rules) {
            assert!(origin.status.is_some() && origin.source.is_some(), "{id}: {what}");
        }
        let domain = framework.nodes.iter().filter(|node| node.id.starts_with("1."));
        for standard in domain.filter(|_| RATED.contains(&id.as_str())) {
            let text = &standard.text.as_ref().unwrap().en;
            assert!(text.contains(&format!("{}.1 ", standard.id)), "{id}: {} names its key questions", standard.id);
        }
    }
}

/// The refresh of 2019 changed the evidence, not the questions: they are the same, word for word.
#[test]
fn the_refresh_asks_what_2018_asked() {
    let library = library();
    for (before, after) in [("2018-crc", "2019-crc"), ("2018-nps", "2019-nps")] {
        let (before, after) = (&library.frameworks[before], &library.frameworks[after]);
        let asked = |framework: &Framework| -> Vec<(String, String, String)> {
            let prompts = framework.prompts.iter().map(|prompt| &prompt.question);
            let all = framework.questions.iter().chain(prompts);
            all.map(|question| (question.id.clone(), question.title.en.clone(), question.unit.clone())).collect()
        };
        assert_eq!(asked(before), asked(after));
        let said = |id: &str| after.nodes.iter().find(|node| node.id == id).unwrap().text.as_ref().unwrap().en.clone();
        for domain in ["1", "2"] {
            assert!(said(domain).starts_with("Since September 2019 "), "{}: {domain} says what changed", after.id);
        }
    }
}

#[test]
fn the_catalogue_has_100_to_150_judgements_each_of_some_regime() {
    let library = library();
    let observations = &library.catalogue.observations;
    assert!((100..=150).contains(&observations.len()), "{}", observations.len());
    for observation in observations.values() {
        assert!(!observation.regimes.is_empty(), "{} belongs to no regime", observation.id);
        assert!(!observation.stage.is_empty() && !observation.theme.is_empty(), "{}", observation.id);
        for (regime, phrase) in &observation.regimes {
            assert!(phrase.at.is_some(), "{}: where in {regime}?", observation.id);
        }
    }
    for unit in ["case", "court-report", "victim", "unpaid-work-case", "resettlement-case"] {
        assert!(observations.values().any(|observation| observation.unit == unit), "{unit}");
    }
}

#[test]
fn facts_are_declared_with_their_values() {
    let library = library();
    let facts = &library.catalogue.facts;
    for (id, values) in [
        ("rosh.recorded", ["low", "medium", "high", "very-high", "not-known"].as_slice()),
        ("rosh.inspector", &["low", "medium", "high", "very-high", "not-known"]),
        ("sex", &["female", "male", "not-known"]),
        ("ethnicity", &["asian", "black", "mixed", "white", "other", "not-known"]),
        ("disability", &["yes", "no", "not-known"]),
        ("domestic-abuse", &["yes", "no"]),
        ("child-protection", &["yes", "no"]),
        ("child-protection-concerns", &["yes", "no"]),
        ("mappa-level", &["not-managed", "1", "2", "3"]),
        ("report-type", &["oral", "short", "full"]),
        ("practitioner-grade", &["probation-officer", "probation-services-officer", "other", "not-known"]),
        (
            "sentence-type",
            &[
                "community-order",
                "suspended-sentence-order",
                "unpaid-work-only",
                "licence",
                "post-sentence-supervision",
            ],
        ),
    ] {
        let FactValues::Listed(declared) = &facts[id].values else { panic!("{id} has values of its own") };
        assert_eq!(declared, values, "{id}");
    }
    for id in ["age-band", "delivery-unit"] {
        assert!(matches!(facts[id].values, FactValues::Any), "{id}: no source gives its values");
    }
    let requirements: Vec<_> = facts.keys().filter(|id| id.starts_with("requirement.")).collect();
    assert_eq!(requirements.len(), 9, "{requirements:?}");
}

/// 2016: three tests, each through three stages; verdicts are words, and nothing is rated.
#[test]
fn the_three_tests_of_2016_have_no_ratings() {
    let library = library();
    let framework = &library.frameworks["2016-quality-and-impact"];
    assert!(framework.ratings.is_empty() && framework.bands.is_empty() && framework.overall.is_none());
    assert!(framework.questions.is_empty());
    let tests: Vec<_> = framework.nodes.iter().filter(|node| node.parent.is_none()).collect();
    let titles: Vec<_> = tests.iter().map(|node| node.title.en.as_str()).collect();
    assert_eq!(titles, ["Protecting the public", "Reducing reoffending", "Abiding by the sentence"]);
    assert!(tests.iter().all(|node| node.children.len() == 3 && node.rollup.is_none() && node.text.is_some()));
    assert!(framework.nodes.iter().all(|node| node.origin.status.is_some() && node.origin.source.is_some()));
}
