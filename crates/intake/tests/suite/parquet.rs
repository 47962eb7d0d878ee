//! Parquet files of several programs: cell by cell what the same table says as CSV, with the same complaints.

use std::path::Path;

use assize_diag::MemoryFiles;
use assize_intake::{Layout, TableOptions};
use assize_model::{Inspection, UnitTable};

use crate::support::{self, Read, options};

/// How many variants of each file are read.
const VARIANTS: u64 = 100;

#[expect(clippy::disallowed_methods, reason = "a test reads its own data")]
fn bytes(path: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../").join(path)).expect("the file is there")
}

fn of_folder(name: &str) -> Vec<u8> {
    bytes(&format!("tests/data/parquet/{name}"))
}

/// Reads a table that has these bytes, with this column map.
fn read(name: &str, bytes: Vec<u8>, map: &str, layout: Option<Layout>) -> Read {
    let files = MemoryFiles::new([(name, bytes), ("map.toml", map.as_bytes().to_vec())]);
    support::table(&files, name, &TableOptions { columns: Some("map.toml".into()), layout, ..options() })
}

/// Everything of a table: heading, then id and words of each row.
fn cells(inspections: &[Inspection]) -> Vec<Vec<String>> {
    let of_table = |table: &UnitTable| {
        let headings = table.columns.iter().map(|column| column.header.clone());
        let row = |row: usize| {
            let words = table.columns.iter().map(move |column| column.word(row).to_owned());
            [table.ids[row].to_owned(), table.lines.of(row).to_string()].into_iter().chain(words).collect()
        };
        [headings.collect()].into_iter().chain((0..table.len()).map(row)).collect::<Vec<Vec<String>>>()
    };
    inspections.iter().flat_map(|one| &one.tables).flat_map(of_table).collect()
}

/// The cells with the rows of CSV numbered as those of Parquet are, which have no line of headings.
fn without_headings(mut cells: Vec<Vec<String>>) -> Vec<Vec<String>> {
    for row in &mut cells[1..] {
        row[1] = (row[1].parse::<usize>().expect("it is a number") - 1).to_string();
    }
    cells
}

#[test]
fn every_writer_says_what_the_csv_says() {
    let map = "[columns]\n\"case\" = \"id\"\n";
    let csv = read("t.csv", bytes("examples/synthetic-crc-2019/cases.csv"), map, None);
    assert_eq!(csv.said, "");
    let expect = without_headings(cells(&csv.inspections));
    assert_eq!(expect.len(), 121);
    let writers = [
        "pandas",
        "index",
        "categories",
        "groups",
        "plain",
        "deltas",
        "duckdb",
        "duckdb-2",
        "polars",
        "polars-groups",
        "spark",
    ];
    for writer in writers {
        let read = read("t.parquet", of_folder(&format!("cases-{writer}.parquet")), map, None);
        assert_eq!(read.said, "", "{writer}");
        assert!(cells(&read.inspections) == expect, "{writer}: {:?}", cells(&read.inspections));
        // Words have the codes that they have in CSV: a dictionary's order and words that no row has are nothing.
        let words = |read: &Read| {
            read.inspections[0].tables[0].columns.iter().map(|one| one.words().to_vec()).collect::<Vec<_>>()
        };
        assert_eq!(words(&read), words(&csv), "{writer}");
    }
}

#[test]
fn values_of_each_kind_are_words() {
    let expect = without_headings(cells(&read("t.csv", of_folder("kinds.csv"), "", None).inspections));
    for writer in ["pandas", "encodings", "duckdb", "polars"] {
        let read = read("t.parquet", of_folder(&format!("kinds-{writer}.parquet")), "[columns]\n", None);
        assert_eq!(read.said, "", "{writer}");
        let mut found = cells(&read.inspections);
        if writer == "duckdb" {
            let uuids: Vec<_> = found.iter_mut().filter_map(Vec::pop).collect();
            assert_eq!(
                uuids,
                [
                    "uuid",
                    "00010203-0405-0607-0809-0a0b0c0d0eff",
                    "00010203-0405-0607-0809-0a0b0c0d0eff",
                    "00010203-0405-0607-0809-0a0b0c0d0eff"
                ]
            );
        }
        assert_eq!(found, expect, "{writer}");
    }
}

#[test]
fn faults_are_told_as_of_csv() {
    // `t.csv:3:2` of the one is row 2, column 2 of the other.
    let place = |word: &str| {
        let bare = word.trim_end_matches(':');
        let mut parts = bare.strip_prefix("t.csv:").unwrap_or_default().split(':').map(|part| part.parse::<u32>().ok());
        let place = match (parts.next().flatten(), parts.next().flatten()) {
            (Some(1), Some(column)) => format!("t.parquet, column {column}"),
            (Some(line), Some(column)) => format!("t.parquet, row {}, column {column}", line - 1),
            _ => return word.replace("t.csv", "t.parquet"),
        };
        place + &word[bare.len()..]
    };
    let placed = |line: &str| line.split(' ').map(place).collect::<Vec<_>>().join(" ");
    let total = "[rows]\nignore = [\"Total\"]\n";
    for (name, ignored, errors) in
        [("faults", &[][..], 2), ("ids", &["Notes"], 6), ("persons", &["Notes", "Name of area"], 3)]
    {
        let ignored: String = ignored.iter().map(|heading| format!("\"{heading}\" = \"ignore\"\n")).collect();
        let map = &format!("[columns]\n{ignored}{total}");
        let csv = read("t.csv", of_folder(&format!("{name}.csv")), map, None);
        let parquet = read("t.parquet", of_folder(&format!("{name}.parquet")), map, None);
        let expect: Vec<_> = csv.said.lines().map(placed).collect();
        assert_eq!(parquet.said.lines().collect::<Vec<_>>(), expect, "{name}");
        assert_eq!(parquet.said.matches("error[").count(), errors, "{}", parquet.said);
    }
}

