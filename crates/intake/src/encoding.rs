//! Whether bytes are UTF-8 text, and if not, what they are.

/// Why bytes are not the text that is wanted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum NotText {
    /// Another kind of file altogether.
    Other(&'static str),
    /// Text in UTF-16 or UTF-32.
    Utf16,
    /// A byte that UTF-8 does not have there, and how many more such places there are.
    Byte { at: usize, byte: u8, more: usize },
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
    use super::{NotText, text};

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
