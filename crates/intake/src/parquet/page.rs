//! The pages of a column in a group of rows.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::sync::Arc;

use ::parquet::basic::{Compression, Encoding};
use ::parquet::column::page::{Page as Raw, PageReader};
use ::parquet::file::metadata::ColumnChunkMetaData;
use ::parquet::file::serialized_reader::SerializedPageReader;
use assize_model::{FEW, FEW_BITS, GROUP};
use bytes::Bytes;

use super::encoding::{four, runs, side_by_side, split};
use super::few::{Few, Side};
use super::packed::Unpacker;
use super::words::Words;
use super::{CellFault, Fault, Kind};

/// The most values of a page.
const MOST_VALUES: usize = 1 << 25;

/// Some rows of a column.
pub(crate) struct Page<'p> {
    /// Which row of the file is the first, from 0.
    pub(crate) first_row: usize,
    /// How many there are.
    pub(crate) rows: usize,
    pub(crate) words: &'p Words,
    /// Whether the words are others than those of the page before.
    pub(crate) is_new: bool,
    codes: OnceCell<Vec<u32>>,
    few: Option<Few>,
}

impl Page<'_> {
    /// By row: which of the words it has; as many as there are words where it has none.
    pub(crate) fn codes(&self) -> &[u32] {
        let none = self.words.len() as u32;
        self.codes.get_or_init(|| self.few.as_ref().map(|few| few.each(self.rows, none)).unwrap_or_default())
    }

    /// Where there are few words: for each code the rows that have it, as bits, and how many rows are looked at: first `first`, at most 64, then 64 at
    /// a time.
    pub(crate) fn with_each(&self, first: usize) -> Option<impl Iterator<Item = ([u64; FEW + 1], usize)>> {
        let few = self.few.as_ref()?;
        let (mut row, mut numbers, mut count) = (0, 0, first);
        Some(std::iter::from_fn(move || {
            count = count.min(self.rows - row);
            let (some, without) = (count > 0).then(|| few.rows(row, numbers, count))?;
            let taken = std::mem::replace(&mut count, GROUP);
            (row, numbers) = (row + taken, numbers + taken - without.count_ones() as usize);
            let mut with = [0; FEW + 1];
            with[..FEW].copy_from_slice(&some);
            with[self.words.len()] = without;
            Some((with, taken))
        }))
    }

    /// Each row, by its number in the file from 0, with its word.
    pub(crate) fn each(&self) -> impl Iterator<Item = (usize, &str)> {
        (self.first_row..).zip(self.codes()).map(|(row, code)| (row, self.words.get(*code as usize)))
    }

    /// The cells that have no word although they are not empty: the first row and how many, by what is wrong.
    pub(crate) fn faults(&self) -> impl Iterator<Item = (usize, CellFault)> {
        let faults = &self.words.faults;
        let fault =
            move |code: &u32| faults.binary_search_by_key(code, |(place, _)| *place).ok().map(|at| faults[at].1);
        let rows = if faults.is_empty() { &[] } else { self.codes() };
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
    (codec, unpacker): (Compression, &mut Unpacker),
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
            dictionary = Some(Words::read(&unpacker.unpack(buf, codec)?, Encoding::PLAIN, *of.kind, count)?);
            is_new = true;
            continue;
        }
        let count = few(page.num_values())?;
        if count > of.rows - taken {
            return Err(Fault::Damaged("a column has more values than there are rows"));
        }
        let first_row = of.first_row + taken;
        let (present, values) = parts(&page, (codec, unpacker), of.is_optional, count)?;
        let known = present.as_ref().map_or(count, Side::ones);
        let present = present.filter(|_| known < count);
        let own;
        let (words, codes, is_own) = match page.encoding() {
            Encoding::RLE_DICTIONARY | Encoding::PLAIN_DICTIONARY => {
                let words = dictionary.as_ref().ok_or(Fault::Damaged("a page has no dictionary"))?;
                (words, of_dictionary(&values, words, known)?, false)
            }
            encoding => {
                own = Words::read(&values, encoding, *of.kind, known)?;
                (&own, Codes::Many((0..known as u32).collect()), true)
            }
        };
        let (codes, few) = match codes {
            Codes::Few(numbers) => (OnceCell::new(), Some(Few { present, numbers })),
            Codes::Many(codes) => (spread(codes, present.as_ref(), count, words.len() as u32).into(), None),
        };
        take(&Page { first_row, rows: count, words, is_new: is_new || is_own, codes, few });
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

/// By row: whether it has a value; where all must have one, nothing.
type Present = Option<Side>;

/// Which values are there, and the values.
fn parts<'b>(
    page: &'b Raw,
    (codec, unpacker): (Compression, &mut Unpacker),
    is_optional: bool,
    count: usize,
) -> Result<(Present, Cow<'b, [u8]>), Fault> {
    match page {
        Raw::DataPageV2 { buf, def_levels_byte_len, rep_levels_byte_len, is_compressed, .. } => {
            let mut bytes = &buf[..];
            split(&mut bytes, *rep_levels_byte_len as usize)?;
            let levels = split(&mut bytes, *def_levels_byte_len as usize)?;
            let present = is_optional.then(|| side_by_side(levels, 1, count)).transpose()?;
            Ok((present, unpacker.unpack(bytes, if *is_compressed { codec } else { Compression::UNCOMPRESSED })?))
        }
        Raw::DataPage { buf, def_level_encoding, .. } => {
            let bytes = unpacker.unpack(buf, codec)?;
            if !is_optional {
                return Ok((None, bytes));
            }
            if *def_level_encoding != Encoding::RLE {
                return Err(Fault::Damaged("a page is written in a way that is not known here"));
            }
            let mut rest = &bytes[..];
            let length = four(&mut rest)?;
            let present = side_by_side(split(&mut rest, length)?, 1, count)?;
            Ok((Some(present), rest.to_vec().into()))
        }
        Raw::DictionaryPage { .. } => Err(Fault::Damaged("a dictionary is where values should be")),
    }
}

/// Which word of a dictionary each value is.
enum Codes {
    Few(Side),
    Many(Vec<u32>),
}

fn of_dictionary(bytes: &[u8], words: &Words, count: usize) -> Result<Codes, Fault> {
    // Where no value is known, nothing need be said of how many bits each has.
    let (width, bytes) = bytes.split_first().map_or((0, bytes), |(width, bytes)| (u32::from(*width), bytes));
    let (codes, are_known) = if width as usize <= FEW_BITS && words.len() <= FEW {
        let numbers = side_by_side(bytes, width, count)?;
        let are_known = numbers.are_below(words.len(), count);
        (Codes::Few(numbers), are_known)
    } else {
        let codes = runs(bytes, width, count)?;
        let largest = codes.iter().fold(0, |largest, code| largest.max(*code));
        (Codes::Many(codes), (largest as usize) < words.len())
    };
    match count == 0 || are_known {
        true => Ok(codes),
        false => Err(Fault::Damaged("a value is not in its dictionary")),
    }
}

/// A code for each of `count` rows; some rows are blank.
fn spread(codes: Vec<u32>, present: Option<&Side>, count: usize, blank: u32) -> Vec<u32> {
    let Some(present) = present else { return codes };
    let mut codes = codes.into_iter();
    let code = |row: usize| if present.number(row) == 1 { codes.next().unwrap_or(blank) } else { blank };
    (0..count).map(code).collect()
}
