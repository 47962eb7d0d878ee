//! The share sufficient, assessor by assessor.

use assize_analysis::{Assessor, AssessorsRange, KnownAnswers, Quality, TableQuality};
use assize_report::{Block, ColumnKind};
use assize_scoring::SMALL_BASE;

use super::{row, table};
use crate::figures::{counts_text, whole_text};

pub(super) fn assessors(quality: &Quality<'_>, of: &TableQuality, id: &str) -> Vec<Block> {
    let Some(assessors) = &of.assessors else { return Vec::new() };
    let line = |assessor: &Assessor| {
        let name = if assessor.name.is_empty() { "not named" } else { &assessor.name };
        let small = if assessor.all.of < SMALL_BASE { "small base" } else { "" };
        row([name.to_owned(), whole_text(assessor.units), text(assessor.all), small.to_owned()])
    };
    let columns = [
        ("", ColumnKind::Text),
        ("Units", ColumnKind::Number),
        ("Sufficient", ColumnKind::Number),
        ("Remarks", ColumnKind::Text),
    ];
    let mut notes = vec![
        "Sufficient: of all recorded answers to questions that are sufficient or insufficient.".to_owned(),
        "Assessors are not ranked: each had other units, and with so few a range arises by chance alone.".to_owned(),
    ];
    notes.extend(assessors.range().map(|range| format!("Range: {range}.", range = range_text(range))));
    let rows = assessors.list.iter().map(line).collect();
    let mut blocks = vec![table(format!("{id}-assessors-table"), "By assessor", &columns, rows, notes)];
    let ranges: Vec<_> = assessors
        .questions
        .iter()
        .enumerate()
        .filter_map(|(place, question)| Some((*question, assessors.range_of(place)?)))
        .map(|(question, range)| {
            let question = &quality.framework.questions[question];
            let title = format!("{} {}", question.id, question.title.en);
            row([title, range.assessors.to_string(), text(range.lowest), text(range.highest)])
        })
        .collect();
    if !ranges.is_empty() {
        let columns = [
            ("", ColumnKind::Text),
            ("Assessors", ColumnKind::Number),
            ("Lowest", ColumnKind::Number),
            ("Highest", ColumnKind::Number),
        ];
        let notes = vec![format!(
            "Only where two assessors or more have {fewest} answers or more, and only those.",
            fewest = SMALL_BASE
        )];
        let title = format!("Range by {question_level}", question_level = quality.framework.question_level);
        blocks.push(table(format!("{id}-assessors-questions"), &title, &columns, ranges, notes));
    }
    blocks
}

fn text(share: KnownAnswers) -> String {
    counts_text(share.sufficient, share.of)
}

fn range_text(range: AssessorsRange) -> String {
    format!(
        "{lowest} to {highest}, over {assessors} assessors with {fewest} answers or more",
        lowest = text(range.lowest),
        highest = text(range.highest),
        assessors = range.assessors,
        fewest = SMALL_BASE
    )
}
