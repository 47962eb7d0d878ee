//! Numbers of few bits, as they stand in a page side by side: 64 of them at a time are planes of bits, and nothing is done for each by itself.

use assize_model::{FEW, FEW_BITS, GROUP, divided, places};

/// Numbers of so many bits each, the first as the lowest bits of the first word.
#[derive(Debug)]
pub(super) struct Side {
    width: usize,
    words: Vec<u64>,
    /// How many bits there are.
    bits: usize,
}

impl Side {
    /// None yet; room for so many.
    pub(super) fn new(width: usize, count: usize) -> Self {
        Self { width, words: Vec::with_capacity((count * width).div_ceil(GROUP)), bits: 0 }
    }

    /// Adds the same number so many times.
    pub(super) fn same(&mut self, number: u32, count: usize) {
        /// By width: ones that are so many bits apart, as many as there is room for.
        const ONES: [u64; FEW_BITS + 1] = [0, u64::MAX, u64::MAX / 3, u64::MAX / 2 / 7, u64::MAX / 15];
        let many = u64::from(number) * ONES[self.width];
        let at_once = if self.width == 3 { GROUP - 1 } else { GROUP };
        let mut left = count * self.width;
        while left > 0 {
            let some = left.min(at_once);
            self.add(many & below(some), some);
            left -= some;
        }
    }

    /// Adds so many that stand side by side in these bytes, which are enough.
    pub(super) fn side(&mut self, bytes: &[u8], count: usize) {
        let mut left = count * self.width;
        for eight in bytes[..left.div_ceil(8)].chunks(size_of::<u64>()) {
            let mut whole = [0; size_of::<u64>()];
            whole[..eight.len()].copy_from_slice(eight);
            let some = left.min(GROUP);
            self.add(u64::from_le_bytes(whole) & below(some), some);
            left -= some;
        }
    }

    /// Adds so many bits; there are no others.
    #[inline]
    fn add(&mut self, bits: u64, count: usize) {
        let used = self.bits % GROUP;
        match self.words.last_mut().filter(|_| used > 0) {
            Some(last) => {
                *last |= bits << used;
                if used + count > GROUP {
                    self.words.push(bits >> (GROUP - used));
                }
            }
            None => self.words.push(bits),
        }
        self.bits += count;
    }

    /// How many bits are set.
    pub(super) fn ones(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// 64 bits from this one on; zeros beyond the end.
    #[inline]
    fn at(&self, bit: usize) -> u64 {
        let (word, shift) = (bit / GROUP, bit % GROUP);
        let [near, next] = [word, word + 1].map(|word| self.words.get(word).copied().unwrap_or_default());
        near >> shift | next << 1 << (GROUP - 1 - shift)
    }

    pub(super) fn number(&self, place: usize) -> u32 {
        (self.at(place * self.width) & below(self.width)) as u32
    }

    /// The planes of 64 numbers from this one on.
    #[inline]
    fn planes(&self, place: usize) -> [u64; FEW_BITS] {
        match self.width {
            0 => [0; FEW_BITS],
            1 => [self.at(place), 0, 0, 0],
            2 => {
                let [near, next] = [2 * place, 2 * place + GROUP].map(|bit| apart(self.at(bit)));
                [near & below(32) | next << 32, near >> 32 | next & !below(32), 0, 0]
            }
            _ => {
                let numbers: [u8; GROUP] = std::array::from_fn(|nth| self.number(place + nth) as u8);
                std::array::from_fn(|plane| places(&numbers.map(|number| number >> plane & 1), 1))
            }
        }
    }

    /// Whether all of so many numbers are less than this.
    pub(super) fn are_below(&self, most: usize, count: usize) -> bool {
        // Three words and blanks are what most columns have.
        const EACH: u64 = u64::MAX / 3;
        match (self.width, most) {
            (width, most) if most >= 1 << width => true,
            (2, 3) => self.words.iter().all(|word| word & word >> 1 & EACH == 0),
            _ => (0..count).all(|place| (self.number(place) as usize) < most),
        }
    }
}

/// Rows that each have a number, or none.
#[derive(Debug)]
pub(super) struct Few {
    /// By row: whether it has one; `None` where all have.
    pub(super) present: Option<Side>,
    pub(super) numbers: Side,
}

impl Few {
    /// So many rows from this one on, at most 64, before which so many numbers stand: by number those that have it, and those that have none.
    #[inline]
    pub(super) fn rows(&self, row: usize, numbers: usize, count: usize) -> ([u64; FEW], u64) {
        let all = below(count);
        let present = self.present.as_ref().map_or(all, |present| present.at(row) & all);
        let mut planes = self.numbers.planes(numbers);
        let planes = &mut planes[..self.numbers.width];
        planes.iter_mut().for_each(|plane| *plane = spread(*plane, present | !all));
        (divided(planes, present), all & !present)
    }

