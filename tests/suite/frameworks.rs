use crate::support::{Folder, REGIME, run};

#[test]
fn a_framework_is_shown_as_an_outline() {
    let folder = Folder::new([("example.toml", REGIME)]);
    let shown = folder.run(&["frameworks", "show", "example.toml", "--width", "80"]);
    insta::assert_snapshot!(shown.shown());
}

/// One file is enough for a new regime, wherever it is named.
#[test]
fn a_regime_of_the_users_own_is_known_everywhere() {
    let folder = Folder::new([("regimes/example.toml", REGIME), ("regimes/notes.toml", "x = 1\n")]);
    for arguments in [
        ["frameworks", "list", "--frameworks", "regimes"].as_slice(),
        &["--frameworks", "regimes/example.toml", "frameworks", "list"],
        &["frameworks", "show", "example", "--frameworks", "regimes"],
        &["frameworks", "show", "regimes/example.toml", "--frameworks", "regimes"],
    ] {
        let listed = folder.run(arguments);
        assert_eq!((listed.code, listed.stderr.as_str()), (0, ""), "{arguments:?}");
        assert!(listed.stdout.contains("An example"), "{arguments:?}");
    }
    let mut command = folder.command(&["frameworks", "list"]);
    let listed = command.env("ASSIZE_FRAMEWORKS", "regimes").output().unwrap();
    assert!(String::from_utf8_lossy(&listed.stdout).contains("An example"));
    assert!(!run(&["frameworks", "list"]).stdout.contains("An example"));
}

/// A folder is checked file by file. A folder without a framework is reported, and so is a file with its first heading misspelt or not closed.
#[test]
fn a_folder_of_frameworks_is_checked() {
    let folder = Folder::new([("regimes/example.toml", REGIME), ("none/notes.toml", "x = 1\n")]);
    let check = |at: &str| {
        let run = folder.run(&["frameworks", "check", at]);
        (run.code, run.stderr)
    };
    let (code, said) = check("regimes");
    assert!(code == 0 && said.starts_with("`regimes/example.toml`: no faults: "), "{said}");
    let (code, said) = check("none");
    assert!(code == 1 && said.contains("there is no framework in `none`"), "{said}");
    for (broken, fault) in [("[framework\nid = \"zz\"\n", "not TOML"), ("[framwork]\nid = \"zz\"\n", "`framwork`")] {
        folder.write("regimes/broken.toml", broken);
        let (code, said) = check("regimes");
        assert!(code == 1 && said.contains(fault), "{broken}: {said}");
        let scored = folder.run(&["score", "london-crc-2019", "--frameworks", "regimes"]);
        assert!(scored.code == 0 && scored.stderr.contains("framework/faulty"), "{broken}: {}", scored.stderr);
    }
}

#[test]
fn all_that_the_program_carries_can_be_shown() {
    for id in ["2014-adult-offending-work", "2018-crc", "2018-rated", "2019-crc", "2019-rated"] {
        for width in ["60", "80", "160"] {
            let shown = run(&["frameworks", "show", id, "--width", width]);
            assert_eq!(shown.code, 0, "{}", shown.stderr);
            let longest = shown.stdout.lines().map(|line| line.chars().count()).max().unwrap_or_default();
            assert!(longest <= width.parse().unwrap(), "{id} at {width}: a line of {longest}");
        }
    }
}

/// A regime to start from is sound as it is, warnings included, and cases can be made up for it and scored by it.
#[test]
fn a_regime_to_start_from_can_be_used_as_it_is() {
    let folder = Folder::new([]);
    for arguments in [
        ["frameworks", "new", "2026-regions", "-o", "regime.toml"].as_slice(),
        &["frameworks", "check", "--strict", "regime.toml"],
        &["synthesise", "regime.toml", "--cases", "30", "--seed", "3", "-o", "made-up"],
        &["score", "made-up/inspection.toml", "--framework", "regime.toml"],
    ] {
        let done = folder.run(arguments);
        assert_eq!((done.code, done.complaints()), (0, String::new()), "{arguments:?}");
    }
    assert!(!folder.files()["regime.toml"].contains("REGIME"));
    for id in ["2018-crc", "Regions", "-regions", "a b", ""] {
        let refused = folder.run(&["frameworks", "new", id]);
        assert_eq!((refused.code, refused.stdout.as_str()), (2, ""), "{id}");
    }
}

