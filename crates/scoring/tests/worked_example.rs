//! The worked example of the semantics page, part 3, from the files of `docs/worked-example/`.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use assize_model::{Limit, fraction, ratio};
use assize_scoring::{AdmitOptions, Outcome, Scorecard};
use assize_testing::{inspection, library, with_card};

const FRAMEWORK: &str = include_str!("../../../docs/worked-example/framework.toml");
const CASES: &str = include_str!("../../../docs/worked-example/cases.csv");
const CATALOGUE: &str = include_str!("../../../frameworks/observations.toml");

fn with_scorecard(check: impl FnOnce(&Scorecard<'_>)) {
    let (mut sources, library) = library(CATALOGUE, &[("framework", FRAMEWORK)]);
    let kind = library.frameworks["worked-example"].inspects[0].clone();
    let inspection = inspection(CASES, "worked-example", kind, &library, &mut sources);
    with_card(&inspection, &library, AdmitOptions::default(), check);
}

fn nine(card: &Scorecard<'_>, id: &str) -> [u64; 9] {
    let question = card.framework.question(id).unwrap();
    assize_testing::nine(card.questions[question].counts().unwrap())
}

/// Point, low, high in lowest terms.
fn share(card: &Scorecard<'_>, id: &str) -> (Option<String>, String, String) {
    let question = card.framework.question(id).unwrap();
    let figure = card.questions[question].figure.as_ref().unwrap();
    (figure.point.as_ref().map(fraction), fraction(&figure.limits.low.value), fraction(&figure.limits.high.value))
}

#[test]
fn the_questions_of_2014_and_their_mean() {
    with_scorecard(|card| {
        assert_eq!(nine(card, "A"), [3, 0, 1, 0, 0, 0, 0, 0, 0]);
        assert_eq!(nine(card, "B"), [3, 0, 0, 0, 0, 1, 0, 0, 0]);
        assert_eq!(nine(card, "C"), [2, 0, 1, 0, 0, 1, 0, 0, 0]);
        let outcome = &card.nodes[card.framework.node("2014").unwrap()];
        let figure = outcome.figure.as_ref().unwrap();
        assert_eq!(figure.point, Some(ratio(29, 36)));
        assert_eq!(figure.limits.low, Limit::closed(ratio(29, 36)));
    });
}

#[test]
fn an_absent_column_leaves_limits_and_no_point() {
    with_scorecard(|card| {
        assert_eq!(nine(card, "2.1.3"), [0, 0, 0, 1, 3, 0, 0, 0, 0]);
        assert_eq!(share(card, "2.1.3"), (None, "0/1".to_owned(), "3/4".to_owned()));
        let standard = &card.nodes[card.framework.node("2.1").unwrap()];
        assert_eq!(standard.rule, Outcome::Between { worst: 0, best: 2 }, "inadequate to good");
    });
}

#[test]
fn the_same_rule_over_the_shared_observations_has_a_point() {
    with_scorecard(|card| {
        assert_eq!(nine(card, "2.1.3-shared"), [2, 0, 1, 0, 1, 0, 0, 0, 0]);
        assert_eq!(share(card, "2.1.3-shared"), (Some("2/3".to_owned()), "1/2".to_owned(), "3/4".to_owned()));
    });
}

#[test]
fn a_blank_fact_leaves_open_whether_a_question_applies() {
    with_scorecard(|card| {
        assert_eq!(nine(card, "2.2.3"), [1, 0, 1, 0, 0, 1, 1, 0, 0]);
        assert_eq!(share(card, "2.2.3"), (Some("1/2".to_owned()), "1/2".to_owned(), "2/3".to_owned()));
    });
}