    /// By row of so many its number, or `none`.
    pub(super) fn each(&self, count: usize, none: u32) -> Vec<u32> {
        let mut next = 0;
        let number = |row: usize| {
            let is_there = self.present.as_ref().is_none_or(|present| present.number(row) == 1);
            next += usize::from(is_there);
            if is_there { self.numbers.number(next - 1) } else { none }
        };
        (0..count).map(number).collect()
    }
}

/// So many of the lowest bits, at most 64.
#[inline]
fn below(bits: usize) -> u64 {
    u64::MAX.unbounded_shr((GROUP - bits) as u32)
}

/// The bits at even places, and behind them those at odd ones.
#[inline]
fn apart(mut bits: u64) -> u64 {
    for (by, swapped) in [
        (1, 0x2222_2222_2222_2222),
        (2, 0x0c0c_0c0c_0c0c_0c0c),
        (4, 0x00f0_00f0_00f0_00f0),
        (8, 0x0000_ff00_0000_ff00),
        (16, 0x0000_0000_ffff_0000),
    ] {
        let differ = (bits ^ bits >> by) & swapped;
        bits ^= differ ^ differ << by;
    }
    bits
}

/// The bits one after the other at these places; there is nothing at others.
#[inline]
fn spread(mut bits: u64, places: u64) -> u64 {
    let mut left_out = !places;
    while left_out != 0 {
        let before = (left_out & left_out.wrapping_neg()) - 1;
        bits = bits & before | (bits & !before) << 1;
        left_out &= left_out - 1;
    }
    bits
}

#[cfg(test)]
mod tests {
    use super::{Few, Side};

    /// Numbers of so many bits as they may come: in runs, and side by side, each as many as it says; the numbers themselves beside them.
    fn numbers(width: u32, lengths: &[usize]) -> (Side, Vec<u32>) {
        let (mut side, mut all, mut draws) = (Side::new(width as usize, 9), Vec::new(), 11_u32);
        for (nth, length) in lengths.iter().enumerate() {
            let mut draw = || {
                draws = draws.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (draws >> 16) % (1 << width)
            };
            if nth % 2 == 0 {
                let one = draw();
                side.same(one, *length);
                all.extend(std::iter::repeat_n(one, *length));
                continue;
            }
            let some: Vec<u32> = (0..*length).map(|_| draw()).collect();
            let mut bytes = vec![0xff; (length * width as usize).div_ceil(8)];
            for (place, number) in some.iter().enumerate() {
                for bit in 0..width as usize {
                    let at = place * width as usize + bit;
                    bytes[at / 8] &= !(1 << (at % 8));
                    bytes[at / 8] |= ((number >> bit & 1) as u8) << (at % 8);
                }
            }
            side.side(&bytes, *length);
            all.extend(some);
        }
        (side, all)
    }

    const LENGTHS: [usize; 11] = [3, 64, 1, 8, 130, 7, 0, 200, 65, 1, 70];

    #[test]
    fn numbers_are_what_they_were_wherever_they_stand() {
        for width in 0..=4 {
            let (side, all) = numbers(width, &LENGTHS);
            assert!((0..all.len()).all(|place| side.number(place) == all[place]), "{width}");
            for most in 0..=16 {
                let are_below = all.iter().all(|number| *number < most);
                assert_eq!(side.are_below(most as usize, all.len()), are_below, "{width} {most}");
            }
        }
    }

    #[test]
    fn rows_have_their_numbers_or_none_wherever_a_group_begins() {
        let (ones, _) = numbers(1, &[500]);
        for present in [None, Some(ones), Some(numbers(1, &LENGTHS).0), Some(numbers(1, &[0, 549]).0)] {
            for width in 0..=4 {
                let (numbers, all) = numbers(width, &LENGTHS);
                let is_there = |row: usize| present.as_ref().is_none_or(|present| present.number(row) == 1);
                let mut left = all.iter();
                let mut number = |row: usize| if is_there(row) { left.next().copied() } else { None };
                let expect: Vec<Option<u32>> = (0..all.len()).map(&mut number).collect();
                let few = Few { present: present.as_ref().map(|_| numbers_of(&expect)), numbers };
                let each = few.each(expect.len(), 99);
                assert!(each.iter().zip(&expect).all(|(found, expect)| *found == expect.unwrap_or(99)), "{width}");
                for first in 0..expect.len() {
                    let before = expect[..first].iter().flatten().count();
                    for count in [1, 5, 63, 64].map(|count: usize| count.min(expect.len() - first)) {
                        let (with, without) = few.rows(first, before, count);
                        for (place, expect) in expect[first..first + count].iter().enumerate() {
                            let having = (0..16).filter(|number| with[*number as usize] >> place & 1 == 1);
                            assert!(having.eq(*expect), "{width} {first} {place}");
                            assert_eq!(without >> place & 1 == 1, expect.is_none(), "{width} {first} {place}");
                        }
                        let beyond = with.iter().fold(without, |all, rows| all | rows).unbounded_shr(count as u32);
                        assert_eq!(beyond, 0, "{width} {first} {count}");
                    }
                }
            }
        }
    }

    /// By row: whether there is a number.
    fn numbers_of(rows: &[Option<u32>]) -> Side {
        let mut present = Side::new(1, rows.len());
        rows.iter().for_each(|row| present.same(row.is_some().into(), 1));
        present
    }
}
