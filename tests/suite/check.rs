use crate::support::{Folder, made_up_inspection};

/// Data without errors get a report on their quality (`quality.rs`); frameworks are passed in a line.
#[test]
fn what_is_right_is_passed() {
    let checked = made_up_inspection().run(&["check", "inspection.toml", "--quiet"]);
    assert_eq!((checked.code, checked.stderr.as_str()), (0, ""));
    assert!(checked.stdout.starts_with("Data quality: Synthetic CRC, 2019"), "{}", checked.stdout);
    let framework = Folder::new([("regime.toml", crate::support::REGIME)]).run(&["check", "regime.toml"]);
    let said = "`regime.toml`: no faults: 1 standard, 1 question; ratings, worst first: poor, good\n";
    assert_eq!(framework.shown(), format!("exit 0\n-- stdout --\n-- stderr --\n{said}"));
}

/// Line, column and heading, and never the value: a log must not show answers.
#[test]
fn a_fault_in_a_table_says_where_and_not_what() {
    let folder = Folder::new([("cases.csv", "id,2.1.1,sex\nc1,sufficient,female\nc2,mumble,male\nc3,no,secret\n")]);
    let check = ["check", "cases.csv", "--framework", "2018-crc"];
    let checked = folder.run(&check);
    insta::assert_snapshot!(checked.shown());
    for format in ["human", "short", "json"] {
        let checked = folder.run(&[&check[..], &["--message-format", format]].concat());
        assert!(!checked.stderr.contains("mumble") && !checked.stderr.contains("secret"), "{}", checked.stderr);
    }
}

/// Several files are checked together, and everything wrong is said once.
#[test]
fn all_that_is_wrong_is_said_at_once() {
    let folder = Folder::new([
        ("cases.csv", "id,9.9.9\nc1,yes\n"),
        ("regime.toml", crate::support::broken_regime().as_str()),
        ("visit.toml", "[inspection]\nid = \"x\"\nprovider = \"nobody\"\nframework = \"2018-crc\"\n"),
    ]);
    let checked = folder.run(&["check", "cases.csv", "regime.toml", "visit.toml", "--framework", "2018-crc"]);
    assert_eq!(checked.code, 1, "{}", checked.stderr);
    for file in ["cases.csv:1:2", "regime.toml:28:10", "visit.toml:3:12"] {
        assert!(checked.stderr.contains(file), "{file}: {}", checked.stderr);
    }
    assert!(checked.stderr.contains("\n3 errors\n"), "{}", checked.stderr);
}

#[test]
fn a_map_is_checked_with_its_table() {
    let folder = Folder::new([
        ("cases.csv", "Ref,Q1\nc1,met\n"),
        ("map.toml", "[columns]\n\"Ref\" = \"id\"\n\"Q1\" = \"2.1.1\"\n\n[answers]\nsufficient = [\"met\"]\n"),
    ]);
    let alone = folder.run(&["check", "map.toml"]);
    assert!(alone.code == 2 && alone.stderr.contains("--columns map.toml"), "{}", alone.shown());
    let together = folder.run(&["check", "cases.csv", "map.toml", "--framework", "2018-crc", "--columns", "map.toml"]);
    assert_eq!((together.code, together.stderr.as_str()), (0, "no faults: 1 inspection, 1 table, 1 unit\n"));
}

#[test]
fn a_table_without_a_record_needs_a_framework() {
    let folder = Folder::new([("cases.csv", "id,2.1.1\nc1,yes\n")]);
    for command in ["check", "score"] {
        let bare = folder.run(&[command, "cases.csv"]);
        assert!(bare.code == 2 && bare.stderr.contains("--framework ID"), "{}", bare.shown());
    }
}
