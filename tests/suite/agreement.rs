//! Assessors side by side: the made-up second readings of `examples/`, whose README says what is planted.

use serde_json::Value;

use crate::support::{Folder, made_up_inspection};

fn second_readings() -> Folder {
    Folder::new([
        ("inspection.toml", include_str!("../../examples/synthetic-second-readings/inspection.toml")),
        ("cases.csv", include_str!("../../examples/synthetic-second-readings/cases.csv")),
    ])
}

fn cases_only(folder: &Folder, arguments: &[&str]) -> Value {
    let shown = folder.run(&[&["agreement"], arguments, &["--writer", "json"]].concat());
    assert_eq!((shown.code, shown.stderr.as_str()), (0, ""));
    let report: Value = serde_json::from_str(&shown.stdout).unwrap();
    assert_eq!((report["kind"].as_str(), report["audience"].as_str()), (Some("agreement"), Some("internal")));
    report["agreements"][0]["units"][0].clone()
}

/// What two sides said to a question.
fn column<'v>(cases: &'v Value, sides: &'v Value, id: &str) -> &'v Value {
    let columns = cases["columns"].as_array().unwrap();
    let place = columns.iter().position(|column| column["id"] == id).unwrap();
    &sides["columns"][place]
}

#[test]
fn a_reader_sees_who_agrees_with_whom() {
    let shown = second_readings().run(&["agreement", "inspection.toml", "--width", "120"]);
    assert_eq!((shown.code, shown.stderr.as_str()), (0, ""));
    insta::assert_snapshot!(shown.stdout);
}

#[test]
fn units_are_named_by_lines_alone_and_both_agreements_are_told_apart() {
    for writer in ["text", "json", "html"] {
        let shown = second_readings().run(&["agreement", "inspection.toml", "--writer", writer]);
        assert_eq!((shown.code, shown.stderr.as_str()), (0, ""));
        assert!(!shown.stdout.contains("s001") && shown.stdout.contains("Synthetic"), "{writer}");
        assert!(shown.stdout.contains("Agreement of recorded and derived"), "{writer}");
    }
}

#[test]
fn what_is_planted_is_found() {
    let cases = cases_only(&second_readings(), &["inspection.toml"]);
    assert_eq!((&cases["lead"], &cases["units"], &cases["rows"]), (&"Assessor A".into(), &30.into(), &66.into()));
    let pair = &cases["pairs"][0];
    assert_eq!(
        (&pair["first"], &pair["second"], &pair["units"]),
        (&"Assessor A".into(), &"Assessor B".into(), &30.into())
    );
    let same = |id| column(&cases, pair, id)["same"]["text"].as_str().unwrap().to_owned();
    assert_eq!(same("2.1.1"), "100% (30 of 30)");
    assert_eq!(same("2.1.2"), "73% (22 of 30)");
    assert_eq!(same("2.2.1"), "100% (28 of 28)");
    assert_eq!(same("2.2.3"), "68% (19 of 28)");
    assert_eq!(same("2.3.1"), "93% (28 of 30)");
    let of = |id, key: &str| column(&cases, pair, id)[key].clone();
    assert_eq!(of("2.1.1", "kappa")["value"], 1.0);
    assert_eq!((of("2.1.2", "first_sufficient"), of("2.1.2", "second_sufficient")), (4.into(), 4.into()));
    assert_eq!(of("2.1.2", "sign_test"), 1.0);
    assert_eq!(of("2.2.1", "unknown"), 2);
    // B is always the stricter: 2 / 2^9, to four decimals.
    assert_eq!((of("2.2.3", "first_sufficient"), of("2.2.3", "second_sufficient")), (9.into(), 0.into()));
    assert_eq!((of("2.2.3", "sign_test"), of("2.2.3", "first_applies")), (0.0039.into(), 2.into()));
    // 28 of 30 the same: by chance as often, or more. kappa = (28/30 - 842/900) / (1 - 842/900) = -1/29.
    assert_eq!(of("2.3.1", "kappa")["value"], -0.0345);
    assert_eq!(of("2.3.1", "ac1")["text"], "0.93 (0.05)");
    assert_eq!(of("2.4.2", "kappa"), Value::Null);
    assert_eq!(of("2.4.2", "ac1")["value"], 1.0);
    // Over questions answers about one case hang together.
    assert_eq!(pair["pooled"]["same"]["text"], "89% (157 of 176)");
    assert_eq!(pair["pooled"]["kappa"]["error"], Value::Null);
    // All others together are the second side: 30 + 3 + 3 pairs.
    let both = column(&cases, &cases["against_lead"], "2.1.1");
    assert_eq!((both["same"]["of"].clone(), both["units"].clone()), (36.into(), 30.into()));
    assert_eq!(both["kappa"]["error"], Value::Null);
}

#[test]
fn what_many_said_of_one_case_is_laid_out() {
    let cases = cases_only(&second_readings(), &["inspection.toml"]);
    let benchmark = &cases["benchmark"];
    let units = benchmark["units"].as_array().unwrap();
    assert_eq!(units.len(), 3);
    assert_eq!(units[0]["lines"], serde_json::json!([2, 3, 4, 5]));
    let spread = &units[0]["columns"][5];
    assert_eq!(
        (&spread["sufficient"], &spread["insufficient"], &spread["most"]),
        (&3.into(), &1.into(), &"sufficient".into())
    );
    let others = benchmark["assessors"].as_array().unwrap();
    let last = &others[3];
    assert_eq!(
        (&last["assessor"], &last["more_lenient"], &last["stricter"]),
        (&"Assessor D".into(), &0.into(), &14.into())
    );
    assert_eq!(last["same"]["text"], "22% (4 of 18)");
}

