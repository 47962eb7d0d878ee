use serde_json::Value;

use crate::support::{cards, made_up_inspection, plain_rows, run, worked_example};

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn a_table_and_a_framework_make_a_scorecard() {
    let score = ["score", "cases.csv", "--framework", "framework.toml", "--width", "80"];
    insta::assert_snapshot!(worked_example().run(&score).shown());
}

/// As published 15 of 30; by the rule the rating is not known.
#[test]
fn without_inputs_the_published_record_is_scored() {
    let scored = run(&["score", "--writer", "json", "--quiet"]);
    assert_eq!((scored.code, scored.stderr.as_str()), (0, ""));
    let report = json(&scored.stdout);
    let inspections = cards(&report);
    let london = inspections.iter().find(|one| one["id"] == "london-crc-2019").unwrap();
    let overall = &london["overall"];
    assert_eq!((&overall["points"]["least"], &overall["rule_rating"]), (&15.into(), &Value::Null));
    assert_eq!((&overall["rule_points"]["least"], &overall["rule_points"]["most"]), (&0.into(), &24.into()));
}

#[test]
fn the_flags_reach_the_rules() {
    let folder = made_up_inspection();
    let score = |more: &[&str]| {
        let scored = folder.run(&[&["score", "inspection.toml", "--writer", "json"], more].concat());
        assert_eq!(scored.code, 0, "{}", scored.stderr);
        scored.stdout
    };
    let plain = score(&[]);
    assert!(score(&["--threads", "1"]) == score(&["--threads", "3"]), "threads change nothing");
    assert!(plain_rows(&json(&plain), "breakdown").is_empty());
    let by = json(&score(&["--by", "sex,rosh.inspector"]));
    let mut facts: Vec<Value> = plain_rows(&by, "breakdown").iter().map(|one| one["fact"].clone()).collect();
    facts.dedup();
    assert_eq!(facts, ["sex", "rosh.inspector"]);
    let unknown = folder.run(&["score", "inspection.toml", "--by", "sxe"]);
    assert!(unknown.code == 2 && unknown.stderr.contains("did you mean `sex`?"), "{}", unknown.shown());
    let blank = folder.run(&["score", "inspection.toml", "--by", "disability,sex"]);
    assert!(
        blank.code == 0 && blank.stderr.contains("no unit has a value of the fact `disability`"),
        "{}",
        blank.shown()
    );
    assert_eq!(blank.stderr.matches("warning").count(), 2, "the warning, and how many there are: {}", blank.stderr);
}

#[test]
fn missing_answers_are_derived_only_when_asked() {
    let folder = worked_example();
    let question = "worked-example:2.1.3-shared";
    folder.write(
        "cases.csv",
        &format!(
            "id,worked-example.victim,worked-example.a,worked-example.v,{question}\n\
             c1,no,sufficient,n/a,\n\
             c2,no,sufficient,n/a,insufficient\n"
        ),
    );
    let score = |more: &[&str]| {
        let score = ["score", "cases.csv", "--framework", "framework.toml", "--writer", "json"];
        let scored = folder.run(&[&score, more].concat());
        assert_eq!(scored.code, 0, "{}", scored.stderr);
        let questions = plain_rows(&json(&scored.stdout), "questions");
        let asked = questions.iter().find(|one| one["qualified"] == question).unwrap().clone();
        (asked["reached"].clone(), asked["sufficient"].clone(), asked["derived_units"].clone())
    };
    assert_eq!(score(&[]), ("recorded".into(), 0.into(), Value::Null));
    assert_eq!(score(&["--derive-missing"]), ("mixed".into(), 1.into(), 1.into()));
}

#[test]
fn no_result_ever_replaces_what_it_was_made_from() {
    let folder = made_up_inspection();
    let before = folder.files();
    for (target, code) in [("inspection.toml", 2), ("cases.csv", 3)] {
        let refused = folder.run(&["score", "inspection.toml", "-o", target, "--force"]);
        assert_eq!((refused.code, refused.stdout.as_str()), (code, ""), "{target}: {}", refused.stderr);
        assert_eq!(folder.files(), before);
    }
}

#[test]
fn two_records_of_one_id_are_refused() {
    let folder = made_up_inspection();
    let record = folder.files()["inspection.toml"].clone();
    folder.write("again.toml", &record);
    let scored = folder.run(&["score", "inspection.toml", "again.toml"]);
    assert_eq!((scored.code, scored.stdout.as_str()), (1, ""));
    assert!(scored.stderr.contains("two inspections are called `synthetic-crc-2019`"), "{}", scored.stderr);
}

