//! Tables and workbooks in other encodings than UTF-8: read to the same figures, or refused as what they are.

use crate::kinds::Must::{Read, Refuse, Warn};
use crate::kinds::{holds, parts, row, zipped};

fn little(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn big(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_be_bytes).collect()
}

/// Every character by its number, as ISO 8859-1 has it.
fn latin(text: &str) -> Vec<u8> {
    text.chars().map(|character| u8::try_from(character).expect("a character of ISO 8859-1")).collect()
}

#[test]
fn tables_in_utf16() {
    const TABLE: &str = "id,1.1\r\ncaf\u{e9},yes\r\nc\u{2013}2,no\r\n";
    let marked = |text: &str| format!("\u{feff}{text}");
    let tabs = marked(&TABLE.replace(',', "\t"));
    let read = Read("1 of 2");
    for (kind, name, bytes, must) in [
        ("Excel's Unicode Text", "cases.txt", little(&tabs), Warn("1 of 2", "table/separator")),
        ("by tabs, as its name says", "cases.tsv", little(&tabs), Read("1 of 2")),
        ("by commas", "cases.csv", little(&marked(TABLE)), Read("1 of 2")),
        ("the higher byte first", "cases.csv", big(&marked(TABLE)), Read("1 of 2")),
        ("without a mark", "cases.csv", little(TABLE), Read("1 of 2")),
        ("the higher byte first, without a mark", "cases.csv", big(TABLE), Read("1 of 2")),
        ("with sep=", "cases.csv", little(&marked(&format!("sep=;\r\n{}", TABLE.replace(',', ";")))), read),
        ("a mark in the middle", "cases.csv", little(&marked("id,1.1\nc\u{feff}1,yes\n")), Refuse("U+FEFF")),
        (
            "cut off",
            "cases.csv",
            [&little(&marked(TABLE))[..], b"x"].concat(),
            Refuse("in UTF-16, and does not continue as such"),
        ),
        (
            "half a pair",
            "cases.csv",
            [&little(&marked(TABLE))[..], b"\0\xd8a\0"].concat(),
            Refuse("does not continue as such"),
        ),
        ("UTF-32", "cases.csv", b"\xff\xfe\0\0i\0\0\0d\0\0\0".to_vec(), Refuse("UTF-32")),
    ] {
        holds(kind, name, &bytes, &[], &must);
    }
    let long = marked(&format!("id,1.1\n{}", (0..20_000).map(|id| format!("c\u{e9}{id},yes\n")).collect::<String>()));
    holds("many lines", "cases.csv", &little(&long), &[], &Read("20,000 of 20,000"));
}

#[test]
fn parts_of_workbooks_as_their_declarations_say() {
    let rows = [&["id", "1.1"][..], &["caf\u{e9}", "yes"], &["c2", "no"]];
    let book = parts(&[("Cases", "", &rows.map(row).concat())], "");
    let declared = |name: &str, encode: fn(&str) -> Vec<u8>| -> Vec<u8> {
        let declared = |part: &(String, Vec<u8>)| {
            let text = str::from_utf8(&part.1).expect("made of text");
            (part.0.clone(), encode(&format!("<?xml version=\"1.0\" encoding=\"{name}\"?>{text}")))
        };
        zipped(&book.iter().map(declared).collect::<Vec<_>>())
    };
    let utf8 = |text: &str| text.as_bytes().to_vec();
    let dashes = |text: &str| latin(&text.replace('\u{e9}', "\u{96}"));
    let undefined = |text: &str| latin(&text.replace('\u{e9}', "\u{81}"));
    for (name, encode, must) in [
        ("UTF-8", utf8 as fn(&str) -> Vec<u8>, Read("1 of 2")),
        ("us-ascii", utf8, Read("1 of 2")),
        ("UTF-16", little, Read("1 of 2")),
        ("UTF-16BE", big, Read("1 of 2")),
        ("UTF-16", |text| little(&format!("\u{feff}{text}")), Read("1 of 2")),
        ("UTF-16", utf8, Read("1 of 2")),
        ("ISO-8859-1", latin, Read("1 of 2")),
        ("windows-1252", dashes, Read("1 of 2")),
        ("windows-1252", undefined, Refuse("cannot be unpacked")),
        ("utf-8", latin, Refuse("not valid XML")),
        ("ISO-8859-15", latin, Refuse("a part is in ISO-8859-15, which is not read")),
        ("Shift_JIS", utf8, Refuse("a part is in Shift_JIS, which is not read")),
    ] {
        holds(name, "cases.xlsx", &declared(name, encode), &[], &must);
    }
}