/// A bare table names nobody: every two are set against each other, and the same pairs come out the same.
#[test]
fn a_bare_table_needs_no_lead() {
    let folder = second_readings();
    let cases = cases_only(&folder, &["cases.csv", "--framework", "2018-crc"]);
    assert_eq!((&cases["lead"], &cases["against_lead"]), (&Value::Null, &Value::Null));
    assert_eq!(cases["pairs"].as_array().unwrap().len(), 6);
    let with_lead = cases_only(&folder, &["cases.csv", "--framework", "2018-crc", "--assessor", "assessor a"]);
    assert_eq!(with_lead["lead"], "Assessor A");
    assert_eq!(with_lead["pairs"][0], cases["pairs"][0]);
    assert_eq!(with_lead["together"], cases["together"]);
    let shown = folder.run(&["agreement", "cases.csv", "--framework", "2018-crc"]);
    assert!(shown.stdout.contains("nobody is named: none is the measure"), "{}", shown.stdout);
    // To score, somebody must still be named.
    let scored = folder.run(&["score", "cases.csv", "--framework", "2018-crc", "--message-format", "short"]);
    assert_eq!(scored.code, 1);
    assert!(scored.stderr.contains("it is not said whose answers are scored"), "{}", scored.stderr);
}

#[test]
fn without_second_readings_it_says_what_is_needed() {
    let shown = made_up_inspection().run(&["agreement", "inspection.toml"]);
    assert_eq!((shown.code, shown.stdout.as_str()), (2, ""));
    insta::assert_snapshot!(shown.stderr);
}

#[test]
fn faults_of_every_assessors_rows_are_said_without_their_words() {
    let table = "case,assessor,2.1.1\nc1,A,sufficient\nc1,B,brilliant\nc2,A,no\n";
    let folder = Folder::new([("cases.csv", table), ("no-assessor.csv", "case,2.1.1\nc1,yes\nc1,no\n")]);
    let run = |table: &str, more: &[&str]| {
        let arguments = ["agreement", table, "--framework", "2018-crc", "--message-format", "short"];
        let shown = folder.run(&[&arguments, more].concat());
        assert_eq!((shown.code, shown.stdout.as_str()), (1, ""), "{}", shown.stderr);
        shown.stderr
    };
    let words = run("cases.csv", &[]);
    assert!(words.contains("cases.csv:3:3") && !words.contains("brilliant"), "{words}");
    // Scored alone, A's answers are in order: what is set aside is not looked at.
    let scored = folder.run(&["score", "cases.csv", "--framework", "2018-crc", "--assessor", "A"]);
    assert_eq!(scored.code, 0, "{}", scored.stderr);
    let twice = run("no-assessor.csv", &[]);
    assert!(twice.contains("table/duplicate-id"), "{twice}");
    let nobody = run("no-assessor.csv", &["--assessor", "A"]);
    assert!(nobody.contains("no column `assessor`"), "{nobody}");
    folder.write("twice.csv", "case,assessor,2.1.1\nc1,A,yes\nc1,a,no\n");
    let same = run("twice.csv", &[]);
    assert!(same.contains("twice.csv:3:1") && same.contains("table/duplicate-id"), "{same}");
}

#[test]
fn rows_that_name_nobody_are_left_out_and_counted() {
    let table = "case,assessor,2.1.1\nc1,A,yes\nc1,B,no\nc1,,no\nc2,,yes\nc2,B,yes\n";
    let folder = Folder::new([("cases.csv", table)]);
    let cases = cases_only(&folder, &["cases.csv", "--framework", "2018-crc"]);
    assert_eq!((&cases["units"], &cases["unnamed"]), (&1.into(), &2.into()));
    assert_eq!(cases["pairs"][0]["pooled"]["same"]["text"], "0% (0 of 1)");
    assert_eq!(cases["pairs"][0]["pooled"]["small_base"], true);
}

#[test]
fn of_very_many_not_every_two_are_set_against_each_other() {
    let rows: String = (0..60).map(|assessor| format!("c1,A{assessor},{}\n", ["yes", "no"][assessor % 2])).collect();
    let folder = Folder::new([("cases.csv", format!("case,assessor,2.1.1\n{rows}").as_str())]);
    let cases = cases_only(&folder, &["cases.csv", "--framework", "2018-crc"]);
    assert_eq!(cases["pairs"].as_array().unwrap().len(), 0);
    assert_eq!(
        (&cases["together"]["pooled"]["units"], &cases["together"]["pooled"]["answers"]),
        (&1.into(), &60.into())
    );
    assert_eq!(cases["benchmark"]["assessors"].as_array().unwrap().len(), 60);
    let shown = folder.run(&["agreement", "cases.csv", "--framework", "2018-crc", "--width", "200"]).stdout;
    assert!(shown.contains("More than 50 assessors took part") && shown.contains("A19 and 48 more"), "{shown}");
    let led = cases_only(&folder, &["cases.csv", "--framework", "2018-crc", "--assessor", "A0"]);
    assert_eq!(led["pairs"].as_array().unwrap().len(), 59);
}

#[test]
fn without_answers_there_is_nothing_to_set_side_by_side() {
    let folder = Folder::new([("cases.csv", "case,assessor,rosh.inspector\nc1,A,low\nc1,B,low\n")]);
    let shown = folder.run(&["agreement", "cases.csv", "--framework", "2018-crc"]);
    assert_eq!((shown.code, shown.stderr.as_str()), (0, ""));
    assert!(shown.stdout.contains("no column of answers"), "{}", shown.stdout);
}
