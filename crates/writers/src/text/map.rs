//! Ratings of many bodies on one screen: a row a body, a column a standard, a rating by the first letters of its words.

use std::collections::{BTreeMap, BTreeSet};

use assize_report::{Block, Cell, Chart, Column, ColumnKind, Rated, Row, Table};

/// Where no rating is known.
const UNKNOWN: &str = "·";

/// What the chart shows, the map, and what its letters mean.
pub(super) fn blocks(chart: &Chart) -> Vec<Block> {
    let mut words: BTreeMap<usize, &str> = BTreeMap::new();
    for rated in chart.table.rows.iter().flat_map(|row| &row.cells).filter_map(Cell::rated) {
        if let Some([step, _]) = rated.step {
            words.insert(step, &rated.text);
        }
    }
    let known = words.values().copied().collect::<BTreeSet<&str>>();
    let letters = |rated: &Rated| rated.step.map_or_else(|| UNKNOWN.to_owned(), |_| letters(&rated.text, &known));
    let short = |cell: &Cell| match cell {
        Cell::Rating(rated) => Rated { text: letters(rated), ..(**rated).clone() }.into(),
        other => other.clone(),
    };
    let key = words.values().map(|word| format!("{} {}", self::letters(word, &known), word.to_lowercase()));
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
    let meanings: Vec<String> = key.rev().collect();
    let key = format!("{}, {UNKNOWN} not known. {}", meanings.join(", "), chart.reading);
    let source = (!chart.source.is_empty()).then(|| Block::paragraph(&chart.source));
    [Block::paragraph(&chart.finding), Block::Table(map), Block::paragraph(key)].into_iter().chain(source).collect()
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

    use super::letters;

    #[test]
    fn letters_tell_ratings_apart() {
        let all = BTreeSet::from(["Great", "Good", "Requires improvement", "Fair"]);
        let found = ["Great", "Good", "Requires improvement", "Fair"].map(|word| letters(word, &all));
        assert_eq!(found, ["Gr", "Go", "RI", "F"]);
    }
}
