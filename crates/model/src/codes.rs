use crate::group::{FEW_BITS, GROUP, divided, planes_of_bytes};

/// This many groups have the same number of bits: a large number that comes late makes no others wider, and nothing is moved for it.
const PART: usize = 128;

/// The most bits of a code.
const MOST_BITS: usize = u32::BITS as usize;

/// Small numbers, one a row, as planes of bits: a word has the same bit of the numbers of 64 rows, and a group as many words as the largest number
/// near it has bits.
#[derive(Clone, Default, Debug)]
pub struct Codes {
    /// All full but the last.
    parts: Vec<Part>,
    recent: Recent,
}

/// The numbers of the last group, as long as it is not full: a byte each.
#[derive(Clone, Debug)]
struct Recent {
    /// `LARGE` of one that a byte does not hold; zeros behind the last.
    small: [u8; GROUP],
    len: usize,
    /// Those, one after the other.
    large: Vec<u32>,
}

impl Recent {
    const LARGE: u8 = u8::MAX;

    /// As a byte; one that is large is taken note of.
    fn small(&mut self, code: u32) -> u8 {
        let small = u8::try_from(code).unwrap_or(Self::LARGE);
        if small == Self::LARGE {
            self.large.push(code);
        }
        small
    }

    fn push(&mut self, code: u32) {
        self.small[self.len] = self.small(code);
        self.len += 1;
    }

    fn iter(&self) -> impl Iterator<Item = u32> {
        let mut large = self.large.iter();
        self.small[..self.len].iter().map(move |small| match *small {
            Self::LARGE => *large.next().expect("each has a number of its own"),
            small => u32::from(small),
        })
    }

    fn get(&self, place: usize) -> u32 {
        match self.small[place] {
            Self::LARGE => self.iter().nth(place).expect("it stands there"),
            small => u32::from(small),
        }
    }

    /// As planes, which are made in this room of zeros.
    #[inline]
    fn planes<'r>(&self, room: &'r mut [u64; MOST_BITS]) -> &'r [u64] {
        if self.large.is_empty() {
            let all = self.small.iter().fold(0, |all, code| all | code);
            room.as_chunks_mut().0[0] = planes_of_bytes(&self.small);
            return &room[..bits(all.into())];
        }
        let mut group = [0; GROUP];
        group.iter_mut().zip(self.iter()).for_each(|(own, code)| *own = code);
        planes_of(&group, room)
    }

    fn clear(&mut self) {
        (self.small, self.len) = ([0; GROUP], 0);
        self.large.clear();
    }
}

impl Default for Recent {
    fn default() -> Self {
        Self { small: [0; GROUP], len: 0, large: Vec::new() }
    }
}

/// Some groups.
#[derive(Clone, Default, Debug)]
struct Part {
    /// How many bits each number has.
    bits: usize,
    /// Group by group, the lowest bits first.
    planes: Vec<u64>,
}

impl Part {
    fn groups(&self) -> usize {
        self.planes.len().checked_div(self.bits).unwrap_or_default()
    }

    /// Gives each at least this many bits.
    fn widen(&mut self, bits: usize) {
        if self.bits > 0 && bits > self.bits {
            let zeros = vec![0; bits - self.bits];
            self.planes = self.planes.chunks(self.bits).flat_map(|planes| [planes, &zeros].concat()).collect();
        }
        self.bits = self.bits.max(bits);
    }

    fn push(&mut self, planes: &[u64]) {
        if planes.len() > self.bits {
            self.widen(planes.len());
        }
        self.planes.extend_from_slice(planes);
        if planes.len() < self.bits {
            self.planes.resize(self.planes.len() + self.bits - planes.len(), 0);
        }
    }
}

impl Codes {
    /// The same number, so many times.
    pub fn same(number: u32, count: usize) -> Self {
        let mut all = Self::default();
        for first in (0..count).step_by(GROUP) {
            all.push_divided(GROUP.min(count - first), std::iter::once((number, u64::MAX)));
        }
        all
    }

