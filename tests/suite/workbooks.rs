//! Workbooks where tables may be named, and within a bounded memory.

use rust_xlsxwriter::Workbook;

use crate::support::{Folder, Run};

/// A workbook of these sheets of text.
pub(crate) fn workbook(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, rows) in sheets {
        let sheet = book.add_worksheet().set_name(*name).unwrap();
        for (row, cells) in (0..).zip(*rows) {
            for (column, text) in (0..).zip(*cells) {
                sheet.write_string(row, column, *text).unwrap();
            }
        }
    }
    book.save_to_buffer().unwrap()
}

/// A folder with a workbook.
pub(crate) fn beside(name: &str, bytes: &[u8]) -> Folder {
    let folder = Folder::new([]);
    folder.write_bytes(name, bytes);
    folder
}

const CASES: &[&[&str]] =
    &[&["id", "sex", "2.1.1"], &["c1", "female", "yes"], &["c2", "male", "no"], &["c3", "male", "mumble"]];

#[test]
fn a_fault_in_a_workbook_names_the_sheet_and_the_cell() {
    let folder = beside("cases.xlsx", &workbook(&[("Wave 1", CASES)]));
    let check = ["check", "cases.xlsx", "--framework", "2018-crc"];
    insta::assert_snapshot!(folder.run(&check).shown());
    let short = folder.run(&[&check[..], &["--message-format", "short"]].concat()).stderr;
    assert!(short.starts_with("cases.xlsx!Wave 1!C4: error["), "{short}");
    let json = folder.run(&[&check[..], &["--message-format", "json"]].concat()).stderr;
    let message: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(
        (&message["path"], &message["sheet"], &message["cell"]),
        (&"cases.xlsx".into(), &"Wave 1".into(), &"C4".into())
    );
    assert_eq!((&message["line"], &message["column"]), (&4.into(), &3.into()));
}

#[test]
fn a_workbook_scores_as_the_same_table_in_csv() {
    let folder = beside("cases.xlsx", &workbook(&[("Old", &CASES[..2]), ("New", &CASES[..3])]));
    folder.write("cases.csv", "id,sex,2.1.1\nc1,female,yes\nc2,male,no\n");
    let score = |table: &str, more: &[&str]| {
        folder.run(&[&["score", table, "--framework", "2018-crc", "--writer", "json"], more].concat())
    };
    let (sheet, text) = (score("cases.xlsx", &["--sheet", "New"]), score("cases.csv", &[]));
    assert_eq!((sheet.code, text.code), (0, 0), "{} {}", sheet.stderr, text.stderr);
    assert_eq!(sheet.stdout.replace(" (sheet New)", ""), text.stdout);
    let neither = score("cases.xlsx", &[]);
    assert!(neither.code == 1 && neither.stderr.contains("`Old` and `New`"), "{}", neither.shown());
    let explained = folder.run(&["explain", "2.1.1", "cases.xlsx", "--sheet", "New", "--framework", "2018-crc"]);
    assert!(explained.code == 0 && explained.stdout.contains("c2"), "{}", explained.shown());
}

#[test]
fn windows_1252_is_read_where_it_is_said() {
    let folder = beside("cases.csv", b"id,assessor,2.1.1\nc1,Andr\xe9,yes\n");
    let check = ["check", "cases.csv", "--framework", "2018-crc"];
    let refused = folder.run(&check);
    assert!(refused.code == 1 && refused.stderr.contains("--encoding windows-1252"), "{}", refused.shown());
    let read = folder.run(&[&check[..], &["--encoding", "windows-1252", "--assessor", "Andr\u{e9}"]].concat());
    assert_eq!((read.code, read.complaints()), (0, String::new()), "{}", read.shown());
    assert!(read.stdout.contains("Andr\u{e9}"), "{}", read.stdout);
}

