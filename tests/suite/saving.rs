use crate::support::{Folder, Run, run};

#[test]
fn a_result_goes_to_a_file_as_it_would_be_printed() {
    let folder = Folder::new([]);
    let saved = folder.run(&["frameworks", "list", "-o", "list.txt"]);
    assert_eq!(saved.shown(), "exit 0\n-- stdout --\n-- stderr --\nwrote `list.txt`\n");
    let files = folder.files();
    assert_eq!(files.keys().collect::<Vec<_>>(), ["list.txt"]);
    assert_eq!(files["list.txt"], run(&["frameworks", "list"]).stdout);
}

#[test]
fn what_is_there_stays_unless_forced() {
    let folder = Folder::new([("list.txt", "mine")]);
    let list = ["frameworks", "list", "-o", "list.txt"];
    assert_eq!(folder.run(&list).code, 3);
    assert_eq!(folder.files()["list.txt"], "mine");
    assert_eq!(folder.run(&[&list[..], &["--force"]].concat()).code, 0);
    assert_ne!(folder.files()["list.txt"], "mine");
    assert_eq!(folder.files().len(), 1);
}

#[test]
fn a_folder_is_replaced_as_a_whole_and_only_if_it_is_ours() {
    let folder = Folder::new([]);
    assert_eq!(folder.run(&["man", "-o", "man1"]).code, 0);
    assert_eq!(folder.run(&["man", "-o", "man1"]).code, 3);
    let pages = folder.files();
    assert_eq!(folder.run(&["man", "-o", "man1", "--force"]).code, 0);
    assert_eq!(folder.files(), pages);
    folder.write("man1/notes.txt", "mine");
    let refused = folder.run(&["man", "-o", "man1", "--force"]);
    assert_eq!(refused.code, 3);
    assert!(refused.stderr.contains("`man1/notes.txt` is not part of what would be written"), "{}", refused.stderr);
    assert_eq!(folder.files().len(), pages.len() + 1);
}

#[test]
fn a_folder_that_is_not_there_is_not_made() {
    let folder = Folder::new([]);
    let refused = folder.run(&["frameworks", "list", "-o", "results/list.txt"]);
    assert_eq!(refused.code, 3);
    assert!(refused.stderr.contains("the folder that it goes into does not exist"), "{}", refused.stderr);
    assert_eq!(folder.files().len(), 0);
}

#[test]
fn what_a_stopped_run_left_is_found() {
    let folder = Folder::new([(".list.txt.assize-new", "half")]);
    let refused = folder.run(&["frameworks", "list", "-o", "list.txt"]);
    assert_eq!(refused.code, 3);
    assert!(refused.stderr.contains("another run is writing, or was stopped"), "{}", refused.stderr);
    assert_eq!(folder.files().len(), 1);
}

/// The ending of a file says how it is laid out; `--writer` that says otherwise is a mistake, and so is an ending that nothing is written in.
#[test]
fn a_file_is_what_its_ending_says() {
    let folder = Folder::new([]);
    let list = ["frameworks", "list", "-o"];
    for (name, begins) in
        [("a.csv", "table,"), ("a.JSON", "{"), ("a.md", "# "), ("a.html", "<!doctype"), ("plain", "F")]
    {
        let saved = folder.run(&[&list[..], &[name]].concat());
        assert_eq!(saved.code, 0, "{name}: {}", saved.stderr);
        let written = &folder.files()[name];
        assert!(written.to_lowercase().starts_with(&begins.to_lowercase()), "{name}: {}", &written[..40]);
        assert_eq!(saved.stderr.contains("open it in a browser"), name == "a.html", "{}", saved.stderr);
    }
    for (arguments, says) in [
        (["b.csv", "--writer", "json"].as_slice(), ["`--writer json` writes no `.csv`", "ends in `.json`"]),
        (&["b.xyz"], ["no built-in writer writes `.xyz`", "choose the layout with `--writer`"]),
        (&["b.pdf"], ["no built-in writer writes `.pdf`", "`plugins/pdf`"]),
        (&["b.odt"], ["no built-in writer writes `.odt`", "`pandoc -f json -s NAME.json -o NAME.odt`"]),
    ] {
        let refused = folder.run(&[&list[..], arguments].concat());
        assert_eq!(refused.code, 2, "{arguments:?}: {}", refused.stderr);
        assert!(says.iter().all(|says| refused.stderr.contains(says)), "{arguments:?}: {}", refused.stderr);
    }
    assert_eq!(folder.run(&[&list[..], &["b.log", "--writer", "text"]].concat()).code, 0);
    assert!(!folder.files().contains_key("b.csv"));
}

#[test]
fn an_empty_folder_is_as_good_as_none() {
    let folder = Folder::new([]);
    std::fs::create_dir(folder.path().join("man1")).unwrap();
    let made = folder.run(&["man", "-o", "man1"]);
    assert_eq!(made.code, 0, "{}", made.stderr);
    assert!(folder.files().contains_key("man1/assize.1"));
    assert!(made.stderr.ends_with("read one with `man -l man1/assize.1`\n"), "{}", made.stderr);
    std::fs::create_dir(folder.path().join("list")).unwrap();
    let file = folder.run(&["frameworks", "list", "-o", "list"]);
    assert!(file.code == 3 && file.stderr.contains("`list` already exists"), "a file is not a folder: {}", file.stderr);
}

#[test]
fn quiet_says_nothing_of_what_was_written() {
    let folder = Folder::new([]);
    for (extra, said) in [("--quiet", ""), ("--message-format=short", ""), ("--strict", "wrote `list.txt`\n")] {
        let saved = folder.run(&["frameworks", "list", "-o", "list.txt", "--force", extra]);
        assert_eq!((saved.code, saved.stderr.as_str()), (0, said), "{extra}");
    }
}

