//! What the Analysis Function's "Releasing statistics in spreadsheets" asks, point by point, of both formats.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use assize_report::{Block, Report, golden};
use assize_writer::{Options, Writer};
use calamine::{Data, Ods as OdsReader, Range, Reader, Xlsx as XlsxReader};

use super::build::book;
use super::{Book, Ods, Value, Xlsx};
use crate::example::report;
use crate::labels::Labels;

fn reports() -> [Report; 6] {
    let [english, bare] = [golden::everything(), golden::bare()];
    let [welsh, short] = [&english, &bare].map(|one| Report { language: "cy".to_owned(), ..one.clone() });
    [report(), english, golden::hostile(), bare, welsh, short]
}

fn options() -> Options {
    Options { settings: [("contact".to_owned(), "statistics@example.org".to_owned())].into(), ..Options::default() }
}

/// A part of a zip, as text.
fn part(zip: &[u8], name: &str) -> String {
    let mut text = String::new();
    zip::ZipArchive::new(Cursor::new(zip)).unwrap().by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

fn written(writer: &dyn Writer, report: &Report) -> Vec<u8> {
    let write = || writer.write(report, &options()).unwrap().files.remove(0).contents;
    let (one, other) = (write(), write());
    assert!(one == other, "the same report gives the same bytes");
    one
}

#[test]
fn a_sheet_is_a_title_lines_and_one_whole_table() {
    for report in reports() {
        let Book { title, sheets, .. } = book(&report, &options());
        let labels = Labels::of(&report.language);
        assert!(!title.is_empty());
        let names: BTreeSet<String> = sheets.iter().map(|sheet| sheet.name.to_lowercase()).collect();
        assert_eq!(names.len(), sheets.len(), "each sheet has a name of its own");
        let ranges: BTreeSet<String> = sheets.iter().map(|sheet| sheet.range().to_lowercase()).collect();
        assert_eq!(ranges.len(), sheets.len(), "and so has each table");
        assert_eq!(sheets[0].name, labels.cover);
        assert!(sheets[0].table.is_none() && sheets[0].lines.contains(&Value::Link(labels.contents.into())));
        let contact = format!("{}: statistics@example.org", labels.contact);
        assert!(sheets[0].lines.contains(&Value::Text(contact)));
        assert_eq!(sheets[1].name, labels.contents);
        let listed: Vec<&str> =
            sheets[1].table.iter().flat_map(|table| &table.rows).map(|row| row[0].shown()).collect();
        let others: Vec<&str> = sheets[2..].iter().map(|sheet| sheet.name.as_str()).collect();
        assert_eq!(listed, others, "the contents lead to every sheet");
        let titles: BTreeSet<&str> = sheets[1..].iter().map(|sheet| sheet.title.as_str()).collect();
        assert_eq!(titles.len(), sheets.len() - 1, "and tell them apart");
        for sheet in &sheets[1..] {
            let table = sheet.table.as_ref().unwrap();
            let name = &sheet.name;
            assert!(
                name.encode_utf16().count() <= 31 && !name.contains(['[', ']', ':', '*', '?', '/', '\\', '\'']),
                "{name}"
            );
            assert!(!sheet.title.is_empty(), "{name} has a title");
            assert!(sheet.lines.contains(&Value::Text(labels.one_table.into())), "{name} says so");
            let headings: BTreeSet<String> = table.headings.iter().map(|heading| heading.to_lowercase()).collect();
            assert_eq!(headings.len(), table.headings.len(), "{name}: each heading once");
            assert!(!headings.contains(""), "{name}: each column has a heading");
            for row in &table.rows {
                assert_eq!(row.len(), table.headings.len(), "{name}: nothing is merged or missing");
                assert!(row.iter().all(|cell| !cell.shown().is_empty()), "{name}: no cell is blank");
            }
        }
    }
}

#[test]
fn notes_symbols_and_groups_have_their_places() {
    let Book { sheets, .. } = book(&golden::everything(), &Options::default());
    let table = sheets.iter().find(|sheet| sheet.title == "A table").unwrap();
    let lines: Vec<&str> = table.lines.iter().map(Value::shown).collect();
    assert!(lines.contains(&"On the sheet of notes: [note 1]"), "{lines:?}");
    assert!(lines.iter().any(|line| line.contains("[u] low reliability")), "{lines:?}");
    let notes = sheets.iter().find(|sheet| sheet.name == "Notes").unwrap().table.as_ref().unwrap();
    assert_eq!(notes.rows[0].iter().map(Value::shown).collect::<Vec<_>>()[2], "A note under the table.");
    let table = table.table.as_ref().unwrap();
    assert_eq!(table.headings[0], "Group");
    assert_eq!(table.headings.last().unwrap(), "Symbols");
    let doubtful = table.rows.iter().find(|row| row[1].shown() == "doubtful").unwrap();
    assert_eq!((doubtful[0].shown(), doubtful.last().unwrap().shown()), ("A group of rows", "Figure: [u]"));
    assert_eq!(doubtful[2].shown(), "12.03%");
}

#[test]
fn a_program_finds_tables_language_title_and_dates() {
    for report in reports() {
        let tables = book(&report, &options()).sheets.len() - 1;
        let ods = written(&Ods, &report);
        assert_eq!(&ods[30..38], b"mimetype", "the kind of file is known unopened");
        let content = part(&ods, "content.xml");
        assert_eq!(content.matches("<table:database-range ").count(), tables);
        assert_eq!(content.matches("<table:table-header-rows>").count(), tables);
        for merged in ["spanned", "covered-table-cell", "table:display=\"false\"", "visibility"] {
            assert!(!content.contains(merged), "{merged}");
        }
        let meta = part(&ods, "meta.xml");
        let language = format!("<dc:language>{}</dc:language>", Labels::of(&report.language).language);
        assert!(meta.contains(&language) && meta.contains("<dc:title>"), "{meta}");
        assert!(part(&ods, "styles.xml").contains("style:display-name=\"Heading 1\""));
        let xlsx = written(&Xlsx, &report);
        let core = part(&xlsx, "docProps/core.xml");
        assert!(core.contains(&language) && core.contains("2000-01-01"), "{core}");
        for sheet in 1..=tables + 1 {
            let sheet = part(&xlsx, &format!("xl/worksheets/sheet{sheet}.xml"));
            assert!(!sheet.contains("mergeCell") && !sheet.contains("hidden") && !sheet.contains("pane"), "{sheet}");
        }
        for table in 1..=tables {
            let table = part(&xlsx, &format!("xl/tables/table{table}.xml"));
            assert!(table.contains("<tableColumns") && !table.contains("autoFilter"), "{table}");
        }
        for (name, bytes) in [("report.ods", &ods), ("report.xlsx", &xlsx)] {
            let archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
            assert!(archive.len() > 4, "{name}");
        }
    }
}

#[test]
fn english_texts_of_a_workbook_in_another_language_are_marked() {
    let mut welsh = Report { language: "cy".to_owned(), ..golden::everything() };
    assert!(!part(&written(&Ods, &welsh), "styles.xml").contains("fo:language=\"en\""), "all of it is in Welsh");
    welsh.translated = vec!["A table".to_owned()];
    let ods = written(&Ods, &welsh);
    let styles = part(&ods, "styles.xml");
    assert!(styles.contains(r#"fo:language="cy""#), "{styles}");
    assert_eq!(styles.matches(r#"<style:text-properties fo:language="en" fo:country="GB"/>"#).count(), 5);
    let content = part(&ods, "content.xml");
    let style = |text: &str| {
        let (before, _) = content.split_once(&format!("<text:p>{text}</text:p>")).unwrap_or_else(|| panic!("{text}"));
        before.rsplit_once("table:style-name=\"").unwrap().1.trim_end_matches("\">").to_owned()
    };
    for (text, is_english) in [
        ("A note under the table.", true),
        ("A group of rows", true),
        ("Golden document", true),
        // Translated, and words of the workbook's own.
        ("A table", false),
        (Labels::of("cy").one_table, false),
        (Labels::of("cy").group, false),
    ] {
        assert_eq!(style(text).ends_with("_20_en"), is_english, "{text}: {}", style(text));
    }
}

#[test]
fn rows_are_as_high_as_their_texts() {
    let long = |letters| vec!["x".repeat(letters)];
    let mut report = golden::bare();
    report.sections[0].blocks = [30, 120, 3000].map(|letters| Block::List { points: long(letters) }).into();
    let content = part(&written(&Ods, &report), "content.xml");
    for (lines, height) in [(2, 10), (34, 170)] {
        let style = format!(
            "<style:table-row-properties style:row-height=\"{height}mm\" style:use-optimal-row-height=\"false\"/>"
        );
        assert!(
            content.contains(&style) && content.contains(&format!("<table:table-row table:style-name=\"H{lines}\">")),
            "{lines}: {content}"
        );
    }
}

#[test]
fn another_reader_finds_the_same_numbers_and_words() {
    for report in reports() {
        let ods: OdsReader<_> = calamine::open_workbook_from_rs(Cursor::new(written(&Ods, &report))).unwrap();
        same_cells(ods, &report);
        let xlsx: XlsxReader<_> = calamine::open_workbook_from_rs(Cursor::new(written(&Xlsx, &report))).unwrap();
        same_cells(xlsx, &report);
    }
}

fn same_cells<R: Reader<Cursor<Vec<u8>>>>(mut there: R, report: &Report)
where
    R::Error: std::fmt::Debug,
{
    let Book { sheets, .. } = book(report, &options());
    let mut numbers = 0;
    for sheet in &sheets {
        let range: Range<Data> = there.worksheet_range(&sheet.name).unwrap();
        let head = u32::try_from(sheet.head()).unwrap();
        assert_eq!(range.start(), Some((0, 0)), "{}: it begins in the first cell", sheet.name);
        assert_eq!(range.get_value((0, 0)).unwrap().to_string(), sheet.title);
        let rows = sheet.table.iter().flat_map(|table| &table.rows);
        for (row, cells) in (head + 1..).zip(rows) {
            for (column, value) in (0..).zip(cells) {
                let found = range.get_value((row, column)).unwrap();
                match value {
                    Value::Figure(figure) => {
                        numbers += 1;
                        let number = match found {
                            Data::Float(number) => *number,
                            other => panic!("{}: {other:?} is not a number", sheet.name),
                        };
                        assert_eq!(number, figure.value.parse::<f64>().unwrap(), "{figure:?}");
                    }
                    Value::Text(text) | Value::Link(text) => assert_eq!(&found.to_string(), text),
                }
            }
        }
    }
    assert!(numbers > 3 || report.title != "Golden document", "{numbers}");
}

#[test]
fn excel_gets_as_much_of_a_text_as_a_cell_holds() {
    let mut report = report();
    report.sections[0].blocks.push(Block::paragraph("\u{1f600}".repeat(20_000)));
    let mut there: XlsxReader<_> = XlsxReader::new(Cursor::new(written(&Xlsx, &report))).unwrap();
    let cells =
        there.worksheets().into_iter().flat_map(|(_, range)| range.rows().flatten().cloned().collect::<Vec<_>>());
    let texts: Vec<String> = cells.map(|cell| cell.to_string()).collect();
    let cut = texts.iter().find(|text| text.ends_with(" [...]")).unwrap();
    assert_eq!(cut.encode_utf16().count(), 32_766, "no half of a character");
}
