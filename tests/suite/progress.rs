//! What a long run says of itself: on a terminal only.

use std::process::Command;

use crate::support::Folder;

/// More than is read at once.
const CASES: usize = 150_000;

/// Gives some of the cases, and the others after more than a second.
const SLOWLY: &str = "(head -n 100000 cases.csv; sleep 1.2; tail -n +100001 cases.csv)";

#[test]
fn how_far_a_long_run_is_stands_on_a_terminal_alone() {
    let rows: String = (0..CASES).map(|case| format!("c{case},yes,no,yes,no\n")).collect();
    let table = format!("id,2.1.1,2.1.2,2.1.3,2.2.1\n{rows}");
    let folder = Folder::new([("cases.csv", table.as_str())]);
    let score =
        format!("{SLOWLY} | {} score - --framework 2018-crc -o scored.csv --force", env!("CARGO_BIN_EXE_assize"));
    let mut piped = Command::new("sh");
    let piped = piped.args(["-c", &score]).current_dir(folder.path()).output().expect("there is a shell");
    let said = String::from_utf8_lossy(&piped.stderr);
    assert!(said.contains("wrote `scored.csv`") && !said.contains("so far") && !said.contains(" of "), "{said}");
    let Some(shown) = on_terminal(&folder, &score) else {
        assize_testing::skipped("progress on a terminal", "`script`: Debian's or Ubuntu's `bsdutils`");
        return;
    };
    assert!(shown.contains(" so far") || shown.contains(" left"), "{shown}");
    assert!(shown.contains("wrote `scored.csv`"), "{shown}");
    assert_eq!(on_terminal(&folder, &format!("{score} --quiet")).as_deref(), Some(""));
}

/// What a command shows on a terminal.
fn on_terminal(folder: &Folder, line: &str) -> Option<String> {
    let mut command = Command::new("script");
    command.args(["-qec", line, "/dev/null"]).current_dir(folder.path()).env("TERM", "xterm");
    let output = command.output().ok()?;
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}
