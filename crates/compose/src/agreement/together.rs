//! All assessors alike, where more than two took part.

use assize_compare::Patterns;
use assize_report::{Align, Block, Row, RowKind};

use super::{Of, estimates, figures_of};
use crate::figures::whole_text;
use crate::language::{label, say};
use crate::quality::{row, table};

/// Column by column, over every unit that two or more answered.
pub(super) fn by_column(of: &Of<'_, '_>) -> Option<Block> {
    let together = of.kind.together.as_ref()?;
    let right = Align::Right;
    let columns = [
        ("", Align::Left),
        (label("column-units"), right),
        (label("column-answers"), right),
        (label("column-same-answer"), right),
        (label("column-fleiss-kappa"), right),
        (label("words-ac1"), right),
        (label("words-remarks"), Align::Left),
    ];
    let cells = |name: String, units: &Patterns, alone: bool| {
        let figures = figures_of::together(units, alone);
        let base = figures.units;
        vec![
            name,
            whole_text(figures.units),
            whole_text(figures.answers),
            figures.text,
            estimates::text(figures.fleiss_kappa.as_ref(), base),
            estimates::text(figures.ac1.as_ref(), base),
            estimates::remark(base),
        ]
    };
    let mut rows = of.rows(|column| {
        let units = &together.columns[column];
        (!units.is_empty()).then(|| cells(of.title(column), units, true))
    });
    let pooled = together.over(&of.kind.pooled);
    let total = row(cells(say("column-all-2", &[("pooled", &of.pooled())]), &pooled, false));
    rows.push(Row { kind: RowKind::Total, ..total });
    let notes = vec![
        label("note-same-answer-of-two-assessors").to_owned(),
        label("text-fleiss-kappa-fleiss-1971-and").to_owned(),
    ];
    Some(table(format!("{}-together", of.id), label("title-all-assessors-alike"), &columns, rows, notes))
}
