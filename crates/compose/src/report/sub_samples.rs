//! Annex: which units each question is asked about.

use assize_report::{Cell, Column, Section, Table};
use assize_scoring::{Group, Reached, Scorecard};
use indexmap::IndexSet;

use crate::figures::whole_text;
use crate::frameworks::asked_of;
use crate::scorecard::capital;
use crate::{cells, words};

/// A row a question that is answered; under each kind of unit, how many there were.
pub(super) fn sub_samples(card: &Scorecard<'_>) -> Option<Section> {
    let framework = card.framework;
    let is_answered = |question: &usize| card.tally.reached[*question] != Reached::None;
    let mut table = Table::new("sub-samples", "").with_id("sub-samples-table").columns([
        Column::text("title", ""),
        Column::text("asked_of", "Asked of"),
        Column::count("judged", "Judged").unit("units"),
        Column::text("id", "Id").for_scripts(),
        Column::text("unit", "Unit").for_scripts(),
    ]);
    let answered = (0..card.questions.len()).filter(is_answered);
    let units: IndexSet<&str> = answered.map(|question| framework.questions[question].unit.as_str()).collect();
    for unit in units {
        let plural = words::plural(framework, unit);
        let read = card.tally.units[&Group::All].get(unit).map(|count| format!(": {}", whole_text(*count as u64)));
        table.group(format!("{}{}", capital(plural), read.unwrap_or_default()));
        for question in card.all_questions().filter(|question| is_answered(&question.index)) {
            let declared = question.declared();
            if declared.unit != unit {
                continue;
            }
            let judged = question.counts().map(|counts| counts.all_sufficient() + counts.all_insufficient());
            let cells = vec![
                Cell::text(question.title()),
                Cell::text(asked_of(framework, declared)),
                cells::count_or(judged, "the source gives no counts"),
                Cell::text(question.id()),
                Cell::text(unit),
            ];
            table.figure(question.name(), cells);
        }
    }
    table.note("Judged: sufficient or insufficient; blank where the source gives no counts.");
    let title = "The units that each question is asked of";
    table.filled().map(|table| Section::new("sub-samples", title).block(table))
}
