//! Inspections by kind of body and year.

use std::collections::BTreeMap;

use assize_analysis::{Comparison, edition, home_card};
use assize_model::{InspectionKind, ProviderKind};
use assize_report::{Cell, Column, Section, Table};
use assize_scoring::Scorecard;
use indexmap::IndexMap;

use crate::cells;
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
        groups
            .entry((inspection.provider.kind.clone(), year, edition(card.framework).to_owned()))
            .or_default()
            .push(card);
    }
    if groups.values().all(|cards| cards.len() < 2) {
        return None;
    }
    let mut table = Table::new("groups", "")
        .column(Column::text("kind", "Kind of body"))
        .column(Column::text("year", "Year"))
        .column(Column::text("edition", "Standards"))
        .column(Column::count("inspections", "Inspections").unit("inspections"))
        .column(Column::text("ratings", "Overall ratings"));
    table.id = "groups-table".to_owned();
    for ((kind, year, edition), cards) in groups {
        let kind = Cell::text(capital(kind.title()));
        let count = cells::count(cards.len() as u64);
        table.row(vec![kind, Cell::text(year), Cell::text(edition), count, Cell::text(distribution(&cards))]);
    }
    table.note("Counts, side by side: which bodies were inspected differs from year to year, and nothing is averaged or ranked. Self-assessments and reports on several bodies together are left out. Averages of key questions within one kind: `assize score --against kind`.");
    Some(Section::new("groups", "By kind of body and year").block(table))
}

/// "1 good, 9 requires improvement", best first.
pub(crate) fn distribution(cards: &[&Scorecard<'_>]) -> String {
    let mut counts: IndexMap<String, (usize, usize)> = IndexMap::new();
    for card in cards {
        let (order, words) = overall_alone(card);
        counts.entry(words).or_insert((order, 0)).1 += 1;
    }
    counts.sort_by(|_, a, _, b| b.0.cmp(&a.0));
    counts.iter().map(|(words, (_, count))| format!("{count} {words}")).collect::<Vec<_>>().join(", ")
}
