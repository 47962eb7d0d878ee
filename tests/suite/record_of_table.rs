//! What options say of a bare table, and the record that `assize record` writes of it.

use crate::support::Folder;

const CASES: &str = "Ref;sex;2.1.1;2.1.2\nc1;female;yes;no\nc2;male;no;no\nc3;male;yes;yes\nc4;female;yes;no\n";
const MAP: &str = "[columns]\nRef = \"id\"\n";

/// All that options can say.
const OPTIONS: [&str; 20] = [
    "--framework",
    "2018-crc",
    "--separator",
    ";",
    "--columns",
    "in/map.toml",
    "--provider",
    "Our CRC",
    "--provider-kind",
    "crc",
    "--title",
    "Our \"own\" audit",
    "--fieldwork",
    "2019-03..2019-04",
    "--published",
    "2019-08-14",
    "--sample",
    "eligible=640,drawn=5,assessed=4,replaced=1,caseload=2800,frame=all begun,window=2018-07..2018-09",
    "--self-assessment",
    "--layout=wide",
];

fn folder() -> Folder {
    let folder = Folder::new([]);
    folder.write("in/cases.csv", CASES);
    folder.write("in/map.toml", MAP);
    folder
}

#[test]
fn a_record_gives_what_the_options_gave() {
    let folder = folder();
    let written = folder.run(&[&["record", "in/cases.csv"], &OPTIONS[..], &["-o", "out.toml"]].concat());
    assert_eq!(written.code, 0, "{}", written.shown());
    insta::assert_snapshot!(format!("{}-- out.toml --\n{}", written.shown(), folder.files()["out.toml"]));
    for writer in ["text", "csv"] {
        let bare = folder.run(&[&["score", "in/cases.csv", "--writer", writer], &OPTIONS[..]].concat());
        let record = folder.run(&["score", "out.toml", "--writer", writer]);
        assert_eq!((bare.code, &bare.stdout), (0, &record.stdout), "{}{}", bare.stderr, record.stderr);
        assert_eq!(bare.stderr, record.stderr);
    }
    let again = folder.run(&[&["record", "in/cases.csv"], &OPTIONS[..], &["-o", "out.toml"]].concat());
    assert!(again.code == 3 && again.stderr.contains("--force"), "{}", again.shown());
}

#[test]
fn what_a_record_may_also_say_is_as_it_has_to_be() {
    let folder = folder();
    let options = ["--framework", "2018-crc", "--separator", ";", "--columns", "map.toml"];
    folder.write("cases.csv", CASES);
    folder.write("map.toml", MAP);
    let written = folder.run(&[&["record", "cases.csv", "-o", "ours.toml"], &options[..]].concat());
    assert_eq!(written.code, 0, "{}", written.shown());
    let record = folder.files()["ours.toml"].clone();
    let (head, rest) = record.split_once("# What else may be said").unwrap();
    let plain = |line: &str| line.strip_prefix("# ").map_or(String::new(), str::to_owned);
    let uncommented: Vec<String> = rest.lines().skip(1).map(plain).collect();
    let head = head.replace("# fieldwork", "fieldwork").replace("# published", "published").replace("# areas", "areas");
    folder.write("full.toml", &format!("{head}{}\n", uncommented.join("\n")));
    let checked = folder.run(&["check", "full.toml"]);
    assert_eq!(checked.code, 0, "{}\n{}", checked.shown(), folder.files()["full.toml"]);
}

#[test]
fn a_table_of_counts_and_one_of_a_carried_body_have_records_too() {
    let folder = Folder::new([("counts.csv", "question,n,N\n2.1.1,9,12\n")]);
    let options = ["--framework", "2018-crc", "--provider", "london-crc"];
    let written = folder.run(&[&["record", "counts.csv", "-o", "a/b/ours.toml"], &options[..]].concat());
    assert!(written.code == 3, "the folder is not there: {}", written.shown());
    let written = folder.run(&[&["record", "counts.csv", "-o", "ours.toml"], &options[..]].concat());
    assert_eq!(written.code, 0, "{}", written.shown());
    assert!(!folder.files()["ours.toml"].contains("\n[provider]"));
    let bare = folder.run(&[&["score", "counts.csv"], &options[..]].concat());
    assert_eq!(bare.stdout, folder.run(&["score", "ours.toml"]).stdout);
    assert!(bare.stdout.contains("9 of 12"), "{}", bare.shown());
}

