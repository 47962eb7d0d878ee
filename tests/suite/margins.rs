//! How far ratings are from the next ones.

use serde_json::{Value, json};

use crate::support::{Folder, plain_rows, run};

const CRC: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/synthetic-crc-2019/inspection.toml");

fn report(folder: &Folder, arguments: &[&str]) -> Value {
    let arguments: Vec<_> =
        ["score"].iter().chain(arguments).chain(&["--margins", "--writer", "json"]).copied().collect();
    let made = folder.run(&arguments);
    assert_eq!(made.code, 0, "{}", made.stderr);
    let report: Value = serde_json::from_str(&made.stdout).unwrap();
    assert_eq!(report["audience"], "internal");
    report
}

/// The row of a node or question.
fn one(report: &Value, table: &str, id: &str) -> Value {
    plain_rows(report, table).into_iter().find(|one| one["id"] == id).unwrap()
}

/// At least, at most, and how that is known.
fn units(row: &Value, way: &str) -> [Value; 3] {
    ["least", "most", "known"].map(|part| row[format!("{way}_{part}")].clone())
}

fn overall(report: &Value) -> Value {
    plain_rows(report, "margins-overall").remove(0)
}

/// What these columns have in the rows that are about a move up or down.
fn moves(report: &Value, table: &str, way: &str, columns: [&str; 2]) -> Vec<[Value; 2]> {
    let rows = plain_rows(report, table);
    rows.iter().filter(|row| row["way"] == way).map(|row| columns.map(|column| row[column].clone())).collect()
}

#[test]
fn a_reader_sees_what_would_move_each_rating() {
    let shown = run(&["score", CRC, "--margins", "--width", "110"]).stdout;
    let (_, margins) = shown.split_once("── Margins ").unwrap();
    let (_, margins) = margins.split_once('\n').unwrap();
    insta::assert_snapshot!(margins);
}

/// Where the cases are at hand it is said at once how far the next rating is.
#[test]
fn ones_own_cases_say_what_is_nearest() {
    let folder = crate::support::made_up_inspection();
    let own = folder
        .run(&["score", "cases.csv", "--framework", "2018-crc", "--provider", "Our CRC"])
        .stdout
        .replace("\n  ", " ");
    assert!(own.contains("If 4 cases were judged sufficient instead of insufficient in 2.4.3 (26 of 45 now), Reviewing would be good."), "{own}");
    let published = folder.run(&["score", "inspection.toml"]).stdout.replace("\n  ", " ");
    assert!(
        published.contains(
            "If 2 Through the Gate cases were judged sufficient instead of insufficient in 4.2.3 (14 of 24 now), the overall rating would be good."
        ),
        "{published}"
    );
}

/// 38 of 60 prints as 63 and 39 as 65; 37 as 62. One case that lacks both answers, and one that lacks the other, are two cases.
#[test]
fn two_cases_from_good_in_one_sentence() {
    let answer = |is: bool| if is { "sufficient" } else { "insufficient" };
    let row = |case: usize| format!("s{case:02},yes,{},{},sufficient\n", answer(case < 38), answer(case < 37));
    let table = format!("case,synthetic,2.1.1,2.1.2,2.1.3\n{}", (0..60).map(row).collect::<String>());
    let record = r#"
[inspection]
id = "our-crc-2019"
title = "Our CRC, 2019"
provider = "our-crc"
framework = "2018-crc"
synthetic = true
source = "made up"

[provider]
id = "our-crc"
name = "Our CRC"
kind = "crc"
fictional = true

[[data]]
unit = "case"
file = "cases.csv"

[entered]
"1.1" = "good"
"1.2" = "good"
"1.3" = "good"
"1.4" = "good"
"#;
    let folder = Folder::new([("own.toml", record), ("cases.csv", &table)]);
    let shown = folder.run(&["score", "own.toml"]).stdout.replace("\n  ", " ");
    let said = "If 2 cases were judged sufficient instead of insufficient (1 in 2.1.1 and 2 in 2.1.2), Assessment would be good.\n";
    assert!(shown.contains(&format!("• {said}")), "{shown}");
    // Of the node that is asked about as well; of a question nothing is rated.
    let explained = |figure: &str| folder.run(&["explain", figure, "own.toml"]).stdout.replace("\n  ", " ");
    assert!(explained("2.1").contains(&format!("• {said}")), "{}", explained("2.1"));
    assert!(!explained("2.1.1").contains("would be good"), "{}", explained("2.1.1"));
    let other = record.replace("our-crc-2019", "our-crc-2020").replace("Our CRC, 2019", "Our CRC, 2020");
    let both = Folder::new([("own.toml", record), ("other.toml", &other), ("cases.csv", &table)]);
    let shown = both.run(&["score", "own.toml", "other.toml", "--margins"]).stdout.replace("\n  ", " ");
    for title in ["Our CRC, 2019", "Our CRC, 2020"] {
        let said = format!(
            "• {title}: If 2 cases were judged sufficient instead of insufficient (1 in 2.1.1 and 2 in 2.1.2), Assessment would be good.\n"
        );
        assert!(shown.contains(&said), "{shown}");
    }
}

