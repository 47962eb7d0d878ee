//! `columns` on a terminal: a pseudo-terminal of Python's, where there is Python.

use std::process::Command;

use crate::support::{Folder, has};

/// Runs a program on a terminal of its own, presses a key whenever nothing more comes, and prints what stood on the terminal.
const TERMINAL: &str = r#"
import os, pty, select, sys, time
pid, terminal = pty.fork()
if pid == 0:
    os.environ["TERM"] = "xterm"
    os.execv(sys.argv[2], sys.argv[2:])
keys, shown, last = [key.encode().decode("unicode_escape").encode() for key in sys.argv[1].split()], b"", time.time()
begun = time.time()
while time.time() - last < 60 and time.time() - begun < 300:
    if select.select([terminal], [], [], 0.5)[0]:
        try:
            more = os.read(terminal, 65536)
        except OSError:
            break
        if not more:
            break
        shown, last = shown + more, time.time()
    elif keys and b"?" in shown:
        os.write(terminal, keys.pop(0))
else:
    os.kill(pid, 9)
print(shown.decode("utf-8", "replace"))
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
"#;

fn table() -> Folder {
    let rows: String = (1..=6).map(|case| format!("c{case},Partly\n")).collect();
    let folder = Folder::new([]);
    folder.write("cases.csv", &format!("Case ref,Delivery - safe\n{rows}"));
    folder
}

#[cfg(unix)]
#[test]
fn what_is_doubtful_is_asked_on_a_terminal() {
    if !has("questions on a terminal", "python3", &["--version"], "https://www.python.org") {
        return;
    }
    let folder = table();
    let arguments = ["columns", "cases.csv", "--framework", "2018-crc"];
    let on_terminal = |keys: &str, more: &[&str]| {
        let program = folder.command(&[&arguments[..], more].concat());
        let mut python = Command::new("python3");
        python.args(["-c", TERMINAL, keys]).arg(program.get_program()).args(program.get_args());
        let output = python.current_dir(folder.path()).output().unwrap();
        (output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned())
    };
    // Enter for what is drafted; one down from insufficient; Enter.
    let (code, shown) = on_terminal("\\r \\x1b[B \\r", &[]);
    assert_eq!(code, Some(0), "{shown}");
    assert!(shown.contains("What is the column \"Delivery - safe\"?"), "{shown}");
    assert!(shown.contains("What does \"partly\" mean, in 6 rows of answers?"), "{shown}");
    assert!(shown.contains("\"Delivery - safe\" = \"2.3.3\"  # Delivery keeps"), "{shown}");
    assert!(shown.contains("cannot-tell = [\"partly\"]"), "{shown}");
    // Esc: the rest is as drafted.
    let (code, shown) = on_terminal("\\r \\x1b", &["--ask", "-o", "map.toml"]);
    assert_eq!(code, Some(0), "{shown}");
    assert!(folder.files()["map.toml"].contains("insufficient = [\"partly\"]  # to check"), "{shown}");
    // With a file to write to nothing is asked unless that is wanted.
    let (code, shown) = on_terminal("", &["-o", "other.toml"]);
    assert!(code == Some(0) && !shown.contains('?'), "{shown}");
}

#[test]
fn nothing_is_asked_in_a_pipe() {
    let folder = table();
    let run = folder.run(&["columns", "cases.csv", "--framework", "2018-crc"]);
    assert!(run.code == 0 && run.stdout.contains("# to check"), "{}", run.shown());
    let run = folder.run(&["columns", "cases.csv", "--framework", "2018-crc", "--ask"]);
    assert!(run.code == 2 && run.stderr.contains("usage/nobody-to-ask"), "{}", run.shown());
}
