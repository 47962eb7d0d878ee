//! How many have which rating: a column a rating, for readers as for who draws them.

use assize_framework::Framework;
use assize_model::fold;
use assize_report::{Cell, Column};

use crate::{cells, words};

/// The ratings of one or several scales, by title, the best first.
pub(crate) struct RatingCounts<'f> {
    titles: Vec<(usize, &'f str)>,
    unit: &'static str,
}

impl<'f> RatingCounts<'f> {
    /// Of all ratings of these frameworks; what is counted is called so.
    pub(crate) fn of(frameworks: impl IntoIterator<Item = &'f Framework>, unit: &'static str) -> Self {
        let mut titles: Vec<(usize, &str)> = Vec::new();
        for framework in frameworks {
            let all = (0..framework.ratings.len()).map(|rating| (rating, words::rating(framework, rating)));
            all.for_each(|one| {
                if !titles.contains(&one) {
                    titles.push(one)
                }
            });
        }
        titles.sort_by(|a, b| b.cmp(a));
        Self { titles, unit }
    }

    /// A column each.
    pub(crate) fn columns(&self) -> impl Iterator<Item = Column> + '_ {
        self.titles.iter().map(|(_, title)| Column::count(fold(title).replace(' ', "_"), *title).unit(self.unit))
    }

    /// How many of these have each.
    pub(crate) fn cells(&self, rated: &[(&Framework, usize)]) -> impl Iterator<Item = Cell> + '_ {
        let titles: Vec<(usize, String)> =
            rated.iter().map(|(framework, rating)| (*rating, words::rating(framework, *rating).to_owned())).collect();
        let count = move |(rating, title): &(usize, &str)| {
            titles.iter().filter(|(other, name)| other == rating && name == title).count() as u64
        };
        self.titles.iter().map(count).map(cells::count_unless_none)
    }
}
