//! Text in another encoding, made UTF-8 while it is read.

use std::io::{self, Cursor, Read};

use crate::encoding;

/// How text that is not in UTF-8 is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Written {
    Utf16 {
        /// The higher byte of a pair comes first.
        is_big: bool,
    },
    /// Windows-1252; it includes ISO 8859-1.
    #[cfg_attr(
        not(feature = "workbooks"),
        allow(dead_code, reason = "parts of workbooks alone say that they are in it")
    )]
    Windows1252,
}

/// How many first bytes tell what the rest is written in: as many as a reader takes at once.
const TELLING: u64 = 8_192;

/// What this holds, as UTF-8; `tell` says of its first bytes how they are written, `None` of UTF-8.
///
/// # Errors
///
/// When it cannot be read, or as `tell` says. Bytes that are not text are an error of `InvalidData` later, when they are read.
pub(crate) fn to_utf8<R: Read, E: From<io::Error>>(
    mut inner: R,
    tell: impl FnOnce(&[u8]) -> Result<Option<Written>, E>,
) -> Result<ToUtf8<R>, E> {
    let mut start = Vec::new();
    inner.by_ref().take(TELLING).read_to_end(&mut start)?;
    let written = tell(&start)?;
    Ok(ToUtf8 { inner: Cursor::new(start).chain(inner), written, high: None, decoded: Vec::new(), given: 0 })
}

/// Gives UTF-8.
pub(crate) struct ToUtf8<R> {
    inner: io::Chain<Cursor<Vec<u8>>, R>,
    /// What the rest is written in; nothing where it is in UTF-8.
    written: Option<Written>,
    /// The first half of a pair whose second half has not been read yet.
    high: Option<u16>,
    decoded: Vec<u8>,
    /// How many of the decoded bytes have been given on.
    given: usize,
}

impl<R: Read> ToUtf8<R> {
    /// Decodes some more; nothing is left where nothing was decoded.
    fn refill(&mut self, written: Written) -> io::Result<()> {
        self.decoded.clear();
        self.given = 0;
        while self.decoded.is_empty() {
            let mut bytes = Vec::with_capacity(4_096);
            self.inner.by_ref().take(4_096).read_to_end(&mut bytes)?;
            match written {
                _ if bytes.is_empty() => return if self.high.is_some() { Err(not_utf16()) } else { Ok(()) },
                Written::Utf16 { is_big } => self.utf16(&bytes, is_big)?,
                Written::Windows1252 => {
                    for byte in bytes {
                        let character = encoding::windows_1252_character(byte).ok_or_else(|| not("Windows-1252"))?;
                        self.decoded.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
                    }
                }
            }
        }
        Ok(())
    }

    fn utf16(&mut self, bytes: &[u8], is_big: bool) -> io::Result<()> {
        let (pairs, rest) = bytes.as_chunks::<2>();
        if !rest.is_empty() {
            return Err(not_utf16());
        }
        let unit = |pair: &[u8; 2]| if is_big { u16::from_be_bytes(*pair) } else { u16::from_le_bytes(*pair) };
        let mut units: Vec<u16> = self.high.take().into_iter().chain(pairs.iter().map(unit)).collect();
        self.high = units.pop_if(|last| matches!(last, 0xd800..0xdc00));
        for character in char::decode_utf16(units) {
            let character = character.map_err(|_| not_utf16())?;
            self.decoded.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
        }
        Ok(())
    }
}

impl<R: Read> Read for ToUtf8<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let Some(written) = self.written else { return self.inner.read(buffer) };
        if self.given == self.decoded.len() {
            self.refill(written)?;
        }
        let read = (&self.decoded[self.given..]).read(buffer)?;
        self.given += read;
        Ok(read)
    }
}

fn not(encoding: &str) -> io::Error {
    io::Error::new(
        io::ErrorKind::InvalidData,
        format!("it begins as text in {encoding}, and does not continue as such"),
    )
}

fn not_utf16() -> io::Error {
    not("UTF-16")
}

/// How a text in UTF-16 is written that begins with these bytes: with a byte order mark, or so that every second one of the first is zero.
pub(crate) fn utf16(bytes: &[u8]) -> Option<Written> {
    let first = &bytes[..bytes.len().min(64) / 2 * 2];
    let zeros = |offset| first.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let mostly = |zeros: usize| zeros > 1 && zeros * 4 > first.len();
    let is_big = match bytes {
        [0xff, 0xfe, ..] => false,
        [0xfe, 0xff, ..] => true,
        _ if mostly(zeros(1)) => false,
        _ if mostly(zeros(0)) => true,
        _ => return None,
    };
    Some(Written::Utf16 { is_big })
}

#[cfg(test)]
mod tests {
    use std::io::{self, Read};

    use super::{Written, to_utf8, utf16};

    fn read(bytes: &[u8], written: Option<Written>) -> io::Result<String> {
        let mut read = String::new();
        let told = |_: &[u8]| Ok::<_, io::Error>(written.or_else(|| utf16(bytes)));
        to_utf8(bytes, told).and_then(|mut part| part.read_to_string(&mut read)).map(|_| read)
    }

    #[test]
    fn utf16_is_read_in_either_order_of_bytes() {
        let text = format!("<a>{}\u{1f600}</a>", "é".repeat(5_000));
        let marked = format!("\u{feff}{text}");
        let little = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        let big = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
        let plain = format!("id,1.1\n{text}");
        for (bytes, expect) in [
            (text.clone().into_bytes(), &text),
            (marked.clone().into_bytes(), &marked),
            (little(&plain), &plain),
            (big(&plain), &plain),
            (little(&marked), &marked),
            (big(&marked), &marked),
        ] {
            assert_eq!(read(&bytes, None).expect("sound"), *expect);
        }
        for broken in [&b"<\0a\0>"[..], b"<\0a\0\0\xd8", b"\xff\xfe\0\xdc"] {
            assert!(read(broken, None).is_err(), "{broken:?}");
        }
    }

    #[test]
    fn windows_1252_is_read_whole_or_not_at_all() {
        let written = Some(Written::Windows1252);
        let long = [b'a'].repeat(4_095);
        assert_eq!(read(b"caf\xe9 \x96", written).expect("sound"), "café –");
        assert_eq!(read(&[&long[..], b"\xe9\xe9"].concat(), written).expect("sound").chars().count(), 4_097);
        assert_eq!(read(b"caf\x81", written).unwrap_err().kind(), io::ErrorKind::InvalidData);
    }
}
