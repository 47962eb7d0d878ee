//! The language of rules says what other inspectorates published: the files of `tests/data/other-inspectorates/`.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::support::{Folder, Run, plain_row, plain_rows};

const CARE: [&str; 2] = [
    include_str!("../data/other-inspectorates/care-quality-commission.toml"),
    include_str!("../data/other-inspectorates/care.record.toml"),
];
const SCHOOL: [&str; 2] = [
    include_str!("../data/other-inspectorates/ofsted.toml"),
    include_str!("../data/other-inspectorates/school.record.toml"),
];
const PRISON: [&str; 2] = [
    include_str!("../data/other-inspectorates/inspectorate-of-prisons.toml"),
    include_str!("../data/other-inspectorates/prison.record.toml"),
];

/// The record with these ratings in place of its own: letters of the names; `.` leaves one out.
fn with(record: &str, letters: &str) -> String {
    let (head, entered) = record.split_once("[entered]\n").expect("the record has entered ratings");
    let rating = |letter: char| match letter {
        'I' => Some("inadequate"),
        'R' => Some("requires-improvement"),
        'G' => Some("good"),
        'O' => Some("outstanding"),
        'P' => Some("poor"),
        'N' => Some("not-sufficiently-good"),
        'S' => Some("reasonably-good"),
        _ => None,
    };
    let ids = entered.lines().filter_map(|line| line.split(" = ").next()).filter(|id| !id.is_empty());
    let lines = ids.zip(letters.chars()).filter_map(|(id, letter)| Some(format!("{id} = \"{}\"\n", rating(letter)?)));
    format!("{head}[entered]\n{}", lines.collect::<String>())
}

fn run([framework, _]: [&str; 2], record: &str, arguments: &[&str]) -> Run {
    let folder = Folder::new([("framework.toml", framework), ("record.toml", record)]);
    let found = folder.run(&[arguments, &["record.toml", "--framework", "framework.toml"]].concat());
    assert_eq!(found.code, 0, "{}", found.stderr);
    found
}

fn ratings(regime: [&str; 2], record: &str) -> Value {
    serde_json::from_str(&run(regime, record, &["score", "--writer", "json"]).stdout).expect("the report is JSON")
}

/// The rating of a node, or the two that it lies between, in small words.
fn rating(report: &Value, id: &str) -> String {
    plain_row(report, "ratings", id)["rating"]["text"].as_str().unwrap_or("none").to_lowercase()
}

#[test]
fn five_key_questions_make_the_rating_of_a_care_service() {
    // Safe, effective, caring, responsive, well-led; then G where regulations are kept and I where not.
    for (letters, expect) in [
        ("GGGGGG", "good"),
        ("OOGGGG", "outstanding"),
        ("OOOOOG", "outstanding"),
        ("OGGGGG", "good"),
        ("OOOORG", "good"),
        ("RGGGGG", "good"),
        ("RRGGGG", "requires improvement"),
        ("RROOOG", "requires improvement"),
        ("IGGGGG", "requires improvement"),
        ("IRGGGG", "requires improvement"),
        ("IIGGGG", "inadequate"),
        ("IIOOOG", "inadequate"),
        ("OOGGGI", "requires improvement"),
        ("GGGGGI", "requires improvement"),
        ("IIGGGI", "inadequate"),
        ("OORGGG", "good"),
        ("IOOOOG", "requires improvement"),
        ("RGGGGI", "requires improvement"),
        // What is not known.
        ("II...G", "inadequate"),
        ("RR...G", "inadequate or requires improvement"),
        ("OOOO.G", "anything from requires improvement to outstanding"),
        ("OOGGG.", "anything from requires improvement to outstanding"),
        // Whatever the second is: the breach holds down what is better, and one inadequate is no worse.
        ("O.GGGI", "requires improvement"),
    ] {
        assert_eq!(rating(&ratings(CARE, &with(CARE[1], letters)), "overall"), expect, "{letters}");
    }
}

#[test]
fn a_breach_of_regulations_is_said_wherever_the_rating_is() {
    let held = "held down from Outstanding by `breach`: regulations is inadequate";
    for arguments in [
        &["score"][..],
        &["score", "--writer", "markdown"],
        &["score", "--writer", "json"],
        &["score", "--writer", "csv"],
        &["score", "--writer", "html"],
        &["quote", "overall"],
        &["explain", "overall"],
    ] {
        let said = run(CARE, CARE[1], arguments).stdout.replace("\\`", "`");
        let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        let place = said.find("held down from Outstanding");
        assert!(said.contains(held), "{arguments:?}: {:?}", place.map(|at| &said[at..said.len().min(at + 120)]));
    }
    let row = plain_row(&ratings(CARE, CARE[1]), "ratings", "overall");
    assert_eq!((&row["rating"]["held"], &row["rating"]["rating"]), (&held.into(), &"requires-improvement".into()));
}