/// What a framework extends is looked for beside it; it is never suggested to itself, and labels stand where ids would.
#[test]
fn a_framework_finds_its_parent_in_its_own_folder() {
    let parent = REGIME.replace("title = \"Assessment\"", "title = \"Assessment\"\nlabel = \"P 1\"");
    let parent = parent.replace("edges = [50]", "edges = [{ above = 50 }]");
    let child = "[framework]\nid = \"example-b\"\ntitle = \"Another\"\nextends = \"example\"\ndrop = [\"1.1\"]\nstatus = \"assumed\"\nsource = \"made up\"\n\n[[question]]\nid = \"1.2\"\nunder = [\"1\"]\nunit = \"case\"\ntitle = \"The plan is good\"\nlabel = \"P 1.2\"\n";
    let cases = "id,synthetic,1.2\na,yes,yes\nb,yes,no\n";
    let lost = child.replace("extends = \"example\"", "extends = \"example-c\"");
    let folder = Folder::new([("parent.toml", &*parent), ("child.toml", child), ("cases.csv", cases)]);
    folder.write("other/lost.toml", &lost);
    let checked = folder.run(&["frameworks", "check", "child.toml"]);
    assert_eq!((checked.code, checked.complaints()), (0, String::new()));
    let scored = folder.run(&["score", "cases.csv", "--framework", "child.toml", "--provider", "somewhere"]);
    // 1 of 2 is 50%, which is not above 50.
    assert!(scored.stdout.contains("P 1.2 The plan is good") && scored.stdout.contains("Poor"), "{}", scored.shown());
    let shown = folder.run(&["frameworks", "show", "child.toml"]);
    assert!(shown.stdout.contains("up to 50%") && !shown.stdout.contains("The assessment"), "{}", shown.shown());
    let lost = folder.run(&["frameworks", "check", "other/lost.toml"]);
    assert!(lost.code == 1 && lost.stderr.contains("unknown framework `example-c`"), "{}", lost.shown());
    assert!(!lost.stderr.contains("`example-b`"), "it suggests itself: {}", lost.shown());
}

/// A faulty file in a folder of frameworks stops only what needs it. Other runs say that it is left out, and how to see why.
#[test]
fn a_faulty_framework_in_a_folder_is_a_warning_for_all_that_do_not_need_it() {
    let faulty = REGIME.replace("id = \"example\"", "id = \"faulty\"").replace("band = \"cases\"", "band = \"case\"");
    let heir = "[framework]\nid = \"heir\"\ntitle = \"Another\"\nextends = \"faulty\"\nstatus = \"assumed\"\nsource = \"made up\"\n";
    let cases = "id,synthetic,1.1\na,yes,yes\nb,yes,no\n";
    let folder = Folder::new([("cases.csv", cases)]);
    for (name, text) in [("example", REGIME), ("faulty", &faulty), ("heir", heir)] {
        folder.write(&format!("regimes/{name}.toml"), text);
    }
    let with = |arguments: &[&str]| folder.run(&[arguments, &["--frameworks", "regimes"]].concat());
    let scored = with(&["score", "cases.csv", "--framework", "example", "--provider", "somewhere"]);
    assert_eq!(scored.code, 0, "{}", scored.shown());
    assert_eq!(scored.stderr.matches("framework/faulty").count(), 2, "{}", scored.stderr);
    assert!(scored.stderr.contains("assize frameworks check regimes/faulty.toml"), "{}", scored.stderr);
    folder.write("regimes/twin.toml", &REGIME.replace("id = \"example\"", "id = \"2018-crc\""));
    assert_eq!(with(&["score", "london-crc-2019"]).code, 0, "the carried one is kept");
    assert_eq!(with(&["frameworks", "check", "regimes/example.toml"]).code, 0);
    for needed in ["faulty", "heir"] {
        let refused = with(&["score", "cases.csv", "--framework", needed, "--provider", "somewhere"]);
        let says = format!("error[framework/faulty]: `regimes/{needed}.toml` has 1 fault");
        assert!(refused.code == 1 && refused.stderr.contains(&says), "{needed}: {}", refused.stderr);
    }
    let named = with(&["score", "cases.csv", "--framework", "regimes/faulty.toml", "--provider", "somewhere"]);
    assert!(named.code == 1 && named.stderr.contains("unknown band `case`"), "{}", named.stderr);
    let all = folder.run(&["frameworks", "check", "regimes"]);
    assert!(all.code == 1 && all.stderr.contains("unknown band `case`"), "{}", all.stderr);
}

/// What is dropped is reported where it is dropped, and a label names a figure as well as an id does.
#[test]
fn what_a_dropped_question_leaves_empty_is_told_at_the_drop() {
    let child = "[framework]\nid = \"child\"\ntitle = \"Another\"\nextends = \"example\"\ndrop = [\"1.1\"]\nstatus = \"assumed\"\nsource = \"made up\"\n";
    let folder = Folder::new([("example.toml", REGIME), ("child.toml", child)]);
    let checked = folder.run(&["frameworks", "check", "child.toml"]);
    assert!(checked.code == 1 && checked.stderr.contains("child.toml:5:9"), "{}", checked.stderr);
    let labelled = REGIME.replace("title = \"Assessment\"", "title = \"Assessment\"\nlabel = \"P 1\"");
    let folder = Folder::new([("example.toml", &*labelled), ("cases.csv", "id,synthetic,1.1\na,yes,yes\nb,yes,no\n")]);
    let quoted = folder.run(&["quote", "P 1", "cases.csv", "--framework", "example.toml", "--provider", "somewhere"]);
    assert!(quoted.stdout.contains("\"Assessment\" (standard P 1)"), "{}", quoted.shown());
}
