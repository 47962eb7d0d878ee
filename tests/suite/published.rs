//! The published record, as `assize score` gives it: the August 2014 aggregate and London CRC 2019.

use serde_json::Value;

use crate::support::{Folder, cards, run, said, table_rows};

const PRINTED: &str = include_str!("../data/published/iaow2014_figures.csv");
const CARRIED_BY: &str = include_str!("../data/published/iaow2014_rows.csv");
const ASKED_BY: &str = include_str!("../data/published/iaow2014_questions.csv");

/// The built-in record of this id, from the JSON writer.
fn inspection(id: &str) -> Value {
    let scored = run(&["score", "--writer", "json"]);
    assert_eq!(scored.code, 0, "{}", scored.stderr);
    let report: Value = serde_json::from_str(&scored.stdout).unwrap();
    let found = cards(&report).into_iter().find(|one| one["id"] == id);
    found.unwrap_or_else(|| panic!("{id} is built in"))
}

/// The thing of this figure name, among nodes, questions and context figures.
fn figure<'v>(inspection: &'v Value, name: &str) -> &'v Value {
    let all = ["nodes", "questions", "figures", "words"].iter().flat_map(|kind| inspection[*kind].as_array().unwrap());
    let mut found = all.filter(|one| one["figure"] == name);
    found.next().unwrap_or_else(|| panic!("no figure is called {name}"))
}

/// A CSV file with a heading, as rows of fields (quotes are only around whole fields in these files).
pub(crate) fn rows(text: &str) -> Vec<Vec<String>> {
    text.lines().skip(1).map(fields).collect()
}

fn fields(line: &str) -> Vec<String> {
    let (mut fields, mut field, mut quoted) = (Vec::new(), String::new(), false);
    for character in line.chars() {
        match character {
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push(std::mem::take(&mut field)),
            other => field.push(other),
        }
    }
    fields.push(field);
    fields
}

/// "47.51" and 47.51, "70.0" and 70.0.
fn same_number(computed: &Value, printed: &str) -> bool {
    let printed: f64 = printed.parse().unwrap();
    computed.as_f64().map(|computed| format!("{computed:.2}")) == Some(format!("{printed:.2}"))
}

#[test]
fn all_133_rows_of_the_2014_report_come_out() {
    let six = inspection("six-trusts-2014");
    let printed = rows(PRINTED);
    let carried = rows(CARRIED_BY);
    assert_eq!((printed.len(), carried.len()), (133, 133), "every row of the source, once and in order");
    for (source, row) in printed.iter().zip(&carried) {
        let [id, name, how] = row.as_slice() else { panic!("three fields in {row:?}") };
        assert_eq!(source[0], *id);
        let (numerator, denominator, percent, computed) = (&source[3], &source[4], &source[6], &source[8]);
        let fraction = format!("{numerator}/{denominator}");
        let one = figure(&six, name.split('#').next().unwrap());
        match how.as_str() {
            "share" => {
                assert_eq!(one["share"]["exact"], fraction, "{id}");
                assert!(same_number(&one["share"]["value"], computed), "{id}");
            }
            "insufficient" => {
                assert_eq!(one["insufficient_share"]["exact"], fraction, "{id}");
                assert!(same_number(&one["insufficient_share"]["value"], computed), "{id}");
                let (n, of): (u64, u64) = (numerator.parse().unwrap(), denominator.parse().unwrap());
                assert_eq!(one["share"]["exact"], format!("{}/{of}", of - n), "{id}: the complement, as n of N");
            }
            "not-done" => {
                assert_eq!(one["not_done_share"]["exact"], fraction, "{id}");
                assert!(same_number(&one["not_done_share"]["value"], computed), "{id}");
            }
            "entered" => {
                assert!(same_number(&one["entered"]["value"], percent), "{id}");
                assert_eq!(one["entered_of"] == "insufficient", name.ends_with("#insufficient"), "{id}");
                assert_eq!(one["share"]["exact"], Value::Null, "{id}: a percentage alone is not a count");
            }
            "score" => assert!(same_number(&one["entered"]["value"], percent), "{id}"),
            "figure" => in_context(id, one, numerator, denominator, percent, computed),
            other => panic!("{id}: {other} is no way to carry a row"),
        }
    }
}

