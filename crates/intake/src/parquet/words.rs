//! The values of a page, or of a dictionary, as words.

use std::borrow::Cow;

use ::parquet::basic::Encoding;

use super::encoding::{differences, four, runs, split};
use super::{Fault, Kind, packed};

/// Why a cell has no word.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum CellFault {
    /// Bytes that are not text.
    NoText,
    /// A date with a time of day, or one before March 1900.
    NoDay,
    /// Not a number, or infinite.
    NoNumber,
    /// More than 38 digits.
    LongNumber,
}

/// Words, each once or as often as it comes.
#[derive(Default)]
pub(crate) struct Words {
    text: String,
    /// Where each ends; it begins where the one before ends.
    ends: Vec<usize>,
    /// Those that are not words and count as blank: in order, by place.
    pub(super) faults: Vec<(u32, CellFault)>,
}

const ODD: Fault = Fault::Damaged("a page has values of an invalid form");

impl Words {
    /// Reads `count` values that are written in this way.
    pub(super) fn read(bytes: &[u8], encoding: Encoding, kind: Kind, count: usize) -> Result<Self, Fault> {
        let plain = match encoding {
            // Truth values are a bit each there.
            Encoding::PLAIN if kind == Kind::Truth => {
                let truth = |place: usize| Some(bytes.get(place / 8)? >> (place % 8) & 1);
                Cow::Owned((0..count).map(truth).collect::<Option<Vec<u8>>>().ok_or(ODD)?)
            }
            Encoding::PLAIN => Cow::Borrowed(bytes),
            Encoding::RLE if kind == Kind::Truth => {
                let mut bytes = bytes;
                let length = four(&mut bytes)?;
                let bits = runs(split(&mut bytes, length)?, 1, count)?;
                Cow::Owned(bits.into_iter().map(|bit| bit as u8).collect())
            }
            Encoding::DELTA_BINARY_PACKED => Cow::Owned(of_differences(bytes, kind, count)?),
            Encoding::DELTA_LENGTH_BYTE_ARRAY => Cow::Owned(of_lengths(bytes, count)?),
            Encoding::DELTA_BYTE_ARRAY => Cow::Owned(of_beginnings(bytes, kind, count)?),
            Encoding::BYTE_STREAM_SPLIT => Cow::Owned(of_streams(bytes, kind, count)?),
            _ => return Err(Fault::Damaged("a page is written in a way that is not known here")),
        };
        Self::of_plain(&plain, kind, count)
    }

    /// Reads `count` values, one after the other.
    fn of_plain(mut bytes: &[u8], kind: Kind, count: usize) -> Result<Self, Fault> {
        if kind == Kind::Text
            && let Some(words) = Self::of_texts(bytes, count)?
        {
            return Ok(words);
        }
        let mut words = Self::default();
        // Each has a byte at least, or its length.
        words.ends.reserve(count.min(bytes.len()));
        for _ in 0..count {
            let width = kind.width().map_or_else(|| four(&mut bytes), Ok)?;
            words.push(split(&mut bytes, width)?, kind);
        }
        Ok(words)
    }

    /// So many texts, each behind its length; `None` where one of them is not text.
    fn of_texts(mut bytes: &[u8], count: usize) -> Result<Option<Self>, Fault> {
        let (mut all, mut ends) = (Vec::with_capacity(bytes.len()), Vec::with_capacity(count.min(bytes.len())));
        for _ in 0..count {
            let length = four(&mut bytes)?;
            all.extend_from_slice(split(&mut bytes, length)?);
            ends.push(all.len());
        }
        // All together are text, and none ends within a letter.
        let text = String::from_utf8(all).ok().filter(|text| ends.iter().all(|end| text.is_char_boundary(*end)));
        Ok(text.map(|text| Self { text, ends, faults: Vec::new() }))
    }

    fn push(&mut self, value: &[u8], kind: Kind) {
        let begin = self.text.len();
        if let Err(fault) = kind.write(value, &mut self.text) {
            self.text.truncate(begin);
            self.faults.push((self.ends.len() as u32, fault));
        }
        self.ends.push(self.text.len());
    }

    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// One of the words; behind the last is one more, which is blank.
    #[inline]
    pub(crate) fn get(&self, place: usize) -> &str {
        let begin = if place == 0 { 0 } else { self.ends[place - 1] };
        self.ends.get(place).map_or("", |end| &self.text[begin..*end])
    }
}

/// Whole numbers, each as a difference.
fn of_differences(mut bytes: &[u8], kind: Kind, count: usize) -> Result<Vec<u8>, Fault> {
    let width = kind.width().filter(|width| matches!(width, 4 | 8)).ok_or(ODD)?;
    let numbers = differences(&mut bytes, count)?;
    Ok(numbers.iter().flat_map(|number| number.to_le_bytes().into_iter().take(width)).collect())
}

/// Lengths, and then the texts.
fn of_lengths(mut bytes: &[u8], count: usize) -> Result<Vec<u8>, Fault> {
    let mut plain = Vec::new();
    for length in differences(&mut bytes, count)? {
        let length = u32::try_from(length).map_err(|_| ODD)?;
        plain.extend(length.to_le_bytes());
        plain.extend(split(&mut bytes, length as usize)?);
    }
    Ok(plain)
}

/// How much of the one before each begins with, and then the rest of each.
fn of_beginnings(mut bytes: &[u8], kind: Kind, count: usize) -> Result<Vec<u8>, Fault> {
    let beginnings = differences(&mut bytes, count)?;
    let rests = of_lengths(bytes, count)?;
    let (mut rests, mut plain, mut last) = (&rests[..], Vec::new(), Vec::new());
    for begin in beginnings {
        let begin = usize::try_from(begin).ok().filter(|begin| *begin <= last.len()).ok_or(ODD)?;
        last.truncate(begin);
        let length = four(&mut rests)?;
        last.extend(split(&mut rests, length)?);
        if kind.width().is_none() {
            plain.extend((last.len() as u32).to_le_bytes());
        }
        plain.extend(&last);
        if plain.len() > packed::LARGEST {
            return Err(packed::too_large());
        }
    }
    Ok(plain)
}

/// The first byte of each, then the second of each, and so on.
fn of_streams(bytes: &[u8], kind: Kind, count: usize) -> Result<Vec<u8>, Fault> {
    let width = kind.width().ok_or(ODD)?;
    if count.checked_mul(width).is_none_or(|size| size != bytes.len()) {
        return Err(ODD);
    }
    Ok((0..count).flat_map(|value| (0..width).map(move |stream| bytes[stream * count + value])).collect())
}
