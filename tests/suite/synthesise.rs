//! Made-up cases, as a user makes them.

use serde_json::Value;

use crate::support::{Folder, cards, run};

const PLAIN: [&str; 6] = ["synthesise", "2018-crc", "--cases", "40", "--seed", "7"];

fn with<'a>(more: &[&'a str]) -> Vec<&'a str> {
    PLAIN.iter().copied().chain(more.iter().copied()).collect()
}

#[test]
fn a_record_with_its_tables_is_made_and_scored() {
    let folder = Folder::new([]);
    let units = with(&["--unit", "case,unpaid-work-case=20", "--provider", "Westerlow CRC", "-o", "made-up"]);
    let made = folder.run(&units);
    let said = "wrote 3 files to `made-up`; next: assize score made-up/inspection.toml\n";
    assert_eq!((made.code, made.stdout.as_str(), made.stderr.as_str()), (0, "", said));
    insta::assert_snapshot!(folder.files()["made-up/inspection.toml"]);
    let checked = folder.run(&["check", "--strict", "made-up/inspection.toml"]);
    assert_eq!((checked.code, checked.complaints()), (0, String::new()));
    for (writer, says) in [
        ("text", "▌ Synthetic: made-up cases (Westerlow CRC (fictional)). No figure here is about a real body."),
        ("markdown", "Synthetic: made-up cases (Westerlow CRC (fictional))."),
        ("json", "\"Synthetic: made-up cases (Westerlow CRC (fictional))."),
        ("csv", ",true,"),
    ] {
        let scored = folder.run(&["score", "made-up/inspection.toml", "-q", "--writer", writer]);
        assert_eq!((scored.code, scored.stderr.as_str()), (0, ""), "{writer}");
        assert!(scored.stdout.contains(says), "{writer}: {}", scored.stdout);
    }
}

/// A table alone says so too, in the file and in what is made of it.
#[test]
fn a_table_alone_is_printed_or_saved() {
    let folder = Folder::new([]);
    let printed = folder.run(&PLAIN);
    assert_eq!((printed.code, printed.stderr.as_str()), (0, ""));
    assert_eq!(folder.run(&with(&["-o", "cases.csv"])).code, 0);
    assert_eq!(folder.files()["cases.csv"], printed.stdout);
    let scored = folder.run(&["score", "cases.csv", "--framework", "2018-crc"]);
    assert!(scored.code == 0 && scored.stdout.contains("▌ Synthetic:"), "{}", scored.shown());
}

#[test]
fn the_folder_and_the_platform_leave_no_trace() {
    let folder = Folder::new([("deep/in/rates.toml", "[rates]\n\"2.1.1\" = 0.8\n")]);
    assert_eq!(folder.run(&with(&["--rates", "deep/in/rates.toml", "-o", "made-up"])).code, 0);
    let record = &folder.files()["made-up/inspection.toml"];
    let source = "source = \"made up: assize synthesise 2018-crc --cases 40 --seed 7 --rates rates.toml\"";
    assert!(record.contains(source) && !record.contains("deep"), "{record}");
}

#[test]
fn a_framework_of_ones_own_will_do() {
    let folder = crate::support::worked_example();
    let made = folder.run(&["synthesise", "framework.toml", "--cases", "30", "--seed", "1", "-o", "made-up"]);
    let next = "next: assize score made-up/inspection.toml --frameworks framework.toml\n";
    assert!(made.code == 0 && made.stderr.ends_with(next), "{}", made.stderr);
    let scored = folder.run(&["score", "made-up/inspection.toml", "--frameworks", "framework.toml", "--strict"]);
    assert_eq!(scored.code, 0, "{}", scored.stderr);
}

