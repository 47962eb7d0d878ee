//! What a sample says about all that it was drawn from.

use serde_json::{Value, json};

use crate::support::{made_up_inspection, plain_row, unequal_strata, worked_example};

fn question(scored: &str, id: &str) -> Value {
    let report: Value = serde_json::from_str(scored).unwrap();
    plain_row(&report, "questions", id)["share"].clone()
}

#[test]
fn a_known_design_makes_a_finite_population_and_a_named_method_sets_it_aside() {
    let folder = made_up_inspection();
    let interval = |more: &[&str]| {
        let scored = folder.run(&[&["score", "inspection.toml", "--writer", "json", "--quiet"], more].concat());
        assert_eq!(scored.code, 0, "{}", scored.stderr);
        question(&scored.stdout, "2.1.1")["interval"].clone()
    };
    // 117 of the 120 assessed of 640: 624 to draw them from.
    let by_design = interval(&[]);
    assert_eq!((&by_design["method"], &by_design["population"]), (&json!("hypergeometric"), &json!(624)));
    let wilson = interval(&["--interval", "wilson"]);
    assert_eq!((&wilson["method"], &wilson["population"]), (&json!("wilson"), &Value::Null));
    let exact = interval(&["--interval", "clopper-pearson", "--confidence", "80"]);
    assert_eq!((&exact["method"], &exact["confidence"]), (&json!("clopper-pearson"), &json!(80)));
    let width = |interval: &Value| interval["high"].as_f64().unwrap() - interval["low"].as_f64().unwrap();
    assert!(width(&by_design) < width(&wilson) && width(&exact) < width(&wilson));
    let refused = folder.run(&["score", "inspection.toml", "--confidence", "94"]);
    assert!(refused.code == 2 && refused.stderr.contains("[possible values: 80, 90, 95, 99]"), "{}", refused.shown());
}

#[test]
fn a_sample_is_of_the_kind_of_unit_that_it_names() {
    let folder = made_up_inspection();
    let record = folder.files()["inspection.toml"].clone();
    let at = record.find("[sample]").unwrap();
    let end = at + record[at..].find("\n\n").unwrap_or(record.len() - at);
    let sample = "[sample]\nunit = \"unpaid-work-case\"\neligible = 200\nassessed = 40";
    folder.write("inspection.toml", &format!("{}{sample}{}", &record[..at], &record[end..]));
    let scored = folder.run(&["score", "inspection.toml", "--writer", "json", "--quiet"]);
    assert_eq!(scored.code, 0, "{}", scored.stderr);
    let of = |id: &str| question(&scored.stdout, id)["interval"].clone();
    assert_eq!((&of("4.1.2")["method"], &of("4.1.2")["population"]), (&json!("hypergeometric"), &json!(200)));
    assert_eq!((&of("2.1.1")["method"], &of("2.1.1")["population"]), (&json!("wilson"), &Value::Null));
}

#[test]
fn bounds_alone_have_no_interval() {
    let folder = worked_example();
    let scored = folder.run(&["score", "cases.csv", "--framework", "framework.toml", "--writer", "json", "--quiet"]);
    // 3 of 4, by Wilson's formula: (0.75 + z²/8 ± z √(0.1875/4 + z²/64)) / (1 + z²/4), z = 1.959964.
    let interval = &question(&scored.stdout, "A")["interval"];
    assert_eq!(
        (&interval["low"], &interval["high"], &interval["text"]),
        (&json!(30.06), &json!(95.44), &json!("30% to 95%"))
    );
    let without_point = question(&scored.stdout, "2.1.3");
    assert_eq!((&without_point["value"], &without_point["interval"]), (&Value::Null, &Value::Null));
}

#[test]
fn a_breakdown_says_what_its_groups_could_show() {
    let folder = made_up_inspection();
    let scored = folder.run(&["score", "inspection.toml", "--by", "sex", "--quiet", "--width", "80"]);
    let at = scored.stdout.find("── By sex").expect("a breakdown");
    let shown: Vec<&str> = scored.stdout[at..].lines().collect();
    let ends = shown.iter().rposition(|line| line.contains("four of five cases")).expect("the note");
    insta::assert_snapshot!(shown[..=ends + 1].join("\n"));
}