#[test]
fn several_files_that_are_one_table_have_one_record_and_one_report() {
    let folder = Folder::new([("cases/a.csv", "id,2.1.1\nc1,yes\n"), ("cases/b.csv", "id,2.1.1\nc2,no\n")]);
    for table in ["cases/", "cases/*.csv"] {
        let options = ["--framework", "2018-crc", "-o", "ours.toml", "--force"];
        let written = folder.run(&[&["record", table], &options[..]].concat());
        assert_eq!(written.code, 0, "{}", written.shown());
        let scored = folder.run(&["score", "ours.toml"]);
        assert!(scored.code == 0 && scored.stdout.contains("1 of 2"), "{table}: {}", scored.shown());
        let made = folder.run(&["report", table, "--framework", "2018-crc", "-o", "page", "--force"]);
        let verified = folder.run(&["verify", "page", table]);
        assert!((made.code, verified.code) == (0, 0), "{table}: {}{}", made.shown(), verified.shown());
    }
    folder.write("only.csv", "id,2.1.1\nc1,yes\n");
    let nameless = folder.run(&["score", "*.csv", "--framework", "2018-crc"]);
    assert!(nameless.stdout.starts_with("table "), "{}", nameless.shown());
    let bare = folder.run(&["score", "cases", "--framework", "2018-crc"]);
    assert!(bare.code == 3 && bare.stderr.contains("a folder of tables: `cases/`"), "{}", bare.shown());
}

#[test]
fn options_about_an_inspection_are_about_one() {
    let folder = Folder::new([
        ("two.csv", "id,year,2.1.1\nc1,2018,yes\nc2,2019,no\n"),
        ("one.csv", "id,year,2.1.1\nc1,2019,yes\nc2,2019,no\n"),
    ]);
    let run = |arguments: &[&str]| folder.run(&[arguments, &["--framework", "2018-crc"]].concat());
    for (arguments, code, says) in [
        (&["score", "two.csv", "--sample", "eligible=9"][..], 2, "`--sample` is about one inspection, and 2 are read"),
        (
            &["score", "one.csv", "two.csv", "--title", "T", "--published", "2019"],
            2,
            "`--title`, `--published` are about one",
        ),
        (&["score", "one.csv", "--fieldwork", "2018-03"], 2, "another year than the column `year`"),
        (&["score", "one.csv", "--sample", "size=9"], 2, "keys are eligible"),
        (&["score", "one.csv", "--fieldwork", "March"], 2, "is not a date"),
        (&["record", "two.csv"], 2, "a record is of one inspection, and this table has 2"),
        (&["record", "-"], 2, "standard input has no name"),
        (&["record", "one.csv", "--provider", "Our CRC", "--provider-kind", "office"], 2, "no kind of body `office`"),
    ] {
        let run = run(arguments);
        assert!(run.code == code && run.stderr.contains(says), "{arguments:?} says no {says:?}\n{}", run.shown());
    }
    let unused = folder.run(&["score", "london-crc-2019", "--sample", "eligible=9"]);
    assert!(unused.stderr.contains("`--sample` is for tables without a record"), "{}", unused.stderr);
    let checked = run(&["check", "one.csv", "--sample", "assessed=7,drawn=3"]);
    assert!(checked.stderr.contains("7 were assessed") && checked.stderr.contains("--sample"), "{}", checked.stderr);
}

#[test]
fn the_title_of_a_report_is_that_of_its_one_table() {
    let folder = Folder::new([("one.csv", "id,2.1.1\nc1,yes\nc2,no\n")]);
    let report = folder.run(&["report", "one.csv", "--framework", "2018-crc", "--title", "An audit", "-o", "page"]);
    assert_eq!(report.code, 0, "{}", report.shown());
    assert!(folder.files()["page/report.html"].contains("An audit"));
}

#[test]
fn the_kind_of_a_body_has_a_short_name() {
    let folder = folder();
    let score = |kind: &str| folder.run(&[&["score", "in/cases.csv"], &OPTIONS[..8], &[kind, "crc"]].concat());
    let (long, short) = (score("--provider-kind"), score("--kind"));
    assert_eq!((long.code, long.stdout), (0, short.stdout), "{}", short.stderr);
}
