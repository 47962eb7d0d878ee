//! Ids that a reader takes for the same, and ids that are not ids.

use assize_diag::Place;
use assize_model::{fold, means_nothing};
use assize_reader::Complaints;
use indexmap::IndexMap;
use unicode_normalization::UnicodeNormalization;

use super::Rows;
use super::totals::is_below;
use crate::diags;

/// How many pairs are listed; the rest are counted.
const LISTED: usize = 20;

/// In what two ids differ that a reader takes for one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum IdDifference {
    /// In how a letter is made up, and in nothing else: they are the same id.
    Form,
    Capitals,
    Zeros,
    /// A letter of another alphabet, or ß.
    Letters,
    /// Or punctuation marks.
    Spaces,
}

/// Complains of ids of one inspection that look alike.
pub(super) fn check(rows: &Rows, by_id: &IndexMap<(usize, &str), Vec<usize>>, complaints: &Complaints) {
    let mut alike: IndexMap<(usize, String), (&str, usize)> = IndexMap::new();
    let (mut told, mut more) = (0, None);
    for ((group, id), same) in by_id {
        let (first, row) = *alike.entry((*group, likeness(id))).or_insert((id, same[0]));
        if first == *id {
            continue;
        }
        let place = |row: usize| Place::Cell {
            source: rows.table.source,
            line: rows.table.lines.of(row),
            column: rows.id_field,
            header: rows.id_heading.clone(),
        };
        told += 1;
        if told <= LISTED {
            complaints.push(diags::ids::twins(difference(first, id), place(same[0]), place(row)));
        } else {
            more.get_or_insert(place(same[0]));
        }
    }
    if let Some(place) = more {
        complaints.push(diags::ids::more_twins(told - LISTED, place));
    }
}

/// A number that ids of one group have in common if they look alike, and others hardly ever.
pub(super) fn key(group: usize, id: &str) -> u32 {
    key_of(Plain::of(group, id).as_ref(), group, id)
}

/// The same of an id, and of what it is if it is a plain one.
pub(super) fn key_of(plain: Option<&Plain>, group: usize, id: &str) -> u32 {
    plain.map_or_else(|| half(likeness(id).bytes().fold(begin(group), add)), |plain| plain.key)
}

/// An id of letters and digits of ASCII and what divides them, as most are.
pub(super) struct Plain {
    /// As [`key`] says, without the strings.
    key: u32,
    has_digit: bool,
    /// `-` or `/`, as days have.
    may_be_a_day: bool,
}

impl Plain {
    /// `None` of another id, and of none.
    pub(super) fn of(group: usize, id: &str) -> Option<Self> {
        let bytes = id.as_bytes();
        let (mut hash, mut is_within, mut is_apart) = (begin(group), false, false);
        let (mut has_digit, mut may_be_a_day) = (false, false);
        for (place, byte) in bytes.iter().enumerate() {
            let letter = PLAIN[usize::from(*byte)];
            if letter <= GAP {
                if letter != GAP {
                    return None;
                }
                is_apart = true;
                may_be_a_day |= *byte != b'_';
                continue;
            }
            let is_digit = letter <= b'9';
            if is_apart {
                is_apart = false;
                if is_within && is_digit {
                    (hash, is_within) = (add(hash, DIVIDES as u8), false);
                }
            }
            has_digit |= is_digit;
            if letter == b'0' && !is_within && bytes.get(place + 1).is_some_and(u8::is_ascii_digit) {
                continue;
            }
            (hash, is_within) = (add(hash, letter), is_digit);
        }
        (!bytes.is_empty()).then(|| Self { key: half(hash), has_digit, may_be_a_day })
    }

    /// Whether it is neither a day nor what stands in place of an id.
    fn is_an_id(&self) -> bool {
        self.has_digit && !self.may_be_a_day
    }
}

/// What divides the letters of an id that is written plainly.
const GAP: u8 = 1;

/// By byte: as it is in small letters where it is a letter or digit of ASCII, [`GAP`], or 0 of what is not plain.
const PLAIN: [u8; 256] = {
    let mut plain = [0; 256];
    let mut byte = 0;
    while byte < plain.len() {
        plain[byte] = match byte as u8 {
            b'-' | b'_' | b'/' => GAP,
            letter if letter.is_ascii_alphanumeric() => letter.to_ascii_lowercase(),
            _ => 0,
        };
        byte += 1;
    }
    plain
};

