use assize_model::{PartialDate, Period, SampleDesign};

use super::RowsFound;
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
    for row in 0..table.table.len() {
        let Some(day) = days[column.column.code(row)] else {
            dates.blank += 1;
            continue;
        };
        if window.from.is_some_and(|from| day.is_before(from)) {
            dates.before.add(table.table, row, column.column);
        } else if window.to.is_some_and(|to| to.is_before(day)) {
            dates.after.add(table.table, row, column.column);
        } else {
            dates.inside += 1;
        }
    }
    Some(dates)
}