/// A context figure has what the source prints: counts, base, percentage, as far as they go.
fn in_context(id: &str, one: &Value, numerator: &str, denominator: &str, percent: &str, computed: &str) {
    if !numerator.is_empty() {
        assert_eq!(one["count"].to_string(), numerator, "{id}");
    }
    if !numerator.is_empty() && !denominator.is_empty() {
        assert_eq!(one["of"].to_string(), denominator, "{id}");
        assert!(same_number(&one["context"]["value"], computed), "{id}");
    }
    if numerator.is_empty() && !denominator.is_empty() {
        assert_eq!(one["of"].to_string(), denominator, "{id}");
    }
    if !percent.is_empty() {
        let printed = format!("{} {}", one["printed"], one["context"]["text"]);
        assert!(printed.contains(&format!("{percent}%")), "{id}: {printed}");
    }
    assert!(!one["context"]["text"].as_str().or(one["words"].as_str()).unwrap().is_empty(), "{id} says something");
}

/// What a row counts of a case is a question of the regime, whether its figure is that question's or a part beside it.
#[test]
fn rows_that_judge_cases_lead_to_the_question_that_asks_it() {
    let six = inspection("six-trusts-2014");
    let carried = rows(CARRIED_BY);
    for row in rows(ASKED_BY) {
        let carrier = carried.iter().find(|carrier| carrier[0] == row[0]).unwrap();
        let one = figure(&six, carrier[1].split('#').next().unwrap());
        let question = if carrier[2] == "figure" { &one["under"] } else { &one["id"] };
        assert_eq!(*question, row[1].as_str(), "{}", row[0]);
        let fell_short = carrier[1].ends_with("#insufficient");
        assert!(carrier[2] == "figure" || fell_short == (row[2] == "insufficient"), "{}: {}", row[0], row[2]);
    }
}

#[test]
fn every_row_that_the_source_itself_contradicts_is_listed_with_both_values() {
    let six = inspection("six-trusts-2014");
    let clashes = six["clashes"].as_array().unwrap();
    for (source, row) in rows(PRINTED).iter().zip(rows(CARRIED_BY)) {
        let contradicts = source[9] == "no";
        let listed = clashes.iter().find(|clash| clash["figure"] == row[1].as_str());
        assert_eq!(listed.is_some(), contradicts, "{}", row[0]);
        if let Some(clash) = listed {
            let computed: f64 = source[8].parse().unwrap();
            assert_eq!(clash["printed"], format!("{}%", source[6]));
            assert_eq!(clash["computed"], format!("{computed:.0}%"), "{}", row[0]);
        }
    }
    assert_eq!(clashes.len(), 5, "38% of the sample, 45% and 75% on alcohol, 68% in the words of 3.2, 79% trained");
}

/// What the report prints beside its counts, and agrees with them, is checked, too.
#[test]
fn every_printed_percentage_that_has_counts_is_compared_with_them() {
    let six = inspection("six-trusts-2014");
    let checks = six["printed"].as_array().unwrap();
    for (source, row) in rows(PRINTED).iter().zip(rows(CARRIED_BY)) {
        let has_both = !source[3].is_empty() && !source[4].is_empty() && !source[6].is_empty();
        if has_both {
            let check = checks.iter().find(|check| check["figure"] == row[1].as_str());
            let check = check.unwrap_or_else(|| panic!("{} is compared", row[0]));
            assert_eq!(check["fit"] == "agrees", source[9] != "no", "{}", row[0]);
        }
    }
}

#[test]
fn the_outcome_scores_stand_as_printed_and_apart_from_the_subset() {
    let six = inspection("six-trusts-2014");
    for (outcome, score, low, high) in
        [(1, 84, 77, 89), (2, 75, 67, 84), (3, 65, 53, 82), (4, 64, 52, 80), (5, 68, 53, 86)]
    {
        let node = figure(&six, &format!("six-trusts-2014/2014-adult-offending-work/{outcome}"));
        let entered = &node["entered"];
        assert_eq!(entered["text"], format!("{score}%"));
        assert_eq!(
            (&entered["low"], &entered["high"], &node["entered_over"]),
            (&f64::from(low).into(), &f64::from(high).into(), &6.into())
        );
        assert_eq!(node["share"]["exact"], Value::Null, "a printed score has limits, not a point");
        let subset = &node["subset"];
        assert!(
            subset.is_null()
                || (node["subset_children"].as_array().unwrap().len() as u64) < node["children"].as_u64().unwrap(),
            "a subset says of how many"
        );
    }
}

