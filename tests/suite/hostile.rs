//! A library that does everything a writer must not: each time the user gets a precise message, in bounded time, and nothing is written.
//!
//! Every mode proves that it was reached: by what it hands over, or by what it prints.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::libraries::{c_library, has_c_compiler};
use crate::support::{Folder, Run};

/// Where a library's own code does not get to run, there is nothing that it could leave.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Left,
    NotReached,
}
use Mark::{Left, NotReached};

/// A mode; the code of the message, or none where the result is there all the same; words of the message.
const MODES: [(&str, Option<&str>, &str, Mark); 46] = [
    ("fine", None, "", Left),
    ("other_abi", Some("not-usable"), "version 7 of the boundary", NotReached),
    ("old_abi", Some("not-usable"), "version 0 of the boundary", NotReached),
    ("other_schema", Some("not-usable"), "version 999 of the report document", NotReached),
    ("null_name", Some("not-usable"), "`name` is not text", NotReached),
    ("endless_name", Some("not-usable"), "`name` is not text", NotReached),
    ("name_not_utf8", Some("not-usable"), "`name` is not UTF-8", NotReached),
    ("name_with_capitals", Some("not-usable"), "small letters, digits and hyphens", NotReached),
    ("control_in_summary", Some("not-usable"), "`summary` has control characters", NotReached),
    ("exit_in_constructor", Some("died"), "with code 0", Left),
    ("abort_in_constructor", Some("died"), "SIGABRT", Left),
    ("hang_in_constructor", Some("too-slow"), "not done after 1 s", Left),
    ("exit_half_way", Some("died"), "with code 0 before it was done", Left),
    ("exit_at_once", Some("died"), "with code 0", Left),
    ("aborts", Some("died"), "SIGABRT", Left),
    ("reads_nothing_there", Some("died"), "SIGSEGV", Left),
    ("endless_recursion", Some("died"), "SIGABRT", Left),
    ("writes_nothing", Some("bad-output"), "handed over no file", Left),
    ("endless_loop", Some("too-slow"), "not done after 1 s", Left),
    ("ignores_the_end", Some("too-slow"), "not done after 1 s", Left),
    ("slow_drip", Some("too-slow"), "not done after 1 s", Left),
    ("takes_all_memory", Some("died"), "SIGABRT", Left),
    ("floods_bytes", Some("too-much"), "bytes", Left),
    ("floods_files", Some("too-much"), "more than 10000 files", Left),
    ("floods_notes", Some("too-much"), "more than 1000 notes", Left),
    ("floods_empty_notes", Some("bad-output"), "a note is not the JSON object", Left),
    ("prints_on_stdout", None, "", Left),
    ("prints_on_stderr", None, "", Left),
    ("leaves_a_child", None, "", Left),
    ("child_goes_on_alone", Some("died"), "with code 0", Left),
    ("changes_everything", None, "", Left),
    ("closes_everything", Some("died"), "before it was done", Left),
    ("leaves_its_folder", Some("bad-output"), "does not stay in its folder", Left),
    ("absolute_name", Some("bad-output"), "does not stay in its folder", Left),
    ("same_name_twice", Some("bad-output"), "handed over twice", Left),
    ("name_is_not_text", Some("bad-output"), "name of a file is not UTF-8", Left),
    ("html_is_not_text", Some("bad-output"), "`a.html` is not UTF-8", Left),
    ("means_nothing", Some("bad-output"), "it returned 77", Left),
    ("note_is_no_json", Some("bad-output"), "a note is not the JSON object", Left),
    ("contents_nowhere", Some("died"), "SIGABRT", Left),
    ("writes_a_file", Some("died"), "SIG", Left),
    ("calls_too_late", None, "", Left),
    ("garbage_on_every_pipe", Some("bad-output"), "does not keep to the boundary", Left),
    ("kills_itself", Some("died"), "SIGKILL", Left),
    ("refuses", Some("refused"), "tables are [31m beyond me", Left),
    ("error_but_written", Some("refused"), "it is wrong", Left),
];

/// No run that is allowed one second takes longer than this, on any machine.
const BOUND: Duration = Duration::from_secs(30);

#[test]
fn whatever_a_library_does_the_run_ends_well() {
    if !has_c_compiler() {
        return;
    }
    let threads = 4;
    std::thread::scope(|scope| {
        for part in 0..threads {
            scope.spawn(move || {
                for (mode, code, words, mark) in MODES.iter().skip(part).step_by(threads) {
                    misbehave(mode, &[], *code, words, *mark);
                }
            });
        }
    });
}

