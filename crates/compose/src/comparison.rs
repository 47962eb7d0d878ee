//! Inspections side by side: what each says, what may be set against what, and what cannot be said.
//!
//! Each part is a function that returns a section, so that other reports may take them in.

mod combined;
mod figures_of;
mod follow_up;
mod groups;
mod levels;
mod points;
mod shares;
mod splits;
mod summary;
mod verdicts;

use assize_analysis::{Comparison, home_card};
use assize_disclose::Mask;
use assize_report::{Audience, Block, Cell, ColumnKind, Kind, Report, Row, RowKind, Section, Table};
use assize_scoring::Scorecard;

use crate::inspection::of_cards;
use crate::scorecard::{column, notices};
use crate::uncertainty::Uncertainty;

pub(crate) use combined::combined;
pub(crate) use figures_of::share;
pub use follow_up::follow_up;
pub(crate) use groups::groups;
pub(crate) use shares::common;
pub use shares::shares;
pub use splits::splits;
pub use summary::{cannot_be_said, documents, may_be_set};
pub(crate) use summary::{lead, times};
pub use verdicts::matrix;

/// A report of inspections side by side; `about` is the area or the bodies, where one was named.
pub fn comparison(whole: &Comparison<'_, '_>, about: Option<&str>, uncertainty: Uncertainty, mask: &Mask) -> Report {
    let cards: Vec<&Scorecard<'_>> = whole.entries.iter().filter_map(|one| home_card(one)).collect();
    let copies: Vec<Scorecard<'_>> = cards.iter().map(|card| (*card).clone()).collect();
    let title = match about {
        Some(about) => format!("{about}: {cards} inspections side by side", cards = cards.len()),
        None => format!("{cards} inspections side by side", cards = cards.len()),
    };
    let mut sections = vec![documents(whole), may_be_set(whole), cannot_be_said(whole)];
    sections.extend(groups(whole));
    sections.push(matrix(whole));
    sections.extend(shares(whole, uncertainty, mask));
    sections.extend(common(whole, uncertainty, mask));
    sections.extend(combined(whole));
    sections.extend(splits(whole, uncertainty));
    sections.extend(follow_up(whole));
    let judged = whole.entries.iter().flat_map(|one| one.under.iter().map(|judged| &judged.card));
    Report {
        notices: notices(&copies),
        sections,
        comparison: Some(figures_of::comparison(whole, uncertainty)),
        ..of_cards(judged, Report::new(Kind::Comparison, Audience::Internal, title))
    }
}

fn section(id: &str, title: &str, blocks: Vec<Block>) -> Section {
    Section { id: id.to_owned(), title: title.to_owned(), blocks, sections: Vec::new() }
}

fn table(id: &str, title: &str, columns: &[&str], rows: Vec<Vec<String>>, notes: Vec<String>) -> Block {
    let cells = |row: Vec<String>| row.into_iter().map(Cell::text).collect();
    table_of_cells(id, title, columns, rows.into_iter().map(cells).collect(), notes)
}

fn table_of_cells(id: &str, title: &str, columns: &[&str], rows: Vec<Vec<Cell>>, notes: Vec<String>) -> Block {
    Block::Table(Table {
        name: String::new(),
        id: id.to_owned(),
        title: title.to_owned(),
        columns: columns.iter().map(|title| column(title, ColumnKind::Text)).collect(),
        rows: rows.into_iter().map(|cells| Row { figure: None, kind: RowKind::Body, cells }).collect(),
        notes,
    })
}

fn paragraph(text: impl Into<String>) -> Block {
    Block::Paragraph { text: text.into() }
}
