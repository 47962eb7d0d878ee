//! Columns without a heading.

use super::{TextRows, rows};

/// What stands in a column that has no heading.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Unheaded {
    Nothing,
    /// 1, 2, 3 or 0, 1, 2 from this line on: names of rows, as R and pandas write them.
    RowNames(u32),
    /// Something else, first on this line.
    Values(u32),
}

/// Looks at such a column, value by value.
#[derive(Default)]
pub(super) struct Looked {
    rows: u64,
    /// What the first row counts as, where every row so far counts on.
    first: Option<u64>,
    has_other: bool,
    /// The line of the first value.
    holds: Option<u32>,
}

impl Looked {
    /// The value of the next row.
    pub(super) fn push(&mut self, value: &str, line: u32) {
        let value = value.trim();
        if !value.is_empty() {
            self.holds.get_or_insert(line);
        }
        let number = value.parse::<u64>().ok().and_then(|number| number.checked_sub(self.rows));
        let first = *self.first.get_or_insert(number.unwrap_or(u64::MAX));
        self.has_other |= number != Some(first) || first > 1;
        self.rows += 1;
    }

    pub(super) fn is(&self) -> Unheaded {
        match self.holds {
            None => Unheaded::Nothing,
            Some(line) if !self.has_other => Unheaded::RowNames(line),
            Some(line) => Unheaded::Values(line),
        }
    }
}

/// What stands in these fields of the lines, which are in order.
pub(super) fn of_text(text: &TextRows<'_>, fields: &[u32]) -> Vec<Unheaded> {
    let mut looked: Vec<Looked> = fields.iter().map(|_| Looked::default()).collect();
    rows::each_as_it_is(text, |record, line| {
        for (field, looked) in fields.iter().zip(&mut looked) {
            looked.push(record.get(field.saturating_sub(1) as usize).unwrap_or_default(), line);
        }
    });
    looked.iter().map(Looked::is).collect()
}

#[cfg(test)]
mod tests {
    use super::{Looked, Unheaded};

    #[test]
    fn names_of_rows_count() {
        for (values, expect) in [
            (&["1", "2", "3"][..], Unheaded::RowNames(1)),
            (&["0", "1"], Unheaded::RowNames(1)),
            (&["", " "], Unheaded::Nothing),
            (&["2", "3"], Unheaded::Values(1)),
            (&["1", "3"], Unheaded::Values(1)),
            (&["", "2"], Unheaded::Values(2)),
            (&["1", "yes"], Unheaded::Values(1)),
        ] {
            let mut looked = Looked::default();
            (1..).zip(values).for_each(|(line, value)| looked.push(value, line));
            assert_eq!(looked.is(), expect, "{values:?}");
        }
    }
}
