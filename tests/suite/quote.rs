//! Figures as sentences: one snapshot, to be read as English.

use crate::support::{Folder, Run, made_up_inspection, run, worked_example};

/// Quotes each figure, one after the other.
fn quotes(folder: &Folder, figures: &[&str], inputs: &[&str]) -> String {
    let quote = |figure: &&str| {
        let quoted = folder.run(&[&["quote", figure, "--quiet", "--width", "1000"], inputs].concat());
        assert_eq!((quoted.code, quoted.stderr.as_str()), (0, ""), "{figure}: {}", quoted.shown());
        quoted.stdout
    };
    figures.iter().map(quote).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_published_record_in_sentences() {
    let figures = [
        "overall",
        "overall#points",
        "1.1",
        "2.1",
        "2.2",
        "2.2#share",
        "2.1.1",
        "2.2.3",
        "2.2.3#insufficient",
        "caseload",
        "agency-staff",
        "staff-over-55-cases",
    ];
    insta::assert_snapshot!(quotes(&Folder::new([]), &figures, &["london-crc-2019"]));
}

/// What a source says was lacking is never quoted as judged sufficient: the words stand as they are, what they are taken for beside them.
#[test]
fn the_words_of_a_source_are_not_turned_round() {
    let folder = Folder::new([]);
    for (figure, words, taken) in [
        ("2.1.j", "\"lacking in almost half\"", "sufficient in more than 50% and at most 58.34%"),
        // Words that are not the source's own stand without quotation marks.
        ("1.1.c", "missing in over one-quarter (retold here)", "sufficient in less than 75%"),
        ("1.1.c#insufficient", "missing in over one-quarter (retold here)", "insufficient in more than 25%"),
        ("2.1.n", "no evidence in more than one-third of all cases (retold here)", "sufficient in less than 66.67%"),
    ] {
        let quoted = quotes(&folder, &[figure], &["six-trusts-2014"]).split_whitespace().collect::<Vec<_>>().join(" ");
        let expected = format!("the source says {words}, about what was insufficient; taken as {taken} of relevant");
        assert!(quoted.contains(&expected) && !quoted.contains("judged"), "{quoted}");
    }
}

#[test]
fn published_counts_and_percentages_in_sentences() {
    let figures = [
        "4.1.e",
        "4.1.e#insufficient",
        "4.1.e#not-done",
        "3.1.a#not-done",
        "3.1.b",
        "4.2.c",
        "4.1.b",
        "4.1.c",
        "4.1.c#insufficient",
        "1",
        "1.1",
        "1.1.e",
        "4.1",
        "4#mean-of-children",
    ];
    insta::assert_snapshot!(quotes(&Folder::new([]), &figures, &["six-trusts-2014"]));
}

#[test]
fn a_table_of_cases_in_sentences() {
    let figures = [
        "overall",
        "2.1",
        "2.1#share",
        "2.1#points",
        "2.1.3",
        "2.4.3",
        "2.4.3#insufficient",
        "2.4.3@sex=female",
        "2.4.3@sex=",
        "4.2.1",
        "1.1",
    ];
    // A blank fact is a group too.
    let folder = made_up_inspection();
    let table = folder.files()["cases.csv"].replacen("s001,yes,female,", "s001,yes,,", 1);
    folder.write("cases.csv", &table);
    insta::assert_snapshot!(quotes(&folder, &figures, &["inspection.toml"]));
}

/// Limits, no word where they reach into a second one, and no base at all.
#[test]
fn what_is_known_within_limits_in_sentences() {
    let figures = ["2014", "A", "2.1.3", "2.1.3#insufficient", "2.2.3", "2.1"];
    insta::assert_snapshot!(quotes(&worked_example(), &figures, &["cases.csv", "--framework", "framework.toml"]));
}

const OWN: &str = r#"[inspection]
id = "own-2019"
kind = "self-assessment"
provider = "north-example"
framework = "2018-crc"
title = "North Example, its own view, 2019"
synthetic = true

[provider]
id = "north-example"
name = "North Example"
kind = "crc"
fictional = true

[counts]
"2.1.1" = { sufficient = 1, insufficient = 0 }
"2.1.2" = { sufficient = 0, insufficient = 1 }
"2.2.1" = { sufficient = 0, insufficient = 12 }
"2.2.2" = { sufficient = 12, insufficient = 0 }
"2.3.1" = { sufficient = 31, insufficient = 17 }
"2.3.2" = { sufficient = 1, insufficient = 2 }
"2.4.1" = { sufficient = 0, insufficient = 0, not-applicable = 4 }

[entered]
"1.1" = "good"

[[figure]]
id = "staff"
title = "Staff at work on the day"
count = 30
of = 40
"#;

#[test]
fn none_one_and_all_in_sentences_of_a_self_assessment() {
    let folder = Folder::new([("own.toml", OWN)]);
    let figures = ["2.1.1", "2.1.2", "2.2.1", "2.2.2", "2.3.1", "2.3.2", "2.4.1", "2.4.2", "1.1", "2.1", "staff"];
    insta::assert_snapshot!(quotes(&folder, &figures, &["own.toml"]));
}

#[test]
fn scripts_get_the_parts() {
    let parts = |run: Run| -> serde_json::Value {
        let report: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
        let blocks = report["sections"][0]["blocks"].as_array().unwrap();
        let table = blocks.iter().find(|block| block["name"] == "quotation").unwrap();
        table["rows"][0]["cells"].clone()
    };
    let folder = Folder::new([("own.toml", OWN)]);
    let quoted = parts(folder.run(&["quote", "2.3.1", "own.toml", "--writer", "json"]));
    assert_eq!(
        (&quoted["value"]["n"], &quoted["value"]["of"], &quoted["value"]["text"]),
        (&31.into(), &48.into(), &"65%".into())
    );
    assert_eq!(quoted["proportion"]["text"], "a reasonable majority");
    assert_eq!(
        (&quoted["proportion_status"]["text"], &quoted["self_assessment"]["text"]),
        (&"assumed".into(), &"yes".into())
    );
    // 2014 has no words for proportions, and what is not sufficient is called by none.
    let of_2014 = parts(run(&["quote", "4.1.e", "six-trusts-2014", "--quiet", "--writer", "json"]));
    assert_eq!(of_2014["proportion"]["cell"], "empty");
    let turned = parts(folder.run(&["quote", "2.3.1#insufficient", "own.toml", "--writer", "json"]));
    assert_eq!((&turned["proportion"]["cell"], &turned["value"]["n"]), (&"empty".into(), &17.into()));
    let other = run(&["quote", "2.1@sex=female", "london-crc-2019"]);
    assert!(other.code == 2 && other.stderr.contains("usage/unknown-figure"), "{}", other.shown());
}

/// What a record says in sentences has names, is found by its words, and is not quoted as its source's own words.
#[test]
fn findings_have_names() {
    let quoted = run(&["quote", "london-crc-2018/concern-3"]);
    assert!(quoted.code == 0 && quoted.stdout.contains("concern on 1: By"), "{}", quoted.shown());
    assert!(quoted.stdout.contains("a finding, retold"), "{}", quoted.shown());
    for typed in ["concern-3", "safety of children has no priority"] {
        let explained = run(&["explain", typed, "london-crc-2018"]);
        let name = "london-crc-2018/2016-quality-and-impact/concern-3";
        assert!(explained.code == 0 && explained.stdout.contains(name), "{}", explained.shown());
    }
    let follow_up = run(&["quote", "follow-up-1", "nps-london-2018"]);
    assert!(follow_up.stdout.contains("done in part"), "{}", follow_up.shown());
    assert_eq!(run(&["quote", "concern-99", "london-crc-2018"]).code, 2);
}

/// What a source prints without a rule behind it has a name, too: of the whole, and of a part (semantics 7.19).
#[test]
fn what_is_printed_and_no_rule_makes_is_quoted_and_explained() {
    let of_one = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let whole = of_one(&run(&["quote", "overall", "national-inspection-2025"]).stdout);
    let says = "the overall rating is \"Requires improvement\", as printed: the regime here has no rule that makes it.";
    assert!(whole.contains(says), "{whole}");
    let explained = of_one(&run(&["explain", "overall", "national-inspection-2025"]).stdout);
    assert!(explained.contains("overall: requires improvement, as printed"), "{explained}");
    let points = run(&["quote", "national-inspection-2025/national-2025/overall#points"]);
    assert!(points.stderr.contains("usage/unknown-figure"), "none are printed: {}", points.shown());
    let record = "[inspection]\nid = \"one\"\nprovider = \"one\"\nframework = \"2018-crc\"\nsource = \"s\"\n\
        [provider]\nid = \"one\"\nname = \"One\"\nkind = \"crc\"\nfictional = true\n[printed]\n\"2\" = \"good\"\n";
    let folder = Folder::new([("one.toml", record)]);
    let part = of_one(&folder.run(&["quote", "one/2018-crc/2", "one.toml"]).stdout);
    assert!(part.contains("\"Case supervision\" (domain 2) is rated \"Good\", as printed: the regime"), "{part}");
    let explained = of_one(&folder.run(&["explain", "one/2018-crc/2", "one.toml"]).stdout);
    assert!(explained.contains("Domain 2 Case supervision: good, as printed"), "{explained}");
    let scored = of_one(&folder.run(&["score", "one.toml"]).stdout);
    assert!(scored.contains("2 Case supervision Good"), "{scored}");
}