#[test]
fn rows_without_values_are_told() {
    let blank = read("t.parquet", of_folder("blank.parquet"), "[columns]\n", None);
    insta::assert_snapshot!("blank", blank.said);
}

#[test]
fn what_is_no_column_of_words_is_told() {
    for name in ["nested", "no-words", "lz4"] {
        let read = read("t.parquet", of_folder(&format!("{name}.parquet")), "[columns]\n", None);
        insta::assert_snapshot!(name, read.said);
    }
    // What cannot name anybody may be ignored.
    let map = "[columns]\nutc = \"ignore\"\nclock = \"ignore\"\nhour = \"ignore\"\nnan = \"ignore\"\nold = \"ignore\"\nbytes = \"ignore\"\n";
    assert_eq!(read("t.parquet", of_folder("no-words.parquet"), map, None).said, "");
}

#[test]
fn what_is_no_parquet_file_is_told() {
    let whole = of_folder("cases-pandas.parquet");
    let said = |bytes: &[u8]| read("t.parquet", bytes.to_vec(), "[columns]\n", None).said;
    let encrypted = [b"PARE", &whole[4..]].concat();
    for (bytes, expect) in [
        (&b"id,sex\nc1,male\n"[..], "this has the name of a Parquet file and is not one"),
        (b"", "this has the name of a Parquet file and is not one"),
        (b"PAR1", "this Parquet file cannot be read: it does not end as such a file does; it may not be whole"),
        (
            &whole[..whole.len() / 2],
            "this Parquet file cannot be read: it does not end as such a file does; it may not be whole",
        ),
        (&encrypted, "this Parquet file is encrypted"),
    ] {
        assert!(said(bytes).contains(expect), "{}", said(bytes));
    }
}

#[test]
fn several_files_are_one_table() {
    let [cases, ids] = ["cases-pandas.parquet", "persons.parquet"].map(of_folder);
    let read = |files: Vec<(&str, Vec<u8>)>, path: &str| {
        let map = b"[columns]\n\"case\" = \"id\"\n".to_vec();
        let files = MemoryFiles::new(files.into_iter().chain([("map.toml", map)]));
        support::table(&files, path, &TableOptions { columns: Some("map.toml".into()), ..options() })
    };
    let twice =
        read(vec![("n/1.parquet", cases.clone()), ("n/2.parquet", cases.clone()), ("n/_SUCCESS", Vec::new())], "n/");
    let first = twice.said.lines().take(3).collect::<Vec<_>>().join("\n");
    insta::assert_snapshot!("twice", first);
    let other = read(vec![("n/x-1.parquet", cases.clone()), ("n/x-2.parquet", ids)], "n/x-*.parquet");
    insta::assert_snapshot!("other", other.said);
    let mixed = read(vec![("n/1.parquet", cases), ("n/2.csv", b"id\nc1\n".to_vec())], "n/");
    insta::assert_snapshot!("mixed", mixed.said);
}

#[test]
fn no_variant_of_a_file_makes_it_panic() {
    for name in [
        "cases-categories",
        "cases-groups",
        "cases-deltas",
        "cases-duckdb-2",
        "cases-polars",
        "kinds-pandas",
        "kinds-encodings",
        "ids",
    ] {
        let bytes = of_folder(&format!("{name}.parquet"));
        // The footer, which says what all else is, is changed more often.
        let footer = u32::from_le_bytes(bytes[bytes.len() - 8..][..4].try_into().expect("there are four")) as usize;
        let begin = bytes.len() - 8 - footer;
        for seed in 0..VARIANTS {
            let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5555;
            let mut next = |most: usize| {
                state = state.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(0x1405_7b7e_f767_814f);
                (state >> 33) as usize % most
            };
            let mut variant = bytes.clone();
            for _ in 0..=next(3) {
                let at = if next(2) == 0 { begin + next(footer) } else { next(bytes.len()) };
                variant[at] = [0, 1, 0x7f, 0x80, 0xff, variant[at] ^ (1 << next(8)), next(256) as u8][next(7)];
            }
            if next(8) == 0 {
                variant.drain(next(bytes.len())..);
            }
            let read = read("t.parquet", variant, "[columns]\n\"case\" = \"id\"\n", None);
            assert!(
                read.diagnostics.has_errors() || !read.inspections.is_empty(),
                "{name} {seed}: left out without a word"
            );
        }
    }
}
