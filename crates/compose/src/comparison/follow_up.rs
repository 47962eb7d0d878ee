//! What became of recommendations, and what recurs.

use assize_analysis::{Comparison, Followed, edition, follow_ups, recurring};
use assize_model::{FollowUpStatus, Inspection};
use assize_report::{Block, Cell, Column, Section, Table};
use indexmap::IndexMap;

use crate::cells;

/// Recommendations along the line, and nodes that more than one inspection found wanting.
pub fn follow_up(whole: &Comparison<'_, '_>) -> Option<Section> {
    let all: Vec<&Inspection> = whole.entries.iter().map(|one| one.inspection).collect();
    let all = follow_ups(&all);
    let rest = not_said(&all).map(Block::paragraph);
    let (told, untold): (Vec<_>, Vec<_>) = all.into_iter().partition(|one| one.later.is_some());
    let (told, untold) = (followed("follow-up-table", &told), followed("follow-up-not-known", &untold));
    let tables = [told, untold.for_scripts(), found_again(whole)];
    let section = Section::new("follow-up", "What became of recommendations, and what recurs").blocks(rest);
    section.blocks(tables.into_iter().filter_map(Table::filled)).filled()
}

/// "No later inspection says what became of 14 of 18 recommendations: 3 of London Probation Trust, 2014; .... Of the other 4 the report as a whole is spoken of."
pub(super) fn not_said(all: &[Followed<'_>]) -> Option<String> {
    let (told, untold): (Vec<&Followed<'_>>, Vec<&Followed<'_>>) = all.iter().partition(|one| one.later.is_some());
    if untold.is_empty() {
        return None;
    }
    let mut by: IndexMap<&str, usize> = IndexMap::new();
    for one in &untold {
        *by.entry(&one.inspection.title).or_default() += 1;
    }
    let said: Vec<String> = by.iter().map(|(title, count)| format!("{count} of {title}")).collect();
    let of = match (told.len(), untold.len()) {
        (0, 1) => "the one recommendation".to_owned(),
        (0, many) => format!("{many} recommendations"),
        (told, many) => format!("{many} of {} recommendations", told + many),
    };
    let of_whole = told.iter().filter(|one| one.of_whole().is_some()).count();
    let whole = match (of_whole, told.len()) {
        (0, _) => String::new(),
        (1, 1) => " For the other one, what is said is about the report as a whole.".to_owned(),
        (some, all) if some == all => format!(" For the other {all}, what is said is about the report as a whole."),
        (some, all) => format!(" For {some} of the other {all}, what is said is about the report as a whole."),
    };
    Some(format!("No later inspection says what became of {of}: {}.{whole}", said.join("; ")))
}

pub(super) fn followed(id: &str, all: &[Followed<'_>]) -> Table {
    let mut table = Table::new("recommendations", "").with_id(id).columns([
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
    for one in all {
        let became = became(one);
        let later = one.later.map(|(later, _)| later);
        let no_one = "no later inspection says";
        table.row(vec![
            Cell::text(&one.inspection.title),
            Cell::text(&one.recommendation.text),
            Cell::text(became),
            Cell::text(later.map_or(no_one, |later| &later.title)),
            Cell::text(&one.inspection.id),
            cells::or(one.recommendation.id.as_ref(), "it has none"),
            Cell::refs(one.recommendation.nodes.iter().map(|node| &**node)),
            Cell::text(word(one.status())),
            Cell::text(word(one.of_whole())),
            cells::or(later.map(|later| &later.id), no_one),
        ]);
    }
    table.note("What is said of a whole report does not hold for each of its recommendations.");
    table
}

/// "in part"; "not known; of the report as a whole: in part".
pub(super) fn became(one: &Followed<'_>) -> String {
    match one.of_whole() {
        Some(status) => format!("not known; of the report as a whole: {}", words(Some(status))),
        None => words(one.status()).to_owned(),
    }
}

fn found_again(whole: &Comparison<'_, '_>) -> Table {
    let mut table = Table::new("recurring", "Found wanting more than once").with_id("recurring-table").columns([
        Column::text("part", "Part").for_readers(),
        Column::text("by", "By").for_readers(),
        Column::text("edition", "Edition of standards").for_scripts(),
        Column::text("id", "Part").for_scripts(),
        Column::refs("found_in", "Inspections").for_scripts(),
    ]);
    let by_edition = whole.entries.iter().filter_map(|one| Some((one.inspection, edition(one.home?))));
    for (edition, node, inspections) in recurring(&by_edition.collect::<Vec<_>>()) {
        let titles: Vec<&str> = inspections.iter().map(|one| one.title.as_str()).collect();
        table.row(vec![
            Cell::text(part(whole, edition, node)),
            Cell::text(titles.join("; ")),
            Cell::text(edition),
            Cell::text(node),
            Cell::refs(inspections.iter().map(|one| one.id.as_str())),
        ]);
    }
    table.note("By the part that a concern or recommendation names; those that name none are left out, and likeness of words is not looked at.");
    table
}

/// A node by its title, which one of the frameworks of an edition has.
fn part(whole: &Comparison<'_, '_>, edition: &str, node: &str) -> String {
    let homes = whole.entries.iter().filter_map(|one| one.home);
    let mut nodes = homes.filter(|home| self::edition(home) == edition).flat_map(|home| &home.nodes);
    let found = nodes.find(|one| one.id == node).map(|one| format!("{} ({edition})", one.titled()));
    found.unwrap_or_else(|| format!("{edition} {node}"))
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
