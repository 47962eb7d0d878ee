//! `check` as a report on the quality of data. Every count here is planted by `tests/data/quality/make.py`.

use serde_json::{Value, json};

use crate::support::{Folder, faulty_data, made_up_inspection};

/// The `quality` of the only inspection.
fn quality(folder: &Folder) -> Value {
    let run = folder.run(&["check", "inspection.toml", "--writer", "json"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let report: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!((&report["kind"], &report["inspections"]), (&json!("quality"), &json!([])));
    report["quality"][0].clone()
}

fn by_id<'v>(list: &'v Value, id: &str) -> &'v Value {
    list.as_array().unwrap().iter().find(|one| one["id"] == id).unwrap()
}

#[test]
fn an_analyst_reads_what_was_found() {
    let run = faulty_data().run(&["check", "inspection.toml"]);
    insta::assert_snapshot!(run.shown());
}

#[test]
fn the_sample_is_held_against_the_cases() {
    let quality = quality(&faulty_data());
    let sample = &quality["sample"];
    assert_eq!(
        sample["counts"],
        json!({ "eligible": 300, "drawn": 50, "assessed": 48, "replaced": 1, "unaccounted": 1, "read": 47,
                "short_of_assessed": 1, "short_of_drawn": 3 })
    );
    assert_eq!((&sample["of_none"], &sample["of_several"], &sample["open"]), (&json!(0), &json!(0), &json!(1)));
    let women = &sample["strata"][0];
    assert_eq!((&women["counts"]["read"], &women["may_be"]), (&json!(12), &json!(1)));
    assert_eq!(women["counts"]["short_of_assessed"], 3);
    assert_eq!(women["of_frame"], json!({ "n": 90, "of": 300, "number": 30.0, "text": "30% (90 of 300)" }));
    assert_eq!(women["of_read"], json!({ "n": 12, "of": 46, "number": 26.09, "text": "26% (12 of 46)" }));
    // 12/46 - 90/300 is -3.913... points.
    assert_eq!((&women["difference"], &sample["strata"][1]["difference"]), (&json!(-3.91), &json!(3.91)));
}

#[test]
fn answers_and_facts_that_are_missing_are_counted() {
    let quality = quality(&faulty_data());
    let table = &quality["tables"][0];
    let answers = |id| by_id(&table["answers"], id).clone();
    let (covers, unanswered, safe) = (answers("2.1.2"), answers("2.3.1"), answers("2.3.3"));
    assert_eq!((&covers["asked"], &covers["blank"]), (&json!(47), &json!(5)));
    assert_eq!((&covers["cannot_tell"], &covers["not_applicable"]), (&json!(2), &json!(1)));
    assert_eq!((&unanswered["asked"], &unanswered["blank"]), (&json!(47), &json!(47)));
    assert_eq!((&safe["asked"], &safe["blank"], &safe["open"]), (&json!(30), &json!(0), &json!(2)));
    let prompt = answers("2.1.1.b");
    assert_eq!((&prompt["of"], &prompt["blank"]), (&json!("prompt"), &json!(1)));
    assert_eq!(answers("2.1.1.c")["judged_not_applicable"], 2);
    let fact = by_id(&table["facts"], "rosh.inspector");
    assert_eq!((&fact["blank"], &fact["open_questions"]), (&json!(3), &json!(["2.2.3", "2.3.3"])));
    assert_eq!(fact["open"], json!({ "count": 2, "lines": [30, 32] }));
}

#[test]
fn assessors_contradictions_levels_days_and_copies_are_counted() {
    let quality = quality(&faulty_data());
    let table = &quality["tables"][0];
    let assessors = &table["assessors"];
    let units: Vec<_> = assessors["list"].as_array().unwrap().iter().map(|one| (&one["name"], &one["units"])).collect();
    assert_eq!(units, [(&json!("Adder"), &json!(24)), (&json!("Beck"), &json!(21)), (&json!("Crane"), &json!(2))]);
    assert_eq!((&assessors["range"]["assessors"], &assessors["range"]["lowest"]["n"]), (&json!(3), &json!(10)));
    // Crane has two answers to each question, too few to be in a range.
    assert_eq!(by_id(&assessors["questions"], "2.1.1")["range"]["assessors"], 2);
    assert_eq!(
        table["contradictions"],
        json!([{ "question": "2.1.1", "prompts": 3, "compared": 45,
                 "yes_against_all": { "count": 4, "lines": [2, 3, 6, 7] },
                 "no_against_all": { "count": 2, "lines": [5, 9] } }])
    );
    let rosh = &table["rosh"];
    assert_eq!((&rosh["same"], &rosh["higher"]), (&json!(41), &json!(2)));
    assert_eq!((&rosh["lower"], &rosh["not_compared"]), (&json!(1), &json!(3)));
    let dates = &table["dates"];
    assert_eq!((&dates["inside"], &dates["blank"]), (&json!(41), &json!(1)));
    assert_eq!(dates["before"], json!({ "count": 3, "lines": [3, 6, 9] }));
    assert_eq!(dates["after"], json!({ "count": 2, "lines": [12, 15] }));
    assert_eq!(table["identical"], json!({ "groups": 1, "rows": { "count": 2, "lines": [47, 48] } }));
}

