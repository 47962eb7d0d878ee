//! Shares by the values of facts.

use assize_disclose::Mask;
use assize_report::{Align, Block, Cell, Row, RowKind, Section, Table};
use assize_scoring::{Figure, Group, Scorecard};

use super::{capital, column};
use crate::figures::{self, Value, figure};
use crate::inspection::{inspection, name};
use crate::words;

/// Shares by the values of facts: a table a fact, a column a value.
pub(super) fn breakdowns(card: &Scorecard<'_>, mask: &Mask) -> Vec<Section> {
    let made = inspection(card).breakdowns;
    let section = |breakdown: &assize_report::Breakdown| {
        let mut columns = vec![column("", Align::Left)];
        let value = |value: &str| if value.is_empty() { "blank".to_owned() } else { value.to_owned() };
        columns.extend(breakdown.groups.iter().map(|group| column(&value(&group.value), Align::Right)));
        let units: Vec<&String> = breakdown.groups.iter().flat_map(|group| group.units.keys()).collect();
        let mut rows: Vec<Row> = Vec::new();
        let mut seen: Vec<&String> = Vec::new();
        for unit in units {
            if seen.contains(&unit) {
                continue;
            }
            seen.push(unit);
            let plural = card.framework.catalogue.units.get(unit).map_or(unit.as_str(), |unit| unit.plural.en.as_str());
            let counts = breakdown
                .groups
                .iter()
                .map(|group| Cell::text(group.units.get(unit).copied().unwrap_or(0).to_string()));
            rows.push(Row {
                kind: RowKind::Total,
                cells: std::iter::once(Cell::text(capital(plural))).chain(counts).collect(),
            });
        }
        for (index, question) in card.framework.questions.iter().enumerate() {
            if !breakdown.groups.iter().any(|group| group.questions.iter().any(|one| one.id == question.id)) {
                continue;
            }
            let cells =
                breakdown.groups.iter().map(|group| group_cell(card, index, &breakdown.fact, &group.value, mask));
            let title = Cell::text(format!("{} {}", question.id, question.title.en));
            rows.push(Row { kind: RowKind::Body, cells: std::iter::once(title).chain(cells).collect() });
        }
        let id = format!("{}-by-{}", card.inspection.id, breakdown.fact);
        let title = format!("By {}", words::lower(&breakdown.title));
        let table = Table {
            id: format!("{id}-table"),
            title: title.clone(),
            columns,
            rows,
            notes: vec!["Shares only: groups are not rated.".to_owned()],
        };
        Section { id, title, blocks: vec![Block::Table(table)], sections: Vec::new() }
    };
    made.iter().map(section).collect()
}

fn group_cell(card: &Scorecard<'_>, index: usize, fact: &str, value: &str, mask: &Mask) -> Cell {
    let group = Group::Fact { fact: fact.to_owned(), value: value.to_owned() };
    let Some(tally) = card.tally.groups.get(&group).and_then(|questions| questions[index].as_ref()) else {
        return Cell::Empty;
    };
    let name = name(card, &card.framework.questions[index].id).group(fact, value);
    if tally.cell.has_no_basis() {
        return Cell::Figure(figure(&name, &Value::Words("-"), None, mask));
    }
    let share = Figure::of_cell(&tally.cell, card.questions[index].reached);
    let text = match tally.cell.point() {
        Some((n, of)) => figures::counts_text(n, of),
        None => figures::share_text(None, &share.limits),
    };
    Cell::Figure(figure(&name, &Value::Words(&text), None, mask))
}
