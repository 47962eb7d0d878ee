//! Assessors side by side: the made-up second readings of `examples/`, whose README says what is planted.

use serde_json::Value;

use crate::support::{Folder, made_up_inspection, plain_rows};

fn second_readings() -> Folder {
    Folder::new([
        ("inspection.toml", include_str!("../../examples/synthetic-second-readings/inspection.toml")),
        ("cases.csv", include_str!("../../examples/synthetic-second-readings/cases.csv")),
    ])
}

/// The report of this run, on one kind of unit.
fn report(folder: &Folder, arguments: &[&str]) -> Value {
    let shown = folder.run(&[&["agreement"], arguments, &["--writer", "json"]].concat());
    assert_eq!((shown.code, shown.stderr.as_str()), (0, ""));
    let report: Value = serde_json::from_str(&shown.stdout).unwrap();
    assert_eq!((report["kind"].as_str(), report["audience"].as_str()), (Some("agreement"), Some("internal")));
    assert_eq!(plain_rows(&report, "readings").len(), 1);
    report
}

/// Who judged what.
fn readings(report: &Value) -> Value {
    plain_rows(report, "readings").remove(0)
}

/// Every two, over all that is pooled; not the lead against all others.
fn pairs(report: &Value) -> Vec<Value> {
    plain_rows(report, "pairs").into_iter().filter(|row| row["second"] != Value::Null).collect()
}

/// What two sides said to a question; the second `None`: all others.
fn column(report: &Value, second: Option<&str>, id: &str) -> Value {
    let rows = plain_rows(report, "columns");
    let mut found = rows.into_iter().filter(|row| row["id"] == id && row["second"].as_str() == second);
    let row = found.next().unwrap_or_else(|| panic!("{second:?} answered {id}"));
    assert!(found.next().is_none(), "{second:?}: {id} stands there once");
    row
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
    let report = report(&second_readings(), &["inspection.toml"]);
    let who = readings(&report);
    assert_eq!((&who["lead"], &who["units"], &who["rows"]), (&"Assessor A".into(), &30.into(), &66.into()));
    let pair = &pairs(&report)[0];
    assert_eq!(
        (&pair["first"], &pair["second"], &pair["units"]),
        (&"Assessor A".into(), &"Assessor B".into(), &30.into())
    );
    let of = |id, key: &str| column(&report, Some("Assessor B"), id)[key].clone();
    let same = |id| of(id, "same")["text"].as_str().unwrap().to_owned();
    assert_eq!(same("2.1.1"), "100% (30 of 30)");
    assert_eq!(same("2.1.2"), "73% (22 of 30)");
    assert_eq!(same("2.2.1"), "100% (28 of 28)");
    assert_eq!(same("2.2.3"), "68% (19 of 28)");
    assert_eq!(same("2.3.1"), "93% (28 of 30)");
    assert_eq!(of("2.1.1", "kappa")["value"], 1.0);
    assert_eq!((of("2.1.2", "first_sufficient"), of("2.1.2", "second_sufficient")), (4.into(), 4.into()));
    assert_eq!(of("2.1.2", "sign_test")["value"], 1.0);
    assert_eq!(of("2.2.1", "unknown"), 2);
    // B is always the stricter: 2 / 2^9, to four decimals.
    assert_eq!((of("2.2.3", "first_sufficient"), of("2.2.3", "second_sufficient")), (9.into(), 0.into()));
    assert_eq!((of("2.2.3", "sign_test")["value"].clone(), of("2.2.3", "first_applies")), (0.0039.into(), 2.into()));
    assert_eq!((of("2.2.3", "first_lenient_units"), of("2.2.3", "second_lenient_units")), (9.into(), 0.into()));
    // 28 of 30 the same: by chance as often, or more. kappa = (28/30 - 842/900) / (1 - 842/900) = -1/29.
    assert_eq!(of("2.3.1", "kappa")["value"], -0.0345);
    assert_eq!(
        (of("2.3.1", "ac1")["text"].clone(), of("2.3.1", "ac1_error")["text"].clone()),
        ("0.93 (0.05)".into(), "0.05".into())
    );
    assert_eq!(of("2.4.2", "kappa"), "not defined");
    assert_eq!(of("2.4.2", "ac1")["value"], 1.0);
    // Over several questions, answers about one case depend on each other.
    assert_eq!(pair["same"]["text"], "89% (157 of 176)");
    assert_eq!(pair["kappa_error"], Value::Null);
    // All others together are the second side: 30 + 3 + 3 pairs.
    let both = column(&report, None, "2.1.1");
    assert_eq!((both["same"]["of"].clone(), both["compared_units"].clone()), (36.into(), 30.into()));
    assert_eq!(both["kappa_error"], Value::Null);
    // Pairs with too few units for a section of their own stand there for scripts.
    let few = column(&report, Some("Assessor D"), "2.1.1");
    assert_eq!((&few["small_base"], &few["compared_units"]), (&"true".into(), &3.into()));
}

