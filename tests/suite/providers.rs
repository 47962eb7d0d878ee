//! Bodies and their lineage, as `assize providers` shows them.

use serde_json::Value;

use crate::support::{made_up_inspection, run, said, table_rows};

fn json_of(arguments: &[&str]) -> Value {
    let shown = run(&[arguments, &["--writer", "json"]].concat());
    assert_eq!(shown.code, 0, "{arguments:?}: {}", shown.stderr);
    serde_json::from_str(&shown.stdout).unwrap()
}

fn ids(report: &Value) -> Vec<&str> {
    table_rows(report, "bodies").iter().map(|body| said(body, "provider")).collect()
}

#[test]
fn bodies_are_listed_by_kind_and_area() {
    assert_eq!(ids(&json_of(&["providers", "list"])).len(), 197);
    assert_eq!(ids(&json_of(&["providers", "list", "--kind", "crc"])).len(), 21);
    let london = json_of(&["providers", "list", "--area", "london"]);
    assert_eq!(ids(&london), ["london-trust", "london-crc", "nps-london", "london-region", "six-trusts-2014"]);
    assert_eq!(table_rows(&london, "bodies")[1]["inspections"]["ids"][2], "london-crc-2019");
    insta::assert_snapshot!(run(&["providers", "list", "--area", "Lincolnshire", "--width", "80"]).shown());
    assert_eq!(ids(&json_of(&["providers", "list", "--area", "Lambeth"])), ["lambeth-pdu", "lambeth-yjs"]);
    assert_eq!(ids(&json_of(&["providers", "list", "--kind", "youth"])).len(), 74);
    let units = json_of(&["providers", "list", "--kind", "pdu", "--area", "London"]);
    assert!(ids(&units).len() > 5 && ids(&units).contains(&"lambeth-pdu"), "of places within it: {units}");
    let none = run(&["providers", "list", "--kind", "trust", "--area", "Lambeth"]);
    assert!(none.stdout.contains("No such body is known"), "{}", none.stdout);
}

/// A region that took part of two bodies and all of another, and a company in Wales with a successor that was there before it ended.
#[test]
fn the_lineage_is_drawn_as_a_tree() {
    insta::assert_snapshot!("east-midlands", run(&["providers", "show", "east-midlands-region"]).shown());
    insta::assert_snapshot!("wales", run(&["providers", "show", "wales-crc", "--width", "80"]).shown());
}

#[test]
fn areas_are_followed_and_other_parts_of_a_body_are_left_out() {
    let region = json_of(&["providers", "show", "east-midlands-region"]);
    let family = ids(&region);
    assert!(family.contains(&"lincolnshire-trust") && family.contains(&"hlny-crc"));
    for elsewhere in
        ["humberside-trust", "york-north-yorkshire-trust", "northumbria-trust", "staffordshire-west-midlands-trust"]
    {
        assert!(!family.contains(&elsewhere), "{elsewhere} has nothing to do with the East Midlands");
    }
    let trust = json_of(&["providers", "show", "lincolnshire-trust"]);
    assert_eq!(ids(&trust), ["lincolnshire-trust", "hlny-crc", "east-midlands-region", "nps-north-east"]);
}

#[test]
fn a_succession_says_by_what_work_was_divided_and_when() {
    let wales = json_of(&["providers", "show", "wales-crc"]);
    let successions = table_rows(&wales, "successions");
    let of = |column, body| successions.iter().find(|one| said(one, column) == body).unwrap();
    let next = of("provider", "wales-crc");
    let parts = ["successor", "by", "work", "shared_areas", "on"].map(|column| said(next, column));
    assert_eq!(parts, ["nps-wales", "function", "offender management", "Wales", "2019-12"]);
    assert_eq!(said(of("successor", "wales-crc"), "provider"), "wales-trust");
    let read = table_rows(&wales, "inspections");
    assert_eq!(said(&read[0], "provider"), "wales-trust");
    let named = [&read[0], &read[1]].map(|row| said(row, "inspection"));
    assert_eq!(named, ["wales-trust-2014", "six-trusts-2014"], "the report on six Trusts is about this one too");
}

#[test]
fn a_body_that_a_record_declares_can_be_shown() {
    let folder = made_up_inspection();
    let shown = folder.run(&["providers", "show", "synthetic-crc", "inspection.toml", "--width", "80"]);
    insta::assert_snapshot!(shown.shown());
    let table = folder.run(&["providers", "show", "synthetic-crc", "cases.csv"]);
    assert_eq!(table.code, 2);
    assert!(table.stderr.contains("usage/table-without-record"), "{}", table.stderr);
}

