//! Shares by the values of facts.

use assize_disclose::Mask;
use assize_report::{Block, Breakdown, BreakdownGroup, Cell, ColumnKind, Row, RowKind, Section, Table};
use assize_scoring::{Figure, Group, Scorecard};

use super::{capital, column};
use crate::figures::{self, Value, figure};
use crate::inspection::{inspection, name};
use crate::uncertainty::Uncertainty;
use crate::words;

/// Shares by the values of facts: a table a fact, under each question a row a value.
pub(crate) fn breakdowns(card: &Scorecard<'_>, uncertainty: Uncertainty, mask: &Mask) -> Vec<Section> {
    let made = inspection(card, uncertainty).breakdowns;
    made.iter().map(|breakdown| section(card, breakdown, uncertainty, mask)).collect()
}

fn section(card: &Scorecard<'_>, breakdown: &Breakdown, uncertainty: Uncertainty, mask: &Mask) -> Section {
    let id = format!("{}-by-{}", card.inspection.id, breakdown.fact);
    let title = format!("By {breakdown}", breakdown = words::lower(&breakdown.title));
    let columns = vec![
        column("", ColumnKind::Text),
        column("n of N", ColumnKind::Number),
        column("Share", ColumnKind::Number),
        column("Interval", ColumnKind::Number),
        column("Shows from", ColumnKind::Number),
    ];
    let mut rows = unit_rows(card, breakdown);
    for (index, question) in card.framework.questions.iter().enumerate() {
        if breakdown.groups.iter().any(|group| group.questions.iter().any(|one| one.id == question.id)) {
            rows.push(heading(format!("{} {}", question.id, question.title.en)));
            let has_units = |group: &&BreakdownGroup| group.units.get(&question.unit).is_some_and(|count| *count > 0);
            let groups = breakdown.groups.iter().filter(has_units);
            rows.extend(groups.map(|group| group_row(card, index, &breakdown.fact, group, mask)));
        }
    }
    let notes = vec![
        "Shares only: groups are not rated. \"a% to b%\" under Share: no point, since some answers are unknown.".to_owned(),
        uncertainty.note(card),
        "Shows from: the smallest difference from the other values together that samples of these sizes would show in four of five cases; blank is left out of it.".to_owned(),
    ];
    let table = Table { name: String::new(), id: format!("{id}-table"), title: title.clone(), columns, rows, notes };
    Section { id, title, blocks: vec![Block::Table(table)], sections: Vec::new() }
}

/// How many units of each kind have each value.
fn unit_rows(card: &Scorecard<'_>, breakdown: &Breakdown) -> Vec<Row> {
    let mut kinds: Vec<&String> = Vec::new();
    for kind in breakdown.groups.iter().flat_map(|group| group.units.keys()) {
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    let mut rows = Vec::new();
    for kind in kinds {
        let plural = card.framework.catalogue.units.get(kind).map_or(kind.as_str(), |unit| unit.plural.en.as_str());
        rows.push(heading(capital(plural)));
        let counted = breakdown.groups.iter().filter_map(|group| Some((group, *group.units.get(kind)?)));
        rows.extend(counted.filter(|(_, count)| *count > 0).map(|(group, count)| {
            row(
                group,
                [Cell::text(figures::whole_text(count as u64)), Cell::empty(""), Cell::empty(""), Cell::empty("")],
            )
        }));
    }
    rows
}

fn heading(title: String) -> Row {
    let cells = vec![Cell::text(title), Cell::empty(""), Cell::empty(""), Cell::empty(""), Cell::empty("")];
    Row { figure: None, kind: RowKind::Group, cells }
}

fn row(group: &BreakdownGroup, cells: [Cell; 4]) -> Row {
    let value = if group.value.is_empty() { "blank" } else { &group.value };
    Row { figure: None, kind: RowKind::Body, cells: std::iter::once(Cell::text(value)).chain(cells).collect() }
}

fn group_row(card: &Scorecard<'_>, index: usize, fact: &str, group: &BreakdownGroup, mask: &Mask) -> Row {
    let nothing = || row(group, [Cell::empty(""), Cell::empty(""), Cell::empty(""), Cell::empty("")]);
    let question = &card.framework.questions[index];
    let key = Group::Fact { fact: fact.to_owned(), value: group.value.clone() };
    let tally = card.tally.groups.get(&key).and_then(|questions| questions[index].as_ref());
    let made = group.questions.iter().find(|one| one.id == question.id);
    let Some((tally, made)) = tally.zip(made) else { return nothing() };
    let name = name(card, &question.id).group(fact, &group.value);
    let words = |words: &str| Cell::Figure(figure(&name, &Value::Words(words), None, mask));
    if tally.cell.has_no_basis() {
        return row(group, [words("-"), Cell::empty(""), Cell::empty(""), Cell::empty("")]);
    }
    let score = Figure::of_cell(&tally.cell, card.questions[index].reached);
    let counted = tally.cell.point();
    let of = counted.map_or_else(|| Cell::empty(""), |(n, of)| words(&figures::of_text(n, of)));
    let value = Value::Share { point: score.point.as_ref(), limits: &score.limits, cell: Some(&tally.cell) };
    let share = Cell::Figure(figure(&name, &value, None, mask));
    if mask.hides(&name) {
        return row(group, [of, share, Cell::empty(""), Cell::empty("")]);
    }
    let interval = made.interval.as_ref().map_or(Cell::empty(""), |interval| Cell::text(&interval.text));
    let shows = made.detectable_difference.map_or(Cell::empty(""), |points| Cell::text(figures::points_of(points)));
    row(group, [of, share, interval, shows])
}
