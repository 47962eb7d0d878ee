//! The column `synthetic`.

use assize_diag::Place;
use assize_model::{UnitTable, fold};
use assize_reader::Complaints;

use crate::diags;

/// Whether the table says that its cases are made up: in every row or in none.
pub(super) fn check(table: &UnitTable, complaints: &Complaints) -> bool {
    let Some(column) = table.column("synthetic") else { return false };
    let first = |wanted: fn(&str) -> bool| {
        let codes = column.words().iter().enumerate().filter(|(_, word)| wanted(&fold(word)));
        codes.filter_map(|(code, _)| column.first_row(code)).min()
    };
    let yes = first(|word| word == "yes");
    let no = first(|word| matches!(word.trim(), "no" | ""));
    if let Some(row) = first(|word| !matches!(word.trim(), "yes" | "no" | "")) {
        complaints.push(diags::table::synthetic_word(table.place(row, column)));
    }
    if let (Some(yes), Some(no)) = (yes, no) {
        complaints.push(diags::table::synthetic_mixed(table.place(no, column), table.place(yes, column)));
    }
    yes.is_some()
}

/// Where a table says that its cases are made up.
pub(crate) fn synthetic_place(table: &UnitTable) -> Place {
    match table.column("synthetic") {
        Some(column) => table.header_place(column),
        None => Place::File(table.source),
    }
}
