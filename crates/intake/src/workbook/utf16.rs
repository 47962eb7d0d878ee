//! Parts in UTF-16, which workbooks may have (ECMA-376 part 2, 7.4.2), as UTF-8.

use std::io::{self, Cursor, Read};

/// The part as it is, or made UTF-8.
pub(super) fn to_utf8<'a>(mut part: Box<dyn Read + 'a>) -> io::Result<Box<dyn Read + 'a>> {
    let mut start = Vec::with_capacity(2);
    part.by_ref().take(2).read_to_end(&mut start)?;
    let is_big = match start[..] {
        [0xff, 0xfe] | [b'<', 0] => Some(false),
        [0xfe, 0xff] | [0, b'<'] => Some(true),
        _ => None,
    };
    let whole = Cursor::new(start).chain(part);
    Ok(match is_big {
        Some(is_big) => Box::new(Utf16 { inner: whole, is_big, high: None, decoded: Vec::new(), given: 0 }),
        None => Box::new(whole),
    })
}

struct Utf16<R> {
    inner: R,
    is_big: bool,
    /// The first half of a pair whose second half has not been read yet.
    high: Option<u16>,
    decoded: Vec<u8>,
    /// How many of the decoded bytes have been given on.
    given: usize,
}

impl<R: Read> Utf16<R> {
    /// Decodes some more; nothing is left where nothing was decoded.
    fn refill(&mut self) -> io::Result<()> {
        self.decoded.clear();
        self.given = 0;
        while self.decoded.is_empty() {
            let mut bytes = Vec::with_capacity(4_096);
            self.inner.by_ref().take(4_096).read_to_end(&mut bytes)?;
            if bytes.is_empty() {
                return if self.high.is_some() { Err(io::ErrorKind::InvalidData.into()) } else { Ok(()) };
            }
            let (pairs, rest) = bytes.as_chunks::<2>();
            if !rest.is_empty() {
                return Err(io::ErrorKind::InvalidData.into());
            }
            let unit = |pair: &[u8; 2]| if self.is_big { u16::from_be_bytes(*pair) } else { u16::from_le_bytes(*pair) };
            let mut units: Vec<u16> = self.high.take().into_iter().chain(pairs.iter().map(unit)).collect();
            self.high = units.pop_if(|last| matches!(last, 0xd800..0xdc00));
            for character in char::decode_utf16(units).filter(|character| !matches!(character, Ok('\u{feff}'))) {
                let character = character.map_err(|_| io::ErrorKind::InvalidData)?;
                self.decoded.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
            }
        }
        Ok(())
    }
}

impl<R: Read> Read for Utf16<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.given == self.decoded.len() {
            self.refill()?;
        }
        let read = (&self.decoded[self.given..]).read(buffer)?;
        self.given += read;
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read};

    use super::to_utf8;

    #[test]
    fn parts_are_read_in_either_order_of_bytes() {
        let text = format!("<a>{}\u{1f600}</a>", "é".repeat(5_000));
        let marked = || format!("\u{feff}{text}");
        let little = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        let big = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
        for bytes in [text.clone().into_bytes(), little(&text), big(&text), little(&marked()), big(&marked())] {
            let mut read = String::new();
            to_utf8(Box::new(Cursor::new(bytes))).and_then(|mut part| part.read_to_string(&mut read)).expect("sound");
            assert_eq!(read, text);
        }
        for broken in [&b"<\0a"[..], b"<\0\0\xd8", b"<\0\0\xdc"] {
            let mut read = String::new();
            assert!(
                to_utf8(Box::new(Cursor::new(broken))).and_then(|mut part| part.read_to_string(&mut read)).is_err()
            );
        }
    }
}