#[test]
fn what_many_said_of_one_case_is_laid_out() {
    let report = report(&second_readings(), &["inspection.toml"]);
    let spread = plain_rows(&report, "spread");
    // Three cases and six questions, those that all answered alike among them.
    assert_eq!(spread.len(), 18);
    let of_first = |id: &str| {
        let lines = serde_json::json!(["2", "3", "4", "5"]);
        spread.iter().find(|row| row["lines"] == lines && row["id"] == id).unwrap()
    };
    let split = of_first("2.4.2");
    assert_eq!(
        (&split["sufficient"], &split["insufficient"], &split["most"]),
        (&3.into(), &1.into(), &"sufficient".into())
    );
    assert!([&of_first("2.1.1")["sufficient"], &of_first("2.1.1")["insufficient"]].contains(&&Value::from(4)));
    let others = plain_rows(&report, "others");
    let last = &others[3];
    assert_eq!(
        (&last["title"], &last["more_lenient"], &last["stricter"]),
        (&"Assessor D".into(), &0.into(), &14.into())
    );
    assert_eq!(last["same"]["text"], "22% (4 of 18)");
}

/// A bare table names no assessor: all pairs are compared, and the same pairs come out the same.
#[test]
fn a_bare_table_needs_no_lead() {
    let folder = second_readings();
    let bare = report(&folder, &["cases.csv", "--framework", "2018-crc"]);
    assert_eq!(readings(&bare)["lead"], Value::Null);
    assert!(
        plain_rows(&bare, "pairs").iter().chain(&plain_rows(&bare, "columns")).all(|row| row["second"] != Value::Null)
    );
    assert_eq!(pairs(&bare).len(), 6);
    let with_lead = report(&folder, &["cases.csv", "--framework", "2018-crc", "--assessor", "assessor a"]);
    assert_eq!(readings(&with_lead)["lead"], "Assessor A");
    let first = |report| {
        let mut first = pairs(report).remove(0);
        first.as_object_mut().unwrap().remove("title");
        first
    };
    assert_eq!(first(&with_lead), first(&bare));
    let columns = |report: &Value| -> Vec<Value> {
        let of_pair = |row: &Value| row["first"] == "Assessor A" && row["second"] == "Assessor B";
        plain_rows(report, "columns").into_iter().filter(of_pair).collect()
    };
    assert_eq!((columns(&with_lead), columns(&bare).len()), (columns(&bare), 6));
    assert_eq!(plain_rows(&with_lead, "together"), plain_rows(&bare, "together"));
    let shown = folder.run(&["agreement", "cases.csv", "--framework", "2018-crc"]);
    assert!(shown.stdout.contains("none is named, so none is the measure"), "{}", shown.stdout);
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
    let report = report(&folder, &["cases.csv", "--framework", "2018-crc"]);
    let who = readings(&report);
    assert_eq!((&who["units"], &who["unnamed"]), (&1.into(), &2.into()));
    let pair = &pairs(&report)[0];
    assert_eq!(pair["same"]["text"], "0% (0 of 1)");
    assert_eq!(pair["small_base"], "true");
}

