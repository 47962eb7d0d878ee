//! Whether bytes are UTF-8 text, and if not, what they are.

use std::str::Utf8Error;

use memchr::memchr;

use crate::table::Encoding;
use crate::transcode;

/// Why bytes are not the text that is wanted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum NotText {
    /// Another kind of file altogether.
    Other(&'static str),
    /// Text in UTF-16.
    Utf16,
    /// A byte that UTF-8 does not have there, and how many more such places there are.
    Byte { byte: u8, more: usize },
    /// A byte that Windows-1252 has no character for, and how many more there are.
    Undefined { byte: u8, more: usize },
    /// It is said to be in Windows-1252, and it is UTF-8.
    IsUtf8,
    /// A zero byte.
    Nul,
}

/// The text, without a byte order mark; or why it is none, and at which byte.
pub(crate) fn text(bytes: &[u8]) -> Result<&str, (NotText, Option<usize>)> {
    if let Some(kind) = other_kind(bytes) {
        return Err((kind, None));
    }
    match Bytes::of(bytes, str::from_utf8(bytes).err(), |at| at).fault(Encoding::Utf8) {
        Some((fault, at)) => Err((fault, Some(at))),
        None => {
            let text = str::from_utf8(bytes).expect("no byte of it is a fault");
            Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
        }
    }
}

/// What bytes are that follow each other, with the place of what may be a fault in them.
#[derive(Debug)]
pub(crate) struct Bytes<P> {
    /// The first that is not UTF-8, and how many such places there are.
    not_utf8: Option<(P, u8, usize)>,
    /// The same of bytes that Windows-1252 has no character for.
    undefined: Option<(P, u8, usize)>,
    not_ascii: Option<P>,
    nul: Option<P>,
}

impl<P> Default for Bytes<P> {
    fn default() -> Self {
        Self { not_utf8: None, undefined: None, not_ascii: None, nul: None }
    }
}

impl<P: Copy> Bytes<P> {
    /// Of these, which begin and end with a character; why they are not UTF-8, if they are not.
    pub(crate) fn of(bytes: &[u8], error: Option<Utf8Error>, place: impl Fn(usize) -> P) -> Self {
        let mut found = Self { nul: memchr(0, bytes).map(&place), ..Self::default() };
        if let Some(error) = error {
            let at = error.valid_up_to();
            let count = bytes[at..].utf8_chunks().filter(|chunk| !chunk.invalid().is_empty()).count();
            found.not_utf8 = Some((place(at), bytes[at], count));
        }
        if !bytes.is_ascii() {
            found.not_ascii = bytes.iter().position(|byte| !byte.is_ascii()).map(&place);
            let is_undefined = |byte: u8| matches!(byte, 0x80..0xA0) && WINDOWS_1252[usize::from(byte - 0x80)] == 0;
            let mut undefined = bytes.iter().enumerate().filter(|(_, byte)| is_undefined(**byte));
            found.undefined = undefined.next().map(|(at, byte)| (place(at), *byte, 1 + undefined.count()));
        }
        found
    }

    pub(crate) fn add(&mut self, next: Self) {
        let both = |one: Option<(P, u8, usize)>, next: Option<(P, u8, usize)>| match (one, next) {
            (Some((at, byte, count)), Some((_, _, more))) => Some((at, byte, count + more)),
            (one, next) => one.or(next),
        };
        self.not_utf8 = both(self.not_utf8, next.not_utf8);
        self.undefined = both(self.undefined, next.undefined);
        self.not_ascii = self.not_ascii.or(next.not_ascii);
        self.nul = self.nul.or(next.nul);
    }

    /// Why they are not text in this encoding, and where.
    pub(crate) fn fault(&self, encoding: Encoding) -> Option<(NotText, P)> {
        let nul = self.nul.map(|at| (NotText::Nul, at));
        match (encoding, self.not_utf8) {
            (Encoding::Utf8, Some((at, byte, count))) => Some((NotText::Byte { byte, more: count - 1 }, at)),
            (Encoding::Utf8, None) => nul,
            (Encoding::Windows1252, None) => nul.or(self.not_ascii.map(|at| (NotText::IsUtf8, at))),
            (Encoding::Windows1252, Some(_)) => {
                let of = |(at, byte, count)| (NotText::Undefined { byte, more: count - 1 }, at);
                nul.or(self.undefined.map(of))
            }
        }
    }
}

/// What Windows-1252 has for the bytes 0x80 to 0x9F; zero for none. All others are the characters of their own number.
const WINDOWS_1252: [u16; 32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0, 0,
    0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
];

