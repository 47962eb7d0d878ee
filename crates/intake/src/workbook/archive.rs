//! The zip file that a workbook is: looked at whole before anything in it is inflated.

use std::io::{self, BufReader, Cursor, Read};

use zip::{CompressionMethod, ZipArchive};

use super::Fault;

/// The most parts; the largest workbooks have a few hundred.
const MOST_PARTS: usize = 2_000;
/// The most bytes of a part and of all together, as they are when inflated. Sheets are read in passing, so they take no room of this size.
const LONGEST_PART: u64 = 256 << 20;
const MOST_BYTES: u64 = 512 << 20;
/// A part of more than so many bytes may be at most so many times as long as it is packed.
const FREE_BYTES: u64 = 8 << 20;
const MOST_RATIO: u64 = 100;

/// What a zip file is, by its parts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Xlsx,
    Ods,
    Xlsb,
    Other,
}

/// A zip file that has been looked at.
pub(super) struct Archive<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    kind: Kind,
}

/// A part, which is read to its end or to the limit.
pub(super) type Part<'a> = BufReader<Bounded<Box<dyn Read + 'a>>>;

impl<'b> Archive<'b> {
    /// Looks at the directory: how many parts, how long, under which names, and whether they are such as are read.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Fault> {
        let damaged = |_| Fault::Damaged("its zip directory is cut off or wrong".to_owned());
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        if zip.len() > MOST_PARTS {
            return Err(Fault::TooLarge(format!("it has {} parts; at most {MOST_PARTS} are read", zip.len())));
        }
        if zip.has_duplicate_names() {
            return Err(Fault::Damaged("two of its parts have the same name".to_owned()));
        }
        let (mut names, mut total) = (Vec::new(), 0_u64);
        for index in 0..zip.len() {
            let entry = zip.by_index_data(index).map_err(damaged)?;
            let name = entry.name().map_err(damaged)?.into_owned();
            if !is_safe(&name) {
                return Err(Fault::Damaged("a part is named as if it lay outside the workbook".to_owned()));
            }
            if entry.encrypted() {
                return Err(Fault::Encrypted);
            }
            if !matches!(entry.compression(), CompressionMethod::Stored | CompressionMethod::Deflated) {
                return Err(Fault::Damaged("a part is packed in a way that workbooks are not".to_owned()));
            }
            let (long, packed) = (entry.size(), entry.compressed_size());
            total = total.saturating_add(long);
            if long > LONGEST_PART || total > MOST_BYTES {
                return Err(Fault::TooLarge(format!(
                    "inflated it has more than {} MiB in one part, or {} MiB in all",
                    LONGEST_PART >> 20,
                    MOST_BYTES >> 20
                )));
            }
            if long > FREE_BYTES && long > packed.saturating_mul(MOST_RATIO) {
                return Err(Fault::TooLarge(format!(
                    "a part would grow to more than {MOST_RATIO} times its packed length, as a zip bomb does"
                )));
            }
            names.push(name);
        }
        let kind = kind(&names);
        if matches!(kind, Kind::Xlsx | Kind::Ods) {
            content(&names)?;
        }
        zip.validate_header_consistency()
            .map_err(|_| Fault::Damaged("its zip directory says other things than its parts do".to_owned()))?;
        Ok(Self { zip, kind })
    }

    pub(super) fn kind(&self) -> Kind {
        self.kind
    }

    /// A part, if it is there.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Part<'_>>, Fault> {
        let Some(index) = self.zip.index_for_name(name) else { return Ok(None) };
        let file = self.zip.by_index(index);
        let file = file.map_err(|_| Fault::Damaged("a part of it cannot be unpacked".to_owned()))?;
        let most = file.size().min(LONGEST_PART);
        let inner: Box<dyn Read + '_> = Box::new(file);
        Ok(Some(BufReader::new(Bounded { inner, left: most })))
    }
}

/// No more bytes than were announced.
pub(super) struct Bounded<R> {
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

fn is_safe(name: &str) -> bool {
    let outside = name.split('/').any(|part| part == ".." || part == ".");
    !(outside || name.is_empty() || name.starts_with('/') || name.contains(['\\', ':', '\0']))
}

fn kind(names: &[String]) -> Kind {
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    match () {
        () if has("xl/workbook.xml") => Kind::Xlsx,
        () if has("xl/workbook.bin") => Kind::Xlsb,
        () if has("content.xml") && has("META-INF/manifest.xml") => Kind::Ods,
        () => Kind::Other,
    }
}

/// Refuses what a table has no use for: programs, and what comes from elsewhere.
fn content(names: &[String]) -> Result<(), Fault> {
    let begins = |starts: &[&str]| names.iter().any(|name| starts.iter().any(|start| name.starts_with(start)));
    if begins(&["xl/macrosheets/", "xl/vbaProject", "xl/dialogsheets/", "Basic/", "Scripts/"]) {
        return Err(Fault::Macros);
    }
    let links = ["xl/externalLinks/", "xl/connections.xml", "xl/queryTables/", "xl/embeddings/", "xl/activeX/"];
    if begins(&links) {
        return Err(Fault::Links);
    }
    Ok(())
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
