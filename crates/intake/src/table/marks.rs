//! Where the fields and the lines of a text end, and what is in it at all: many bytes at once.

use assize_model::GROUP;
use fearless_simd::{Level, Simd, dispatch, mask8x64, prelude::*, u8x64};

/// How many bytes are looked through at once, unless a line is longer: they and the ends of their fields stay at hand until they are taken.
const PIECE: usize = 1 << 15;

/// [`GROUP`] bytes usually have no more separators than this.
const FEW: usize = 8;

/// How many places a group may take: the end of a line takes two, that of the text too.
const ROOM: usize = 2 * GROUP + 2;

/// What is in some bytes.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) struct Holds {
    /// How many.
    pub(super) line_feeds: usize,
    pub(super) quotes: bool,
    pub(super) returns: bool,
    pub(super) zeros: bool,
    pub(super) more_than_ascii: bool,
}

impl Holds {
    pub(super) fn of(bytes: &[u8]) -> Self {
        dispatch!(Level::new(), simd => holds(simd, bytes))
    }
}

#[inline(always)]
fn holds<S: Simd>(simd: S, bytes: &[u8]) -> Holds {
    let none = mask8x64::splat(simd, false);
    let (mut line_feeds, mut all) = (0, u8x64::splat(simd, 0));
    let (mut quotes, mut returns, mut zeros) = (none, none, none);
    for at in (0..bytes.len()).step_by(GROUP) {
        let group = group(simd, bytes, at, b' ');
        line_feeds += group.simd_eq(b'\n').to_bitmask().count_ones() as usize;
        quotes |= group.simd_eq(b'"');
        returns |= group.simd_eq(b'\r');
        zeros |= group.simd_eq(0);
        all |= group;
    }
    let more_than_ascii = all.simd_ge(0x80).any_true();
    let [quotes, returns, zeros] = [quotes, returns, zeros].map(|found| found.any_true());
    Holds { line_feeds, quotes, returns, zeros, more_than_ascii }
}

/// The lines of a piece of a text, and the fields of each.
#[derive(Default)]
pub(super) struct Marks {
    /// For each line the byte before it, as if one stood before the first, then where each of its fields ends.
    ends: Vec<u32>,
    /// Where among these each line begins and, after the last, where the next would.
    lines: Vec<u32>,
}

impl Marks {
    /// Finds the lines from here on, as many as a piece has but at least one; the text goes on here.
    pub(super) fn find(&mut self, text: &[u8], start: usize, separator: u8) {
        dispatch!(Level::new(), simd => self.find_with(simd, text, start, separator));
    }

    /// By line the byte before it and where each of its fields ends, without the carriage return of a line end; where the line ends itself.
    pub(super) fn lines(&self) -> impl Iterator<Item = (&[u32], usize)> {
        self.lines.array_windows().map(|[line, next]| {
            let [line, next] = [line, next].map(|at| *at as usize);
            (&self.ends[line..next], self.ends[next] as usize)
        })
    }

    #[inline(always)]
    fn find_with<S: Simd>(&mut self, simd: S, text: &[u8], start: usize, separator: u8) {
        self.lines.clear();
        self.lines.push(0);
        let mut known = 1;
        self.make_room(known);
        self.ends[0] = (start as u32).wrapping_sub(1);
        let (groups, last) = text[start..].as_chunks::<GROUP>();
        let last = (!last.is_empty()).then(|| padded(last, 0));
        for (at, bytes) in (start..).step_by(GROUP).zip(groups.iter().chain(&last)) {
            let group = u8x64::from_slice(simd, bytes);
            let line_feeds = group.simd_eq(b'\n').to_bitmask();
            let mut bits = group.simd_eq(separator).to_bitmask() | line_feeds;
            if line_feeds != 0 {
                known = self.end_lines(text, at, bits, line_feeds, known);
                if at - start >= PIECE {
                    return;
                }
                self.make_room(known);
                continue;
            }
            let found = bits.count_ones() as usize;
            let mut note = |place: &mut u32| {
                *place = (at as u32).wrapping_add(bits.trailing_zeros());
                bits &= bits.wrapping_sub(1);
            };
            // Mostly there are no more than a few, and to tell how many would take longer; what stands behind those that were found is none.
            let room = self.ends[known..].first_chunk_mut::<GROUP>().expect("there is room for a group");
            let (few, more) = room.split_at_mut(FEW);
            few.iter_mut().for_each(&mut note);
            if found > FEW {
                more[..found - FEW].iter_mut().for_each(note);
            }
            known += found;
            if self.ends.len() - known < ROOM {
                self.make_room(known);
            }
        }
        if self.begin() < text.len() {
            self.end_line(text, text.len(), known);
        }
    }

    /// Room for the ends of another group behind so many that are known.
    fn make_room(&mut self, known: usize) {
        if self.ends.len() < known + ROOM {
            self.ends.resize(2 * known + ROOM, 0);
        }
    }

