use crate::support::{Folder, made_up_inspection, run, said, table_rows};

/// Two small regimes over the shared catalogue: one asks the parts, the other the whole.
const PARTS: &str = r#"[framework]
id = "parts"
title = "Each part by itself"
levels = ["outcome"]
status = "assumed"
source = "made up for this test"

[[node]]
id = "1"
level = "outcome"
title = "Safety"
rollup = "mean of questions"
status = "assumed"
source = "made up for this test"

[[question]]
id = "1.a"
under = ["1"]
unit = "case"
title = "Risk is analysed"
rule = { required = ["assessment.risk-analysed"], status = "assumed", source = "made up for this test" }

[[question]]
id = "1.b"
under = ["1"]
unit = "case"
title = "All checks are made"
rule = { required = ["assessment.agency-checks"], status = "assumed", source = "made up for this test" }

[[question]]
id = "1.c"
under = ["1"]
unit = "case"
title = "The record is tidy"
"#;

const WHOLE: &str = r#"[framework]
id = "whole"
title = "All in one"
levels = ["standard"]
question-level = "key question"
status = "assumed"
source = "made up for this test"

[ratings]
names = ["poor", "good"]

[bands.cases]
edges = [50]
compare = "exact"
status = "assumed"
source = "made up for this test"

[[node]]
id = "S"
level = "standard"
title = "Assessment"
rollup = "lowest"
band = "cases"
status = "assumed"
source = "made up for this test"

[[question]]
id = "S.1"
under = ["S"]
unit = "case"
title = "Assessment keeps others safe"

[question.rule]
required = ["assessment.risk-analysed"]
plus = ["assessment.police-information", "assessment.victims-analysed"]
misses = 1
status = "assumed"
source = "made up for this test"
"#;

const CASES: &str = "id,synthetic,domestic-abuse,assessment.risk-analysed,assessment.police-information\n\
c1,yes,yes,sufficient,sufficient\nc2,yes,no,sufficient,n/a\nc3,yes,yes,insufficient,\n";

fn folder() -> Folder {
    Folder::new([("parts.toml", PARTS), ("whole.toml", WHOLE), ("cases.csv", CASES)])
}

#[test]
fn two_regimes_are_told_apart_by_what_they_ask() {
    let shown = folder().run(&["frameworks", "diff", "parts.toml", "whole.toml", "--width", "100"]);
    insta::assert_snapshot!(shown.shown());
}

#[test]
fn cases_show_what_it_comes_to() {
    let arguments = ["frameworks", "diff", "parts.toml", "whole.toml", "cases.csv", "--framework", "parts.toml"];
    let shown = folder().run(&[arguments.as_slice(), &["--width", "120"]].concat());
    let (_, cases) = shown.stdout.split_once("── On the cases of").unwrap();
    insta::assert_snapshot!(cases);
    let json = folder().run(&[arguments.as_slice(), &["--writer", "json"]].concat());
    let report: serde_json::Value = serde_json::from_str(&json.stdout).unwrap();
    let pairs = table_rows(&report, "pairs-on-cases");
    for pair in &pairs {
        assert_eq!(said(pair, "verdict"), "not-comparable");
        assert!(!pair["reasons"]["ids"].as_array().unwrap().is_empty());
    }
    assert_eq!((pairs.len(), said(&pairs[0], "b"), said(&pairs[0], "common_b")), (2, "S.1", "67%"));
    assert_eq!((&pairs[0]["left_a"]["n"], &pairs[0]["left_b"]["of"]), (&1.into(), &3.into()));
    // The pair that readers are only told of has one side.
    assert_eq!((pairs[1]["share_a"]["cell"].as_str(), said(&pairs[1], "share_b")), (Some("empty"), "67%"));
    let of_both = table_rows(&report, "observations").iter().filter(|one| said(one, "asked_by") == "both").count();
    let [first, second] = table_rows(&report, "sides").try_into().unwrap();
    assert_eq!((of_both, said(&first, "alone"), said(&second, "edges")), (2, "1.c", "50"));
    let all = &table_rows(&report, "crosswalk")[0];
    assert_eq!((&all["pairs"]["count"], &all["disjoint"]["count"]), (&2.into(), &1.into()));
    assert_eq!(said(&table_rows(&report, "pairs")[0], "relation"), "subset");
}

