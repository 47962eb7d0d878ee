use crate::support::{Folder, REGIME, broken_regime, doubtful_regime, run};

#[test]
fn done_is_0() {
    let listed = run(&["frameworks", "list"]);
    assert_eq!((listed.code, listed.stderr.as_str()), (0, ""));
    assert!(listed.stdout.contains("2018-crc"));
}

#[test]
fn errors_in_the_inputs_are_1_and_nothing_is_printed() {
    let folder = Folder::new([("broken.toml", broken_regime().as_str()), ("what.toml", "x = 1\n")]);
    for arguments in [
        ["frameworks", "check", "broken.toml"].as_slice(),
        &["frameworks", "show", "broken.toml"],
        &["frameworks", "list", "--frameworks", "broken.toml"],
        &["check", "broken.toml"],
        &["check", "what.toml"],
    ] {
        let checked = folder.run(arguments);
        assert_eq!((checked.code, checked.stdout.as_str()), (1, ""), "{arguments:?}: {}", checked.stderr);
        assert!(checked.stderr.ends_with("1 error\n"), "{}", checked.stderr);
    }
}

#[test]
fn a_warning_is_1_only_under_strict() {
    let folder = Folder::new([("doubtful.toml", doubtful_regime().as_str())]);
    let show = ["frameworks", "show", "doubtful.toml"];
    let shown = folder.run(&show);
    assert_eq!(shown.code, 0, "{}", shown.stderr);
    assert!(!shown.stdout.is_empty() && shown.stderr.ends_with("1 warning\n"), "{}", shown.stderr);
    let strict = folder.run(&[&show[..], &["--strict"]].concat());
    assert_eq!((strict.code, strict.stdout.as_str()), (1, ""));
    assert!(strict.stderr.ends_with("1 warning (with --strict a warning counts as an error)\n"), "{}", strict.stderr);
    let quiet = folder.run(&[&show[..], &["--quiet"]].concat());
    assert_eq!((quiet.code, quiet.stderr.as_str()), (0, ""));
    assert_eq!(quiet.stdout, shown.stdout);
}

#[test]
fn a_wrong_command_line_is_2() {
    let folder = Folder::new([("example.toml", REGIME)]);
    for (arguments, says) in [
        (["frobnicate"].as_slice(), "unrecognized subcommand"),
        (&["scroe"], "similar subcommand exists: 'score'"),
        (&["score", "--wirter", "text"], "similar argument exists: '--writer'"),
        (&["score", "--threads", "0"], "a whole number from 1 to 1024"),
        (&["plan", "--eligible", "many"], "a whole number from 1 to 10000000"),
        (&["frameworks", "list", "--writer", "jsn"], "did you mean `json`?"),
        (&["frameworks", "list", "--writer", "pdf"], "there are `text`, `json`"),
        (&["frameworks", "show", "2018-cr"], "did you mean `2018-crc`?"),
        (&["frameworks", "check", "example.toml", "./example.toml"], "are the same file"),
        (
            &["frameworks", "show", "example.toml", "-o", "example.toml", "--force"],
            "is an input, and would be overwritten",
        ),
        (&["check", "cases.csv", "cases.csv"], "is named twice"),
    ] {
        let wrong = folder.run(arguments);
        assert_eq!((wrong.code, wrong.stdout.as_str()), (2, ""), "{arguments:?}: {}", wrong.stderr);
        assert!(wrong.stderr.contains(says), "{arguments:?}: {}", wrong.stderr);
    }
    assert_eq!(folder.files()["example.toml"], REGIME);
}

#[test]
fn the_outside_world_failing_is_3() {
    let folder = Folder::new([("there.txt", "x"), ("folder/x", "")]);
    for (arguments, says) in [
        (["check", "missing.toml"].as_slice(), "`missing.toml` cannot be read: no such file"),
        (&["check", "folder"], "it is a folder, not a file"),
        (&["frameworks", "list", "-o", "there.txt"], "already exists"),
        (&["frameworks", "list", "-o", "folder", "--force"], "it is a folder, not a file"),
        (&["frameworks", "list", "-o", "no/such/report.txt"], "cannot be written: no such file"),
        (&["man", "-o", "there.txt", "--force"], "cannot be written"),
    ] {
        let failed = folder.run(arguments);
        assert_eq!((failed.code, failed.stdout.as_str()), (3, ""), "{arguments:?}: {}", failed.stderr);
        assert!(failed.stderr.contains(says), "{arguments:?}: {}", failed.stderr);
    }
    assert_eq!(folder.files().into_keys().collect::<Vec<_>>(), ["folder/x", "there.txt"]);
}

