//! No message holds what stands in a cell.

use std::path::PathBuf;

use assize_diag::MemoryFiles;

use crate::broken::options_of;
use crate::support::{self, Read, data};

/// Planted in cells. It could be an id and a question, so nothing but care keeps it out.
const MARKER: &str = "SECRET-7f3";

#[test]
fn no_message_about_a_table_shows_a_cell() {
    let files = data("tables");
    let mut variants = 0;
    for (path, bytes) in files.iter().filter(|(path, _)| path.extension().is_some_and(|extension| extension == "csv")) {
        let name = path.display().to_string();
        for planted in planted(bytes) {
            variants += 1;
            let read = support::table(&with(&files, path, planted), &name, &options_of(&name, &files));
            assert_unseen(&name, &read);
        }
    }
    assert!(variants > 500, "only {variants} variants");
}

#[test]
fn no_message_about_a_record_shows_a_cell_of_its_tables() {
    let files = data("records");
    let of_kind = |wanted: &'static str| {
        files.iter().filter(move |(path, _)| path.extension().is_some_and(|extension| extension == wanted))
    };
    for (table, bytes) in of_kind("csv") {
        for (record, _) in of_kind("toml") {
            for planted in planted(bytes) {
                let name = record.display().to_string();
                assert_unseen(&name, &support::record(&with(&files, table, planted), &name));
            }
        }
    }
}

fn assert_unseen(name: &str, read: &Read) {
    let everything = format!("{}\n{:?}", read.said, read.diagnostics);
    assert!(!everything.contains(MARKER), "{name} shows a cell:\n{}", read.said);
}

fn with(files: &[(PathBuf, Vec<u8>)], path: &PathBuf, bytes: Vec<u8>) -> MemoryFiles {
    let mut files = files.to_vec();
    files.iter_mut().filter(|(known, _)| known == path).for_each(|(_, known)| known.clone_from(&bytes));
    MemoryFiles::new(files)
}

/// The table with the marker in all cells, in each cell by itself, at the end of each cell, and without its heading line.
fn planted(bytes: &[u8]) -> Vec<Vec<u8>> {
    let lines: Vec<Vec<Vec<u8>>> = bytes
        .split(|byte| *byte == b'\n')
        .map(|line| line.split(|byte| *byte == b',').map(<[u8]>::to_vec).collect())
        .collect();
    let marker = MARKER.as_bytes();
    let change = |which: &dyn Fn(usize, usize) -> bool, to: &dyn Fn(&[u8]) -> Vec<u8>| {
        let mut lines = lines.clone();
        for (number, line) in lines.iter_mut().enumerate().skip(1) {
            for (field, cell) in line.iter_mut().enumerate() {
                if which(number, field) {
                    *cell = to(cell);
                }
            }
        }
        join(&lines)
    };
    let whole = |_: &[u8]| marker.to_vec();
    let mut variants = vec![
        change(&|_, _| true, &whole),
        change(&|_, _| true, &|cell| [cell, marker].concat()),
        change(&|_, _| true, &|cell| [marker, cell].concat()),
        change(&|_, _| true, &|cell| [marker, b" ", cell, b"\""].concat()),
    ];
    let cells =
        lines.iter().enumerate().skip(1).flat_map(|(number, line)| (0..line.len()).map(move |field| (number, field)));
    for (number, field) in cells.take(60) {
        variants.push(change(&|line, cell| (line, cell) == (number, field), &whole));
    }
    let headless: Vec<Vec<u8>> = variants
        .iter()
        .filter_map(|variant| variant.splitn(2, |byte| *byte == b'\n').nth(1).map(<[u8]>::to_vec))
        .collect();
    variants.extend(headless.into_iter().filter(|variant| is_headless(variant)));
    variants
}

/// Whether the first row does not pass for a heading line; in one that does, headings may be shown.
fn is_headless(variant: &[u8]) -> bool {
    let first = variant.split(|byte| *byte == b'\n').next().unwrap_or_default();
    !first.split(|byte| *byte == b',').any(|cell| matches!(cell, b"id" | b"case"))
}

fn join(lines: &[Vec<Vec<u8>>]) -> Vec<u8> {
    lines.iter().map(|line| line.join(&b',')).collect::<Vec<_>>().join(&b'\n')
}
