//! Parquet files on the command line: the figures of the same table as CSV, to the byte; a program that was built without says what to build.

use crate::support::{Folder, Run};

#[expect(clippy::disallowed_methods, reason = "a test reads its own data")]
fn of_repository(path: &str) -> Vec<u8> {
    std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/../../").to_owned() + path).unwrap()
}

/// A folder with the cases as CSV and as this writer has them.
fn folder(writer: &str) -> Folder {
    let folder = Folder::new([]);
    for (name, from) in [
        ("cases.csv", "examples/synthetic-crc-2019/cases.csv"),
        ("cases.parquet", &format!("tests/data/parquet/{writer}.parquet")),
    ] {
        folder.write_bytes(name, &of_repository(from));
    }
    folder
}

fn score(folder: &Folder, table: &str, more: &[&str]) -> Run {
    folder.run(&[&["score", table, "--framework", "2018-crc"], more].concat())
}

#[cfg(feature = "parquet")]
mod built_with_it {
    use super::*;

    #[test]
    fn scorecards_are_the_same_to_the_byte() {
        for writer in ["cases-pandas", "cases-duckdb-2", "cases-polars", "cases-spark"] {
            let folder = folder(writer);
            for writer in ["text", "json"] {
                let [csv, parquet] = ["cases.csv", "cases.parquet"].map(|table| {
                    score(&folder, table, &["--by", "sex", "--stability", "--seed", "1", "--writer", writer])
                });
                assert_eq!((csv.code, parquet.code), (0, 0), "{}", parquet.stderr);
                assert!(parquet.stdout.replace("cases.parquet", "cases.csv") == csv.stdout, "{}", parquet.stdout);
            }
        }
    }

    #[test]
    fn a_column_map_is_drafted_as_of_csv() {
        let folder = folder("cases-duckdb");
        let [csv, parquet] =
            ["cases.csv", "cases.parquet"].map(|table| folder.run(&["columns", table, "--framework", "2018-crc"]));
        assert_eq!(parquet.stdout.replace("cases.parquet", "cases.csv"), csv.stdout);
        assert!(csv.stdout.contains("\"case\" = \"id\""), "{}", csv.stdout);
    }

    #[test]
    fn a_tally_is_scored_as_the_same_in_csv_is() {
        let folder = folder("tally");
        folder.write_bytes("cases.csv", &of_repository("tests/data/parquet/tally.csv"));
        let of = |table| score(&folder, table, &["--by", "sex", "--writer", "csv"]);
        let (csv, parquet) = (of("cases.csv"), of("cases.parquet"));
        assert_eq!((csv.code, parquet.code), (0, 0), "{}", parquet.stderr);
        assert_eq!(parquet.stdout, csv.stdout);
    }

    #[test]
    fn what_only_text_has_is_of_no_use() {
        let folder = folder("cases-pandas");
        let said = score(&folder, "cases.parquet", &["--separator", ";", "--sheet", "1"]).stderr;
        for option in ["--separator", "--sheet"] {
            assert!(said.contains(&format!("`{option}` is for a ")), "{said}");
        }
    }

    #[test]
    fn standard_input_is_told_by_what_it_begins_with() {
        use std::io::Write;
        use std::process::Stdio;
        let folder = folder("cases-polars");
        let mut command = folder.command(&["score", "-", "--framework", "2018-crc", "--writer", "csv"]);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(&folder.bytes("cases.parquet")).unwrap();
        let run = Run::from(child.wait_with_output().unwrap());
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert!(run.stdout.lines().count() > 30, "{}", run.stdout);
    }
}

#[cfg(not(feature = "parquet"))]
#[test]
fn a_program_built_without_it_says_what_to_build() {
    let folder = folder("cases-pandas");
    for run in
        [score(&folder, "cases.parquet", &[]), folder.run(&["columns", "cases.parquet", "--framework", "2018-crc"])]
    {
        assert_eq!(run.code, 1, "{}", run.stderr);
        assert!(run.stderr.contains("cargo build --release --features parquet"), "{}", run.stderr);
    }
}
