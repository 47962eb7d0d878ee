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