/// The regimes that the program carries, in short: how many pairs there are of each relation, and what has no counterpart.
#[test]
fn the_regimes_of_2014_and_2018() {
    let shown = run(&["frameworks", "diff", "2014-adult-offending-work", "2018-crc", "--width", "100"]);
    assert_eq!((shown.code, shown.stderr.as_str()), (0, ""));
    let (summary, _) = shown.stdout.split_once("── Questions that share").unwrap();
    insta::assert_snapshot!(summary);
}

#[test]
fn only_what_is_there_can_be_compared() {
    let unknown = run(&["frameworks", "diff", "2014", "2018-crc"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.stderr.contains("error[usage/unknown-framework]"), "{}", unknown.stderr);
    // A base can be looked at, and nothing is judged under it.
    assert_eq!(run(&["frameworks", "diff", "2018-rated", "2019-rated"]).code, 0);
    let base = made_up_inspection().run(&["frameworks", "diff", "2018-rated", "2018-crc", "inspection.toml"]);
    assert_eq!(base.code, 2);
    assert!(base.stderr.contains("error[usage/abstract-framework]"), "{}", base.stderr);
}

#[test]
fn editions_that_ask_and_rate_alike_are_said_to() {
    for (two, says, does_not) in [
        (["2018-crc", "2019-crc"], "overall ratings under the two can be compared", "never to be set against"),
        (["2018-crc", "pdu-2021"], "of the second\n  alone, \"Court work\".", "can be compared"),
    ] {
        let shown = run(&["frameworks", "diff", two[0], two[1]]).stdout;
        assert!(shown.contains(says) && !shown.contains(does_not), "{shown}");
    }
}

/// Two children of one framework: each rule of ratings in which they differ has a row, and no other.
#[test]
fn rules_of_ratings_that_differ_are_named() {
    let child = |id: &str, more: &str| {
        format!(
            "[framework]\nid = \"{id}\"\ntitle = \"T\"\nextends = \"whole\"\nstatus = \"assumed\"\nsource = \"x\"\n{more}"
        )
    };
    let of = |rule: &str| format!("{rule}\nstatus = \"assumed\"\nsource = \"x\"\n");
    let band = of(
        "[bands.cases]\nreplaces = true\nedges = [{ above = 50 }]\ncompare = \"exact\"\nminimum = { units = 10, otherwise = \"not rated\" }",
    );
    let blanks = of("[missing]\nblank = \"insufficient\"");
    let limit = of(
        "[[limit]]\nid = \"cap\"\non = \"S\"\nquestions = [\"S.1\"]\nband = \"cases\"\nany-at-most = \"poor\"\nat-most = \"poor\"",
    );
    let (a, b) = (child("a", ""), child("b", &format!("{band}{blanks}{limit}")));
    let folder = Folder::new([("whole.toml", WHOLE), ("a.toml", &a), ("b.toml", &b)]);
    let run = folder.run(&["frameworks", "diff", "a.toml", "b.toml", "--writer", "json"]);
    let report: serde_json::Value = serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{}", run.stderr));
    let rows = table_rows(&report, "rules");
    let words = |row| ["rule", "a", "b"].map(|column| said(row, column)).join(": ");
    let rows: Vec<String> = rows.iter().map(words).collect();
    assert_eq!(
        rows,
        [
            "blanks: a blank is unknown: a blank counts as insufficient",
            "band cases: good from 50 per cent; compared exact: good above 50 per cent; compared exact",
            "band cases, least base: : rests on at least 10 units, else it is not rated",
            "limit cap: : where S.1 is poor (to 50%), the rating of standard S is at most poor",
        ]
    );
    assert!(!run.stdout.contains("can be compared"), "{}", run.stdout);
}
