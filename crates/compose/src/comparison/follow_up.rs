//! What became of recommendations, and what recurs.

use assize_analysis::{Comparison, edition, follow_ups, recurring};
use assize_model::{FollowUpStatus, Inspection};
use assize_report::Section;

use super::{section, table};

/// Recommendations along the line, and nodes that more than one inspection found wanting.
pub fn follow_up(whole: &Comparison<'_, '_>) -> Option<Section> {
    let all: Vec<&Inspection> = whole.entries.iter().map(|one| one.inspection).collect();
    let followed = follow_ups(&all);
    let again = recurring(&by_edition(whole));
    if followed.is_empty() && again.is_empty() {
        return None;
    }
    let mut blocks = Vec::new();
    if !followed.is_empty() {
        let rows = followed.iter().map(|one| {
            let became = match one.of_whole() {
                Some(status) => format!("not known; of the report as a whole: {words}", words = words(Some(status))),
                None => words(one.status()).to_owned(),
            };
            let by = one.later.map(|(later, _)| later.title.clone());
            vec![
                one.inspection.title.clone(),
                one.recommendation.text.clone(),
                became,
                by.unwrap_or_else(|| "no later inspection says".to_owned()),
            ]
        });
        let columns = ["Recommended by", "What", "Became of it", "According to"];
        let notes = vec!["What is said of a whole report is not said of each of its recommendations.".to_owned()];
        blocks.push(table("follow-up-table", "", &columns, rows.collect(), notes));
    }
    if !again.is_empty() {
        let rows = again.into_iter().map(|(edition, node, inspections)| {
            let titles: Vec<&str> = inspections.iter().map(|one| one.title.as_str()).collect();
            vec![format!("{edition} {node}"), titles.join("; ")]
        });
        let notes = vec!["By the part that a concern or recommendation names; those that name none are left out, and likeness of words is not looked at.".to_owned()];
        blocks.push(table("recurring-table", "Found wanting more than once", &["Part", "By"], rows.collect(), notes));
    }
    Some(section("follow-up", "What became of recommendations, and what recurs", blocks))
}

pub(super) fn by_edition<'r>(whole: &Comparison<'r, '_>) -> Vec<(&'r Inspection, &'r str)> {
    whole.entries.iter().filter_map(|one| Some((one.inspection, edition(one.home?)))).collect()
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
pub(super) fn word(status: Option<FollowUpStatus>) -> &'static str {
    match status {
        Some(FollowUpStatus::Done) => "done",
        Some(FollowUpStatus::InPart) => "in-part",
        Some(FollowUpStatus::NotDone) => "not-done",
        None => "unknown",
    }
}