/// An area, or words of a name, are enough.
#[test]
fn bodies_are_found_by_area_and_by_words() {
    let london = run(&["providers", "show", "london"]);
    assert_eq!(london.code, 0, "{}", london.stderr);
    for body in ["london-trust", "london-crc", "nps-london", "london-region"] {
        assert!(london.stdout.contains(body), "{body}: {}", london.stdout);
    }
    assert!(
        london.stderr.ends_with("bodies match; one of them: assize providers show london-trust\n"),
        "{}",
        london.stderr
    );
    let one = run(&["providers", "show", "London Community"]);
    assert_eq!((one.code, one.stdout), (0, run(&["providers", "show", "london-crc"]).stdout));
    assert_eq!(run(&["compare", "wales"]).stdout, run(&["compare", "--area", "wales"]).stdout);
    let listed = run(&["score", "wales"]).stdout;
    assert!(
        listed.contains("nps-wales-2019") && listed.contains("wales-crc-2019") && !listed.contains("london"),
        "{listed}"
    );
    assert_eq!(run(&["score", "trusts 2014 six"]).stdout, run(&["score", "six-trusts-2014"]).stdout);
    assert_eq!(run(&["compare", "--bodies", "london"]).code, 0);
}

/// Every inspection is counted once by kind, and has its letter in the row of its area.
#[test]
fn what_is_held_and_lacking_is_shown_by_kind_and_by_area() {
    let matrix = json_of(&["providers", "matrix"]);
    let number =
        |row: &std::collections::BTreeMap<&str, &Value>, column: &str| -> u64 { said(row, column).parse().unwrap() };
    let kinds = table_rows(&matrix, "held");
    for kind in &kinds {
        // For a kind that is not listed whole, the number lacking is not known.
        let is_whole = said(kind, "kind").starts_with("Probation T")
            || ["Community", "Divisions", "Probation regions"]
                .iter()
                .any(|whole| said(kind, "kind").starts_with(whole));
        assert_eq!(said(kind, "lacking").parse::<u64>().is_ok(), is_whole, "{kind:?}");
        let lacking = if is_whole { number(kind, "lacking") } else { 0 };
        assert_eq!(number(kind, "bodies"), number(kind, "inspected") + lacking, "{kind:?}");
        let parts: u64 = ["parts", "overall", "words"].into_iter().map(|column| number(kind, column)).sum();
        assert_eq!(number(kind, "inspections"), parts, "{kind:?}");
    }
    let all: u64 = kinds.iter().map(|kind| number(kind, "inspections")).sum();
    assert_eq!(all as usize, json_of(&["score"])["inspections"].as_array().unwrap().len());
    let areas = table_rows(&matrix, "areas");
    let london = areas.iter().find(|row| said(row, "area") == "London").unwrap();
    assert_eq!(["y2014", "y2016", "y2019", "lacking"].map(|column| said(london, column)), ["T", "cn", "Cn", "R"]);
    let two = json_of(&["providers", "matrix", "--kind", "crc,nps"]);
    assert_eq!(table_rows(&two, "held").len(), 2);
    let screen = run(&["providers", "matrix"]).stdout;
    assert!(screen.lines().count() < 40 && screen.contains("By area and year"), "{screen}");
    let text = run(&["providers", "matrix", "--width", "100", "--all"]).stdout;
    assert!(text.contains("\nLondon              "), "a row an area: {text}");
}

#[test]
fn names_that_nobody_has_are_mended() {
    for (arguments, code, near) in [
        (["providers", "show", "lodnon-crc"].as_slice(), "usage/unknown-provider", "`london-crc`"),
        (&["providers", "show", "x"], "usage/unknown-provider", "`assize providers list`"),
        (&["providers", "list", "--area", "Londn"], "usage/unknown-area", "`London`"),
    ] {
        let shown = run(arguments);
        assert_eq!((shown.code, shown.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(shown.stderr.contains(code) && shown.stderr.contains(near), "{}", shown.stderr);
    }
}

#[test]
fn every_writer_lays_bodies_out() {
    for writer in ["text", "markdown", "json", "csv"] {
        let shown = run(&["providers", "show", "london-crc", "--writer", writer]);
        assert_eq!(shown.code, 0, "{writer}: {}", shown.stderr);
        assert!(shown.stdout.contains("london-trust"), "{writer}");
        assert!(run(&["providers", "list", "--writer", writer]).stdout.contains("nps-wales"), "{writer}");
    }
    insta::assert_snapshot!("csv", run(&["providers", "show", "hlny-crc", "--writer", "csv"]).stdout);
}

/// What was published under a licence that asks to be named says so, in every report made from it.
#[test]
fn the_licence_is_named_where_it_is_due() {
    let notice = "Contains public sector information licensed under the Open Government Licence v3.0.";
    for arguments in [
        ["score", "--writer", "markdown"].as_slice(),
        &["explain", "london-crc-2019/2018-crc/overall", "--writer", "markdown"],
        &["providers", "show", "london-crc", "--writer", "markdown"],
    ] {
        assert!(run(arguments).stdout.contains(notice), "{arguments:?}");
    }
    let folder = made_up_inspection();
    for arguments in
        [["score", "inspection.toml"].as_slice(), &["providers", "show", "synthetic-crc", "inspection.toml"]]
    {
        assert!(!folder.run(arguments).stdout.contains("Open Government"), "{arguments:?}: made-up cases are nobody's");
    }
    let scored = json_of(&["score"]);
    let of = |id: &str| {
        let all = scored["inspections"].as_array().unwrap();
        all.iter().find(|one| one["id"] == id).unwrap()["licence"].clone()
    };
    assert_eq!(of("london-crc-2019"), "OGL-UK-3.0");
    assert_eq!(of("bench-crc-2019"), Value::Null, "known from newspapers alone, and only facts of those are used");
}
