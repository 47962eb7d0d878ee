//! Which inspection each row of a record's table belongs to.

use assize_model::{Codes, Inspection};
use assize_reader::Complaints;

use crate::diags;
use crate::table::Rows;

/// For each row a number, the same for rows of the same inspection: the record's own, or, of an aggregate, a member's.
pub(super) fn groups(rows: &Rows, inspection: &Inspection, complaints: &Complaints) -> Codes {
    let Some(column) = rows.table.column("inspection") else { return rows.table.lines.iter().map(|_| 0).collect() };
    let members = inspection.members.iter().map(|member| member.value.as_str());
    let known: Vec<&str> = std::iter::once(inspection.id.as_str()).chain(members).collect();
    let mut groups = Vec::new();
    for (code, word) in column.words().iter().enumerate() {
        let group = known.iter().position(|known| *known == word.trim());
        if group.is_none()
            && let Some(row) = column.first_row(code)
        {
            let count = (0..column.len()).filter(|row| column.code(*row) == code).count();
            let place = rows.table.place(row, column);
            complaints.push(diags::table::unknown_inspection(&inspection.id, known.len() > 1, count, place));
        }
        // Those of no known inspection are kept apart, each word for itself.
        groups.push(group.unwrap_or(known.len() + code));
    }
    (0..column.len()).map(|row| groups[column.code(row)] as u32).collect()
}
