//! Chapter 2 of a comparison: who was inspected when, under what.

use assize_analysis::{Comparison, home_card};
use assize_model::Provider;
use assize_report::{Block, Cell, ColumnKind, Mark, Row, RowKind, Section, Table};

use super::chapter;
use super::trend::{broken, when};
use crate::dates::date;
use crate::scorecard::{capital, column};

/// A line an inspection in order of time, with what breaks the series before it.
pub(super) fn timeline(whole: &Comparison<'_, '_>) -> Section {
    let row = |(index, one): (usize, &&assize_analysis::Rejudgement<'_>)| {
        let card = home_card(one)?;
        let changed = index.checked_sub(1).map(|before| whole.breaks[before].as_slice()).unwrap_or_default();
        let breaks = broken(changed).map(|words| format!("{words} {}", Mark::Break.text())).unwrap_or_default();
        let provider = &card.inspection.provider;
        let cells = [
            (index + 1).to_string(),
            when(card),
            provider.name.clone(),
            capital(provider.kind.title()),
            served(provider),
            card.framework.id.clone(),
            breaks,
        ];
        Some(Row { figure: None, kind: RowKind::Body, cells: cells.into_iter().map(Cell::text).collect() })
    };
    let rows = whole.entries.iter().enumerate().filter_map(row).collect();
    let titles = ["", "When", "Body", "Kind", "There was such a body", "Regime", "Other than before"];
    let table = Table {
        name: String::new(),
        id: "timeline-table".to_owned(),
        title: String::new(),
        columns: titles.map(|title| column(title, ColumnKind::Text)).to_vec(),
        rows,
        notes: vec!["[b]: the series breaks here. The numbers are used throughout.".to_owned()],
    };
    chapter("timeline", "Bodies and regimes", vec![Block::Table(table)], Vec::new())
}

fn served(provider: &Provider) -> String {
    match (provider.from, provider.to) {
        (Some(from), Some(to)) => format!("{date} to {date_2}", date = date(from), date_2 = date(to)),
        (Some(from), None) => format!("from {date}", date = date(from)),
        (None, Some(to)) => format!("to {date}", date = date(to)),
        (None, None) => String::new(),
    }
}

/// Annex: the document that each inspection is known from.
pub(super) fn sources(whole: &Comparison<'_, '_>) -> Option<Section> {
    let row = |one: &&assize_analysis::Rejudgement<'_>| {
        let source = one.inspection.source.as_ref()?;
        let cells = [one.inspection.title.clone(), source.clone()];
        Some(Row { figure: None, kind: RowKind::Body, cells: cells.map(Cell::text).to_vec() })
    };
    let rows: Vec<Row> = whole.entries.iter().filter_map(row).collect();
    let columns = ["Inspection", "Known from"].map(|title| column(title, ColumnKind::Text)).to_vec();
    let table = Table {
        name: String::new(),
        id: "sources-table".to_owned(),
        title: String::new(),
        columns,
        rows,
        notes: Vec::new(),
    };
    (!table.rows.is_empty()).then(|| chapter("sources", "Sources", vec![Block::Table(table)], Vec::new()))
}