#[test]
fn tiles_of_a_report_say_what_a_limit_did() {
    let folder = Folder::new([("framework.toml", SCHOOL[0]), ("record.toml", SCHOOL[1])]);
    let arguments = ["report", "record.toml", "--framework", "framework.toml", "--writer", "html", "--output", "pages"];
    let written = folder.run(&arguments);
    assert_eq!(written.code, 0, "{}", written.stderr);
    let held = "<span class=\"held\">held down from Good by `safeguarding`: safeguarding is inadequate</span>";
    assert!(folder.files().values().any(|page| page.contains(held)));
}

#[test]
fn safeguarding_limits_the_leadership_of_a_school_and_so_the_whole() {
    // Quality of education, behaviour, development, leadership; then G where safeguarding is effective and I where not.
    for (letters, leadership, expect) in [
        ("GGGGG", "good", "good"),
        ("OOOOG", "outstanding", "outstanding"),
        ("OGOOG", "outstanding", "outstanding"),
        ("GOOOG", "outstanding", "good"),
        ("OGGOG", "outstanding", "good"),
        ("GGRGG", "good", "requires improvement"),
        ("GGIGG", "good", "inadequate"),
        ("OOOOI", "inadequate", "inadequate"),
        ("GGGG.", "anything from inadequate to good", "anything from inadequate to good"),
        ("GGG.I", "inadequate", "inadequate"),
        ("G.OOG", "outstanding", "anything from inadequate to good"),
        ("RGGG.", "anything from inadequate to good", "inadequate or requires improvement"),
        ("OOOO.", "anything from inadequate to outstanding", "anything from inadequate to outstanding"),
    ] {
        let report = ratings(SCHOOL, &with(SCHOOL[1], letters));
        let found = [rating(&report, "leadership"), rating(&report, "overall")];
        assert_eq!(found, [leadership, expect], "{letters}");
    }
    let quoted = run(SCHOOL, SCHOOL[1], &["quote", "leadership"]).stdout;
    let quoted = quoted.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(quoted.contains("held down from Good by `safeguarding`: safeguarding is inadequate"), "{quoted}");
}

#[test]
fn four_tests_of_a_prison_stand_side_by_side() {
    let report = ratings(PRISON, PRISON[1]);
    let found = ["safety", "respect", "activity", "release"].map(|test| rating(&report, test));
    assert_eq!(found, ["poor", "reasonably good", "not sufficiently good", "reasonably good"]);
    let points = plain_row(&report, "ratings", "respect")["points"]["least"].clone();
    assert_eq!(points, 3);
    let said = run(PRISON, PRISON[1], &["score"]).stdout;
    assert!(!said.contains("Overall"), "{said}");
    // Each by itself, from 1 to 4; what is not known of one says nothing of another.
    for (letters, expect) in [
        ("PNSG", [Some(1), Some(2), Some(3), Some(4)]),
        ("GGGG", [Some(4); 4]),
        ("GPGS", [Some(4), Some(1), Some(4), Some(3)]),
        ("N.SG", [Some(2), None, Some(3), Some(4)]),
    ] {
        let report = ratings(PRISON, &with(PRISON[1], letters));
        let rows: BTreeMap<String, Option<u64>> = plain_rows(&report, "ratings")
            .into_iter()
            .map(|row| (row["id"].as_str().unwrap_or_default().to_owned(), row["points"]["least"].as_u64()))
            .collect();
        let found = ["safety", "respect", "activity", "release"].map(|test| rows.get(test).copied().flatten());
        assert_eq!(found, expect, "{letters}");
    }
}

/// An id that is a word of its title says nothing before it.
#[test]
fn a_title_is_not_said_twice() {
    let shown = run(PRISON, PRISON[1], &["score"]).stdout;
    for part in ["Safety: poor; respect: reasonably good;", "purposeful activity", "Preparation for release "] {
        assert!(shown.contains(part), "{part} is missing in {shown}");
    }
    assert!(!shown.contains("safety Safety") && !shown.contains("activity Purposeful"), "{shown}");
}

/// What a limit makes of an entered rating is nothing that the source denies: it prints no other.
#[test]
fn an_entered_rating_that_is_held_down_is_no_clash() {
    for regime in [CARE, SCHOOL, PRISON] {
        let checked = run(regime, regime[1], &["check", "--strict"]);
        assert!(checked.stderr.contains("no faults"), "{}", checked.stderr);
    }
    let report = ratings(SCHOOL, SCHOOL[1]);
    let row = plain_row(&report, "ratings", "leadership");
    assert_eq!((row["rating"]["text"].as_str(), row["printed"]["text"].as_str()), (Some("Inadequate"), None));
    let quote = run(SCHOOL, SCHOOL[1], &["quote", "leadership"]).stdout;
    assert!(quote.contains("held down from Good by `safeguarding`"), "{quote}");
    assert!(!quote.contains("prints") && !quote.contains("cannot both"), "{quote}");
}
