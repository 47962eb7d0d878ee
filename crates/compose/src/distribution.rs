//! How many standards have each rating: as published, else as far as it is known.

use assize_report::{Cell, Column, Table};
use assize_scoring::Scorecard;

use crate::words;

/// By rating, the worst first.
pub(crate) struct Distribution {
    pub(crate) counts: Vec<u64>,
    /// Standards where a source says only that they have another rating.
    pub(crate) others: u64,
    /// The source's own count, which names no standard.
    pub(crate) is_published: bool,
}

/// `None` without an overall rating, or where nothing is known.
pub(crate) fn distribution(card: &Scorecard<'_>) -> Option<Distribution> {
    let (framework, total) = (card.framework, card.total.as_ref()?);
    let published = |name: &str| card.inspection.ratings.get(name).map_or(0, |count| count.value);
    let known = |rating: usize| {
        total.standards.iter().filter(|node| card.nodes[**node].last.rated() == Some(rating)).count() as u64
    };
    let counts: Vec<u64> = framework.ratings.iter().map(|rating| published(&rating.name)).collect();
    let is_published = !card.inspection.ratings.is_empty();
    let counts = if is_published { counts } else { (0..framework.ratings.len()).map(known).collect() };
    let made = Distribution { counts, others: card.record.others, is_published };
    (made.of() > 0).then_some(made)
}

impl Distribution {
    /// How many standards there are.
    pub(crate) fn of(&self) -> u64 {
        self.counts.iter().sum::<u64>() + self.others
    }
}

/// The same for scripts: a row a rating, the best first.
pub(crate) fn table(card: &Scorecard<'_>) -> Option<Table> {
    let made = distribution(card)?;
    let mut table =
        Table::new("distribution", "How many standards have which rating").of(&card.inspection.id).columns([
            Column::text("title", "Rating").for_scripts(),
            Column::count("standards", "Standards").unit("standards").for_scripts(),
            Column::text("basis", "Basis").for_scripts(),
        ]);
    let basis = if made.is_published { "published" } else { "known" };
    let mut row = |title: &str, count: u64| {
        table.row(vec![Cell::text(title), crate::cells::count(count), Cell::text(basis)]);
    };
    for (rating, count) in made.counts.iter().enumerate().rev() {
        row(words::rating(card.framework, rating), *count);
    }
    if made.others > 0 {
        row("another", made.others);
    }
    Some(table)
}