/// An aggregate without data of its own is pooled from the members that are read beside it, wherever they stand.
#[test]
fn an_aggregate_is_pooled_from_its_members() {
    let folder = made_up_inspection();
    let record = folder.files()["inspection.toml"].clone();
    folder.write("earlier.toml", &record.replace("synthetic-crc-2019", "synthetic-crc-2018"));
    let provider = &record[record.find("[provider]").unwrap()..record.find("[sample]").unwrap()];
    folder.write(
        "both.toml",
        &format!(
            "[inspection]\nid = \"both\"\nkind = \"aggregate\"\nprovider = \"synthetic-crc\"\nframework = \"2018-crc\"\n\
             members = [\"synthetic-crc-2018\", \"synthetic-crc-2019\", \"synthetic-crc-2020\"]\nsynthetic = true\n\n{provider}"
        ),
    );
    let scored = folder.run(&["score", "earlier.toml", "both.toml", "inspection.toml", "--writer", "json"]);
    assert_eq!(scored.code, 0, "{}", scored.stderr);
    let report = json(&scored.stdout);
    let ids: Vec<_> = report["inspections"].as_array().unwrap().iter().map(|one| &one["id"]).collect();
    assert_eq!(ids, ["synthetic-crc-2018", "both", "synthetic-crc-2019"]);
    let cards = cards(&report);
    let question = |inspection: usize| &cards[inspection]["questions"][0];
    assert_eq!(question(1)["sufficient"], 2 * question(0)["sufficient"].as_u64().unwrap());
    assert!(scored.stderr.contains("the member `synthetic-crc-2020` is left out"), "{}", scored.stderr);
}

/// What `demo -o` writes is what its report was made from, and its figures are those that `score` gives.
#[test]
fn the_demonstration_can_be_repeated_by_hand() {
    let folder = crate::support::Folder::new([]);
    let demo = folder.run(&["demo", "-o", "tour"]);
    assert_eq!((demo.code, demo.stdout.as_str()), (0, ""), "{}", demo.stderr);
    let files = folder.files();
    let report = json(&files["tour/report.json"]);
    let figures = |name: &Value| {
        let ratings = plain_rows(&report, "ratings").into_iter().chain(plain_rows(&report, "questions"));
        ratings
            .filter(|row| {
                row["figure"].as_str().is_some_and(|figure| figure.starts_with(&format!("{}/", name.as_str().unwrap())))
            })
            .collect::<Vec<_>>()
    };
    let mut compared = 0;
    for inspection in report["inspections"].as_array().unwrap() {
        let record = format!("tour/{}.toml", inspection["id"].as_str().unwrap());
        let by_hand = folder.run(&["score", &record, "--writer", "json", "--quiet"]);
        let by_hand = json(&by_hand.stdout);
        assert_eq!(&by_hand["inspections"][0], inspection, "{record}");
        let all = [plain_rows(&by_hand, "ratings"), plain_rows(&by_hand, "questions")].concat();
        // The demonstration has them for scripts alone, without what only readers see.
        let own = figures(&inspection["id"]);
        let is_part =
            |row: &&Value| all.iter().any(|one| row.as_object().unwrap().iter().all(|(id, cell)| one[id] == *cell));
        assert_eq!(own.iter().filter(is_part).count(), own.len(), "{record}");
        compared += own.len();
    }
    assert!(compared > 200, "{compared}");
    let printed = run(&["demo"]);
    assert!(printed.stdout.lines().count() <= 60, "{}", printed.stdout.lines().count());
    assert_eq!((printed.code, &printed.stdout), (0, &files["tour/report.txt"]));
    insta::assert_snapshot!(printed.stdout);
}

/// The report to publish that stands among the files of the demonstration follows from them.
#[test]
fn the_demonstration_has_a_report_that_can_be_verified() {
    let folder = crate::support::Folder::new([]);
    let demo = folder.run(&["demo", "-o", "tour"]);
    assert_eq!(demo.code, 0, "{}", demo.stderr);
    assert!(folder.files().contains_key("tour/report/report.html"));
    let records = ["tour/marrowdale-crc-2019.toml", "tour/marrowdale-crc-2018.toml"];
    let verified = folder.run(&[&["verify", "tour/report"], &records[..]].concat());
    assert_eq!(verified.stderr, "`tour/report`: same as its inputs (3 files)\n");
    let agreement = folder.run(&["agreement", "tour/second-readings/inspection.toml"]);
    assert!(agreement.code == 0 && agreement.stdout.contains("Agreement"), "{}", agreement.shown());
    // What the user has worked on stays, at any depth.
    let worked_on = ["tour/marrowdale-crc-2018-case.csv", "tour/second-readings/inspection.toml"];
    worked_on.iter().for_each(|name| folder.write(name, "mine"));
    let before = folder.files();
    let again = folder.run(&["demo", "-o", "tour", "--force"]);
    assert_eq!(again.code, 3, "{}", again.shown());
    assert!(worked_on.iter().all(|name| again.stderr.contains(&format!("`{name}`"))), "{}", again.stderr);
    assert!(again.stderr.matches("save/changed").count() == 1 && folder.files() == before, "{}", again.stderr);
}

/// The list of all inspections holds the figures of each for scripts, as the list itself says.
#[test]
fn the_list_of_all_has_the_figures_of_each_in_csv() {
    let listed = run(&["score", "--writer", "csv"]).stdout;
    let beginning = "inspection,provider,provider_name,year,table,id,title,";
    for text in [
        beginning,
        "\nlondon-crc-2019,london-crc,London Community Rehabilitation Company,2019,ratings,overall,Overall,",
        ",questions,",
    ] {
        assert!(listed.contains(text), "{text}\n{}", &listed[..2000]);
    }
    assert!(!run(&["score"]).stdout.contains("Key questions"));
}