/// Bytes as Windows-1252 has them; a byte that it has no character for stands for one that is not known.
pub(crate) fn windows_1252(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| windows_1252_character(*byte).unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// The character that Windows-1252 has for a byte.
pub(crate) fn windows_1252_character(byte: u8) -> Option<char> {
    match byte {
        0x80..0xA0 => {
            let code = u32::from(WINDOWS_1252[usize::from(byte - 0x80)]);
            char::from_u32(code).filter(|_| code > 0)
        }
        _ => Some(char::from(byte)),
    }
}

/// What some files are, for which there is more to say.
pub(crate) const ZIP: &str = "a zip file, as an Excel workbook (.xlsx) is";
pub(crate) const GZIP: &str = "a gzip file";
pub(crate) const ZSTD: &str = "a zstd file";
pub(crate) const PARQUET: &str = "a Parquet file";

/// What a text is that is not a table, by how it begins: some systems give such a text the file ending of a table.
pub(crate) fn other_text(bytes: &[u8]) -> Option<&'static str> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let begin = String::from_utf8_lossy(&bytes[..bytes.len().min(64)]).to_ascii_lowercase();
    let second = begin.chars().skip(1).find(|one| !one.is_whitespace());
    match begin.chars().next()? {
        '<' if ["<!doctype html", "<html", "<table", "<head", "<body", "<meta", "<div"]
            .iter()
            .any(|tag| begin.starts_with(tag)) =>
        {
            Some("a web page")
        }
        '<' if begin.starts_with("<?xml") => Some("XML"),
        '{' if begin.starts_with("{\\rtf") => Some("a text document (RTF)"),
        '{' if matches!(second, Some('"' | '}')) => Some("JSON"),
        '[' if matches!(second, Some('{' | '[' | '"' | ']')) => Some("JSON"),
        _ => None,
    }
}

/// What a file is that begins with these bytes, if it is not text at all.
pub(crate) fn other_kind(bytes: &[u8]) -> Option<NotText> {
    const STARTS: [(&[u8], &str); 10] = [
        (b"PK\x03\x04", ZIP),
        (b"\xd0\xcf\x11\xe0", "an Excel workbook of the old kind (.xls)"),
        (b"\x1f\x8b", GZIP),
        (b"\x28\xb5\x2f\xfd", ZSTD),
        (b"7z\xbc\xaf", "a 7-Zip file"),
        (b"%PDF-", "a PDF file"),
        (b"SQLite format 3\0", "an SQLite database"),
        (b"\x89PNG", "a picture"),
        (b"\xff\xfe\0\0", "text in UTF-32"),
        (b"\0\0\xfe\xff", "text in UTF-32"),
    ];
    if bytes.starts_with(b"PAR1") && bytes.ends_with(b"PAR1") {
        return Some(NotText::Other(PARQUET));
    }
    let kind = STARTS.into_iter().find(|(start, _)| bytes.starts_with(start));
    kind.map(|(_, kind)| NotText::Other(kind)).or(transcode::utf16(bytes).map(|_| NotText::Utf16))
}

#[cfg(test)]
mod tests {
    use super::{Bytes, NotText, text, windows_1252};
    use crate::table::Encoding;

    #[test]
    fn windows_1252_is_read_on_request() {
        for (bytes, expect) in [
            (&b"caf\xe9 \x80 \x93x\x94"[..], None),
            (b"id", None),
            (b"caf\xc3\xa9", Some((NotText::IsUtf8, 3))),
            (b"\xe9\n\x81\x9d", Some((NotText::Undefined { byte: 0x81, more: 1 }, 2))),
            (b"\xe9\0", Some((NotText::Nul, 1))),
        ] {
            // The same wherever a block ends, as long as a character does.
            for border in (0..=bytes.len()).filter(|border| bytes.get(*border).is_none_or(|byte| *byte != 0xa9)) {
                let of = |bytes, border| Bytes::of(bytes, str::from_utf8(bytes).err(), move |at| border + at);
                let mut found = of(&bytes[..border], 0);
                found.add(of(&bytes[border..], border));
                assert_eq!(found.fault(Encoding::Windows1252), expect, "{bytes:?} {border}");
            }
        }
        assert_eq!(windows_1252(b"caf\xe9 \x80 \x93x\x94"), "caf\u{e9} \u{20ac} \u{201c}x\u{201d}");
        let every: Vec<u8> = (1..=255).filter(|byte| ![0x81, 0x8d, 0x8f, 0x90, 0x9d].contains(byte)).collect();
        let text = windows_1252(&every);
        assert_eq!(text.chars().count(), 250);
        assert!(!text.contains('\u{fffd}'));
    }

    #[test]
    fn what_is_not_text_is_named() {
        let utf16: Vec<u8> = "id,sex\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for (bytes, expect) in [
            (&b"\xef\xbb\xbfid"[..], Ok("id")),
            (b"", Ok("")),
            (b"PAR1,id", Ok("PAR1,id")),
            (b"PK\x03\x04...", Err((NotText::Other("a zip file, as an Excel workbook (.xlsx) is"), None))),
            (b"\xff\xfei\0d\0", Err((NotText::Utf16, None))),
            (&utf16, Err((NotText::Utf16, None))),
            (b"ab\xe9c\xe9", Err((NotText::Byte { byte: 0xe9, more: 1 }, Some(2)))),
            (b"id\nab\0cdefghi", Err((NotText::Nul, Some(5)))),
        ] {
            assert_eq!(text(bytes), expect, "{bytes:?}");
        }
    }
}
