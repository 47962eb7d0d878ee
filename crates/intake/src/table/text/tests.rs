//! Random texts, right and wrong, read in blocks of every small size: the same rows, the same complaints, wherever a block ends; and what plain readers find.

use std::io::Cursor;
use std::path::Path;

use assize_diag::{Diagnostics, MemoryFiles, Sources};
use assize_model::ProviderKind;
use assize_reader::Complaints;

use super::super::blocks::Blocks;
use super::super::fields::{Fields, Line};
use super::super::quotes::{self, QuoteFault};
use super::super::{Encoding, Request, Separator, TableOptions};
use super::{Heads, Parts, Text};

/// How many texts are made.
const TEXTS: u64 = 1_000;

/// What texts are made of: first what is sound wherever it stands, then what is wrong in most places.
const SOUND: [&[u8]; 11] = [
    b"a,",
    b"yes,",
    b"\"x\",",
    b"\"p,q\",",
    b"\"d \"\"d\"\"\",",
    b"\"l\nm\",",
    b"\"\",",
    b"\xc3\xa9,",
    b"z\n",
    b"\"y\"\r\n",
    b" z\n",
];
const WRONG: [&[u8]; 14] =
    [b"a", b",", b"\n", b"\n\n", b"\r\n", b"\r", b" ", b"\"", b"\"", b"x\"y", b"\"l\nm\"", b";", b"\xe9", b"\0"];

/// The rows of a text, and what is said of it.
#[derive(PartialEq, Debug)]
struct Found {
    rows: Vec<(Line, Vec<String>)>,
    said: Vec<String>,
}

fn read(bytes: &[u8], size: usize, request: &Request) -> Option<(Found, Separator, Vec<QuoteFault>)> {
    let (mut sources, mut diagnostics, mut rows) = (Sources::new(), Diagnostics::new(), Vec::new());
    let source = sources.add_private("x.csv");
    let blocks = Blocks::new(Box::new(Cursor::new(bytes.to_vec())), size);
    let files = MemoryFiles::default();
    let parts = Parts { files: &files, list: [("x.csv".into(), source)].into() };
    let heads = Heads::known(&|_| false, &|_| None);
    let mut text = Text::open(blocks, parts, request, heads, 1 + size % 3).expect("memory can be read").ok()?;
    let take = |taken: &mut Vec<(Line, Vec<String>)>, line, fields: Fields<'_>| {
        taken.push((line, fields.iter().map(str::to_owned).collect()));
    };
    let others = |_: &Vec<_>, wanted: usize| vec![Vec::new(); wanted];
    let forms = text.each(Vec::new(), others, take, |taken| rows.append(taken)).expect("memory can be read");
    let is_sound = Complaints::gather(&mut diagnostics, |complaints| text.is_sound(&forms, source, complaints));
    let said: Vec<String> = diagnostics.sorted(&sources).iter().map(|one| format!("{one:?}")).collect();
    assert!(is_sound || diagnostics.errors() > 0, "left out without a word");
    // Rows of a text that is not sound are not used.
    let rows = if is_sound { rows } else { Vec::new() };
    Some((Found { rows, said }, text.division.separator, text.blocks.faults))
}

#[test]
fn wherever_a_block_ends_the_same_is_found_by_any_number_of_threads() {
    let options = TableOptions::new("2018-crc", "case", ProviderKind::named("crc"));
    let mut sound = 0;
    for seed in 0..TEXTS {
        let mut random = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
        let mut below = |limit: usize| {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            (random % limit as u64) as usize
        };
        let pieces = if below(2) == 0 { SOUND.to_vec() } else { [&SOUND[..], &WRONG].concat() };
        let length = below(40);
        let bytes: Vec<u8> = (0..length).flat_map(|_| pieces[below(pieces.len())].to_vec()).collect();
        let mut request = Request::of_bare(Path::new("x.csv"), &options);
        request.line_breaks = below(3) > 0;
        request.encoding = if below(4) == 0 { Encoding::Windows1252 } else { Encoding::Utf8 };
        // Some begin as something else.
        let Some((whole, separator, faults)) = read(&bytes, 1 << 20, &request) else { continue };
        assert_eq!(faults, walked(&bytes, separator, request.line_breaks), "seed {seed}: {}", bytes.escape_ascii());
        for size in 1..=bytes.len().min(30) {
            let (found, ..) = read(&bytes, size, &request).expect("it begins as text");
            assert_eq!(found, whole, "seed {seed}, blocks of {size}: {}", bytes.escape_ascii());
        }
        if whole.said.is_empty() && separator == Separator::Comma && request.encoding == Encoding::Utf8 {
            sound += 1;
            let rows: Vec<Vec<String>> =
                whole.rows.into_iter().map(|(_, fields)| fields).filter(|fields| holds_something(fields)).collect();
            assert_eq!(rows, split(&bytes), "seed {seed}: {}", bytes.escape_ascii());
        }
    }
    assert!(sound > TEXTS / 10, "only {sound} were sound");
}

/// Below the headings, by a reader that others wrote.
fn split(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
    let records =
        reader.records().map(|record| record.expect("it is text").iter().map(str::to_owned).collect::<Vec<String>>());
    records.skip(1).filter(|fields| holds_something(fields)).collect()
}

fn holds_something(fields: &[String]) -> bool {
    fields.iter().any(|field| !field.trim().is_empty())
}

/// The faults of quotes, row by row from the first.
fn walked(bytes: &[u8], separator: Separator, line_breaks: bool) -> Vec<QuoteFault> {
    let (mut faults, mut rest, mut line) = (Vec::new(), bytes, 1);
    while !rest.is_empty() {
        let row =
            quotes::walk(rest, separator.byte(), line, (line_breaks, true), &mut faults).expect("it is all there is");
        line += row.lines;
        rest = &rest[row.bytes..];
    }
    faults
}
