//! Samples still to be drawn.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::support::{Folder, REGIME, run, said, table_rows};

type Row<'d> = BTreeMap<&'d str, &'d Value>;

fn plan(arguments: &[&str]) -> Value {
    let arguments: Vec<_> = ["plan"].iter().chain(arguments).chain(&["--writer", "json"]).copied().collect();
    let made = run(&arguments);
    assert_eq!((made.code, made.stderr.as_str()), (0, ""));
    let report: Value = serde_json::from_str(&made.stdout).unwrap();
    assert_eq!(report["kind"], "plan");
    report
}

fn number(row: &Row<'_>, column: &str) -> f64 {
    row[column]["value"].as_f64().unwrap()
}

/// How likely each rating of the built-in regimes is.
fn numbers(row: &Row<'_>) -> [f64; 4] {
    ["inadequate", "requires_improvement", "good", "outstanding"].map(|rating| number(row, rating))
}

#[test]
fn a_sample_is_planned() {
    insta::assert_snapshot!(run(&["plan", "--eligible", "640", "--share", "71.5", "--width", "100"]).shown());
}

/// 4 of 10 drawn, 6 of them sufficient: of 210 samples 1, 24, 90, 80 and 15 find 0, 1, 2, 3 and 4, which are 0, 25, 50, 75 and 100 per cent.
#[test]
fn chances_are_those_counted_by_hand() {
    let plan = plan(&["--eligible", "10", "--sample", "4", "--share", "60"]);
    let rows = table_rows(&plan, "true-shares");
    let row = |questions: u64| {
        let is_it = |row: &&Row<'_>| row["true_share"]["value"] == 60.0 && row["key_questions"]["count"] == questions;
        rows.iter().find(is_it).unwrap()
    };
    assert_eq!(
        (&row(1)["true_count"]["count"], &row(1)["true_rating"]["rating"]),
        (&6.into(), &"requires-improvement".into())
    );
    assert_eq!(numbers(row(1)), [11.9, 42.86, 38.1, 7.14]);
    assert_eq!(["too_low", "too_high", "wrongly"].map(|column| number(row(1), column)), [11.9, 45.24, 57.14]);
    // All three at least 50 per cent: (185/210)^3; at least 65: (95/210)^3; at least 80: (15/210)^3.
    assert_eq!(numbers(row(3)), [31.63, 59.11, 9.22, 0.04]);
    assert_eq!(said(row(3), "wrongly"), "41%");
    assert_eq!(["edges", "status", "compare"].map(|column| said(row(3), column)), ["50 65 80", "assumed", "printed"]);
    let on_the_edge = &table_rows(&plan, "distances")[0];
    assert_eq!((said(on_the_edge, "title"), on_the_edge["distance"]["count"].as_u64()), ("on an edge", Some(0)));
}

#[test]
fn sizes_are_the_known_ones() {
    let plan = plan(&["--eligible", "1000", "--confidence", "80", "--margin", "10"]);
    let sizes = table_rows(&plan, "sizes");
    let size = |whose: &str| sizes.iter().find(|size| said(size, "whose") == whose).unwrap()["drawn"]["n"].clone();
    assert_eq!([size("asked"), size("inspectorate")], [40, 142]);
    assert_eq!((number(&sizes[0], "confidence"), number(&sizes[0], "margin")), (80.0, 10.0));
    let grid = &table_rows(&plan, "grid")[0];
    assert_eq!((&grid["within_5"]["n"], &grid["within_5"]["of"]), (&142.into(), &1000.into()));
    let whole = &table_rows(&plan, "parts")[0];
    assert_eq!(whole["sample"]["count"], 40);
    assert_eq!((number(whole, "margin_80"), said(whole, "margin_80")), (9.93, "9.9 points"));
}

#[test]
fn every_row_is_whole_however_large_the_population() {
    for eligible in ["1", "2", "100000"] {
        let plan = plan(&["--eligible", eligible]);
        let rows = table_rows(&plan, "true-shares");
        assert!(!rows.is_empty());
        for row in rows {
            let sum: f64 = numbers(&row).iter().sum();
            assert!((sum - 100.0).abs() < 0.025, "{eligible}: {row:?}");
        }
    }
}

#[test]
fn other_regimes_and_other_forms() {
    let folder = Folder::new([("example.toml", REGIME)]);
    let own = folder.run(&["plan", "--eligible", "50", "--framework", "example.toml"]);
    assert_eq!(own.code, 0, "{}", own.stderr);
    let unrated = run(&["plan", "--eligible", "50", "--framework", "2014-adult-offending-work"]);
    assert_eq!(unrated.code, 0, "{}", unrated.stderr);
    assert!(unrated.stdout.contains("rates nothing by its share"), "{}", unrated.stdout);
    let table = run(&["plan", "--eligible", "10", "--sample", "4", "--writer", "csv", "--option", "table=chances"]);
    assert!(
        table.stdout.contains(",chances,10,4,2018-crc,cases,1,60,,,6,requires-improvement,,,good,,,38.1,,,public,"),
        "{}",
        table.stdout
    );
}

#[test]
fn what_cannot_be_drawn_is_a_fault_of_the_command_line() {
    for (arguments, says) in [
        (["--eligible", "0", "--width", "80"], "a whole number from 1 to 10000000"),
        (["--eligible", "9", "--sample", "10"], "a sample of 10 cannot be drawn from 9 eligible"),
        (["--eligible", "9", "--margin", "0"], "a margin is more than 0 and less than 50 points"),
        (["--eligible", "9", "--share", "101"], "a share is from 0 to 100 per cent"),
        (["--eligible", "9", "--confidence", "100"], "[possible values: 80, 90, 95, 99]"),
        (["--eligible", "9", "--framework", "2018-rated"], "is only there to be extended"),
    ] {
        let refused = run(&[["plan"].as_slice(), &arguments].concat());
        assert_eq!((refused.code, refused.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(refused.stderr.contains(says), "{}", refused.stderr);
    }
}
