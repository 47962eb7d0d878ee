//! Columns without a heading.

/// What stands in a column that has no heading.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Unheaded {
    Nothing,
    /// Whole numbers that grow from this line on, and begin anew where another file does: names of rows, as R and pandas write them, with gaps
    /// where rows were taken out.
    RowNames(u32),
    /// Something else, first on this line.
    Values(u32),
}

impl Unheaded {
    /// The line of what must not stand there. Names of rows stand before all headings.
    pub(super) fn fault(self, is_first: bool) -> Option<u32> {
        match self {
            Self::Nothing => None,
            Self::RowNames(_) if is_first => None,
            Self::RowNames(line) | Self::Values(line) => Some(line),
        }
    }
}

/// Looks at such a column, value by value.
#[derive(Default)]
pub(super) struct Looked {
    /// The first number and the last, each with its line.
    ends: Option<[(u64, u32); 2]>,
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
        match value.parse::<u64>() {
            Ok(number) => self.go_on([(number, line); 2]),
            Err(_) => self.has_other = true,
        }
    }

    /// The values of the next rows.
    pub(super) fn append(&mut self, more: Self) {
        self.has_other |= more.has_other;
        self.holds = self.holds.or(more.holds);
        more.ends.into_iter().for_each(|ends| self.go_on(ends));
    }

    /// Numbers that grow stand behind those so far.
    fn go_on(&mut self, [first, last]: [(u64, u32); 2]) {
        let Some([begin, end]) = &mut self.ends else {
            self.ends = Some([first, last]);
            return;
        };
        // The headings of another file stand between its rows and those before.
        let begins_anew = first.0 <= begin.0.max(1) && first.1 > end.1.saturating_add(1);
        self.has_other |= !(first.0 > end.0 || begins_anew);
        *end = last;
    }

    pub(super) fn is(&self) -> Unheaded {
        match self.holds {
            None => Unheaded::Nothing,
            Some(line) if !self.has_other => Unheaded::RowNames(line),
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
            (&["2", "3"], Unheaded::RowNames(1)),
            (&["1", "3", "9"], Unheaded::RowNames(1)),
            (&["1", "2", "1", "2"], Unheaded::Values(1)),
            (&["1", "0", "1"], Unheaded::Values(1)),
            (&["1", "1"], Unheaded::Values(1)),
            (&["1", "", "2"], Unheaded::Values(1)),
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

    #[test]
    fn names_of_rows_begin_anew_with_each_file() {
        let is = |rows: &[(&str, u32)]| {
            let mut looked = Looked::default();
            rows.iter().for_each(|(value, line)| looked.push(value, *line));
            looked.is()
        };
        assert_eq!(is(&[("1", 2), ("2", 3), ("1", 5), ("2", 6), ("0", 8)]), Unheaded::RowNames(2));
        assert_eq!(is(&[("1", 2), ("2", 3), ("2", 5)]), Unheaded::Values(2));
    }
}
