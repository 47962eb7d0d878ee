//! What stands where RECORD|TABLE may.

use crate::support::{Folder, REGIME, cards, made_up_inspection, run};

#[test]
fn without_inputs_the_record_is_listed_and_scripts_get_all_of_it() {
    let listed = run(&["score", "--quiet", "--width", "100", "--all"]);
    assert_eq!(listed.code, 0);
    let json: serde_json::Value = serde_json::from_str(&run(&["score", "--quiet", "--writer", "json"]).stdout).unwrap();
    let inspections = cards(&json);
    assert_eq!(inspections.len(), 224);
    let has_rows =
        |one: &&serde_json::Value| !one["nodes"].as_array().unwrap().is_empty() || one["overall"].is_object();
    assert!(inspections.iter().filter(has_rows).count() >= 170);
    for one in &inspections {
        let id = one["id"].as_str().unwrap();
        assert!(
            listed.stdout.lines().any(|line| line.split_whitespace().next() == Some(id)),
            "{id} is there to be copied"
        );
    }
    assert!(listed.stdout.contains("To see one: `assize score ID`"));
    let screen = run(&["score"]).stdout;
    assert!(screen.lines().count() < 40 && screen.contains("Fewer: an area"), "{screen}");
}

#[test]
fn an_inspection_that_the_program_carries_goes_by_its_id() {
    let whole = run(&["score", "london-crc-2019"]);
    assert!(
        whole.code == 0 && whole.stdout.contains("15 of 30 points (from the published count of ratings)"),
        "{}",
        whole.shown()
    );
    assert_eq!(run(&["score", "london-crc-2019"]).stdout, whole.stdout);
    assert_eq!(run(&["score", "london", "crc", "2019"]).stdout, whole.stdout, "words of one name");
    let explained = run(&["explain", "overall", "london-crc-2019"]);
    assert!(
        explained.code == 0 && explained.stdout.contains("london-crc-2019/2018-crc/overall"),
        "{}",
        explained.shown()
    );
    // Beside a record of one's own, in the order named.
    let beside = made_up_inspection().run(&["score", "six-trusts", "inspection.toml", "--writer", "json", "--quiet"]);
    let json: serde_json::Value = serde_json::from_str(&beside.stdout).unwrap();
    let ids: Vec<_> = json["inspections"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["six-trusts-2014", "synthetic-crc-2019"]);
}

