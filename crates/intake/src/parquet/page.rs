//! The pages of a column in a group of rows.

use std::borrow::Cow;
use std::sync::Arc;

use ::parquet::basic::{Compression, Encoding};
use ::parquet::column::page::{Page as Raw, PageReader};
use ::parquet::file::metadata::ColumnChunkMetaData;
use ::parquet::file::serialized_reader::SerializedPageReader;
use bytes::Bytes;

use super::encoding::{four, runs, split};
use super::packed::unpack;
use super::words::Words;
use super::{CellFault, Fault, Kind};

/// The most values of a page.
const MOST_VALUES: usize = 1 << 25;

/// Some rows of a column.
pub(crate) struct Page<'p> {
    /// Which row of the file is the first, from 0.
    pub(crate) first_row: usize,
    pub(crate) words: &'p Words,
    /// By row: which of the words it has; as many as there are words where it has none.
    pub(crate) codes: &'p [u32],
    /// Whether the words are others than those of the page before.
    pub(crate) is_new: bool,
}

impl Page<'_> {
    /// Each row, by its number in the file from 0, with its word.
    pub(crate) fn rows(&self) -> impl Iterator<Item = (usize, &str)> {
        (self.first_row..).zip(self.codes).map(|(row, code)| (row, self.words.get(*code as usize)))
    }

    /// The cells that have no word although they are not empty: the first row and how many, by what is wrong.
    pub(crate) fn faults(&self) -> impl Iterator<Item = (usize, CellFault)> {
        let faults = &self.words.faults;
        let fault =
            move |code: &u32| faults.binary_search_by_key(code, |(place, _)| *place).ok().map(|at| faults[at].1);
        let rows = if faults.is_empty() { &[] } else { self.codes };
        (self.first_row..).zip(rows).filter_map(move |(row, code)| Some((row, fault(code)?)))
    }
}

/// What the pages hold.
#[derive(Clone, Copy)]
pub(super) struct Of<'k> {
    pub(super) kind: &'k Kind,
    pub(super) is_optional: bool,
    pub(super) first_row: usize,
    /// How many rows there are.
    pub(super) rows: usize,
}

/// Gives each page with values.
pub(super) fn each(
    file: &Arc<Bytes>,
    chunk: &ColumnChunkMetaData,
    codec: Compression,
    of: Of<'_>,
    take: &mut impl FnMut(&Page<'_>),
) -> Result<(), Fault> {
    const NO_PAGE: Fault = Fault::Damaged("a page is not where it should be");
    let mut pages = SerializedPageReader::new(file.clone(), chunk, of.rows, None).map_err(|_| NO_PAGE)?;
    let (mut dictionary, mut is_new, mut taken) = (None, true, 0);
    while taken < of.rows {
        let page = pages.get_next_page().map_err(|_| NO_PAGE)?.ok_or(NO_PAGE)?;
        if let Raw::DictionaryPage { buf, num_values, .. } = &page {
            let count = few(*num_values)?;
            dictionary = Some(Words::read(&unpack(buf, codec)?, Encoding::PLAIN, *of.kind, count)?);
            is_new = true;
            continue;
        }
        let count = few(page.num_values())?;
        if count > of.rows - taken {
            return Err(Fault::Damaged("a column has more values than there are rows"));
        }
        let first_row = of.first_row + taken;
        let (present, values) = parts(&page, codec, of.is_optional, count)?;
        let known = present.as_ref().map_or(count, |present| present.iter().sum::<u32>() as usize);
        let own;
        let (words, codes, is_own) = match page.encoding() {
            Encoding::RLE_DICTIONARY | Encoding::PLAIN_DICTIONARY => {
                let words = dictionary.as_ref().ok_or(Fault::Damaged("a page has no dictionary"))?;
                (words, of_dictionary(&values, words, known)?, false)
            }
            encoding => {
                own = Words::read(&values, encoding, *of.kind, known)?;
                (&own, (0..known as u32).collect(), true)
            }
        };
        let codes = spread(codes, present, words.len() as u32);
        take(&Page { first_row, words, codes: &codes, is_new: is_new || is_own });
        // The next page may have the dictionary's words again.
        is_new = is_own;
        taken += count;
    }
    Ok(())
}

/// This number of values, if a page may have so many.
fn few(values: u32) -> Result<usize, Fault> {
    let count = values as usize;
    let too_many = || Fault::TooLarge(format!("a page of it has more than {MOST_VALUES} values"));
    (count <= MOST_VALUES).then_some(count).ok_or_else(too_many)
}

/// By row: 1 where it has a value; where all must have one, nothing.
type Present = Option<Vec<u32>>;

/// Which values are there, and the values.
fn parts<'b>(
    page: &'b Raw,
    codec: Compression,
    is_optional: bool,
    count: usize,
) -> Result<(Present, Cow<'b, [u8]>), Fault> {
    match page {
        Raw::DataPageV2 { buf, def_levels_byte_len, rep_levels_byte_len, is_compressed, .. } => {
            let mut bytes = &buf[..];
            split(&mut bytes, *rep_levels_byte_len as usize)?;
            let levels = split(&mut bytes, *def_levels_byte_len as usize)?;
            let present = is_optional.then(|| runs(levels, 1, count)).transpose()?;
            Ok((present, unpack(bytes, if *is_compressed { codec } else { Compression::UNCOMPRESSED })?))
        }
        Raw::DataPage { buf, def_level_encoding, .. } => {
            let bytes = unpack(buf, codec)?;
            if !is_optional {
                return Ok((None, bytes));
            }
            if *def_level_encoding != Encoding::RLE {
                return Err(Fault::Damaged("a page is written in a way that is not known here"));
            }
            let mut rest = &bytes[..];
            let length = four(&mut rest)?;
            let present = runs(split(&mut rest, length)?, 1, count)?;
            Ok((Some(present), rest.to_vec().into()))
        }
        Raw::DictionaryPage { .. } => Err(Fault::Damaged("a dictionary is where values should be")),
    }
}

/// Which of the words each value is.
fn of_dictionary(bytes: &[u8], words: &Words, count: usize) -> Result<Vec<u32>, Fault> {
    let Some((width, bytes)) = bytes.split_first() else { return runs(&[], 0, count) };
    let codes = runs(bytes, u32::from(*width), count)?;
    let largest = codes.iter().fold(0, |largest, code| largest.max(*code));
    match codes.is_empty() || (largest as usize) < words.len() {
        true => Ok(codes),
        false => Err(Fault::Damaged("a value is not in its dictionary")),
    }
}

/// A code for each row; some rows are blank.
fn spread(codes: Vec<u32>, present: Present, blank: u32) -> Vec<u32> {
    let Some(mut all) = present.filter(|present| present.len() > codes.len()) else { return codes };
    let mut next = 0;
    for one in &mut all {
        let is_there = *one == 1;
        let code = codes.get(next).copied().unwrap_or(blank);
        *one = if is_there { code } else { blank };
        next += usize::from(is_there);
    }
    all
}