/// No id of a case and no day stands in what is printed, in any format.
#[test]
fn cases_are_counted_and_not_shown() {
    let folder = faulty_data();
    for writer in ["text", "markdown", "json"] {
        let run = folder.run(&["check", "inspection.toml", "--writer", writer]);
        for secret in ["q01", "q46", "2018-06-30", "2018-10-01", "perhaps"] {
            assert!(!run.stdout.contains(secret) && !run.stderr.contains(secret), "{secret} in {writer}");
        }
    }
}

#[test]
fn what_must_be_acted_on_fails_where_it_is_strict() {
    let strict = faulty_data().run(&["check", "inspection.toml", "--strict", "--message-format", "short"]);
    assert_eq!((strict.code, strict.stdout.as_str()), (1, ""));
    let codes = ["sample-sums", "sample-read", "unanswered", "blank-fact", "contradiction", "outside-window"];
    for code in codes.into_iter().chain(["identical-rows"]) {
        assert!(strict.stderr.contains(&format!("[quality/{code}]")), "{code}: {}", strict.stderr);
    }
}

/// Cases that no stratum takes in, or two do.
#[test]
fn strata_take_in_every_case_once() {
    let folder = faulty_data();
    let record = include_str!("../data/quality/inspection.toml");
    folder.write("inspection.toml", &record.replace("[\"male\"]", "[\"not-known\"]"));
    let none = folder.run(&["check", "inspection.toml"]);
    assert!(none.stderr.contains("each unit once: 34 units of none"), "{}", none.stderr);
    folder.write("inspection.toml", &record.replace("[\"male\"]", "[\"male\", \"female\"]"));
    let several = folder.run(&["check", "inspection.toml"]);
    assert!(several.stderr.contains("each unit once: 12 units of more than one"), "{}", several.stderr);
}

#[test]
fn a_stratum_that_cannot_be_told_is_an_error() {
    let folder = faulty_data();
    let record = include_str!("../data/quality/inspection.toml");
    for (written, told) in [
        ("sexx = [\"male\"]", "did you mean `sex`?"),
        ("sex = [\"man\"]", "the fact `sex` has no value `man`"),
        ("commenced = [\"2018-07-01\"]", "the fact `commenced` is a day"),
        ("allocated-to = [\"crc\"]", "is about units of kind `court-report`"),
    ] {
        folder.write("inspection.toml", &record.replace("sex = [\"male\"]", written));
        let run = folder.run(&["check", "inspection.toml"]);
        assert_eq!((run.code, run.stdout.as_str()), (1, ""), "{}", run.stderr);
        assert!(run.stderr.contains(told) && run.stderr.contains("record/stratum"), "{}", run.stderr);
    }
}

#[test]
fn a_day_is_a_day() {
    let folder = Folder::new([("cases.csv", "id,2.1.1,commenced\nc1,yes,2018-07-31\nc2,yes,31/07/2018\n")]);
    let run = folder.run(&["check", "cases.csv", "--framework", "2018-crc"]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("cases.csv:3:3") && run.stderr.contains("YYYY-MM-DD"), "{}", run.stderr);
    assert!(!run.stderr.contains("31/07"), "{}", run.stderr);
    folder.write("cases.csv", "id,2.1.1,commenced\nc1,yes,2018-07-31\n");
    let by = folder.run(&["score", "cases.csv", "--framework", "2018-crc", "--by", "commenced"]);
    assert!(by.code == 2 && by.stderr.contains("is a day"), "{}", by.shown());
}

/// A record without tables has nothing to look at but its sample; a framework has no report.
#[test]
fn nothing_is_said_of_what_is_not_there() {
    let folder = Folder::new([
        ("regime.toml", crate::support::REGIME),
        (
            "visit.toml",
            "[inspection]\nid = \"x\"\nprovider = \"london-crc\"\nframework = \"2018-crc\"\nsource = \"made up\"\n",
        ),
    ]);
    let record = folder.run(&["check", "visit.toml"]);
    assert!(record.code == 0 && record.stdout.contains("no table of cases"), "{}", record.shown());
    let framework = folder.run(&["check", "regime.toml", "-o", "report.txt"]);
    assert_eq!((framework.code, framework.stdout.as_str()), (0, ""), "{}", framework.stderr);
    assert!(framework.stderr.contains("usage/unused-option") && folder.files().len() == 2, "{}", framework.stderr);
}

#[test]
fn the_report_is_saved_where_it_is_wanted() {
    let folder = made_up_inspection();
    let run = folder.run(&["check", "inspection.toml", "--writer", "markdown", "-o", "quality.md", "--quiet"]);
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "", ""));
    assert!(folder.files()["quality.md"].starts_with("# Data quality: Synthetic CRC, 2019"));
    let csv = folder.run(&["check", "inspection.toml", "--writer", "csv"]);
    assert_eq!(csv.code, 0, "{}", csv.stderr);
    assert!(csv.stdout.lines().count() > 10 && csv.stdout.starts_with("audience,inspection,"), "{}", csv.stdout);
}
