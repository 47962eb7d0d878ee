use csv::StringRecord;

use super::header::{Heading, Role};
use super::{Sheet, identifiers};
use crate::diags;

/// The columns that are not stored as such (the ids, and what is ignored): they must not say who somebody is either.
pub(super) struct Watched<'a> {
    sheet: &'a Sheet<'a>,
    /// Each with whether it does.
    columns: Vec<(&'a Heading, bool)>,
}

impl<'a> Watched<'a> {
    pub(super) fn of(sheet: &'a Sheet<'a>) -> Self {
        let stored = |heading: &&Heading| heading.role == Role::Keep;
        let columns =
            sheet.header.list.iter().filter(|heading| !stored(heading)).map(|heading| (heading, false)).collect();
        Self { sheet, columns }
    }

    /// Looks at a row; the first that says who somebody is is told for each column.
    pub(super) fn look(&mut self, line: u32, record: &StringRecord) {
        for (heading, found) in self.columns.iter_mut().filter(|(_, found)| !*found) {
            let value = &record[heading.index()];
            if heading.may_be_a_person && identifiers::looks_like_a_name(value) {
                *found = true;
                self.sheet
                    .complaints
                    .push(diags::table::name_ignored(&heading.name, self.sheet.cell(line, heading.field)));
            } else if let Some(kind) = identifiers::pattern(value) {
                *found = true;
                let place = self.sheet.cell(line, heading.field);
                self.sheet.complaints.push(match heading.role {
                    Role::Id => diags::table::identifier_as_id(kind, place),
                    Role::Keep | Role::Ignore => diags::table::identifier_value(kind, place),
                });
            }
        }
    }

    pub(super) fn found(&self) -> bool {
        self.columns.iter().any(|(_, found)| *found)
    }
}