#[test]
fn london_crc_2019_is_15_of_30_as_published_and_0_to_24_by_the_rule() {
    let london = inspection("london-crc-2019");
    let overall = &london["overall"];
    assert_eq!((&overall["points"]["least"], &overall["points"]["of"]), (&15.into(), &30.into()));
    assert_eq!(overall["rating"]["rating"], "requires-improvement");
    assert_eq!(overall["rating"]["basis"], "published");
    let by_rule = &overall["rule_points"];
    assert_eq!((&by_rule["least"], &by_rule["most"]), (&0.into(), &24.into()));
    assert_eq!(overall["rule_rating"], Value::Null);
    assert_eq!(overall["reason"], "7 standards are not known");
    for standard in ["2.2", "2.3", "2.4"] {
        let node = figure(&london, &format!("london-crc-2019/2018-crc/{standard}"));
        assert_eq!(
            node["rule_rating"]["between"],
            serde_json::json!(["inadequate", "requires-improvement"]),
            "{standard}"
        );
        // Nothing is inadequate among its five good and five requires improvement (7.13 e).
        assert_eq!(node["rating"]["rating"], "requires-improvement", "{standard}");
        assert_eq!(node["rating"]["basis"], "published", "{standard}");
    }
    assert!(london["clashes"].as_array().unwrap().is_empty());
}

#[test]
fn explain_says_why_london_has_no_overall_rating_by_the_rule() {
    let explained = run(&["explain", "london-crc-2019/2018-crc/overall"]);
    assert_eq!(explained.code, 0, "{}", explained.stderr);
    insta::assert_snapshot!(explained.stdout);
}

/// Every overall rating that a report prints is in the table of ratings, whatever comes out here, and so in every writer's.
#[test]
fn printed_ratings_stand_beside_the_computed_ones() {
    let scored = run(&["score", "--writer", "json"]);
    let record: Value = serde_json::from_str(&scored.stdout).unwrap();
    for one in ["hlny-crc-2019", "nps-wales-2019", "london-crc-2019"] {
        let inspections = cards(&record);
        let checks =
            inspections.iter().find(|inspection| inspection["id"] == one).unwrap()["printed"].as_array().unwrap();
        let overall =
            checks.iter().find(|check| check["figure"].as_str().unwrap().ends_with("/overall#rating")).unwrap();
        let words = overall["printed"].as_str().unwrap();
        let shown: Value = serde_json::from_str(&run(&["score", one, "--writer", "json"]).stdout).unwrap();
        let ratings = table_rows(&shown, "ratings");
        let printed = ratings[0]["printed"];
        assert_eq!((said(&ratings[0], "printed"), &printed["basis"]), (words, &"printed".into()), "{one}");
        let id = printed["rating"].as_str().unwrap();
        let csv = run(&["score", one, "--writer", "csv", "--option", "table=ratings"]).stdout;
        let line = csv.lines().find(|line| {
            line.contains(&format!("{one}/{}/overall,", shown["inspections"][0]["framework"].as_str().unwrap()))
        });
        assert!(line.unwrap().contains(&format!(",{id},,,")), "{one}: {csv}");
        assert!(run(&["score", one, "--width", "120"]).stdout.contains("As printed"), "{one}");
    }
}

/// No reader finds a figure by the rule beside a rating that rules a part of it out (semantics 7.13 g); scripts find what the rule gives under
/// its own name.
#[test]
fn nothing_contradicts_a_rating_beside_it() {
    let scored = run(&["score", "--writer", "json"]);
    let record: Value = serde_json::from_str(&scored.stdout).unwrap();
    let (mut without_points, mut apart) = (0, 0);
    for row in table_rows(&record, "ratings").iter().filter(|row| row.get("rating").is_some()) {
        let (rating, points) = (&row["rating"], &row["points"]);
        if rating["basis"] == "printed" && rating["points"].is_null() {
            without_points += 1;
            assert_eq!((said(row, "points"), &points["cell"]), ("", &"empty".into()), "{row:?}");
            // Of the national inspection no rule gives any.
            let has_no_rule = row["rule_points"]["reason"].as_str().is_some_and(|why| why.contains("no rule"));
            assert!(row["rule_points"]["least"].is_u64() || has_no_rule, "{row:?}");
        }
        let is_between = points["least"] != points["most"];
        assert!(!is_between || rating["basis"] != "printed", "{row:?}");
        if said(row, "share") == "see the note" {
            apart += 1;
            assert!(row["share"]["high"].is_object() && row["share"]["value"].is_null(), "{row:?}");
        }
    }
    assert!(without_points > 100 && apart == 3, "{without_points} {apart}");
    let page = run(&["score", "london-crc-2019"]).stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    let note = "0% to under 50% is known of the share, by the rule inadequate or requires improvement (just under 50% is printed as 50%). The published count of ratings rules out inadequate.";
    assert_eq!(page.matches(note).count(), 1, "{page}");
    assert!(page.contains("Requires improvement or good by the published count of ratings alone"), "{page}");
}

