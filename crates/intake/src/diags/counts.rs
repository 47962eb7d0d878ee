//! Tables of counts, one row a question.

use assize_diag::{Code, Diagnostic, Place, Severity};
use assize_reader::tick;

use super::many;

const COUNTS: Code = Code::new("table/counts");
const COLUMN: Code = Code::new("table/counts-column");

/// The columns that such a table may have.
const COLUMNS: &str = "`sufficient` (or yes, met, n), `insufficient` (no, not met), `cannot-tell`, `missing`, `not-applicable` (n/a), `not-done`, \
    `total` (N), `per-cent` (%), `inspection`, `provider`, `year`";

/// What is wrong with a row of counts.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) enum Fault {
    NoWholeNumber,
    NoPercentage,
    /// 0.46 where 46 is meant, in the whole column.
    Fraction,
    /// A question, and nothing else.
    Blank,
    NoQuestion,
    /// What was insufficient is not said, and follows from nothing.
    Lacking,
    OverTotal,
    NotTheSum,
    NotDoneOver,
    /// No count gives this percentage.
    NoCount,
    /// A count and a percentage without the total.
    OfHowMany,
}

impl Fault {
    const fn said(self) -> (Severity, &'static str, &'static str) {
        match self {
            Self::NoWholeNumber => (
                Severity::Error,
                "this is not a count of units",
                "write a whole number in digits, or nothing; a percentage goes in a column `per-cent`",
            ),
            Self::NoPercentage => {
                (Severity::Error, "this is not a percentage from 0 to 100", "write it in digits: 46, 45.5 or 46%")
            }
            Self::Fraction => (
                Severity::Error,
                "this looks like a fraction of 1, where a percentage is wanted",
                "write per cent: 46 for 0.46; a spreadsheet that shows 46% keeps 0.46",
            ),
            Self::Blank => (
                Severity::Warning,
                "this row has no figures, and is left out",
                "fill them in if it is a question; a heading or a note does no harm",
            ),
            Self::NoQuestion => (
                Severity::Error,
                "this is not an id of a question",
                "write the id, such as 2.1.3, or say in `[columns]` of a column map which question the words are (or \"ignore\"); \
                 `assize columns` drafts that",
            ),
            Self::Lacking => (
                Severity::Error,
                "the figures here do not say how many were sufficient and how many insufficient",
                "give both, or `sufficient` and `total` alone (n of N), or a percentage",
            ),
            Self::OverTotal => (
                Severity::Error,
                "more were sufficient than there are in all",
                "check both; `total` is the number of units for which the question was judged",
            ),
            Self::NotTheSum => (
                Severity::Error,
                "the total is not the sum of the counts beside it",
                "check them; a total counts those judged, or also cannot tell and missing, or also not applicable",
            ),
            Self::NotDoneOver => (
                Severity::Error,
                "more were not done at all than were insufficient",
                "`not-done` is a part of `insufficient`: add it there",
            ),
            Self::NoCount => (
                Severity::Warning,
                "the counts beside it do not give this percentage, however it was rounded",
                "check both; a percentage is the share that was sufficient",
            ),
            Self::OfHowMany => (
                Severity::Warning,
                "the table does not say of how many this is a count, so only the percentage is used",
                "add a column `total` (N), or `insufficient`",
            ),
        }
    }
}

/// A fault of a row, said once for all rows that have it.
pub(crate) fn fault(fault: Fault, places: &[Place]) -> Diagnostic {
    let (severity, what, help) = fault.said();
    let more = match places.len() {
        0 | 1 => String::new(),
        several => format!(" (here and in {})", many(several - 1, "more row")),
    };
    let diagnostic = match severity {
        Severity::Error => Diagnostic::error(COUNTS, format!("{what}{more}")),
        Severity::Warning => Diagnostic::warning(COUNTS, format!("{what}{more}")),
    };
    let labelled = places.iter().enumerate().take(3);
    labelled
        .fold(diagnostic, |diagnostic, (index, place)| match index {
            0 => diagnostic.at(place.clone()),
            _ => diagnostic.label(place.clone(), "and here"),
        })
        .help(help)
}

pub(crate) fn no_count_column(name: &str, place: Place) -> Diagnostic {
    Diagnostic::error(COLUMN, format!("{} is not a column of a table of counts", tick(name)))
        .at(place)
        .help(format!("map it to \"ignore\", or to one of {COLUMNS}"))
}

pub(crate) fn no_question_column(place: Place) -> Diagnostic {
    Diagnostic::error(COLUMN, "no column is headed `question`")
        .at(place)
        .help("head the column of the questions' ids `question`, or map it to \"question\" in a column map")
}

pub(crate) fn question_twice(second: Place, first: Place) -> Diagnostic {
    Diagnostic::error("table/question-twice", "this question has figures already")
        .twice(second, first)
        .help("keep one of the two; a table of several bodies or inspections tells them apart by columns `provider`, `year` or `inspection`")
}

pub(crate) fn of_member(place: Place) -> Diagnostic {
    Diagnostic::error(COUNTS, "these counts are of a member of the aggregate, not of the record's own inspection")
        .at(place)
        .help("write a record for the member, and name the table there")
}

/// Beside `yes`: the count of no, or of all.
pub(crate) fn total_or_no(place: Place) -> Diagnostic {
    Diagnostic::warning(COLUMN, "`N` is taken for how many there are in all, and may be how many have `no`")
        .at(place)
        .help("head it `total` or `no`, or map it in `[columns]` of a column map: `N = \"total\"`")
}