#[test]
fn kinds_areas_and_ratings_are_all_that_have_them() {
    let ids = |arguments: &[&str]| -> Vec<String> {
        let scored = run(&[&["score", "--quiet", "--writer", "json"], arguments].concat());
        let json: serde_json::Value =
            serde_json::from_str(&scored.stdout).unwrap_or_else(|_| panic!("{}", scored.shown()));
        cards(&json).iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(ids(&["outstanding"]).len(), 15);
    assert!(ids(&["outstanding"]).contains(&"southview-2025".to_owned()), "rated in print alone");
    assert_eq!(ids(&["london", "crc"]), ids(&["london crc"]));
    assert!(ids(&["london", "crc"]).contains(&"london-crc-2019".to_owned()));
    assert!(ids(&["crc"]).len() > 30);
    let compared = run(&["compare", "trust", "crc", "nps", "--years", "2018..2019"]);
    let with_kinds = run(&["compare", "--kind", "trust,crc,nps", "--years", "2018..2019"]);
    assert_eq!(compared.shown(), with_kinds.shown());
}

/// Its options are those of `compare`, and say what words say.
#[test]
fn words_and_options_are_one() {
    let first = |line: &str| {
        let shown = run(&line.split(' ').collect::<Vec<_>>());
        assert_eq!(shown.code, 0, "{line}: {}", shown.shown());
        shown.stdout.lines().next().unwrap_or_default().to_owned()
    };
    for (words, options, title) in [
        ("compare wales pdu", "compare --area wales --kind pdu", "Places in Wales, probation delivery units: "),
        (
            "score nps 2019",
            "score --kind nps --years 2019",
            "The published record: divisions of the National Probation Service, 2019",
        ),
        ("score london 2022", "score london --years 2022", "The published record: places in London, 2022"),
        (
            "score wales inadequate",
            "score --area wales inadequate",
            "The published record: places in Wales, rated inadequate",
        ),
    ] {
        assert_eq!(first(words), first(options), "{words}");
        assert!(first(words).contains(title), "{words}: {}", first(words));
    }
    let inadequate = run(&["score", "wales", "inadequate"]).stdout;
    assert!(inadequate.contains("of probation delivery units and 3 of youth"), "{inadequate}");
}

#[test]
fn a_framework_without_a_table_chooses_nothing() {
    let told = run(&["compare", "--framework", "2018-crc"]);
    assert!(told.code == 0 && told.stderr.contains("`assize compare crc 2019`"), "{}", told.stderr);
}

#[test]
fn what_words_do_not_lead_to_is_told_with_what_to_type() {
    for (line, help) in [
        ("compare leeds", "`assize score leeds-yjs-2019` shows it"),
        ("compare crc good", "`assize score crc good` lists those"),
        ("compare --csv", "`--writer csv`"),
        ("quote --area london", "`assize compare --area london`"),
        ("providers --kind crc", "`assize providers list --kind`"),
        ("rejudge --area london", "`assize compare --area london`"),
        ("compare crc --before 2014", "`--years 2014`"),
        ("report london-crc-2019 --writers x -o y", "`--writer-dir`"),
        ("report london-crc-2019 -o london.docx", "`pandoc -f json -s london/report.pandoc.json -o NAME.docx`"),
        ("report london-crc-2019 -o london.html", "the folder `london` will hold `report.html`"),
        ("score london-crc-2019 -o london.pdf", "`plugins/pdf`"),
        ("compare --rating good", "a rating is a word: `assize score inadequate`"),
        ("compare --years 2030", " more, of 2010 to 2026"),
        ("score crc staffing", "`assize compare crc staffing` says"),
        ("score lndon crc", "did you mean `London`?"),
        ("score london-crc nps", "there are 3 of other kinds of bodies, "),
        ("explain edges", "`assize frameworks show 2018-crc`"),
        ("explain six-trusts-2014", "name one (`six-trusts-2014/1`)"),
        ("compare --area thames", "did you mean `Thames Valley`?"),
        ("compare --area yorkshire", "did you mean one of `"),
        ("synthesise 2018-crc --cases 5 --seed 1 -o made.xlsx", "write `-o made.csv`"),
    ] {
        let told = run(&line.split(' ').collect::<Vec<_>>());
        assert!(told.code == 2 && told.stderr.contains(help), "{line}: {}", told.shown());
    }
}

/// What newcomers type first is what they mean.
#[test]
fn guesses_are_taken() {
    for (guess, meant) in [
        ("compare --year 2019", "compare --years 2019"),
        ("compare --standard staff --kind crc", "compare crc staff"),
        ("compare overall", "compare"),
        ("compare crc --format csv", "compare crc --writer csv"),
        ("compare crc overall", "compare crc"),
        ("compare trust vs crc", "compare trust crc"),
        ("compare --theme workload", "compare workload"),
        ("plan --caseload 640", "plan --eligible 640"),
        ("providers london", "providers show london"),
        ("frameworks 2018-crc", "frameworks show 2018-crc"),
        ("frameworks", "frameworks list"),
        ("writers", "writers list"),
        ("compare risk of harm pdu", "compare safety pdu"),
        ("compare keeping other people safe pdu", "compare safety pdu"),
    ] {
        let [guessed, meant] = [guess, meant].map(|line| run(&line.split(' ').collect::<Vec<_>>()));
        assert_eq!((guessed.code, &guessed.stdout), (0, &meant.stdout), "{guess}");
    }
    let found = run(&["compare", "workload"]);
    assert!(
        found.stdout.contains("Workloads managed") && found.stdout.contains("1 finding in words"),
        "{}",
        found.stdout
    );
    let far = run(&["compare", "--wrongest", "x"]);
    assert!(far.code == 2 && !far.stderr.contains("similar"), "{}", far.stderr);
}

/// A framework is meant by its id: all inspections made under it, and no others.
#[test]
fn a_framework_is_a_word() {
    let listed = run(&["score", "2018-crc", "--writer", "csv", "--option", "table=overview"]).stdout;
    assert_eq!(listed.lines().count(), 1 + 18, "{listed}");
    assert!(listed.lines().skip(1).all(|line| line.contains(",2018-crc,")), "{listed}");
    let both = run(&["compare", "2018-crc", "2019-crc"]).stdout;
    assert!(both.contains("of 18 CRC inspections") && both.contains("By other standards 6 more"), "{both}");
}

/// What is made up is compared with what is real, and not counted with it.
#[test]
fn made_up_inspections_are_not_counted_with_real_ones() {
    let folder = crate::support::made_up_inspection();
    let shown = folder.run(&["compare", "inspection.toml", "crc"]).stdout.replace("\n  ", " ");
    assert!(shown.contains("Standards of April 2018: of 18 CRC inspections"), "{shown}");
    assert!(shown.contains("Made up, and not counted above: Synthetic CRC, 2019: requires improvement"), "{shown}");
}

/// A report may lie in a folder that is called as an area is.
#[test]
fn a_word_is_no_folder_but_one_of_tables() {
    let record = "[inspection]\nid = \"x\"\n";
    let files = [
        ("london/report.html", "x"),
        ("made-up/inspection.toml", record),
        ("made-up/cases.csv", "id\n"),
        ("wales/cases.csv", "id\n"),
    ];
    let folder = Folder::new(files);
    assert_eq!(folder.run(&["score", "london", "2019"]).stdout, run(&["score", "london", "2019"]).stdout);
    for (line, help) in [
        ("score wales", "with a slash at its end it is a folder of tables: `wales/`"),
        ("score made-up", "name the record in it: `made-up/inspection.toml`"),
        ("check made-up", "name the record in it: `made-up/inspection.toml`"),
        ("score made-up/", "there is a record beside it: `made-up/inspection.toml`"),
        ("diff made-up wales", "name the record in it: `made-up/inspection.toml`"),
        ("compare made-up", "name the record in it: `made-up/inspection.toml`"),
    ] {
        let told = folder.run(&line.split(' ').collect::<Vec<_>>());
        assert!(told.code != 0 && told.stderr.contains(help), "{line}: {}", told.shown());
    }
}

#[test]
fn a_figure_goes_by_its_title_before_an_inspection_that_begins_so() {
    for (figure, first) in [
        ("staff", "hampshire-isle-of-wight-crc-2019/2018-crc/1.2"),
        ("1.2 staff", "hampshire-isle-of-wight-crc-2019/2018-crc/1.2"),
    ] {
        let quoted = run(&["quote", figure]);
        let listed = quoted.stderr.lines().find(|line| line.contains("         `")).unwrap();
        assert!(quoted.code == 2 && listed.contains(first), "what is known stands first: {}", quoted.shown());
    }
    for figure in ["hampshire/1.2 staff", "hampshire/staff"] {
        let quoted = run(&["quote", figure]);
        assert!(quoted.stdout.contains("\"Staff\" (standard 1.2) is rated"), "{figure}: {}", quoted.shown());
    }
}

/// A file of that name comes first.
#[test]
fn a_file_is_a_file_even_where_its_name_is_an_id() {
    let folder = Folder::new([("london-crc-2019", "this is not a record")]);
    let scored = folder.run(&["score", "london-crc-2019"]);
    assert!(scored.code == 1 && scored.stderr.contains("record/"), "{}", scored.shown());
}

#[test]
fn what_is_no_input_is_told_with_what_may_be_meant() {
    let map = "[columns]\n\"Sex\" = \"sex\"\n";
    let folder = Folder::new([("regime.toml", REGIME), ("map.toml", map)]);
    let mut shown = String::new();
    for input in ["lodnon-crc-2019", "nowhere", "london crc 2014", "missing.toml", "regime.toml", "map.toml"] {
        let scored = folder.run(&["score", input]);
        assert!(scored.code != 0 && scored.stdout.is_empty(), "{input}: {}", scored.shown());
        shown += &format!("== score {input}\nexit {}\n{}\n", scored.code, scored.stderr);
    }
    insta::assert_snapshot!(shown);
}

/// One message, however many keys stand under each heading.
#[test]
fn single_brackets_on_several_nodes_are_one_fault() {
    let twice =
        REGIME.replace("[[node]]", "[node]") + "\n[node]\nid = \"2\"\nlevel = \"standard\"\ntitle = \"Planning\"\n";
    let checked = Folder::new([("regime.toml", &*twice)]).run(&["frameworks", "check", "regime.toml"]);
    insta::assert_snapshot!(checked.stderr);
}