/// Opening a pipe would wait for ever, and a device has no end.
#[cfg(unix)]
#[test]
fn only_files_are_read() {
    let folder = Folder::new([]);
    let pipe = folder.path().join("pipe.toml");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    if made.is_ok_and(|status| status.success()) {
        let read = folder.run(&["check", "pipe.toml"]);
        assert!(read.code == 3 && read.stderr.contains("it is a pipe, not a file"), "{}", read.shown());
    }
    let read = folder.run(&["check", "/dev/zero"]);
    assert!(read.code == 3 && read.stderr.contains("it is a device, not a file"), "{}", read.shown());
}

/// Two names of one file are found by the file, not by the names.
#[cfg(unix)]
#[test]
fn a_link_is_the_same_file() {
    let folder = Folder::new([("example.toml", REGIME)]);
    std::fs::hard_link(folder.path().join("example.toml"), folder.path().join("link.toml")).unwrap();
    let twice = folder.run(&["frameworks", "check", "example.toml", "link.toml"]);
    assert_eq!(twice.code, 2);
    assert!(twice.stderr.contains("`example.toml` and `link.toml` are the same file"), "{}", twice.stderr);
}

#[test]
fn a_reader_that_goes_is_no_fault() {
    let folder = Folder::new([]);
    for arguments in [["frameworks", "show", "2018-crc"].as_slice(), &["score", "--help"], &["completions", "zsh"]] {
        let mut command = folder.command(arguments);
        let mut child =
            command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!((output.status.code(), output.stderr.len()), (Some(0), 0), "{arguments:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_3() {
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let folder = Folder::new([]);
    let output = folder.command(&["frameworks", "list"]).stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(3));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("standard output cannot be written: no space left on device"), "{said}");
}

/// A limit on the size of files is an error like another, whether the shell or the program opens the file.
#[cfg(target_os = "linux")]
#[test]
fn a_limit_on_the_size_of_files_is_3() {
    for target in ["> out.txt", "-o out.txt", "-o out.txt --force"] {
        let folder = Folder::new([]);
        let program = folder.command(&["frameworks", "show", "2018-crc"]);
        let mut shell = std::process::Command::new("sh");
        shell.args(["-c", &format!("ulimit -f 1; exec \"$0\" \"$@\" {target}")]).arg(program.get_program());
        let output = shell.args(program.get_args()).current_dir(folder.path()).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(3), "{target}: {said}");
        assert!(said.contains("cannot be written: file too large"), "{target}: {said}");
        // The shell's own file is there.
        assert_eq!(folder.files().len(), usize::from(target.starts_with('>')), "{target}");
    }
}

/// A name that is not text is still a name.
#[cfg(unix)]
#[test]
fn any_file_name_will_do() {
    use std::os::unix::ffi::OsStrExt;
    let folder = Folder::new([]);
    let name = std::ffi::OsStr::from_bytes(b"caf\xe9\x1b.toml");
    std::fs::File::create(folder.path().join(name)).unwrap();
    let output = folder.command(&["check"]).arg(name).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("`caf\u{fffd}\\u{1b}.toml` cannot be checked"), "{said}");
}

/// Opening a pipe would wait for its other end.
#[cfg(unix)]
#[test]
fn a_pipe_is_no_library() {
    let folder = Folder::new([]);
    let made = std::process::Command::new("mkfifo").arg(folder.path().join("pipe.so")).status().unwrap();
    assert!(made.success());
    let run = folder.run(&["frameworks", "list", "--writer", "./pipe.so"]);
    assert!(run.code == 3 && run.stderr.contains("error[writer/unreadable]"), "{}", run.stderr);
}

#[test]
fn a_file_that_is_not_text_is_told_with_the_place() {
    let folder = Folder::new([]);
    folder.write_bytes("x.toml", b"[framework]\nid = \"caf\xe9\"\n");
    let run = folder.run(&["frameworks", "check", "x.toml", "--message-format", "short"]);
    assert!(run.code == 1 && run.stderr.starts_with("x.toml:2:10: error[file/not-text]"), "{}", run.stderr);
}