/// FNV-1a, see <http://www.isthe.com/chongo/tech/comp/fnv/>.
fn add(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
}

/// The hash of a group's number, which ids are added to.
fn begin(group: usize) -> u64 {
    (group as u64 ^ 0xcbf2_9ce4_8422_2325).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// Half the bits.
fn half(hash: u64) -> u32 {
    (hash ^ hash >> 32) as u32
}

/// Stands for whatever divides digits.
const DIVIDES: char = '-';

/// What ids that look alike have in common: letters and digits, what divides digits, and no zeros that say nothing.
fn likeness(id: &str) -> String {
    let plain: String = id.nfkc().map(latin).flat_map(char::to_lowercase).collect();
    let letters: Vec<char> = plain.replace('ß', "ss").chars().collect();
    let (mut alike, mut rest) = (String::new(), letters.as_slice());
    while let Some(first) = rest.first() {
        let is_of_run = |letter: &&char| is_gap(**letter) == is_gap(*first);
        let (run, after) = rest.split_at(rest.iter().take_while(is_of_run).count());
        rest = after;
        let digits = after.iter().take_while(|letter| letter.is_ascii_digit()).count();
        let is_between = digits > 0 && alike.ends_with(|last: char| last.is_ascii_digit());
        match run {
            _ if !is_gap(*first) => alike.extend(run),
            // 1,234 is 1234, and so is 1 234.
            [','] if digits == 3 => {}
            ['.'] if is_between => alike.push('.'),
            _ if is_between && !run.iter().all(|gap| gap.is_whitespace()) => alike.push(DIVIDES),
            _ => {}
        }
    }
    if alike.is_empty() { plain } else { without_zeros(&alike) }
}

/// Whether readers do not take it as a part of an id: a space, a punctuation mark.
fn is_gap(character: char) -> bool {
    let is_mark = matches!(character, '\u{2010}'..='\u{201f}' | '\u{2022}' | '\u{2212}' | '\u{b7}');
    character.is_whitespace() || is_mark || character.is_ascii_punctuation() && character != '+'
}

/// The letter of the Latin alphabet that a Greek or Cyrillic one looks like.
pub(super) fn latin(letter: char) -> char {
    const ALIKE: [(&str, &str); 2] = [
        ("АВЕКМНОРСТУХІЈЅавекмнорстухіјѕԁһ", "ABEKMHOPCTYXIJSabekmhopctyxijsdh"),
        ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαορτυχϲι", "ABEZHIKMNOPTYXaoptuxci"),
    ];
    if letter.is_ascii() {
        return letter;
    }
    let place = |(own, latin): &(&str, &str)| latin.chars().nth(own.chars().position(|one| one == letter)?);
    ALIKE.iter().find_map(place).unwrap_or(letter)
}

fn difference(one: &str, other: &str) -> IdDifference {
    let small = |id: &str| id.nfkc().flat_map(char::to_lowercase).collect::<String>();
    let is_latin = |id: &str| id.chars().filter(|character| !is_gap(*character)).all(|letter| letter.is_ascii());
    match () {
        () if one.nfc().eq(other.nfc()) => IdDifference::Form,
        () if small(one) == small(other) => IdDifference::Capitals,
        () if without_zeros(&small(one)) == without_zeros(&small(other)) => IdDifference::Zeros,
        () if is_latin(one) != is_latin(other) => IdDifference::Letters,
        () => IdDifference::Spaces,
    }
}

/// Without zeros that begin a number or end its decimals.
fn without_zeros(id: &str) -> String {
    let is_number = id.split_once('.').is_some_and(|(whole, rest)| {
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        digits(whole) && digits(rest)
    });
    let id = if is_number { id.trim_end_matches('0').trim_end_matches('.') } else { id };
    let (mut plain, mut before) = (String::new(), None);
    let mut rest = id.chars().peekable();
    while let Some(character) = rest.next() {
        let begins = before.is_none_or(|before: char| !(before.is_ascii_digit() || before == '.'));
        let goes_on = rest.peek().is_some_and(char::is_ascii_digit);
        if character == '0' && begins && goes_on {
            continue;
        }
        plain.push(character);
        before = Some(character);
    }
    plain
}

/// What something that is not an id looks like.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) enum Odd {
    /// `#REF!`, `N/A`, `-`: what programs leave where there is nothing.
    Nothing,
    /// A day, which a spreadsheet may have made of it.
    Day,
    /// `Total`, `Source: ...`: what stands under a table.
    Below,
    /// Without a digit, where nearly all others have one.
    Unlike,
}