/// 4.2.3 stands at 14 of 24, 58 per cent. 16 of 24 prints as 67 and 15 as 63: two more for good. 11 of 24 prints as 46 and 12 as 50: three fewer for inadequate.
/// 2.1.1 stands at 92 of 117, 79 per cent: 94 of 117 prints as 80; 75 of 117 prints as 64, 76 as 65.
#[test]
fn figures_checked_by_hand() {
    let report = report(&Folder::new([]), &[CRC]);
    let gate = one(&report, "margins", "4.2");
    assert_eq!(units(&gate, "up"), [json!(2), json!(2), json!("exactly")]);
    assert_eq!((&gate["down_least"], &gate["compare"]), (&json!(3), &json!("printed")));
    let crossing = plain_rows(&report, "margins-crossing");
    let of_gate = crossing.iter().filter(|row| row["id"] == "4.2" && row["way"] == "up");
    let of_gate: Vec<_> = of_gate.map(|row| (&row["question"], &row["need"])).collect();
    assert_eq!(of_gate, [(&json!("4.2.3"), &json!(2))]);
    let engaged = one(&report, "margins", "2.1.1");
    assert_eq!((&engaged["up_least"], &engaged["down_most"]), (&json!(2), &json!(17)));
    // 15 points; 16 are good, and one rating more of 4.2 gives them.
    let overall = overall(&report);
    assert_eq!((&overall["rating"]["rating"], &overall["up_most"]), (&json!("requires-improvement"), &json!(2)));
    let standards = moves(&report, "margins-standards", "up", ["id", "to"]);
    assert_eq!(
        standards.iter().map(|[id, to]| (id, &to["rating"])).collect::<Vec<_>>(),
        [(&json!("4.2"), &json!("good"))]
    );
    assert_eq!((&overall["held_down_by"], &overall["held_down_most"]), (&json!(["4.2"]), &json!(2)));
    assert_eq!(overall["enough_alone"].as_array().unwrap().len(), 6);
    // Whatever becomes of the six standards with cases, the four judged as a whole keep it from falling under six points.
    assert_eq!((&overall["down_why_not"], &overall["up_why_not"]), (&json!("standards"), &Value::Null));
    let entered = one(&report, "margins", "1.1");
    assert_eq!((&entered["why_not"], &entered["up_least"]), (&json!("entered"), &Value::Null));
    assert_eq!(one(&report, "margins-panel", "4.1")["questions"], json!(["4.1.4"]));
}

/// Counts do not say whether the four cases that lack one thing are those that lack the other.
#[test]
fn from_counts_there_are_limits() {
    let record = r#"
[inspection]
id = "example-crc-2019"
title = "Example CRC, 2019"
provider = "example-crc"
framework = "2018-crc"

[provider]
id = "example-crc"
name = "Example CRC"
kind = "crc"
fictional = true

[counts]
"2.1.1" = { sufficient = 50, insufficient = 50 }
"2.1.2" = { sufficient = 62, insufficient = 38 }
"2.1.3" = { sufficient = 90, insufficient = 10 }
"2.2.1" = { sufficient = 60, insufficient = 40 }

[panel]
"2.2" = { rating = "requires-improvement", reason = "an example", status = "assumed" }
"#;
    let folder = Folder::new([("inspection.toml", record)]);
    let report = report(&folder, &["inspection.toml"]);
    let assessment = one(&report, "margins", "2.1");
    assert_eq!(units(&assessment, "up"), [json!(15), json!(18), json!("from-counts")]);
    assert_eq!(units(&assessment, "down"), [json!(1), json!(1), json!("exactly")]);
    assert_eq!(one(&report, "margins", "2.2")["why_not"], "panel");
    assert_eq!(overall(&report)["why_not"], "no-overall");
}

#[test]
fn they_are_there_where_they_are_asked_for() {
    let plain = run(&["score", CRC, "--writer", "json"]).stdout;
    assert!(!plain.contains("\"margins\""));
    let nothing = run(&["score", "--margins"]);
    assert_eq!((nothing.code, nothing.stdout.as_str()), (2, ""));
    assert!(nothing.stderr.contains("--margins"), "{}", nothing.stderr);
}