    pub fn len(&self) -> usize {
        let full = self.parts.len().saturating_sub(1) * PART + self.parts.last().map_or(0, Part::groups);
        full * GROUP + self.recent.len
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The number of a row.
    #[inline]
    pub fn get(&self, row: usize) -> usize {
        let planes = self.group(row / GROUP);
        if planes.is_empty() {
            return self.recent.get(row % GROUP) as usize;
        }
        let bits = planes.iter().zip(0..).map(|(plane, place)| (plane >> (row % GROUP) & 1) << place);
        bits.fold(0, |code, bit| code | bit) as usize
    }

    /// The numbers of all rows.
    pub fn iter(&self) -> impl Iterator<Item = u32> {
        let full = self.parts.iter().flat_map(|part| part.planes.chunks(part.bits.max(1)));
        full.flat_map(values).chain(self.recent.iter())
    }

    /// By number, of so many: how many rows have it, and the first of them.
    pub(crate) fn counts(&self, numbers: usize) -> Vec<(u64, usize)> {
        let mut counts = vec![(0, 0); numbers];
        let mut add = |number: usize, group: usize, rows: u64| {
            let (count, first) = &mut counts[number];
            if *count == 0 {
                *first = group * GROUP + rows.trailing_zeros() as usize;
            }
            *count += u64::from(rows.count_ones());
        };
        let groups = self.parts.iter().flat_map(|part| part.planes.chunks(part.bits.max(1)));
        for (group, planes) in groups.enumerate() {
            if planes.len() <= FEW_BITS {
                let with = divided(planes, u64::MAX);
                let with = with[..1 << planes.len()].iter().zip(0..).filter(|(rows, _)| **rows != 0);
                with.for_each(|(rows, number)| add(number, group, *rows));
            } else {
                (0..).zip(values(planes)).for_each(|(place, number)| add(number as usize, group, 1 << place));
            }
        }
        let (group, numbers) = (self.len() / GROUP, self.recent.iter());
        (0..).zip(numbers).for_each(|(place, number)| add(number as usize, group, 1 << place));
        counts
    }

    /// The rows of a group that have this number, the first as the lowest bit.
    #[inline]
    pub(crate) fn rows_with(&self, code: usize, group: usize) -> u64 {
        let planes = self.group(group);
        if planes.is_empty() {
            let of = |(place, own): (u32, u32)| u64::from(own as usize == code) << place;
            return (0..).zip(self.recent.iter()).map(of).fold(0, |rows, row| rows | row);
        }
        let of = |(plane, place): (&u64, u32)| if code >> place & 1 == 1 { *plane } else { !*plane };
        let is_beyond = code >= 1 << planes.len();
        if is_beyond { 0 } else { planes.iter().zip(0..).map(of).fold(u64::MAX, |rows, plane| rows & plane) }
    }

    /// The planes of a group; none of one that is not full.
    #[inline]
    fn group(&self, group: usize) -> &[u64] {
        let Some(part) = self.parts.get(group / PART) else { return &[] };
        let first = group % PART * part.bits;
        part.planes.get(first..first + part.bits).unwrap_or_default()
    }

    /// The next row's number.
    #[inline]
    pub fn push(&mut self, code: u32) {
        self.recent.push(code);
        if self.recent.len == GROUP {
            self.close();
        }
    }

    /// A number as [`Self::push_bytes`] takes it. The numbers come one after the other.
    pub(crate) fn small(&mut self, code: u32) -> u8 {
        self.recent.small(code)
    }

    /// The numbers of the next rows, which all came by [`Self::small`], and leaves zeros there.
    pub(crate) fn push_bytes(&mut self, small: &mut [u8; GROUP], rows: usize) {
        std::mem::swap(&mut self.recent.small, small);
        self.recent.len = rows;
        if rows == GROUP {
            self.close();
        }
    }

    /// Puts a full group into planes.
    #[inline(never)]
    fn close(&mut self) {
        let mut room = [0; MOST_BITS];
        let planes = self.recent.planes(&mut room);
        self.recent.clear();
        self.add(planes);
    }

    pub(crate) fn push_all(&mut self, codes: &[u32]) {
        match codes.as_array().filter(|_| self.recent.len == 0) {
            Some(group) => {
                self.add(planes_of(group, &mut [0; MOST_BITS]));
            }
            None => codes.iter().for_each(|code| self.push(*code)),
        }
    }

    /// How many rows the last group has, if it is not full.
    pub(crate) fn recent(&self) -> usize {
        self.recent.len
    }

    /// Adds so many rows: each of their numbers with the rows that have it.
    pub fn push_divided(&mut self, rows: usize, numbers: impl Iterator<Item = (u32, u64)>) {
        let (mut planes, mut all) = ([0; MOST_BITS], 0);
        for (number, rows) in numbers {
            all |= number;
            let mut left = number;
            while left != 0 {
                planes[left.trailing_zeros() as usize] |= rows;
                left &= left - 1;
            }
        }
        let planes = &planes[..bits(all)];
        match self.recent.len {
            0 if rows == GROUP => self.add(planes),
            _ => values(planes)[..rows].iter().for_each(|number| self.push(*number)),
        }
    }

    /// Adds the planes of a full group.
    fn add(&mut self, planes: &[u64]) {
        self.part_with_room().push(planes);
    }

    /// Adds full groups, as they stand.
    fn add_part(&mut self, others: &Part) {
        let mut left = others.planes.as_slice();
        while !left.is_empty() {
            let part = self.part_with_room();
            part.widen(others.bits);
            let some = left.len().min((PART - part.groups()) * others.bits);
            let (now, later) = left.split_at(some);
            match part.bits == others.bits {
                true => part.planes.extend_from_slice(now),
                false => now.chunks(others.bits).for_each(|planes| part.push(planes)),
            }
            left = later;
        }
    }

    /// The last part, or a new one after it, with room for as much as that has.
    fn part_with_room(&mut self) -> &mut Part {
        if self.parts.last().is_none_or(|part| part.groups() == PART) {
            let room = self.parts.last_mut().map_or(0, |full| {
                full.planes.shrink_to_fit();
                full.planes.len()
            });
            self.parts.push(Part { bits: 0, planes: Vec::with_capacity(room) });
        }
        self.parts.last_mut().expect("one was added")
    }

    /// Adds all of the others.
    pub(crate) fn extend(&mut self, others: &Self) {
        if self.recent.len == 0 {
            others.parts.iter().for_each(|part| self.add_part(part));
            self.recent.clone_from(&others.recent);
            return;
        }
        // What is left of the group before.
        let (taken, mut left) = (self.recent.len, [0; MOST_BITS]);
        let recent = self.recent.planes(&mut left).len();
        let width = others.parts.iter().map(|part| part.bits).fold(recent, usize::max);
        let mut whole = [0; MOST_BITS];
        for part in others.parts.iter().filter(|part| part.bits > 0) {
            for planes in part.planes.chunks(part.bits) {
                let planes = planes.iter().copied().chain(std::iter::repeat(0));
                for ((whole, left), plane) in whole[..width].iter_mut().zip(&mut left).zip(planes) {
                    *whole = *left | plane << taken;
                    *left = plane.unbounded_shr(u64::BITS - taken as u32);
                }
                self.add(&whole[..width]);
            }
        }
        self.recent.clear();
        for row in 0..taken {
            self.recent
                .push((0..).zip(&left[..width]).map(|(place, plane)| ((plane >> row & 1) as u32) << place).sum());
        }
        others.recent.iter().for_each(|code| self.push(code));
    }

    pub(crate) fn clear(&mut self) {
        // The room of the first is used again.
        self.parts.truncate(1);
        self.parts.iter_mut().for_each(|part| part.planes.clear());
        self.recent.clear();
    }
}

impl FromIterator<u32> for Codes {
    fn from_iter<T: IntoIterator<Item = u32>>(numbers: T) -> Self {
        let mut all = Self::default();
        numbers.into_iter().for_each(|number| all.push(number));
        all
    }
}

/// How many planes numbers with these bits have: one at least.
fn bits(all: u32) -> usize {
    (u32::BITS - (all | 1).leading_zeros()) as usize
}

/// The planes of a group, as many as the largest code has bits and one at least, made in this room of zeros.
fn planes_of<'r>(codes: &[u32; GROUP], room: &'r mut [u64; MOST_BITS]) -> &'r [u64] {
    let count = bits(codes.iter().fold(0, |all, code| all | code));
    for (byte, planes) in (0..).zip(room.as_chunks_mut().0).take(count.div_ceil(8)) {
        *planes = planes_of_bytes(&codes.map(|code| (code >> (8 * byte)) as u8));
    }
    &room[..count]
}

