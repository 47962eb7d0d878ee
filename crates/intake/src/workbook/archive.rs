//! The zip file that a workbook is: looked at whole before anything in it is inflated.

use std::io::{self, BufReader, Cursor, Read};

use indexmap::IndexMap;
use indexmap::map::Entry;
use zip::{CompressionMethod, ZipArchive};

use super::{Fault, xml};
use crate::transcode::{ToUtf8, to_utf8};

/// The most parts; the largest workbooks have a few hundred.
const MOST_PARTS: usize = 2_000;
/// The most bytes of a part and of all together, as they are when inflated. Sheets are read in passing, so they take no room of this size.
const LONGEST_PART: u64 = 256 << 20;
const MOST_BYTES: u64 = 512 << 20;

/// A zip file that has been looked at.
pub(super) struct Archive<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    /// By name as [`plain`] has it, where in the directory each part is.
    parts: IndexMap<String, usize>,
}

/// A part, which is read to its end or to the limit.
pub(super) type Part<'a> = BufReader<ToUtf8<Box<dyn Read + 'a>>>;

impl<'b> Archive<'b> {
    /// Looks at the directory: how many parts, how long, under which names, and whether they are such as are read.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Fault> {
        let damaged = |_| Fault::Damaged("its zip directory is cut off or wrong".to_owned());
        let twice = || Fault::Damaged("two of its parts have the same name".to_owned());
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        if zip.len() > MOST_PARTS {
            return Err(Fault::TooLarge(format!("it has {} parts; at most {MOST_PARTS} are read", zip.len())));
        }
        if zip.has_duplicate_names() {
            return Err(twice());
        }
        let (mut parts, mut total, mut taken) = (IndexMap::new(), 0_u64, Vec::new());
        for index in 0..zip.len() {
            let entry = zip.by_index_data(index).map_err(damaged)?;
            let name = entry.name().map_err(damaged)?.replace('\\', "/");
            if is_trash(&name) {
                continue;
            }
            if !is_safe(&name) {
                return Err(Fault::Damaged("a part is named as if it lay outside the workbook".to_owned()));
            }
            if entry.encrypted() {
                return Err(Fault::Encrypted);
            }
            if !matches!(entry.compression(), CompressionMethod::Stored | CompressionMethod::Deflated) {
                return Err(Fault::Damaged("a part is packed in a way that workbooks are not".to_owned()));
            }
            total = total.saturating_add(entry.size());
            if entry.size() > LONGEST_PART || total > MOST_BYTES {
                return Err(Fault::TooLarge(format!(
                    "inflated it has more than {} MiB in one part, or {} MiB in all",
                    LONGEST_PART >> 20,
                    MOST_BYTES >> 20
                )));
            }
            let listed = Listed {
                name: entry.name_raw(),
                is_stored: entry.compression() == CompressionMethod::Stored,
                crc: entry.crc32(),
                packed: entry.compressed_size(),
                size: entry.size(),
            };
            let contradicts = || Fault::Damaged("its zip directory and its parts do not agree".to_owned());
            taken.push(listed.held_against(bytes, entry.header_start()).ok_or_else(contradicts)?);
            match parts.entry(plain(&name)) {
                Entry::Occupied(_) => return Err(twice()),
                Entry::Vacant(free) => drop(free.insert(index)),
            }
        }
        taken.sort_unstable();
        if taken.windows(2).any(|two| two[0].1 > two[1].0) {
            return Err(Fault::Damaged("two of its parts share bytes".to_owned()));
        }
        Ok(Self { zip, parts })
    }

    /// The names of all parts, as [`plain`] has them.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.parts.keys().map(String::as_str)
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.parts.contains_key(&plain(name))
    }

    /// A part, if it is there, in UTF-8.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Part<'_>>, Fault> {
        let Some(index) = self.parts.get(&plain(name)) else { return Ok(None) };
        let file = self.zip.by_index(*index);
        let file = file.map_err(|_| Fault::Damaged("a part of it cannot be unpacked".to_owned()))?;
        let most = file.size().min(LONGEST_PART);
        let inner: Box<dyn Read + '_> = Box::new(Bounded { inner: file, left: most });
        to_utf8(inner, xml::written).map(|part| Some(BufReader::new(part)))
    }
}

