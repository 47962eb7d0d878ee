use crate::support::{Folder, broken_regime};

fn broken() -> Folder {
    Folder::new([("broken.toml", broken_regime().as_str())])
}

#[test]
fn a_human_sees_the_line() {
    let checked = broken().run(&["frameworks", "check", "broken.toml"]);
    insta::assert_snapshot!(checked.shown());
}

#[test]
fn an_editor_gets_one_line() {
    let checked = broken().run(&["frameworks", "check", "broken.toml", "--message-format", "short"]);
    let lines: Vec<_> = checked.stderr.lines().collect();
    let [line] = lines.as_slice() else { panic!("one fault, one line: {}", checked.stderr) };
    assert!(line.starts_with("broken.toml:28:10: error[framework/"), "{line}");
}

#[test]
fn a_program_gets_json() {
    let checked = broken().run(&["frameworks", "check", "broken.toml", "--message-format", "json"]);
    let message: serde_json::Value = serde_json::from_str(&checked.stderr).unwrap();
    assert_eq!(message["severity"], "error");
    assert_eq!(
        (&message["path"], &message["line"], &message["column"]),
        (&"broken.toml".into(), &28.into(), &10.into())
    );
    assert!(message["code"].as_str().unwrap().starts_with("framework/"));
}

#[test]
fn colour_comes_only_when_asked() {
    let folder = broken();
    let check = ["frameworks", "check", "broken.toml"];
    assert!(!folder.run(&check).stderr.contains('\u{1b}'));
    assert!(folder.run(&[&check[..], &["--color", "always"]].concat()).stderr.contains('\u{1b}'));
    let shown = folder.run(&["frameworks", "show", "2018-crc", "--color", "always"]);
    assert!(shown.stdout.contains("\u{1b}[31mInadequate\u{1b}[0m"));
    assert!(!folder.run(&["frameworks", "show", "2018-crc"]).stdout.contains('\u{1b}'));
}

#[test]
fn ids_of_joined_tables_are_one_fault() {
    let rows: Vec<String> = (1..=8).map(|case| format!("case-{case},good\n")).collect();
    let joined = format!("id,2.1.1\n{}{}", rows.concat(), rows.concat());
    let checked =
        Folder::new([("joined.csv", joined.as_str())]).run(&["check", "joined.csv", "--framework", "2018-crc"]);
    assert!(checked.stderr.contains("8 ids are each on several rows"), "{}", checked.stderr);
    assert_eq!(checked.stderr.matches("table/duplicate-id").count(), 1, "{}", checked.stderr);
}

#[test]
fn a_word_is_told_once_over_all_inspections_and_columns() {
    let rows: String =
        (0..9).map(|case| format!("c{case},i{},{},Partly,partly,NA\n", case % 3, ["M.", "m."][case % 2])).collect();
    let folder = Folder::new([("cases.csv", &*format!("id,inspection,sex,2.1.1,2.1.2,2.1.3\n{rows}"))]);
    let words = "`Partly` is not an answer that is known; it is in 9 rows, in column `2.1.1` and in 1 more column";
    for command in ["check", "compare"] {
        let run = folder.run(&[command, "cases.csv", "--framework", "2018-crc"]);
        let told = run.stderr.matches("table/unknown-word").count();
        assert!(run.code == 1 && told == 2 && run.stderr.contains(words), "{}", run.shown());
        assert_eq!(run.stderr.matches("case/na").count(), 1, "{}", run.shown());
        assert!(run.stderr.contains("in column `sex` (here and in 8 more rows)"), "{}", run.shown());
    }
}

/// Of one kind of fault in a record fifty are listed, and the rest counted.
#[test]
fn faults_of_a_record_are_listed_up_to_fifty() {
    let head = "[inspection]\nid = \"x\"\nprovider = \"london-crc\"\nframework = \"2018-crc\"\nsource = \"made up\"\n";
    let counts: String =
        (100..400).map(|n| format!("\"2.1.{n}\" = {{ sufficient = 1, insufficient = 1 }}\n")).collect();
    let record = format!("{head}[counts]\n{counts}");
    let folder = Folder::new([("x.toml", record.as_str())]);
    let refused = folder.run(&["check", "x.toml", "--message-format", "short"]);
    assert_eq!(refused.code, 1, "{}", refused.stderr);
    let lines = refused.stderr.lines().filter(|line| line.contains("error[")).count();
    assert_eq!(lines, 51, "{}", refused.stderr);
    assert!(refused.stderr.contains("250 more faults of the same kind"), "{}", refused.stderr);
}
