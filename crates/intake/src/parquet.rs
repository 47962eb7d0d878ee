//! Parquet files: columns of values, packed page by page. What a file says of itself is checked before it is believed, and no page takes more room
//! than a bound; what is within a page is read here, where nothing can panic. The format's own description is at <https://parquet.apache.org/docs/>.

mod encoding;
mod few;
mod kind;
mod packed;
mod page;
mod words;

use std::sync::Arc;

use ::parquet::basic::Compression;
use ::parquet::file::metadata::{
    ColumnChunkMetaData, ParquetMetaData, ParquetMetaDataOptions, ParquetMetaDataReader, ParquetStatisticsPolicy,
    RowGroupMetaData,
};
use bytes::Bytes;

pub(crate) use kind::Kind;
use packed::Unpacker;
pub(crate) use page::Page;
pub(crate) use words::CellFault;

/// What a file begins and ends with.
const MAGIC: &[u8] = b"PAR1";
/// The same of one whose footer is encrypted.
const ENCRYPTED: &[u8] = b"PARE";

/// The most rows that a file may have.
const MOST_ROWS: usize = 100_000_000;

/// What pandas calls an index without a name. It is not a heading.
const UNNAMED: &str = "__index_level_";

/// Why a file is not read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Fault {
    NoParquet,
    Encrypted,
    Damaged(&'static str),
    /// Packed in a way that is not read.
    Packed(&'static str),
    TooLarge(String),
    /// Columns that are not columns of words: which from 1, the heading, and what each holds.
    Columns(Vec<(u32, String, &'static str)>),
}

pub(crate) struct File {
    bytes: Arc<Bytes>,
    metadata: ParquetMetaData,
    pub(crate) columns: Vec<Column>,
    pub(crate) rows: usize,
}

pub(crate) struct Column {
    pub(crate) heading: String,
    pub(crate) kind: Kind,
    /// Whether a value may be missing.
    is_optional: bool,
}

impl File {
    /// Opens a file from all its bytes.
    pub(crate) fn open(bytes: Vec<u8>) -> Result<Self, Fault> {
        let metadata = metadata(&bytes)?;
        let mut groups = metadata.row_groups().iter();
        let rows = groups.try_fold(0_usize, |rows, group| rows.checked_add(usize::try_from(group.num_rows()).ok()?));
        let rows = rows.ok_or(Fault::Damaged("the sizes of its groups of rows are not valid"))?;
        if rows > MOST_ROWS {
            return Err(Fault::TooLarge(format!("it has {rows} rows; the most that are read is {MOST_ROWS}")));
        }
        let fields = metadata.file_metadata().schema_descr().root_schema().get_fields();
        let (mut columns, mut refused) = (Vec::new(), Vec::new());
        for (field, number) in fields.iter().zip(1..) {
            let heading = if field.name().starts_with(UNNAMED) { "" } else { field.name() };
            match Kind::of(field) {
                Ok(kind) => {
                    columns.push(Column { heading: heading.to_owned(), kind, is_optional: field.is_optional() });
                }
                Err(what) => refused.push((number, heading.to_owned(), what)),
            }
        }
        match refused.is_empty() {
            true => Ok(Self { bytes: Arc::new(bytes.into()), metadata, columns, rows }),
            false => Err(Fault::Columns(refused)),
        }
    }

    /// Gives every page of a column, in order; of one whose values have no words nothing.
    pub(crate) fn each(&self, column: usize, mut take: impl FnMut(&Page<'_>)) -> Result<(), Fault> {
        let Column { kind, is_optional, .. } = &self.columns[column];
        let (mut first_row, mut unpacker) = (0, Unpacker::default());
        for group in self.metadata.row_groups() {
            let rows = group.num_rows() as usize;
            let of = page::Of { kind, is_optional: *is_optional, first_row, rows };
            let (chunk, codec) = self.chunk(group, column)?;
            page::each(&self.bytes, &chunk, (codec, &mut unpacker), of, &mut take)?;
            first_row += rows;
        }
        Ok(())
    }

    /// The values of a column in a group of rows, as if they were not packed: they are unpacked here, within bounds.
    fn chunk(&self, group: &RowGroupMetaData, column: usize) -> Result<(ColumnChunkMetaData, Compression), Fault> {
        let damaged = Fault::Damaged("a column is not where the footer says");
        let chunk = group.columns().get(column).ok_or(damaged.clone())?;
        if chunk.file_path().is_some() {
            return Err(Fault::Damaged("its values are in other files"));
        }
        // Some programs of long ago write 0 where there is none.
        let dictionary = chunk.dictionary_page_offset().filter(|offset| *offset != 0);
        let start = u64::try_from(dictionary.unwrap_or(chunk.data_page_offset())).ok();
        let length = u64::try_from(chunk.compressed_size()).ok();
        let end = start.zip(length).and_then(|(start, length)| start.checked_add(length));
        if end.is_none_or(|end| end > self.bytes.len() as u64) {
            return Err(damaged);
        }
        let plain = chunk.clone().into_builder().set_compression(Compression::UNCOMPRESSED);
        let plain = plain.set_dictionary_page_offset(dictionary).build().map_err(|_| damaged)?;
        Ok((plain, chunk.compression()))
    }
}

fn metadata(bytes: &[u8]) -> Result<ParquetMetaData, Fault> {
    if bytes.starts_with(ENCRYPTED) || bytes.ends_with(ENCRYPTED) {
        return Err(Fault::Encrypted);
    }
    if !bytes.starts_with(MAGIC) {
        return Err(Fault::NoParquet);
    }
    let not_whole = Fault::Damaged("it does not end as such a file does; it may not be whole");
    let rest = bytes.strip_suffix(MAGIC).ok_or(not_whole.clone())?;
    let (rest, length) = rest.split_last_chunk().ok_or(not_whole.clone())?;
    let start = rest.len().checked_sub(u32::from_le_bytes(*length) as usize).ok_or(not_whole)?;
    let skip = ParquetStatisticsPolicy::SkipAll;
    let options = ParquetMetaDataOptions::new()
        .with_column_stats_policy(skip.clone())
        .with_encoding_stats_policy(skip.clone())
        .with_size_stats_policy(skip);
    let read = ParquetMetaDataReader::decode_metadata_with_options(&rest[start..], Some(&options));
    read.map_err(|_| Fault::Damaged("its footer cannot be read"))
}