/// What the program carries as published is for anybody; with a file of one's own, or rules of one's own, it is for those who hold it. A page
/// has no commands to type.
#[test]
fn what_was_published_is_public_and_what_is_ones_own_is_not() {
    let (_, text) = assize_framework::builtin::RECORDS
        .iter()
        .find(|(name, _)| name.ends_with("/london-crc-2019.toml"))
        .expect("the record is carried");
    let folder = Folder::new([("own.toml", text.replace("\"london-crc-2019\"", "\"own-2019\"").as_str())]);
    for (arguments, audience) in [
        (&["score", "london-crc-2019"][..], "public"),
        (&["score", "crc", "2019"], "public"),
        (&["score", "london-crc-2019", "--margins"], "internal"),
        (&["compare", "nps", "crc", "london"], "public"),
        (&["compare"], "public"),
        (&["quote", "overall", "london-crc-2019"], "public"),
        (&["explain", "overall", "london-crc-2019"], "public"),
        (&["score", "own.toml"], "internal"),
        (&["score", "own.toml", "london-crc-2018"], "internal"),
        (&["compare", "own.toml", "london-crc-2018"], "internal"),
        (&["explain", "overall", "own.toml"], "internal"),
    ] {
        let made = folder.run(&[arguments, &["--writer", "json"]].concat());
        assert_eq!(made.code, 0, "{arguments:?}: {}", made.stderr);
        let report: Value = serde_json::from_str(&made.stdout).unwrap();
        assert_eq!(report["audience"], audience, "{arguments:?}");
    }
    for arguments in [&["score"][..], &["score", "crc"], &["compare", "crc"], &["compare", "london"]] {
        let shown = folder.run(arguments).stdout;
        assert!(shown.contains("`assize "), "{arguments:?}: {shown}");
        for writer in ["html", "markdown"] {
            let page = folder.run(&[arguments, &["--writer", writer]].concat()).stdout.replace("\\`", "`");
            assert!(!page.contains("assize score") && !page.contains("assize compare"), "{arguments:?}, {writer}");
        }
    }
}

/// What is published stands before what is computed: the rating that a report prints, without the points that the rule alone makes, and
/// beside it the rule (semantics 7.13 c). Where the whole has no rule, what the record says of it and of its parts opens the page.
#[test]
fn what_is_printed_stands_before_what_the_rule_makes() {
    let points = |one: &str| -> Vec<String> {
        let shown: Value = serde_json::from_str(&run(&["score", one, "--writer", "json"]).stdout).unwrap();
        shown["main_points"]
            .as_array()
            .unwrap()
            .iter()
            .map(|point| point["text"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(points("derby-city-yjs-2025")[0], "Outstanding (as printed).");
    let shown: Value =
        serde_json::from_str(&run(&["score", "derby-city-yjs-2025", "--writer", "json"]).stdout).unwrap();
    let overall = &table_rows(&shown, "ratings")[0];
    assert_eq!(
        (&overall["rating"]["basis"], &overall["rule_rating"]["rating"]),
        (&"printed".into(), &"outstanding".into())
    );
    let quoted = run(&["quote", "overall#points", "derby-city-yjs-2025"]).stdout;
    assert!(quoted.contains("the total is 12 of 12 points, by the scoring rule"), "{quoted}");
    for (one, says) in [
        ("national-inspection-2025", "Requires improvement (as printed)."),
        ("national-inspection-2025", "4 Services: inadequate."),
        ("kent-surrey-sussex-region-2026", "in just over half of cases planning kept other people safe well enough"),
        ("wales-trust-2014", "2.1.f Offender asked for the preferred language, Welsh or English: 80%"),
        ("york-north-yorkshire-trust-2014", "Concern: Some parts of practice need attention."),
    ] {
        let points = points(one);
        assert!(points.iter().any(|point| point.contains(says)), "{one}: {points:?}");
    }
}
