//! Cells that show several numbers: each number has a cell of its own in a sheet, and their column is several.

use assize_report::{Cell, Row, RowKind, Share, Table};

use super::number::{FormattedNumber, figure, read};

/// Which of the numbers that a cell shows.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Part {
    Value,
    /// n of N.
    Counted,
    Whole,
    /// Of limits, or an interval.
    Lowest,
    Highest,
}

/// What is shown of several numbers.
pub(super) type Parts = Vec<(Part, FormattedNumber)>;

/// The numbers that a cell of this row shows, where it shows numbers alone: "58%", "64 of 111", "71% (100 of 141)", "-9 to +13".
pub(super) fn parts(cell: &Cell, row: &Row) -> Parts {
    if let Some(figure) = figure(cell) {
        return vec![(Part::Value, figure)];
    }
    let words = cell.words();
    let tokens: Vec<&str> = words.split([' ', '(', ')']).filter(|token| !token.is_empty()).collect();
    let numbers: Option<Vec<FormattedNumber>> = tokens
        .iter()
        .filter(|token| token.contains(|one: char| one.is_ascii_digit()))
        .map(|one| read(one, None))
        .collect();
    // Words that say more than that there are two numbers are kept: "under 50%", "50% to under 65%", "44 judged".
    let is_word = |token: &str| token.chars().all(char::is_alphabetic);
    match (tokens.as_slice(), numbers.unwrap_or_default().as_slice()) {
        ([_, between, _], [one, other]) if is_word(between) => pair(cell, row, [one, other]).unwrap_or_default(),
        ([_, _], [one, other]) => counted(cell, row, [one, other]),
        ([_, _, between, _], [value, one, other]) if is_word(between) => {
            let pair = pair(cell, row, [one, other]).unwrap_or_default();
            if pair.is_empty() {
                pair
            } else {
                [(Part::Value, value_of(cell, value))].into_iter().chain(pair).collect()
            }
        }
        _ => Parts::new(),
    }
}

/// Two numbers with a word between them: n of N, or from one limit to the other.
fn pair(cell: &Cell, row: &Row, [one, other]: [&FormattedNumber; 2]) -> Option<Parts> {
    let is_counted = |share: &Share| share.n.zip(share.of).is_some_and(|(n, of)| one.is(n) && other.is(of));
    // Words for readers say what the share of the row counts.
    let mut counts = row.cells.iter().chain([cell]).filter_map(Cell::share);
    if !one.format.is_percentage && counts.any(is_counted) {
        return Some(vec![(Part::Counted, one.clone()), (Part::Whole, other.clone())]);
    }
    let limits = match cell {
        Cell::Number(number) => [number.low?, number.high?].map(Some),
        Cell::Share(share) => {
            let is_closed = |limit: &&assize_report::Limit| !limit.open;
            let limits =
                [&share.low, &share.high].map(|limit| limit.as_ref().filter(is_closed).map(|limit| limit.value));
            limits.map(|limit| limit.filter(|_| one.format.is_percentage && other.format.is_percentage))
        }
        Cell::Points(points) if one.is(points.least) && other.is(points.most) => [None, None],
        _ => return None,
    };
    let is_known = matches!(cell, Cell::Points(_)) || limits.iter().all(Option::is_some);
    let exact = |shown: &FormattedNumber, limit| read(&shown.shown, limit).unwrap_or_else(|| shown.clone());
    is_known.then(|| vec![(Part::Lowest, exact(one, limits[0])), (Part::Highest, exact(other, limits[1]))])
}

/// "32 (29%)": how many, and which share that is.
fn counted(cell: &Cell, row: &Row, [one, other]: [&FormattedNumber; 2]) -> Parts {
    let n = row.cells.iter().chain([cell]).filter_map(Cell::share).filter_map(|share| share.n);
    match other.format.is_percentage && n.into_iter().any(|n| one.is(n)) {
        true => vec![(Part::Value, value_of(cell, other)), (Part::Counted, one.clone())],
        false => Parts::new(),
    }
}

