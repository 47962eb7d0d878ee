use assize_model::{PartialDate, Period, SampleDesign};

use super::{RowsFound, no_rows};
use assize_scoring::each_alike;
use assize_scoring::table::AdmittedTable;

/// The fact of the shared catalogue that says when a unit began.
const COMMENCED: &str = "commenced";

/// When the units began, against the window of the sample.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Dates {
    /// The window; one of its ends at least.
    pub window: Period,
    /// Whether the table has the column; without it nothing below is known.
    pub has_column: bool,
    /// Units that began within it.
    pub inside: u64,
    pub before: RowsFound,
    pub after: RowsFound,
    /// Units without a day.
    pub blank: u64,
}

/// Holds each unit's day against the window.
pub(super) fn check(table: &AdmittedTable<'_>, design: Option<&SampleDesign>) -> Option<Dates> {
    let design = design.filter(|design| design.unit() == table.table.unit)?;
    let window = design.window;
    window.from.or(window.to)?;
    let mut dates = Dates {
        window,
        has_column: false,
        inside: 0,
        before: RowsFound::default(),
        after: RowsFound::default(),
        blank: 0,
    };
    let Some(column) = table.fact(COMMENCED) else { return Some(dates) };
    dates.has_column = true;
    let days: Vec<_> = column.by_code.iter().map(|day| PartialDate::parse_day(day)).collect();
    let (mut before, mut after) = (no_rows(table.table), no_rows(table.table));
    let day = |row| days[column.column.code(row)];
    each_alike(&[column.column], table.table.len(), day, |day, group, rows| match day {
        None => dates.blank += u64::from(rows.count_ones()),
        Some(day) if window.from.is_some_and(|from| day.is_before(from)) => before[group] |= rows,
        Some(day) if window.to.is_some_and(|to| to.is_before(*day)) => after[group] |= rows,
        Some(_) => dates.inside += u64::from(rows.count_ones()),
    });
    dates.before = RowsFound::of(&before, table.table, Some(column.column));
    dates.after = RowsFound::of(&after, table.table, Some(column.column));
    Some(dates)
}
