//! How far ratings are from the next ones.

use serde_json::Value;

use crate::support::{Folder, run};

const CRC: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/synthetic-crc-2019/inspection.toml");

fn inspection(folder: &Folder, arguments: &[&str]) -> Value {
    let arguments: Vec<_> =
        ["score"].iter().chain(arguments).chain(&["--margins", "--writer", "json"]).copied().collect();
    let made = folder.run(&arguments);
    assert_eq!(made.code, 0, "{}", made.stderr);
    let mut report: Value = serde_json::from_str(&made.stdout).unwrap();
    assert_eq!(report["audience"], "internal");
    report["inspections"][0].take()
}

fn one<'v>(list: &'v Value, id: &str) -> &'v Value {
    list.as_array().unwrap().iter().find(|one| one["id"] == id).unwrap()
}

#[test]
fn a_reader_sees_what_would_move_each_rating() {
    let shown = run(&["score", CRC, "--margins", "--width", "110"]).stdout;
    let (_, margins) = shown.split_once("Margins\n").unwrap();
    insta::assert_snapshot!(margins);
}

/// 4.2.3 stands at 14 of 24, 58 per cent. 16 of 24 prints as 67 and 15 as 63: two more for good. 11 of 24 prints as 46 and 12 as 50: three fewer for inadequate.
/// 2.1.1 stands at 92 of 117, 79 per cent: 94 of 117 prints as 80; 75 of 117 prints as 64, 76 as 65.
#[test]
fn figures_checked_by_hand() {
    let made = inspection(&Folder::new([]), &[CRC]);
    let margins = &made["margins"];
    let gate = one(&margins["nodes"], "4.2");
    assert_eq!(gate["up"]["units"], serde_json::json!({ "least": 2, "most": 2, "known": "exactly" }));
    assert_eq!(gate["down"]["units"]["least"], 3);
    assert_eq!(gate["up"]["crossing"], serde_json::json!([{ "question": "4.2.3", "need": 2 }]));
    let engaged = one(&one(&margins["nodes"], "2.1")["questions"], "2.1.1");
    assert_eq!((&engaged["up"], &engaged["down"]), (&Value::from(2), &Value::from(17)));
    // 15 points; 16 are good, and one rating more of 4.2 gives them.
    assert_eq!(margins["overall"]["up"]["units"]["most"], 2);
    assert_eq!(margins["overall"]["up"]["standards"], serde_json::json!([{ "id": "4.2", "to": "good" }]));
    assert_eq!(margins["overall"]["held_down_by"], serde_json::json!(["4.2"]));
    // Whatever becomes of the six standards with cases, the four judged as a whole keep it from falling under six points.
    assert_eq!(margins["overall"]["down"]["why_not"], "standards");
    assert_eq!(one(&margins["nodes"], "1.1")["why_not"], "entered");
    assert_eq!(one(&margins["nodes"], "4.1")["discretion"][0]["questions"], serde_json::json!(["4.1.4"]));
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
    let made = inspection(&folder, &["inspection.toml"]);
    let assessment = one(&made["margins"]["nodes"], "2.1");
    assert_eq!(assessment["up"]["units"], serde_json::json!({ "least": 15, "most": 18, "known": "from-counts" }));
    assert_eq!(assessment["down"]["units"], serde_json::json!({ "least": 1, "most": 1, "known": "exactly" }));
    assert_eq!(one(&made["margins"]["nodes"], "2.2")["why_not"], "panel");
    assert_eq!(made["margins"]["overall"]["why_not"], "no-overall");
}

#[test]
fn they_are_there_where_they_are_asked_for() {
    let plain = run(&["score", CRC, "--writer", "json"]).stdout;
    assert!(!plain.contains("\"margins\""));
    let nothing = run(&["score", "--margins"]);
    assert_eq!((nothing.code, nothing.stdout.as_str()), (2, ""));
    assert!(nothing.stderr.contains("--margins"), "{}", nothing.stderr);
}