/// What the directory says of a part, as far as it bears on what is read; times and most flags do not.
struct Listed<'e> {
    name: &'e [u8],
    is_stored: bool,
    crc: u32,
    packed: u64,
    size: u64,
}

impl Listed<'_> {
    /// Where the part begins and ends, if its own header, which begins here, says the same.
    fn held_against(&self, bytes: &[u8], start: u64) -> Option<(u64, u64)> {
        let header = bytes.get(usize::try_from(start).ok()?..)?.get(..30)?;
        let two = |at: usize| u16::from_le_bytes([header[at], header[at + 1]]);
        let four = |at: usize| u32::from(two(at)) | u32::from(two(at + 2)) << 16;
        let (flags, method) = (two(6), two(8));
        let (name_length, extra_length) = (u64::from(two(26)), u64::from(two(28)));
        let data = start + 30 + name_length + extra_length;
        let name = usize::try_from(start + 30).ok()?..usize::try_from(start + 30 + name_length).ok()?;
        // What a writer does not know before it has written stands behind the part; lengths of four gigabytes, elsewhere.
        let is_later = flags & 8 != 0;
        let is = |at: usize, listed: u64| is_later || four(at) == u32::MAX || u64::from(four(at)) == listed;
        let agrees = header.starts_with(b"PK\x03\x04")
            && flags & 1 == 0
            && (method == 0) == self.is_stored
            && (is_later || four(14) == self.crc)
            && is(18, self.packed)
            && is(22, self.size)
            && bytes.get(name)? == self.name;
        let end = data.checked_add(self.packed)?;
        (agrees && end <= bytes.len() as u64).then_some((start, end))
    }
}

/// No more bytes than were announced.
struct Bounded<R> {
    inner: R,
    left: u64,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.left = self.left.checked_sub(read as u64).ok_or(io::ErrorKind::FileTooLarge)?;
        Ok(read)
    }
}

/// The name of a part as it is compared: capitals make no difference and `%20` is a space (ECMA-376 part 2, 6.2.2), and some programs write
/// backslashes.
pub(super) fn plain(name: &str) -> String {
    let name = name.trim_start_matches('/').replace('\\', "/");
    without_percents(&name).unwrap_or(name).to_ascii_lowercase()
}

/// With the bytes that are written as `%20`; `None` where that is not text.
fn without_percents(name: &str) -> Option<String> {
    let mut parts = name.split('%');
    let mut bytes = parts.next()?.as_bytes().to_vec();
    for part in parts {
        bytes.push(u8::from_str_radix(part.get(..2)?, 16).ok()?);
        bytes.extend_from_slice(part.get(2..)?.as_bytes());
    }
    String::from_utf8(bytes).ok()
}

/// What SharePoint leaves of parts that were taken out.
fn is_trash(name: &str) -> bool {
    name.to_ascii_lowercase().starts_with("[trash]/")
}

fn is_safe(name: &str) -> bool {
    let outside = name.split('/').any(|part| part == ".." || part == ".");
    !(outside || name.is_empty() || name.starts_with('/') || name.contains(['\\', ':', '\0']))
}

#[cfg(test)]
mod tests {
    use super::is_safe;

    #[test]
    fn names_lead_nowhere_else() {
        for (name, expect) in [
            ("xl/workbook.xml", true),
            ("[Content_Types].xml", true),
            ("../xl/workbook.xml", false),
            ("xl/../../x", false),
            ("/etc/x", false),
            ("C:x", false),
            ("xl\\x", false),
            ("", false),
        ] {
            assert_eq!(is_safe(name), expect, "{name}");
        }
    }
}
