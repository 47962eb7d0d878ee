//! What a long run says of itself: on a terminal only.

use std::process::Command;

use crate::support::Folder;

/// This many cases take over a second.
const CASES: usize = 150_000;

#[test]
fn how_far_a_long_run_is_stands_on_a_terminal_alone() {
    let rows: String = (0..CASES).map(|case| format!("c{case},yes,no,yes,no\n")).collect();
    let table = format!("id,2.1.1,2.1.2,2.1.3,2.2.1\n{rows}");
    let folder = Folder::new([("cases.csv", table.as_str())]);
    let arguments = ["score", "cases.csv", "--framework", "2018-crc", "-o", "scored.csv", "--force"];
    let piped = folder.run(&arguments);
    assert!(!piped.stderr.contains("so far") && !piped.stderr.contains(" of "), "{}", piped.stderr);
    let Some(shown) = on_terminal(&folder, &arguments) else {
        assize_testing::skipped("progress on a terminal", "`script`: Debian's or Ubuntu's `bsdutils`");
        return;
    };
    assert!(shown.contains(" so far") || shown.contains(" left"), "{shown}");
    assert!(shown.contains("wrote `scored.csv`"), "{shown}");
    let quiet = on_terminal(&folder, &[&arguments[..], &["--quiet"]].concat());
    assert_eq!(quiet.as_deref(), Some(""));
}

/// What the command shows on a terminal.
fn on_terminal(folder: &Folder, arguments: &[&str]) -> Option<String> {
    let line = format!("{} {}", env!("CARGO_BIN_EXE_assize"), arguments.join(" "));
    let mut command = Command::new("script");
    command.args(["-qec", &line, "/dev/null"]).current_dir(folder.path()).env("TERM", "xterm");
    let output = command.output().ok()?;
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}
