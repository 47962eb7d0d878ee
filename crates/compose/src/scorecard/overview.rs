//! All inspections in one table.

use assize_disclose::Mask;
use assize_report::{Audience, Block, Cell, ColumnKind, Kind, Report, Row, RowKind, Section, Table};
use assize_scoring::Scorecard;

use super::{column, notices, printed_overall, total_words};
use crate::figures::{Value, figure};
use crate::inspection::{inspection, name};
use crate::uncertainty::Uncertainty;

/// With how many inspections a list of them stands first.
const MANY: usize = 4;

/// A report that only lists these scorecards for readers, and has all of them for scripts.
pub fn overview(cards: &[Scorecard<'_>], uncertainty: Uncertainty, mask: &Mask) -> Report {
    let mut section = section(cards, mask);
    let text = "To see one: `assize score ID`, or the beginning of the ID. Where one of its figures comes from: `assize explain ID/FIGURE`. All figures of all of them: `assize score --writer csv` or `json`.";
    section.blocks.push(Block::Paragraph { text: text.to_owned() });
    Report {
        notices: notices(cards),
        sections: vec![section],
        inspections: cards.iter().map(|card| inspection(card, uncertainty)).collect(),
        ..Report::new(Kind::Scorecard, Audience::Internal, "The published record")
    }
}

/// All inspections in one table, where there are many.
pub(super) fn table_of_many(cards: &[Scorecard<'_>], mask: &Mask) -> Option<Section> {
    (cards.len() >= MANY).then(|| section(cards, mask))
}

fn section(cards: &[Scorecard<'_>], mask: &Mask) -> Section {
    let columns = ["Inspection", "Provider", "Overall"].map(|title| column(title, ColumnKind::Text)).to_vec();
    let mut rows = Vec::new();
    let mut framework = None;
    for card in cards {
        if framework.replace(&card.framework.id) != Some(&card.framework.id) {
            let title = format!("{} ({})", card.framework.title.en, card.framework.id);
            let cells = vec![Cell::text(title), Cell::empty(""), Cell::empty("")];
            rows.push(Row { figure: None, kind: RowKind::Group, cells });
        }
        rows.push(row(card, mask));
    }
    let notes = vec!["Side by side, not ranked: inspections differ in year, regime, sample and caseload.".to_owned()];
    let table = Table {
        name: String::new(),
        id: "overview-table".to_owned(),
        title: "Overview".to_owned(),
        columns,
        rows,
        notes,
    };
    let blocks = vec![Block::Table(table)];
    Section { id: "overview".to_owned(), title: "Overview".to_owned(), blocks, sections: Vec::new() }
}

fn row(card: &Scorecard<'_>, mask: &Mask) -> Row {
    let overall = card.total.as_ref().map_or(Cell::empty(""), |total| {
        let words = match (printed_overall(card), &total.last.rating) {
            (Some(printed), Err(_)) => format!("{printed} (as printed)"),
            (None, Err(_)) => "no overall rating".to_owned(),
            (_, Ok(_)) => total_words(card.framework, &total.last, total.maximum),
        };
        Cell::Figure(figure(&name(card, "overall"), &Value::Words(&words), None, mask))
    });
    let cells = vec![Cell::text(&card.inspection.id), Cell::text(&card.inspection.provider.name), overall];
    Row { figure: None, kind: RowKind::Body, cells }
}
