//! What the record gives beside: members, context figures, printed values.

use assize_disclose::Mask;
use assize_model::{ContextFigure, FollowUp, FollowUpStatus, Inspection, Remark, RemarkKind};
use assize_report::{Block, Cell, Column, ColumnKind, Row, RowKind, Section, Table};
use assize_scoring::Scorecard;

use super::column;
use crate::figures::{self, Value, figure};
use crate::inspection::{context_text, inspection, name};
use crate::uncertainty::Uncertainty;

/// What the source says in words alone: verdicts, "most", "fewer than half".
pub(crate) fn in_words(card: &Scorecard<'_>, mask: &Mask) -> Option<Section> {
    let columns = ["", "In words", "On", "Source"].map(|title| column(title, ColumnKind::Text)).to_vec();
    let row = |one: &&ContextFigure| {
        let made = figure(&name(card, &one.id), &Value::Words(&context_text(one)), one.status, mask);
        let on = one.belongs_to.as_ref().map(|id| titled(card, id));
        let cells = vec![
            Cell::text(&one.title),
            Cell::Figure(made),
            on.map_or(Cell::empty(""), Cell::text),
            Cell::text(one.source.clone().unwrap_or_default()),
        ];
        Row { figure: None, kind: RowKind::Body, cells }
    };
    let rows = card.record.figures.iter().filter(|one| is_in_words(one)).collect::<Vec<_>>();
    of_table(card, "words", "In words", columns, rows.iter().map(row).collect())
}

/// Context figures that are numbers.
pub(crate) fn context(card: &Scorecard<'_>, mask: &Mask) -> Option<Section> {
    let columns = vec![
        column("", ColumnKind::Text),
        column("Figure", ColumnKind::Number),
        column("Printed", ColumnKind::Number),
        column("Source", ColumnKind::Text),
    ];
    let row = |one: &&ContextFigure| {
        let made = figure(&name(card, &one.id), &Value::Words(&context_text(one)), one.status, mask);
        let percent = one.percent.as_ref().filter(|_| one.count.is_some() && one.of.is_some());
        let printed = percent.map(figures::printed_text).or_else(|| one.words.clone());
        let cells = vec![
            Cell::text(&one.title),
            Cell::Figure(made),
            printed.map_or(Cell::empty(""), Cell::text),
            Cell::text(one.source.clone().unwrap_or_default()),
        ];
        Row { figure: None, kind: RowKind::Body, cells }
    };
    let rows = card.record.figures.iter().filter(|one| !is_in_words(one)).collect::<Vec<_>>();
    of_table(card, "figures", "Context", columns, rows.iter().map(row).collect())
}

fn is_in_words(figure: &ContextFigure) -> bool {
    figure.count.is_none() && figure.of.is_none() && figure.percent.is_none()
}

/// "1 Protecting the public".
fn titled(card: &Scorecard<'_>, id: &str) -> String {
    let nodes = card.framework.nodes.iter().map(|node| (&node.id, &node.title.en));
    let questions = card.framework.questions.iter().map(|question| (&question.id, &question.title.en));
    let found = nodes.chain(questions).find(|(known, _)| *known == id);
    found.map_or_else(|| id.to_owned(), |(id, title)| format!("{id} {title}"))
}

/// A section of one table; none without rows.
fn of_table(card: &Scorecard<'_>, id: &str, title: &str, columns: Vec<Column>, rows: Vec<Row>) -> Option<Section> {
    if rows.is_empty() {
        return None;
    }
    let id = format!("{}-{id}", card.inspection.id);
    let table = Table {
        name: String::new(),
        id: format!("{id}-table"),
        title: title.to_owned(),
        columns,
        rows,
        notes: Vec::new(),
    };
    Some(Section { id, title: title.to_owned(), blocks: vec![Block::Table(table)], sections: Vec::new() })
}

/// Printed values that do not come out as printed.
pub(crate) fn printed(card: &Scorecard<'_>) -> Option<Section> {
    let checks = inspection(card, Uncertainty::default()).printed;
    if checks.is_empty() {
        return None;
    }
    let agree = checks.iter().filter(|check| check.agrees).count();
    let columns = vec![
        column("", ColumnKind::Text),
        column("Printed", ColumnKind::Number),
        column("Computed", ColumnKind::Number),
    ];
    let rows: Vec<Row> = checks
        .iter()
        .filter(|check| !check.agrees)
        .map(|check| Row {
            figure: None,
            kind: RowKind::Body,
            cells: vec![Cell::text(&check.figure), Cell::text(&check.printed), Cell::text(&check.computed)],
        })
        .collect();
    let text = format!("{agree} of {checks} printed values agree with what comes out here.", checks = checks.len());
    let mut blocks = vec![Block::Paragraph { text }];
    if !rows.is_empty() {
        let notes = vec!["Both values are shown; neither is corrected.".to_owned()];
        blocks.push(Block::Table(Table {
            name: String::new(),
            id: format!("{}-clashes", card.inspection.id),
            title: "Clashes".to_owned(),
            columns,
            rows,
            notes,
        }));
    }
    Some(Section {
        id: format!("{}-printed", card.inspection.id),
        title: "Printed and computed".to_owned(),
        blocks,
        sections: Vec::new(),
    })
}

