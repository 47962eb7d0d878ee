use assize_framework::Framework;
use assize_model::FactValues;

use assize_scoring::each_alike;
use assize_scoring::table::{AdmittedTable, FactColumn};

/// The two facts of the shared catalogue, never put in place of one another.
const RECORDED: &str = "rosh.recorded";
const INSPECTOR: &str = "rosh.inspector";

/// A value of both that is not a level.
const NOT_KNOWN: &str = "not-known";

/// Risk of serious harm as the provider recorded it against what the inspector makes of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rosh {
    /// The levels from the lowest, then `not-known`, then blank (empty).
    pub values: Vec<String>,
    /// Units, by what was recorded and then by the inspector, both as places in `values`.
    pub counts: Vec<Vec<u64>>,
    /// Units with the same level.
    pub same: u64,
    /// Units that the inspector puts higher.
    pub higher: u64,
    /// Units that the inspector puts lower.
    pub lower: u64,
    /// Units where one of the two is not a level.
    pub not_compared: u64,
}

/// The cross table of both.
pub(super) fn cross(table: &AdmittedTable<'_>, framework: &Framework) -> Option<Rosh> {
    let (recorded, inspector) = (table.fact(RECORDED)?, table.fact(INSPECTOR)?);
    let FactValues::Listed(listed) = &framework.catalogue.facts.get(RECORDED)?.values else { return None };
    let levels: Vec<String> = listed.iter().filter(|value| *value != NOT_KNOWN).cloned().collect();
    let ranks = levels.len();
    let values: Vec<String> = levels.into_iter().chain([NOT_KNOWN.to_owned(), String::new()]).collect();
    let place = |column: &FactColumn<'_>, row: usize| {
        let value = column.value(row);
        values.iter().position(|known| *known == value).unwrap_or(values.len() - 1)
    };
    let mut counts = vec![vec![0; values.len()]; values.len()];
    let (mut same, mut higher, mut lower, mut not_compared) = (0, 0, 0, 0);
    let judge = |row| (place(recorded, row), place(inspector, row));
    each_alike(&[recorded.column, inspector.column], table.table.len(), judge, |(was, is), _, rows| {
        let count = u64::from(rows.count_ones());
        counts[*was][*is] += count;
        match is.cmp(was) {
            _ if *was >= ranks || *is >= ranks => not_compared += count,
            std::cmp::Ordering::Equal => same += count,
            std::cmp::Ordering::Greater => higher += count,
            std::cmp::Ordering::Less => lower += count,
        }
    });
    Some(Rosh { values, counts, same, higher, lower, not_compared })
}
