//! Results in Welsh: titles, ratings and labels, and a notice that says what is not.

use std::io::{Cursor, Read};

use assize_report::Report;

use crate::support::{Folder, made_up_inspection, run};

#[test]
fn a_scorecard_in_welsh_has_its_labels_in_welsh() {
    let shown = run(&["score", "london-crc-2019", "--language", "cy", "--width", "130"]);
    assert_eq!((shown.code, shown.stderr.as_str()), (0, ""));
    for (what, text) in [
        ("a rating", "Angen gwella, 15 o 30 o bwyntiau (o’r cyfrif graddau a gyhoeddwyd)"),
        ("a rating by the counts", "Angen gwella   "),
        ("a column", "Ffynhonnell"),
        ("a title", "Cyd-destun"),
        ("a standard", "2.2 Cynllunio"),
        ("prose", "the limits within which the share lies"),
        ("the notice", "mae’r gweddill yn Saesneg"),
        ("the notice in English", "rest is in English"),
    ] {
        assert!(shown.stdout.contains(text), "{what}:\n{}", shown.stdout);
    }
    let english = run(&["score", "london-crc-2019", "--language", "en", "--width", "100"]);
    assert_eq!(english.shown(), run(&["score", "london-crc-2019", "--width", "100"]).shown());
}

/// Numbers, and what scripts read, are the same in both languages.
#[test]
fn a_whole_report_in_welsh_is_a_workbook_too() {
    let folder = Folder::new([]);
    let run = folder.run(&[
        "report",
        "london-crc-2019",
        "--language",
        "cy",
        "--writer",
        "xlsx",
        "--writer",
        "ods",
        "-o",
        "r",
    ]);
    assert_eq!(run.code, 0, "{}", run.shown());
    let mut book = zip::ZipArchive::new(Cursor::new(folder.bytes("r/report.xlsx"))).unwrap();
    let mut sheets = String::new();
    book.by_name("xl/workbook.xml").unwrap().read_to_string(&mut sheets).unwrap();
    assert!(sheets.contains("<sheet name=\"O beth y gwnaed yr adroddiad\u{2026}\""), "{sheets}");
}

#[test]
fn figures_are_the_same_in_both_languages() {
    let folder = made_up_inspection();
    let document = |language: &str| -> Report {
        let scored =
            folder.run(&["score", "inspection.toml", "--by", "sex", "--language", language, "--writer", "json"]);
        assert_eq!(scored.code, 0, "{}", scored.stderr);
        serde_json::from_str(&scored.stdout).unwrap()
    };
    let (english, welsh) = (document("en"), document("cy"));
    assert_eq!(english.inspections, welsh.inspections);
    let numbers = |report: &Report| -> Vec<_> {
        let cells = report.tables().flat_map(|table| &table.rows).flat_map(|row| &row.cells);
        let shares = cells.filter_map(assize_report::Cell::share).filter(|share| share.figure.is_some());
        shares.map(|share| (share.figure.clone(), share.n, share.of, share.value)).collect()
    };
    assert_eq!(numbers(&english), numbers(&welsh));
    assert_eq!((english.language.as_str(), welsh.language.as_str()), ("en", "cy"));
    assert!(english.translated.is_empty() && welsh.translated.len() > 20, "{:?}", welsh.translated);
}

#[test]
fn a_page_in_welsh_marks_what_is_english_and_can_be_derived_again() {
    let folder: Folder = made_up_inspection();
    let made = folder.run(&["report", "inspection.toml", "--language", "cy", "-o", "report"]);
    assert_eq!(made.code, 0, "{}", made.stderr);
    let files = folder.files();
    let (_, page) = files.iter().find(|(name, _)| name.ends_with("report.html")).unwrap();
    for part in [
        "<html lang=\"cy\">",
        ">Fesul safon</h2>",
        "<p lang=\"en\">The titles, ratings and labels of this report are in Welsh",
        "<p>Mae teitlau, graddau a labeli’r adroddiad hwn yn Gymraeg",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    assert!(!page.contains("lang=\"en\">Fesul") && !page.contains("lang=\"en\">71%"));
    let again = folder.run(&["verify", "report", "inspection.toml"]);
    assert_eq!(again.code, 0, "{}", again.shown());
}
