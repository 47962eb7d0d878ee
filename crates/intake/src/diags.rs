//! The words of this crate's complaints, by what they are about. Those of tables never hold a cell's value.

pub(crate) mod counts;
pub(crate) mod file;
pub(crate) mod headings;
pub(crate) mod ids;
pub(crate) mod map;
pub(crate) mod parquet;
pub(crate) mod persons;
pub(crate) mod record;
pub(crate) mod table;
pub(crate) mod tallied;
pub(crate) mod toml;
pub(crate) mod workbook;

/// "3 rows", "1 row".
fn many(count: usize, one: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") }
}
