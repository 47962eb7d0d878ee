//! Bodies in words: which there were, and who took over from whom.

mod facts;
mod matrix;
mod tree;

use assize_framework::Library;
use assize_model::{Inspection, Lineage, PartialDate, Period, PrintedValue, Provider, ProviderKind};
use assize_report::{Audience, Block, Cell, Column, ColumnKind, Item, Kind, Report, Row, RowKind, Section, Table};
use indexmap::IndexMap;

use crate::dates::{date, period};
use crate::words::{licensed, list};

pub use matrix::held;

/// These bodies, by kind, with what was read of each.
pub fn providers(shown: &[&Provider], library: &Library, inspections: &[Inspection]) -> Report {
    let lineage = Lineage::new(&library.providers);
    let (several, bodies): (Vec<&Provider>, Vec<&Provider>) = shown.iter().partition(|provider| provider.several);
    let mut rows = Vec::new();
    let mut kinds: Vec<&ProviderKind> = library.providers.kinds.iter().collect();
    for provider in &bodies {
        if !kinds.contains(&&provider.kind) {
            kinds.push(&provider.kind);
        }
    }
    for kind in kinds {
        let of_kind: Vec<_> = bodies.iter().copied().filter(|provider| provider.kind == *kind).collect();
        let Some(first) = of_kind.first() else { continue };
        let together = of_kind.iter().all(|provider| lifetime(provider) == lifetime(first));
        let is_dated = first.from.is_some() || first.to.is_some();
        let dates = if together && is_dated { format!(", {}", lifetime(first)) } else { String::new() };
        let heading = format!("{} ({}){dates}", kind.plural(), of_kind.len());
        rows.push(row(RowKind::Group, [heading, String::new(), String::new(), String::new()]));
        rows.extend(of_kind.into_iter().map(|provider| body(provider, together, inspections)));
    }
    let mut blocks = Vec::new();
    match rows.is_empty() {
        true => blocks.push(paragraph("None of the bodies that are known is both of this kind and of this area.")),
        false => blocks.push(Block::Table(Table {
            name: String::new(),
            id: "bodies-table".to_owned(),
            title: String::new(),
            columns: columns(["Id", "Name", "Areas", "Read"]),
            rows,
            notes: vec![
                "Read: how many inspections were read, those of several bodies together among them.".to_owned(),
            ],
        })),
    }
    if !several.is_empty() {
        let ids: Vec<&str> = several.iter().map(|provider| provider.id.as_str()).collect();
        blocks.push(paragraph(format!("Not one body, but several in one report: {ids}.", ids = list(&ids))));
    }
    let facts = facts::tables(shown, &lineage, inspections);
    let section = Section::new("bodies", "Bodies inspected").blocks(blocks).blocks(facts);
    report("Bodies inspected", vec![section], shown)
}

/// One body with all before and after it, and what was read of each of them.
pub fn provider(shown: &Provider, library: &Library, inspections: &[Inspection]) -> Report {
    let lineage = Lineage::new(&library.providers);
    let family = tree::family(shown, &lineage);
    let sections = vec![
        section("about", "About", vec![Block::Items { items: about(shown) }]).blocks(facts::tables(
            &family,
            &lineage,
            inspections,
        )),
        section("before", "Who went before", tree::before(shown, &lineage)),
        section("after", "Who came after", tree::after(shown, &lineage)),
        section("inspections", "Inspections of these bodies", read(&family, inspections, library)),
    ];
    report(&shown.name, sections, &family)
}

fn report(title: &str, sections: Vec<Section>, providers: &[&Provider]) -> Report {
    let is_public = providers.iter().any(|provider| !provider.fictional);
    Report {
        notices: if is_public { vec![licensed().to_owned()] } else { Vec::new() },
        sections,
        ..Report::new(Kind::Providers, Audience::Public, title)
    }
}

fn body(provider: &Provider, together: bool, inspections: &[Inspection]) -> Row {
    let read = of(provider, inspections).len();
    let dates = if together { String::new() } else { format!(", {}", lifetime(provider)) };
    let texts = [
        provider.id.clone(),
        format!("{}{dates}", name(provider)),
        provider.areas.join(", "),
        if read == 0 { String::new() } else { read.to_string() },
    ];
    row(RowKind::Body, texts)
}

