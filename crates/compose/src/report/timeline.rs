//! Chapter 2 of a comparison: who was inspected when, under what.

use assize_analysis::Comparison;
use assize_model::Provider;
use assize_report::{Cell, Column, Mark, Section, Table};

use indexmap::IndexMap;

use super::trend::{broken, when};
use crate::cells;
use crate::comparison::{documents, lanes};
use crate::dates::date;
use crate::scorecard::capital;

/// A lane a body over time, and what each inspection says in a line.
pub(super) fn timeline(
    whole: &Comparison<'_, '_>,
    area: Option<&str>,
    providers: &IndexMap<String, Provider>,
) -> Section {
    let drawn = lanes(whole, area, providers);
    Section::new("timeline", "What was published").blocks(drawn).blocks(documents(whole).blocks)
}

/// Annex: a line an inspection in order of time, with what breaks the series before it.
pub(super) fn bodies(whole: &Comparison<'_, '_>) -> Section {
    let mut table = Table::new("timeline", "").with_id("timeline-table").columns([
        Column::count("number", "").unit("place in order of time"),
        Column::text("when", "When"),
        Column::text("body", "Body"),
        Column::text("kind", "Kind"),
        Column::text("existed", "Existed"),
        Column::text("framework", "Regime"),
        Column::text("changed", "What changed"),
        Column::text("inspection", "Inspection").for_scripts(),
    ]);
    for (index, one) in whole.entries.iter().enumerate() {
        let Some(card) = one.home_card() else { continue };
        let changed = index.checked_sub(1).map(|before| whole.breaks[before].as_slice()).unwrap_or_default();
        let breaks = broken(changed).map(|words| Cell::text(format!("{words} {}", Mark::Break.text())));
        let provider = &card.inspection.provider;
        table.row(vec![
            cells::count(index as u64 + 1),
            Cell::text(when(card)),
            Cell::text(&provider.name),
            Cell::text(capital(provider.kind.title())),
            cells::words_or(served(provider), "not known"),
            Cell::text(&card.framework.id),
            cells::or(breaks, "the first, or nothing else than before"),
            Cell::text(&card.inspection.id),
        ]);
    }
    table.note("[b]: the series breaks here. The numbers are used throughout.");
    Section::new("bodies-and-regimes", "Bodies and regimes").block(table)
}

fn served(provider: &Provider) -> String {
    match (provider.from, provider.to) {
        (Some(from), Some(to)) => format!("{} to {}", date(from), date(to)),
        (Some(from), None) => format!("from {}", date(from)),
        (None, Some(to)) => format!("to {}", date(to)),
        (None, None) => String::new(),
    }
}

/// Annex: the document that each inspection is known from.
pub(super) fn sources(whole: &Comparison<'_, '_>) -> Option<Section> {
    let mut table = Table::new("sources", "").with_id("sources-table").columns([
        Column::text("title", "Inspection"),
        Column::text("source", "Known from"),
        Column::text("inspection", "Inspection").for_scripts(),
    ]);
    for one in whole.entries.iter().map(|one| one.inspection) {
        if let Some(source) = &one.source {
            table.row([&one.title, source, &one.id].map(Cell::text).to_vec());
        }
    }
    table.filled().map(|table| Section::new("sources", "Sources").block(table))
}