/// The codes of a group, from its planes.
fn values(planes: &[u64]) -> [u32; GROUP] {
    let mut values = [0; GROUP];
    for (plane, place) in planes.iter().zip(0..) {
        values.iter_mut().zip(0..).for_each(|(value, row)| *value |= ((plane >> row & 1) as u32) << place);
    }
    values
}

#[cfg(test)]
mod tests {
    use super::{Codes, GROUP};

    fn check(codes: &Codes, values: &[u32]) {
        assert_eq!(codes.len(), values.len());
        assert!(values.iter().enumerate().all(|(row, value)| codes.get(row) == *value as usize));
        for (group, values) in values.chunks(GROUP).enumerate() {
            for code in [0, 1, 2, 3, 16, 299, 65_536] {
                let expect = values.iter().rev().fold(0, |rows, value| rows << 1 | u64::from(*value == code));
                assert_eq!(codes.rows_with(code as usize, group), expect, "{code} in {group}");
            }
        }
    }

    #[test]
    fn codes_keep_their_values_however_wide_they_become() {
        let values: Vec<u32> =
            (0..130).map(|row| row % 4).chain([15, 16, 255, 256, 3, 65_535, 65_536, u32::MAX]).chain(0..70).collect();
        for count in 0..values.len() {
            let mut codes = Codes::default();
            values[..count].iter().for_each(|value| codes.push(*value));
            check(&codes, &values[..count]);
        }
    }

