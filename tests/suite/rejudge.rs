use serde_json::Value;

use crate::support::{Folder, MARROWDALE, made_up_inspection, run, worked_example};

/// What the inspection of `examples/` answers under its own regime, under another edition and under that of 2014.
#[test]
fn the_same_cases_stand_under_each_regime() {
    let under = "2014-adult-offending-work,2018-crc,2018-nps";
    let shown = made_up_inspection().run(&["rejudge", "inspection.toml", "--under", under, "--width", "120"]);
    insta::assert_snapshot!(shown.shown());
}

#[test]
fn without_names_every_regime_that_is_answered_is_shown() {
    let shown = made_up_inspection().run(&["rejudge", "inspection.toml", "--writer", "json"]);
    assert_eq!((shown.code, shown.stderr.as_str()), (0, ""));
    let report: Value = serde_json::from_str(&shown.stdout).unwrap();
    assert_eq!(report["kind"], "rejudgement");
    let regimes = &tables(&report, "regimes")[0]["rows"];
    let ids: Vec<&str> = regimes.as_array().unwrap().iter().map(|row| text(row, "framework")).collect();
    let expect = [
        "2014-adult-offending-work",
        "2018-crc",
        "2018-nps",
        "2019-crc",
        "2019-nps",
        "dipp-2025",
        "pdu-2021",
        "pdu-2023",
        "region-2023",
    ];
    assert_eq!(ids, expect);
    let left_out = &tables(&report, "left-out")[0]["rows"];
    assert_eq!(text(&left_out[0], "framework"), "2016-quality-and-impact");
    // Each regime's figures stand among the inspections, by the same names.
    let cards = report["inspections"].as_array().unwrap();
    assert_eq!(cards.len(), ids.len());
    let rows = |name: &str| -> Vec<Value> {
        tables(&report, name).iter().flat_map(|table| table["rows"].as_array().unwrap().clone()).collect()
    };
    let (answered, unanswerable, no_rule) = (rows("answered"), rows("unanswerable"), rows("no-rule"));
    // Each question of each regime is answered, or it is said why not; once.
    let mut said: Vec<&Value> =
        answered.iter().chain(&unanswerable).chain(&no_rule).map(|row| &row["figure"]).collect();
    let library = assize_testing::carried();
    let asked: usize = ids.iter().map(|id| library.frameworks[*id].questions.len()).sum();
    assert_eq!(said.len(), asked);
    said.sort_by_key(|figure| figure.as_str());
    said.dedup();
    assert_eq!(said.len(), asked);
    assert!(answered.iter().all(|row| text(row, "reached") != "none"));
    assert!(unanswerable.iter().chain(&no_rule).all(|row| !text(row, "why_not").is_empty()));
    for (card, id) in cards.iter().zip(ids) {
        assert_eq!(card["framework"], id);
    }
    // The derived key question: its own rule allows one miss.
    let derived = answered.iter().find(|row| row["figure"] == "synthetic-crc-2019/2018-crc/2.1.3").unwrap();
    assert_eq!(text(derived, "reached"), "derived");
    let cell = |id: &str| &derived["cells"][id];
    for limit in ["value", "low", "high"] {
        let value =
            |id: &str| if limit == "value" { cell(id)[limit].clone() } else { cell(id)[limit]["value"].clone() };
        assert!(value("share").is_number(), "{limit}");
        assert_eq!(value("one_miss"), value("share"), "{limit}");
    }
    assert_eq!(cell("no_miss")["low"]["value"], 42.5);
}

/// The tables of this name, in order.
fn tables<'r>(within: &'r Value, name: &str) -> Vec<&'r Value> {
    match within {
        Value::Object(fields) if within["block"] == "table" && fields["name"] == name => vec![within],
        Value::Object(fields) => fields.values().flat_map(|value| tables(value, name)).collect(),
        Value::Array(values) => values.iter().flat_map(|value| tables(value, name)).collect(),
        _ => Vec::new(),
    }
}

fn text<'r>(row: &'r Value, column: &str) -> &'r str {
    row["cells"][column]["text"].as_str().unwrap()
}