fn about(provider: &Provider) -> Vec<Item> {
    let item = |name: &str, value: String| Item { name: name.to_owned(), value: Cell::text(value) };
    let mut items = vec![item("Id", provider.id.clone()), item("Kind", provider.kind.title().to_owned())];
    if provider.fictional {
        items.push(item("Fictional", "yes: made up".to_owned()));
    }
    if provider.several {
        items.push(item("Not one body", "but several in one report".to_owned()));
    }
    if !provider.areas.is_empty() {
        items.push(item("Areas", provider.areas.join(", ")));
    }
    items.push(item("Dates", lifetime(provider)));
    items
}

/// The inspections of these bodies, oldest first, under the regime of each.
fn read(family: &[&Provider], inspections: &[Inspection], library: &Library) -> Vec<Block> {
    let mut found: Vec<&Inspection> = Vec::new();
    for inspection in family.iter().flat_map(|provider| of(provider, inspections)) {
        if !found.iter().any(|known| known.id == inspection.id) {
            found.push(inspection);
        }
    }
    if found.is_empty() {
        return vec![paragraph("None was read.")];
    }
    found.sort_by_key(|inspection| when(inspection));
    let mut regimes: IndexMap<&str, Vec<&Inspection>> = IndexMap::new();
    for inspection in found {
        regimes.entry(&inspection.framework).or_default().push(inspection);
    }
    let mut rows = Vec::new();
    for (id, found) in regimes {
        let title = library.frameworks.get(id).map(|framework| format!("{id}: {}", framework.title.en));
        let heading = title.unwrap_or_else(|| id.to_owned());
        rows.push(row(RowKind::Group, [heading, String::new(), String::new(), String::new()]));
        rows.extend(found.into_iter().map(|inspection| {
            let printed = printed(inspection).map(|rating| rating_title(rating, inspection, library));
            let published = inspection.published.map(date);
            let texts = [
                inspection.id.clone(),
                inspection.title.clone(),
                published.unwrap_or_default(),
                printed.unwrap_or_default(),
            ];
            row(RowKind::Body, texts)
        }));
    }
    let notes = vec![
        "Side by side, not ranked. Two bodies on the two sides of a succession did not have the same cases.".to_owned(),
    ];
    vec![Block::Table(Table {
        name: String::new(),
        id: "inspections-table".to_owned(),
        title: String::new(),
        columns: columns(["Inspection", "Title", "Published", "Overall, as printed"]),
        rows,
        notes,
    })]
}

/// For the order of inspections.
fn when(inspection: &Inspection) -> (Option<PartialDate>, Option<PartialDate>) {
    (inspection.published, inspection.fieldwork.from)
}

/// The inspections of a body, those of several bodies together among them, oldest first.
fn of<'i>(provider: &Provider, inspections: &'i [Inspection]) -> Vec<&'i Inspection> {
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

/// The name of the overall rating that the report prints.
fn printed(inspection: &Inspection) -> Option<&str> {
    inspection.printed.iter().find_map(|printed| match &printed.value.value {
        PrintedValue::Rating(rating) if printed.value.id == "overall" => Some(rating.as_str()),
        _ => None,
    })
}

fn rating_title(name: &str, inspection: &Inspection, library: &Library) -> String {
    let framework = library.frameworks.get(&inspection.framework);
    let rating = framework.and_then(|framework| framework.ratings.iter().find(|rating| rating.name == name));
    rating.map_or_else(|| name.to_owned(), |rating| rating.title.en.clone())
}

/// "1 June 2014 to 25 June 2021".
fn lifetime(provider: &Provider) -> String {
    period(Period { from: provider.from, to: provider.to })
}

fn name(provider: &Provider) -> String {
    if provider.fictional { format!("{name} (fictional)", name = provider.name) } else { provider.name.clone() }
}

fn section(id: &str, title: &str, blocks: Vec<Block>) -> Section {
    Section { id: id.to_owned(), title: title.to_owned(), blocks, sections: Vec::new() }
}

fn paragraph(text: impl Into<String>) -> Block {
    Block::Paragraph { text: text.into() }
}

fn columns<const N: usize>(titles: [&str; N]) -> Vec<Column> {
    titles.map(|title| Column::new(ColumnKind::Text, "", title.to_owned())).into()
}

fn row<const N: usize>(kind: RowKind, texts: [String; N]) -> Row {
    let cell = |text: String| if text.is_empty() { Cell::empty("") } else { Cell::text(text) };
    Row { figure: None, kind, cells: texts.map(cell).into() }
}
