//! Bodies, successions and inspections: a row each.

use std::collections::BTreeMap;

use assize_framework::{Framework, Library};
use assize_model::{Inspection, Lineage, PartialDate, PrintedValue, Provider, ProviderKind};
use assize_report::{Cell, Column, Rated, Table};
use assize_scoring::{FigureName, Outcome};
use indexmap::IndexMap;

use super::{lifetime, name};
use crate::cells::{self, words_or};
use crate::dates::date;
use crate::words::owners;

/// The bodies by kind, those that are several in one report last, with what was read of each.
pub(super) fn bodies(shown: &[&Provider], inspections: &[Inspection]) -> Table {
    let mut table = no_bodies();
    let (several, single): (Vec<&Provider>, Vec<&Provider>) = shown.iter().partition(|provider| provider.several);
    let mut kinds: BTreeMap<&ProviderKind, Vec<&Provider>> = BTreeMap::new();
    for provider in single {
        kinds.entry(&provider.kind).or_default().push(provider);
    }
    for (kind, of_kind) in kinds {
        let together = of_kind.iter().all(|provider| lifetime(provider) == lifetime(of_kind[0]));
        let is_dated = of_kind[0].from.is_some() || of_kind[0].to.is_some();
        let dates = if together && is_dated { format!(", {}", lifetime(of_kind[0])) } else { String::new() };
        table.group(format!("{} ({}){dates}", kind.plural(), of_kind.len()));
        of_kind.into_iter().for_each(|provider| table.row(body(provider, together, inspections)));
    }
    if !several.is_empty() {
        table.group(format!("Not one body, but several in one report ({})", several.len()));
        several.into_iter().for_each(|provider| table.row(body(provider, true, inspections)));
    }
    if !table.rows.is_empty() {
        table.note("Inspections: how many are held, those of several bodies together among them.");
    }
    table
}

/// The same in their order, for scripts.
pub(super) fn family(bodies: &[&Provider], inspections: &[Inspection]) -> Table {
    let mut table = no_bodies();
    bodies.iter().for_each(|provider| table.row(body(provider, true, inspections)));
    table.for_scripts()
}

fn no_bodies() -> Table {
    let for_scripts = [
        ("provider_name", "Provider name"),
        ("provider_kind", "Provider kind"),
        ("fictional", "Fictional"),
        ("several", "Several"),
        ("from", "From"),
        ("to", "To"),
        ("owners", "Owned by"),
    ];
    Table::new("bodies", "")
        .with_id("bodies-table")
        .column(Column::text("provider", "Id"))
        .column(Column::text("name", "Name").for_readers())
        .column(Column::text("areas", "Areas"))
        .column(Column::count("held", "Inspections").unit("inspections"))
        .columns(for_scripts.map(|(id, title)| Column::text(id, title).for_scripts()))
        .column(Column::refs("inspections", "Inspections").for_scripts())
}

fn body(provider: &Provider, together: bool, inspections: &[Inspection]) -> Vec<Cell> {
    let read = of(provider, inspections);
    let dates = if together { String::new() } else { format!(", {}", lifetime(provider)) };
    vec![
        Cell::text(&provider.id),
        Cell::text(format!("{}{dates}", name(provider))),
        words_or(provider.areas.join(", "), "no area is known"),
        cells::count_unless_none(read.len() as u64),
        Cell::text(&provider.name),
        Cell::text(provider.kind.word()),
        cells::holds(provider.fictional),
        cells::holds(provider.several),
        day(provider.from),
        day(provider.to),
        words_or(owners(provider), "no owner is recorded"),
        cells::refs_or(read.iter().map(|inspection| inspection.id.as_str()), "none is held"),
    ]
}

/// Who took over from each of them.
pub(super) fn successions(bodies: &[&Provider], lineage: &Lineage<'_>) -> Table {
    let columns = [
        ("provider", "Provider"),
        ("successor", "Successor"),
        ("by", "By"),
        ("work", "Work"),
        ("shared_areas", "Shared areas"),
        ("on", "On"),
    ];
    let mut table = Table::new("successions", "Who took over from each")
        .with_id("successions-table")
        .columns(columns.map(|(id, title)| Column::text(id, title).for_scripts()));
    for body in bodies {
        for (next, one) in lineage.successors(body) {
            let by: Vec<&str> = one.by.iter().map(|by| by.word()).collect();
            let shared: Vec<&str> =
                body.areas.iter().filter(|area| next.areas.contains(area)).map(String::as_str).collect();
            table.row(vec![
                Cell::text(&body.id),
                Cell::text(&next.id),
                words_or(by.join("; "), "not said"),
                Cell::text(one.work.as_deref().unwrap_or("all of it")),
                words_or(shared.join(", "), "no area of both is known"),
                day(one.on.or(next.from)),
            ]);
        }
    }
    table
}