#[test]
fn a_library_reaches_neither_files_nor_the_network() {
    let listed = crate::support::run(&["writers", "list"]);
    if !has_c_compiler() || !listed.stdout.replace("\n  ", " ").contains("reaches no file and no network") {
        assize_testing::skipped("what a library is kept from", "Linux with Landlock, and a C compiler");
        return;
    }
    misbehave("reaches_out", &[], None, "", Left);
}

/// Older kernels know no Landlock; seccomp holds a library all the same, and the list says that commands are not held.
#[cfg(target_os = "linux")]
#[test]
fn a_library_is_held_where_there_is_no_landlock() {
    if !has_c_compiler() {
        return;
    }
    let folder = regime();
    let mark = folder.path().join("mark");
    folder.write("mark", "as it was");
    hostile("reaches_out", &[], &mark, &folder);
    let run = |arguments: &[&str]| without("landlock", &folder, arguments);
    let listed = run(&["writers", "list"]);
    let said = listed.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("This system does not keep"), "{}", listed.shown());
    let cases = ["score", "cases.csv", "--framework", "framework.toml", "--writer", "./hostile.so"];
    let written = run(&cases);
    assert_eq!((written.code, written.stdout.as_str()), (0, "written all the same\n"), "{}", written.stderr);
    assert_eq!(folder.files()["mark"], "as it was");
}

/// What the user's shell has open is neither a library's nor a command's to write to.
#[test]
fn what_the_user_has_open_stays_closed_to_writers() {
    let folder = regime();
    let about = r#"{"name": "tried", "version": "1", "summary": "tried out", "schemas": [2, 2], "file": "tried.txt"}"#;
    let all = "for one in 3 4 5 6 7 8 9; do (eval \"echo forged >&$one\") 2>/dev/null; done";
    folder.write_program(
        "assize-writer-tried",
        &format!("#!/bin/sh\n{all}\nif [ \"$1\" = about ]; then echo '{about}'; else echo here; fi\n"),
    );
    let library = has_c_compiler().then(|| hostile("garbage_on_every_pipe", &[], &folder.path().join("mark"), &folder));
    for (writer, written) in [("./assize-writer-tried", "here\n"), ("./hostile.so", "")] {
        if library.is_none() && written.is_empty() {
            continue;
        }
        // A pipe, which no limit on the size of files holds, and files.
        let program = env!("CARGO_BIN_EXE_assize");
        let run = format!(
            "{program} score cases.csv --framework framework.toml --writer {writer} --writer-seconds 25 \
             3>&1 4>four 5<>five 6<&0 7>&1 8>eight 9>nine >written 2>said"
        );
        let output = std::process::Command::new("sh").args(["-c", &run]).current_dir(folder.path()).output().unwrap();
        let files = folder.files();
        assert_eq!(files["written"], written, "{writer}: {}", files["said"]);
        assert_eq!(String::from_utf8_lossy(&output.stdout), "", "{writer}: nothing goes into the pipe");
        for name in ["four", "five", "eight", "nine"] {
            assert_eq!(files[name], "", "{writer}: {name}");
        }
    }
}

/// Runs the command as on a kernel without this.
#[cfg(target_os = "linux")]
fn without(what: &str, folder: &Folder, arguments: &[&str]) -> Run {
    let program = crate::libraries::c_program("tests/hostile-writer/without.c", &folder.path().join("without"));
    let mut command = std::process::Command::new(program);
    command.args([what, env!("CARGO_BIN_EXE_assize")]).args(arguments).current_dir(folder.path());
    Run::from(command.env("NO_COLOR", "1").output().unwrap())
}

/// A kernel without seccomp holds little: writers run all the same, and the list says what is not held.
#[cfg(target_os = "linux")]
#[test]
fn writers_run_where_there_is_no_seccomp_and_the_list_says_so() {
    if !has_c_compiler() {
        return;
    }
    let folder = regime();
    hostile("fine", &[], &folder.path().join("mark"), &folder);
    let listed = without("seccomp", &folder, &["writers", "list"]);
    let said = listed.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(listed.code == 0 && said.contains("use those you trust") || said.contains("Use those you trust"), "{said}");
    let cases = ["score", "cases.csv", "--framework", "framework.toml", "--writer", "./hostile.so"];
    let written = without("seccomp", &folder, &cases);
    assert_eq!((written.code, written.stdout.as_str()), (0, "written all the same\n"), "{}", written.stderr);
}