#[test]
fn of_very_many_not_every_two_are_set_against_each_other() {
    let rows: String = (0..60).map(|assessor| format!("c1,A{assessor},{}\n", ["yes", "no"][assessor % 2])).collect();
    let folder = Folder::new([("cases.csv", format!("case,assessor,2.1.1\n{rows}").as_str())]);
    let many = report(&folder, &["cases.csv", "--framework", "2018-crc"]);
    assert_eq!(pairs(&many).len(), 0);
    let together = plain_rows(&many, "together").pop().unwrap();
    assert_eq!((&together["units"], &together["answers"]), (&1.into(), &60.into()));
    assert_eq!(plain_rows(&many, "others").len(), 60);
    let shown = folder.run(&["agreement", "cases.csv", "--framework", "2018-crc", "--width", "200"]).stdout;
    assert!(shown.contains("More than 50 assessors took part") && shown.contains("A19 and 48 more"), "{shown}");
    let led = report(&folder, &["cases.csv", "--framework", "2018-crc", "--assessor", "A0"]);
    assert_eq!(pairs(&led).len(), 59);
    // The further ones are not part of a page.
    let shown = folder.run(&["agreement", "cases.csv", "--framework", "2018-crc", "--assessor", "A0"]).stdout;
    assert!(shown.contains("29 more pairs") && !shown.contains("Lines of its rows"), "{shown}");
}

#[test]
fn without_answers_there_is_nothing_to_set_side_by_side() {
    let folder = Folder::new([("cases.csv", "case,assessor,rosh.inspector\nc1,A,low\nc1,B,low\n")]);
    let shown = folder.run(&["agreement", "cases.csv", "--framework", "2018-crc"]);
    assert_eq!(shown.code, 0);
    assert!(shown.stderr.starts_with("warning[table/no-answers]"), "{}", shown.stderr);
    assert!(shown.stdout.contains("no column of answers"), "{}", shown.stdout);
}

#[test]
fn a_blank_name_is_said_to_be_blank() {
    let folder = crate::support::Folder::new([("cases.csv", "id,assessor,2.1.1\na,,yes\na,B,no\n")]);
    let run = folder.run(&["agreement", "cases.csv", "--framework", "2018-crc"]);
    assert!(run.code == 2 && run.stderr.contains("not by two named assessors: 1 row has no name"), "{}", run.shown());
}

#[test]
fn a_report_to_publish_names_no_assessor() {
    let table = "case,assessor,2.1.1\nc1,Jo Bloggs,yes\nc1,B,no\nc2,Jo Bloggs,no\nc3,B,yes\n";
    let folder = Folder::new([("cases.csv", table)]);
    let report = |assessor: &str, to: &str| {
        folder.run(&[
            "report",
            "cases.csv",
            "--framework",
            "2018-crc",
            "--assessor",
            assessor,
            "--standing",
            "final",
            "-o",
            to,
        ])
    };
    let named = report("Jo Bloggs", "named");
    assert!(named.code == 2 && named.stderr.contains("usage/named-assessor"), "{}", named.shown());
    assert_eq!(report("B", "coded").code, 0);
    assert!(!folder.files().iter().any(|(name, text)| name.starts_with("coded/") && text.contains("Bloggs")));
    // Where no assessor is named, each assessor's rows are a part of the sample, and numbered.
    let rows: String = (0..24).map(|case| format!("c{case},{},yes\n", ["Jo Bloggs", "Al Vega"][case % 2])).collect();
    let folder = Folder::new([("cases.csv", format!("id,assessor,2.1.1\n{rows}").as_str())]);
    for standing in ["draft", "final"] {
        let asked = ["report", "cases.csv", "--framework", "2018-crc", "--by", "assessor", "--standing", standing];
        let run = folder.run(&[&asked[..], &["--writer", "html", "--writer", "csv", "-o", standing]].concat());
        assert_eq!(run.code, 0, "{}", run.shown());
        let made: Vec<_> = folder.files().into_iter().filter(|(name, _)| name.starts_with(standing)).collect();
        assert!(made.len() > 2 && made.iter().all(|(_, text)| !text.contains("Bloggs") && !text.contains("Vega")));
        let named = |number: &str| made.iter().any(|(name, text)| name.ends_with(".html") && text.contains(number));
        assert!(named("Assessor 1") && named("Assessor 2"));
    }
}
