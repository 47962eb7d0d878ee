//! The empty table of a regime, filled in and scored.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::support::Folder;

/// The parts of a zip file, by name.
fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..zip.len())
        .map(|index| {
            let mut part = zip.by_index(index).unwrap();
            let mut text = String::new();
            part.read_to_string(&mut text).unwrap();
            (part.name().unwrap().into_owned(), text)
        })
        .collect()
}

/// The workbook with these rows below its headings, in cells of text.
fn filled(bytes: &[u8], rows: &[Vec<String>]) -> Vec<u8> {
    let cell = |word: &String| format!("<c t=\"str\"><v>{word}</v></c>");
    let row = |cells: &Vec<String>| format!("<row>{}</row>", cells.iter().map(cell).collect::<String>());
    let rows: String = rows.iter().map(row).collect();
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts(bytes) {
        let text = match name.as_str() {
            "xl/worksheets/sheet1.xml" => text.replace("</sheetData>", &format!("{rows}</sheetData>")),
            _ => text,
        };
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_template_that_is_filled_in_is_scored() {
    for (framework, unit) in [("2018-crc", "case"), ("2014-adult-offending-work", "case"), ("2019-nps", "case")] {
        let folder = Folder::new([]);
        let make = |target: &str| {
            let made = folder.run(&["template", framework, "--prompts", "--observations", "-o", target]);
            made.shown().replace(&format!("assize score {target} --framework {framework}"), "SCORE")
        };
        let said = |file: &str| format!("wrote `{file}`; when it is filled in: SCORE\n");
        let [table, workbook] = ["cases.csv", "cases.xlsx"].map(|file| (make(file), said(file)));
        assert!(table.0.starts_with("exit 0\n") && table.0.ends_with(&table.1), "{}", table.0);
        assert!(workbook.0.starts_with("exit 0\n") && workbook.0.ends_with(&workbook.1), "{}", workbook.0);
        // A workbook has the words itself.
        assert!(table.0.contains("`-o NAME.xlsx`") && !workbook.0.contains("NAME.xlsx"), "{}", table.0);
        let is_told =
            |said: &str| said.contains("tables of other units: `--unit unpaid-work-case`, `--unit resettlement-case`");
        assert_eq!((is_told(&table.0), is_told(&workbook.0)), (framework == "2018-crc", framework == "2018-crc"));
        let headings = folder.files()["cases.csv"].trim_end().to_owned();
        let columns: Vec<&str> = headings.split(',').collect();
        // Facts are left blank; everything that is judged is sufficient, for two units. Questions are numbered, facts are not.
        let plain = folder.run(&["template", framework, "--unit", unit]).stdout;
        let plain: Vec<&str> = plain.trim_end().split(',').collect();
        let is_fact =
            |column: &str| plain.contains(&column) && !column.starts_with(|first: char| first.is_ascii_digit());
        let row = |id: &str| -> Vec<String> {
            let cell = |column: &&str| match *column {
                "id" => id.to_owned(),
                fact if is_fact(fact) => String::new(),
                _ => "sufficient".to_owned(),
            };
            columns.iter().map(cell).collect()
        };
        let rows = [row("c1"), row("c2")];
        let lines: String = rows.iter().map(|row| row.join(",") + "\n").collect();
        folder.write("cases.csv", &format!("{headings}\n{lines}"));
        let bytes = folder.bytes("cases.xlsx");
        folder.write_bytes("cases.xlsx", &filled(&bytes, &rows));
        let score =
            |file: &str| folder.run(&["score", file, "--framework", framework, "--unit", unit, "--writer", "json"]);
        let (text, sheet) = (score("cases.csv"), score("cases.xlsx"));
        assert_eq!((text.code, sheet.code), (0, 0), "{framework}: {}{}", text.stderr, sheet.stderr);
        assert_eq!(text.stdout, sheet.stdout.replace(" (sheet Answers)", ""), "{framework}");
        assert!(text.stdout.contains("\"100%\""), "{framework}: everything is sufficient");
    }
}

#[test]
fn a_template_has_the_columns_that_are_wanted() {
    let folder = crate::support::worked_example();
    for more in [&[][..], &["--observations"], &["--prompts"]] {
        let made = folder.run(&[&["template", "framework.toml"], more].concat());
        insta::assert_snapshot!(made.shown());
    }
}

#[test]
fn a_workbook_offers_the_answers_and_explains_the_columns() {
    let folder = Folder::new([]);
    assert_eq!(folder.run(&["template", "2018-crc", "-o", "one.xlsx"]).code, 0);
    assert_eq!(folder.run(&["template", "2018-crc", "-o", "two.xlsx"]).code, 0);
    let bytes = folder.bytes("one.xlsx");
    assert_eq!(bytes, folder.bytes("two.xlsx"), "the same table gives the same bytes");
    let parts = parts(&bytes);
    let part = |wanted: &str| &parts.iter().find(|(name, _)| name == wanted).unwrap().1;
    let answers = part("xl/worksheets/sheet1.xml");
    assert!(answers.contains("\"sufficient,insufficient,cannot tell,not applicable\""));
    assert!(answers.contains("\"low,medium,high,very-high,not-known\""));
    assert!(answers.contains("state=\"frozen\""), "the headings stay");
    assert!(part("xl/comments1.xml").contains("Assessment keeps other people safe"), "a heading says its question");
    assert!(part("xl/workbook.xml").contains("name=\"Answers\""));
    assert!(parts.iter().any(|(name, _)| name == "xl/tables/table1.xml"));
    assert!(part("xl/sharedStrings.xml").contains("one that says nothing of who it is"));
    // Nothing but headings: there is nothing to score yet, and it is said where.
    let scored = folder.run(&["score", "one.xlsx", "--framework", "2018-crc"]);
    assert!(scored.code == 1 && scored.stderr.contains("one.xlsx!Answers"), "{}", scored.shown());
}

#[test]
fn what_cannot_be_made_is_said() {
    let folder = Folder::new([("there.csv", "id\n")]);
    for (arguments, code, expect) in [
        (&["2018-crc", "-o", "cases.ods"][..], 2, "usage/unknown-ending"),
        (&["2018-crc", "-o", "cases"], 2, "usage/unknown-ending"),
        (&["2018-crc", "--unit", "cases"], 2, "did you mean `case`?"),
        (&["2018-cr"], 2, "did you mean `2018-crc`?"),
        (&["2018-crc", "-o", "there.csv"], 3, "`--force` replaces it"),
    ] {
        let made = folder.run(&[&["template"], arguments].concat());
        assert_eq!((made.code, made.stdout.as_str()), (code, ""), "{arguments:?}");
        assert!(made.stderr.contains(expect), "{arguments:?}: {}", made.stderr);
    }
    assert_eq!(folder.run(&["template", "2018-crc", "-o", "there.csv", "--force"]).code, 0);
}

#[test]
fn a_form_is_printed_with_a_box_for_each_answer() {
    let folder = Folder::new([]);
    let made = folder.run(&["template", "2018-crc", "-o", "form.html"]);
    assert!(made.code == 0 && made.stderr.contains("print one for each"), "{}", made.shown());
    let page = &folder.files()["form.html"];
    assert_eq!(page.matches("<fieldset>").count(), 24, "the id, the facts and the questions");
    let (_, question) = page.split_once("Assessment keeps other people safe").unwrap();
    let question = question.split("</fieldset>").next().unwrap();
    assert_eq!(question.matches("type=\"radio\"").count(), 4, "{question}");
}