/// Ids without a digit are not ids if at least this many have one for each that has none.
const UNLIKE: usize = 9;

/// Ids that are looked at for those that are none.
#[derive(Default)]
pub(super) struct Odds {
    /// By kind: the first row that has one, and how many more.
    found: IndexMap<Odd, (usize, usize)>,
    /// The same of those that have no digit and are of no kind so far.
    named: Option<(usize, usize)>,
    /// How many others have one.
    numbered: usize,
}

impl Odds {
    /// Looks at the id of a row, and at what it is if it is a plain one.
    pub(super) fn add(&mut self, row: usize, id: &str, plain: Option<&Plain>) {
        if plain.is_some_and(Plain::is_an_id) {
            self.numbered += 1;
            return;
        }
        let more = |first: Option<(usize, usize)>| first.map_or((row, 0), |(first, more)| (first, more + 1));
        let id = id.trim();
        match odd_kind(id) {
            Some(kind) => drop(self.found.insert(kind, more(self.found.get(&kind).copied()))),
            None if id.bytes().any(|byte| byte.is_ascii_digit()) => self.numbered += 1,
            None if id.is_empty() => {}
            None => self.named = Some(more(self.named)),
        }
    }

    /// For each kind, the first row that has one, and how many more.
    pub(super) fn finish(mut self) -> impl Iterator<Item = (Odd, usize, usize)> {
        let unlike = self.named.filter(|(_, more)| self.numbered >= UNLIKE * (more + 1));
        self.found.extend(unlike.map(|unlike| (Odd::Unlike, unlike)));
        self.found.into_iter().map(|(kind, (row, more))| (kind, row, more))
    }
}

fn odd_kind(id: &str) -> Option<Odd> {
    if id.is_empty() {
        return None;
    }
    let of_calc = |id: &str| id.strip_prefix("Err:").is_some_and(|code| code.bytes().all(|byte| byte.is_ascii_digit()));
    let is_error = (id.starts_with('#') && id.ends_with(['!', '?'])) || of_calc(id);
    let is_word = || {
        let folded = fold(id);
        means_nothing(id) || means_nothing(&folded) || ["true", "false", "yes", "no"].contains(&&*folded)
    };
    let has_digit = id.bytes().any(|byte| byte.is_ascii_digit());
    // None of them has a digit, and most ids have.
    if is_error || !has_digit && is_word() {
        return Some(Odd::Nothing);
    }
    // Most ids are one word with a number.
    if !(has_digit && Plain::of(0, id).is_some()) && is_below(id, has_digit) {
        return Some(Odd::Below);
    }
    (id.contains(['-', '/']) && is_day(id.split([' ', 'T']).next().unwrap_or_default())).then_some(Odd::Day)
}

