//! Inspections by kind of body and year.

use std::collections::BTreeMap;

use assize_analysis::{Comparison, edition, home_card};
use assize_model::{InspectionKind, ProviderKind};
use assize_report::Section;
use assize_scoring::Scorecard;
use indexmap::IndexMap;

use super::{section, table};
use crate::scorecard::{capital, overall_alone};

/// How the overall ratings of each kind of body came out in each year, under each edition of standards; nothing where no two inspections
/// are of one kind, edition and year.
pub(crate) fn groups(whole: &Comparison<'_, '_>) -> Option<Section> {
    let mut groups: BTreeMap<(ProviderKind, String, String), Vec<&Scorecard<'_>>> = BTreeMap::new();
    for card in whole.entries.iter().filter_map(|one| home_card(one)) {
        let inspection = card.inspection;
        if inspection.kind != InspectionKind::Inspection {
            continue;
        }
        let year = inspection.year().map(|year| year.to_string()).unwrap_or_default();
        groups.entry((inspection.provider.kind, year, edition(card.framework).to_owned())).or_default().push(card);
    }
    if groups.values().all(|cards| cards.len() < 2) {
        return None;
    }
    let rows = groups.into_iter().map(|((kind, year, edition), cards)| {
        vec![capital(kind.title()), year, edition, cards.len().to_string(), distribution(&cards)]
    });
    let columns = ["Kind of body", "Year", "Standards", "Inspections", "Overall ratings"];
    let notes = vec!["Counts, side by side: which bodies were inspected differs from year to year, and nothing is averaged or ranked. Self-assessments and reports on several bodies together are left out. Averages of key questions within one kind: `assize score --against kind`.".to_owned()];
    Some(section(
        "groups",
        "By kind of body and year",
        vec![table("groups-table", "", &columns, rows.collect(), notes)],
    ))
}

/// "1 good, 9 requires improvement", best first.
fn distribution(cards: &[&Scorecard<'_>]) -> String {
    let mut counts: IndexMap<String, (usize, usize)> = IndexMap::new();
    for card in cards {
        let (order, words) = overall_alone(card);
        counts.entry(words).or_insert((order, 0)).1 += 1;
    }
    counts.sort_by(|_, a, _, b| b.0.cmp(&a.0));
    counts.iter().map(|(words, (_, count))| format!("{count} {words}")).collect::<Vec<_>>().join(", ")
}
