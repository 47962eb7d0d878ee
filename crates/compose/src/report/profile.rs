//! Annexes of an aggregate: whose cases were looked at, and in which inspections.

use assize_report::{Block, Cell, ColumnKind, Row, RowKind, Section, Table};
use assize_scoring::{Group, Scorecard};
use indexmap::IndexMap;

use super::chapter;
use super::trend::when;
use crate::dates::period;
use crate::figures::percent_text;
use crate::scorecard::{capital, column};

/// Facts that show who the cases are, as far as a regime knows them.
pub const PROFILE: [&str; 5] = ["sentence-type", "rosh.inspector", "rosh.recorded", "sex", "ethnicity"];

/// Cases by these facts, over all inspections that were read.
pub(super) fn profile(members: &[&Scorecard<'_>]) -> Option<Section> {
    let mut rows = Vec::new();
    for fact in PROFILE {
        let mut counts: IndexMap<&str, usize> = IndexMap::new();
        for member in members {
            for (group, units) in &member.tally.units {
                if let Group::Fact { fact: of, value } = group
                    && of == fact
                {
                    *counts.entry(value).or_default() += units.get("case").copied().unwrap_or(0);
                }
            }
        }
        let of: usize = counts.values().sum();
        // A fact that nobody recorded shows nothing.
        if counts.iter().all(|(value, count)| value.is_empty() || *count == 0) {
            continue;
        }
        let known = members.iter().find_map(|member| member.framework.catalogue.facts.get(fact));
        let title = known.map_or_else(|| fact.to_owned(), |fact| fact.title.en.clone());
        rows.push(Row {
            figure: None,
            kind: RowKind::Group,
            cells: vec![Cell::text(title), Cell::empty(""), Cell::empty("")],
        });
        counts.sort_by(|a, _, b, _| a.is_empty().cmp(&b.is_empty()));
        for (value, count) in counts.into_iter().filter(|(_, count)| *count > 0) {
            let name = if value.is_empty() { "Not recorded".to_owned() } else { capital(&value.replace('-', " ")) };
            let share = percent_text(&assize_model::ratio(count as u64, of as u64));
            let cells = [name, crate::figures::whole_text(count as u64), share];
            rows.push(Row { figure: None, kind: RowKind::Body, cells: cells.map(Cell::text).to_vec() });
        }
    }
    let columns =
        vec![column("", ColumnKind::Text), column("Cases", ColumnKind::Number), column("Share", ColumnKind::Number)];
    let notes = vec!["All cases that were read, of all inspections together.".to_owned()];
    let table =
        Table { name: String::new(), id: "profile-table".to_owned(), title: String::new(), columns, rows, notes };
    (!table.rows.is_empty()).then(|| chapter("profile", "Who the cases are", vec![Block::Table(table)], Vec::new()))
}

/// The inspections, when they were made and published, on how many cases.
pub(super) fn dates(pooled: &[&Scorecard<'_>], members: &[&Scorecard<'_>]) -> Option<Section> {
    let row = |card: &&Scorecard<'_>| {
        let inspection = card.inspection;
        let fieldwork = match (inspection.fieldwork.from, inspection.fieldwork.to) {
            (None, None) => String::new(),
            _ => period(inspection.fieldwork),
        };
        let cases = card.tally.units[&Group::All].get("case").map(|count| crate::figures::whole_text(*count as u64));
        let cells = [
            inspection.title.clone(),
            capital(inspection.provider.kind.title()),
            card.framework.id.clone(),
            fieldwork,
            when(card),
            cases.unwrap_or_default(),
        ];
        Row { figure: None, kind: RowKind::Body, cells: cells.map(Cell::text).to_vec() }
    };
    let mut rows: Vec<Row> = members.iter().map(row).collect();
    let read: Vec<&str> = members.iter().map(|member| member.inspection.id.as_str()).collect();
    let named = pooled.iter().flat_map(|card| &card.inspection.members).map(|member| member.value.as_str());
    for other in named.filter(|id| !read.contains(id)) {
        let cells = vec![
            Cell::text(other),
            Cell::empty(""),
            Cell::empty(""),
            Cell::empty(""),
            Cell::text("not read"),
            Cell::empty(""),
        ];
        rows.push(Row { figure: None, kind: RowKind::Body, cells });
    }
    let titles = ["Inspection", "Kind of body", "Regime", "Fieldwork", "Published"];
    let mut columns: Vec<_> = titles.iter().map(|title| column(title, ColumnKind::Text)).collect();
    columns.push(column("Cases", ColumnKind::Number));
    let table = Table {
        name: String::new(),
        id: "inspections-table".to_owned(),
        title: String::new(),
        columns,
        rows,
        notes: Vec::new(),
    };
    (!table.rows.is_empty())
        .then(|| chapter("inspections", "Inspections and dates", vec![Block::Table(table)], Vec::new()))
}