/// 12 of 22 women and 74 of 95 men are 23 points apart, with Newcombe's interval from 3 to 44 at 95 per cent: beyond chance, though samples of these sizes
/// would show no less than 33 in four of five cases. At 99 per cent it reaches over 0.
#[test]
fn groups_that_differ_beyond_chance_are_named() {
    let folder = made_up_inspection();
    let run = |confidence: &str| {
        let run = folder.run(&["score", "inspection.toml", "--by", "sex", "--confidence", confidence]);
        run.stdout.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let none = |confidence: &str| {
        format!(
            "By sex: the groups differ beyond chance ({confidence} per cent) in none of 11 key questions with counts in two groups or more."
        )
    };
    assert!(run("95").contains(&none("95")), "{}", run("95"));
    let cases = folder.files()["cases.csv"].clone();
    let mut women = 0;
    let changed = cases.lines().map(|line| {
        let mut cells: Vec<&str> = line.split(',').collect();
        if cells[2] == "female" && cells[14] == "sufficient" && women < 6 {
            (women, cells[14]) = (women + 1, "insufficient");
        }
        cells.join(",") + "\n"
    });
    folder.write("cases.csv", &changed.collect::<String>());
    let shown = run("95");
    let said = "By sex: the groups differ beyond chance (95 per cent) in 1 of 11 key questions with counts in two groups or more: 2.1.1 (female 55%, others 78%); by chance alone it would be about 1.";
    assert!(shown.contains(said), "{shown}");
    assert!(
        shown.contains(
            "Differences looked at: 11; if no groups differed, about 1 of them would come out so by chance alone."
        ),
        "{shown}"
    );
    assert!(run("99").contains(&none("99")), "{}", run("99"));
    assert!(run("99").contains("fewer than 1 of them"), "{}", run("99"));
}

#[test]
fn strata_drawn_unequally_are_flagged_and_weighed() {
    let folder = unequal_strata();
    let run = |arguments: &[&str]| {
        let run = folder.run(&[arguments, &["inspection.toml", "--frameworks", "audit.toml"]].concat());
        assert!(run.code == 0 && run.stderr.contains("warning[record/unequal-strata]"), "{}", run.shown());
        run.stdout
    };
    let scored = run(&["score", "--writer", "json", "--by", "sex"]);
    let report: Value = serde_json::from_str(&scored).unwrap();
    let row = plain_row(&report, "questions", "1.1");
    assert_eq!((&row["share"]["text"], &row["share"]["interval"]), (&json!("70%"), &Value::Null));
    let weighted = &row["weighted"];
    // (30 + 580) / 640; the men, 40 of 40 drawn from 580, are at least 535.
    assert_eq!((&weighted["fraction"], &weighted["text"]), (&json!("61/64"), &json!("95%")));
    assert_eq!((&weighted["interval"]["text"], &weighted["interval"]["high"]), (&json!("88% to 95%"), &json!(95.31)));
    insta::assert_snapshot!(run(&["score", "--by", "sex", "--width", "100"]));
    insta::assert_snapshot!(run(&["quote", "1.1"]));
    insta::assert_snapshot!(run(&["quote", "1.1@sex=female"]));
}

/// Weighted shares, or that each unit counts once, stand beside every rating that is quoted; no difference has an interval.
#[test]
fn what_is_quoted_or_compared_of_strata_drawn_unequally_says_so() {
    let folder = unequal_strata();
    let other = folder.files()["inspection.toml"].replace("north", "other");
    folder.write("other.toml", &other);
    let run = |arguments: &[&str]| {
        let run = folder.run(&[arguments, &["--frameworks", "audit.toml"]].concat());
        assert_eq!(run.code, 0, "{}", run.shown());
        run.stdout.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let quoted = |figure: &str| run(&["quote", figure, "inspection.toml"]);
    let (rating, share) = (quoted("1"), quoted("1#share"));
    assert!(rating.contains("; weighted by the strata 99%, outstanding"), "{rating}");
    assert!(share.contains("; weighted by the strata 99%"), "{share}");
    let compared = run(&["compare", "inspection.toml", "other.toml"]);
    assert!(compared.contains("1.1 Risk assessed"), "{compared}");
    assert!(!compared.contains("+0, -") && !compared.contains("Beyond chance"), "{compared}");
    let document =
        folder.run(&["compare", "inspection.toml", "other.toml", "--frameworks", "audit.toml", "--writer", "json"]);
    let document: Value = serde_json::from_str(&document.stdout).unwrap();
    let rows = crate::support::plain_rows(&document, "compared");
    assert!(!rows.is_empty() && rows.iter().all(|row| row["interval"].is_null()), "{rows:?}");
}

/// What stands against weighing does not silence that strata were drawn unequally.
#[test]
fn strata_that_cannot_be_weighed_are_flagged() {
    let files = unequal_strata().files();
    let (record, cases) = (&files["inspection.toml"], &files["cases.csv"]);
    let nowhere = cases.replacen(",female,", ",not-known,", 1);
    assert_ne!(&nowhere, cases);
    let without = |line: &str| {
        let cut = record.replacen(line, "", 1);
        assert_ne!(&cut, record, "{line}");
        cut
    };
    let none_of_two = |record: &str| record.replace("eligible = 580\n", "");
    for (record, cases, says) in [
        (
            record.clone(),
            nowhere,
            "the cases were drawn unequally, each counts once, and they cannot be weighted, since 1 case is not known to belong to exactly one stratum",
        ),
        (
            none_of_two(record),
            cases.clone(),
            "the cases may have been drawn unequally, each counts once, and they cannot be weighted, since nothing says how many cases were eligible in the stratum \"Men\"",
        ),
        (
            record.replace("eligible = 60\n", "eligible = 59\n"),
            cases.clone(),
            "since more cases of the stratum \"Women\" were read than were eligible",
        ),
        (
            without("when = { sex = [\"female\"] }\n"),
            cases.clone(),
            "since nothing says which cases belong to the stratum \"Women\"",
        ),
    ] {
        let folder = unequal_strata();
        folder.write("inspection.toml", &record);
        folder.write("cases.csv", &cases);
        for arguments in [
            ["score", "inspection.toml"].as_slice(),
            &["quote", "1.1", "inspection.toml"],
            &["quote", "1", "inspection.toml"],
        ] {
            let run = folder.run(&[arguments, &["--frameworks", "audit.toml"]].concat());
            let said = run.stdout.replace('▌', "").split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
            assert!(said.contains(&says.to_lowercase()), "{arguments:?} {says}: {}", run.shown());
        }
        let strict = folder.run(&["check", "--strict", "inspection.toml", "--frameworks", "audit.toml"]);
        assert!(strict.code == 1 && strict.stderr.contains("record/unequal-strata"), "{}", strict.shown());
    }
}

/// A case whose stratum is not known is placed in each in turn: the weighted share has the limits of both ways, and no interval.
#[test]
fn a_case_without_a_stratum_leaves_the_weighted_share_limits() {
    let folder = unequal_strata();
    let cases = folder.files()["cases.csv"].clone();
    let line = cases.lines().find(|line| line.contains(",female,no,")).unwrap();
    folder.write("cases.csv", &cases.replacen(line, &line.replace(",female,", ",,"), 1));
    let run = |arguments: &[&str]| {
        let run = folder.run(&[arguments, &["inspection.toml", "--frameworks", "audit.toml"]].concat());
        assert!(run.code == 0 && run.stderr.contains("warning[record/unequal-strata]"), "{}", run.shown());
        run.stdout
    };
    let report: Value = serde_json::from_str(&run(&["score", "--writer", "json"])).unwrap();
    let weighted = plain_row(&report, "questions", "1.1")["weighted"].clone();
    // As a woman (30 + 580) / 640; as a man (60 x 30/59 + 580 x 40/41) / 640.
    assert_eq!((&weighted["fraction"], &weighted["text"]), (&Value::Null, &json!("93% to 95%")));
    assert_eq!((&weighted["low"]["value"], &weighted["high"]["value"]), (&json!(93.18), &json!(95.31)));
    assert!(weighted["interval"].is_null(), "{weighted}");
    let in_a_line =
        |text: String| text.replace(['▌', '│', '├', '└', '─'], "").split_whitespace().collect::<Vec<_>>().join(" ");
    let scored = in_a_line(run(&["score"]));
    assert!(scored.contains("over every way to place 1 case whose stratum is not known"), "{scored}");
    assert!(in_a_line(run(&["quote", "1.1"])).contains("; weighted by the strata 93% to 95%"));
    assert!(in_a_line(run(&["explain", "1.1"])).contains("over every way to place 1 case whose stratum is not known"));
}

/// What is pooled from a member whose strata were drawn unequally says so: it is not weighed.
#[test]
fn what_is_pooled_from_unequal_strata_says_so() {
    let folder = unequal_strata();
    let region = "[inspection]\nid = \"both\"\nprovider = \"area\"\nframework = \"clinic-audit-2025\"\nmembers = [\"north-2025\"]\n\
        [provider]\nid = \"area\"\nname = \"Area\"\nkind = \"region\"\nfictional = true\n";
    let says = "the cases were drawn unequally, each counts once, and they cannot be weighted, since the cases of north-2025 are pooled as they are";
    for kind in ["", "kind = \"aggregate\"\n"] {
        folder.write("region.toml", &region.replace("members", &format!("{kind}members")));
        for command in ["quote", "explain"] {
            let arguments = [command, "both/clinic-audit-2025/1.1", "region.toml", "inspection.toml"];
            let run = folder.run(&[arguments.as_slice(), &["--frameworks", "audit.toml"]].concat());
            let said = run.stdout.replace(['│', '├', '└', '─'], "").split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(said.contains(says), "{}", run.shown());
        }
        let scored = folder.run(&["score", "region.toml", "inspection.toml", "--frameworks", "audit.toml"]);
        let said = scored.stdout.replace('▌', "").split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        assert!(said.contains(says), "{}", scored.shown());
    }
}
