//! The share sufficient, assessor by assessor.

use assize_analysis::{Assessors, AssessorsRange, KnownAnswers, Quality, TableQuality};
use assize_report::{Block, Cell, Column, Table};
use assize_scoring::SMALL_BASE;

use super::of_unit;
use crate::figures::counts_text;
use crate::{cells, words};

pub(super) fn assessors(quality: &Quality<'_>, of: &TableQuality, id: &str) -> Vec<Block> {
    let Some(assessors) = &of.assessors else { return Vec::new() };
    let tables = [
        Some(by_assessor(quality, of, assessors, id)),
        ranges(quality, assessors, id),
        Some(by_question(quality, assessors, id)),
        assessors.range().map(|range| {
            Table::one_row("assessors-range", "Range over all answers", range_of(range))
                .with_id(format!("{id}-assessors-range"))
        }),
    ];
    tables.into_iter().flatten().map(|table| table.throughout(of_unit(&of.unit)).into()).collect()
}

fn by_assessor(quality: &Quality<'_>, of: &TableQuality, assessors: &Assessors, id: &str) -> Table {
    let mut table = Table::new("assessors", "By assessor").with_id(format!("{id}-assessors-table")).columns([
        Column::text("title", ""),
        Column::count("units", "Units").unit(words::plural(quality.framework, &of.unit)),
        Column::share("sufficient_share", "Sufficient"),
        Column::text("remarks", "Remarks"),
        Column::text("assessor", "Assessor").for_scripts(),
    ]);
    for assessor in &assessors.list {
        let name = if assessor.name.is_empty() { "not named" } else { &assessor.name };
        let small = assessor.all.of < SMALL_BASE;
        table.row(vec![
            Cell::text(name),
            cells::count(assessor.units),
            share(assessor.all),
            cells::or(small.then_some("small base"), "none"),
            named(&assessor.name),
        ]);
    }
    table.note("Sufficient: of all recorded answers to questions that are sufficient or insufficient.");
    table.note("Assessors are not ranked: each had other units, and with so few a range arises by chance alone.");
    table.notes.extend(assessors.range().map(|range| format!("Range: {}.", range_text(range))));
    table
}

/// From the lowest to the highest, question by question.
fn ranges(quality: &Quality<'_>, assessors: &Assessors, id: &str) -> Option<Table> {
    let title = format!("Range by {}", quality.framework.question_level);
    let mut table = Table::new("ranges", title).with_id(format!("{id}-assessors-questions")).columns([
        Column::text("title", ""),
        Column::count("assessors", "Assessors").unit("assessors"),
        Column::share("lowest", "Lowest"),
        Column::share("highest", "Highest"),
        Column::text("id", "Id").for_scripts(),
    ]);
    for (place, question) in assessors.questions.iter().enumerate() {
        let Some(range) = assessors.range_of(place) else { continue };
        let question = &quality.framework.questions[*question];
        let title = Cell::text(question.titled());
        let range = range_of(range).map(|(_, cell)| cell);
        table.row([title].into_iter().chain(range).chain([Cell::text(&question.id)]).collect());
    }
    table.note(format!("Only where two assessors or more have {SMALL_BASE} answers or more, and only those."));
    table.filled()
}

/// What each answered to each question, for scripts.
fn by_question(quality: &Quality<'_>, assessors: &Assessors, id: &str) -> Table {
    let columns = [
        Column::text("id", "Id"),
        Column::text("assessor", "Assessor"),
        Column::share("sufficient_share", "Sufficient"),
    ];
    let mut table = Table::new("assessors-questions", "By assessor and question")
        .with_id(format!("{id}-assessors-answers"))
        .columns(columns.map(Column::for_scripts));
    for (place, question) in assessors.questions.iter().enumerate() {
        for assessor in &assessors.list {
            let id = &quality.framework.questions[*question].id;
            table.row(vec![Cell::text(id), named(&assessor.name), share(assessor.by_question[place])]);
        }
    }
    table
}

fn named(name: &str) -> Cell {
    cells::or(Some(name).filter(|name| !name.is_empty()), "not named")
}

fn share(share: KnownAnswers) -> Cell {
    cells::with_counts(share.sufficient, share.of)
}

fn range_of(range: AssessorsRange) -> [(Column, Cell); 3] {
    [
        (Column::count("assessors", "Assessors").unit("assessors"), cells::count(range.assessors as u64)),
        (Column::share("lowest", "Lowest"), share(range.lowest)),
        (Column::share("highest", "Highest"), share(range.highest)),
    ]
}

fn range_text(range: AssessorsRange) -> String {
    let text = |share: KnownAnswers| counts_text(share.sufficient, share.of);
    format!(
        "{} to {}, over {} assessors with {SMALL_BASE} answers or more",
        text(range.lowest),
        text(range.highest),
        range.assessors
    )
}
