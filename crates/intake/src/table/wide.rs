//! One row a unit.

use assize_model::{ColumnBuilder, Table};

use super::header::{Heading, Role};
use super::watched::Watched;
use super::{Sheet, cells, rows};

/// Reads the rows into coded columns; `None` where rows are lost or say who somebody is.
pub(super) fn read(sheet: &Sheet<'_>, unit: &str) -> Option<Table> {
    let headings = &sheet.header.list;
    let of_role = |role: Role| headings.iter().filter(move |heading| heading.role == role);
    let mut builders: Vec<_> =
        of_role(Role::Keep).map(|heading| ColumnBuilder::new(&*heading.name, heading.field)).collect();
    let kept: Vec<usize> = of_role(Role::Keep).map(Heading::index).collect();
    let mut watched = Watched::of(sheet);
    let id = sheet.header.id().index();
    let (mut ids, mut lines) = (Vec::new(), Vec::new());
    rows::each(sheet, |row| {
        let (line, record) = (row.line, row.fields);
        ids.push(record[id].to_owned());
        lines.push(line);
        // Both are in the order of the file: walking the record once is much quicker than asking it for each field.
        let mut fields = record.iter().enumerate();
        for (index, builder) in kept.iter().zip(&mut builders) {
            let field = fields.find(|(field, _)| field == index).map_or("", |(_, field)| field);
            builder.push(field);
        }
        watched.look(line, record);
    })?;
    let mut faults = Vec::new();
    let finish = |(column, (builder, field)): (usize, (ColumnBuilder, &usize))| {
        let heading = &headings[*field];
        let mut column = cells::finish(builder, column, &heading.name, sheet, &mut faults);
        column.is_number = heading.is_number;
        column
    };
    let columns = builders.into_iter().zip(&kept).enumerate().map(finish).collect();
    let mut table = Table {
        unit: unit.to_owned(),
        source: sheet.source,
        heading_line: sheet.header.line,
        ids,
        lines,
        columns,
        answers: sheet.map.answers.clone(),
        readings: None,
        synthetic: false,
    };
    cells::check(&mut table, &faults, sheet);
    (!watched.found()).then_some(table)
}
