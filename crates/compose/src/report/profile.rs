//! Annexes of an aggregate: whose cases were looked at, and in which inspections.

use assize_report::{Cell, Column, Section, Table};
use assize_scoring::{Group, Scorecard};
use indexmap::IndexMap;

use super::trend::when;
use crate::cells::{self, words_or};
use crate::dates::period;
use crate::scorecard::capital;

/// Facts that show who the cases are, as far as a regime knows them.
pub const PROFILE: [&str; 5] = ["sentence-type", "rosh.inspector", "rosh.recorded", "sex", "ethnicity"];

/// Cases by these facts, over all inspections that were read.
pub(super) fn profile(members: &[&Scorecard<'_>]) -> Option<Section> {
    let mut table = Table::new("profile", "").with_id("profile-table").columns([
        Column::text("title", ""),
        Column::count("cases", "Cases").unit("cases"),
        Column::share("share", "Share"),
        Column::text("fact", "Fact").for_scripts(),
        Column::text("value", "Value").for_scripts(),
    ]);
    for fact in PROFILE {
        let mut counts: IndexMap<&str, usize> = IndexMap::new();
        for member in members {
            for (group, units) in &member.tally.units {
                if let Group::Fact { fact: of, value } = group
                    && of == fact
                {
                    *counts.entry(value).or_default() += units.get("case").copied().unwrap_or(0);
                }
            }
        }
        let of: usize = counts.values().sum();
        // A fact without any record shows nothing.
        if counts.iter().all(|(value, count)| value.is_empty() || *count == 0) {
            continue;
        }
        let known = members.iter().find_map(|member| member.framework.catalogue.facts.get(fact));
        let title = known.map_or_else(|| fact.to_owned(), |fact| fact.title.en.clone());
        table.group(title);
        counts.sort_by(|a, _, b, _| a.is_empty().cmp(&b.is_empty()));
        for (value, count) in counts.into_iter().filter(|(_, count)| *count > 0) {
            let name = if value.is_empty() { "Not recorded".to_owned() } else { capital(&value.replace('-', " ")) };
            let count = count as u64;
            let value = cells::words_or(value, "not recorded");
            let cells = [cells::count(count), cells::counted(None, count, of as u64), Cell::text(fact), value];
            table.row([Cell::text(name)].into_iter().chain(cells).collect());
        }
    }
    table.note("All cases that were read, of all inspections together.");
    table.filled().map(|table| Section::new("profile", "Who the cases are").block(table))
}

/// The inspections, when they were made and published, on how many cases.
pub(super) fn dates(pooled: &[&Scorecard<'_>], members: &[&Scorecard<'_>]) -> Option<Section> {
    let mut table = Table::new("inspections", "").with_id("inspections-table").columns([
        Column::text("inspection_title", "Inspection"),
        Column::text("kind", "Kind of body"),
        Column::text("framework", "Regime"),
        Column::text("fieldwork", "Fieldwork"),
        Column::text("published", "Published"),
        Column::count("cases", "Cases").unit("cases"),
        Column::text("inspection", "Inspection").for_scripts(),
    ]);
    for card in members {
        let inspection = card.inspection;
        let is_known = inspection.fieldwork.from.is_some() || inspection.fieldwork.to.is_some();
        let cases = card.tally.units[&Group::All].get("case").map(|count| *count as u64);
        table.row(vec![
            Cell::text(&inspection.title),
            Cell::text(capital(inspection.provider.kind.title())),
            Cell::text(&card.framework.id),
            cells::or(is_known.then(|| period(inspection.fieldwork)), "not known"),
            words_or(when(card), "not known"),
            cells::count_or(cases, "no cases were read"),
            Cell::text(&inspection.id),
        ]);
    }
    let read: Vec<&str> = members.iter().map(|member| member.inspection.id.as_str()).collect();
    let named = pooled.iter().flat_map(|card| &card.inspection.members).map(|member| member.value.as_str());
    for other in named.filter(|id| !read.contains(id)) {
        let mut cells = vec![Cell::text(other); 7];
        cells[1..6].fill(Cell::empty("not read"));
        cells[4] = Cell::text("not read");
        table.row(cells);
    }
    table.filled().map(|table| Section::new("inspections", "Inspections and dates").block(table))
}
