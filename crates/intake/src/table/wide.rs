//! One row a unit.

use assize_model::{ColumnBuilder, LeftOut, UnitTable};

use super::header::Heading;
use super::rows::Taken;
use super::{Sheet, cells};

/// The rows as coded columns; `None` where they say who somebody is.
pub(super) fn read(sheet: &Sheet<'_>, mut taken: Taken<'_>, unit: &str) -> Option<UnitTable> {
    let mut faults = Vec::new();
    let finish = |(index, (heading, builder)): (usize, (&Heading, ColumnBuilder))| {
        let mut column = cells::finish(builder, index, &heading.name, sheet, &mut faults);
        column.is_number = heading.is_number;
        column
    };
    let columns = taken.columns().into_iter().enumerate().map(finish).collect();
    let mut table = UnitTable {
        unit: unit.to_owned(),
        source: sheet.source,
        sheet: None,
        heading_line: sheet.header.line,
        ids: taken.ids,
        lines: taken.lines,
        columns,
        answers: sheet.map.answers.clone(),
        readings: None,
        synthetic: false,
        left_out: LeftOut::default(),
    };
    cells::check(&mut table, taken.rows, &faults, sheet);
    (!taken.says_who).then_some(table)
}