    /// Takes note of a group in which lines end; gives how many places are known then.
    fn end_lines(&mut self, text: &[u8], at: usize, mut bits: u64, line_feeds: u64, mut known: usize) -> usize {
        while bits != 0 {
            let place = bits.trailing_zeros();
            let end = at + place as usize;
            if line_feeds >> place & 1 == 1 {
                known = self.end_line(text, end, known);
            } else {
                self.ends[known] = end as u32;
                known += 1;
            }
            bits &= bits - 1;
        }
        known
    }

    fn end_line(&mut self, text: &[u8], end: usize, known: usize) -> usize {
        let begin = self.begin();
        self.ends[known] = (begin + without_returns(&text[begin..end]).len()) as u32;
        self.ends[known + 1] = end as u32;
        self.lines.push(known as u32 + 1);
        known + 2
    }

    /// Where in the text the last line begins.
    fn begin(&self) -> usize {
        self.lines.last().map_or(0, |line| self.ends[*line as usize].wrapping_add(1) as usize)
    }
}

/// A line without the carriage returns that it ends with.
pub(super) fn without_returns(line: &[u8]) -> &[u8] {
    let end = line.iter().rposition(|byte| *byte != b'\r').map_or(0, |last| last + 1);
    &line[..end]
}

/// Bytes from here on; at the end of a text others stand behind them.
#[inline(always)]
pub(super) fn group<S: Simd>(simd: S, text: &[u8], at: usize, behind: u8) -> u8x64<S> {
    match text[at..].first_chunk::<GROUP>() {
        Some(group) => u8x64::from_slice(simd, group),
        None => u8x64::from_slice(simd, &padded(&text[at..], behind)),
    }
}

/// The last bytes of a text, with others behind them.
fn padded(bytes: &[u8], behind: u8) -> [u8; GROUP] {
    let mut padded = [behind; GROUP];
    padded[..bytes.len()].copy_from_slice(bytes);
    padded
}

#[cfg(test)]
mod tests {
    use assize_model::GROUP;

    use super::{Holds, Marks, PIECE};

    /// By line its fields, as one would find them byte by byte, and where it ends.
    fn expected(text: &str, start: usize) -> Vec<(Vec<&str>, usize)> {
        let mut at = start;
        text[start..]
            .split_inclusive('\n')
            .map(|line| {
                at += line.len();
                let end = if line.ends_with('\n') { at - 1 } else { at };
                (line.trim_end_matches('\n').trim_end_matches('\r').split(',').collect(), end)
            })
            .collect()
    }

    #[test]
    fn lines_and_fields_are_as_found_byte_by_byte() {
        let letters = b"abcdefg,,\n\r,xyz,,\r\n";
        let text: Vec<u8> =
            (0..400_usize).map(|place| letters[(place * place / 7 + place / 31) % letters.len()]).collect();
        let text = String::from_utf8(text).expect("it is ASCII");
        let mut marks = Marks::default();
        for end in 0..=text.len() {
            let text = &text[..end];
            for start in (0..end).filter(|start| *start == 0 || text.as_bytes()[start - 1] == b'\n') {
                marks.find(text.as_bytes(), start, b',');
                let field = |ends: &[u32; 2]| &text[ends[0].wrapping_add(1) as usize..ends[1] as usize];
                let found: Vec<(Vec<&str>, usize)> =
                    marks.lines().map(|(ends, end)| (ends.array_windows().map(field).collect(), end)).collect();
                assert_eq!(found, expected(text, start), "{start} to {end}");
            }
        }
    }

    #[test]
    fn a_piece_has_whole_lines_and_at_least_one() {
        let mut marks = Marks::default();
        for (line, lines) in [(10, PIECE.div_ceil(10)), (PIECE * 3, 1)] {
            let text = format!("{}\n", "x".repeat(line - 1)).repeat(lines + 9);
            marks.find(text.as_bytes(), 0, b',');
            let found = marks.lines().count();
            assert!((lines..=lines + GROUP / 10 + 1).contains(&found), "{found} of {lines}");
        }
    }

    #[test]
    fn what_is_held_is_told_wherever_it_stands() {
        for length in [0, 1, 63, 64, 65, 200] {
            let bytes = vec![b'x'; length];
            assert_eq!(Holds::of(&bytes), Holds::default());
            for at in 0..length {
                let with = |byte| {
                    let mut bytes = bytes.clone();
                    bytes[at] = byte;
                    Holds::of(&bytes)
                };
                assert_eq!(with(b'\n'), Holds { line_feeds: 1, ..Holds::default() });
                assert_eq!(with(b'"'), Holds { quotes: true, ..Holds::default() });
                assert_eq!(with(b'\r'), Holds { returns: true, ..Holds::default() });
                assert_eq!(with(0), Holds { zeros: true, ..Holds::default() });
                assert_eq!(with(0x80), Holds { more_than_ascii: true, ..Holds::default() });
            }
        }
    }
}
