//! What a query of `assize tally` gave: one row a question and group of units.

use std::collections::BTreeSet;

use assize_model::{CodedColumn, Inspection, TALLIED, TALLIED_BY, TalliedRow, UnitTable, fold};
use assize_reader::Complaints;

use super::header::{RESERVED, Role};
use super::{Rows, Sheet, units};
use crate::diags;

const QUESTION: &str = "question";

/// What only such a table has.
const TELLING: [&str; 2] = ["reached", "optional_unknown"];

fn named(heading: &str) -> String {
    fold(heading).trim().replace(' ', "_")
}

/// Whether headings are those of such a table.
pub(super) fn is_headed_so<'h>(headings: impl Iterator<Item = &'h str>) -> bool {
    let names: BTreeSet<String> = headings.map(named).collect();
    TELLING.iter().all(|telling| names.contains(*telling))
}

/// What a column so headed is here.
pub(super) fn meaning(heading: &str) -> (String, Role) {
    let name = named(heading);
    let role = if name == QUESTION { Role::Id } else { Role::Keep };
    (name, role)
}

/// The table, if it has the columns that it must have and no others.
pub(super) fn checked(sheet: &Sheet<'_>, table: UnitTable) -> Option<UnitTable> {
    let wanted = || TALLIED_BY.into_iter().chain(TALLIED).filter(|name| *name != QUESTION);
    let missing: Vec<&str> = wanted().filter(|name| table.column(name).is_none()).collect();
    if !missing.is_empty() {
        sheet.complaints.push(diags::tallied::no_column(&missing, sheet.header.place(sheet.source)));
        return None;
    }
    let is_known = |column: &&CodedColumn| wanted().chain(RESERVED).any(|name| name == column.header);
    for column in table.columns.iter().filter(|column| !is_known(column)) {
        sheet.complaints.push(diags::tallied::other_column(&column.header, table.header_place(column)));
    }
    Some(table)
}

/// Gives these rows to their inspection.
pub(super) fn give(inspection: &mut Inspection, rows: &Rows, of_it: &[usize], complaints: &Complaints) {
    let table = &rows.table;
    let column = |name: &str| table.column(name).expect("a tally without it is not read");
    let word = |name: &str, row: usize| column(name).word(row).trim().to_owned();
    let columns = TALLIED.map(column);
    let mut says_repeated = false;
    for row in of_it.iter().copied() {
        let count = |column: &CodedColumn| match column.word(row).trim().parse::<u64>() {
            Ok(count) => count,
            Err(_) => {
                complaints.push(diags::tallied::no_count(table.place(row, column)));
                0
            }
        };
        let fact = word("fact", row);
        let one = TalliedRow {
            place: units::place(rows, row),
            framework: word("framework", row),
            unit: word("unit", row),
            group: (!fact.is_empty()).then(|| (fact, word("value", row))),
            question: table.ids[row].trim().to_owned(),
            reached: word("reached", row),
            counts: columns.map(count),
        };
        // Groups have no more faults than all units have.
        if one.group.is_none() {
            let repeated = one.count("repeated_ids");
            if repeated > 0 && !std::mem::replace(&mut says_repeated, true) {
                complaints.push(diags::tallied::repeated(repeated, table.place(row, column("repeated_ids"))));
            }
            let not_understood = one.count("not_understood");
            if not_understood > 0 {
                let place = table.place(row, column("not_understood"));
                complaints.push(diags::tallied::not_understood(not_understood, &one.question, place));
            }
        }
        inspection.tallied.push(one);
    }
}
