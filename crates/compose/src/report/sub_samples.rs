//! Annex: of which units each question is asked.

use assize_report::{Block, Cell, ColumnKind, Row, RowKind, Section, Table};
use assize_scoring::{Group, Reached, Scorecard};

use super::chapter;
use crate::figures::whole_text;
use crate::frameworks::asked_of;
use crate::scorecard::{capital, column};

/// A row a question that is answered; under each kind of unit, how many there were.
pub(super) fn sub_samples(card: &Scorecard<'_>) -> Option<Section> {
    let framework = card.framework;
    let is_answered = |question: &usize| card.tally.reached[*question] != Reached::None;
    let mut rows = Vec::new();
    let mut units: Vec<&str> = Vec::new();
    for question in (0..card.questions.len()).filter(is_answered) {
        let unit = framework.questions[question].unit.as_str();
        if !units.contains(&unit) {
            units.push(unit);
        }
    }
    for unit in units {
        let plural = framework.catalogue.units.get(unit).map_or(unit, |unit| unit.plural.en.as_str());
        let read = card.tally.units[&Group::All].get(unit).map(|count| format!(": {}", whole_text(*count as u64)));
        let heading = Cell::text(format!("{}{}", capital(plural), read.unwrap_or_default()));
        rows.push(Row { figure: None, kind: RowKind::Group, cells: vec![heading, Cell::empty(""), Cell::empty("")] });
        for question in (0..card.questions.len()).filter(is_answered) {
            let declared = &framework.questions[question];
            if declared.unit != unit {
                continue;
            }
            let judged =
                card.questions[question].cell().map(|cell| whole_text(cell.all_sufficient() + cell.all_insufficient()));
            let cells = vec![
                Cell::text(format!("{} {}", declared.id, declared.title.en)),
                Cell::text(asked_of(framework, declared)),
                judged.map_or(Cell::empty(""), Cell::text),
            ];
            rows.push(Row { figure: None, kind: RowKind::Body, cells });
        }
    }
    let columns =
        vec![column("", ColumnKind::Text), column("Asked of", ColumnKind::Text), column("Judged", ColumnKind::Number)];
    let notes = vec!["Judged: sufficient or insufficient; blank where the source gives no counts.".to_owned()];
    let table =
        Table { name: String::new(), id: "sub-samples-table".to_owned(), title: String::new(), columns, rows, notes };
    let title = "Of which units each question is asked";
    (!table.rows.is_empty()).then(|| chapter("sub-samples", title, vec![Block::Table(table)], Vec::new()))
}
