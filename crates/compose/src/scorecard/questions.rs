//! A row for each question, under the nodes it hangs from.

use assize_disclose::Mask;
use assize_report::{Block, Cell, ColumnKind, Row, RowKind, Section, Table};
use assize_scoring::{Figure, NoBasis, QuestionTally, Reached, Scorecard};

use super::{capital, column, is_own, tree_order};
use crate::figures::{self, Value, figure};
use crate::inspection::{name, question_text};
use crate::words;

/// A table for each node that has questions of its own, in one.
pub(crate) fn questions(card: &Scorecard<'_>, mask: &Mask) -> Option<Section> {
    let framework = card.framework;
    let columns = vec![
        column("", ColumnKind::Text),
        column("n of N", ColumnKind::Number),
        column("Share", ColumnKind::Text),
        column("Answers", ColumnKind::Text),
    ];
    let left_out = without_data(card);
    let mut rows = Vec::new();
    for node in tree_order(framework) {
        let own = framework.nodes[node].questions.iter().copied();
        let own: Vec<usize> = own.filter(|question| !left_out.contains(question)).collect();
        if own.is_empty() {
            continue;
        }
        let title = Cell::text(format!("{} {}", framework.nodes[node].id, framework.nodes[node].title.en));
        rows.push(Row {
            figure: None,
            kind: RowKind::Group,
            cells: vec![title, Cell::empty(""), Cell::empty(""), Cell::empty("")],
        });
        rows.extend(own.into_iter().map(|question| question_row(card, question, node, mask)));
    }
    if card.questions.is_empty() {
        return None;
    }
    let title = format!("{}s", capital(&framework.question_level));
    let table = Table {
        name: String::new(),
        id: format!("{}-questions", card.inspection.id),
        title: title.clone(),
        columns,
        rows,
        notes: notes(card, &left_out),
    };
    let blocks = match table.rows.is_empty() {
        true => table.notes.into_iter().map(|text| Block::Paragraph { text }).collect(),
        false => vec![Block::Table(table)],
    };
    Some(Section { id: format!("{}-shares", card.inspection.id), title, blocks, sections: Vec::new() })
}

/// Questions without data of a record without tables or a self-assessment: published reports give few of all that was asked, so they are named and not listed.
fn without_data(card: &Scorecard<'_>) -> Vec<usize> {
    let no_data = |question: &usize| card.tally.reached[*question] == Reached::None;
    let all = 0..card.questions.len();
    if card.inspection.tables.is_empty() || is_own(card) { all.filter(no_data).collect() } else { Vec::new() }
}

fn notes(card: &Scorecard<'_>, left_out: &[usize]) -> Vec<String> {
    let mut notes = Vec::new();
    if !left_out.is_empty() {
        let ids: Vec<&str> = left_out.iter().map(|question| card.framework.questions[*question].id.as_str()).collect();
        let what = if is_own(card) { "Not judged" } else { "Nothing is known of" };
        notes.push(format!("{what}{} {}.", if is_own(card) { ":" } else { "" }, words::list(&ids)));
    }
    let any = |reached: Reached| card.tally.reached.contains(&reached);
    if any(Reached::Derived) || any(Reached::Mixed) {
        notes.push("Derived: worked from observations by the framework's rule, an approximation of the inspector's own judgement.".to_owned());
    }
    if card.questions.iter().any(|question| question.figure.as_ref().is_ok_and(|figure| figure.point.is_none())) {
        notes
            .push("\"a% to b%\": the limits within which the share lies, whatever the unknown answers are.".to_owned());
    }
    notes
}

fn question_row(card: &Scorecard<'_>, index: usize, node: usize, mask: &Mask) -> Row {
    let question = &card.framework.questions[index];
    let score = &card.questions[index];
    let name = name(card, &question.id);
    let counted = score.cell().and_then(assize_scoring::Cell::point);
    let of = match counted {
        Some((n, of)) => figure(&name, &Value::Words(&figures::of_text(n, of)), question.status, mask),
        None => figure(&name, &Value::Words(""), question.status, mask),
    };
    let edges = card.framework.nodes[node]
        .band
        .map(|band| card.framework.bands[band].edges.iter().map(figures::hundredths).collect());
    let share = match &score.figure {
        Ok(share) if !mask.hides(&name) => bar(share, edges.unwrap_or_default(), question_text(card, index)),
        Ok(_) => Cell::text(figure(&name, &Value::Words(""), None, mask).text),
        Err(why) => Cell::text(words::no_basis(*why)),
    };
    let title = format!("{} {}", question.id, question.title.en);
    Row {
        figure: None,
        kind: RowKind::Body,
        cells: vec![Cell::text(title), Cell::Figure(of), share, Cell::text(answers(card, index))],
    }
}

fn bar(share: &Figure, edges: Vec<f64>, text: String) -> Cell {
    Cell::Bar {
        point: share.point.as_ref().map(figures::number),
        low: figures::number(&share.limits.low.value),
        high: figures::number(&share.limits.high.value),
        edges,
        text,
    }
}

/// How the answers came, and what else there is to say of them.
fn answers(card: &Scorecard<'_>, index: usize) -> String {
    let score = &card.questions[index];
    if matches!(score.figure, Err(NoBasis::NoUnitApplies)) {
        return "no unit applies".to_owned();
    }
    let mut parts = match card.record.percents.get(&index) {
        Some(entered) if entered.insufficient => {
            vec![format!("printed as {printed} not done well enough", printed = figures::printed_text(entered.percent))]
        }
        _ => vec![words::reached(score.reached).to_owned()],
    };
    if let Some(tally) = &score.tally {
        parts.extend(count_remarks(tally));
    }
    if let Some((not_done, of)) = score.not_done() {
        parts.push(format!("{counts} not done at all", counts = figures::counts_text(not_done, of)));
    }
    if let Some(stated) = card.record.stated.get(&index) {
        parts.push(format!("\"{}\"", stated.value.words));
    }
    if let Some(members) = &card.members
        && let Some(counted) = members.counted.get(&index)
        && *counted < members.ids.len()
    {
        parts.push(format!("from {counted} of {ids} members", ids = members.ids.len()));
    }
    if score.members_differ {
        parts.push("members not pooled: some recorded it, others derived it".to_owned());
    }
    if score.small_base {
        parts.push("fewer than 10 units".to_owned());
    }
    parts.join("; ")
}

fn count_remarks(tally: &QuestionTally) -> Vec<String> {
    let cell = &tally.cell;
    let mut remarks = Vec::new();
    let unknown = cell.unknown + cell.optional_unknown;
    for (count, what) in [
        (unknown, "unknown"),
        (cell.not_applicable, "n/a"),
        (cell.optional_sufficient + cell.optional_insufficient, "may not apply"),
    ] {
        if count > 0 {
            remarks.push(format!("{count} {what}"));
        }
    }
    let incomplete = cell.sufficient_incomplete + cell.insufficient_incomplete;
    if incomplete > 0 && cell.point() == Some((cell.sufficient, cell.sufficient + cell.insufficient)) {
        remarks.push(format!("{incomplete} decided although incomplete"));
    }
    if tally.derived_units > 0 {
        remarks.push(format!("{derived_units} derived", derived_units = tally.derived_units));
    }
    if tally.agreement.of > 0 {
        remarks.push(format!(
            "the rule agrees in {same} of {agreement}",
            same = tally.agreement.same,
            agreement = tally.agreement.of
        ));
    }
    remarks
}
