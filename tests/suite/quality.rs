//! `check` as a report on the quality of data. Every count here is planted by `tests/data/quality/make.py`.

use serde_json::{Value, json};

use crate::support::{Folder, faulty_data, made_up_inspection, plain_rows};

/// The report on the only inspection.
fn quality(folder: &Folder) -> Value {
    let run = folder.run(&["check", "inspection.toml", "--writer", "json"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let report: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(report["kind"], "quality");
    let [inspection] = report["inspections"].as_array().unwrap().as_slice() else { panic!("one was checked") };
    assert_eq!((&inspection["framework"], &inspection["synthetic"]), (&json!("2018-crc"), &json!(true)));
    report
}

/// The row where a column says this.
fn row(report: &Value, table: &str, column: &str, says: &str) -> Value {
    let rows = plain_rows(report, table);
    rows.into_iter().find(|row| row[column] == says).unwrap_or_else(|| panic!("{table} has no {says}"))
}

/// These values of a row.
fn values<const N: usize>(row: &Value, columns: [&str; N]) -> [Value; N] {
    columns.map(|column| row[column].clone())
}

#[test]
fn an_analyst_reads_what_was_found() {
    let run = faulty_data().run(&["check", "inspection.toml"]);
    assert_eq!(run.code, 0);
    insta::assert_snapshot!(run.stdout);
    insta::assert_snapshot!("warnings_of_what_was_found", run.stderr);
}

#[test]
fn the_sample_is_held_against_the_cases() {
    let report = quality(&faulty_data());
    let all = row(&report, "sample", "title", "All");
    let counts = ["eligible", "drawn", "assessed", "replaced", "unaccounted", "read"];
    assert_eq!(values(&all, counts), [300, 50, 48, 1, 1, 47]);
    assert_eq!(values(&all, ["short_of_assessed", "short_of_drawn"]), [1, 3]);
    assert_eq!(values(&all, ["of_none", "of_several", "open"]), [0, 0, 1]);
    let women = row(&report, "sample", "title", "Women");
    assert_eq!(values(&women, ["read", "may_be", "short_of_assessed"]), [12, 1, 3]);
    let [women, men] = ["Women", "Men"].map(|title| row(&report, "frame", "title", title));
    let share = |share: &Value| values(share, ["exact", "value", "text"]);
    assert_eq!(share(&women["of_frame"]), [json!("90/300"), json!(30.0), json!("30%")]);
    assert_eq!(share(&women["of_read"]), [json!("12/46"), json!(26.09), json!("26%")]);
    // 12/46 - 90/300 is -3.913... points.
    assert_eq!([&women, &men].map(|row| row["difference"]["value"].clone()), [-3.91, 3.91]);
}

#[test]
fn answers_and_facts_that_are_missing_are_counted() {
    let report = quality(&faulty_data());
    let answers = |id| row(&report, "answers", "id", id);
    let (covers, unanswered, safe) = (answers("2.1.2"), answers("2.3.1"), answers("2.3.3"));
    assert_eq!(values(&covers, ["asked", "blank", "cannot_tell", "not_applicable"]), [47, 5, 2, 1]);
    assert_eq!(values(&unanswered, ["asked", "blank"]), [47, 47]);
    assert_eq!(values(&safe, ["asked", "blank", "open"]), [30, 0, 2]);
    let sum: u64 = ["sufficient", "insufficient", "cannot_tell", "not_applicable", "blank"]
        .map(|column| covers[column].as_u64().unwrap())
        .iter()
        .sum();
    assert_eq!(sum, 47);
    let prompt = answers("2.1.1.b");
    assert_eq!((&prompt["about"], &prompt["blank"]), (&json!("prompt"), &json!(1)));
    let judged = answers("2.1.1.c");
    assert_eq!(values(&judged, ["judged_not_applicable", "all_alike"]), [json!(2), json!("insufficient")]);
    let fact = row(&report, "facts", "title", "rosh.inspector");
    assert_eq!((&fact["blank"], &fact["open_questions"]), (&json!(3), &json!(["2.2.3", "2.3.3"])));
    assert_eq!(values(&fact, ["open", "open_lines"]), [json!(2), json!(["30", "32"])]);
    // Scripts have the facts that have a column and are not needed, too.
    assert_eq!(row(&report, "facts", "title", "commenced")["is_needed"], "false");
}

#[test]
fn assessors_contradictions_levels_days_and_copies_are_counted() {
    let report = quality(&faulty_data());
    let assessors = plain_rows(&report, "assessors");
    let units: Vec<_> = assessors.iter().map(|one| values(one, ["assessor", "units"])).collect();
    assert_eq!(units, [("Adder", 24), ("Beck", 21), ("Crane", 2)].map(|(name, units)| [json!(name), json!(units)]));
    let range = &plain_rows(&report, "assessors-range")[0];
    assert_eq!((&range["assessors"], &range["lowest"]["n"]), (&json!(3), &json!(10)));
    // Crane has two answers to each question, too few to be in a range.
    assert_eq!(row(&report, "ranges", "id", "2.1.1")["assessors"], 2);
    let of_crane = plain_rows(&report, "assessors-questions");
    let of_crane = of_crane.iter().find(|row| row["id"] == "2.1.1" && row["assessor"] == "Crane").unwrap();
    assert_eq!(of_crane["sufficient_share"]["of"], 2);
    let [contradicted] = plain_rows(&report, "contradictions").try_into().unwrap();
    assert_eq!(contradicted["id"], "2.1.1");
    assert_eq!(values(&contradicted, ["prompts", "compared", "yes_against_all", "no_against_all"]), [3, 45, 4, 2]);
    assert_eq!(values(&contradicted, ["yes_lines", "no_lines"]), [json!(["2", "3", "6", "7"]), json!(["5", "9"])]);
    let rosh = &plain_rows(&report, "rosh-compared")[0];
    assert_eq!(values(rosh, ["same", "higher", "lower", "not_compared"]), [41, 2, 1, 3]);
    assert_eq!(row(&report, "rosh", "title", "medium")["inspector_high"], 2);
    let dates = &plain_rows(&report, "dates")[0];
    assert_eq!(values(dates, ["inside", "before", "after", "blank"]), [41, 3, 2, 1]);
    assert_eq!(values(dates, ["before_lines", "after_lines"]), [json!(["3", "6", "9"]), json!(["12", "15"])]);
    let table = &plain_rows(&report, "tables")[0];
    assert_eq!(values(table, ["rows", "set_aside", "identical_groups", "identical_rows"]), [47, 0, 1, 2]);
    assert_eq!(table["identical_lines"], json!(["47", "48"]));
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
    assert!(csv.stdout.lines().count() > 10 && csv.stdout.starts_with("inspection,provider,"), "{}", csv.stdout);
    assert!(csv.stdout.lines().skip(1).all(|line| line.starts_with("synthetic-crc-2019,")), "{}", csv.stdout);
}

#[test]
fn of_many_unknown_words_the_first_are_listed_and_the_others_counted() {
    let row = |number: usize| format!("c{number},word {number},female {number},day {number}\n");
    let rows: String = (0..3000).map(row).collect();
    let table = format!("id,2.1.1,sex,commenced\n{rows}");
    let folder = Folder::new([("cases.csv", &*table)]);
    let run = folder.run(&["check", "cases.csv", "--framework", "2018-crc"]);
    let said = run.stderr.lines().filter(|line| line.starts_with("error[table/unknown-word]"));
    assert_eq!((run.code, said.count()), (1, 51), "{}", run.stderr);
    assert!(run.stderr.contains("5951 more faults of the same kind"), "{}", run.stderr);
}
