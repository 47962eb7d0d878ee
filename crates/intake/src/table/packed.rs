//! Files that are packed, as their names say, unpacked while they are read; text in UTF-16 is made UTF-8.

use std::borrow::Cow;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use flate2::bufread::GzDecoder;
use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};

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
        (Cow::Owned(_), _) => Box::new(Zstd::new(file)),
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

/// Frames of zstd, one after the other.
struct Zstd<'f> {
    file: BufReader<File<'f>>,
    frame: FrameDecoder,
    is_in_frame: bool,
    has_begun: bool,
}

impl<'f> Zstd<'f> {
    fn new(file: File<'f>) -> Self {
        let file = BufReader::with_capacity(AT_ONCE, file);
        Self { file, frame: FrameDecoder::new(), is_in_frame: false, has_begun: false }
    }

    /// Begins the next frame, or leaves out what only looks like one; whether there was anything.
    fn next(&mut self) -> io::Result<bool> {
        if self.has_begun && self.file.fill_buf()?.is_empty() {
            return Ok(false);
        }
        match self.frame.reset(&mut self.file) {
            Ok(()) => (self.is_in_frame, self.has_begun) = (true, true),
            Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame { length, .. })) => {
                let length = u64::from(length);
                if io::copy(&mut (&mut self.file).take(length), &mut io::sink())? < length {
                    return Err(io::ErrorKind::UnexpectedEof.into());
                }
            }
            Err(_) => return Err(not_whole()),
        }
        Ok(true)
    }
}

impl Read for Zstd<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let read = if self.is_in_frame { self.frame.read(buffer)? } else { 0 };
            if read > 0 || buffer.is_empty() {
                return Ok(read);
            }
            if !self.is_in_frame {
                if !self.next()? {
                    return Ok(0);
                }
            } else if self.frame.is_finished() {
                let (said, found) = (self.frame.get_checksum_from_data(), self.frame.get_calculated_checksum());
                if said.is_some() && said != found {
                    return Err(not_whole());
                }
                self.is_in_frame = false;
            } else {
                let wanted = BlockDecodingStrategy::UptoBytes(AT_ONCE);
                self.frame.decode_blocks(&mut self.file, wanted).map_err(|_| not_whole())?;
            }
        }
    }
}

/// Details do not matter: the message says that the file is not whole.
fn not_whole() -> io::Error {
    io::ErrorKind::InvalidData.into()
}
