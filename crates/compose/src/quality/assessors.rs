//! The share sufficient, assessor by assessor.

use assize_report::{Align, Block};
use assize_scoring::{Assessor, AssessorsRange, Quality, SMALL_BASE, Share, TableQuality};

use super::{row, table};
use crate::figures::{counts_text, whole_text};
use crate::language::{label, say};

pub(super) fn assessors(quality: &Quality<'_>, of: &TableQuality, id: &str) -> Vec<Block> {
    let Some(assessors) = &of.assessors else { return Vec::new() };
    let line = |assessor: &Assessor| {
        let name = if assessor.name.is_empty() { label("words-not-named") } else { &assessor.name };
        let small = if assessor.all.of < SMALL_BASE { label("words-small-base") } else { "" };
        row([name.to_owned(), whole_text(assessor.units), text(assessor.all), small.to_owned()])
    };
    let columns = [
        ("", Align::Left),
        (label("column-units"), Align::Right),
        (label("column-sufficient"), Align::Right),
        (label("column-remarks"), Align::Left),
    ];
    let mut notes = vec![
        label("note-sufficient-of-all-recorded-answers").to_owned(),
        label("text-assessors-are-not-ranked-each").to_owned(),
    ];
    notes.extend(assessors.range().map(|range| say("note-range", &[("range", &range_text(range))])));
    let rows = assessors.list.iter().map(line).collect();
    let mut blocks = vec![table(format!("{id}-assessors-table"), label("words-by-assessor"), &columns, rows, notes)];
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
            ("", Align::Left),
            (label("column-assessors"), Align::Right),
            (label("column-lowest"), Align::Right),
            (label("column-highest"), Align::Right),
        ];
        let notes = vec![say("note-only-where-two-assessors-or", &[("fewest", &SMALL_BASE)])];
        let title = say("title-range-by", &[("question-level", &quality.framework.question_level)]);
        blocks.push(table(format!("{id}-assessors-questions"), &title, &columns, ranges, notes));
    }
    blocks
}

fn text(share: Share) -> String {
    counts_text(share.sufficient, share.of)
}

fn range_text(range: AssessorsRange) -> String {
    say(
        "say-to-over-assessors-with-answers",
        &[
            ("lowest", &text(range.lowest)),
            ("highest", &text(range.highest)),
            ("assessors", &range.assessors),
            ("fewest", &SMALL_BASE),
        ],
    )
}