/// `2025-03-01`, `1/3/2025`, `1-Mar`, `Mar-25`.
fn is_day(id: &str) -> bool {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let parts: Vec<&str> = id.split(['-', '/']).collect();
    let number =
        |part: &str, most: u32| part.len() <= 4 && part.parse::<u32>().is_ok_and(|number| (1..=most).contains(&number));
    let month = |part: &str| MONTHS.contains(&&*part.to_ascii_lowercase());
    match parts[..] {
        [year, m, day] if year.len() == 4 => number(year, 2_200) && number(m, 12) && number(day, 31),
        [day, m, year] if matches!(year.len(), 2 | 4) => {
            number(day, 31) && (number(m, 31) && id.contains('/') || month(m)) && number(year, 2_200)
        }
        [one, other] => (number(one, 31) && month(other)) || (month(one) && number(other, 99)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{IdDifference, Odd, add, begin, difference, half, key, likeness, odd_kind};

    #[test]
    fn ids_that_look_alike_are_found() {
        for (one, other, expect) in [
            ("C01", "c01", Some(IdDifference::Capitals)),
            ("7", "007", Some(IdDifference::Zeros)),
            ("c1", "c01", Some(IdDifference::Zeros)),
            ("1.1", "1.10", Some(IdDifference::Zeros)),
            ("c-1", "c 1", Some(IdDifference::Spaces)),
            ("caf\u{e9}", "cafe\u{301}", Some(IdDifference::Form)),
            ("\u{ff23}1", "C1", Some(IdDifference::Capitals)),
            ("\u{421}1", "C1", Some(IdDifference::Letters)),
            ("ß1", "ss1", Some(IdDifference::Letters)),
            ("1,234", "1234", Some(IdDifference::Spaces)),
            ("c/1", "c1", Some(IdDifference::Spaces)),
            ("C-1", "C1", Some(IdDifference::Spaces)),
            ("c 1", "c.1", Some(IdDifference::Spaces)),
            ("C:01", "c1", Some(IdDifference::Spaces)),
            ("(c1)", "c1", Some(IdDifference::Spaces)),
            ("c1.", "#c1", Some(IdDifference::Spaces)),
            ("'007", "7", Some(IdDifference::Spaces)),
            ("c\u{2013}1", "c-1", Some(IdDifference::Spaces)),
            ("2019/001", "2019-001", Some(IdDifference::Spaces)),
            ("2019_1", "2019/001", Some(IdDifference::Spaces)),
            ("12 34", "1234", Some(IdDifference::Spaces)),
            ("1-11", "11-1", None),
            ("1-11", "111", None),
            ("c1-1", "c11", None),
            ("1/11", "11/1", None),
            ("1,11", "11,1", None),
            ("1.11", "1-11", None),
            ("1.11", "11.1", None),
            ("c1", "c1+", None),
            ("c1", "c2", None),
            ("c1", "c10", None),
            ("1.1", "1.01", None),
            ("a1.10", "a1.1", None),
        ] {
            let found = (likeness(one) == likeness(other)).then(|| difference(one, other));
            assert_eq!(found, expect, "{one} {other}");
            assert_eq!(key(1, one) == key(1, other), expect.is_some(), "{one} {other}");
            assert_ne!(key(1, one), key(2, one));
        }
        for id in ["C-01", "a_0/0b-007", "00", "0", "-0-01-", "10-01", "X0Y00Z", "1--0002", "0-0", "1-00a", "a//b/0"] {
            assert_eq!(key(1, id), half(likeness(id).bytes().fold(begin(1), add)), "{id}");
        }
    }

    #[test]
    fn ids_that_are_none_are_known() {
        for (id, expect) in [
            ("#REF!", Some(Odd::Nothing)),
            ("-", Some(Odd::Nothing)),
            ("N/A", Some(Odd::Nothing)),
            ("2025-03-01", Some(Odd::Day)),
            ("1/3/2025", Some(Odd::Day)),
            ("3-Mar", Some(Odd::Day)),
            ("c-1", None),
            ("12", None),
            ("2019-001", None),
            ("19/20", None),
            ("Err:502", Some(Odd::Nothing)),
            ("(blank)", Some(Odd::Nothing)),
            ("2025-03-01 00:00:00", Some(Odd::Day)),
            ("Total", Some(Odd::Below)),
            ("Grand total", Some(Odd::Below)),
            ("Source: case files", Some(Odd::Below)),
            ("Sub-total", Some(Odd::Below)),
            ("North total", Some(Odd::Below)),
            ("% yes", Some(Odd::Below)),
            ("Overall", Some(Odd::Below)),
            ("All cases", Some(Odd::Below)),
            ("Tot.", Some(Odd::Below)),
            ("Per cent", Some(Odd::Below)),
            ("Row Labels", Some(Odd::Below)),
            ("N", Some(Odd::Below)),
            ("n=3", Some(Odd::Below)),
            ("Total 2024", Some(Odd::Below)),
            ("Nodyn", Some(Odd::Below)),
            ("total-1", None),
            ("source7", None),
            ("n3", None),
            ("North", None),
            ("Allen", None),
        ] {
            assert_eq!(odd_kind(id), expect, "{id}");
        }
    }
}
