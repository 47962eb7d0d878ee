//! Files that are packed, as their names say, unpacked while they are read; text in UTF-16 is made UTF-8.

use std::borrow::Cow;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use flate2::bufread::GzDecoder;
use zrip_decode::streaming::FrameDecoder;

use super::format;
use crate::encoding::{self, NotText};
use crate::transcode::{self, to_utf8};

type File<'f> = Box<dyn Read + Send + 'f>;

/// What a file is called before it was packed, where it is a table in plain text that was packed: `cases.csv` of `cases.csv.gz`.
pub(super) fn unpacked(path: &Path) -> Cow<'_, Path> {
    let inner = path.with_extension("");
    let is_packed = matches!(format::ending(path).as_str(), "gz" | "zst") && format::is_text(&inner);
    if is_packed { Cow::Owned(inner) } else { Cow::Borrowed(path) }
}

/// Whether a path is that of a packed table in plain text.
pub(crate) fn is_packed(path: &Path) -> bool {
    matches!(unpacked(path), Cow::Owned(_))
}

/// What such a file holds.
pub(super) fn unpack<'f>(path: &Path, file: File<'f>) -> io::Result<File<'f>> {
    let file: File<'f> = match (unpacked(path), format::ending(path).as_str()) {
        (Cow::Owned(_), "gz") => {
            Box::new(Gzip { member: Some(GzDecoder::new(BufReader::with_capacity(AT_ONCE, file))) })
        }
        (Cow::Owned(_), _) => {
            let mut file = BufReader::with_capacity(AT_ONCE, file);
            // Frames follow each other, and there is one at least.
            if file.fill_buf()?.is_empty() {
                return Err(io::ErrorKind::InvalidData.into());
            }
            Box::new(FrameDecoder::new(file))
        }
        (Cow::Borrowed(_), _) => file,
    };
    let is_utf16 = |begin: &[u8]| matches!(encoding::other_kind(begin), Some(NotText::Utf16));
    Ok(Box::new(to_utf8(file, |begin| Ok::<_, io::Error>(transcode::utf16(begin).filter(|_| is_utf16(begin))))?))
}

/// How much is unpacked at once, in bytes.
const AT_ONCE: usize = 1 << 17;

/// Members of gzip, one after the other; zeros behind them are what tapes and block devices fill up with.
struct Gzip<'f> {
    member: Option<GzDecoder<BufReader<File<'f>>>>,
}

impl Read for Gzip<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while let Some(member) = &mut self.member {
            let read = member.read(buffer)?;
            if read > 0 || buffer.is_empty() {
                return Ok(read);
            }
            let mut file = self.member.take().map(GzDecoder::into_inner);
            self.member = if skip_zeros(file.as_mut())? { file.map(GzDecoder::new) } else { None };
        }
        Ok(0)
    }
}

/// Passes over zeros; whether anything follows.
fn skip_zeros(file: Option<&mut impl BufRead>) -> io::Result<bool> {
    let Some(file) = file else { return Ok(false) };
    loop {
        let bytes = file.fill_buf()?;
        let (all, zeros) = (bytes.len(), bytes.iter().take_while(|byte| **byte == 0).count());
        file.consume(zeros);
        if all == 0 || zeros < all {
            return Ok(all > 0);
        }
    }
}
