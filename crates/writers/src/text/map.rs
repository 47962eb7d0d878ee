//! Ratings of many bodies on one screen: a row a body, a column a standard, a rating by the first letters of its words.

use std::collections::{BTreeMap, BTreeSet};

use assize_report::{Block, Cell, Chart, Column, ColumnKind, Rated, Row, Table};

/// Where no rating is known.
const UNKNOWN: &str = "·";

/// What the chart shows, the map, and what its letters mean.
pub(super) fn blocks(chart: &Chart) -> Vec<Block> {
    let key = Key::of(&chart.table);
    let short = |cell: &Cell| match cell {
        Cell::Rating(rated) => {
            let text = key.letters(rated).unwrap_or_else(|| UNKNOWN.to_owned());
            Rated { text, ..(**rated).clone() }.into()
        }
        other => other.clone(),
    };
    let columns = chart.table.columns.iter().map(|column| match column.kind {
        ColumnKind::Rating => Column::text(&column.id, &column.title),
        _ => column.clone(),
    });
    let row = |row: &Row| Row { cells: row.cells.iter().map(short).collect(), ..row.clone() };
    let map = Table {
        title: chart.measure.clone(),
        columns: columns.collect(),
        rows: chart.table.rows.iter().map(row).collect(),
        ..chart.table.clone()
    };
    let key = format!("{}, {UNKNOWN} not known. {}", key.meanings(&chart.table).join(", "), chart.reading);
    let source = (!chart.source.is_empty()).then(|| Block::paragraph(&chart.source));
    [Block::paragraph(&chart.finding), Block::Table(map), Block::paragraph(key)].into_iter().chain(source).collect()
}

fn ratings(table: &Table) -> impl Iterator<Item = &Rated> {
    table.rows.iter().flat_map(|row| &row.cells).filter_map(Cell::rated)
}

/// The words of the ratings that stand in a table, alone or as an end of what a rating may be.
struct Key {
    /// By place from the worst: ids of those that stand alone.
    steps: BTreeMap<usize, String>,
    /// By id.
    words: BTreeMap<String, String>,
}

impl Key {
    fn of(table: &Table) -> Self {
        let alone = |rated: &Rated| Some((rated.step?[0], rated.rating.clone()?));
        let word = |rated: &Rated| Some((rated.rating.clone()?, rated.text.clone()));
        let mut key = Self {
            steps: ratings(table).filter_map(alone).collect(),
            words: ratings(table).filter_map(word).collect(),
        };
        for end in ratings(table).filter_map(ends).flatten() {
            key.words.entry(end.clone()).or_insert_with(|| end.replace('-', " "));
        }
        key
    }

    /// "RI", or "RI-G" for what may be either or lies between; `None`: not known.
    fn letters(&self, rated: &Rated) -> Option<String> {
        let of = |id: &String| self.words.get(id).map(|word| self.of_word(word));
        match ends(rated) {
            Some([worst, best]) => Some(format!("{}-{}", of(worst)?, of(best)?)),
            None => of(rated.rating.as_ref()?),
        }
    }

    fn of_word(&self, word: &str) -> String {
        letters(word, &self.words.values().map(String::as_str).collect())
    }

    /// "G good", the best first, then "RI-G requires improvement or good".
    fn meanings(&self, table: &Table) -> Vec<String> {
        let alone = self.steps.values().rev().filter_map(|id| self.words.get(id));
        let alone = alone.map(|word| format!("{} {}", self.of_word(word), word.to_lowercase()));
        let open = ratings(table).filter(|rated| ends(rated).is_some());
        let open: BTreeSet<String> =
            open.filter_map(|rated| Some(format!("{} {}", self.letters(rated)?, rated.text.to_lowercase()))).collect();
        alone.chain(open).collect()
    }
}

/// The worst and the best that a rating may be; `None` of one that is known, and where there is no basis to say any.
fn ends(rated: &Rated) -> Option<&[String; 2]> {
    rated.between.as_ref().filter(|_| rated.basis.is_some())
}

/// "RI" for "Requires improvement"; with as many letters of each word as tell it from the others: "Gr" and "Go" for "Great" and "Good".
fn letters(text: &str, all: &BTreeSet<&str>) -> String {
    let first = |text: &str, count: usize| -> String {
        let of_word = |word: &str| {
            let mut letters = word.chars().take(count);
            letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect::<String>()
        };
        text.split_whitespace().map(of_word).collect()
    };
    let longest = text.chars().count();
    let is_own = |count: &usize| all.iter().all(|other| *other == text || first(other, *count) != first(text, *count));
    first(text, (1..=longest).find(is_own).unwrap_or(longest))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use assize_report::{Column, Rated, Table};

    use super::{Key, letters};

    #[test]
    fn letters_tell_ratings_apart() {
        let all = BTreeSet::from(["Great", "Good", "Requires improvement", "Fair"]);
        let found = ["Great", "Good", "Requires improvement", "Fair"].map(|word| letters(word, &all));
        assert_eq!(found, ["Gr", "Go", "RI", "F"]);
    }

    #[test]
    fn what_may_be_either_has_the_letters_of_both() {
        let good = Rated { rating: Some("good".into()), step: Some([2, 4]), text: "Good".into(), ..Rated::default() };
        let either = Rated {
            between: Some(["requires-improvement", "good"].map(str::to_owned)),
            basis: Some("rule".into()),
            text: "Requires improvement or good".into(),
            ..Rated::default()
        };
        let unknown = Rated { basis: None, text: "Not known".into(), ..either.clone() };
        let mut table = Table::new("map", "").columns(["1", "2", "3"].map(|id| Column::rating(id, id)));
        table.row([&good, &either, &unknown].map(|rated| rated.clone().into()).to_vec());
        let key = Key::of(&table);
        let found = [&good, &either, &unknown].map(|rated| key.letters(rated));
        assert_eq!(found, [Some("G".to_owned()), Some("RI-G".to_owned()), None]);
        assert_eq!(key.meanings(&table), ["G good", "RI-G requires improvement or good"]);
    }
}