#[test]
fn what_cannot_be_made_is_told() {
    let folder = Folder::new([
        ("there.csv", ""),
        ("rates.toml", "[rates]\n\"2.1.1\" = { sufficient = 30, insufficient = 9 }\n\"2.1.9\" = 0.5\n"),
    ]);
    for (more, code, says) in [
        (&["--provider", "London CRC"][..], 1, "error[rates/real-body]: `London CRC` is a real body"),
        (&["--unit", "cases"], 2, "did you mean `case`?"),
        (&["--unit", "case=0"], 2, "does not name a kind of unit once"),
        (&["--unit", "case,unpaid-work-case"], 2, "error[usage/one-table]"),
        (&["--like", "six-trusts-2014"], 2, "error[usage/other-framework]"),
        (&["-o", "there.csv"], 3, "error[save/exists]"),
        (&["--rates", "rates.toml"], 1, "rates.toml:3:1"),
        (&["--rates", "none.toml"], 3, "error[file/not-read]"),
    ] {
        let refused = folder.run(&with(more));
        assert_eq!((refused.code, refused.stdout.as_str()), (code, ""), "{more:?}: {}", refused.stderr);
        assert!(refused.stderr.contains(says), "{more:?}: {}", refused.stderr);
    }
    let base = run(&["synthesise", "2018-rated", "--cases", "9", "--seed", "1"]);
    assert!(base.code == 2 && base.stderr.contains("these extend it: `2018-crc`, `2018-nps`"), "{}", base.shown());
    let checked = folder.run(&["check", "rates.toml"]);
    assert_eq!((checked.code, checked.complaints()), (0, String::new()), "its form is right");
}

/// The 457 cases of six fictional Trusts give back every count of the published record exactly.
#[test]
fn the_counts_of_2014_come_back() {
    let folder = Folder::new([("rates.toml", include_str!("../../examples/six-trusts-2014/rates.toml"))]);
    let order =
        "synthesise 2014-adult-offending-work --cases 457 --seed 2014 --like six-trusts-2014 --rates rates.toml -o six";
    let made = folder.run(&order.split(' ').collect::<Vec<_>>());
    assert_eq!((made.code, made.stderr.as_str()), (0, "wrote 13 files to `six`; next: assize score six/*.toml\n"));
    let files = folder.files();
    let records: Vec<&str> =
        files.keys().map(String::as_str).filter(|name| name.starts_with("six/") && name.ends_with(".toml")).collect();
    assert_eq!(records.len(), 7, "the aggregate and six members");
    let scored = folder.run(&[&["score", "--writer", "json"], &records[..]].concat());
    assert_eq!((scored.code, scored.stderr.as_str()), (0, ""));
    let made = inspection(&scored.stdout, "six-fictional-trusts-2014");
    assert_eq!((&made["synthetic"], &made["members"].as_array().map(Vec::len)), (&Value::Bool(true), &Some(6)));
    let published = inspection(&run(&["score", "six-trusts-2014", "--writer", "json"]).stdout, "six-trusts-2014");
    let counted: Vec<&Value> = published["questions"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|question| question["reached"] == "counts" && question["sufficient"].is_number())
        .collect();
    assert!(counted.len() >= 16, "{}", counted.len());
    for question in counted {
        let id = &question["id"];
        let ours = made["questions"].as_array().unwrap().iter().find(|one| one["id"] == *id).unwrap();
        for part in ["sufficient", "insufficient"] {
            assert_eq!(ours[part], question[part], "{part} of {id}");
        }
        assert!(ours["sufficient"].is_u64(), "{id}");
    }
    // The sorts of cases that the report counts.
    let units = |fact: &str, values: &[&str]| -> usize {
        let tables = files.iter().filter(|(name, _)| name.ends_with("-case.csv")).map(|(_, table)| table);
        let of_table = |table: &String| {
            let mut lines = table.lines().map(|line| line.split(',').collect::<Vec<_>>());
            let column = lines.next().unwrap().iter().position(|heading| *heading == fact).unwrap();
            lines.filter(|line| values.contains(&line[column])).count()
        };
        tables.map(of_table).sum()
    };
    let risky = ["medium", "high", "very-high"];
    for (fact, values, count) in [
        ("synthetic", &["yes"][..], 457),
        ("rosh.recorded", &risky, 317),
        ("significant-change", &["yes"], 205),
        ("child-protection-concerns", &["yes"], 195),
        ("child-protection", &["yes"], 96),
        ("victim", &["yes"], 246),
        ("mappa", &["yes"], 104),
        ("restrictions", &["yes"], 170),
        ("domestic-abuse", &["yes"], 186),
    ] {
        assert_eq!(units(fact, values), count, "{fact}");
    }
}

fn inspection(report: &str, id: &str) -> Value {
    let report: Value = serde_json::from_str(report).unwrap();
    cards(&report).into_iter().find(|one| one["id"] == id).unwrap()
}