/// Runs `check` on a file with `kib` KiB of address space and no more.
#[cfg(target_os = "linux")]
fn check_within(kib: u32, folder: &Folder, file: &str) -> Run {
    let program = folder.command(&["check", file, "--framework", "2018-crc"]);
    let mut shell = std::process::Command::new("/bin/sh");
    shell.args(["-c", &format!("ulimit -v {kib}; exec \"$0\" \"$@\"")]).arg(program.get_program());
    shell.args(program.get_args()).current_dir(folder.path());
    Run::from(shell.output().unwrap())
}

#[cfg(target_os = "linux")]
#[test]
fn no_workbook_takes_more_memory_than_it_may() {
    use std::io::{Cursor, Write};
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    const HEAD: &str = "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>id</v></c></row>";
    const TAIL: &str = "</sheetData></worksheet>";
    let xlsx = |sheet: &str, filling: usize| {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let mut part = |name: &str, contents: &[u8], more: usize, end: &[u8]| {
            zip.start_file(name, SimpleFileOptions::default()).unwrap();
            zip.write_all(contents).unwrap();
            (0..more).for_each(|_| zip.write_all(&[b' '; 1 << 20]).unwrap());
            zip.write_all(end).unwrap();
        };
        let book = b"<workbook xmlns:r=\"r\"><sheets><sheet name=\"S\" r:id=\"r1\"/></sheets></workbook>";
        part("xl/workbook.xml", book, 0, b"");
        let relation =
            b"<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"s.xml\"/></Relationships>";
        part("xl/_rels/workbook.xml.rels", relation, 0, b"");
        part("xl/s.xml", sheet.as_bytes(), filling, TAIL.as_bytes());
        zip.finish().unwrap().into_inner()
    };
    let far = format!("{HEAD}<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>");
    // The directory of a bomb that says it is small.
    let mut liar = xlsx(HEAD, 200);
    let long = (HEAD.len() + (200 << 20) + TAIL.len()) as u32;
    while let Some(at) = liar.windows(4).position(|bytes| bytes == long.to_le_bytes()) {
        liar[at..at + 4].copy_from_slice(&1000_u32.to_le_bytes());
    }
    let content = "<office:document-content><table:table table:name=\"S\"><table:table-row table:number-rows-repeated=\"1048576\">\
        <table:table-cell table:number-columns-repeated=\"16384\"><text:p>id</text:p></table:table-cell></table:table-row></table:table></office:document-content>";
    let mut ods = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, contents) in [("content.xml", content), ("META-INF/manifest.xml", "<manifest/>")] {
        ods.start_file(name, SimpleFileOptions::default()).unwrap();
        ods.write_all(contents.as_bytes()).unwrap();
    }
    let ods = ods.finish().unwrap().into_inner();
    for (name, bytes, expect) in [
        ("far.xlsx", xlsx(&far, 0), "far.xlsx!S!XFD1048576"),
        // Much unpacked, and nothing of it held.
        ("bomb.xlsx", xlsx(HEAD, 200), "table/empty"),
        ("liar.xlsx", liar, "workbook/"),
        ("repeated.ods", ods, "workbook/too-large"),
    ] {
        let folder = beside(name, &bytes);
        let checked = check_within(512 << 10, &folder, name);
        assert!(checked.code == 1 && checked.stderr.contains(expect), "{name}: {}", checked.shown());
    }
}

#[test]
fn an_option_for_the_other_form_is_said_to_be_of_no_use() {
    let folder = Folder::new([("cases.csv", "id,2.1.1\nc1,yes\n")]);
    let score = ["score", "cases.csv", "--framework", "2018-crc"];
    let sheet = folder.run(&[&score[..], &["--sheet", "Answers"]].concat());
    assert!(
        sheet.code == 0 && sheet.stderr.contains("`--sheet` is for a workbook, and none is read"),
        "{}",
        sheet.stderr
    );
    let encoding = folder.run(&[&score[..], &["--encoding", "utf-8"]].concat());
    assert_eq!((encoding.code, encoding.stderr.as_str()), (0, ""));
}
