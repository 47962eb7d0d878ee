//! Columns without a heading.

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
        self.has_other |= number != Some(first);
        self.rows += 1;
    }

    /// The values of the next rows.
    pub(super) fn append(&mut self, more: Self) {
        if self.rows == 0 {
            *self = more;
        } else if more.rows > 0 {
            let counts_on = more.first.and_then(|first| first.checked_sub(self.rows)) == self.first;
            self.has_other |= more.has_other || !counts_on;
            self.holds = self.holds.or(more.holds);
            self.rows += more.rows;
        }
    }

    pub(super) fn is(&self) -> Unheaded {
        match self.holds {
            None => Unheaded::Nothing,
            Some(line) if !self.has_other && self.first.is_some_and(|first| first <= 1) => Unheaded::RowNames(line),
            Some(line) => Unheaded::Values(line),
        }
    }
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
            for border in 0..=values.len() {
                let (mut looked, mut rest) = (Looked::default(), Looked::default());
                for (index, value) in values.iter().enumerate() {
                    let part = if index < border { &mut looked } else { &mut rest };
                    part.push(value, index as u32 + 1);
                }
                looked.append(rest);
                assert_eq!(looked.is(), expect, "{values:?} {border}");
            }
        }
    }
}
