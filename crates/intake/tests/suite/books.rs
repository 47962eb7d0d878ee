//! Workbooks for tests, made when they are needed: by a library that writes sound ones, or part by part where they must not be sound.

use std::io::{Cursor, Write};

use assize_diag::MemoryFiles;
use assize_intake::TableOptions;
use rust_xlsxwriter::{Workbook, Worksheet};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::support::{self, Read};

/// A workbook with one sheet, `Answers`.
pub(crate) fn sheet(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("Answers").expect("the name is short");
    fill(sheet);
    book.save_to_buffer().expect("it is a small workbook")
}

/// Writes rows of text from this row on (counted from 0).
pub(crate) fn rows(sheet: &mut Worksheet, first: u32, rows: &[&[&str]]) {
    for (row, cells) in (first..).zip(rows) {
        for (column, text) in (0..).zip(*cells) {
            if !text.is_empty() {
                sheet.write_string(row, column, *text).expect("the cell is in the sheet");
            }
        }
    }
}

/// A zip file of these parts.
pub(crate) fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, contents) in parts {
        zip.start_file(*name, options).expect("the name is free");
        zip.write_all(contents).expect("it is written to memory");
    }
    zip.finish().expect("it is written to memory").into_inner()
}

/// An Excel workbook with one sheet, `Answers`, of this XML, and further parts.
pub(crate) fn xlsx_of(sheet: &str, more: &[(&str, &[u8])]) -> Vec<u8> {
    let mut parts: Vec<(&str, &[u8])> = vec![
        (
            "xl/workbook.xml",
            br#"<workbook xmlns:r="r"><sheets><sheet name="Answers" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
        ),
        (
            "xl/_rels/workbook.xml.rels",
            br#"<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/>
                <Relationship Id="rId2" Type="x/styles" Target="styles.xml"/></Relationships>"#,
        ),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ];
    for part in more {
        match parts.iter_mut().find(|(name, _)| name == &part.0) {
            Some(known) => *known = *part,
            None => parts.push(*part),
        }
    }
    packed(&parts)
}

/// The XML of a sheet with these rows.
pub(crate) fn data(rows: &str) -> String {
    format!("<worksheet><sheetData>{rows}</sheetData></worksheet>")
}

/// An OpenDocument spreadsheet of this XML of tables.
pub(crate) fn ods_of(tables: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    );
    packed(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_bytes()),
        ("META-INF/manifest.xml", b"<manifest:manifest/>"),
    ])
}

/// Reads a workbook of this name as a wide table of cases.
pub(crate) fn read(name: &str, bytes: Vec<u8>, options: &TableOptions) -> Read {
    support::table(&MemoryFiles::new([(name, bytes)]), name, options)
}

/// What is said of an Excel workbook.
pub(crate) fn said(bytes: Vec<u8>) -> String {
    read("cases.xlsx", bytes, &support::options()).said
}