/// The spread of an aggregate's members.
pub(crate) fn members(card: &Scorecard<'_>) -> Option<Section> {
    let members = card.members.as_ref()?;
    let columns = ["", "Members", "Lowest", "Highest", "Mean of members", "Smallest base"];
    let columns = columns
        .iter()
        .enumerate()
        .map(|(index, title)| column(title, if index == 0 { ColumnKind::Text } else { ColumnKind::Number }))
        .collect();
    let row = |(question, spread): (&usize, &assize_scoring::Spread)| {
        let question = &card.framework.questions[*question];
        let texts = [
            format!("{} {}", question.id, question.title.en),
            spread.members.to_string(),
            figures::percent_text(&spread.lowest),
            figures::percent_text(&spread.highest),
            figures::percent_text(&spread.mean),
            spread.smallest_base.to_string(),
        ];
        Row { figure: None, kind: RowKind::Body, cells: texts.into_iter().map(Cell::text).collect() }
    };
    let rows = members.spread.iter().map(row).collect();
    let notes = vec![
        format!(
            "Pooled from {ids}. Members are not ranked: with so few units a range arises by chance alone.",
            ids = members.ids.join(", ")
        ),
        "The pooled share and the mean of the members' shares are two different figures.".to_owned(),
    ];
    let table = Table {
        name: String::new(),
        id: format!("{}-members-table", card.inspection.id),
        title: "Members".to_owned(),
        columns,
        rows,
        notes,
    };
    Some(Section {
        id: format!("{}-members", card.inspection.id),
        title: "Members".to_owned(),
        blocks: vec![Block::Table(table)],
        sections: Vec::new(),
    })
}

/// What the record says of this sort, each with to whom and its source; of one node alone, where one is named.
pub(crate) fn remarks_on(inspection: &Inspection, kind: RemarkKind, node: Option<&str>) -> Vec<String> {
    let is_it = |remark: &&Remark| {
        remark.kind == kind && node.is_none_or(|node| remark.nodes.iter().any(|known| known == node))
    };
    let text = |remark: &Remark| {
        let said = said(remark);
        let said = if said.ends_with(['.', '!', '?']) { said } else { format!("{said}.") };
        let source = remark.source.as_ref().map(|source| format!(" [{source}]")).unwrap_or_default();
        format!("{said}{source}")
    };
    inspection.remarks.iter().map(|one| &one.value).filter(is_it).map(text).collect()
}

/// A remark with its heading and to whom it is made.
fn said(remark: &Remark) -> String {
    let title = remark.title.as_ref().map(|title| format!("{title}: ")).unwrap_or_default();
    let to = remark.to.as_ref().map(|to| format!(" (to {to})")).unwrap_or_default();
    format!("{title}{}{to}", remark.text)
}

/// Strengths, concerns, recommendations, examples and follow-up, as the record gives them.
pub(super) fn findings(card: &Scorecard<'_>) -> Option<Section> {
    let inspection = card.inspection;
    let remark = |remark: &Remark| {
        let sort = match remark.kind {
            RemarkKind::Recommendation => "Recommendation",
            RemarkKind::Strength => "Strength",
            RemarkKind::Concern => "Concern",
            RemarkKind::Practice => "Practice example",
        };
        [sort.to_owned(), said(remark), remark.nodes.join(", "), remark.source.clone().unwrap_or_default()]
    };
    let follow_up = |follow_up: &FollowUp| {
        let how = match follow_up.status {
            FollowUpStatus::Done => "done",
            FollowUpStatus::InPart => "done in part",
            FollowUpStatus::NotDone => "not done",
        };
        let text = format!("{}: {how}. {}", follow_up.of, follow_up.text);
        ["Follow-up".to_owned(), text, String::new(), follow_up.source.clone().unwrap_or_default()]
    };
    let remarks = inspection.remarks.iter().map(|one| remark(&one.value));
    let texts: Vec<_> = remarks.chain(inspection.follow_ups.iter().map(|one| follow_up(&one.value))).collect();
    if texts.is_empty() {
        return None;
    }
    let columns = ["", "Finding", "Concerns", "Source"].map(|title| column(title, ColumnKind::Text)).to_vec();
    let row = |texts: [String; 4]| Row { figure: None, kind: RowKind::Body, cells: texts.map(Cell::text).to_vec() };
    let rows = texts.into_iter().map(row).collect();
    let id = format!("{}-findings", inspection.id);
    let table = Table {
        name: String::new(),
        id: format!("{id}-table"),
        title: "Findings".to_owned(),
        columns,
        rows,
        notes: Vec::new(),
    };
    Some(Section { id, title: "Findings".to_owned(), blocks: vec![Block::Table(table)], sections: Vec::new() })
}
