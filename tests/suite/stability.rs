//! Ratings if the sample were drawn again, and what taking the lowest does. What is drawn is tested where it is drawn.

use serde_json::{Value, json};

use crate::support::{Folder, Run, made_up_inspection};

const SCORE: [&str; 5] = ["score", "inspection.toml", "--stability", "--seed", "7"];

fn stability(folder: &Folder, more: &[&str]) -> Value {
    let run = folder.run(&[&SCORE[..], &["--writer", "json", "--quiet"], more].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
    of(&run, 0)
}

fn of(run: &Run, inspection: usize) -> Value {
    let report: Value = serde_json::from_str(&run.stdout).unwrap();
    report["inspections"][inspection]["stability"].clone()
}

fn rating(stability: &Value, id: &str) -> Value {
    stability["ratings"].as_array().unwrap().iter().find(|one| one["id"] == id).unwrap().clone()
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
    assert_eq!((&made["seed"], &made["replicates"], &made["reason"]), (&json!(7), &json!(400), &Value::Null));
    let ids: Vec<&str> = made["ratings"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["2.1", "2.2", "2.3", "2.4", "4.1", "4.2", "overall"]);
    for one in made["ratings"].as_array().unwrap() {
        let redraws = one["redraws"].as_array().unwrap();
        let counted: u64 = redraws
            .iter()
            .chain([&one["unclear"], &one["not_rated"]])
            .map(|share| share["count"].as_u64().unwrap())
            .sum();
        assert_eq!(counted, 400, "{one}");
    }
    let cases = &made["samples"][0];
    assert_eq!((&cases["unit"], &cases["strata"], &cases["clusters"]), (&json!("case"), &json!("none"), &Value::Null));
    assert_eq!(cases["parts"], json!([{ "stratum": null, "units": 120, "assessed": 120, "eligible": 640 }]));
    assert_eq!(made["samples"][1]["parts"][0]["eligible"], Value::Null);
    let lowest = &made["lowest"][0];
    assert_eq!((&lowest["id"], lowest["at"].as_array().unwrap().len()), (&json!("2.1"), 9));
    assert_eq!(lowest["questions"][0], json!({ "id": "2.1.1", "base": 117, "population": 624 }));
}

#[test]
fn nothing_is_drawn_unless_asked_and_the_rest_of_the_report_stays() {
    let folder = made_up_inspection();
    let plain = folder.run(&["score", "inspection.toml", "--writer", "json", "--quiet"]);
    let drawn = folder.run(&[&SCORE[..], &["--writer", "json", "--quiet"]].concat());
    let [mut plain, mut drawn]: [Value; 2] = [plain, drawn].map(|run| serde_json::from_str(&run.stdout).unwrap());
    assert!(plain["inspections"][0].get("stability").is_none());
    drawn["inspections"][0].as_object_mut().unwrap().remove("stability");
    let sections = drawn["sections"][0]["sections"].as_array_mut().unwrap();
    assert_eq!(sections.pop().unwrap()["title"], "Stability if the sample were drawn again");
    assert_eq!(plain["inspections"].take(), drawn["inspections"].take());
    assert_eq!(plain["sections"], drawn["sections"]);
}

#[test]
fn the_seed_decides_and_neither_threads_nor_the_order_of_rows() {
    let folder = made_up_inspection();
    let json = [&SCORE[..], &["--writer", "json", "--quiet"]].concat();
    let plain = folder.run(&json).stdout;
    for threads in ["1", "2", "3", "16"] {
        assert!(folder.run(&[&json[..], &["--threads", threads]].concat()).stdout == plain, "{threads} threads");
    }
    let cases = folder.files()["cases.csv"].clone();
    let (heading, rows) = cases.split_once('\n').unwrap();
    let turned: String = rows.lines().rev().map(|row| format!("{row}\n")).collect();
    folder.write("cases.csv", &format!("{heading}\n{turned}"));
    assert!(folder.run(&json).stdout == plain, "the rows turned round");
    let other = folder.run(&["score", "inspection.toml", "--stability", "--seed", "8", "--writer", "json", "--quiet"]);
    assert_ne!(
        of(&other, 0)["ratings"],
        serde_json::from_str::<Value>(&plain).unwrap()["inspections"][0]["stability"]["ratings"]
    );
}

#[test]
fn a_whole_population_is_always_as_it_is() {
    let folder = made_up_inspection();
    let record = folder.files()["inspection.toml"].replace("eligible = 640", "eligible = 120");
    folder.write("inspection.toml", &record.replace("drawn = 125", "drawn = 120").replace("replaced = 5\n", ""));
    let made = stability(&folder, &[]);
    for id in ["2.1", "2.2", "2.3", "2.4"] {
        let one = rating(&made, id);
        let own = one["redraws"].as_array().unwrap().iter().find(|share| share["rating"] == one["rating"]);
        assert_eq!(own.unwrap()["count"], 2_000, "{one}");
    }
}

#[test]
fn clusters_are_a_fact_of_the_tables() {
    let folder = made_up_inspection();
    let made = stability(&folder, &["--clusters", "delivery-unit"]);
    assert_eq!(made["samples"][0]["clusters"], json!({ "fact": "delivery-unit", "count": 3, "blank": 0 }));
    assert_eq!(
        (&made["samples"][0]["parts"][0]["eligible"], &made["samples"][1]["clusters"]),
        (&Value::Null, &Value::Null)
    );
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
    let reason = |inspection| of(&run, inspection)["reason"].as_str().map(str::to_owned);
    assert!(reason(0).unwrap().contains("there are no cases to draw again"));
    assert!(reason(1).unwrap().contains("it stands for several inspections together"));
    assert_eq!(of(&run, 0)["ratings"], json!([]));
    assert_eq!((reason(2), rating(&of(&run, 2), "overall")["rating"].clone()), (None, json!("requires-improvement")));
}

#[test]
fn it_takes_a_seed_and_something_to_draw() {
    let folder = made_up_inspection();
    for (arguments, lacking) in [
        (&["score", "inspection.toml", "--stability"][..], "--seed <N>"),
        (&["score", "inspection.toml", "--seed", "7"], "--stability"),
        (&["score", "--stability", "--seed", "7"], "<RECORD|TABLE>..."),
        (&["score", "inspection.toml", "--clusters", "assessor"], "--stability"),
        (&["score", "inspection.toml", "--stability", "--seed", "7", "--replicates", "99"], "99 is not in 100..=20000"),
    ] {
        let run = folder.run(arguments);
        assert!(run.code == 2 && run.stderr.contains(lacking), "{}", run.shown());
    }
}
