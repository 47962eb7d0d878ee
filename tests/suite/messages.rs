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
