//! What a query of `assize tally` gave.

use assize_diag::{Code, Diagnostic, Place};

use super::many;

const TALLY: Code = Code::new("table/tally");

const AGAIN: &str = "save the result of the query unchanged; `assize tally` prints the query again";

pub(crate) fn no_column(names: &[&str], place: Place) -> Diagnostic {
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    Diagnostic::error(TALLY, format!("a tally has more columns: {}", names.join(", "))).at(place).help(AGAIN)
}

pub(crate) fn other_column(name: &str, place: Place) -> Diagnostic {
    Diagnostic::error(TALLY, format!("a tally has no column `{name}`")).at(place).help(AGAIN)
}

pub(crate) fn no_count(place: Place) -> Diagnostic {
    Diagnostic::error(TALLY, "this is not a count of units").at(place).help(AGAIN)
}

pub(crate) fn in_record(place: Place) -> Diagnostic {
    Diagnostic::error(TALLY, "a tally says of itself which inspections it is of, and belongs to no record")
        .at(place)
        .help("score it by itself: `assize score TALLY --framework ID`")
}

pub(crate) fn repeated(count: u64, place: Place) -> Diagnostic {
    Diagnostic::error(
        "table/tally-ids",
        format!("ids are blank or are there more than once: {}", many(count as usize, "row")),
    )
    .at(place)
    .help("give each unit one row and an id in the table that was counted, and count it again")
}

pub(crate) fn not_understood(count: u64, question: &str, place: Place) -> Diagnostic {
    let units = many(count as usize, "unit");
    Diagnostic::error("table/tally-words", format!("{units} have a word that is not understood where `{question}` is answered"))
        .at(place)
        .help("look at the distinct words of its columns in the table that was counted; `assize score` on a part of the rows names them")
}
