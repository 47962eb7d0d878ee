//! Files in, inspections or complaints out.

mod books;
#[cfg(feature = "parquet")]
mod borders;
mod broken;
mod format;
mod mutations;
#[cfg(feature = "parquet")]
mod parquet;
mod privacy;
mod readers;
mod records;
mod support;
mod tables;
mod workbooks;