/// A number as shown, as exactly as the cell has it.
fn value_of(cell: &Cell, shown: &FormattedNumber) -> FormattedNumber {
    let value = match cell {
        Cell::Share(share) => share.value,
        Cell::Number(number) => number.value,
        _ => None,
    };
    read(&shown.shown, value).unwrap_or_else(|| shown.clone())
}

/// What a column of a table is in a sheet, from left to right.
pub(super) fn of_column(table: &Table, place: usize) -> Vec<Part> {
    let rows = table.rows.iter().filter(|row| row.kind != RowKind::Group);
    let cells = rows.filter_map(|row| Some((row.cells.get(place)?, row)));
    // A count beside others of n of N is the whole.
    let mut known: Vec<Part> = cells
        .filter(|(cell, _)| !matches!(cell, Cell::Count { .. }))
        .flat_map(|(cell, row)| parts(cell, row))
        .map(|(part, _)| part)
        .collect();
    known.sort_unstable();
    known.dedup();
    if known.is_empty() { vec![Part::Value] } else { known }
}

#[cfg(test)]
mod tests {
    use assize_report::{Cell, Limit, Number, Points, Row, RowKind, Share};

    use super::Part::{Counted as N, Highest, Lowest, Value, Whole};
    use super::{Part, parts};

    fn shown(cell: Cell, beside: Cell) -> Vec<(Part, String)> {
        let row = Row { figure: None, kind: RowKind::Body, cells: vec![cell.clone(), beside] };
        parts(&cell, &row).into_iter().map(|(part, figure)| (part, figure.value)).collect()
    }

    #[test]
    fn each_number_of_a_cell_is_one_of_its_own() {
        let share = |text: &str, open| {
            let limit = |value| Some(Limit { n: None, of: None, value, open });
            let share = Share { n: Some(100), of: Some(1_141), value: Some(8.76), ..Share::default() };
            Cell::from(Share { low: limit(25.44), high: limit(76.0), text: text.into(), ..share })
        };
        let number = |text: &str, value| {
            Cell::from(Number { value, low: Some(-9.2), high: Some(12.75), fraction: None, text: text.into() })
        };
        let points = Cell::from(Points { figure: None, least: 0, most: 5, of: Some(30), text: "0 to 5".into() });
        for (cell, expect) in [
            (share("9%", false), vec![(Value, "0.0876")]),
            (share("100 of 1,141", false), vec![(N, "100"), (Whole, "1141")]),
            (share("9% (100 of 1,141)", false), vec![(Value, "0.0876"), (N, "100"), (Whole, "1141")]),
            (share("100 (9%)", false), vec![(Value, "0.0876"), (N, "100")]),
            (share("25% to 76%", false), vec![(Lowest, "0.2544"), (Highest, "0.76")]),
            // What is more than two numbers stays as it is shown.
            (share("25% to under 76%", true), vec![]),
            (share("under 76%", true), vec![]),
            (share("99 of 1,141", false), vec![]),
            (number("-9 to +13", None), vec![(Lowest, "-9.2"), (Highest, "12.75")]),
            (number("+2 (-9 to +13)", Some(1.8)), vec![(Value, "1.8"), (Lowest, "-9.2"), (Highest, "12.75")]),
            (number("3 or 4 or 5", None), vec![]),
            (points, vec![(Lowest, "0"), (Highest, "5")]),
            (Cell::text("100 of 1,141"), vec![]),
        ] {
            let found = shown(cell.clone(), Cell::text("beside"));
            let found: Vec<(Part, &str)> = found.iter().map(|(part, value)| (*part, value.as_str())).collect();
            assert_eq!(found, expect, "{cell:?}");
        }
        // Words for readers beside the share that counts the same, in any language.
        for words in ["100 of 1,141", "100 o 1,141"] {
            assert_eq!(shown(Cell::text(words), share("9%", false)), [(N, "100".into()), (Whole, "1141".into())]);
        }
        assert_eq!(shown(Cell::text("99 of 1,141"), share("9%", false)), []);
    }
}