    #[test]
    fn what_follows_is_added_whole() {
        for (most, other_most, first, more) in [
            (4, 4, 0, 5),
            (4, 4, 64, 130),
            (4, 4, 62, 140),
            (1, 300, 1, 300),
            (16, 2, 7, 200),
            (300, 3, 129, 64),
            (70_000, 2, 1, 63),
            (3, 300, 8_190, 8_300),
            (3, 300, 64, 8_300),
            (300, 3, 128, 8_300),
            (300, 3, 8_128, 200),
            (2, 70_000, 100, 0),
        ] {
            let of =
                |most: u32, count: u32| (0..count).map(move |row| if row % 3 == 0 { most - 1 } else { row % most });
            let (mut codes, mut others) = (Codes::default(), Codes::default());
            of(most, first).for_each(|code| codes.push(code));
            of(other_most, more).for_each(|code| others.push(code));
            codes.extend(&others);
            codes.push(1);
            check(&codes, &of(most, first).chain(of(other_most, more)).chain([1]).collect::<Vec<_>>());
        }
    }

    #[test]
    fn rows_by_their_numbers_are_as_rows_one_by_one() {
        let values: Vec<u32> =
            (0..9_000).map(|row| if row < 8_300 { row % 5 * (row % 3) } else { row % 300 }).collect();
        for first in [64, 1, 63, 10] {
            let (mut codes, mut row, mut count) = (Codes::default(), 0, first);
            while row < values.len() {
                let some = &values[row..values.len().min(row + count)];
                let mut numbers: Vec<(u32, u64)> = Vec::new();
                for (place, number) in some.iter().enumerate() {
                    match numbers.iter_mut().find(|(known, _)| known == number) {
                        Some((_, rows)) => *rows |= 1 << place,
                        None => numbers.push((*number, 1 << place)),
                    }
                }
                codes.push_divided(some.len(), numbers.into_iter());
                row += some.len();
                count = GROUP - codes.recent();
                assert_eq!(codes.len(), row);
            }
            check(&codes, &values);
            let counts = codes.counts(300);
            for (number, (rows, first)) in counts.into_iter().enumerate() {
                let having = || (0..values.len()).filter(|row| values[*row] as usize == number);
                assert_eq!((rows, first), (having().count() as u64, having().next().unwrap_or(0)), "{number}");
            }
        }
        for count in [0, 1, 64, 8_200] {
            check(&Codes::same(3, count), &vec![3; count]);
        }
    }
}
