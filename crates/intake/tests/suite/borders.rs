//! Parquet files as they come apart: groups of rows and pages of odd sizes, values that are missing here and there, dictionaries that become too large, both
//! forms of pages; cell by cell what the same table says as CSV.

use std::sync::Arc;

use ::parquet::data_type::{ByteArray, ByteArrayType};
use ::parquet::file::properties::{WriterProperties, WriterVersion};
use ::parquet::file::writer::SerializedFileWriter;
use ::parquet::schema::parser::parse_message_type;
use assize_diag::MemoryFiles;
use assize_model::UnitTable;

use crate::support::{options, table};

/// By column beside the id: how many words it has, and of how many rows one has none (0: all have one).
const COLUMNS: [(u32, u32); 10] =
    [(1, 0), (1, 3), (2, 0), (2, 2), (3, 50), (4, 0), (5, 7), (16, 9), (17, 4), (400, 60)];

/// Draws, the same each time.
struct Draws(u32);

impl Draws {
    fn below(&mut self, most: u32) -> u32 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 8) % most
    }
}

/// So many rows: the id, and a word or none for each column. Words come in runs at times, and some not before many rows.
fn rows(count: u32, draws: &mut Draws) -> Vec<Vec<Option<String>>> {
    let mut last = vec![None; COLUMNS.len()];
    let mut row = |row: u32| {
        for ((words, missing), last) in COLUMNS.iter().zip(&mut last) {
            if row % 500 > 350 && draws.below(20) > 0 {
                continue;
            }
            let word = draws.below(*words).min(row / 40);
            let is_missing = *missing > 0 && draws.below(*missing) == 0;
            *last = (!is_missing).then(|| format!("w{word}"));
        }
        [Some(format!("c{row}"))].into_iter().chain(last.iter().cloned()).collect()
    };
    (0..count).map(&mut row).collect()
}

fn heading(column: usize) -> String {
    if column == 0 { "id".to_owned() } else { format!("x{column}") }
}

fn csv(rows: &[Vec<Option<String>>]) -> String {
    let headings: Vec<String> = (0..=COLUMNS.len()).map(heading).collect();
    let line = |row: &Vec<Option<String>>| {
        row.iter().map(|word| word.clone().unwrap_or_default()).collect::<Vec<_>>().join(",") + "\n"
    };
    headings.join(",") + "\n" + &rows.iter().map(line).collect::<String>()
}

fn parquet(rows: &[Vec<Option<String>>], of_group: usize, properties: WriterProperties) -> Vec<u8> {
    let fields: String =
        (0..=COLUMNS.len()).map(|at| format!("OPTIONAL BYTE_ARRAY {} (UTF8); ", heading(at))).collect();
    let schema = Arc::new(parse_message_type(&format!("message t {{ {fields} }}")).expect("it is a schema"));
    let mut bytes = Vec::new();
    let mut file = SerializedFileWriter::new(&mut bytes, schema, Arc::new(properties)).expect("memory is written");
    for rows in rows.chunks(of_group) {
        let mut group = file.next_row_group().expect("the one before is closed");
        let mut at = 0;
        while let Some(mut column) = group.next_column().expect("the one before is closed") {
            let words = rows.iter().map(|row| row[at].as_deref());
            let levels: Vec<i16> = words.clone().map(|word| i16::from(word.is_some())).collect();
            let values: Vec<ByteArray> = words.flatten().map(ByteArray::from).collect();
            column.typed::<ByteArrayType>().write_batch(&values, Some(&levels), None).expect("memory is written");
            column.close().expect("memory is written");
            at += 1;
        }
        group.close().expect("memory is written");
    }
    file.close().expect("memory is written");
    bytes
}

/// Everything of a table but its lines, which are others.
fn all(table: &UnitTable) -> Vec<(&str, &[String], Vec<usize>)> {
    let of = |column: &'_ _| {
        let column: &assize_model::CodedColumn = column;
        (0..column.len()).map(|row| column.code(row)).collect()
    };
    table.columns.iter().map(|column| (column.header.as_str(), column.words(), of(column))).collect()
}

#[test]
fn whatever_the_borders_of_groups_and_pages_the_words_are_the_same() {
    let mut draws = Draws(7);
    let rows = rows(1_733, &mut draws);
    let files = MemoryFiles::new([("t.csv", csv(&rows))]);
    let of_csv = table(&files, "t.csv", &options()).sound();
    let expect = &of_csv.tables[0];
    for (of_group, of_page, version, largest) in [
        (2_000, 2_000, WriterVersion::PARQUET_1_0, 1 << 20),
        (1_000, 64, WriterVersion::PARQUET_1_0, 1 << 20),
        (640, 77, WriterVersion::PARQUET_2_0, 1 << 20),
        (63, 1_000, WriterVersion::PARQUET_1_0, 1 << 20),
        (7, 3, WriterVersion::PARQUET_2_0, 1 << 20),
        (1_001, 130, WriterVersion::PARQUET_1_0, 40),
        (865, 31, WriterVersion::PARQUET_2_0, 100),
        (1_733, 129, WriterVersion::PARQUET_2_0, 8),
    ] {
        let properties = WriterProperties::builder()
            .set_writer_version(version)
            .set_write_batch_size(of_page.min(16))
            .set_data_page_row_count_limit(of_page)
            .set_dictionary_page_size_limit(largest);
        let bytes = parquet(&rows, of_group, properties.build());
        let read = table(&MemoryFiles::new([("t.parquet", bytes)]), "t.parquet", &options()).sound();
        let found = &read.tables[0];
        let which = format!("groups of {of_group}, pages of {of_page}, {version:?}, dictionaries of {largest}");
        assert!(found.ids.iter().eq(expect.ids.iter()), "{which}");
        assert!(found.lines.iter().eq(1..=1_733), "{which}");
        for (found, expect) in all(found).into_iter().zip(all(expect)) {
            assert_eq!(found, expect, "{which}");
        }
        // By word as many rows as have it, from the first on.
        for column in &found.columns {
            let codes: Vec<usize> = (0..column.len()).map(|row| column.code(row)).collect();
            for (code, (rows, first)) in column.counts().into_iter().enumerate() {
                let having: Vec<usize> = (0..codes.len()).filter(|row| codes[*row] == code).collect();
                assert_eq!((rows, Some(&first)), (having.len() as u64, having.first()), "{which}, {}", column.header);
            }
        }
    }
}
