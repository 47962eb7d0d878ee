//! The regime of 2014 as its report states it: 5 outcomes by 5 processes, 19 of 25 places filled.

use std::collections::BTreeSet;

use assize_framework::{Framework, Question, Rollup, Target, builtin};
use assize_model::{Answer, Status, When};

use crate::support::load_beside_builtin;

const ID: &str = "2014-adult-offending-work";
const RECORD: &str = "builtin:2014-adult-offending-work/published/six-trusts-2014.toml";

fn regime() -> Framework {
    load_beside_builtin(&[]).library.frameworks.get(ID).expect("it is built in").clone()
}

fn below(framework: &Framework, node: &str) -> BTreeSet<String> {
    let questions = framework.questions_below(framework.node(node).expect("the node is there"));
    questions.into_iter().map(|question| framework.questions[question].id.clone()).collect()
}

fn question<'f>(framework: &'f Framework, id: &str) -> &'f Question {
    &framework.questions[framework.question(id).expect("the question is there")]
}

#[test]
fn nineteen_criteria_and_a_source_for_every_rule() {
    let framework = regime();
    let criteria: Vec<_> = framework.nodes.iter().filter(|node| node.parent.is_some()).collect();
    assert_eq!((framework.nodes.len(), criteria.len()), (24, 19));
    for node in &framework.nodes {
        assert!(node.origin.status.is_some() && node.origin.source.is_some(), "{}", node.id);
        if node.id.ends_with(".4") {
            let is_bare = node.rollup.is_none() && node.children.is_empty() && node.questions.is_empty();
            assert!(is_bare && node.text.is_some(), "{}: from interviews, and not scored", node.id);
        } else {
            assert_eq!(node.rollup, Some(Rollup::MeanOfQuestions), "{}", node.id);
            assert_eq!(node.also.is_some(), node.parent.is_none(), "{}: outcomes state two rules", node.id);
        }
    }
    assert!(
        framework.questions.iter().all(|question| question.origin.status.is_some() && question.origin.source.is_some())
    );
    assert!(framework.ratings.is_empty() && framework.overall.is_none(), "scores, no ratings");
}

/// Footnotes 1 and 4 of the report: work to protect victims counts in outcome 4 as well as in outcome 5.
#[test]
fn victims_questions_count_in_outcomes_4_and_5() {
    let framework = regime();
    let (public, victims) = (below(&framework, "4"), below(&framework, "5"));
    let both: Vec<_> = public.intersection(&victims).map(String::as_str).collect();
    assert_eq!(both, ["5.1.a", "5.1.b", "5.1.c", "5.2.a", "5.3.a", "5.3.b"]);
    let only: Vec<_> = victims.difference(&public).map(String::as_str).collect();
    assert_eq!(only, ["5.5.a", "5.5.b", "5.5.c", "5.5.d"], "victim contact is of outcome 5 alone");
    for (own, shared) in [("5.1", "4.1"), ("5.2", "4.2"), ("5.3", "4.3")] {
        assert!(below(&framework, own).is_subset(&below(&framework, shared)), "{own} within {shared}");
    }
}

/// Each is asked of the cases that the report names.
#[test]
fn bases_are_those_of_the_report() {
    let framework = regime();
    let asked = |id: &str| {
        let question = question(&framework, id);
        let when = question.applies.clone().or_else(|| match &question.rule.as_ref()?.required.first()?.target {
            Target::Observation(id) => Some(framework.catalogue.observations.get(id)?.when.clone()),
            Target::Question(_) => None,
        });
        match when {
            None | Some(When::Always) => "all".to_owned(),
            Some(When::Judged) => "judged".to_owned(),
            Some(When::If(condition)) => {
                let alternatives = condition.alternatives.iter().map(|alternative| {
                    let demands = alternative.demands.iter();
                    let demands = demands.map(|demand| format!("{} {}", demand.fact, demand.values.join("/")));
                    demands.collect::<Vec<_>>().join(" and ")
                });
                alternatives.collect::<Vec<_>>().join(", or ")
            }
        }
    };
    let high = "rosh.recorded high/very-high, or child-protection-concerns yes";
    let (medium, change) = ("rosh.recorded medium/high/very-high", "significant-change yes");
    for (id, cases) in [
        ("1.1.g", "report-type short/full"),
        ("2.1.k", "child-protection-concerns yes"),
        ("2.2.j", "sentence-type licence/post-sentence-supervision"),
        ("2.2.y", change),
        ("2.2.z", "transfer out"),
        ("3.2.g", "requirement.accredited-programme yes"),
        ("3.2.j", "relationships-factor yes"),
        ("3.3.a", "all"),
        ("4.1.a", "all"),
        ("4.1.b", "full-analysis-required yes"),
        ("4.1.e", medium),
        ("4.1.f", medium),
        ("4.2.c", "approved-premises yes"),
        ("4.2.d", high),
        ("4.2.e", "judged"),
        ("4.2.f", change),
        ("4.2.l", "judged"),
        ("4.2.n", "mappa yes"),
        ("4.2.q", "mappa-level 2/3"),
        ("4.2.u", "child-protection yes"),
        ("4.2.v", high),
        ("5.1.b", &format!("victim yes and {medium}")),
        ("5.2.a", "victim yes"),
        ("5.5.a", "victim-contact-required yes"),
        ("5.5.b", "victim-contact-taken-up yes"),
    ] {
        assert_eq!(asked(id), cases, "{id}");
    }
    assert_eq!(asked("4.2.g"), format!("{change} and {medium}"));
    let more_than_unpaid_work =
        "sentence-type community-order/suspended-sentence-order/licence/post-sentence-supervision";
    for id in ["3.1.a", "3.1.b", "3.1.c", "3.1.d", "3.1.g", "3.2.a", "3.2.b", "3.2.e", "3.2.f"] {
        assert_eq!(asked(id), more_than_unpaid_work, "{id}");
    }
    for id in ["3.3.b", "3.3.c", "3.3.d", "3.3.e"] {
        assert_eq!(asked(id), more_than_unpaid_work, "{id}");
    }
}

