use std::ops::Index;

/// The ids of the rows of a table, in one text: most have a few bytes, and a string of its own for each would take many more.
#[derive(Clone, Default, Debug)]
pub struct Ids {
    text: String,
    /// Where each ends; it begins where the one before ends.
    ends: Vec<usize>,
}

impl Ids {
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    pub fn push(&mut self, id: &str) {
        self.text.push_str(id);
        self.ends.push(self.text.len());
    }

    /// Takes over all of the others.
    pub fn append(&mut self, others: &mut Self) {
        let before = self.text.len();
        self.text.push_str(&others.text);
        self.ends.extend(others.ends.iter().map(|end| before + end));
        others.text.clear();
        others.ends.clear();
    }

    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|row| &self[row])
    }
}

impl Index<usize> for Ids {
    type Output = str;

    fn index(&self, row: usize) -> &str {
        let start = if row == 0 { 0 } else { self.ends[row - 1] };
        &self.text[start..self.ends[row]]
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
    }
}
