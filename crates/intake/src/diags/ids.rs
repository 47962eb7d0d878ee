//! Ids that are alike, or none. Of a table, so no id is shown.

use assize_diag::{Code, Diagnostic, Place};

use super::many;
use super::table::{DUPLICATE_ID, more_places};
use crate::table::twins::{IdDifference, Odd};

const LIKE_ID: Code = Code::new("table/like-id");

pub(crate) fn twins(difference: IdDifference, second: Place, first: Place) -> Diagnostic {
    let diagnostic = match difference {
        IdDifference::Form => Diagnostic::error(LIKE_ID, "two ids are the same letters in two forms of Unicode"),
        IdDifference::Capitals => {
            Diagnostic::warning(LIKE_ID, "two ids differ only in capitals or the width of letters")
        }
        IdDifference::Zeros => {
            Diagnostic::warning(LIKE_ID, "two ids differ only in zeros: leading ones, or those at the end of a number")
        }
        IdDifference::Letters => {
            Diagnostic::warning(LIKE_ID, "two ids look alike, and a letter of one is of another alphabet or is ß")
        }
        IdDifference::Spaces => {
            Diagnostic::warning(LIKE_ID, "two ids differ only in spaces, hyphens, slashes and the like")
        }
    };
    diagnostic
        .twice(second, first)
        .help("write the id the same way on both rows if they are about one unit; they are counted as two")
}

pub(crate) fn inspections_alike(second: Place, first: Place) -> Diagnostic {
    Diagnostic::warning(LIKE_ID, "the names of two inspections differ only in capitals, spaces, hyphens or underscores")
        .twice(second, first)
        .help("write the name the same way on all rows if they are of one inspection; they are counted as two")
}

pub(crate) fn more_twins(more: usize, place: Place) -> Diagnostic {
    Diagnostic::warning(
        LIKE_ID,
        format!("{} like another one except for capitals, zeros or spaces", many(more, "more id")),
    )
    .at(place)
    .help("check how the ids are written")
}

pub(crate) fn odd_id(kind: Odd, more: usize, place: Place) -> Diagnostic {
    let more = more_places(more);
    let (message, help) = match kind {
        Odd::Nothing => {
            (format!("the id looks like an error or a blank{more}"), "give the unit its id, or delete the row")
        }
        Odd::Day => (
            format!("the id is a day{more}, which a spreadsheet may have made of it"),
            "format the column of the ids as text, and enter them again",
        ),
        Odd::Below => (
            format!("the id looks like that of a row of totals or a note{more}, and the row counts as a unit"),
            "delete the row, or leave it out in a column map: `[rows]` with `ignore = [\"Total\"]`; if it is a unit, leave it",
        ),
        Odd::Unlike => (
            format!("the id has no digit{more}, and nearly all others have one; the row counts as a unit"),
            "where it is a total or a note, delete the row, or leave it out in a column map: `[rows]` with `ignore = [...]`; if it is a unit, leave it",
        ),
    };
    Diagnostic::warning("table/odd-id", message).at(place).help(help)
}

pub(crate) fn id_alone(count: usize, first: Place, more: impl Iterator<Item = Place>) -> Diagnostic {
    let message = match count {
        1 => "this row holds nothing but an id, and counts as a unit".to_owned(),
        _ => format!("{count} rows hold nothing but an id, and count as units"),
    };
    let diagnostic = Diagnostic::warning("table/id-alone", message).at(first);
    more.fold(diagnostic, |diagnostic, place| diagnostic.label(place, "and here"))
        .help("delete it if it is a total, a source or a note; if it is a unit about which nothing is known, leave it")
}

/// `ids` ids that are each on several rows: one cause.
pub(crate) fn ids_twice(ids: usize, second: Place, first: Place) -> Diagnostic {
    Diagnostic::error(DUPLICATE_ID, format!("{} are each on several rows", many(ids, "id")))
        .label(second, "the first repeated id")
        .label(first, "there")
        .help("where two tables were put one below the other, give the ids of one a letter of their own (`b-`); where it is the same units, keep one row of each")
}
