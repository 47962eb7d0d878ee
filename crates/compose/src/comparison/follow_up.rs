//! What became of recommendations, and what recurs.

use assize_analysis::{Comparison, Followed, edition, follow_ups, recurring};
use assize_model::{FollowUpStatus, Inspection};
use assize_report::{Cell, Column, Section, Table};

/// Recommendations along the line, and nodes that more than one inspection found wanting.
pub fn follow_up(whole: &Comparison<'_, '_>) -> Option<Section> {
    let all: Vec<&Inspection> = whole.entries.iter().map(|one| one.inspection).collect();
    let tables = [followed(&follow_ups(&all)), found_again(whole)];
    let tables: Vec<Table> = tables.into_iter().filter(|table| !table.rows.is_empty()).collect();
    let title = "What became of recommendations, and what recurs";
    (!tables.is_empty()).then(|| Section::new("follow-up", title).blocks(tables))
}

fn followed(all: &[Followed<'_>]) -> Table {
    let mut table = Table::new("recommendations", "").columns([
        Column::text("recommended_by", "Recommended by"),
        Column::text("text", "What"),
        Column::text("became", "Became of it").for_readers(),
        Column::text("according_to", "According to"),
        Column::text("inspection", "Inspection").for_scripts(),
        Column::text("id", "Id").for_scripts(),
        Column::refs("nodes", "Parts that it names").for_scripts(),
        Column::text("status", "What became of it").for_scripts(),
        Column::text("of_whole", "What became of the report as a whole").for_scripts(),
        Column::text("by", "The inspection that says so").for_scripts(),
    ]);
    table.id = "follow-up-table".to_owned();
    for one in all {
        let became = match one.of_whole() {
            Some(status) => format!("not known; of the report as a whole: {words}", words = words(Some(status))),
            None => words(one.status()).to_owned(),
        };
        let later = one.later.map(|(later, _)| later);
        let no_one = "no later inspection says";
        let or = |text: Option<&String>, reason: &'static str| text.map_or_else(|| Cell::empty(reason), Cell::text);
        table.row(vec![
            Cell::text(&one.inspection.title),
            Cell::text(&one.recommendation.text),
            Cell::text(became),
            Cell::text(later.map_or(no_one, |later| &later.title)),
            Cell::text(&one.inspection.id),
            or(one.recommendation.id.as_ref(), "it has none"),
            Cell::refs(&one.recommendation.nodes),
            Cell::text(word(one.status())),
            Cell::text(word(one.of_whole())),
            or(later.map(|later| &later.id), no_one),
        ]);
    }
    table.note("What is said of a whole report is not said of each of its recommendations.");
    table
}

fn found_again(whole: &Comparison<'_, '_>) -> Table {
    let mut table = Table::new("recurring", "Found wanting more than once").columns([
        Column::text("part", "Part").for_readers(),
        Column::text("by", "By").for_readers(),
        Column::text("edition", "Edition of standards").for_scripts(),
        Column::text("id", "Part").for_scripts(),
        Column::refs("inspections", "Inspections").for_scripts(),
    ]);
    table.id = "recurring-table".to_owned();
    let by_edition = whole.entries.iter().filter_map(|one| Some((one.inspection, edition(one.home?))));
    for (edition, node, inspections) in recurring(&by_edition.collect::<Vec<_>>()) {
        let titles: Vec<&str> = inspections.iter().map(|one| one.title.as_str()).collect();
        table.row(vec![
            Cell::text(format!("{edition} {node}")),
            Cell::text(titles.join("; ")),
            Cell::text(edition),
            Cell::text(node),
            Cell::refs(inspections.iter().map(|one| one.id.as_str())),
        ]);
    }
    table.note("By the part that a concern or recommendation names; those that name none are left out, and likeness of words is not looked at.");
    table
}

fn words(status: Option<FollowUpStatus>) -> &'static str {
    match status {
        Some(FollowUpStatus::Done) => "done",
        Some(FollowUpStatus::InPart) => "in part",
        Some(FollowUpStatus::NotDone) => "not done",
        None => "not known",
    }
}

/// The word for scripts.
fn word(status: Option<FollowUpStatus>) -> &'static str {
    match status {
        Some(FollowUpStatus::Done) => "done",
        Some(FollowUpStatus::InPart) => "in-part",
        Some(FollowUpStatus::NotDone) => "not-done",
        None => "unknown",
    }
}
