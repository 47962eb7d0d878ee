//! A provider's own judgement says so wherever it appears, covers only what it judged, and has no overall rating.

use crate::support::{Folder, Run, cards};

const TABLE: &str = "id,synthetic,2.1.1,2.1.2,2.1.3\na,yes,yes,no,yes\nb,yes,yes,yes,yes\nc,yes,no,yes,yes\n";
const OWN: [&str; 6] = ["ours.csv", "--framework", "2018-crc", "--self-assessment", "--provider", "Synthetic North"];

fn own(verb: &[&str], more: &[&str]) -> Run {
    let done = Folder::new([("ours.csv", TABLE)]).run(&[verb, &OWN, more].concat());
    assert_eq!((done.code, done.stderr.as_str()), (0, ""), "{}", done.shown());
    done
}

#[test]
fn every_writer_says_whose_judgement_it_is() {
    insta::assert_snapshot!(own(&["score"], &["--width", "100"]).stdout);
    let csv = own(&["score"], &["--writer", "csv", "-q"]).stdout;
    assert!(csv.lines().skip(1).all(|line| line.contains("self-assessment")), "{csv}");
    let json: serde_json::Value = serde_json::from_str(&own(&["score"], &["--writer", "json"]).stdout).unwrap();
    assert_eq!(
        (&json["inspections"][0]["kind"], &cards(&json)[0]["overall"]),
        (&"self-assessment".into(), &serde_json::Value::Null)
    );
    for (verb, more) in
        [(&["score"][..], &["--writer", "markdown"][..]), (&["explain", "2.1"], &[]), (&["quote", "2.1"], &[])]
    {
        let done = own(verb, more);
        assert!(done.stdout.to_lowercase().contains("self-assessment"), "{}", done.shown());
    }
}

#[test]
fn the_body_must_be_known() {
    let folder = Folder::new([("ours.csv", "id,2.1.1\na,yes\n")]);
    let unknown =
        folder.run(&["score", "ours.csv", "--framework", "2018-crc", "--self-assessment", "--provider", "lodnon-crc"]);
    assert!(unknown.code != 0 && unknown.stderr.contains("did you mean `london-crc`?"), "{}", unknown.shown());
    let known =
        folder.run(&["score", "ours.csv", "--framework", "2018-crc", "--self-assessment", "--provider", "london-crc"]);
    assert!(known.code == 0 && known.stdout.contains("London Community Rehabilitation Company"), "{}", known.shown());
    let unused = folder.run(&["score", "london-crc-2019", "--self-assessment"]);
    assert!(unused.stderr.contains("`--self-assessment` is for tables without a record"), "{}", unused.shown());
}

#[test]
fn a_bare_table_may_be_of_any_body() {
    let folder = crate::support::Folder::new([("cases.csv", "id,2.1.1\nc1,yes\nc2,no\n")]);
    let score = |more: &[&str]| folder.run(&[&["score", "cases.csv", "--framework", "2018-crc"], more].concat());
    let free = score(&["--provider", "Northshire Works"]);
    assert!(free.code == 0 && free.stdout.contains("Northshire Works"), "{}", free.shown());
    let near = score(&["--provider", "London CRX"]);
    assert!(near.code == 1 && near.stderr.contains("did you mean `london-crc`"), "{}", near.shown());
    let own = score(&["--provider", "London CRX", "--provider-kind", "crc"]);
    assert!(own.code == 0 && own.stdout.contains("London CRX"), "{}", own.shown());
    let other = score(&["--provider", "Northshire Works", "--provider-kind", "nps"]);
    assert!(other.stderr.contains("`2018-crc` inspects crc"), "{}", other.shown());
}
