//! Bytes to model: records, tables of cases and column maps. It knows no framework.
//!
//! [`read_record`] reads a record with the tables and column maps that it names. [`parse_record`] reads one that the program carries.
//! [`read_table`] reads a bare table, whose rows form inspections. [`survey`] looks at one whose headings are not mapped yet.
//! All give [`Inspection`](assize_model::Inspection)s in which ids of questions and words of answers are as written;
//! `scoring::admit` says what they mean.
//!
//! Everything wrong is said at once. What comes back beside errors is there so that later steps can say what they find in the same
//! run; the caller asks the diagnostics whether anything may be scored. A table is a private source: no message holds a cell's value.
//!
//! A table is a CSV file or, with the feature `workbooks`, a sheet of an XLSX or ODS workbook, or with the feature `parquet` a Parquet
//! file. Rows of all of them go the same way.
//!
//! The way of a table: bytes come in UTF-8 (`transcode`), in blocks of whole rows (`blocks`, `quotes`), several at a time. They are text
//! (`encoding`) in lines (`form`), with as many fields as headings (`header`, `fields`; of a workbook: `workbook`, `grid`; of Parquet:
//! `parquet`, `columns`). Columns are coded and name no person (`rows`, `wide`, `long`, `identifiers`, `cells`). Each unit is there once
//! (`units`). Faults of rows are told only where the lines of the whole file are as they should be.
//!
#![doc = include_str!("../FORMAT.md")]

mod column_map;
mod context;
mod diags;
mod encoding;
mod file;
mod id;
#[cfg(feature = "parquet")]
mod parquet;
mod record;
mod table;
mod transcode;
#[cfg(feature = "workbooks")]
mod workbook;

pub use context::Context;
pub use diags::file::UNREADABLE;
pub use diags::persons::DIRECT_IDENTIFIER;
pub use record::{parse_record, read_record};
pub use table::{
    DateForm, Encoding, Layout, Person, SaysTotal, Separator, Survey, Surveyed, TableOptions, ids_in, is_many,
    is_parquet, is_part, is_table, is_workbook, nearly, read_table, survey, total,
};