/// The inspections of these bodies, oldest first, each once, under the regime of each.
pub(super) fn inspections(family: &[&Provider], inspections: &[Inspection], library: &Library) -> Table {
    let mut table = Table::new("inspections", "")
        .with_id("inspections-table")
        .column(Column::text("inspection", "Inspection"))
        .column(Column::text("title", "Title"))
        .column(Column::text("date", "Published").for_readers())
        .column(Column::rating("printed", "Overall, as printed"))
        .column(Column::text("provider", "Provider").for_scripts())
        .column(Column::text("inspection_kind", "Inspection kind").for_scripts())
        .column(Column::text("framework", "Framework").for_scripts())
        .column(Column::text("published", "Published").for_scripts());
    let mut found: Vec<(&Provider, &Inspection)> = Vec::new();
    for (body, own) in family.iter().map(|body| (body, of(body, inspections))) {
        for inspection in own {
            if !found.iter().any(|(_, known)| known.id == inspection.id) {
                found.push((body, inspection));
            }
        }
    }
    found.sort_by_key(|(_, inspection)| when(inspection));
    let mut regimes: IndexMap<&str, Vec<(&Provider, &Inspection)>> = IndexMap::new();
    for one in found {
        regimes.entry(&one.1.framework).or_default().push(one);
    }
    for (id, found) in regimes {
        let framework = library.frameworks.get(id);
        table.group(framework.map_or_else(|| id.to_owned(), |framework| format!("{id}: {}", framework.title.en)));
        for (body, inspection) in found {
            let cells = vec![
                Cell::text(&inspection.id),
                Cell::text(&inspection.title),
                cells::or(inspection.published.map(date), "not known"),
                printed(inspection, framework),
                Cell::text(&body.id),
                Cell::text(inspection.kind.word()),
                Cell::text(id),
                day(inspection.published),
            ];
            table.figure(FigureName::new(&inspection.id, id, "overall"), cells);
        }
    }
    if !table.rows.is_empty() {
        table
            .note("Side by side, not ranked. Two bodies on the two sides of a succession did not have the same cases.");
    }
    table
}

/// For the order of inspections.
fn when(inspection: &Inspection) -> (Option<PartialDate>, Option<PartialDate>) {
    (inspection.published, inspection.fieldwork.from)
}

/// The inspections of a body, those of several bodies together among them, oldest first.
pub(super) fn of<'i>(provider: &Provider, inspections: &'i [Inspection]) -> Vec<&'i Inspection> {
    let together = |inspection: &Inspection| {
        let several = &inspection.provider;
        several.several
            && several.kind == provider.kind
            && !provider.areas.is_empty()
            && provider.areas.iter().all(|area| several.areas.contains(area))
    };
    let mut own: Vec<_> =
        inspections.iter().filter(|inspection| inspection.provider.id == provider.id || together(inspection)).collect();
    own.sort_by_key(|inspection| when(inspection));
    own
}

/// "2019 requires improvement"; "2014 with others".
pub(super) fn in_brief(inspection: &Inspection) -> String {
    let year = inspection.year().map_or_else(|| "undated".to_owned(), |year| year.to_string());
    let others = if inspection.provider.several { " with others" } else { "" };
    let rating = printed_name(inspection).map(|name| format!(" {}", name.replace('-', " "))).unwrap_or_default();
    format!("{year}{others}{rating}")
}

/// The name of the overall rating that the report prints.
pub(super) fn printed_name(inspection: &Inspection) -> Option<&str> {
    inspection.printed.iter().find_map(|printed| match &printed.value.value {
        PrintedValue::Rating(rating) if printed.value.id == "overall" => Some(&*rating.name),
        PrintedValue::Rating(_) | PrintedValue::Points(_) | PrintedValue::Percent(_) => None,
    })
}

/// The overall rating that the report prints.
fn printed(inspection: &Inspection, framework: Option<&Framework>) -> Cell {
    let Some(name) = printed_name(inspection) else { return Cell::empty("none is printed, or none was found") };
    let place = |framework: &Framework| framework.ratings.iter().position(|rating| rating.name == name);
    match framework.and_then(|framework| Some((framework, place(framework)?))) {
        Some((framework, place)) => cells::rated(framework, Outcome::Rated(place)).into(),
        None => Rated { rating: Some(name.to_owned()), text: name.to_owned(), ..Rated::default() }.into(),
    }
}

fn day(date: Option<PartialDate>) -> Cell {
    cells::or(date.map(|date| date.to_string()), "not known, or none")
}
