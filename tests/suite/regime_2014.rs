//! Cases judged under the regime of 2014, in its own words.

use serde_json::Value;

use crate::support::{Folder, plain_row};

const REGIME: [&str; 3] = ["cases.csv", "--framework", "2014-adult-offending-work"];

const CASES: &str = "\
id,synthetic,sentence-type,rosh.recorded,victim,child-protection-concerns,significant-change,3.1.a,4.1.a,4.1.e,4.2.d,4.2.f,4.2.v,5.1.b
c1,yes,community-order,high,yes,no,yes,above the line,done well enough,sufficient,yes,done but not sufficient,effective,sufficient
c2,yes,licence,medium,yes,yes,yes,not completed,done but not sufficient,not completed though needed,no,no review,some but not effective,not sufficient
c3,yes,unpaid-work-only,low,no,no,no,not needed,Not Completed,,,,,
c4,yes,suspended-sentence-order,low,yes,no,no,below the line,above the line,not needed,not needed,not needed,not needed,not needed
";

fn scored() -> Value {
    let scored = Folder::new([("cases.csv", CASES)]).run(&[&["score", "--writer", "json"], &REGIME[..]].concat());
    assert_eq!((scored.code, scored.stderr.as_str()), (0, ""), "nothing to complain of");
    serde_json::from_str(&scored.stdout).unwrap()
}

fn one(report: &Value, kind: &str, id: &str) -> Value {
    plain_row(report, kind, id)
}

#[test]
fn words_fold_and_bases_are_the_cases_concerned() {
    let report = scored();
    for (id, counted, left_out) in [
        ("3.1.a", "1/3", 1), // unpaid work is the only requirement of c3
        ("4.1.a", "2/4", 0),
        ("4.1.e", "1/2", 2), // medium risk or higher
        ("4.2.d", "1/2", 2), // high risk, or child protection concerns
        ("4.2.f", "0/2", 2), // a change that matters
        ("4.2.v", "1/2", 2),
        ("5.1.b", "1/2", 2), // a victim, and a plan that was due
    ] {
        let question = one(&report, "questions", id);
        assert_eq!(
            (&question["share"]["exact"], &question["not_applicable"]),
            (&counted.into(), &left_out.into()),
            "{id}"
        );
    }
}

/// What was not done at all is counted apart from what was done but not well enough, as in the report.
#[test]
fn not_done_is_a_part_of_what_fell_short() {
    let report = scored();
    for (id, insufficient, not_done, share) in
        [("3.1.a", 2, 1, "1/3"), ("4.1.a", 2, 1, "1/4"), ("4.1.e", 1, 1, "1/2"), ("4.2.f", 2, 1, "1/2")]
    {
        let question = one(&report, "questions", id);
        assert_eq!(
            (&question["insufficient"], &question["not_done"]),
            (&insufficient.into(), &not_done.into()),
            "{id}"
        );
        assert_eq!(question["not_done_share"]["exact"], share, "{id}");
    }
    assert!(one(&report, "questions", "4.2.v")["not_done"].is_null(), "\"some but not effective\" is not that");
    let folder = Folder::new([("cases.csv", CASES)]);
    let explained = folder.run(&[&["explain", "4.1.a#not-done"], &REGIME[..]].concat());
    assert!(explained.stdout.contains("25% (1 of 4) not done at all"), "{}", explained.stdout);
}

/// The table asks one question of 5.1 alone, so that criterion has its share, and 4.1 takes it in as well.
#[test]
fn a_victims_question_is_in_both_outcomes() {
    let report = scored();
    let children = |node: &str| {
        let node = one(&report, "ratings", node);
        node["subset_children"].as_array().unwrap().iter().map(|id| id.as_str().unwrap().to_owned()).collect()
    };
    let (public, victims): (Vec<String>, Vec<String>) = (children("4"), children("5"));
    assert_eq!(public, ["4.1.a", "4.1.e", "4.2.d", "4.2.f", "4.2.v", "5.1.b"]);
    assert_eq!(victims, ["5.1.b"]);
    let by_children = one(&report, "ratings", "4")["second_limits"].clone();
    assert!(by_children["exact"].is_null() && by_children["low"].is_object(), "{by_children}");
}
