//! Ratings if the sample were drawn again, and what taking the lowest does. What is drawn is tested where it is drawn.

use serde_json::{Value, json};

use crate::support::{Folder, Run, made_up_inspection, plain_rows};

const SCORE: [&str; 5] = ["score", "inspection.toml", "--stability", "--seed", "7"];

/// The ratings of the built-in regimes, as columns.
const RATINGS: [&str; 4] = ["inadequate", "requires_improvement", "good", "outstanding"];

fn stability(folder: &Folder, more: &[&str]) -> Value {
    let run = folder.run(&[&SCORE[..], &["--writer", "json", "--quiet"], more].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
    of(&run, 0)
}

/// The section of an inspection, as a document of its own.
fn of(run: &Run, inspection: usize) -> Value {
    let report: Value = serde_json::from_str(&run.stdout).unwrap();
    let id = &report["inspections"][inspection]["id"];
    let sections = report["sections"].as_array().unwrap();
    json!({ "sections": [sections.iter().find(|section| section["id"] == *id).unwrap()] })
}

fn redrawing(stability: &Value) -> Value {
    plain_rows(stability, "redrawing").remove(0)
}

fn rating(stability: &Value, id: &str) -> Value {
    plain_rows(stability, "redraws").into_iter().find(|one| one["id"] == id).unwrap()
}

#[test]
fn a_reader_sees_how_often_and_how_it_was_drawn() {
    let run = made_up_inspection().run(&SCORE);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let (_, section) = run.stdout.split_once("Stability if the sample were drawn again").unwrap();
    insta::assert_snapshot!(section);
}

#[test]
fn every_redraw_is_counted_once_and_the_design_is_the_records() {
    let made = stability(&made_up_inspection(), &["--replicates", "400"]);
    let drawn = redrawing(&made);
    assert_eq!((&drawn["seed"], &drawn["replicates"], &drawn["reason"]), (&json!(7), &json!(400), &Value::Null));
    let ratings = plain_rows(&made, "redraws");
    let ids: Vec<&str> = ratings.iter().map(|one| one["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["2.1", "2.2", "2.3", "2.4", "4.1", "4.2", "overall"]);
    for one in &ratings {
        let all = || RATINGS.into_iter().chain(["unclear", "not_rated"]);
        let counted: u64 = all().map(|column| one[column]["n"].as_u64().unwrap()).sum();
        assert_eq!(counted, 400, "{one}");
        // The error that readers see is the largest of the row.
        let errors = all().map(|column| one[format!("{column}_error")]["value"].as_f64().unwrap());
        assert_eq!(one["error"]["value"].as_f64(), errors.reduce(f64::max), "{one}");
    }
    let samples = plain_rows(&made, "redrawn-samples");
    let part = |row: &Value| ["stratum", "part", "assessed", "eligible"].map(|column| row[column].clone());
    let cases = &samples[0];
    assert_eq!((&cases["unit"], &cases["strata"], &cases["clusters"]), (&json!("case"), &json!("none"), &Value::Null));
    assert_eq!(part(cases), [Value::Null, json!(120), json!(120), json!(640)]);
    assert_eq!((&samples[1]["unit"], &samples[1]["eligible"]), (&json!("unpaid-work-case"), &Value::Null));
    let lowest = plain_rows(&made, "lowest-shares");
    assert_eq!(lowest.iter().filter(|row| row["id"] == "2.1").count(), 9);
    let chances: f64 = RATINGS.iter().map(|column| lowest[0][column]["value"].as_f64().unwrap()).sum();
    assert!((chances - 100.0).abs() < 0.025, "{}", lowest[0]);
    let base = &plain_rows(&made, "lowest-questions")[0];
    let base = ["under", "id", "base", "population"].map(|column| base[column].clone());
    assert_eq!(base, [json!("2.1"), json!("2.1.1"), json!(117), json!(624)]);
}

#[test]
fn nothing_is_drawn_unless_asked_and_the_rest_of_the_report_stays() {
    let folder = made_up_inspection();
    let plain = folder.run(&["score", "inspection.toml", "--writer", "json", "--quiet"]);
    let drawn = folder.run(&[&SCORE[..], &["--writer", "json", "--quiet"]].concat());
    let [plain, mut drawn]: [Value; 2] = [plain, drawn].map(|run| serde_json::from_str(&run.stdout).unwrap());
    assert!(plain_rows(&plain, "redraws").is_empty());
    let sections = drawn["sections"][0]["sections"].as_array_mut().unwrap();
    assert_eq!(sections.pop().unwrap()["title"], "Stability if the sample were drawn again");
    assert_eq!(plain["inspections"], drawn["inspections"]);
    assert_eq!(plain["sections"], drawn["sections"]);
}

#[test]
fn the_seed_decides_and_neither_threads_nor_the_order_of_rows() {
    let folder = made_up_inspection();
    let json = [&SCORE[..], &["--writer", "json", "--quiet"]].concat();
    let drawn = folder.run(&json);
    let plain = &drawn.stdout;
    for threads in ["1", "2", "3", "16"] {
        assert!(folder.run(&[&json[..], &["--threads", threads]].concat()).stdout == *plain, "{threads} threads");
    }
    let cases = folder.files()["cases.csv"].clone();
    let (heading, rows) = cases.split_once('\n').unwrap();
    let turned: String = rows.lines().rev().map(|row| format!("{row}\n")).collect();
    folder.write("cases.csv", &format!("{heading}\n{turned}"));
    assert!(folder.run(&json).stdout == *plain, "the rows turned round");
    let other = folder.run(&["score", "inspection.toml", "--stability", "--seed", "8", "--writer", "json", "--quiet"]);
    assert_ne!(plain_rows(&of(&other, 0), "redraws"), plain_rows(&of(&drawn, 0), "redraws"));
}

#[test]
fn a_whole_population_is_always_as_it_is() {
    let folder = made_up_inspection();
    let record = folder.files()["inspection.toml"].replace("eligible = 640", "eligible = 120");
    folder.write("inspection.toml", &record.replace("drawn = 125", "drawn = 120").replace("replaced = 5\n", ""));
    let made = stability(&folder, &[]);
    for id in ["2.1", "2.2", "2.3", "2.4"] {
        let one = rating(&made, id);
        let own = one["rating"]["rating"].as_str().unwrap().replace('-', "_");
        assert_eq!(one[own]["n"], 2_000, "{one}");
    }
}

#[test]
fn clusters_are_a_fact_of_the_tables() {
    let folder = made_up_inspection();
    let made = stability(&folder, &["--clusters", "delivery-unit"]);
    let samples = plain_rows(&made, "redrawn-samples");
    let clusters = ["clusters", "clusters_count", "clusters_blank"].map(|column| samples[0][column].clone());
    assert_eq!(clusters, [json!("delivery-unit"), json!(3), json!(0)]);
    assert_eq!((&samples[0]["eligible"], &samples[1]["clusters"]), (&Value::Null, &Value::Null));
    let lacking = folder.run(&[&SCORE[..], &["--clusters", "assessor"]].concat());
    assert!(lacking.code == 2 && lacking.stdout.is_empty(), "{}", lacking.shown());
    assert!(
        lacking.stderr.contains("error[usage/no-clusters]: no table of `synthetic-crc-2019` has a column `assessor`")
    );
    let unknown = folder.run(&[&SCORE[..], &["--clusters", "assesor"]].concat());
    assert!(unknown.code == 2 && unknown.stderr.contains("did you mean `assessor`?"), "{}", unknown.shown());
}

#[test]
fn inspections_without_cases_say_why_and_others_go_on() {
    let folder = made_up_inspection();
    let run = folder.run(&[
        "score",
        "london-crc-2019",
        "six-trusts-2014",
        "inspection.toml",
        "--stability",
        "--seed",
        "7",
        "--writer",
        "json",
        "--quiet",
    ]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let reason = |inspection| redrawing(&of(&run, inspection))["reason"].as_str().map(str::to_owned);
    assert!(reason(0).unwrap().contains("there are no cases to draw again"));
    assert!(reason(1).unwrap().contains("it stands for several inspections together"));
    assert!(plain_rows(&of(&run, 0), "redraws").is_empty());
    let overall = rating(&of(&run, 2), "overall");
    assert_eq!((reason(2), &overall["rating"]["rating"]), (None, &json!("requires-improvement")));
}

#[test]
fn it_takes_a_seed_and_something_to_draw() {
    let folder = made_up_inspection();
    for (arguments, lacking) in [
        (&["score", "inspection.toml", "--seed", "7"][..], "--stability"),
        (&["score", "--stability", "--seed", "7"], "<RECORD|TABLE>..."),
        (&["score", "inspection.toml", "--clusters", "assessor"], "--stability"),
        (&["score", "inspection.toml", "--stability", "--seed", "7", "--replicates", "99"], "from 100 to 20000"),
    ] {
        let run = folder.run(arguments);
        assert!(run.code == 2 && run.stderr.contains(lacking), "{}", run.shown());
    }
}
