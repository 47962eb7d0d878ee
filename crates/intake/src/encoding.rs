//! Whether bytes are UTF-8 text, and if not, what they are.

use std::borrow::Cow;

use crate::table::Encoding;

/// Why bytes are not the text that is wanted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum NotText {
    /// Another kind of file altogether.
    Other(&'static str),
    /// Text in UTF-16 or UTF-32.
    Utf16,
    /// A byte that UTF-8 does not have there, and how many more such places there are.
    Byte { at: usize, byte: u8, more: usize },
    /// A byte that Windows-1252 has no character for, and how many more there are.
    Undefined { at: usize, byte: u8, more: usize },
    /// It is said to be in Windows-1252, and it is UTF-8.
    IsUtf8 { at: usize },
    /// A zero byte.
    Nul { at: usize },
}

/// The text, without a byte order mark.
pub(crate) fn text(bytes: &[u8]) -> Result<&str, NotText> {
    if let Some(kind) = other_kind(bytes) {
        return Err(NotText::Other(kind));
    }
    if is_utf16(bytes) {
        return Err(NotText::Utf16);
    }
    match str::from_utf8(bytes) {
        Err(error) => {
            let at = error.valid_up_to();
            let more = bytes[at..].utf8_chunks().filter(|chunk| !chunk.invalid().is_empty()).count() - 1;
            Err(NotText::Byte { at, byte: bytes[at], more })
        }
        Ok(text) => match text.find('\0') {
            Some(at) => Err(NotText::Nul { at }),
            None => Ok(text.strip_prefix('\u{feff}').unwrap_or(text)),
        },
    }
}

/// The text, which is in this encoding.
pub(crate) fn text_in(bytes: &[u8], encoding: Encoding) -> Result<Cow<'_, str>, NotText> {
    match (encoding, text(bytes)) {
        (Encoding::Utf8, read) => read.map(Cow::Borrowed),
        (Encoding::Windows1252, Ok(text)) => match bytes.iter().position(|byte| !byte.is_ascii()) {
            Some(at) => Err(NotText::IsUtf8 { at }),
            None => Ok(Cow::Borrowed(text)),
        },
        (Encoding::Windows1252, Err(NotText::Byte { .. })) => windows_1252(bytes).map(Cow::Owned),
        (Encoding::Windows1252, Err(fault)) => Err(fault),
    }
}

/// What Windows-1252 has for the bytes 0x80 to 0x9F; zero for none. All others are the characters of their own number.
const WINDOWS_1252: [u16; 32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0, 0,
    0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
];

fn windows_1252(bytes: &[u8]) -> Result<String, NotText> {
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        return Err(NotText::Nul { at });
    }
    let is_undefined = |byte: u8| matches!(byte, 0x80..0xA0) && WINDOWS_1252[usize::from(byte - 0x80)] == 0;
    let mut undefined = bytes.iter().enumerate().filter(|(_, byte)| is_undefined(**byte));
    if let Some((at, byte)) = undefined.next() {
        return Err(NotText::Undefined { at, byte: *byte, more: undefined.count() });
    }
    let character = |byte: &u8| match byte {
        0x80..0xA0 => {
            char::from_u32(u32::from(WINDOWS_1252[usize::from(byte - 0x80)])).unwrap_or(char::REPLACEMENT_CHARACTER)
        }
        _ => char::from(*byte),
    };
    Ok(bytes.iter().map(character).collect())
}

fn other_kind(bytes: &[u8]) -> Option<&'static str> {
    const STARTS: [(&[u8], &str); 8] = [
        (b"PK\x03\x04", "a zip file, as an Excel workbook (.xlsx) is"),
        (b"\xd0\xcf\x11\xe0", "an Excel workbook of the old kind (.xls)"),
        (b"\x1f\x8b", "a gzip file"),
        (b"\x28\xb5\x2f\xfd", "a zstd file"),
        (b"7z\xbc\xaf", "a 7-Zip file"),
        (b"%PDF-", "a PDF file"),
        (b"SQLite format 3\0", "an SQLite database"),
        (b"\x89PNG", "a picture"),
    ];
    if bytes.starts_with(b"PAR1") && bytes.ends_with(b"PAR1") {
        return Some("a Parquet file");
    }
    STARTS.into_iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, kind)| kind)
}

/// By its byte order mark, or because every second one of the first bytes is zero.
fn is_utf16(bytes: &[u8]) -> bool {
    let first = &bytes[..bytes.len().min(64) / 2 * 2];
    let zeros = |offset| first.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let mostly = |zeros: usize| zeros > 1 && zeros * 4 > first.len();
    bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") || mostly(zeros(0)) || mostly(zeros(1))
}

#[cfg(test)]
mod tests {
    use super::{NotText, text, text_in};
    use crate::table::Encoding;

    #[test]
    fn windows_1252_is_read_on_request() {
        for (bytes, expect) in [
            (&b"caf\xe9 \x80 \x93x\x94"[..], Ok("caf\u{e9} \u{20ac} \u{201c}x\u{201d}")),
            (b"id", Ok("id")),
            (b"caf\xc3\xa9", Err(NotText::IsUtf8 { at: 3 })),
            (b"\xe9\n\x81\x9d", Err(NotText::Undefined { at: 2, byte: 0x81, more: 1 })),
            (b"\xe9\0", Err(NotText::Nul { at: 1 })),
            (b"PK\x03\x04\xe9", Err(NotText::Other("a zip file, as an Excel workbook (.xlsx) is"))),
        ] {
            assert_eq!(text_in(bytes, Encoding::Windows1252).as_deref(), expect.as_deref(), "{bytes:?}");
        }
        let every: Vec<u8> = (1..=255).filter(|byte| ![0x81, 0x8d, 0x8f, 0x90, 0x9d].contains(byte)).collect();
        let text = text_in(&every, Encoding::Windows1252).expect("every byte but five has a character");
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
            (b"PK\x03\x04...", Err(NotText::Other("a zip file, as an Excel workbook (.xlsx) is"))),
            (b"\xff\xfei\0d\0", Err(NotText::Utf16)),
            (&utf16, Err(NotText::Utf16)),
            (b"ab\xe9c\xe9", Err(NotText::Byte { at: 2, byte: 0xe9, more: 1 })),
            (b"id\nab\0cdefghi", Err(NotText::Nul { at: 5 })),
        ] {
            assert_eq!(text(bytes), expect, "{bytes:?}");
        }
    }
}