#[test]
fn a_library_that_cannot_be_loaded_says_why() {
    if !has_c_compiler() {
        return;
    }
    misbehave("fine", &["-DNO_TABLE"], Some("not-usable"), "does not export `ASSIZE_WRITER`", NotReached);
    misbehave("undefined_symbol", &["-DUNDEFINED"], Some("not-usable"), "nobody_defines_this", NotReached);
    misbehave("refuses_silently", &[], Some("refused"), "it does not say why", Left);
    let folder = regime();
    folder.write("text.so", "not a library");
    let run = write_with(&folder, "./text.so", "30");
    assert_eq!(run.code, 3, "{}", run.stderr);
    assert!(run.stderr.contains("error[writer/not-usable]"), "{}", run.stderr);
}

/// Compiles the library for one mode, runs it, and holds what came of it against what must.
fn misbehave(mode: &str, flags: &[&str], code: Option<&str>, words: &str, mark: Mark) {
    let folder = regime();
    let left = folder.path().join("mark");
    folder.write("mark", "as it was");
    let before = std::fs::metadata(&left).unwrap();
    let library = hostile(mode, flags, &left, &folder);
    let started = Instant::now();
    // Only libraries that never end are given little time, so that a busy machine takes no other for one of them.
    let seconds = if code == Some("too-slow") { "1" } else { "25" };
    let run = write_with(&folder, &library.display().to_string(), seconds);
    assert!(started.elapsed() < BOUND, "{mode} took {:?}", started.elapsed());
    let now = std::fs::metadata(&left).unwrap();
    assert_eq!(
        (now.permissions(), now.modified().unwrap()),
        (before.permissions(), before.modified().unwrap()),
        "{mode}"
    );
    assert_eq!(folder.files()["mark"], "as it was", "{mode}");
    let out = folder.path().join("out.txt");
    match code {
        None => {
            assert_eq!((run.code, run.stderr.as_str()), (0, "wrote `out.txt`\n"), "{mode}");
            let written = folder.files().remove("out.txt");
            assert_eq!(written.as_deref(), Some("written all the same\n"), "{mode}");
        }
        Some(code) => {
            assert_eq!(run.code, 3, "{mode}: {}", run.stderr);
            let said = run.stderr.split_whitespace().collect::<Vec<_>>().join(" ");
            assert_eq!(said.contains("the hostile writer was here"), mark == Left, "{mode}: {said}");
            assert!(said.contains(&format!("error[writer/{code}]")) && said.contains(words), "{mode}: {said}");
            assert!(!run.stderr.contains('\u{1b}'), "{mode}: no control characters");
            assert!(!out.exists(), "{mode}: nothing is written");
        }
    }
    let aside: Vec<_> = folder.files().into_keys().filter(|name| name.contains("assize-new")).collect();
    assert!(aside.is_empty(), "{mode}: {aside:?}");
}

fn hostile(mode: &str, flags: &[&str], mark: &Path, folder: &Folder) -> PathBuf {
    let mode = format!("-DMODE={mode}");
    let mark = format!("-DMARK=\"{}\"", mark.display());
    let mut all = vec!["-std=gnu11", "-O0", "-w", &mode, &mark];
    all.extend(flags);
    c_library("tests/hostile-writer/hostile.c", &all, &folder.path().join("hostile.so"))
}

fn regime() -> Folder {
    crate::support::worked_example()
}

fn write_with(folder: &Folder, writer: &str, seconds: &str) -> Run {
    let arguments =
        ["score", "cases.csv", "--framework", "framework.toml", "-o", "out.txt", "--writer-seconds", seconds];
    let mut command = folder.command(&arguments);
    command.args(["--writer", writer]);
    Run::from(command.output().unwrap())
}

/// The program starts itself again; whatever that costs, it is not the reading of a large file.
#[test]
fn nothing_of_a_library_is_loaded_into_the_program_itself() {
    if !has_c_compiler() {
        return;
    }
    let folder = regime();
    let library = hostile("exit_in_constructor", &[], &folder.path().join("mark"), &folder);
    let listed = folder.command(&["writers", "list", "--writer-dir", "."]).output().unwrap();
    assert!(library.is_file());
    assert_eq!(listed.status.code(), Some(0), "{}", String::from_utf8_lossy(&listed.stderr));
    assert!(String::from_utf8_lossy(&listed.stdout).contains("with code 0"), "the list says that it died");
}
