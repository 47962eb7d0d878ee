//! Tables as other programs and people write them: `tests/data/cases/expected.toml` says what must come out of each.

use std::fs;
use std::path::Path;

use crate::support::Folder;

#[test]
#[expect(clippy::disallowed_methods, reason = "a test copies its inputs")]
fn tables_as_they_come_are_read_or_refused_as_they_should_be() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data/cases");
    let folder = Folder::new([]);
    for entry in fs::read_dir(&data).unwrap() {
        let path = entry.unwrap().path();
        folder.write_bytes(path.file_name().unwrap().to_str().unwrap(), &fs::read(&path).unwrap());
    }
    let expected: toml::Table = String::from_utf8(folder.bytes("expected.toml")).unwrap().parse().unwrap();
    let cases = expected["case"].as_array().unwrap();
    assert!(cases.len() > 40);
    for case in cases {
        let command = case["run"].as_str().unwrap();
        let run = folder.run(&command.split(' ').collect::<Vec<_>>());
        let all = |key: &str| case.get(key).and_then(|list| list.as_array()).cloned().unwrap_or_default();
        let code = case.get("code").and_then(toml::Value::as_integer).unwrap_or_default();
        assert_eq!(i64::from(run.code), code, "{command}\n{}", run.stderr);
        for wanted in all("shows") {
            assert!(run.stdout.contains(wanted.as_str().unwrap()), "{command} shows no {wanted:?}\n{}", run.stdout);
        }
        for wanted in all("says") {
            assert!(run.stderr.contains(wanted.as_str().unwrap()), "{command} says no {wanted:?}\n{}", run.stderr);
        }
        for secret in all("never") {
            let secret = secret.as_str().unwrap();
            assert!(!run.stdout.contains(secret) && !run.stderr.contains(secret), "{command} shows {secret}");
        }
    }
}

#[test]
fn a_table_comes_from_standard_input() {
    let folder = Folder::new([("cases.csv", "id,2.1.1\nc1,yes\nc2,n\nc3,TRUE\n")]);
    let mut command = folder.command(&["score", "-", "--framework", "2018-crc"]);
    let input = fs::File::open(folder.path().join("cases.csv")).unwrap();
    let output = command.stdin(input).output().unwrap();
    let (shown, said) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(
        output.status.success() && shown.contains("2 of 3") && shown.starts_with("table (internal"),
        "{shown}{said}"
    );
}