/// The worked example of the semantics page, in one regime of the user's own.
#[test]
fn a_regime_of_the_users_own_takes_part() {
    let folder = worked_example();
    let shown = folder.run(&[
        "rejudge",
        "cases.csv",
        "--framework",
        "framework.toml",
        "--under",
        "framework.toml,2018-crc",
        "--all",
    ]);
    assert_eq!((shown.code, shown.stderr.as_str()), (0, ""));
    assert!(shown.stdout.contains("The cases answer no question of 2018-crc."), "{}", shown.stdout);
    assert!(shown.stdout.contains("Anything from inadequate to good"), "{}", shown.stdout);
}

#[test]
fn what_cannot_be_judged_under_is_told() {
    let folder = made_up_inspection();
    let base = folder.run(&["rejudge", "inspection.toml", "--under", "2018-rated", "--message-format", "short"]);
    assert_eq!(base.code, 2);
    assert_eq!(
        base.stderr.lines().next(),
        Some(
            "2018-rated: error[usage/abstract-framework]: `2018-rated` is only there to be extended, and nothing is inspected under it"
        )
    );
    let unknown = folder.run(&["rejudge", "inspection.toml", "--under", "2018-cr"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.stderr.contains("did you mean `2018-crc`?"), "{}", unknown.stderr);
    let published = run(&["rejudge", "london-crc-2019"]);
    assert_eq!(published.code, 0);
    assert!(published.stdout.contains("There are no cases here"), "{}", published.stdout);
}

/// A fault of the table is said once, however many regimes it is judged under.
#[test]
fn a_fault_is_said_once() {
    let folder = Folder::new([("cases.csv", "id,rosh.inspector,assessment.risk-analysed\nc1,low,perhaps\n")]);
    let shown = folder.run(&["rejudge", "cases.csv", "--framework", "2018-crc", "--message-format", "short"]);
    assert_eq!(shown.code, 1);
    let errors: Vec<&str> = shown.stderr.lines().filter(|line| line.contains("error[")).collect();
    assert_eq!(errors.len(), 1, "{}", shown.stderr);
    assert!(!shown.stderr.contains("perhaps"), "{}", shown.stderr);
}

/// Without cases there is one sentence, and what has cases.
#[test]
fn without_cases_one_sentence_is_said() {
    let shown = run(&["rejudge", "london-crc-2019"]);
    assert_eq!((shown.code, shown.stderr.as_str()), (0, ""));
    assert!(shown.stdout.contains("There are no cases here") && shown.stdout.contains("assize demo -o tour"));
    assert!(shown.stdout.lines().count() < 15, "{}", shown.stdout);
}

/// What a main point says of a regime is what the ratings of that regime say.
#[test]
fn main_points_say_what_the_ratings_say() {
    let folder = Folder::new(MARROWDALE.iter().copied());
    let mut named = 0;
    for one in MARROWDALE.iter().filter(|(name, _)| name.ends_with(".toml") && !name.starts_with("rates/")) {
        let shown = folder.run(&["rejudge", one.0, "--writer", "json"]);
        let report: Value = serde_json::from_str(&shown.stdout).unwrap();
        let ratings = tables(&report, "ratings");
        for point in report["main_points"].as_array().unwrap() {
            let said = point["text"].as_str().unwrap().to_lowercase();
            for figure in point["figures"].as_array().unwrap() {
                let mut rows = ratings.iter().flat_map(|table| table["rows"].as_array().unwrap());
                let row = rows.find(|row| row["figure"] == *figure).unwrap_or_else(|| panic!("{figure}"));
                assert!(said.contains(&text(row, "rating").to_lowercase()), "{figure}: {said}");
                if figure.as_str().unwrap().ends_with("/overall") {
                    assert!(said.contains(text(row, "points")), "{figure}: {said}");
                }
                named += 1;
            }
        }
    }
    assert!(named > 60, "{named}");
}

/// A table that is scored under another framework is read with that one's headings; its cases judged again under it are not.
#[test]
fn why_a_score_under_another_framework_differs_is_said() {
    let folder = made_up_inspection();
    let said = |under: &str| {
        let run = folder.run(&["rejudge", "inspection.toml", "--under", under]);
        run.stdout.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let other = said("pdu-2023");
    let says = "Recorded answers belong to the questions of 2018-crc. pdu-2023 has other questions of the same numbers (2.1.1, 2.1.2, 2.2.1 and 8 more), which they do not answer.";
    assert!(other.contains(says), "{other}");
    assert!(!said("2018-nps").contains("Recorded answers belong"), "both inherit the questions");
    assert!(!said("2014-adult-offending-work").contains("Recorded answers belong"), "no number is the same");
}