/// The user cannot mend what the program carries.
#[test]
fn carried_records_warn_nobody() {
    let folder = Folder::new([]);
    for (arguments, said) in [
        (["score", "--strict"].as_slice(), ""),
        (&["score", "six-trusts-2014", "--strict"], ""),
        (&["explain", "six-trusts-2014/4"], ""),
        (&["quote", "six-trusts-2014/2.1.e"], ""),
        (&["compare", "--area", "london"], ""),
        (&["report", "six-trusts-2014", "-o", "six"], "wrote 3 files to `six`; open `six/report.html`\n"),
    ] {
        let done = folder.run(arguments);
        assert_eq!((done.code, done.stderr.as_str()), (0, said), "{arguments:?}");
    }
}

/// No place, no time, no language of the machine shows in a result.
#[test]
fn the_surroundings_do_not_matter() {
    let folder = Folder::new([]);
    let plain = folder.run(&["frameworks", "show", "2018-crc", "--writer", "json"]).stdout;
    let mut command = folder.command(&["frameworks", "show", "2018-crc", "--writer", "json"]);
    command.env("LANG", "de_DE.UTF-8").env("LC_ALL", "tr_TR.UTF-8").env("TZ", "Asia/Kolkata").env("COLUMNS", "31");
    assert_eq!(crate::support::Run::from(command.output().unwrap()).stdout, plain);
    assert_eq!(serde_json::from_str::<serde_json::Value>(&plain).unwrap()["kind"], "framework");
}

/// What is said to be typed next is typed as it stands: names with spaces and quotes, and the options that the table was read with.
#[cfg(unix)]
#[test]
fn the_next_command_can_be_typed_as_it_is_told() {
    let folder = Folder::new([("our cases.csv", "id;2.1.1;2.1.2\nc1;yes;no\nc2;no;no\nc3;yes;yes\n")]);
    let programs = std::path::Path::new(env!("CARGO_BIN_EXE_assize")).parent().unwrap();
    let regime = folder.run(&["frameworks", "new", "ours", "-o", "its own regime.toml"]);
    assert_eq!(regime.code, 0, "{}", regime.shown());
    let read = ["our cases.csv", "--framework", "2018-crc", "--separator", ";"];
    let made_up = ["synthesise", "its own regime.toml", "--cases", "9", "--seed", "1", "-o"];
    for (arguments, target) in [
        (&["frameworks", "new", "others", "-o"][..], "an \"other\" regime.toml"),
        (&[&["columns"], &read[..], &["-o"]].concat(), "a map.toml"),
        (&[&["record"], &read[..], &["-o"]].concat(), "a record.toml"),
        (&made_up, "made up"),
        (&made_up, "made up.csv"),
    ] {
        let made = folder.run(&[arguments, &[target]].concat());
        let (_, next) = made.stderr.split_once(": assize ").unwrap_or_else(|| panic!("{}", made.shown()));
        let mut shell = std::process::Command::new("sh");
        shell.args(["-c", &format!("\"$0\"/assize {next}")]).arg(programs).current_dir(folder.path());
        let typed = Run::from(shell.output().unwrap());
        assert_eq!(typed.code, 0, "{next}{}", typed.shown());
    }
    for (arguments, next) in [
        (
            &["template", "its own regime.toml", "-o", "empty cases.csv"][..],
            "assize score 'empty cases.csv' --framework 'its own regime.toml'",
        ),
        (
            &["tally", "its own regime.toml", "made up.csv", "--sql", "-o", "a query.sql", "--unit", "case"],
            "assize score tally.csv --framework 'its own regime.toml' --unit case",
        ),
    ] {
        let made = folder.run(arguments);
        assert!(made.code == 0 && made.stderr.trim_end().ends_with(next), "{}", made.shown());
    }
}

/// As other programs have it.
#[test]
fn a_dash_is_standard_output() {
    let folder = Folder::new([]);
    for arguments in [
        ["score", "london-crc-2019", "--writer", "csv"].as_slice(),
        &["template", "2018-crc"],
        &["synthesise", "2018-crc", "--cases", "3", "--seed", "1"],
    ] {
        let (plain, dash) = (folder.run(arguments), folder.run(&[arguments, &["-o", "-"]].concat()));
        assert_eq!((plain.code, dash.code), (0, 0), "{arguments:?} {}", dash.stderr);
        assert!(plain.stdout == dash.stdout && !dash.stdout.is_empty(), "{arguments:?}");
    }
    let report = folder.run(&["report", "london-crc-2019", "-o", "-"]);
    assert!(report.code != 0 && report.stderr.contains("standard output can take only one"), "{}", report.stderr);
    assert!(!folder.path().join("-").exists());
}

/// A table with its metadata is two files: they go to a folder, and no folder is called as a file is.
#[test]
fn several_files_are_not_put_into_a_folder_that_is_named_as_a_file() {
    let folder = Folder::new([]);
    let arguments = ["score", "london-crc-2019", "--writer", "csv", "--option", "metadata=yes", "-o"];
    let refused = folder.run(&[&arguments[..], &["a.csv"]].concat());
    assert!(refused.code != 0 && refused.stderr.contains("name a folder for them: `-o a`"), "{}", refused.stderr);
    let made = folder.run(&[&arguments[..], &["a"]].concat());
    assert_eq!(made.code, 0, "{}", made.stderr);
    assert_eq!(folder.files().len(), 2, "{:?}", folder.files());
}
