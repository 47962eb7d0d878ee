use crate::codes::Codes;
use crate::group::GROUP;

/// On which line of the file each row of a table stands. Most stand on the line after that of the row before, and take next to no room.
#[derive(Clone, Default, Debug)]
pub struct Lines {
    /// The first of each [`GROUP`].
    firsts: Vec<u32>,
    /// How far each is beyond where it would be if none of its group were left out; of rows in another order, less than nothing, which wraps.
    beyond: Codes,
}

impl Lines {
    pub fn len(&self) -> usize {
        self.beyond.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub fn push(&mut self, line: u32) {
        let place = self.beyond.recent();
        if place == 0 {
            self.firsts.push(line);
        }
        let first = self.firsts.last().expect("a group has a first line");
        self.beyond.push(line.wrapping_sub(first.wrapping_add(place as u32)));
    }

    /// Takes over all of the others.
    pub fn append(&mut self, others: &mut Self) {
        if self.beyond.recent() == 0 {
            self.firsts.append(&mut others.firsts);
            self.beyond.extend(&others.beyond);
        } else {
            others.iter().for_each(|line| self.push(line));
        }
        others.firsts.clear();
        others.beyond.clear();
    }

    /// The line of a row.
    pub fn of(&self, row: usize) -> u32 {
        let nth = (row % GROUP) as u32;
        self.firsts[row / GROUP].wrapping_add(nth).wrapping_add(self.beyond.get(row) as u32)
    }

    pub fn iter(&self) -> impl Iterator<Item = u32> {
        let line = |(row, beyond): (usize, u32)| {
            self.firsts[row / GROUP].wrapping_add((row % GROUP) as u32).wrapping_add(beyond)
        };
        self.beyond.iter().enumerate().map(line)
    }
}

impl FromIterator<u32> for Lines {
    fn from_iter<T: IntoIterator<Item = u32>>(lines: T) -> Self {
        let mut all = Self::default();
        lines.into_iter().for_each(|line| all.push(line));
        all
    }
}

impl<const N: usize> PartialEq<[u32; N]> for Lines {
    fn eq(&self, other: &[u32; N]) -> bool {
        self.iter().eq(other.iter().copied())
    }
}

#[cfg(test)]
mod tests {
    use super::Lines;

    #[test]
    fn lines_are_what_they_were_in_whatever_order() {
        let some: Vec<u32> =
            (2..70).chain(72..200).chain([5, 4, u32::MAX, 1, 0]).chain((0..90).map(|n| n * 7)).collect();
        for cut in [0, 1, 63, 64, 65, some.len()] {
            let mut lines: Lines = some[..cut].iter().copied().collect();
            let mut more: Lines = some[cut..].iter().copied().collect();
            lines.append(&mut more);
            assert!(more.is_empty());
            assert_eq!(lines.iter().collect::<Vec<_>>(), some);
            assert_eq!((lines.len(), lines.of(68)), (some.len(), 72));
        }
    }
}