#[test]
fn what_was_needed_and_not_done_falls_short() {
    let framework = regime();
    for (word, answer) in [
        ("above the line", Answer::Sufficient),
        ("done but not sufficient", Answer::Insufficient),
        ("not completed though needed", Answer::Insufficient),
        ("some but not effective", Answer::Insufficient),
        ("no evidence", Answer::Insufficient),
        ("not needed", Answer::NotApplicable),
    ] {
        assert_eq!(framework.words.get(word), Some(&answer), "{word}");
    }
}

/// What the record counts or prints of a question can be asked under other regimes: its observation has the report's own phrase.
#[test]
fn every_judgement_that_the_report_counts_has_its_observation() {
    let framework = regime();
    let record = builtin::RECORDS.iter().find(|(name, _)| *name == RECORD).expect("the record is built in").1;
    let tables = ["[counts]", "[entered]"].map(|heading| {
        let rest = record.split_once(heading).expect("the record has the table").1;
        rest.split("\n[").next().expect("a split has a first part")
    });
    let quoted =
        tables.iter().flat_map(|table| table.lines()).filter_map(|line| line.strip_prefix('"')?.split_once('"'));
    let whole = quoted.map(|(id, _)| id).filter(|id| framework.question(id).is_some());
    let is_number =
        |figure: &&str| figure.lines().any(|line| line.starts_with("count =") || line.starts_with("percent ="));
    let figures = record.split("[[figure]]").skip(1).map(|rest| rest.split("\n[").next().unwrap_or_default());
    let parts = figures.filter(is_number).flat_map(str::lines);
    let parts = parts.filter_map(|line| line.strip_prefix("question = \"")?.strip_suffix('"'));
    let counted: BTreeSet<_> = whole.chain(parts).collect();
    assert_eq!(counted.len(), 72);
    for id in counted {
        let rule = question(&framework, id).rule.as_ref().unwrap_or_else(|| panic!("{id} has a rule"));
        let [only] = rule.required.as_slice() else { panic!("{id} rests on one observation") };
        let Target::Observation(observation) = &only.target else { panic!("{id} rests on an observation") };
        let phrase = framework.catalogue.observations[observation].regimes.get(ID);
        let phrase = phrase.unwrap_or_else(|| panic!("{observation} has a phrase of 2014"));
        assert_eq!(phrase.status, Status::Published, "{observation}");
    }
}

/// 51 illustrations of practice in a part of their own, 7 among the chapters: each once, with its Trust, and no name of a person.
#[test]
fn all_illustrations_of_practice_are_in_the_record() {
    let record = builtin::RECORDS.iter().find(|(name, _)| *name == RECORD).expect("the record is built in").1;
    let practice: Vec<&str> = record.split("\n[[practice]]\n").skip(1).collect();
    let among_chapters = practice.iter().filter(|one| one.contains(", practice illustration\"")).count();
    assert_eq!((practice.len(), among_chapters), (58, 7));
    let titles: BTreeSet<_> = practice.iter().filter_map(|one| one.lines().next()).collect();
    assert_eq!(titles.len(), 58);
    let trusts = ["York & North Yorkshire: ", "Norfolk & Suffolk: ", "Kent: ", "London: ", "Wales: "];
    let has_trust = |title: &str| trusts.iter().any(|trust| title.starts_with(&format!("title = \"{trust}")));
    assert!(titles.iter().all(|title| has_trust(title)), "{titles:?}");
}
