//! All assessors alike, where more than two took part.

use assize_analysis::Patterns;
use assize_report::{Block, ColumnKind, Row, RowKind};

use super::{Of, estimates, figures_of};
use crate::figures::whole_text;
use crate::quality::{row, table};

/// Column by column, over every unit that two or more answered.
pub(super) fn by_column(of: &Of<'_, '_>) -> Option<Block> {
    let together = of.kind.together.as_ref()?;
    let right = ColumnKind::Number;
    let columns = [
        ("", ColumnKind::Text),
        ("Units", right),
        ("Answers", right),
        ("Same answer", right),
        ("Fleiss' kappa", right),
        ("AC1", right),
        ("Remarks", ColumnKind::Text),
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
    let total = row(cells(format!("All {pooled}", pooled = of.pooled()), &pooled, false));
    rows.push(Row { figure: None, kind: RowKind::Total, ..total });
    let notes = vec![
        "Same answer: of two assessors of a unit, picked by chance, how often both gave the same, on average over units with two known answers or more.".to_owned(),
        "Fleiss' kappa (Fleiss 1971) and AC1 (Gwet 2008), where the number of assessors may differ from unit to unit; in brackets the standard error over units. All together, each answer counts by itself, and answers about one unit hang together: no error.".to_owned(),
    ];
    Some(table(format!("{}-together", of.id), "All assessors alike", &columns, rows, notes))
}
