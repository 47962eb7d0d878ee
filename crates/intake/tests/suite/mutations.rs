//! Whatever is in a file, reading it ends without a panic, and what is left out is reported.

use assize_diag::MemoryFiles;
use assize_intake::Layout;

use crate::support::{self, options};

/// How many variants of each file are read.
const VARIANTS: u64 = 4000;

const TABLE: &str = "\u{feff}id,inspection,provider,year,assessor,synthetic,sex,2.1.3,Comments\r
c001,first,northshire,2019,A,,male,yes,\"seen, \"\"twice\"\"\"\r
c001,first,northshire,2019,B,,male,no,\r
c002,second,Northshire CRC,2018,A,,female,n/a,none\r
c003,second,northshire,2018,A,,,cannot tell,\"two
lines\"\r
";

const LONG: &str = "case,inspection,provider,question,answer
c001,first,northshire,2.1.3,yes
c001,first,northshire,sex,male
c002,second,northshire,2.1.3,no
c002,second,northshire,Comments,none
";

const MAP: &str = "[columns]\nComments = \"ignore\"\n[answers]\nsufficient = [\"met\"]\n[values.sex]\nF = \"female\"\n";

#[test]
fn no_variant_of_a_record_makes_it_panic() {
    let record = include_str!("../../FORMAT.md")
        .split("```")
        .nth(1)
        .and_then(|block| block.split_once('\n'))
        .expect("it is the first block")
        .1;
    let record = format!(
        "{record}\n[[data]]\nunit = \"case\"\nfile = \"cases.csv\"\ncolumns = \"map.toml\"\nassessor = \"A\"\nline-breaks = true\n"
    );
    each_variant(&[("record.toml", &record), ("cases.csv", TABLE), ("map.toml", MAP)], |files, seed| {
        let read = support::record(files, "record.toml");
        assert!(read.diagnostics.has_errors() || !read.inspections.is_empty(), "seed {seed}: left out without a word");
    });
}

#[test]
fn no_variant_of_a_table_makes_it_panic() {
    each_variant(&[("cases.csv", TABLE), ("map.toml", MAP)], |files, seed| check(files, Layout::Wide, seed));
    each_variant(
        &[("cases.csv", LONG), ("map.toml", &MAP.replace("[values.sex]", "[values.\"2.1.3\"]"))],
        |files, seed| {
            check(files, Layout::Long, seed);
        },
    );
}

fn check(files: &MemoryFiles, layout: Layout, seed: u64) {
    let mut options = options();
    (options.layout, options.line_breaks) = (Some(layout), seed.is_multiple_of(2));
    options.columns = Some("map.toml".into());
    options.assessor = seed.is_multiple_of(3).then(|| "A".to_owned());
    let read = support::table(files, "cases.csv", &options);
    for table in read.inspections.iter().flat_map(|inspection| &inspection.tables) {
        assert_eq!(table.ids.len(), table.lines.len(), "seed {seed}");
        for column in &table.columns {
            assert_eq!(column.len(), table.len(), "seed {seed}");
            assert!(column.lines.as_ref().is_none_or(|lines| lines.len() == table.len()), "seed {seed}");
        }
    }
    assert!(read.diagnostics.has_errors() || !read.inspections.is_empty(), "seed {seed}: left out without a word");
}

/// Reads the files as they are, and with a few bytes, words and lines of one of them changed.
fn each_variant(files: &[(&str, &str)], read: impl Fn(&MemoryFiles, u64)) {
    for seed in 0..VARIANTS {
        let mut random = Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(1));
        let mut files: Vec<_> = files.iter().map(|(name, text)| (*name, text.as_bytes().to_vec())).collect();
        let index = if random.below(3) == 0 { random.below(files.len()) } else { 0 };
        for _ in 0..random.below(4) {
            mutate(&mut files[index].1, &mut random);
        }
        read(&MemoryFiles::new(files), seed);
    }
}

fn mutate(bytes: &mut Vec<u8>, random: &mut Random) {
    let at = random.below(bytes.len() + 1);
    match random.below(7) {
        0 => bytes.truncate(at),
        1 if at < bytes.len() => bytes[at] ^= 1 << random.below(8),
        2 if at < bytes.len() => {
            bytes.remove(at);
        }
        3 => bytes.insert(at, random.of(b"\",;\n\r\t\0 =[]{}#'\xe9\xff0")),
        4 | 5 => {
            let mut lines: Vec<_> = bytes.split(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
            let (one, other) = (random.below(lines.len()), random.below(lines.len()));
            if random.below(2) == 0 {
                lines.insert(other, lines[one].clone());
            } else {
                lines.swap(one, other);
            }
            *bytes = lines.join(&b'\n');
        }
        _ => {
            let mut fields: Vec<_> = bytes.split(|byte| *byte == b',').map(<[u8]>::to_vec).collect();
            let (one, other) = (random.below(fields.len()), random.below(fields.len()));
            fields.swap(one, other);
            *bytes = fields.join(&b',');
        }
    }
}

/// A small generator (xorshift), so that a failing seed can be run again anywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }

    fn of(&mut self, choices: &[u8]) -> u8 {
        choices[self.below(choices.len())]
    }
}
