//! Writers that are libraries: listed, used, begun.

use std::path::{Path, PathBuf};
use std::process::Command;

use assize_writer::{Options, Writer};
use markdown_govspeak::MarkdownGovspeak;

use crate::libraries::{c_library, has_c_compiler, rust_library};
use crate::support::{Folder, Run, worked_example};

fn score_with(folder: &Folder, writer: &Path, more: &[&str]) -> Run {
    let mut command = folder.command(&["score", "cases.csv", "--framework", "framework.toml"]);
    Run::from(command.arg("--writer").arg(writer).args(more).output().unwrap())
}

#[test]
fn a_library_in_c_is_listed_and_writes() {
    if !has_c_compiler() {
        return;
    }
    let folder = worked_example();
    std::fs::create_dir(folder.path().join("libraries")).unwrap();
    let path = folder.path().join("libraries/figures.so");
    c_library("plugins/example-c/figures.c", &["-std=c99", "-Wall", "-Wextra", "-Werror", "-pedantic"], &path);
    let listed = folder.run(&["writers", "list", "--writer-dir", "libraries"]);
    assert_eq!((listed.code, listed.stderr.as_str()), (0, ""));
    assert!(listed.stdout.contains("one figure a line") && listed.stdout.contains("SHA-256"), "{}", listed.stdout);
    let by_path = score_with(&folder, &path, &[]);
    let by_name = score_with(&folder, Path::new("figures"), &["--writer-dir", "libraries"]);
    assert_eq!((by_path.code, by_path.stderr.as_str()), (0, ""));
    assert_eq!(by_path.stdout, by_name.stdout);
    assert!(by_path.stdout.contains("[\"cases/worked-example/2.1-shared\",\"67%\",[]]\n"), "{}", by_path.stdout);
    let saved = score_with(&folder, &path, &["-o", "figures.jsonl"]);
    assert_eq!(saved.code, 0, "{}", saved.stderr);
    assert_eq!(folder.files()["figures.jsonl"], by_path.stdout);
}

#[test]
fn a_library_in_rust_contains_its_panics() {
    let folder = worked_example();
    let library = rust_library("hostile-writer");
    let run = |mode: &str| score_with(&folder, &library, &["--option", &format!("mode={mode}"), "-o", "x.txt"]);
    for (mode, code, words) in [
        ("panic", "writer/panicked", "panicked at tests/hostile-writer/src/lib.rs:"),
        ("index", "writer/panicked", "index out of bounds"),
        ("refuse", "writer/refused", "refused: refused on purpose"),
    ] {
        let run = run(mode);
        let said = run.stderr.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!((run.code, run.stdout.as_str()), (3, ""), "{mode}");
        assert!(said.contains(&format!("error[{code}]")) && said.contains(words), "{said}");
        assert!(!folder.path().join("x.txt").exists(), "{mode}");
    }
    let doubtful = run("warn");
    assert_eq!(doubtful.code, 0, "{}", doubtful.stderr);
    assert!(doubtful.stderr.contains("warning[writer/note]") && doubtful.stderr.contains("do nothing"));
    assert_eq!(folder.files()["x.txt"], "with a doubt\n");
}

