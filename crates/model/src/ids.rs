use std::ops::Index;

use crate::codes::Codes;
use crate::group::GROUP;

/// The ids of the rows of a table, in one text: most have a few bytes, and a string of its own for each would take many more.
#[derive(Clone, Default, Debug)]
pub struct Ids {
    text: String,
    /// Where the first of each [`GROUP`] begins.
    groups: Vec<usize>,
    /// Where each ends, from where its group begins; it begins where the one before ends.
    ends: Codes,
}

impl Ids {
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub fn push(&mut self, id: &str) {
        if self.ends.recent() == 0 {
            self.groups.push(self.text.len());
        }
        self.text.push_str(id);
        let end = self.text.len() - self.groups.last().expect("a group begins somewhere");
        self.ends.push(u32::try_from(end).expect("64 ids have fewer than 2^32 bytes"));
    }

    /// Takes over all of the others.
    pub fn append(&mut self, others: &mut Self) {
        if self.ends.recent() == 0 {
            let begin = self.text.len();
            self.groups.extend(others.groups.iter().map(|group| begin + group));
            self.text.push_str(&others.text);
            self.ends.extend(&others.ends);
        } else {
            others.iter().for_each(|id| self.push(id));
        }
        others.text.clear();
        others.groups.clear();
        others.ends.clear();
    }

    pub fn iter(&self) -> impl Iterator<Item = &str> {
        let (mut begin, mut start) = (0, 0);
        self.ends.iter().enumerate().map(move |(row, end)| {
            if row.is_multiple_of(GROUP) {
                (begin, start) = (self.groups[row / GROUP], self.groups[row / GROUP]);
            }
            let end = begin + end as usize;
            &self.text[std::mem::replace(&mut start, end)..end]
        })
    }
}

impl Index<usize> for Ids {
    type Output = str;

    #[inline]
    fn index(&self, row: usize) -> &str {
        let begin = self.groups[row / GROUP];
        let start = if row.is_multiple_of(GROUP) { 0 } else { self.ends.get(row - 1) };
        &self.text[begin + start..begin + self.ends.get(row)]
    }
}

impl<I: AsRef<str>> FromIterator<I> for Ids {
    fn from_iter<T: IntoIterator<Item = I>>(ids: T) -> Self {
        let mut all = Self::default();
        ids.into_iter().for_each(|id| all.push(id.as_ref()));
        all
    }
}

impl<const N: usize> PartialEq<[&str; N]> for Ids {
    fn eq(&self, other: &[&str; N]) -> bool {
        self.iter().eq(other.iter().copied())
    }
}

#[cfg(test)]
mod tests {
    use super::Ids;

    #[test]
    fn ids_are_what_they_were_however_they_came_together() {
        let mut ids: Ids = ["c1", "", "é"].into_iter().collect();
        ids.append(&mut ["", "c2"].into_iter().collect());
        ids.push("c3");
        assert_eq!(ids, ["c1", "", "é", "", "c2", "c3"]);
        assert_eq!((&ids[2], &ids[5], ids.len()), ("é", "c3", 6));
        let many: Vec<String> = (0..300).map(|id| "x".repeat(id % 70)).collect();
        for cut in [1, 63, 64, 65, 299] {
            let mut ids: Ids = many[..cut].iter().collect();
            ids.append(&mut many[cut..].iter().collect());
            assert!(ids.iter().eq(many.iter()), "{cut}");
        }
    }
}
