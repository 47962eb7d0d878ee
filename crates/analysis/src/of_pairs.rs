//! Something that pairs of inspections have.

/// It is not worked out for more pairs than these: they grow with the square of the inspections, and so many are not read.
pub const MOST_PAIRS: usize = 1_000;

/// What those pairs have that have it, or that they are too many.
#[derive(Debug)]
pub enum OfPairs<T> {
    /// In the order of the pairs, each with the index of its pair.
    Each(Vec<(usize, T)>),
    /// How many pairs there are that may have it.
    TooMany(usize),
}

impl<T> OfPairs<T> {
    /// Works it out for these pairs; some may turn out to have none.
    pub(crate) fn of(pairs: Vec<usize>, work_out: impl Fn(usize) -> Option<T>) -> Self {
        match pairs.len() {
            many if many > MOST_PAIRS => Self::TooMany(many),
            _ => Self::Each(pairs.into_iter().filter_map(|pair| Some((pair, work_out(pair)?))).collect()),
        }
    }

    /// Each with the index of its pair; none where they are too many.
    pub fn each(&self) -> &[(usize, T)] {
        match self {
            Self::Each(all) => all,
            Self::TooMany(_) => &[],
        }
    }

    /// What this pair has.
    pub fn get(&self, pair: usize) -> Option<&T> {
        let all = self.each();
        all.binary_search_by_key(&pair, |(pair, _)| *pair).ok().map(|place| &all[place].1)
    }
}