#[test]
fn a_writer_that_is_not_there_names_every_place() {
    let folder = worked_example();
    std::fs::create_dir(folder.path().join("libraries")).unwrap();
    let run = score_with(&folder, Path::new("parchment"), &["--writer-dir", "libraries"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    let said = run.stderr.split_whitespace().collect::<String>();
    for place in ["libraries/libparchment.so", "libraries/parchment.so", "writers/libparchment.so"] {
        assert!(!cfg!(target_os = "linux") || said.contains(place), "{place}: {}", run.stderr);
    }
    // The working directory is never looked in.
    folder.write("parchment.so", "");
    assert_eq!(score_with(&folder, Path::new("parchment"), &[]).code, 2);
}

#[cfg(unix)]
#[test]
fn what_others_can_change_is_not_loaded() {
    use std::os::unix::fs::PermissionsExt;
    if !has_c_compiler() {
        return;
    }
    let folder = worked_example();
    let inner = folder.path().join("libraries");
    std::fs::create_dir(&inner).unwrap();
    let path = inner.join("figures.so");
    c_library("plugins/example-c/figures.c", &[], &path);
    for (what, mode, back) in [(&path, 0o646, 0o644), (&inner, 0o777, 0o755)] {
        std::fs::set_permissions(what, PermissionsExt::from_mode(mode)).unwrap();
        let run = score_with(&folder, &path, &[]);
        assert_eq!(run.code, 3, "{}", run.stderr);
        assert!(run.stderr.contains("error[writer/unsafe]") && run.stderr.contains("everyone"), "{}", run.stderr);
        std::fs::set_permissions(what, PermissionsExt::from_mode(back)).unwrap();
    }
    assert_eq!(score_with(&folder, &path, &[]).code, 0);
}

#[test]
fn a_project_of_ones_own_builds_and_writes() {
    let folder = worked_example();
    let made = folder.run(&["writers", "new", "parish-newsletter"]);
    assert_eq!((made.code, made.stdout.as_str(), made.complaints()), (0, "", String::new()));
    let project = folder.path().join("parish-newsletter");
    let target = crate::libraries::target().join("writer-project");
    for verb in ["test", "build"] {
        let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo.args([verb, "--quiet"]).current_dir(&project).env("CARGO_TARGET_DIR", &target);
        let done = cargo.output().unwrap();
        assert!(done.status.success(), "{verb}: {}", String::from_utf8_lossy(&done.stderr));
    }
    let library: PathBuf = target.join("debug").join(crate::libraries::file_name("parish_newsletter"));
    let run = score_with(&folder, &library, &[]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    assert!(run.stdout.starts_with("cases\n") && run.stdout.contains("\n= "), "{}", run.stdout);
    let tried = Run::from(folder.command(&["writers", "check"]).arg(&library).output().unwrap());
    assert_eq!(tried.code, 0, "{}", tried.shown());
    let again = folder.run(&["writers", "new", "parish-newsletter"]);
    assert_eq!(again.code, 3, "what is there is not replaced: {}", again.stderr);
    let bad = folder.run(&["writers", "new", "Parish Newsletter"]);
    assert_eq!(bad.code, 2, "{}", bad.stderr);
}

/// What every verb makes is read by a library that was built when the document held less.
#[test]
fn a_library_of_an_earlier_version_reads_what_is_made_today() {
    let target = crate::libraries::target().join("earlier-writer");
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/earlier-writer");
    let built =
        cargo.args(["build", "--quiet", "--locked"]).current_dir(project).env("CARGO_TARGET_DIR", &target).output();
    let built = Run::from(built.unwrap());
    assert_eq!(built.code, 0, "{}", built.stderr);
    let library = target.join("debug").join(crate::libraries::file_name("earlier"));
    let folder = crate::support::made_up_inspection();
    folder.write("second/inspection.toml", include_str!("../../examples/synthetic-second-readings/inspection.toml"));
    folder.write("second/cases.csv", include_str!("../../examples/synthetic-second-readings/cases.csv"));
    for arguments in [
        &["writers", "check", library.to_str().unwrap(), "--part"][..],
        &["score", "inspection.toml", "--by", "sex", "--margins"],
        &["score", "inspection.toml", "--stability", "--seed", "1"],
        &["explain", "2.1.3", "inspection.toml"],
        &["quote", "2.1.3", "inspection.toml"],
        &["check", "inspection.toml"],
        &["rejudge", "inspection.toml", "--under", "2019-crc"],
        &["compare", "--area", "london"],
        &["agreement", "second/inspection.toml"],
        &["diff", "inspection.toml", "second/inspection.toml"],
        &["providers", "list"],
        &["frameworks", "list"],
        &["frameworks", "diff", "2018-crc", "2019-crc"],
        &["writers", "list"],
        &["score", "london-crc-2019", "--language", "cy"],
        &["report", "--area", "london", "-o", "out"],
    ] {
        let by: &[&str] = if arguments[1] == "check" { &[] } else { &["--writer", library.to_str().unwrap()] };
        let run = folder.run(&[arguments, by].concat());
        assert_eq!(run.code, 0, "{arguments:?}: {}", run.shown());
        assert!(arguments[0] == "report" || run.stdout.lines().count() > 3, "{arguments:?}: {}", run.stdout);
    }
}

#[test]
fn a_writer_gives_the_same_bytes_linked_in_and_loaded() {
    let folder = worked_example();
    let document = folder.run(&["score", "cases.csv", "--framework", "framework.toml", "--writer", "json"]);
    let report: assize_report::Report = serde_json::from_str(&document.stdout).unwrap();
    let linked = MarkdownGovspeak.write(&report, &Options::default()).unwrap();
    let loaded = score_with(&folder, &rust_library("markdown-govspeak"), &[]);
    assert_eq!((loaded.code, loaded.stderr.as_str()), (0, ""));
    assert_eq!(loaded.stdout.as_bytes(), linked.files[0].contents);
}

#[test]
fn every_writer_is_held_to_its_promises() {
    let folder = worked_example();
    let mut writers: Vec<PathBuf> =
        ["text", "json", "markdown", "csv", "ods", "xlsx", "pandoc"].map(PathBuf::from).into();
    writers.push(rust_library("markdown-govspeak"));
    if has_c_compiler() {
        let path = folder.path().join("figures.so");
        writers.push(c_library("plugins/example-c/figures.c", &[], &path));
    }
    for writer in writers {
        // One lists figures alone.
        let part: &[&str] = if writer.ends_with("figures.so") { &["--part"] } else { &[] };
        let run = Run::from(folder.command(&["writers", "check"]).arg(&writer).args(part).output().unwrap());
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{}", run.stdout);
        assert!(run.stdout.contains(" passed."), "{}", run.stdout);
    }
    let faulty = Run::from(folder.command(&["writers", "check"]).arg(rust_library("hostile-writer")).output().unwrap());
    assert_eq!(faulty.code, 3, "{}", faulty.shown());
    assert!(
        faulty.stderr.contains("error[writer/not-conforming]") && faulty.stdout.contains("failed"),
        "{}",
        faulty.shown()
    );
}

#[test]
fn a_setting_that_no_writer_has_is_an_error() {
    for (arguments, expect) in [
        (&["score", "london-crc-2019", "--writer", "csv", "--option", "bomb=yes"][..], "it has `table`, `bom`"),
        (&["score", "london-crc-2019", "--writer", "csv", "--option", "bom=maybe"], "`bom` is `yes` or `no`"),
        (&["score", "london-crc-2019", "--option", "table=ratings"], "`csv` has `table`, `bom`"),
        (&["report", "london-crc-2019", "-o", "out", "--option", "bom=yes"], "has no setting `bom`"),
        (
            &["score", "london-crc-2019", "--writer", "csv", "--option", "bom=yes", "--option", "csv.bom=no"],
            "the setting `bom` is given twice",
        ),
    ] {
        let run = crate::support::run(arguments);
        assert!(
            run.code != 0 && run.stdout.is_empty() && run.stderr.contains(expect),
            "{arguments:?}: {}",
            run.shown()
        );
    }
    let marked = crate::support::run(&["score", "london-crc-2019", "--writer", "csv", "--option", "bom=yes"]);
    assert!(marked.code == 0 && marked.stdout.starts_with("\u{feff}inspection,"), "{}", marked.stderr);
}

#[test]
fn csv_has_rows_of_every_analysis() {
    let folder = crate::support::made_up_inspection();
    folder.write("second/inspection.toml", include_str!("../../examples/synthetic-second-readings/inspection.toml"));
    folder.write("second/cases.csv", include_str!("../../examples/synthetic-second-readings/cases.csv"));
    for arguments in [
        &["agreement", "second/inspection.toml"][..],
        &["score", "inspection.toml", "--margins"],
        &["score", "inspection.toml", "--stability", "--seed", "1"],
        &["compare", "london-crc-2018", "london-crc-2019"],
    ] {
        let run = folder.run(&[arguments, &["--writer", "csv"]].concat());
        assert!(run.code == 0 && run.stdout.lines().count() > 3, "{arguments:?}: {}", run.shown());
        for cell in run.stdout.lines().flat_map(|line| line.split(',')).map(|cell| cell.trim_matches('"')) {
            let is_number = cell.parse::<f64>().is_ok();
            assert!(is_number || !cell.starts_with(['=', '+', '-', '@']), "{arguments:?}: {cell}");
        }
    }
}
